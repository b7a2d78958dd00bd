"""Which cases wait for agencies, for a chair, or for a meeting: what Today counts and the Cases grid narrows to."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select

from nscb_desktop.framework.information import Happening
from nscb_desktop.framework.milestones import OVER, STAGES, Owner
from nscb_desktop.register.process_tables import AgendaRow, MeetingRow, RequestEventRow, RequestRow
from nscb_desktop.register.tables import CaseIndexRow
from nscb_desktop.register.unit_of_work import Unit

_SETTLING = [happening.name for happening in Happening if happening.settles]
_CHAIRS = (Owner.SUBGROUP_CHAIR, Owner.INDEPENDENT_CHAIR)


def _open() -> ColumnElement[bool]:
    """A request that nothing has settled, or whose settling was recorded in error."""
    undone = select(RequestEventRow.takes_back).where(RequestEventRow.takes_back.is_not(None))
    settled = select(RequestEventRow.request_id).where(
        RequestEventRow.what.in_(_SETTLING), RequestEventRow.id.not_in(undone)
    )
    return RequestRow.id.not_in(settled)


def _going_on() -> ColumnElement[bool]:
    return CaseIndexRow.stage_key.not_in([*OVER, "voided"])


def _stages_of(owner: Owner) -> list[str]:
    return [stage.key for stage in STAGES if stage.waits_for is owner]


def for_agencies() -> ColumnElement[bool]:
    """Cases with a return outstanding; one whose requests were made elsewhere waits while its stage says so."""
    asked = select(RequestRow.case_id).where(_open())
    return or_(CaseIndexRow.stage_key.in_(_stages_of(Owner.AGENCY)), _going_on() & CaseIndexRow.case_id.in_(asked))


def for_a_chair() -> ColumnElement[bool]:
    """Cases whose next step is the sub-group chair's or the Independent Chair's."""
    return CaseIndexRow.stage_key.in_([key for owner in _CHAIRS for key in _stages_of(owner)])


def on_agenda(at: datetime) -> ColumnElement[bool]:
    """Cases on the agenda of the meeting at a moment."""
    of_meeting = (
        select(AgendaRow.case_id).join(MeetingRow, MeetingRow.id == AgendaRow.meeting_id).where(MeetingRow.at == at)
    )
    return CaseIndexRow.case_id.in_(of_meeting)


def agencies_awaited(unit: Unit) -> list[tuple[str, int]]:
    """Agencies that owe a return, with how many, the most first."""
    number = func.count(RequestRow.id)
    owed = (
        select(RequestRow.agency, number)
        .join(CaseIndexRow, CaseIndexRow.case_id == RequestRow.case_id)
        .where(_open(), _going_on())
        .group_by(RequestRow.agency)
    )
    return [(agency, owes) for agency, owes in unit.session.execute(owed.order_by(number.desc(), RequestRow.agency))]


def chairs_awaited(unit: Unit) -> list[tuple[Owner, int]]:
    """Each chair for whom cases wait, with how many."""
    waiting = select(CaseIndexRow.stage_key, func.count(CaseIndexRow.case_id)).where(for_a_chair())
    found_at = unit.session.execute(waiting.group_by(CaseIndexRow.stage_key)).all()
    numbers = {stage: number for stage, number in found_at}  # noqa: C416 - a row is no pair to mypy
    by_chair = [(owner, sum(numbers.get(key, 0) for key in _stages_of(owner))) for owner in _CHAIRS]
    return [(owner, found) for owner, found in by_chair if found]
