"""The office's old register as a workbook of any shape: its columns by whatever heading, and what each is read as."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from nscb_desktop.casework.filing import bytes_of, safe_name
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.reading.limited import LARGEST_FILE, read_workbook
from nscb_desktop.documents.reading.sheet_rows import Line, Sheet
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.text import words_of

MOST_CASES = 10_000
HEADINGS_WITHIN = 20
ALIKE_FROM = 84
"""Likeness of a heading to the words for a column, of 100, from which it is suggested."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something a column can be read as: what it is called here, and what other registers call it."""

    key: str
    words: str
    others: tuple[str, ...] = ()
    needed: bool = False


TARGETS = (
    Target("received", "Received", ("date received", "date of referral", "referral date", "date referred", "received on",
                                    "notification date", "date of notification", "date notified", "part one received", "date"), needed=True),
    Target("child_name", "Child's name", ("child", "name", "full name", "name of child", "young person", "subject", "subject child",
                                          "first name", "forename", "child name", "name of child young person"), needed=True),
    Target("surname", "Surname, where it has a column of its own", ("surname", "last name", "family name")),
    Target("old_reference", "Old reference", ("ref", "ref no", "reference", "reference number", "case no", "case number", "case ref",
                                              "case reference", "our ref", "no", "number", "id")),
    Target("agency", "Referred by (agency)", ("agency", "referred by", "referring agency", "referrer", "source of referral",
                                              "name of agency", "source")),
    Target("date_of_birth", "Date of birth", ("dob", "d o b", "born", "birth date", "birthdate")),
    Target("sex", "Sex", ("gender", "m f")),
    Target("ethnicity", "Ethnicity", ("ethnic origin", "ethnic group")),
    Target("home_address", "Home address", ("address",)),
    Target("incident_on", "Date of the incident", ("incident date", "date of death", "date of incident", "incident")),
    Target("incident_kind", "Kind of incident", ("type of incident", "nature of incident", "category", "type", "harm")),
    Target("reasons", "Reasons for the referral", ("reason", "reasons", "reason for referral", "summary", "circumstances", "details",
                                                   "brief details", "description")),
    Target("members_notified", "Members notified", ("date members notified",)),
    Target("requested", "Part Twos requested", ("information requested", "agencies asked", "part two requested", "requests sent")),
    Target("returned", "Every Part Two returned", ("information received", "returns in", "part twos returned")),
    Target("met", "Sub-group met", ("panel date", "date of panel", "sub group", "subgroup date", "meeting date", "date of meeting",
                                    "scr panel", "sub group met", "date of sub group")),
    Target("recommended", "Recommendation made", ("recommendation date", "date of recommendation")),
    Target("decided", "Decision made (date)", ("decision date", "date of decision", "date decided", "decided on")),
    Target("decision", "Decision (in words)", ("decision", "outcome", "result", "chair's decision", "scr yes no")),
    Target("commissioned", "Review commissioned", ("review started", "review commissioned on")),
    Target("reported", "Report complete", ("report date", "date of report", "review completed")),
    Target("published", "Published", ("publication date", "date of publication", "date published")),
    Target("closed", "Closed", ("date closed", "closed on", "closure date", "date of closure", "case closed")),
)  # fmt: skip
NEEDED = tuple(target.key for target in TARGETS if target.needed)


@dataclass(frozen=True, slots=True)
class OldSheet:
    """One sheet with something in it: its headings by place, and the rows below them."""

    name: str
    headings: tuple[tuple[int, str], ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class OldRegister:
    """A workbook as it was read."""

    name: str
    sha256: str
    sheets: tuple[OldSheet, ...]


def read_file(sitting: Sitting, path: Path) -> OldRegister:
    """The workbook that somebody chose; OfficeError where it is none, or holds no list."""
    sitting.person.must(Right.IMPORT)
    return read(sitting, path.name, bytes_of(path, LARGEST_FILE))


def read(sitting: Sitting, name: str, data: bytes) -> OldRegister:
    """A workbook as headings and rows of plain text; nothing is written."""
    sitting.person.must(Right.IMPORT)
    sheets = tuple(found for sheet in read_workbook(data, MOST_CASES) if (found := _sheet(sheet)))
    if not sheets:
        raise OfficeError("No sheet of this workbook holds a row of headings with a row below it. Choose another file.")
    return OldRegister(safe_name(name), hashlib.sha256(data).hexdigest(), sheets)


def _sheet(sheet: Sheet) -> OldSheet | None:
    """The sheet from its headings on: the row near the top that most columns are known by."""
    tops = sheet.lines[:HEADINGS_WITHIN]
    if len(sheet.lines) < 2 or not tops:
        return None
    place = max(range(len(tops)), key=lambda at: (len(suggested(_headings(tops[at]))), len(_headings(tops[at])), -at))
    below = sheet.lines[place + 1 :]
    return OldSheet(sheet.name, _headings(tops[place]), below) if below else None


def _headings(line: Line) -> tuple[tuple[int, str], ...]:
    return tuple((at, cell) for at, cell in enumerate(line.cells) if cell)


def suggested(headings: Sequence[tuple[int, str]]) -> dict[str, int]:
    """Which column is probably which, by the likeness of the headings; each is used once, the likest first."""
    scores = sorted(
        ((_likeness(heading, target), -order, -at, target.key)
         for order, target in enumerate(TARGETS) for at, heading in headings),
        reverse=True,
    )  # fmt: skip
    found: dict[str, int] = {}
    for score, _, place, key in scores:
        if score >= ALIKE_FROM and key not in found and -place not in found.values():
            found[key] = -place
    return found


def _likeness(heading: str, target: Target) -> float:
    said = " ".join(words_of(heading))
    if not said:
        return 0
    return max(fuzz.ratio(said, " ".join(words_of(words))) for words in (target.words, *target.others))


def mapping_problem(mapping: Mapping[str, int]) -> str:
    """Why columns mapped so cannot be imported, in a sentence; empty where they can."""
    lacking = [target.words for target in TARGETS if target.needed and target.key not in mapping]
    if lacking:
        return f"Choose the column for {' and for '.join(lacking)}: without it no case can be registered."
    places = list(mapping.values())
    twice = [target.words for target in TARGETS if target.key in mapping and places.count(mapping[target.key]) > 1]
    return f"One column is read as {' and as '.join(twice)}; choose one of them." if twice else ""
