"""The clocks of cases: on a case, in the diary, and on Today."""

from dataclasses import dataclass
from datetime import date, timedelta

from nscb_desktop.casework.sitting import Sitting, counting_of
from nscb_desktop.framework.editions import edition_on
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.milestones import STRIP, Milestone, Recorded
from nscb_desktop.framework.records import CaseFile, Draft, Filters, Order
from nscb_desktop.framework.timescales import Clock, Firmness, clocks, next_clock
from nscb_desktop.register import diary_index, drafts, search
from nscb_desktop.register.settings import Timeline
from nscb_desktop.register.unit_of_work import Unit


@dataclass(frozen=True, slots=True)
class StripDate:
    """One of the seven dates: when it happened, or when it is due, and how it stands."""

    milestone: Milestone
    on: date | None
    due: tuple[date, ...]
    state: str
    """``done``, ``due``, ``late`` or ``ahead``."""


@dataclass(frozen=True, slots=True)
class DiaryEntry:
    """One last day in the diary: of a case, or of a draft that has a received date."""

    on: date
    reference: str
    clock: Clock
    case_id: int | None = None
    draft_id: int | None = None


@dataclass(frozen=True, slots=True)
class TodayBoard:
    """What Today shows."""

    today: date
    not_counted: str | None
    """Why today is not a working day, or None."""
    next_holiday: tuple[date, str] | None
    overdue: tuple[DiaryEntry, ...]
    due_this_week: tuple[DiaryEntry, ...]
    later: tuple[DiaryEntry, ...]
    drafts: tuple[Draft, ...]
    not_authorised: int
    week_ends: date


LOOKS_AHEAD = timedelta(days=28)
"""How far Today lists what is to come."""


def case_clocks(sitting: Sitting, case: CaseFile) -> list[Clock]:
    """Every clock of a case as it stands today."""
    if case.voided:
        return []
    with sitting.reading() as unit:
        return _clocks(unit, case, sitting.today())


def _clocks(unit: Unit, case: CaseFile, today: date) -> list[Clock]:
    return clocks(case.edition.timescales, case.facts, today, counting_of(unit, case), case.requests, case.changes)


def strip(case: CaseFile, running: list[Clock]) -> list[StripDate]:
    """The seven dates of a case, given its clocks."""
    return [_strip_date(milestone, case, running) for milestone in STRIP]


def _strip_date(milestone: Milestone, case: CaseFile, running: list[Clock]) -> StripDate:
    if milestone.key == "information_due":
        asked = [clock for clock in running if clock.timescale.key == "agency-return"]
        if not asked:
            return StripDate(milestone, None, (), "ahead")
        waiting = [clock for clock in asked if clock.running]
        late = any(clock.days_left < 0 for clock in waiting)
        days = tuple(sorted({clock.due for clock in waiting or asked}))
        return StripDate(milestone, None, days, "late" if late else "due" if waiting else "done")
    fact = case.facts.get(milestone.key)
    waiting = [clock for clock in running if clock.timescale.stop == milestone.key and clock.running]
    due = tuple(sorted({clock.due for clock in waiting}))
    if fact:
        return StripDate(milestone, fact.on, due, "done")
    late = any(clock.days_left < 0 for clock in waiting)
    return StripDate(milestone, None, due, "late" if late else ("due" if due else "ahead"))


def draft_clock(sitting: Sitting, draft: Draft) -> Clock | None:
    """The convene clock of a draft that has a received date: day 0 does not wait for registration."""
    if draft.received_at is None:
        return None
    day = local_day(draft.received_at)
    running = clocks(edition_on(day).timescales, {"received": Recorded(day)}, sitting.today(), sitting.counting(day))
    return next_clock(running)


def diary(sitting: Sitting, first: date, last: date) -> list[DiaryEntry]:
    """Every running clock whose last day lies in a span, earliest first."""
    today = sitting.today()
    with sitting.reading() as unit:
        timeline = Timeline(unit)
        entries = [
            DiaryEntry(clock.due, str(case.reference), clock, case.case_id)
            for case in diary_index.running(unit, last)
            for clock in clocks(
                case.edition.timescales,
                case.facts,
                today,
                timeline.counting(case.facts["received"].on),
                case.requests,
                case.changes,
            )
            if clock.running and clock.timescale.firmness is not Firmness.INFORMATION and first <= clock.due <= last
        ]
        waiting = drafts.listed(unit)
    for draft in waiting:
        clock = draft_clock(sitting, draft)
        if clock and first <= clock.due <= last:
            entries.append(DiaryEntry(clock.due, f"Draft {draft.id}", clock, None, draft.id))
    return sorted(entries, key=lambda entry: (entry.on, entry.reference, entry.clock.timescale.key))


def today_board(sitting: Sitting) -> TodayBoard:
    """What is overdue, due this week and to come, with the drafts and what still lacks its authorisation."""
    today = sitting.today()
    week_ends = today + timedelta(days=(6 - today.weekday()))
    entries = diary(sitting, date.min, today + LOOKS_AHEAD)
    calendar = sitting.counting().calendar
    with sitting.reading() as unit:
        waiting = tuple(drafts.listed(unit))
        not_authorised = search.page(unit, Filters(not_authorised=True), Order(), 0, 1).total
    return TodayBoard(
        today, calendar.not_counted(today), calendar.next_bank_holiday(today),
        tuple(entry for entry in entries if entry.clock.days_left < 0),
        tuple(entry for entry in entries if entry.clock.days_left >= 0 and entry.on <= week_ends),
        tuple(entry for entry in entries if entry.clock.days_left >= 0 and entry.on > week_ends),
        waiting, not_authorised, week_ends,
    )  # fmt: skip
