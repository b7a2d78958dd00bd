"""What was agreed about the clocks of a case, in the register: written once, oldest first."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, select

from nscb_desktop.framework.clock_changes import ChangeKind, ClockChange
from nscb_desktop.register.process_tables import ClockChangeRow
from nscb_desktop.register.unit_of_work import Unit


def add(
    unit: Unit,
    case_id: int,
    clock: str,
    kind: ChangeKind,
    on: date,
    *,
    why: str,
    agreed_by: str = "",
    subject: str = "",
) -> None:
    """Record an extension, a pause, its end, or a reason for lateness."""
    unit.add(ClockChangeRow, id=unit.next_id(ClockChangeRow), case_id=case_id, clock=clock, subject=subject, kind=kind.name,
             on=on, why=why, agreed_by=agreed_by, recorded_at=unit.at, recorded_by=unit.who)  # fmt: skip


def of_case(unit: Unit, case_id: int) -> tuple[ClockChange, ...]:
    """Every change of a case's clocks, oldest first."""
    return of_cases(unit, [case_id]).get(case_id, ())


def of_cases(unit: Unit, case_ids: Select[int] | Sequence[int]) -> dict[int, tuple[ClockChange, ...]]:
    """The changes of many cases at once, by case; a case without any is left out."""
    rows = unit.session.scalars(
        select(ClockChangeRow).where(ClockChangeRow.case_id.in_(case_ids)).order_by(ClockChangeRow.id)
    )
    found: dict[int, tuple[ClockChange, ...]] = {}
    for row in rows:
        change = ClockChange(row.id, row.clock, row.subject, ChangeKind[row.kind], row.on, row.why, row.agreed_by,
                             row.recorded_at, row.recorded_by)  # fmt: skip
        found[row.case_id] = (*found.get(row.case_id, ()), change)
    return found
