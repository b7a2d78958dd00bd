"""Counting working days, and showing every step of the count (framework section 5)."""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import Enum
from functools import cached_property, lru_cache

import holidays

from nscb_desktop.framework.dates import WEEKDAYS
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.weekdays import weekday_after, weekdays_until

CHECKED_THROUGH = 2028
"""The last year whose bank holidays were compared with the published list for England and Wales."""

NOT_COMPARED = f"Bank holidays after {CHECKED_THROUGH} are computed but have not been compared with the published list"

PLAUSIBLE_YEARS = range(1900, 2101)
"""Years in which a day can have been meant, and bank holidays are known; any other is a slip of the keyboard."""

LONGEST_COUNT = 2_000
"""Working days; a longer limit is a slip of the keyboard."""


class Rule(Enum):
    """When day 0 is not a working day: does counting start at once, or from the next working day?"""

    DAY_AFTER_RECEIPT = "day-after-receipt"
    NEXT_WORKING_DAY_FIRST = "next-working-day-first"

    @property
    def words(self) -> str:
        """The rule as the settings page and a printed working say it."""
        if self is Rule.DAY_AFTER_RECEIPT:
            return "day 1 is the first working day after receipt"
        return "a receipt on a non-working day counts as received on the next working day"


@dataclass(frozen=True, slots=True)
class HolidayException:
    """One correction to the computed bank holidays: a day added, or a day that is a working day after all."""

    on: date
    name: str
    working: bool = False


