"""What bringing an old register in would do: row by row the case that would be made, or why not; nothing is written."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from nscb_desktop.casework import duplicates
from nscb_desktop.casework.old_register import TARGETS, OldRegister, OldSheet, mapping_problem
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.reading.sheet_rows import Line
from nscb_desktop.framework.answers import Answer, Reasons, Said
from nscb_desktop.framework.dates import long_day, read_date, short_day
from nscb_desktop.framework.edition import Edition
from nscb_desktop.framework.editions import edition_on
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.london import at_local, local_day
from nscb_desktop.framework.milestones import MILESTONES
from nscb_desktop.framework.records import Draft, Filters, Order, Possible
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.text import one_line, search_key, words_of
from nscb_desktop.framework.working_days import PLAUSIBLE_YEARS
from nscb_desktop.register import search
from nscb_desktop.register.unit_of_work import Unit

Progress = Callable[[int, int], None]
FACTS = tuple(target.key for target in TARGETS if target.key in MILESTONES and target.key != "received")
_ERRORS = {"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"}
_NOT_KNOWN = {"not known", "unknown", "n k", "nk"}
_DECISIONS = {
    "scr": ("scr", "serious case review", "yes", "full scr", "scr agreed", "proceed to scr"),
    "learning-review": ("learning review", "lr", "learning lessons review", "partnership review"),
    "other": ("other", "another review", "other review", "management review", "single agency review"),
    "none": ("none", "no", "no review", "nfa", "no further action", "no scr", "not scr", "criteria not met"),
}
"""What old registers call each decision."""
LAST_DATE_CLOSES = "closed in the old register without a date; its last date there is taken"


class Verdict(Enum):
    """What would become of a row; the value is how it is shown."""

    MADE = "To be registered"
    KNOWN = "Here already"
    TWICE = "Twice in the file"
    REFUSED = "Cannot be read"


Identity = tuple[str, date, str]
"""By which a case is known again: the child's name in search spelling, the day of receipt, the agency."""


@dataclass(frozen=True, slots=True)
class PlannedCase:
    """One row of the old register, what would become of it, and the case it would make."""

    number: int
    verdict: Verdict
    said: str = ""
    draft: Draft | None = None
    facts: tuple[tuple[str, date, str], ...] = ()
    """Milestone, day and detail."""
    possible: tuple[Possible, ...] = ()

    @property
    def identity(self) -> Identity | None:
        """By which it is known again."""
        if self.draft is None or self.draft.received_at is None:
            return None
        day = local_day(self.draft.received_at)
        return search_key(_said(self.draft, "child_name")), day, search_key(_said(self.draft, "agency"))


@dataclass(frozen=True, slots=True)
class OldPlan:
    """The dry run: every row of the sheet with its verdict."""

    name: str
    sha256: str
    rows: tuple[PlannedCase, ...]

    def count(self, verdict: Verdict) -> int:
        """How many rows would fare so."""
        return sum(row.verdict is verdict for row in self.rows)

    @property
    def made(self) -> list[PlannedCase]:
        """The rows that would become cases."""
        return [row for row in self.rows if row.verdict is Verdict.MADE]


def _said(draft: Draft, key: str) -> str:
    return one_line(in_words(draft.form.field(key).kind, draft.answers.get(key)))


def plan(
    sitting: Sitting, old: OldRegister, sheet: OldSheet, mapping: Mapping[str, int], *, close_rest: bool = False,
    progress: Progress | None = None,
) -> OldPlan:  # fmt: skip
    """What every row would become; ``close_rest`` closes a case without a closing date on its last date."""
    sitting.person.must(Right.IMPORT)
    if problem := mapping_problem(mapping):
        raise Refused(problem)
    rows: list[PlannedCase] = []
    read = _Reading(sitting, old.name, sheet, mapping, close_rest)
    drawn = [read.row(line) for line in sheet.lines]
    with sitting.reading() as unit:
        known = known_cases(unit, drawn)
    seen: dict[Identity, int] = {}
    for number, row in enumerate(drawn, 1):
        rows.append(_compared(sitting, row, known, seen))
        if progress:
            progress(number, len(drawn))
    return OldPlan(old.name, old.sha256, tuple(rows))


def known_cases(unit: Unit, rows: Iterable[PlannedCase]) -> dict[Identity, str]:
    """The cases of the register, by what they are known again by, over the span of these rows."""
    days = [row.identity[1] for row in rows if row.identity]
    if not days:
        return {}
    span = Filters(received_from=min(days), received_to=max(days))
    return {
        (search_key(row.child), row.received, search_key(row.agency)): str(row.reference)
        for row in search.every(unit, span, Order())
        if not row.voided
    }


def _compared(
    sitting: Sitting, row: PlannedCase, known: Mapping[Identity, str], seen: dict[Identity, int]
) -> PlannedCase:
    """The row with its verdict once it is compared with the register and with the rows above it."""
    identity = row.identity
    if row.draft is None or identity is None:
        return row
    if identity in known:
        said = f"{known[identity]} has this child, agency and day of receipt; it is left as it is."
        return PlannedCase(row.number, Verdict.KNOWN, said)
    if identity in seen:
        return PlannedCase(
            row.number, Verdict.TWICE, f"The same child, agency and day of receipt as row {seen[identity]}."
        )
    seen[identity] = row.number
    possible = tuple(duplicates.possible_duplicates(sitting, row.draft.answers))
    alike = ", ".join(str(each.row.reference) for each in possible[:3])
    warned = [f"Possible duplicate of {alike}: registered as another child"] if alike else []
    said = "; ".join([*warned, row.said])
    return PlannedCase(row.number, row.verdict, said, row.draft, row.facts, possible)


