"""Lists as Excel workbooks, written as text, days, times and numbers that nothing runs."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.text import as_typed, visible

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | date | time | int | None
LONGEST_CELL = 32_767
"""UTF-16 units; a spreadsheet silently cuts the rest."""
LAST_ROW = 1_048_576
_FIRST_YEAR = 1900
_A4, _DATE, _TIME, _WHOLE = 9, "d mmm yyyy", "hh:mm", "0"
_RUNS = re.compile(r"^\s*[=+\-@|%＝＋－＠]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading, and its width in letters."""

    words: str
    width: int = 20


def written(
    name: str,
    headings: Sequence[Heading],
    rows: Iterable[Sequence[Cell]],
    *,
    title: str,
    marking: str,
    at: datetime,
    stated: str = "",
) -> bytes:
    """A workbook of one sheet, made in memory; OfficeError where a cell cannot hold its text.

    What is ``stated``, such as a filter in words, stands in a line of its own above the headings. The library's way of
    holding less in memory is not used: it writes the rows in plain text to the temp folder.
    """
    import xlsxwriter

    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "created": at.replace(tzinfo=None)})
    sheet = book.add_worksheet(name)
    look = _looks(book)
    top = 1 if stated else 0
    if stated and not _put(sheet, 0, 0, stated, {**look, "text": look["stated"]}):
        raise OfficeError("The filter is longer than a cell of a spreadsheet holds. Shorten it, then export again.")
    last = top
    for last, row in enumerate(rows, start=top + 1):
        for column, cell in enumerate(row):
            if not _put(sheet, last, column, cell, look):
                raise OfficeError(_too_much(headings[column].words, last))
    _lay_out(book, sheet, headings, (top, last), marking)
    book.close()
    return made.getvalue()


def _too_much(heading: str, row: int) -> str:
    if row >= LAST_ROW:
        return (
            f"A sheet of a spreadsheet holds {LAST_ROW:,} rows, and there are more. Narrow the list, then export again."
        )
    return (
        f"“{heading}” in row {row + 1} is longer than a cell of a spreadsheet holds "
        f"({LONGEST_CELL:,} characters). Shorten it, then export again."
    )


def _lay_out(
    book: "Workbook", sheet: "Worksheet", headings: Sequence[Heading], span: tuple[int, int], marking: str
) -> None:
    """Headings that stay in sight and filter, and a page that prints in its width with the marking head and foot."""
    top, last = span
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    for column, heading in enumerate(headings):
        sheet.set_column(column, column, heading.width)
        sheet.write_string(top, column, heading.words, bold)
    sheet.freeze_panes(top + 1, 0)
    sheet.autofilter(top, 0, max(last, top + 1), len(headings) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
    words = marking.replace("&", "&&")
    sheet.set_header(f"&C{words}")
    sheet.set_footer(f"&C{words}&R&P / &N")


def _looks(book: "Workbook") -> dict[str, "Format"]:
    wraps = {"text_wrap": True, "valign": "top"}
    return {
        "text": book.add_format(wraps),
        "stated": book.add_format({"italic": True}),
        # Typed over in the spreadsheet, such a text would become a formula.
        "runs": book.add_format({**wraps, "quote_prefix": True}),
        "day": book.add_format({"num_format": _DATE, "align": "left", "valign": "top"}),
        "time": book.add_format({"num_format": _TIME, "align": "left", "valign": "top"}),
        "number": book.add_format({"num_format": _WHOLE, "valign": "top"}),
    }


def _put(sheet: "Worksheet", row: int, column: int, cell: Cell, look: dict[str, "Format"]) -> bool:
    """Write one cell; False where it is too long for one."""
    if cell is None or cell == "":
        return True
    if isinstance(cell, str):
        text = cell
    elif isinstance(cell, int):
        return bool(sheet.write_number(row, column, cell, look["number"]) == 0)
    elif isinstance(cell, time):
        return bool(sheet.write_datetime(row, column, cell, look["time"]) == 0)
    elif cell.year >= _FIRST_YEAR:
        return bool(sheet.write_datetime(row, column, cell, look["day"]) == 0)
    else:
        text = cell.isoformat()
    if not (text.isascii() and text.isprintable()):
        text = visible(as_typed(text))
    # Only a text near the limit is measured as the spreadsheet measures it.
    fits = len(text) <= LONGEST_CELL // 2 or len(text.encode("utf-16-le")) // 2 <= LONGEST_CELL
    runs = not text[0].isalnum() and _RUNS.match(text)
    return fits and sheet.write_string(row, column, text, look["runs" if runs else "text"]) == 0
