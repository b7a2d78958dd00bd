"""Timescales, and the clocks they start on a case: computed from recorded facts, never stored (framework section 5)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import assert_never

from nscb_desktop.framework.clock_changes import NOTHING_AGREED, Agreed, ClockChange, agreed
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.milestones import Facts, Owner, Recorded
from nscb_desktop.framework.working_days import (
    Count,
    OfficeCalendar,
    Pause,
    Rule,
    add_days,
    add_months,
    count_working_days,
    days_on,
    last_working_day,
    months_on,
)

STOPPING = frozenset({"not_indicated", "closed"})
"""Facts that stop every clock of a case."""


class Unit(Enum):
    """What a limit is counted in."""

    WORKING_DAYS = "working days"
    DAYS = "days"
    MONTHS = "calendar months"
    HOURS = "hours"


class Firmness(Enum):
    """Whether missing a limit is a breach, a matter to explain, or information only."""

    FIRM = "firm"
    ADVISORY = "advisory"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class Timescale:
    """A rule of the edition: from one fact, within a limit, to another."""

    key: str
    name: str
    start: str
    stop: str
    limit: int | None
    """None where the edition sets no limit and only a setting of the Board starts the clock."""
    unit: Unit
    source: str
    firmness: Firmness = Firmness.FIRM
    only_details: frozenset[str] = frozenset()
    """Where not empty, the rule runs only when the starting fact carries one of these details."""
    per_request: bool = False
    """Whether it runs once for each information request, where there are any."""
    restarts: tuple[str, ...] = ()
    """Later facts from the newest of which it runs anew: whoever was told of a decision is told when it changes."""
    owner: Owner = Owner.BUSINESS_MANAGER
    """Who has to act for it to be met."""


@dataclass(frozen=True)
class Counting:
    """The office's settings that a clock counts with: those in force on its day 0."""

    calendar: OfficeCalendar = OfficeCalendar()
    rule: Rule = Rule.DAY_AFTER_RECEIPT
    limits: Mapping[str, int] = field(default_factory=dict)
    amber_at: int = 3


class Rag(Enum):
    """Red, amber, green, or blue for complete: a letter, a shape, and a colour the theme supplies."""

    RED = "R"
    AMBER = "A"
    GREEN = "G"
    BLUE = "B"

    @property
    def shape(self) -> str:
        """Triangle, diamond, circle or square, so that colour never stands alone."""
        return {"R": "▲", "A": "◆", "G": "●", "B": "■"}[self.value]


@dataclass(frozen=True, slots=True)
class Clock:
    """A timescale running on a case: its count, when it was met or stopped, and how it stands today."""

    timescale: Timescale
    start: date
    due: date
    """The last day as it stands, which runs to its end: told or extended to, or else as counted."""
    met_on: date | None
    stopped_on: date | None
    days_left: int
    """Working days from today to the last day: 0 is due today, below 0 is late; once met or stopped, as on that day."""
    rag: Rag
    counting: Counting = field(hash=False, repr=False)
    pauses: tuple[Pause, ...] = ()
    """The days it stood still; one that still does, until today."""
    subject: str = ""
    """The agency, for a clock that runs once for each request."""
    agreed: Agreed = NOTHING_AGREED
    original_due: date | None = None
    """The last day before anything was agreed about it; None where nothing was."""

    @property
    def count(self) -> Count:
        """How its last day was counted, which many a clock is never asked for."""
        return counted(self.timescale, self.start, self.counting, self.pauses)

    @property
    def name(self) -> str:
        """What it is called, with the agency it runs for."""
        return f"{self.timescale.name}: {self.subject}" if self.subject else self.timescale.name

    @property
    def running(self) -> bool:
        """Whether it is still to be met."""
        return self.met_on is None and self.stopped_on is None

    @property
    def paused(self) -> bool:
        """Whether it is still to be met and stands still."""
        return self.running and self.agreed.paused_since is not None

    @property
    def late_by(self) -> int:
        """Working days it was or is late; a day late that is no working day counts as one."""
        return max(0, -self.days_left) if self.stopped_on is None else 0

    @property
    def in_words(self) -> str:
        """How it stands, in a few words: ``3 working days left``, ``due today``, ``late by 2 working days``."""
        late = -self.days_left
        if self.met_on:
            return f"met, late by {days_in_words(late)}" if late > 0 else "met in time"
        if self.stopped_on:
            return "stopped"
        if self.paused:
            return "paused"
        if late > 0:
            return f"late by {days_in_words(late)}"
        return "due today" if self.days_left == 0 else f"{days_in_words(self.days_left)} left"

    @property
    def badge(self) -> str:
        """Shape, letter and number for a small label: ``▲ R late 2``, ``◆ A 1``, ``■ B``."""
        if self.paused:
            return f"{self.rag.shape} {self.rag.value} paused"
        if not self.running:
            return f"{self.rag.shape} {self.rag.value}"
        if self.days_left < 0:
            return f"{self.rag.shape} {self.rag.value} late {-self.days_left:,}"
        return f"{self.rag.shape} {self.rag.value} {f'{self.days_left:,}' if self.days_left else 'today'}"


def days_in_words(number: int) -> str:
    """``1 working day``, ``1,250 working days``."""
    return f"{number:,} working day{'' if number == 1 else 's'}"


