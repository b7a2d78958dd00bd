"""What an import of the list of agencies would do: row by row, old beside new, before anything is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from nscb_desktop.casework.agencies import agency_changes, holder_changes
from nscb_desktop.casework.agency_rows import Entries, Entry, in_order
from nscb_desktop.framework.appointments import (
    BOARD,
    agency_problem,
    holder_problem,
    in_post_words,
    overlap_warning,
    spelling,
)
from nscb_desktop.framework.people import Agency, Holder
from nscb_desktop.framework.records import FieldChange
from nscb_desktop.framework.text import visible


class Verdict(Enum):
    """What would become of a row; the value is how it is shown."""

    NEW = "New"
    CHANGED = "Changed"
    SAME = "The same"
    REFUSED = "Refused"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row of the file, what would become of it, and why or what in words."""

    entry: Entry
    verdict: Verdict
    said: str = ""
    before: Holder | None = None
    after: Holder | None = None


@dataclass(frozen=True, slots=True)
class PlannedAgency:
    """One agency the file is about, or the Board, with its rows; ``before`` is None where it is new."""

    before: Agency | None
    after: Agency
    of_the_board: bool
    rows: tuple[PlannedRow, ...]

    @property
    def changes(self) -> list[FieldChange]:
        """Everything that would change, as its one history row says it."""
        found = [] if self.of_the_board else agency_changes(self.before, self.after)
        for row in self.rows:
            if row.after and row.before is None:
                said = f"{row.after.contact}, {in_post_words(row.after)}"
                found.append(FieldChange(row.after.office.value, "", said))
            elif row.after:
                label = f"{row.after.office.value}, {row.after.name}"
                found += [
                    replace(each, field=f"{label}: {each.field}") for each in holder_changes(row.before, row.after)
                ]
        return found


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The dry run: every row with its verdict, and what would be written for each agency."""

    entries: Entries
    agencies: tuple[PlannedAgency, ...]

    @property
    def rows(self) -> list[PlannedRow]:
        """Every row in the order of the file."""
        return sorted((row for agency in self.agencies for row in agency.rows), key=_number)

    def count(self, verdict: Verdict) -> int:
        """How many rows would fare so."""
        return sum(row.verdict is verdict for agency in self.agencies for row in agency.rows)

    @property
    def changing(self) -> bool:
        """Whether there is anything to write."""
        return any(agency.changes for agency in self.agencies)


def _number(row: PlannedRow) -> int:
    return row.entry.number


def planned(entries: Entries, agencies: Sequence[Agency], board: Sequence[Holder]) -> ImportPlan:
    """Compare the rows of a file with the list as it stands."""
    places: dict[str, _Place] = {}
    for entry in entries.rows:
        key = spelling(BOARD) if entry.of_the_board else _key(entry.agency)
        if key not in places:
            places[key] = _Place.of(entry, key, agencies, board)
        places[key].entries.append(entry)
    return ImportPlan(entries, tuple(place.compared(agencies) for place in places.values()))


def _key(name: str) -> str:
    return spelling(visible(name))


@dataclass
class _Place:
    """An agency or the Board while its rows are compared: how it stands, and how it would stand."""

    before: Agency | None
    after: Agency
    of_the_board: bool
    holders: list[Holder]
    entries: list[Entry] = field(default_factory=list)
    taken: dict[int, Holder] = field(default_factory=dict)
    """The person each row is about, by the row's number, where it is somebody recorded."""

    @classmethod
    def of(cls, entry: Entry, key: str, agencies: Iterable[Agency], board: Sequence[Holder]) -> "_Place":
        """The place a row is about, as it is recorded."""
        if entry.of_the_board:
            return cls(None, Agency(0, BOARD), True, in_order(board))
        before = next((each for each in agencies if _key(each.name) == key), None)
        return cls(before, before or Agency(0, entry.agency), False, in_order(before.holders) if before else [])

    def compared(self, every: Sequence[Agency]) -> PlannedAgency:
        """Every row with its verdict; those that would put two people into one office at once say so."""
        self._match()
        rows = [self._row(entry, every) for entry in self.entries]
        rows = [self._warned(row) for row in rows]
        return PlannedAgency(self.before, self.after, self.of_the_board, tuple(rows))

    def _match(self) -> None:
        """Find whom each row is about; a row with the very day they came has the first say."""
        people = list(self.holders)
        for exactly in (True, False):
            for entry in self.entries:
                taken = {each.id for each in self.taken.values()}
                free = [each for each in people if _same_person(each, entry) and each.id not in taken]
                if entry.number not in self.taken and (found := _chosen(free, entry, exactly)):
                    self.taken[entry.number] = found

    def _row(self, entry: Entry, every: Sequence[Agency]) -> PlannedRow:
        if problem := entry.problem or self._agency_problem(entry, every):
            return PlannedRow(entry, Verdict.REFUSED, problem)
        said = self._agency_said(entry)
        if entry.office is None:
            verdict = (Verdict.CHANGED if self.before else Verdict.NEW) if said else Verdict.SAME
            return PlannedRow(entry, verdict, said)
        before = self.taken.get(entry.number)
        after = _merged(before, entry, None if self.of_the_board else self.after.id)
        others = [each for each in self.holders if each is not before]
        # A person who is new has no number yet, and must still be told from the others who are new.
        if problem := holder_problem(
            replace(after, id=after.id or -1), None if self.of_the_board else self.after, others
        ):
            return PlannedRow(entry, Verdict.REFUSED, problem)
        self.holders = [*others, after]
        changes = (
            "; ".join(f"{each.field}: {each.old or 'blank'} → {each.new}" for each in holder_changes(before, after))
            if before
            else ""
        )
        verdict = Verdict.NEW if before is None else Verdict.CHANGED if changes or said else Verdict.SAME
        return PlannedRow(entry, verdict, "; ".join(filter(None, (said, changes))), before, after)

    def _agency_problem(self, entry: Entry, every: Sequence[Agency]) -> str:
        if not entry.agency and not self.of_the_board:
            return "Enter the agency."
        if entry.name and entry.office is None:
            return "Enter the office that the person holds."
        if self.of_the_board:
            return "Enter the office." if entry.office is None else ""
        stated = [each for each in self.entries if each.number < entry.number and not each.problem]
        for words, attribute in (("note", "note"), ("last day as a partner", "left_on")):
            value = getattr(entry, attribute)
            if other := next(
                (each for each in stated if value and getattr(each, attribute) not in {value, "", None}), None
            ):
                return f"The {words} of {entry.agency} differs from that in row {other.number}. Make them the same."
        return agency_problem(replace(self._stated(entry), holders=tuple(self.holders)), every)

    def _stated(self, entry: Entry) -> Agency:
        """The agency as it would stand with what a row says of it."""
        note = entry.note if entry.note and entry.note != visible(self.after.note) else self.after.note
        return replace(self.after, note=note, left_on=entry.left_on or self.after.left_on)

    def _agency_said(self, entry: Entry) -> str:
        """Take over what a row says of its agency; what that changes, in words."""
        if self.of_the_board:
            return ""
        first = self.before is None and entry is self.entries[0]
        changes = agency_changes(self.after, self._stated(entry))
        self.after = self._stated(entry)
        said = [f"{each.field}: {each.old or 'blank'} → {each.new}" for each in changes]
        return "New agency" if first else "; ".join(said)

    def _warned(self, row: PlannedRow) -> PlannedRow:
        if row.after is None or row.verdict not in {Verdict.NEW, Verdict.CHANGED}:
            return row
        others = [each for each in self.holders if each is not row.after]
        warning = overlap_warning(replace(row.after, id=row.after.id or -1), others)
        return replace(row, said="; ".join(filter(None, (row.said, warning))))


