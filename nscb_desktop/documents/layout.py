"""An outline's blocks laid out on pages, in one pass."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import assert_never

from nscb_desktop.documents.blocks import content_slices
from nscb_desktop.documents.flow_chart import drawing
from nscb_desktop.documents.outline import (
    Block,
    Boxes,
    Chart,
    FieldRow,
    FlowChart,
    Heading,
    InnerTable,
    Note,
    Outline,
    Place,
    PlaceTable,
    Strip,
    Text,
    Ticks,
    Weight,
    WritingLines,
)
from nscb_desktop.documents.pages import LABEL_ROOM, VALUE_ROOM, PageContent, Pages, RowSlices
from nscb_desktop.documents.setting import Setter
from nscb_desktop.documents.slices import DrawingSlice, Gap, LabelSlice, Slice, TextSlice
from nscb_desktop.documents.style import CONTENT_WIDTH, HEAD_GROUND, STYLES, Style
from nscb_desktop.documents.swim_lanes import drawings
from nscb_desktop.documents.tables import strip_slices

_BETWEEN = 8.0
_WITH_ITS_HEADING = 68.0
"""Room for a heading, the headings of its columns, and a row."""
CONTINUED = "(continued)"


def laid_out(outline: Outline, setter: Setter, first_top: float) -> list[PageContent]:
    """The pages of an outline, the first of which begins lower."""
    pages = Pages(first_top)
    before: Block | None = None
    for block, after in zip_longest(outline.blocks, outline.blocks[1:]):
        if before is not None and not (isinstance(before, FieldRow) and isinstance(block, FieldRow)):
            pages.gap(_BETWEEN)
        if _heads(block, after):
            pages.need(_WITH_ITS_HEADING)
        _place(block, pages, setter)
        before = block
    return pages.pages


def _heads(block: Block, after: Block | None) -> bool:
    """Whether it is the heading of a table, and so may not be the last on a page."""
    return isinstance(block, Text) and block.weight is Weight.STRONG and isinstance(after, InnerTable)


def _place(block: Block, pages: Pages, setter: Setter) -> None:
    match block:
        case Heading():
            pages.heading(_heading(block, setter))
        case FieldRow():
            row = field_row(block, setter)
            pages.row(row)
        case Strip():
            pages.full(strip_slices(block, setter, CONTENT_WIDTH))
        case Note():
            pages.full(_lines(block.words, STYLES[block.weight], setter, CONTENT_WIDTH))
        case FlowChart():
            pages.full((DrawingSlice(drawing(block.standings)),))
        case Chart():
            pages.full([DrawingSlice(each) for each in drawings(block.lanes)])
        case Text() | InnerTable() | Ticks() | WritingLines() | Place() | Boxes() | PlaceTable():
            pages.full(content_slices((block,), setter, CONTENT_WIDTH))
        case _:
            assert_never(block)


def _heading(block: Heading, setter: Setter) -> RowSlices:
    strong = STYLES[Weight.STRONG]
    left, right = _lines(block.left, strong, setter, LABEL_ROOM), _lines(block.right, strong, setter, VALUE_ROOM)
    return RowSlices(left, right, left, HEAD_GROUND)


def field_row(block: FieldRow, setter: Setter) -> RowSlices:
    """A question ready to be placed: its answer begins beside the label's first line."""
    label = _label(block.label, setter)
    value = content_slices(block.content, setter, VALUE_ROOM)
    continued = [*label, *_lines(CONTINUED, STYLES[Weight.SMALL], setter, LABEL_ROOM)]
    if block.guidance:
        label += [Gap(1.0), *_lines(block.guidance, STYLES[Weight.SMALL], setter, LABEL_ROOM)]
    return RowSlices(label, value, continued, least=block.least_height, name=block.label.rstrip(":"))


def _label(words: str, setter: Setter) -> list[Slice]:
    lines = setter.text(words, STYLES[Weight.STRONG], LABEL_ROOM)
    return [LabelSlice(tuple(lines), words)] if len(lines) > 1 else [TextSlice(line) for line in lines]


def _lines(words: str, style: Style, setter: Setter, room: float) -> list[Slice]:
    slices: Sequence[Slice] = [TextSlice(line) for line in setter.text(words, style, room)]
    return list(slices)
