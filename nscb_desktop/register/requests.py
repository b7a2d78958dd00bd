"""Information requests in the register: written once as they were told, followed by what befell them."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Select, select

from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.information import Happening, InformationRequest, RequestEvent
from nscb_desktop.framework.people import Agency
from nscb_desktop.register.process_tables import RequestEventRow, RequestRow
from nscb_desktop.register.unit_of_work import Unit


def add(
    unit: Unit, case_id: int, agency: Agency, asked_on: date, due_on: date, *, rule: str, lead: str
) -> InformationRequest:
    """A request as it is told to an agency."""
    made = InformationRequest(
        unit.next_id(RequestRow), case_id, agency.id, agency.name, asked_on, due_on, rule, lead, unit.at, unit.who
    )
    unit.add(RequestRow, id=made.id, case_id=case_id, agency_id=agency.id, agency=agency.name, asked_on=asked_on,
             due_on=due_on, rule=rule, lead=lead, recorded_at=unit.at, recorded_by=unit.who)  # fmt: skip
    return made


def add_event(
    unit: Unit, request_id: int, what: Happening, on: date, *, how: str = "", note: str = "", form_id: int | None = None
) -> None:
    """Record what befell a request."""
    _add_event(unit, request_id, what.name, on, how, note, form_id, None)


def take_back(unit: Unit, request_id: int, event: RequestEvent, why: str) -> None:
    """Record that an event was recorded in error; it stays, and no longer counts."""
    _add_event(unit, request_id, "", event.on, "", why, None, event.id)


def _add_event(
    unit: Unit, request_id: int, what: str, on: date, how: str, note: str, form_id: int | None, takes_back: int | None
) -> None:
    unit.add(RequestEventRow, id=unit.next_id(RequestEventRow), request_id=request_id, what=what, on=on, how=how,
             note=note, form_id=form_id, takes_back=takes_back, recorded_at=unit.at, recorded_by=unit.who)  # fmt: skip


def read(unit: Unit, request_id: int) -> InformationRequest:
    """One request; Refused where there is none."""
    row = unit.session.get(RequestRow, request_id)
    if row is None:
        raise Refused("There is no such request in this register.")
    return _whole(unit, [row])[0]


def of_case(unit: Unit, case_id: int) -> tuple[InformationRequest, ...]:
    """Every request of a case, in the order they were made."""
    return of_cases(unit, [case_id]).get(case_id, ())


def of_cases(unit: Unit, case_ids: Select[int] | Sequence[int]) -> dict[int, tuple[InformationRequest, ...]]:
    """The requests of many cases at once, by case; a case without requests is left out."""
    rows = unit.session.scalars(
        select(RequestRow).where(RequestRow.case_id.in_(case_ids)).order_by(RequestRow.id)
    ).all()
    found: dict[int, tuple[InformationRequest, ...]] = {}
    for request in _whole(unit, rows):
        found[request.case_id] = (*found.get(request.case_id, ()), request)
    return found


def _whole(unit: Unit, rows: Iterable[RequestRow]) -> list[InformationRequest]:
    made = list(rows)
    if not made:
        return []
    events = unit.session.scalars(
        select(RequestEventRow)
        .where(RequestEventRow.request_id.in_([row.id for row in made]))
        .order_by(RequestEventRow.id)
    ).all()
    undone: dict[int | None, str] = {event.takes_back: event.note for event in events if event.takes_back is not None}
    return [
        InformationRequest(
            row.id, row.case_id, row.agency_id, row.agency, row.asked_on, row.due_on, row.rule, row.lead,
            row.recorded_at, row.recorded_by,
            tuple(_event(each, undone) for each in events if each.request_id == row.id and each.takes_back is None),
        )
        for row in made
    ]  # fmt: skip


def _event(row: RequestEventRow, undone: dict[int | None, str]) -> RequestEvent:
    return RequestEvent(
        row.id,
        Happening[row.what],
        row.on,
        row.how,
        row.note,
        row.recorded_at,
        row.recorded_by,
        row.form_id,
        undone.get(row.id, ""),
    )