def last_day(timescale: Timescale, start: date, counting: Counting) -> date:
    """The last day a timescale allows from a start, without its working, which costs more than the day."""
    limit = counting.limits.get(timescale.key, timescale.limit) or 0
    match timescale.unit:
        case Unit.WORKING_DAYS:
            return last_working_day(start, limit, counting.calendar, counting.rule)
        case Unit.DAYS:
            return days_on(start, limit)
        case Unit.MONTHS:
            return months_on(start, limit)
        case Unit.HOURS:
            return start
        case _:
            assert_never(timescale.unit)


def counted(timescale: Timescale, start: date, counting: Counting, pauses: Sequence[Pause] = ()) -> Count:
    """The last day a timescale allows from a start, with its working; paused days are not counted."""
    limit = counting.limits.get(timescale.key, timescale.limit) or 0
    match timescale.unit:
        case Unit.WORKING_DAYS:
            return count_working_days(start, limit, counting.calendar, counting.rule, pauses)
        case Unit.DAYS:
            return add_days(start, limit, counting.calendar, pauses)
        case Unit.MONTHS:
            return add_months(start, limit, counting.calendar, pauses)
        case Unit.HOURS:
            return add_days(start, 0, counting.calendar)
        case _:
            assert_never(timescale.unit)


def clocks(
    timescales: Iterable[Timescale],
    facts: Facts,
    today: date,
    counting: Counting,
    requests: Sequence[InformationRequest] = (),
    changes: Sequence[ClockChange] = (),
) -> list[Clock]:
    """Every clock the facts and the requests have started, in the order of the edition.

    Hours are compared as times of day beside the facts they belong to, not here.
    """
    asked = [request for request in requests if request.counts]
    stopped = min((facts[key].on for key in STOPPING if key in facts), default=None)
    found: list[Clock] = []
    for timescale in timescales:
        if timescale.per_request and asked:
            if _counts(timescale, counting):
                found += [_asked(timescale, request, stopped, today, counting, changes) for request in asked]
        elif (start := _starting(timescale, facts)) and _counts(timescale, counting):
            met = facts.get(timescale.stop)
            settled = agreed(changes, timescale.key) if changes else NOTHING_AGREED
            found.append(_clock(timescale, start.on, met.on if met else None, stopped, today, counting, settled))
    return found


def _counts(timescale: Timescale, counting: Counting) -> bool:
    """Whether a timescale is one that the office counts: a limit in days or months is set for it."""
    return timescale.unit is not Unit.HOURS and counting.limits.get(timescale.key, timescale.limit) is not None


def _starting(timescale: Timescale, facts: Facts) -> Recorded | None:
    """The fact a timescale runs from: its start, or the newest of those that start it anew; None where it does not run."""
    start = facts.get(timescale.start)
    if start is None:
        return None
    for key in timescale.restarts:
        if key in facts and facts[key].on > start.on:
            start = facts[key]
    return start if not timescale.only_details or start.detail in timescale.only_details else None


def _asked(
    timescale: Timescale, request: InformationRequest, stopped: date | None, today: date, counting: Counting,
    changes: Sequence[ClockChange],
) -> Clock:  # fmt: skip
    met = request.settled.on if request.settled else None
    settled = agreed(changes, timescale.key, request.agency, request.recorded_at) if changes else NOTHING_AGREED
    clock = _clock(timescale, request.asked_on, met, stopped, today, counting, settled, request.agency)
    return _as_told(clock, request.due_on, today)


def _clock(
    timescale: Timescale, start: date, met: date | None, stops: date | None, today: date, counting: Counting,
    settled: Agreed, subject: str = "",
) -> Clock:  # fmt: skip
    stopped = None if met else stops
    ended = met or stopped
    due, original = last_day(timescale, start, counting), None
    pauses: tuple[Pause, ...] = ()
    if settled.pauses or settled.extended_to:
        original = due
        pauses = tuple((first, until or ended or today) for first, until in settled.pauses)
        due = settled.extended_to or counted(timescale, start, counting, pauses).due
    left = _days_left(ended or today, due, counting)
    paused = ended is None and settled.paused_since is not None
    rag = Rag.BLUE if paused else _rag(ended, left, counting.amber_at)
    return Clock(timescale, start, due, met, stopped, left, rag, counting, pauses, subject, settled, original)


def _as_told(clock: Clock, told: date, today: date) -> Clock:
    """The clock with the last day the agency was told, where settings or holidays would count another one now."""
    if clock.due == told or clock.agreed.pauses or clock.agreed.extended_to:
        return replace(clock, original_due=told) if clock.due != told else clock
    left = _days_left(clock.met_on or today, told, clock.counting)
    rag = _rag(clock.met_on or clock.stopped_on, left, clock.counting.amber_at)
    stands = replace(clock.agreed, extended_to=told)
    return replace(clock, due=told, agreed=stands, days_left=left, original_due=None, rag=rag)


def _days_left(on: date, due: date, counting: Counting) -> int:
    left = counting.calendar.working_days_between(on, due)
    # Late on a day that is not itself counted: due Friday, looked at on Saturday.
    return -1 if left == 0 and on > due else left


def _rag(ended: date | None, left: int, amber_at: int) -> Rag:
    if ended:
        return Rag.BLUE
    if left < 0:
        return Rag.RED
    return Rag.AMBER if left <= amber_at else Rag.GREEN


def next_clock(running: Iterable[Clock]) -> Clock | None:
    """The running clock that ends first; information-only clocks never come first."""
    candidates = [c for c in running if c.running and c.timescale.firmness is not Firmness.INFORMATION]
    return min(candidates, key=lambda clock: clock.due, default=None)
