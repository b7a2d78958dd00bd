"""The register and the drafts as lists: filtered and sorted as the grid is, with its columns; names only where they are shown."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from nscb_desktop.casework import deadlines, referrals
from nscb_desktop.casework.lists import Listing, counted
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.workbook import Cell, Heading
from nscb_desktop.framework.editions import EDITIONS
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.records import CaseRow, Draft, Filters, Order
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.text import one_line
from nscb_desktop.register import search

Progress = Callable[[int, int], None]
TOLD_EVERY = 500
_CLOCKS = {rule.key: rule.name for each in EDITIONS for rule in each.timescales}


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of the sheet, under the key of the grid's column that it goes with."""

    key: str
    heading: Heading
    cell: Callable[[CaseRow], Cell]


def _reference(row: CaseRow) -> Cell:
    return str(row.reference)


def _child(row: CaseRow) -> Cell:
    return row.child or "Not given"


def _alias(row: CaseRow) -> Cell:
    return row.alias


def _age(row: CaseRow) -> Cell:
    return row.age


def _agency(row: CaseRow) -> Cell:
    return row.agency


def _received(row: CaseRow) -> Cell:
    return row.received


def _stage(row: CaseRow) -> Cell:
    return row.stage


def _next_clock(row: CaseRow) -> Cell:
    return _CLOCKS.get(row.next_clock, row.next_clock)


def _next_due(row: CaseRow) -> Cell:
    return row.next_due


def _authorised(row: CaseRow) -> Cell:
    return "yes" if row.authorised else "not yet"


COLUMNS = (
    _Column("reference", Heading("Reference", 16), _reference),
    _Column("name", Heading("Child", 30), _child),
    _Column("child", Heading("Alias", 12), _alias),
    _Column("age", Heading("Age at the incident", 14), _age),
    _Column("agency", Heading("Referred by", 26), _agency),
    _Column("received", Heading("Received", 14), _received),
    _Column("stage", Heading("Stage", 26), _stage),
    _Column("next_due", Heading("Next clock", 32), _next_clock),
    _Column("next_due", Heading("Its last day", 14), _next_due),
    _Column("authorised", Heading("Authorised", 12), _authorised),
)
EVERY = tuple(dict.fromkeys(column.key for column in COLUMNS if column.key != "name"))
"""The grid's columns; the child's name is no column of its own there."""


def register_list(
    sitting: Sitting,
    filters: Filters | None = None,
    order: Order | None = None,
    shown: Sequence[str] = EVERY,
    *,
    names: bool = False,
    progress: Progress | None = None,
) -> Listing:
    """The cases that filters leave, in the grid's order, with the columns that are shown there."""
    sitting.person.must(Right.PRINT)
    wanted, order = filters or Filters(), order or Order()
    with sitting.reading() as unit:
        found, total = search.counted(unit, wanted), search.total(unit)
    keys = {*shown, *(("name",) if names and "child" in shown else ())}
    columns = [column for column in COLUMNS if column.key in keys]
    on = " · ".join(wanted.on.values())
    cases = counted(total, "case", "cases")
    stated = f"{found:,} of {cases}: {on}" if on else f"All {cases}, no filter on"
    rows = _rows(sitting, wanted, order, [column.cell for column in columns], _every_so_often(progress, found))
    return Listing("Cases", [column.heading for column in columns], rows, stated)


def _rows(
    sitting: Sitting,
    filters: Filters,
    order: Order,
    cells: Sequence[Callable[[CaseRow], Cell]],
    tell: Callable[[int], None],
) -> Iterator[list[Cell]]:
    with sitting.reading() as unit:
        for number, row in enumerate(search.every(unit, filters, order), 1):
            yield [cell(row) for cell in cells]
            tell(number)


def _every_so_often(progress: Progress | None, total: int) -> Callable[[int], None]:
    def tell(number: int) -> None:
        if progress and (number % TOLD_EVERY == 0 or number == total):
            progress(number, total)

    return tell


DRAFT_HEADINGS = (
    Heading("Draft", 10),
    Heading("Referred by", 26),
    Heading("Received", 14),
    Heading("Received, as typed", 24),
    Heading("Sub-group to be held by", 14),
    Heading("Saved", 14),
    Heading("Saved by", 22),
)


def drafts_list(sitting: Sitting, *, names: bool = False) -> Listing:
    """Every draft that waits to be registered; the child's name only where it is asked for."""
    sitting.person.must(Right.PRINT)
    listed = referrals.listed_drafts(sitting)
    headings = [DRAFT_HEADINGS[0], *([Heading("Child", 30)] if names else []), *DRAFT_HEADINGS[1:]]
    rows = [_draft_row(sitting, draft, names) for draft in listed]
    return Listing("Drafts", headings, rows, f"{counted(len(rows), 'draft', 'drafts')} not registered yet")


def _draft_row(sitting: Sitting, draft: Draft, names: bool) -> list[Cell]:
    clock = deadlines.draft_clock(sitting, draft)
    received: date | None = local_day(draft.received_at) if draft.received_at else None
    child: list[Cell] = [_answer(draft, "child_name")] if names else []
    return [
        f"Draft {draft.id}", *child, _answer(draft, "agency"), received, draft.received_words,
        clock.due if clock else None, local_day(draft.saved_at), draft.saved_by,
    ]  # fmt: skip


def _answer(draft: Draft, key: str) -> str:
    return one_line(in_words(draft.form.field(key).kind, draft.answers.get(key)))
