"""Inner tables: columns shared out by what stands in them, rows that may go on over pages under their headings."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from nscb_desktop.documents.outline import Column, InnerTable, Row, Strip
from nscb_desktop.documents.setting import Line, Setter
from nscb_desktop.documents.slices import CellSlice, Slice
from nscb_desktop.documents.style import CELL, CELL_PAD_X, CELL_STRONG, Style

_WIDEST_WORD = 0.45
"""No column claims more than this share of the table for one long word."""
_WIDEST_TEXT = 0.4
_SHORT = 13
"""Texts no longer than this, such as a date, stay on one line where they can."""
_ROWS_LOOKED_AT = 60
_WHOLE = 9
"""A row of no more lines than this is not parted by the end of a page."""


def table_slices(table: InnerTable, setter: Setter, room: float) -> list[Slice]:
    """A table as slices, each of which brings the headings along where it begins a page."""
    widths = shared_widths(table, setter, room)
    repeat = heading_slices(table.columns, widths, setter)
    slices: list[Slice] = list(repeat)
    for row in table.rows:
        styles = [CELL_STRONG if row.strong and not at else CELL for at in range(len(widths))]
        body = _row(row.cells, widths, setter, CELL, styles=styles, least=table.row_height)
        body += [part for words in row.below for part in _row([words], (room,), setter, CELL, least=table.row_height)]
        whole = len(body) <= _WHOLE
        slices += [replace(each, repeat=repeat, keep=whole and each is not body[-1]) for each in body]
    return slices


def heading_slices(columns: Sequence[Column], widths: tuple[float, ...], setter: Setter) -> tuple[Slice, ...]:
    """The shaded headings of a table; none where no column has a label."""
    if not any(column.label for column in columns):
        return ()
    head = _row([column.label for column in columns], widths, setter, CELL_STRONG, shaded=True)
    return tuple(replace(each, keep=True) for each in head)


def strip_slices(strip: Strip, setter: Setter, room: float) -> list[Slice]:
    """The office's strip: its title over cells of equal width, a small label over a strong text in each."""
    slices = _row([strip.title], (room,), setter, CELL_STRONG, shaded=True)
    small, strong = _smaller(CELL), _smaller(CELL_STRONG)
    widths = _side_by_side(strip, setter, small, strong, room)
    cells = [
        setter.text(label, small, width - 2 * CELL_PAD_X)
        + (setter.text(text, strong, width - 2 * CELL_PAD_X) if text else [])
        for (label, text), width in zip(strip.cells, widths, strict=True)
    ]
    slices += _lined(cells, widths, least=2 * small.leading)
    return [
        replace(each, keep=True) if at < len(slices) - 1 and len(slices) < 12 else each
        for at, each in enumerate(slices)
    ]


def _side_by_side(strip: Strip, setter: Setter, small: Style, strong: Style, room: float) -> tuple[float, ...]:
    """Each cell as wide as its words where all of them fit, otherwise all the same."""
    asked = [
        max(setter.width(label, small), setter.width(text, strong)) + 2 * CELL_PAD_X + 0.5
        for label, text in strip.cells
    ]
    spare = room - sum(asked)
    return tuple(each + spare / len(asked) if spare >= 0 else room / len(asked) for each in asked)


def _smaller(style: Style) -> Style:
    return replace(style, size=7.4, leading=10.0)


def _row(
    cells: Sequence[str],
    widths: tuple[float, ...],
    setter: Setter,
    style: Style,
    *,
    styles: Sequence[Style] = (),
    shaded: bool = False,
    least: float = 0.0,
) -> list[CellSlice]:
    chosen = styles or [style] * len(widths)
    filled = [*cells, *[""] * len(widths)][: len(widths)]
    lines = [
        setter.text(words, each, max(width - 2 * CELL_PAD_X, 4.0))
        for words, each, width in zip(filled, chosen, widths, strict=True)
    ]
    return _lined(lines, widths, least=least, shaded=shaded)


def _lined(
    cells: Sequence[Sequence[Line]], widths: tuple[float, ...], *, least: float = 0.0, shaded: bool = False
) -> list[CellSlice]:
    """The lines of a row's cells, side by side, one slice for each line of the tallest."""
    across = list(zip_longest(*cells)) or [(None,) * len(widths)]
    heights = [max((line.height for line in lines if line), default=CELL.leading) for lines in across]
    short = least - sum(heights)
    if short > 0:
        heights[-1] += short
    end = len(across) - 1
    return [
        CellSlice(widths, lines, height, first=at == 0, last=at == end, shaded=shaded)
        for at, (lines, height) in enumerate(zip(across, heights, strict=True))
    ]


def shared_widths(table: InnerTable, setter: Setter, room: float) -> tuple[float, ...]:
    """Width for the longest word of each column first, then for its texts on one line, the rest by the columns' shares."""
    needed = [_needed(at, column, table.rows, setter, room) for at, column in enumerate(table.columns)]
    spare = room - sum(needed)
    if spare <= 0:
        return tuple(width * room / sum(needed) for width in needed)
    wanted = [max(_widest(at, table.rows, setter, room) - width, 0.0) for at, width in enumerate(needed)]
    granted = min(1.0, spare / sum(wanted)) if any(wanted) else 0.0
    needed = [width + want * granted for width, want in zip(needed, wanted, strict=True)]
    spare = room - sum(needed)
    shares = sum(column.share for column in table.columns) or 1.0
    return tuple(width + spare * column.share / shares for width, column in zip(needed, table.columns, strict=True))


def _widest(at: int, rows: Sequence[Row], setter: Setter, room: float) -> float:
    """How wide the column's widest text is on one line, as far as one column may claim."""
    widths = [setter.width(row.cells[at][:400], CELL_STRONG) for row in rows[:_ROWS_LOOKED_AT] if at < len(row.cells)]
    return min(max(widths, default=0.0), room * _WIDEST_TEXT) + 2 * CELL_PAD_X + 0.5


def _needed(at: int, column: Column, rows: Sequence[Row], setter: Setter, room: float) -> float:
    words = [setter.longest_word(column.label, CELL_STRONG)]
    for row in rows[:_ROWS_LOOKED_AT]:
        cell = row.cells[at] if at < len(row.cells) else ""
        whole = len(cell) <= _SHORT
        words.append(setter.width(cell, CELL_STRONG) if whole else setter.longest_word(cell[:400], CELL_STRONG))
    return min(max(words), room * _WIDEST_WORD) + 2 * CELL_PAD_X + 0.5
