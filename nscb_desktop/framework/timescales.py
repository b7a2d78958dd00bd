"""Timescales, and the clocks they start on a case: computed from recorded facts, never stored (framework section 5)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import assert_never

from nscb_desktop.framework.milestones import Facts
from nscb_desktop.framework.working_days import Count, OfficeCalendar, Rule, add_days, add_months, count_working_days

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
    limit: int
    unit: Unit
    source: str
    firmness: Firmness = Firmness.FIRM
    only_details: frozenset[str] = frozenset()
    """Where not empty, the rule runs only when the starting fact carries one of these details."""


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
    count: Count
    met_on: date | None
    stopped_on: date | None
    days_left: int
    """Working days from today to the last day: 0 is due today, below 0 is late; for a met clock, as on that day."""
    rag: Rag

    @property
    def due(self) -> date:
        """The last day, which runs to its end."""
        return self.count.due

    @property
    def running(self) -> bool:
        """Whether it is still to be met."""
        return self.met_on is None and self.stopped_on is None

    @property
    def in_words(self) -> str:
        """How it stands, in a few words: ``3 working days left``, ``due today``, ``late by 2 working days``."""
        late = -self.days_left
        if self.met_on:
            return f"met, late by {_days(late)}" if late > 0 else "met in time"
        if self.stopped_on:
            return "stopped"
        if late > 0:
            return f"late by {_days(late)}"
        return "due today" if self.days_left == 0 else f"{_days(self.days_left)} left"

    @property
    def badge(self) -> str:
        """Shape, letter and number for a small label: ``▲ R late 2``, ``◆ A 1``, ``■ B``."""
        if not self.running:
            return f"{self.rag.shape} {self.rag.value}"
        if self.days_left < 0:
            return f"{self.rag.shape} {self.rag.value} late {-self.days_left}"
        return f"{self.rag.shape} {self.rag.value} {self.days_left or 'today'}"


def _days(number: int) -> str:
    return f"{number} working day{'' if number == 1 else 's'}"


def counted(timescale: Timescale, start: date, counting: Counting) -> Count:
    """The last day a timescale allows from a start, with its working."""
    limit = counting.limits.get(timescale.key, timescale.limit)
    match timescale.unit:
        case Unit.WORKING_DAYS:
            return count_working_days(start, limit, counting.calendar, counting.rule)
        case Unit.DAYS:
            return add_days(start, limit, counting.calendar)
        case Unit.MONTHS:
            return add_months(start, limit, counting.calendar)
        case Unit.HOURS:
            return add_days(start, 0, counting.calendar)
        case _:
            assert_never(timescale.unit)


def clocks(timescales: Iterable[Timescale], facts: Facts, today: date, counting: Counting) -> list[Clock]:
    """Every clock the facts have started, in the order of the edition.

    Hours are compared as times of day beside the facts they belong to, not here.
    """
    return [
        _clock(timescale, facts, today, counting)
        for timescale in timescales
        if timescale.unit is not Unit.HOURS
        and (start := facts.get(timescale.start))
        and (not timescale.only_details or start.detail in timescale.only_details)
    ]


def _clock(timescale: Timescale, facts: Facts, today: date, counting: Counting) -> Clock:
    count = counted(timescale, facts[timescale.start].on, counting)
    met = facts[timescale.stop].on if timescale.stop in facts else None
    ended = [facts[key].on for key in STOPPING if key in facts]
    stopped = min(ended) if ended and met is None else None
    left = counting.calendar.working_days_between(met or today, count.due)
    if left == 0 and (met or today) > count.due:
        left = -1  # late on a day that is not itself counted: due Friday, looked at on Saturday
    return Clock(timescale, count, met, stopped, left, _rag(met or stopped, left, counting.amber_at))


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