@dataclass(frozen=True)
class OfficeCalendar:
    """Which days the office does not count: weekends, bank holidays in England and Wales, and its own corrections."""

    exceptions: tuple[HolidayException, ...] = ()
    closures: Mapping[date, str] = field(default_factory=dict)
    _closed: dict[int, list[int]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Weekdays not counted, by year, as they are first asked for."""

    def bank_holiday(self, day: date) -> str | None:
        """The bank holiday's name, or None."""
        for exception in self.exceptions:
            if exception.on == day:
                return None if exception.working else exception.name
        return _computed(day.year).get(day)

    def not_counted(self, day: date) -> str | None:
        """Why the day is not a working day, or None where it is one."""
        if name := self.bank_holiday(day):
            return name
        if day.weekday() >= 5:
            return WEEKDAYS[day.weekday()]
        return self.closures.get(day)

    def next_working_day(self, day: date) -> date:
        """The day itself if it is a working day, otherwise the first one after it."""
        while self.not_counted(day):
            day += timedelta(days=1)
        return day

    def next_bank_holiday(self, after: date) -> tuple[date, str] | None:
        """The first bank holiday after a date, with its name."""
        for ahead in range(1, 400):
            day = after + timedelta(days=ahead)
            if name := self.bank_holiday(day):
                return day, name
        return None

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and including ``end``; negative when ``end`` lies before ``start``."""
        if end < start:
            return -self.working_days_between(end, start)
        return weekdays_until(end) - weekdays_until(start) - self._closed_weekdays(start, end)

    def working_day_after(self, start: date, number: int) -> date:
        """The working day that is so many after a date; the date itself for none."""
        day, left = start, number
        while left:
            there = weekday_after(day, left)
            day, left = there, self._closed_weekdays(day, there)
        return day

    def _closed_weekdays(self, start: date, end: date) -> int:
        """Days from Monday to Friday after ``start`` up to and including ``end`` that are not counted."""
        first, last, number = start.toordinal(), end.toordinal(), 0
        for year in self._years_with_closed_days(start.year, end.year):
            closed = self._closed.get(year) or self._closed_in(year)
            number += bisect_right(closed, last) - bisect_right(closed, first)
        return number

    def _years_with_closed_days(self, first: int, last: int) -> Iterable[int]:
        """The years of a span in which there can be a closed weekday, so that a slip of millennia is not felt."""
        if last - first < 60:
            return range(first, last + 1)
        known = holidays.country_holidays("GB", subdiv="ENG")
        named = {day.year for day in (*self.closures, *(each.on for each in self.exceptions))}
        return {*range(max(first, known.start_year), min(last, known.end_year) + 1), *named} & {*range(first, last + 1)}

    def _closed_in(self, year: int) -> list[int]:
        if year not in self._closed:
            named = {*_computed(year), *self.closures, *(each.on for each in self.exceptions)}
            self._closed[year] = sorted(
                day.toordinal() for day in named if day.year == year and day.weekday() < 5 and self.not_counted(day)
            )
        return self._closed[year]


@lru_cache(maxsize=256)
def _computed(year: int) -> Mapping[date, str]:
    """Bank holidays of one year, from the rules the library carries; works offline and for any year."""
    found = holidays.country_holidays("GB", subdiv="ENG", years=year, language="en_GB")
    return {day: _plain(name) for day, name in found.items()}


def _plain(name: str) -> str:
    return name.replace(" (substitute day)", " (substitute)").replace(" (observed)", " (substitute)")


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One line of a working: a date, the number it counted as (None: not counted) and why."""

    on: date
    number: int | None
    note: str


@dataclass(frozen=True)
class Count:
    """A deadline with its working: day 0, each day counted, each day skipped and why."""

    start: date
    limit: str
    due: date
    worked: Callable[[], tuple[CountedDay, ...]] = field(repr=False, compare=False)
    """Works out the days, which many a clock is never asked for."""
    flag: str | None = None

    @cached_property
    def days(self) -> tuple[CountedDay, ...]:
        """The working, one line a day."""
        return self.worked()

    @property
    def warning(self) -> str | None:
        """What a reader must be told before relying on the date, or None."""
        if max(self.due, self.start).year > CHECKED_THROUGH:
            return f"{NOT_COMPARED}; check this date."
        return self.flag


Pause = tuple[date, date]
"""The first day a clock stood still, and the day it went on."""
PAUSED = "paused"


def last_working_day(start: date, limit: int, calendar: OfficeCalendar, rule: Rule = Rule.DAY_AFTER_RECEIPT) -> date:
    """The last day of a limit in working days, without its working; day 0 is ``start``.

    Raises OfficeError for a limit that is not 0 to 2,000.
    """
    if not 0 <= limit <= LONGEST_COUNT:
        raise OfficeError(f"A limit must be between 0 and {LONGEST_COUNT:,} working days; {limit} was given.")
    try:
        first = calendar.next_working_day(start) if rule is Rule.NEXT_WORKING_DAY_FIRST else start
        return calendar.working_day_after(first, limit)
    except (OverflowError, ValueError) as beyond:
        raise _out_of_reach() from beyond


def count_working_days(
    start: date, limit: int, calendar: OfficeCalendar, rule: Rule = Rule.DAY_AFTER_RECEIPT, pauses: Sequence[Pause] = ()
) -> Count:
    """The last day of a limit in working days, with its working; days on which it was paused are not counted."""

    def worked() -> tuple[CountedDay, ...]:
        return _day_by_day(start, limit, calendar, rule, pauses)

    due = last_working_day(start, limit, calendar, rule)
    due = worked()[-1].on if pauses else due
    return Count(start, f"{limit:,} working day{'' if limit == 1 else 's'}", due, worked)


def _day_by_day(
    start: date, limit: int, calendar: OfficeCalendar, rule: Rule, pauses: Sequence[Pause]
) -> tuple[CountedDay, ...]:
    days = [CountedDay(start, 0, _zero_note(start, calendar))]
    day, number = start, 0
    if rule is Rule.NEXT_WORKING_DAY_FIRST and calendar.not_counted(start):
        while reason := calendar.not_counted(day := days_on(day, 1)):
            days.append(CountedDay(day, None, reason))
        days.append(CountedDay(day, 0, "counted as the day of receipt"))
    while number < limit:
        day = days_on(day, 1)
        if reason := calendar.not_counted(day) or _paused(day, pauses):
            days.append(CountedDay(day, None, reason))
        else:
            number += 1
            days.append(CountedDay(day, number, ""))
    return tuple(days)


def _paused(day: date, pauses: Sequence[Pause]) -> str:
    return PAUSED if any(first <= day < until for first, until in pauses) else ""


def _stood_still(start: date, due: date, pauses: Sequence[Pause]) -> list[date]:
    """The calendar days of the pauses that fall into a run; each moves the end on, which may reach into the next one."""
    still: list[date] = []
    for first, until in sorted(pauses):
        if start < until and first <= days_on(due, len(still)):
            begun = max(first, start)
            still += [begun + timedelta(days=n) for n in range((until - begun).days)]
    return still


def _zero_note(start: date, calendar: OfficeCalendar) -> str:
    reason = calendar.not_counted(start)
    return f"day 0 ({reason})" if reason else "day 0"


def months_on(start: date, months: int) -> date:
    """The same day some calendar months on, or the last of a shorter month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise _out_of_reach()
    # Every month has 28 days: only for the last three need its length be known.
    day = start.day if start.day <= 28 else min(start.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day)


def days_on(start: date, days: int) -> date:
    """The day some calendar days on (negative: before)."""
    try:
        return start + timedelta(days=days)
    except OverflowError as beyond:
        raise _out_of_reach() from beyond


def add_months(start: date, months: int, calendar: OfficeCalendar, pauses: Sequence[Pause] = ()) -> Count:
    """The same day some calendar months on (31 January + 1 = 28 or 29 February), flagged, not moved, if not worked."""
    limit = f"{months:,} calendar month{'' if months == 1 else 's'}"
    return _to_day(start, months_on(start, months), limit, calendar, pauses)


def add_days(start: date, days: int, calendar: OfficeCalendar, pauses: Sequence[Pause] = ()) -> Count:
    """The day some calendar days on (negative: before), flagged, not moved, if it is not worked."""
    limit = f"{abs(days):,} day{'' if abs(days) == 1 else 's'}{'' if days >= 0 else ' before'}"
    return _to_day(start, days_on(start, days), limit, calendar, pauses)


def _out_of_reach() -> OfficeError:
    return OfficeError("That date is too far ahead to count from; check the year.")


def _to_day(start: date, first_due: date, limit: str, calendar: OfficeCalendar, pauses: Sequence[Pause]) -> Count:
    still = _stood_still(start, first_due, pauses)
    due = days_on(first_due, len(still))
    reason = calendar.not_counted(due)
    flag = f"The last day is not a working day ({reason}); it is not moved." if reason else None

    def worked() -> tuple[CountedDay, ...]:
        return (
            CountedDay(start, 0, _zero_note(start, calendar)),
            *(CountedDay(day, None, PAUSED) for day in still),
            CountedDay(due, None, f"{limit}{f'; {reason}' if reason else ''}"),
        )

    return Count(start, limit, due, worked, flag)
