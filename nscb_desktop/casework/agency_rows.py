"""The list of agencies and people as rows of a workbook: its columns, declared once, written and read by them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from nscb_desktop.documents.reading.sheet_rows import Line, Sheet
from nscb_desktop.documents.workbook import Cell, Heading
from nscb_desktop.framework.appointments import BOARD, spelling, tidy_line
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.people import Agency, Holder, Office
from nscb_desktop.framework.text import words_of

COLUMNS = {
    "agency": Heading("Agency", 34),
    "note": Heading("Note on the agency", 28),
    "left_on": Heading("Partner until", 14),
    "office": Heading("Office", 22),
    "name": Heading("Name", 26),
    "role": Heading("Role", 26),
    "telephone": Heading("Telephone", 18),
    "email": Heading("E-mail", 32),
    "since": Heading("In post since", 14),
    "until": Heading("In post until", 14),
}
OTHER_WORDS = {
    "agency": ("partner agency", "agency name", "name of agency", "organisation", "organization", "partner"),
    "note": ("note", "notes", "agency note", "comment", "comments"),
    "left_on": ("left on", "left", "agency left on", "last day as a partner"),
    "office": ("post", "office held", "position", "capacity"),
    "name": ("person", "full name", "name of person", "contact", "contact name"),
    "role": ("job title", "title", "job", "rank"),
    "telephone": ("phone", "tel", "telephone number", "phone number", "tel no"),
    "email": ("email", "email address", "e mail address", "mail"),
    "since": ("since", "from", "start", "start date", "date from", "in post from", "appointed"),
    "until": ("until", "to", "end", "end date", "date to", "in post to", "left post"),
}
"""Other headings people give the same column."""
NEEDED = ("agency", "office", "name")
_HEADINGS_WITHIN = 20
_ERRORS = {"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a list as it was read; a blank says nothing and leaves what is recorded."""

    number: int
    agency: str = ""
    note: str = ""
    left_on: date | None = None
    office: Office | None = None
    name: str = ""
    role: str = ""
    telephone: str = ""
    email: str = ""
    since: date | None = None
    until: date | None = None
    problem: str = ""
    """Why the row cannot be read; empty where it can."""

    @property
    def of_the_board(self) -> bool:
        """Whether it is about an office of the Board, which no agency need be named for."""
        return spelling(self.agency) == spelling(BOARD) or (
            not self.agency and bool(self.office and self.office.of_the_board)
        )


@dataclass(frozen=True, slots=True)
class Entries:
    """What was read from a workbook, and what is to be known about how it was read."""

    rows: tuple[Entry, ...]
    notes: tuple[str, ...] = ()


def cells_of(agencies: Iterable[Agency], board: Sequence[Holder]) -> list[list[Cell]]:
    """The whole list, a row for each person in each office, past ones too, and one for an agency without anybody."""
    rows: list[list[Cell]] = [[BOARD, None, None, *_cells(holder)] for holder in in_order(board)]
    for agency in agencies:
        head: list[Cell] = [agency.name, agency.note, agency.left_on]
        people = [[*head, *_cells(holder)] for holder in in_order(agency.holders)]
        rows += people or [head]
    return rows


def in_order(holders: Iterable[Holder]) -> list[Holder]:
    """People by office, and within it by the day they came."""
    return sorted(holders, key=_place)


def _place(holder: Holder) -> tuple[int, date, int]:
    return [*Office].index(holder.office), holder.since or date.min, holder.id


def _cells(holder: Holder) -> list[Cell]:
    return [holder.office.value, holder.name, holder.role, holder.telephone, holder.email, holder.since, holder.until]


def entries_of(sheets: Iterable[Sheet]) -> Entries:
    """The rows below the headings of the first sheet that has them; OfficeError where none has."""
    seen: list[str] = []
    for sheet in sheets:
        for place, line in enumerate(sheet.lines[:_HEADINGS_WITHIN]):
            columns = _columns(line)
            if set(NEEDED) <= set(columns):
                rows = tuple(_entry(each, columns) for each in sheet.lines[place + 1 :])
                return Entries(rows, tuple(_notes(line, columns)))
        seen += [f"“{cell}”" for cell in (sheet.lines[0].cells if sheet.lines else ()) if cell]
    wanted = ", ".join(heading.words for key, heading in COLUMNS.items() if key in NEEDED)
    found = f" It has {', '.join(seen[:12])}." if seen else " It is empty."
    raise OfficeError(
        f"No sheet of this workbook has the headings {wanted}.{found} Export the list, and use that workbook as the form."
    )


def _columns(line: Line) -> dict[str, int]:
    """Where each column stands, by its heading or another word for it; the first one counts."""
    places: dict[str, int] = {}
    for place, cell in enumerate(line.cells):
        words = " ".join(words_of(cell))
        for key, heading in COLUMNS.items():
            names = {" ".join(words_of(heading.words)), *OTHER_WORDS[key]}
            if words in names and key not in places:
                places[key] = place
                break
    return places


def _notes(line: Line, columns: dict[str, int]) -> list[str]:
    """Headings that were read as another one, and those that were not read."""
    read = {place: COLUMNS[key].words for key, place in columns.items()}
    notes = []
    for place, cell in enumerate(line.cells):
        if cell and place not in read:
            notes.append(f"The column “{cell}” is not read.")
        elif cell and words_of(cell) != words_of(read[place]):
            notes.append(f"The column “{cell}” is read as {read[place]}.")
    return notes


def _entry(line: Line, columns: dict[str, int]) -> Entry:
    cell = dict.fromkeys(COLUMNS, "")
    cell |= {key: line.cells[place] for key, place in columns.items() if place < len(line.cells)}
    days = {key: read_date(cell[key]).exact for key in ("left_on", "since", "until")}
    office = _office(cell["office"])
    return Entry(
        line.number, tidy_line(cell["agency"]), cell["note"], days["left_on"], office, tidy_line(cell["name"]),
        tidy_line(cell["role"]), tidy_line(cell["telephone"]), tidy_line(cell["email"]), days["since"], days["until"],
        _problem(cell, office, days),
    )  # fmt: skip


def _problem(cell: dict[str, str], office: Office | None, days: dict[str, date | None]) -> str:
    """What in a row cannot be read; empty where all of it can."""
    for key, text in cell.items():
        if text in _ERRORS:
            return f"{COLUMNS[key].words} is {text}: the formula behind it fails."
    if cell["office"] and office is None:
        return f"“{cell['office']}” is no office. The offices are {', '.join(each.value for each in Office)}."
    for key, day in days.items():
        if cell[key] and day is None:
            return f"{COLUMNS[key].words}, “{cell[key]}”, is not one whole date. Enter it as in 20/12/2013."
    return ""


def _office(words: str) -> Office | None:
    """The office meant, however spelt: ``lead officers`` too."""
    wanted = "".join(words_of(words))
    return next((each for each in Office if wanted.removesuffix("s") == "".join(words_of(each.value))), None)
