"""The clocks of cases: on a case, in the diary, and on Today."""

from dataclasses import dataclass
from datetime import date, timedelta

from nscb_desktop.casework.sitting import Sitting, counting_of
from nscb_desktop.framework.editions import edition_on
from nscb_desktop.framework.london import local, local_day
from nscb_desktop.framework.meetings import Meeting
from nscb_desktop.framework.milestones import STRIP, Milestone, Owner, Recorded
from nscb_desktop.framework.records import CaseFile, Draft, Filters, Order
from nscb_desktop.framework.timescales import Clock, Firmness, Rag, clocks, next_clock
from nscb_desktop.register import diary_index, drafts, meetings, search, waiting
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
    rag: Rag | None = None
    """How the clock that waits for it stands, the nearest to its end where there are several; None where none waits."""


@dataclass(frozen=True, slots=True)
class DiaryEntry:
    """One day in the diary: the last day of a clock of a case or of a draft, or a meeting of the sub-group."""

    on: date
    reference: str
    clock: Clock | None
    case_id: int | None = None
    draft_id: int | None = None
    meeting: Meeting | None = None

    @property
    def what(self) -> str:
        """What ends or is held that day."""
        if self.clock:
            return self.clock.name
        return " ".join(
            part for part in ("SCR sub-group", self.stands, self.meeting.place if self.meeting else "") if part
        )

    @property
    def stands(self) -> str:
        """How it stands: a clock in words, a meeting by its hour."""
        if self.clock:
            return self.clock.in_words
        return f"{local(self.meeting.at):%H:%M}" if self.meeting else ""

    @property
    def kind(self) -> str:
        """The key of its timescale, or ``meeting``."""
        return self.clock.timescale.key if self.clock else MEETING

    @property
    def owner(self) -> Owner:
        """Who has to act."""
        return self.clock.timescale.owner if self.clock else Owner.SUBGROUP_CHAIR

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is, however often the diary is read anew."""
        return self.reference, self.kind, self.clock.subject if self.clock else ""

    @property
    def overdue(self) -> bool:
        """Whether its last day has run out: what is due today is not overdue."""
        return self.clock is not None and self.clock.days_left < 0


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
    waiting_for_agencies: int = 0
    """Cases with a return outstanding."""
    agencies: tuple[tuple[str, int], ...] = ()
    """Agencies that owe returns, with how many."""
    waiting_for_chair: int = 0
    chairs: tuple[tuple[Owner, int], ...] = ()
    next_meeting: Meeting | None = None


MEETING = "meeting"
"""The kind of a diary entry that is no clock."""
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
        state = _state(waiting) if waiting else "done"
        due = tuple(sorted({clock.due for clock in waiting or asked}))
        return StripDate(milestone, None, due, state, _rag(waiting))
    fact = case.facts.get(milestone.key)
    waiting = [clock for clock in running if clock.timescale.stop == milestone.key and clock.running]
    due = tuple(sorted({clock.due for clock in waiting}))
    if fact:
        return StripDate(milestone, fact.on, due, "done")
    return StripDate(milestone, None, due, _state(waiting), _rag(waiting))


def _state(waiting: list[Clock]) -> str:
    late = any(clock.days_left < 0 for clock in waiting)
    return "late" if late else ("due" if waiting else "ahead")


def _rag(waiting: list[Clock]) -> Rag | None:
    return min(waiting, key=_due).rag if waiting else None


def _due(clock: Clock) -> date:
    return clock.due


def draft_clock(sitting: Sitting, draft: Draft) -> Clock | None:
    """The convene clock of a draft that has a received date: day 0 does not wait for registration."""
    if draft.received_at is None:
        return None
    day = local_day(draft.received_at)
    running = clocks(edition_on(day).timescales, {"received": Recorded(day)}, sitting.today(), sitting.counting(day))
    return next_clock(running)


def diary(sitting: Sitting, first: date, last: date, *, informed: bool = False) -> list[DiaryEntry]:
    """Every running clock whose last day lies in a span, earliest first; ``informed`` adds what is information only."""
    today = sitting.today()
    with sitting.reading() as unit:
        timeline = Timeline(unit)
        entries = [
            DiaryEntry(clock.due, str(case.reference), clock, case.case_id)
            for case in diary_index.running(unit, last, informed=informed)
            for clock in clocks(
                case.edition.timescales,
                case.facts,
                today,
                timeline.counting(case.facts["received"].on),
                case.requests,
                case.changes,
            )
            if clock.running
            and (informed or clock.timescale.firmness is not Firmness.INFORMATION)
            and first <= clock.due <= last
        ]
        waiting_drafts = drafts.listed(unit)
    for draft in waiting_drafts:
        clock = draft_clock(sitting, draft)
        if clock and first <= clock.due <= last:
            entries.append(DiaryEntry(clock.due, f"Draft {draft.id}", clock, None, draft.id))
    return sorted(entries, key=_in_order)


def calendar(sitting: Sitting, first: date, last: date) -> list[DiaryEntry]:
    """Everything in a span: every running clock of every case and draft, and the meetings of the sub-group."""
    with sitting.reading() as unit:
        held = [meeting for meeting in meetings.every(unit) if not meeting.called_off]
    entries = diary(sitting, first, last, informed=True)
    entries += [
        DiaryEntry(day, f"Meeting {meeting.id}", None, meeting=meeting)
        for meeting in held
        if first <= (day := local_day(meeting.at)) <= last
    ]
    return sorted(entries, key=_in_order)


def _in_order(entry: DiaryEntry) -> tuple[date, bool, tuple[str, str, str]]:
    return entry.on, entry.clock is not None, entry.key


def today_board(sitting: Sitting) -> TodayBoard:
    """What is overdue, due and to come, for whom cases wait, the next meeting, the drafts and what is not authorised."""
    today = sitting.today()
    week_ends = today + timedelta(days=(6 - today.weekday()))
    entries = diary(sitting, date.min, today + LOOKS_AHEAD)
    days = sitting.counting().calendar
    with sitting.reading() as unit:
        waiting_drafts = tuple(drafts.listed(unit))
        agencies, chairs = tuple(waiting.agencies_awaited(unit)), tuple(waiting.chairs_awaited(unit))
        ahead = [each for each in meetings.every(unit) if each.state == "planned" and each.at >= sitting.now()]
        not_authorised, for_agencies, for_chair = (
            search.page(unit, filters, Order(), 0, 1).total
            for filters in (
                Filters(not_authorised=True),
                Filters(waiting_for_agencies=True),
                Filters(waiting_for_chair=True),
            )
        )
    return TodayBoard(
        today, days.not_counted(today), days.next_bank_holiday(today),
        tuple(entry for entry in entries if entry.overdue),
        tuple(entry for entry in entries if not entry.overdue and entry.on <= week_ends),
        tuple(entry for entry in entries if not entry.overdue and entry.on > week_ends),
        waiting_drafts, not_authorised, week_ends, for_agencies, agencies, for_chair, chairs,
        min(ahead, key=lambda meeting: meeting.at, default=None),
    )  # fmt: skip
