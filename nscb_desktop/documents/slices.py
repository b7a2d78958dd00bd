"""Slices: the strips of content that a page can end between, each knowing its height and how to draw itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from reportlab.graphics.shapes import Drawing

from nscb_desktop.documents.setting import Line
from nscb_desktop.documents.sheet import Sheet
from nscb_desktop.documents.style import CELL_PAD_X, CELL_PAD_Y, LABEL_GROUND


class Slice(Protocol):
    """A strip of content, as high as it says, that is never parted."""

    @property
    def height(self) -> float:
        """How much of the page it takes."""

    @property
    def repeat(self) -> tuple[Slice, ...]:
        """What is drawn again above it where it is the first on a page."""

    @property
    def keep(self) -> bool:
        """Whether it must not be the last on a page."""

    def closed(self) -> Slice:
        """Itself as the last on a page that its content goes on from."""

    def ground(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw what lies under the type."""

    def ink(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw the rules and the type."""


@dataclass(frozen=True, slots=True)
class TextSlice:
    """One line of type."""

    line: Line
    indent: float = 0.0
    keep: bool = False
    repeat: tuple[Slice, ...] = ()

    @property
    def height(self) -> float:
        """The line's own."""
        return self.line.height

    def closed(self) -> Slice:
        """A line of type is the same at the end of a page."""
        return self

    def ground(self, sheet: Sheet, x: float, top: float) -> None:
        """Nothing lies under plain type."""

    def ink(self, sheet: Sheet, x: float, top: float) -> None:
        """The line."""
        sheet.line(self.line, x + self.indent, top)


@dataclass(frozen=True, slots=True)
class LabelSlice:
    """A label over several lines, read as one: a program that reads a page row by row would put the answer between them."""

    lines: tuple[Line, ...]
    reads: str
    keep: bool = False
    repeat: tuple[Slice, ...] = ()

    @property
    def height(self) -> float:
        """All its lines."""
        return sum(line.height for line in self.lines)

    def closed(self) -> Slice:
        """A label is the same at the end of a page."""
        return self

    def ground(self, sheet: Sheet, x: float, top: float) -> None:
        """Nothing lies under it but the label column's own shade."""

    def ink(self, sheet: Sheet, x: float, top: float) -> None:
        """Its lines."""
        sheet.lines(self.lines, self.reads, x, top)


@dataclass(frozen=True, slots=True)
class Gap:
    """White space."""

    height: float
    keep: bool = False
    repeat: tuple[Slice, ...] = ()

    def closed(self) -> Slice:
        """White space is the same at the end of a page."""
        return self

    def ground(self, sheet: Sheet, x: float, top: float) -> None:
        """Nothing."""

    def ink(self, sheet: Sheet, x: float, top: float) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A line to write on by hand, after its label."""

    height: float
    width: float
    label: Line | None = None
    keep: bool = False
    repeat: tuple[Slice, ...] = ()

    def closed(self) -> Slice:
        """A ruled line is the same at the end of a page."""
        return self

    def ground(self, sheet: Sheet, x: float, top: float) -> None:
        """Nothing lies under a ruled line."""

    def ink(self, sheet: Sheet, x: float, top: float) -> None:
        """The label and the rule beside it."""
        start = x
        if self.label:
            sheet.line(self.label, x, top + self.height - self.label.height)
            start = min(x + self.label.width + 4, x + self.width)
        sheet.rule(start, top + self.height - 2, x + self.width, top + self.height - 2, faint=True)


@dataclass(frozen=True, slots=True)
class CellSlice:
    """One line of every cell of a table's row, with the row's edges where it begins and ends."""

    widths: tuple[float, ...]
    lines: tuple[Line | None, ...]
    text_height: float
    first: bool = False
    last: bool = False
    shaded: bool = False
    keep: bool = False
    repeat: tuple[Slice, ...] = ()

    @property
    def height(self) -> float:
        """The tallest cell's line, with the padding of the row's edges."""
        return self.text_height + CELL_PAD_Y * (self.first + self.last)

    def closed(self) -> Slice:
        """With an edge under it."""
        return replace(self, last=True)

    def ground(self, sheet: Sheet, x: float, top: float) -> None:
        """The shade of a heading."""
        if self.shaded:
            sheet.fill(x, top, sum(self.widths), self.height, LABEL_GROUND)

    def ink(self, sheet: Sheet, x: float, top: float) -> None:
        """The cells' edges."""
        right, bottom = x + sum(self.widths), top + self.height
        if self.first:
            sheet.rule(x, top, right, top)
        if self.last:
            sheet.rule(x, bottom, right, bottom)
        sheet.rule(x, top, x, bottom)
        place = x
        for width in self.widths:
            place += width
            sheet.rule(place, top, place, bottom)

    def cell(self, sheet: Sheet, at: int, x: float, top: float) -> None:
        """The line of one of its cells."""
        if line := self.lines[at]:
            sheet.line(line, x + sum(self.widths[:at]) + CELL_PAD_X, top + (CELL_PAD_Y if self.first else 0))


@dataclass(frozen=True, slots=True)
class DrawingSlice:
    """A drawing that is never parted."""

    drawing: Drawing
    keep: bool = False
    repeat: tuple[Slice, ...] = ()

    @property
    def height(self) -> float:
        """The drawing's own."""
        return float(self.drawing.height)

    def closed(self) -> Slice:
        """A drawing is the same at the end of a page."""
        return self

    def ground(self, sheet: Sheet, x: float, top: float) -> None:
        """It brings its own."""

    def ink(self, sheet: Sheet, x: float, top: float) -> None:
        """The drawing."""
        sheet.picture(self.drawing, x, top)


def ink_all(sheet: Sheet, placed: Iterable[tuple[Slice, float, float]]) -> None:
    """Draw slices in the order of reading: a table's row cell by cell, not line by line."""
    row: list[tuple[CellSlice, float, float]] = []
    for each, x, top in placed:
        each.ink(sheet, x, top)
        if isinstance(each, CellSlice):
            row.append((each, x, top))
            if each.last:
                _ink_row(sheet, row)
                row = []
    _ink_row(sheet, row)


def _ink_row(sheet: Sheet, row: list[tuple[CellSlice, float, float]]) -> None:
    for at in range(len(row[0][0].widths) if row else 0):
        for each, x, top in row:
            each.cell(sheet, at, x, top)
