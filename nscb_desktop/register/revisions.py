"""How often the facts behind a last day were recorded: what a calendar tells a later state from an earlier one by."""

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from nscb_desktop.framework.clock_changes import ChangeKind, ClockChange
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.milestones import MADE_OF
from nscb_desktop.framework.timescales import STOPPING, Clock
from nscb_desktop.register import clock_changes, requests
from nscb_desktop.register.tables import AuditRow, CaseFileRow, FormRecordRow, MilestoneRow, SettingRow
from nscb_desktop.register.unit_of_work import Unit

COUNTED_WITH = ("agency_return_days", "notices_days", "rule", "exceptions", "closures")
"""Settings that a last day is counted with."""


@dataclass(frozen=True)
class Revisions:
    """Counts of rows that are only ever added, so that none of them falls."""

    settings: int
    receipts: Counter[int]
    """Part Ones of a case: one received earlier moves day 0."""
    facts: Counter[tuple[int, str]]
    """Records, corrections and withdrawals of a fact, by case and key."""
    agreed: Mapping[int, Sequence[ClockChange]]
    """Extensions and pauses, by case."""
    asked: Mapping[int, Sequence[InformationRequest]]
    """Requests, by case."""
    voided: frozenset[int]

    def of(self, case_id: int, clock: Clock, today: date, request: InformationRequest | None = None) -> int:
        """How often the date of a clock may have changed, or the clock have ended and begun again.

        0 where every fact behind it was recorded once and it runs.
        """
        rule = clock.timescale
        number = self.settings + self._agreed(case_id, clock, today) + (case_id in self.voided)
        number += sum(self.facts[case_id, key] for key in STOPPING)
        if request:
            return number + _happenings(request)  # it runs from its request, whose day is never recorded anew
        if rule.start == "received":
            number += max(0, self.receipts[case_id] - 1)
        if rule.per_request:
            # Requests take the place of one clock for all, and give it up again when they are withdrawn.
            number += sum(1 + _happenings(each) for each in self.asked.get(case_id, ()))
        number += max(0, self.facts[case_id, rule.start] - 1)
        ends = (rule.stop, *MADE_OF.get(rule.stop, ()))
        return number + sum(self.facts[case_id, key] for key in (*rule.restarts, *ends))

    def _agreed(self, case_id: int, clock: Clock, today: date) -> int:
        """Each thing agreed, and each day that went by in a pause: the last day moves on while a clock stands still."""
        number, since = 0, None
        for change in self.agreed.get(case_id, ()):
            if (change.clock, change.subject) != (
                clock.timescale.key,
                clock.subject,
            ) or change.kind is ChangeKind.REASON:
                continue
            number += 1
            # By the days they were recorded on: what is entered late must not make the number fall.
            recorded = local_day(change.recorded_at)
            if since and change.kind is ChangeKind.RESUMED:
                number += (recorded - since).days
            since = recorded if change.kind is ChangeKind.PAUSED else None
        return number + ((today - since).days if since else 0)


def revisions(unit: Unit, case_ids: Collection[int]) -> Revisions:
    """The counts for these cases."""
    session, wanted = unit.session, sorted(set(case_ids))
    settings = session.scalar(select(func.count(SettingRow.id)).where(SettingRow.key.in_(COUNTED_WITH)))
    receipts = session.execute(
        select(FormRecordRow.case_id, func.count().label("times"))
        .where(FormRecordRow.form_key == "part_one", FormRecordRow.case_id.in_(wanted))
        .group_by(FormRecordRow.case_id)
    )
    facts = session.execute(
        select(MilestoneRow.case_id, MilestoneRow.key, func.count().label("times"))
        .where(MilestoneRow.case_id.in_(wanted))
        .group_by(MilestoneRow.case_id, MilestoneRow.key)
    )
    voided = session.scalars(
        select(CaseFileRow.id).where(CaseFileRow.id.in_(wanted), CaseFileRow.voided_at.is_not(None))
    )
    return Revisions(
        settings or 0,
        Counter({row.case_id: row.times for row in receipts}),
        Counter({(row.case_id, row.key): row.times for row in facts}),
        clock_changes.of_cases(unit, wanted),
        requests.of_cases(unit, wanted),
        frozenset(voided),
    )


def _happenings(request: InformationRequest) -> int:
    """What befell a request, and what of it was taken back."""
    return sum(2 if event.taken_back else 1 for event in request.events)


def register_id(unit: Unit) -> str:
    """What tells this register from every other for ever: from its first act, which neither new keys nor a restore alter."""
    first: bytes = unit.session.scalars(select(AuditRow.mac).order_by(AuditRow.seq).limit(1)).one()
    return hashlib.sha256(first).hexdigest()[:12]
