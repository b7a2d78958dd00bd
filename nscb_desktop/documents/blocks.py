"""Blocks of an outline turned into slices of a width."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import assert_never

from nscb_desktop.documents.outline import (
    Boxes,
    Content,
    InnerTable,
    Place,
    PlaceTable,
    Text,
    Tick,
    Ticks,
    Weight,
    WritingLines,
)
from nscb_desktop.documents.place_slices import PlaceSlice, box_slices, place_slices, table_place_slices
from nscb_desktop.documents.setting import Line, Setter
from nscb_desktop.documents.slices import Gap, Ruled, Slice, TextSlice
from nscb_desktop.documents.style import STYLES
from nscb_desktop.documents.tables import table_slices
from nscb_desktop.documents.text import Span
from nscb_desktop.framework.form_slots import Entry

WRITING_HEIGHT = 21.0
_TICK_INDENT = 13.0
_LONGEST_HEADING = 240


def content_slices(contents: Sequence[Content], setter: Setter, room: float) -> list[Slice]:
    """Everything that answers a question, one under the other."""
    slices: list[Slice] = []
    led = False
    for content, after in zip_longest(contents, contents[1:]):
        if slices and not isinstance(content, WritingLines):
            slices.append(Gap(4.0, keep=led))
        made = _slices(content, setter, room)
        led = _leads(content, after)
        slices += [_kept(each) for each in made] if led else made
    return slices


def _leads(content: Content, after: Content | None) -> bool:
    """Whether it is read with what follows, and so may not be the last on a page: a heading, a question to write under."""
    if after is None:
        return False
    heading = isinstance(content, Text) and content.weight is Weight.STRONG and len(content.words) < _LONGEST_HEADING
    question = isinstance(content, Ticks) and isinstance(after, WritingLines)
    return (
        heading
        or question
        or (isinstance(content, Place) and content.slot.entry is Entry.PICKED and isinstance(after, Place))
    )


def _kept(each: Slice) -> Slice:
    return replace(each, keep=True) if isinstance(each, TextSlice | PlaceSlice) else each


def _slices(content: Content, setter: Setter, room: float) -> Sequence[Slice]:
    match content:
        case Text():
            return [TextSlice(line) for line in setter.text(content.words, STYLES[content.weight], room)]
        case Ticks():
            return [each for tick in content.items for each in _tick(tick, setter, room)]
        case InnerTable():
            return table_slices(content, setter, room)
        case WritingLines():
            return _writing(content, setter, room)
        case Place():
            return place_slices(content, setter, room)
        case Boxes():
            return box_slices(content, setter, room)
        case PlaceTable():
            return table_place_slices(content, setter, room)
        case _:
            assert_never(content)


def _tick(tick: Tick, setter: Setter, room: float) -> list[Slice]:
    plain, aside = STYLES[Weight.PLAIN], STYLES[Weight.ASIDE]
    spans = [Span(tick.words, plain)]
    if tick.evidence:
        spans = [Span(f"{tick.words}: ", plain), Span(tick.evidence, aside)]
    lines = setter.spans(spans, room - _TICK_INDENT)
    mark = setter.text(tick.mark, plain, _TICK_INDENT)[0]
    slices: list[Slice] = [TextSlice(_with_mark(mark, lines[0]))]
    return slices + [TextSlice(line, _TICK_INDENT) for line in lines[1:]]


def _with_mark(mark: Line, line: Line) -> Line:
    """The mark and the first line beside it as one line, so that they are read together."""
    moved = tuple(replace(piece, x=piece.x + _TICK_INDENT) for piece in line.pieces)
    return Line((*mark.pieces, *moved), line.style, line.width + _TICK_INDENT)


def _writing(lines: WritingLines, setter: Setter, room: float) -> list[Slice]:
    label = setter.fitted(f"{lines.label}:", STYLES[Weight.SMALL], room) if lines.label else None
    return [Ruled(WRITING_HEIGHT, room, label if at == 0 else None) for at in range(lines.count)]
