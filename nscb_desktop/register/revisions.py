"""How often the facts behind a last day were recorded: what a calendar tells a later date from an earlier one by."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from nscb_desktop.framework.clock_changes import ChangeKind, ClockChange
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.timescales import Clock
from nscb_desktop.register import clock_changes
from nscb_desktop.register.tables import FormRecordRow, MilestoneRow, SettingRow
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

    def of(self, case_id: int, clock: Clock, today: date) -> int:
        """How often the date of a clock may have changed: 0 where every fact behind it was recorded once."""
        rule = clock.timescale
        number = self.settings + self._agreed(case_id, clock, today)
        if clock.subject:
            return number  # it runs from its request, whose day is never recorded anew
        if rule.start == "received":
            number += max(0, self.receipts[case_id] - 1)
        number += max(0, self.facts[case_id, rule.start] - 1)
        return number + sum(self.facts[case_id, key] for key in rule.restarts)

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
    return Revisions(
        settings or 0,
        Counter({row.case_id: row.times for row in receipts}),
        Counter({(row.case_id, row.key): row.times for row in facts}),
        clock_changes.of_cases(unit, wanted),
    )
