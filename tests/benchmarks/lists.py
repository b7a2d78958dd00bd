"""The register as a workbook: every case, beside the bare library writing the very same cells in the same looks."""

from datetime import date
from io import BytesIO

import xlsxwriter

from nscb_desktop.casework import lists
from nscb_desktop.casework.register_list import register_list
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.workbook import Cell
from tests.benchmarks.measuring import Figure, beside, in_turn

TIMES = 1.5


def bare(rows: list[list[Cell]]) -> bytes:
    """The cells as XlsxWriter alone writes them, in memory."""
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    words = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "d mmm yyyy", "align": "left", "valign": "top"})
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, column, cell, day)
            elif cell:
                sheet.write_string(number, column, cell, words)
    book.close()
    return made.getvalue()


def measure(sitting: Sitting, rounds: int = 2) -> list[Figure]:
    """Reading and writing the whole register, names and all."""
    rows = [list(row) for row in register_list(sitting, names=True).rows]

    def ours() -> bytes:
        return lists.book_of(sitting, register_list(sitting, names=True))

    mine, floor = in_turn(ours, lambda: bare(rows), rounds)
    return [beside(f"register of {len(rows):,} rows to Excel", mine / 1000, floor / 1000, unit="s", times=TIMES)]
