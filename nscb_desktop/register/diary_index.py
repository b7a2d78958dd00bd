"""What the diary computes clocks from: the recorded facts of every case with a clock ending by a day, in three queries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select

from nscb_desktop.framework.clock_changes import ChangeKind, ClockChange
from nscb_desktop.framework.edition import Edition
from nscb_desktop.framework.editions import EDITIONS, edition
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.london import at_local, local_day
from nscb_desktop.framework.milestones import STAGES, Facts, Recorded, facts_of
from nscb_desktop.framework.references import Reference
from nscb_desktop.framework.timescales import Firmness
from nscb_desktop.register import clock_changes, requests
from nscb_desktop.register.process_tables import ClockChangeRow, RequestEventRow, RequestRow
from nscb_desktop.register.tables import CaseFileRow, CaseIndexRow, MilestoneRow
from nscb_desktop.register.unit_of_work import Unit

_INFORMED = [
    stage.key
    for stage in STAGES
    for each in EDITIONS
    for rule in each.timescales
    if rule.firmness is Firmness.INFORMATION and rule.start in stage.facts
]
"""Stages at which a clock runs that no list is sorted by: it is information only, so the index does not hold its day."""


@dataclass(frozen=True, slots=True)
class Running:
    """A case with a clock running, or one on which something ended."""

    case_id: int
    reference: Reference
    edition: Edition
    facts: Facts
    requests: tuple[InformationRequest, ...] = ()
    changes: tuple[ClockChange, ...] = ()
    ever: Mapping[str, tuple[Recorded, ...]] = field(default_factory=dict)
    """Every day that was ever recorded for a fact, oldest first, though it was corrected or taken back since."""
    voided_on: date | None = None


def running(unit: Unit, last: date, *, informed: bool = False) -> list[Running]:
    """Cases whose next clock ends by a day, or that were paused; ``informed`` adds those with an information clock."""
    index = CaseIndexRow
    # The last day of a clock that stands still moves with every day, so the index does not hold it.
    paused = select(ClockChangeRow.case_id).where(ClockChangeRow.kind == ChangeKind.PAUSED.name)
    ending = or_(index.next_due <= last, index.case_id.in_(paused))
    if informed:
        ending = or_(ending, index.stage_key.in_(_INFORMED))
    return _read(unit, ending)


def ended(unit: Unit, since: date) -> list[Running]:
    """Cases on which something happened, was taken back or was voided since a day, by which a clock may have ended."""
    fact, event, moment = MilestoneRow, RequestEventRow, at_local(since)
    happened = or_(fact.on >= since, and_(fact.on.is_(None), fact.recorded_at >= moment))
    befell = select(RequestRow.case_id).join(event, event.request_id == RequestRow.id)
    voided = select(CaseFileRow.id).where(CaseFileRow.voided_at >= moment)
    case_id = CaseIndexRow.case_id
    return _read(
        unit,
        or_(
            case_id.in_(select(fact.case_id).where(happened)),
            case_id.in_(befell.where(event.recorded_at >= moment)),
            case_id.in_(voided),
        ),
    )


def of_case(unit: Unit, case_id: int) -> list[Running]:
    """One case."""
    return _read(unit, CaseIndexRow.case_id == case_id)


def _read(unit: Unit, which: ColumnElement[bool]) -> list[Running]:
    index = CaseIndexRow
    asked_for = select(
        index.case_id, index.year, index.number, index.received, CaseFileRow.edition, CaseFileRow.voided_at
    ).join(CaseFileRow, CaseFileRow.id == index.case_id)
    found = unit.session.execute(asked_for.where(which)).all()
    wanted = select(index.case_id).where(which)
    recorded: dict[int, dict[str, Recorded]] = {row.case_id: {} for row in found}
    ever: dict[int, dict[str, tuple[Recorded, ...]]] = {row.case_id: {} for row in found}
    rows = select(MilestoneRow.case_id, MilestoneRow.key, MilestoneRow.on, MilestoneRow.detail).where(
        MilestoneRow.case_id.in_(wanted)
    )
    for row in unit.session.execute(rows.order_by(MilestoneRow.id)):
        if row.on is None:
            recorded[row.case_id].pop(row.key, None)
        else:
            made = recorded[row.case_id][row.key] = Recorded(row.on, row.detail)
            ever[row.case_id][row.key] = (*ever[row.case_id].get(row.key, ()), made)
    asked = requests.of_cases(unit, wanted)
    agreed = clock_changes.of_cases(unit, wanted)
    return [
        Running(row.case_id, Reference(row.year, row.number), edition(row.edition),
                facts_of(row.received, recorded[row.case_id], asked.get(row.case_id, ())),
                asked.get(row.case_id, ()), agreed.get(row.case_id, ()), ever[row.case_id],
                local_day(row.voided_at) if row.voided_at else None)
        for row in found
    ]  # fmt: skip