class _Unreadable(Exception):
    """Why a row cannot become a case."""


@dataclass(frozen=True)
class _Reading:
    """How the rows of one sheet are read."""

    sitting: Sitting
    name: str
    sheet: OldSheet
    mapping: Mapping[str, int]
    close_rest: bool

    def row(self, line: Line) -> PlannedCase:
        """One row as the case it would make."""
        cell = {key: line.cells[at] if at < len(line.cells) else "" for key, at in self.mapping.items()}
        try:
            self._must_be_sound(cell)
            received = self._received(cell["received"])
            facts = self._facts(cell, received)
            draft = self._draft(line, cell, received)
        except _Unreadable as why:
            return PlannedCase(line.number, Verdict.REFUSED, str(why))
        return PlannedCase(line.number, Verdict.MADE, self._told(received, facts), draft, tuple(facts))

    def _must_be_sound(self, cell: Mapping[str, str]) -> None:
        for target in TARGETS:
            if cell.get(target.key, "") in _ERRORS:
                raise _Unreadable(f"{target.words} is {cell[target.key]}: the formula behind it fails.")
        if not _joined(cell):
            raise _Unreadable("The child's name is blank; enter it, or write “not known”.")
        if "agency" in self.mapping and not cell["agency"]:
            raise _Unreadable("The agency is blank; enter it, or write “not known”.")

    def _received(self, words: str) -> date:
        if not words:
            raise _Unreadable("The day of receipt is blank; a case cannot be registered without it.")
        day = self._day("Received", words)
        if day.year not in PLAUSIBLE_YEARS:
            raise _Unreadable(f"The year {day.year} of the day of receipt is not plausible.")
        return day

    def _day(self, label: str, words: str) -> date:
        day = read_date(words).exact
        if day is None:
            raise _Unreadable(f"{label}, “{words}”, is not one whole date.")
        if day > self.sitting.today():
            raise _Unreadable(f"{label}: {long_day(day)} has not come yet.")
        return day

    def _facts(self, cell: Mapping[str, str], received: date) -> list[tuple[str, date, str]]:
        facts: list[tuple[str, date, str]] = []
        for key in FACTS:
            if not cell.get(key):
                continue
            day = self._day(MILESTONES[key].shown, cell[key])
            if day < received:
                raise _Unreadable(
                    f"{MILESTONES[key].shown}, {short_day(day)}, is before the day of receipt, {short_day(received)}."
                )
            facts.append((key, day, decision_meant(cell.get("decision", "")) if key == "decided" else ""))
        if self.close_rest and not any(key == "closed" for key, _, _ in facts):
            facts.append(("closed", max([received, *(day for _, day, _ in facts)]), LAST_DATE_CLOSES))
        return facts

    def _draft(self, line: Line, cell: Mapping[str, str], received: date) -> Draft:
        """The Part One as far as the old register knows it, and beside it everything else that stands in the row."""
        adopted = edition_on(received)
        answers: dict[str, Answer] = {
            "child_name": _words(_joined(cell)),
            "agency": _words(cell.get("agency", "not known")),
        }
        for key in ("ethnicity", "home_address"):
            if cell.get(key):
                answers[key] = _words(cell[key])
        if cell.get("date_of_birth"):
            answers["date_of_birth"] = read_date(cell["date_of_birth"])
        if cell.get("reasons"):
            answers["reasons"] = Reasons({}, cell["reasons"])
        now = self.sitting.now()
        return Draft(
            0, adopted.form("part_one"), at_local(received), answers, self._office(adopted, line, cell), 1, now,
            self.sitting.person.name, received_words=f"{cell['received']} in the old register, without a time",
        )  # fmt: skip

    def _office(self, adopted: Edition, line: Line, cell: Mapping[str, str]) -> dict[str, Answer]:
        office: dict[str, Answer] = {key: _words(cell[key]) for key in ("sex", "incident_kind") if cell.get(key)}
        if cell.get("incident_on"):
            office["incident_on"] = read_date(cell["incident_on"])
        known = {field.key for field in adopted.form("office_record").fields()}
        office = {key: value for key, value in office.items() if key in known}
        office["notes"] = "\n".join(
            [f"From the old register “{self.name}”, row {line.number}.", *self._kept(line, cell)]
        )
        return office

    def _kept(self, line: Line, cell: Mapping[str, str]) -> list[str]:
        """Every cell that has no place of its own, under its heading: nothing of an old register is lost."""
        told = [f"Old reference: {cell['old_reference']}"] if cell.get("old_reference") else []
        told += [f"Decision, as it stood there: {cell['decision']}"] if cell.get("decision") else []
        named, placed = dict(self.sheet.headings), set(self.mapping.values())
        rest = [(at, words) for at, words in enumerate(line.cells) if words and at not in placed]
        return told + [f"{named.get(at, f'Column {at + 1}')}: {words}" for at, words in rest]

    def _told(self, received: date, facts: list[tuple[str, date, str]]) -> str:
        told = [
            f"Received {short_day(received)}",
            *(f"{MILESTONES[key].shown} {short_day(day)}" for key, day, _ in facts),
        ]
        return ", ".join(told) + ("" if any(key == "closed" for key, _, _ in facts) else "; stays open")


def _joined(cell: Mapping[str, str]) -> str:
    return " ".join(part for part in (cell.get("child_name", "").strip(), cell.get("surname", "").strip()) if part)


def _words(words: str) -> Answer:
    return Said.NOT_KNOWN if " ".join(words_of(words)) in _NOT_KNOWN else words


def decision_meant(words: str) -> str:
    """The key of the decision that these words name; empty where they name none, and the words alone are kept."""
    said = " ".join(words_of(words))
    return next((key for key, others in _DECISIONS.items() if said in others), "")
