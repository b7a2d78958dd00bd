"""An outline laid out once: its head and its pages, ready to be drawn wherever they are wanted."""

from dataclasses import dataclass

from nscb_desktop.documents.layout import laid_out
from nscb_desktop.documents.outline import Outline
from nscb_desktop.documents.pages import PageContent
from nscb_desktop.documents.setting import Line, Setter
from nscb_desktop.documents.sheet import Sheet
from nscb_desktop.documents.slices import ink_all
from nscb_desktop.documents.style import (
    CONTENT_WIDTH,
    LABEL_WIDTH,
    MARGIN,
    MARKING,
    PAGE_WIDTH,
    REFERENCE,
    SUBTITLE,
    SUBTITLE_STRONG,
    TITLE,
)
from nscb_desktop.documents.text import Span

FOOT_RULE = 793.0
_RIGHT_ROOM, _BESIDE = 210.0, 14.0
_HEAD_TOP, _MARKING_TOP, _MARKING_FOOT = 48.0, 11.0, 817.0


@dataclass(frozen=True)
class LaidPaper:
    """The pages of one outline, with what stands above the first of them."""

    outline: Outline
    head: tuple[tuple[Line, float, float], ...]
    pages: list[PageContent]

    def draw_grounds(self, sheet: Sheet, at: int) -> None:
        """Draw what lies under the type of a page, counted from 0."""
        page = self.pages[at]
        for frame in page.frames:
            sheet.fill(MARGIN, frame.top, frame.label, frame.height, frame.ground)
        for each, x, top in page.slices:
            each.ground(sheet, x, top)

    def draw_content(self, sheet: Sheet, at: int) -> None:
        """Draw the rules and the type of a page, the first one under its head."""
        page = self.pages[at]
        if at == 0:
            for line, x, top in self.head:
                sheet.line(line, x, top)
        for frame in page.frames:
            sheet.box(MARGIN, frame.top, CONTENT_WIDTH, frame.height)
            sheet.rule(MARGIN + LABEL_WIDTH, frame.top, MARGIN + LABEL_WIDTH, frame.top + frame.height)
        ink_all(sheet, page.slices)


def lay_out(outline: Outline, setter: Setter) -> LaidPaper:
    """An outline on its pages."""
    head, first_top = _head(outline, setter)
    return LaidPaper(outline, tuple(head), laid_out(outline, setter, first_top))


def draw_marking(sheet: Sheet, outline: Outline, setter: Setter) -> None:
    """The marking at head and foot, with what the watermark says."""
    said = " · ".join(part for part in (outline.marking.upper(), outline.watermark.upper()) if part)
    if said:
        marking = setter.fitted(said, MARKING, CONTENT_WIDTH)
        for top in (_MARKING_TOP, _MARKING_FOOT):
            sheet.line(marking, (PAGE_WIDTH - marking.width) / 2, top)


def _head(outline: Outline, setter: Setter) -> tuple[list[tuple[Line, float, float]], float]:
    """The title at the left and the reference at the right, with their places, and where content may begin."""
    reference = setter.fitted(outline.reference, REFERENCE, _RIGHT_ROOM)
    right = [reference, *(setter.text(outline.board, SUBTITLE, _RIGHT_ROOM) if outline.board else [])]
    beside = CONTENT_WIDTH - max(line.width for line in right) - _BESIDE
    left = setter.text(outline.title, TITLE, CONTENT_WIDTH - reference.width - _BESIDE)
    if len(left) > 1:
        left = setter.text(outline.title, TITLE, beside)
    part, rest = outline.subtitle
    if part or rest:
        joined = " – " if part and rest else ""
        left += setter.spans((Span(part, SUBTITLE_STRONG), Span(joined + rest, SUBTITLE)), beside)
    placed = []
    tallest = _HEAD_TOP
    for lines, at_right in ((left, False), (right, True)):
        top = _HEAD_TOP
        for line in lines:
            placed.append((line, MARGIN + CONTENT_WIDTH - line.width if at_right else MARGIN, top))
            top += line.height
        tallest = max(tallest, top)
    return placed, tallest + 8
