"""Lists as Excel workbooks: written as text and dates that nothing runs, read back as rows of plain text."""

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from nscb_desktop.documents.archive import NOT_SOUND, TOO_LARGE, xml_parts
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.text import as_typed, visible

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | date | None
LONGEST_CELL = 32_767
"""UTF-16 units; a spreadsheet silently cuts the rest."""
MOST_ROWS, MOST_COLUMNS, LAST_ROW = 2_000, 60, 1_048_576
_MOST_BYTES = 60_000_000
_FIRST_YEAR = 1900
_A4, _DATE = 9, "d mmm yyyy"
_RUNS = re.compile(r"^\s*[=+\-@|%＝＋－＠]")
_MAIN_PART = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading, and its width in letters."""

    words: str
    width: int = 20


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet that was read: its number there, and its cells as text; never an empty one."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook that was read."""

    name: str
    lines: tuple[Line, ...]


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
    }


def _put(sheet: "Worksheet", row: int, column: int, cell: Cell, look: dict[str, "Format"]) -> bool:
    """Write one cell; False where it is too long for one."""
    if not cell:
        return True
    if isinstance(cell, str):
        text = cell
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


def read(data: bytes, most_rows: int = MOST_ROWS) -> tuple[Sheet, ...]:
    """Every sheet in sight of a workbook that came from outside; OfficeError where it is none, or too large for a list."""
    parts = _with_escapes(xml_parts(data, _MAIN_PART, _MOST_BYTES))
    try:
        import openpyxl

        with warnings.catch_warnings():
            # What it cannot show (pictures, validation rules) is not wanted here.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(parts), read_only=True, data_only=True, keep_links=False)
            in_sight = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            return tuple(Sheet(sheet.title, tuple(_lines(sheet, most_rows))) for sheet in in_sight)
    except OfficeError:
        raise
    except Exception as damage:
        # A hostile file fails in many ways, and each means the same to a person.
        raise OfficeError(NOT_SOUND) from damage


def _with_escapes(parts: bytes) -> bytes:
    """The parts so that openpyxl leaves the escape for an underscore alone: it drops it without decoding the others."""
    from zipfile import ZipFile

    fresh = BytesIO()
    with ZipFile(BytesIO(parts)) as archive, ZipFile(fresh, "w") as kept:
        for info in archive.infolist():
            part = archive.read(info)
            if info.filename.lower().endswith("sharedstrings.xml"):
                part = part.replace(b"x005F_", b"x005Fx005F__")
            kept.writestr(info.filename, part)
    return fresh.getvalue()


def _lines(sheet: Any, most_rows: int) -> Iterator[Line]:
    # The file says itself how far it reaches, and may be wrong.
    sheet.reset_dimensions()
    found = 0
    rows = sheet.iter_rows(max_row=LAST_ROW, max_col=MOST_COLUMNS, values_only=True)
    for number, row in enumerate(rows, start=1):
        # A million empty rows before the last one are passed over quickly.
        if row.count(None) < len(row) and any(cells := tuple(map(_text, row))):
            found += 1
            if found > most_rows:
                raise OfficeError(TOO_LARGE)
            yield Line(number, cells)


def _text(value: object) -> str:
    """A cell as a person sees it, dates as ``2014-01-31``."""
    match value:
        case None:
            return ""
        case str():
            from openpyxl.utils.escape import unescape

            return as_typed(unescape(value)).strip()
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case float() if value.is_integer():
            return str(int(value))
    return str(value)