def _same_person(holder: Holder, entry: Entry) -> bool:
    return holder.office is entry.office and _key(holder.name) == _key(entry.name)


def _chosen(free: Sequence[Holder], entry: Entry, exactly: bool) -> Holder | None:
    """Which time in post of one person a row means: the one of its first day, or else the one it would correct."""
    if exactly or not free:
        return next((each for each in free if each.since == entry.since), None)
    if entry.since is None:
        return next((each for each in free if entry.until and each.until == entry.until), free[-1])
    meant = Holder(0, None, free[0].office, entry.name, since=entry.since, until=entry.until)
    return next((each for each in free if each.since is None or each.overlaps(meant)), None)


def _merged(before: Holder | None, entry: Entry, agency_id: int | None) -> Holder:
    """Somebody as they would stand: what a row leaves blank stays, and so does the spelling of a name."""
    assert entry.office  # noqa: S101 - a row without an office is about an agency only
    if before is None:
        return Holder(
            0, agency_id, entry.office, entry.name, entry.role, entry.telephone, entry.email, entry.since, entry.until
        )
    texts = {key: new if (new := getattr(entry, key)) and new != visible(getattr(before, key)) else getattr(before, key)
             for key in ("role", "telephone", "email")}  # fmt: skip
    return replace(before, **texts, since=entry.since or before.since, until=entry.until or before.until)
