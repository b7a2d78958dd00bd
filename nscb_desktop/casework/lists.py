"""Lists that leave the office as Excel workbooks: what is on the sheet, the filter and the count in words, and its note."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nscb_desktop.casework import filing
from nscb_desktop.casework.paper import PRACTICE
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents import workbook
from nscb_desktop.documents.workbook import Cell, Heading
from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.marking import marking_on
from nscb_desktop.framework.records import FieldChange
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.text import as_typed, file_name, one_line, visible
from nscb_desktop.register import attachments

_PIECE = workbook.LONGEST_CELL // 2
"""Letters that fit a cell, even where each of them counts twice."""


@dataclass(frozen=True)
class Listing:
    """A list as it goes onto a sheet; ``stated`` says which filter is on and how many rows there are."""

    title: str
    headings: Sequence[Heading]
    rows: Iterable[Sequence[Cell]]
    stated: str
    case_id: int | None = None

    @property
    def file_name(self) -> str:
        """What its file is called: words and references, never a name."""
        return file_name(self.title)


def counted(number: int, one: str, more: str) -> str:
    """``1 case``, ``1,250 cases``."""
    return f"{number:,} {one if number == 1 else more}"


def fitting(row: Sequence[Cell]) -> list[list[Cell]]:
    """A row, gone on with below where a text is longer than a cell holds: what is recorded is never cut."""
    cells = [visible(as_typed(cell)) if isinstance(cell, str) else cell for cell in row]
    longest = max((len(cell) for cell in cells if isinstance(cell, str)), default=0)
    if longest <= _PIECE:
        return [cells]
    return [
        [cell[at : at + _PIECE] if isinstance(cell, str) else (None if at else cell) for cell in cells]
        for at in range(0, longest, _PIECE)
    ]


def book_of(sitting: Sitting, listing: Listing) -> bytes:
    """The workbook of a list, marked like every paper of today; for whoever may print."""
    sitting.person.must(Right.PRINT)
    today = sitting.today()
    marking = marking_on(today, sitting.settings().marking)
    practice = f" · {PRACTICE}" if sitting.register.practice else ""
    stated = f"{one_line(listing.stated)}. As of {long_day(today)}, exported by {sitting.person.name}.{practice}"
    return workbook.written(
        listing.title[:31],
        listing.headings,
        listing.rows,
        title=listing.title,
        marking=f"{marking}{practice}",
        at=sitting.now(),
        stated=stated,
    )


def note_saved(sitting: Sitting, listing: Listing, name: str, data: bytes) -> None:
    """Note that a list left the office: on its case like any print, or else in the history with the filter it has."""
    if listing.case_id is not None:
        filing.note_print(sitting, listing.case_id, name, data, "Saved as a workbook")
        return
    with sitting.acting(Right.PRINT) as unit:
        copy = FieldChange("Copy", "", f"{filing.safe_name(name)}, SHA-256 {attachments.digest_of(data)}")
        unit.record(f"exported a list: {listing.title}", why=one_line(listing.stated), changes=[copy])
