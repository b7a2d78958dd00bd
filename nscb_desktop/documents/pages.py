"""Pages filled with slices: rows of label and value that go on over pages, their label and headings repeated."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.lib.colors import Color

from nscb_desktop.documents.slices import Gap, Slice
from nscb_desktop.documents.style import (
    BOTTOM,
    CONTENT_WIDTH,
    LABEL_GROUND,
    LABEL_WIDTH,
    MARGIN,
    PAD_X,
    PAD_Y,
    TOP,
)

VALUE_ROOM = CONTENT_WIDTH - LABEL_WIDTH - 2 * PAD_X
LABEL_ROOM = LABEL_WIDTH - 2 * PAD_X
_HIGHEST_REPEAT = (BOTTOM - TOP) / 3
_FIRST_LINES = 3
"""A row begins on a page only where its label and this many slices of its answer have room."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The outline of a row on one page: its shaded ground and its edges; ``label`` is how wide its label column is."""

    top: float
    height: float
    label: float
    ground: Color


@dataclass
class PageContent:
    """What stands on one page, each slice with its place."""

    frames: list[Frame] = field(default_factory=list)
    slices: list[tuple[Slice, float, float]] = field(default_factory=list)
    marks: list[tuple[str, float]] = field(default_factory=list)
    """Names for the reader's list of contents, with where each begins."""


@dataclass(frozen=True)
class RowSlices:
    """A row ready to be placed: label, answer, and the label for the pages it goes on to."""

    label: Sequence[Slice]
    value: Sequence[Slice]
    continued: Sequence[Slice]
    ground: Color = LABEL_GROUND
    least: float = 0.0
    name: str = ""
    """What the reader's list of contents calls it."""


class Pages:
    """Places rows one under the other and begins pages as they are needed, once through."""

    def __init__(self, first_top: float) -> None:
        """The first page begins lower, under the title."""
        self.pages = [PageContent()]
        self._top = first_top
        self._fresh = True
        self._head: RowSlices | None = None

    def heading(self, row: RowSlices) -> None:
        """A row that stands at the head of this page and of every later one."""
        self._head = row
        self.row(row)
        self._fresh = True

    def gap(self, height: float) -> None:
        """White space, unless a page has just begun."""
        if not self._fresh:
            self._top += height

    def need(self, height: float) -> None:
        """Begin a page where there is not this much room left, unless one has just begun."""
        if not self._fresh and self._top + height > BOTTOM:
            self._begin()

    def row(self, row: RowSlices) -> None:
        """A row with a label column, over as many pages as it takes."""
        pending, label, least = list(row.value), row.label, row.least
        start = pending[: max(_FIRST_LINES, len(_kept_together(pending)))]
        self.need(max(_height(label), _height(start), min(least, BOTTOM - TOP)) + 2 * PAD_Y)
        if row.name:
            self.pages[-1].marks.append((row.name, self._top))
        while True:
            taken = self._taken(pending, BOTTOM - self._top - 2 * PAD_Y)
            ends = taken == len(pending)
            now = [*pending[: taken - 1], pending[taken - 1].closed()] if taken and not ends else pending[:taken]
            height = max(_height(label), _height(now), least if ends else 0.0) + 2 * PAD_Y
            self.pages[-1].frames.append(Frame(self._top, height, LABEL_WIDTH, row.ground))
            self._place(label, MARGIN + PAD_X, self._top + PAD_Y)
            self._place(now, MARGIN + LABEL_WIDTH + PAD_X, self._top + PAD_Y)
            self._top += height
            self._fresh = False
            if ends:
                return
            self._begin()
            pending, label = _going_on(pending[taken:]), row.continued

    def full(self, slices: Sequence[Slice]) -> None:
        """Slices across the whole page, without a frame."""
        pending = list(slices)
        while pending:
            if not self._fresh and self._top + _height(_kept_together(pending)) > BOTTOM:
                self._begin(headed=False)
            taken = self._taken(pending, BOTTOM - self._top)
            ends = taken == len(pending)
            now = pending[:taken] if ends else [*pending[: taken - 1], pending[taken - 1].closed()]
            self._place(now, MARGIN, self._top)
            self._top += _height(now)
            self._fresh = False
            if ends:
                return
            self._begin(headed=False)
            pending = _going_on(pending[taken:])

    def _taken(self, pending: Sequence[Slice], room: float) -> int:
        """How many slices have room; at least one on a fresh page, and none that must not be the last."""
        used, taken = 0.0, 0
        for each in pending:
            if used + each.height > room:
                break
            used += each.height
            taken += 1
        if taken == len(pending):
            return taken
        back = taken
        while back and pending[back - 1].keep:
            back -= 1
        if back == 0 and self._fresh:
            return max(taken, 1)
        return back

    def _begin(self, *, headed: bool = True) -> None:
        self.pages.append(PageContent())
        self._top = TOP
        self._fresh = True
        if self._head and headed:
            head, self._head = self._head, None
            self.heading(head)

    def _place(self, slices: Sequence[Slice], x: float, top: float) -> None:
        for each in slices:
            self.pages[-1].slices.append((each, x, top))
            top += each.height


def _going_on(pending: list[Slice]) -> list[Slice]:
    """The slices of the next page: no white space first, and a table's headings again above what is left of it."""
    while len(pending) > 1 and isinstance(pending[0], Gap):
        pending = pending[1:]
    repeat = pending[0].repeat
    return [*repeat, *pending] if repeat and _height(repeat) < _HIGHEST_REPEAT else pending


def _kept_together(pending: Sequence[Slice]) -> Sequence[Slice]:
    for at, each in enumerate(pending):
        if not each.keep:
            return pending[: at + 1]
    return pending


def _height(slices: Sequence[Slice]) -> float:
    return sum(each.height for each in slices)
