"""Finding cases: words as they are typed, narrowed and sorted, a page at a time."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, column, false, func, select, table, text

from nscb_desktop.framework.records import CaseRow, Filters, Order, Page
from nscb_desktop.framework.references import Reference
from nscb_desktop.framework.text import words_of
from nscb_desktop.register import waiting
from nscb_desktop.register.tables import CaseIndexRow
from nscb_desktop.register.unit_of_work import Unit

COUNTED_UP_TO = 1_000
"""Hits of a search that are counted exactly; beyond them the grid says "more than"."""

_AT_ONCE = 1_000
"""Rows fetched together where all of them are read."""

SORTABLE = {
    "reference": (CaseIndexRow.year, CaseIndexRow.number),
    "alias": (CaseIndexRow.case_id,),
    "child": (CaseIndexRow.child_key, CaseIndexRow.case_id),
    "agency": (CaseIndexRow.agency, CaseIndexRow.case_id),
    "received": (CaseIndexRow.received, CaseIndexRow.case_id),
    "stage": (CaseIndexRow.stage, CaseIndexRow.case_id),
    "next_due": (CaseIndexRow.next_due, CaseIndexRow.case_id),
}
_COLUMNS = tuple(CaseIndexRow.__table__.c)
_SEARCH = table("search", column("rowid"), column("words"))


def match(typed: str) -> str:
    """What was typed as a full-text query: every word, the last ones as beginnings; empty below two letters."""
    found = [word for word in words_of(typed) if len(word) > 1 or word.isdigit()]
    return " AND ".join(f'"{word}"*' for word in found)


def page(unit: Unit, filters: Filters, order: Order, offset: int = 0, limit: int = 200) -> Page:
    """A run of rows as filtered and sorted, with the number there are.

    A search with nothing else on is answered newest first straight from the word index, because sorting every hit of a
    common word would keep the typist waiting.
    """
    if (query := match(filters.words)) and not _conditions(filters) and order == Order():
        return _found(unit, query, offset, limit)
    narrowed = _narrowed(filters, query)
    run = ordered(order).where(*narrowed).offset(offset).limit(limit)
    return Page(tuple(case_row(row) for row in unit.session.execute(run)), _counted(unit, narrowed))


def every(unit: Unit, filters: Filters, order: Order) -> Iterator[CaseRow]:
    """Every row as filtered and sorted, read as it is asked for: a list of the whole register is never held at once."""
    narrowed = ordered(order).where(*_narrowed(filters, match(filters.words)))
    return map(case_row, unit.session.execute(narrowed.execution_options(yield_per=_AT_ONCE)))


def counted(unit: Unit, filters: Filters) -> int:
    """How many rows there are as filtered, counted to the last."""
    return _counted(unit, _narrowed(filters, match(filters.words)))


def ordered(order: Order) -> Select[Any]:
    """Every row of the index in an order, which an index of the database keeps."""
    keys = SORTABLE[order.column]
    return select(*_COLUMNS).order_by(*(key.desc() if order.descending else key.asc() for key in keys))


def _found(unit: Unit, query: str, offset: int, limit: int) -> Page:
    wanted = max(offset + limit, COUNTED_UP_TO) + 1
    hits = list(unit.session.execute(text("SELECT rowid FROM search WHERE search MATCH :query ORDER BY rowid DESC LIMIT :wanted"),
                                     {"query": query, "wanted": wanted}).scalars())  # fmt: skip
    more = len(hits) == wanted
    return Page(_rows(unit, hits[offset : offset + limit]), len(hits) - more, more)


def _narrowed(filters: Filters, query: str) -> list[ColumnElement[bool]]:
    narrowed = _conditions(filters)
    if filters.words.strip() and not words_of(filters.words):
        narrowed.append(false())  # symbols alone stand in no case
    if query:
        hits = select(_SEARCH.c.rowid).where(text("search MATCH :query").bindparams(bindparam("query", query)))
        narrowed.append(CaseIndexRow.case_id.in_(hits))
    return narrowed


def _counted(unit: Unit, conditions: Sequence[ColumnElement[bool]] = ()) -> int:
    return unit.session.scalar(select(func.count(CaseIndexRow.case_id)).where(*conditions)) or 0


def _conditions(filters: Filters) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if filters.stage:
        conditions.append(CaseIndexRow.stage == filters.stage)
    if filters.received_from:
        conditions.append(CaseIndexRow.received >= filters.received_from)
    if filters.received_to:
        conditions.append(CaseIndexRow.received <= filters.received_to)
    if filters.due_to:
        conditions.append(CaseIndexRow.next_due <= filters.due_to)
    if filters.not_authorised:
        conditions.append(CaseIndexRow.authorised.is_(False))
    if filters.waiting_for_agencies:
        conditions.append(waiting.for_agencies())
    if filters.waiting_for_chair:
        conditions.append(waiting.for_a_chair())
    if filters.agenda_of:
        conditions.append(waiting.on_agenda(filters.agenda_of))
    return conditions


def _rows(unit: Unit, case_ids: Sequence[int]) -> tuple[CaseRow, ...]:
    found = unit.session.execute(select(*_COLUMNS).where(CaseIndexRow.case_id.in_(case_ids)))
    by_id = {row.case_id: row for row in found}
    return tuple(case_row(by_id[case_id]) for case_id in case_ids if case_id in by_id)


def case_row(row: object) -> CaseRow:
    """The grid's row from the index's."""
    r: CaseIndexRow = row  # type: ignore[assignment]  # a result row has the columns as attributes
    return CaseRow(r.case_id, Reference(r.year, r.number), r.alias, r.child, r.age, r.agency, r.received, r.stage, r.next_clock,
                   r.next_due, r.authorised, r.voided, r.stage_key, r.flags)  # fmt: skip


def rows_of(unit: Unit, case_ids: Sequence[int]) -> tuple[CaseRow, ...]:
    """Rows of these cases, in the order asked for."""
    return _rows(unit, case_ids)


def stages(unit: Unit) -> list[str]:
    """Every stage that some case stands at, for the filter."""
    return list(unit.session.scalars(select(CaseIndexRow.stage).distinct().order_by(CaseIndexRow.stage)))


def total(unit: Unit) -> int:
    """How many cases the register holds."""
    return _counted(unit)
