"""A workbook as rows of plain text: read behind the guard, in the process that does nothing else."""

import warnings
from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO
from typing import Any

from nscb_desktop.documents.archive import NOT_SOUND, TOO_LARGE, xml_parts
from nscb_desktop.documents.reading.sheet_rows import MOST_COLUMNS, MOST_ROWS, Line, Sheet
from nscb_desktop.documents.workbook import LAST_ROW
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.text import as_typed

_MOST_BYTES = 60_000_000
_MAIN_PART = "xl/workbook.xml"


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
    """A cell as a person sees it, dates as ``2014-01-31`` and times as ``14:00``."""
    match value:
        case None:
            return ""
        case str():
            from openpyxl.utils.escape import unescape

            return as_typed(unescape(value)).strip()
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case time():
            return value.isoformat("minutes")
        case float() if value.is_integer():
            return str(int(value))
    return str(value)
