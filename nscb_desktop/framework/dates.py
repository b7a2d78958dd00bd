"""Dates as people write them: exact, partial, approximate or not known, never lost and never guessed."""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from dateutil.relativedelta import relativedelta

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip
TWO_DIGIT_PIVOT = 30
"""Two-digit years below this are read as 20xx, the others as 19xx; what was written stays beside the reading."""

_MONTH = (
    r"\b(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"(?:(?<=jan)u?a?r?u?ary|(?<=feb)r?u?ary|(?<=mar)ch|(?<=apr)il|(?<=jun)e|(?<=jul)y|(?<=aug)ust|(?<=sep)t(?:ember)?"
    r"|(?<=oct)ober|(?<=nov)ember|(?<=dec)ember)?\b\.?"
)
"""A month by its name, its usual short form or a usual slip, and no other word that begins like one ("married 2012")."""
_YEAR = r"(?P<year>\d{4}|\d{2})(?!\d)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})-(?P<monthno>\d{1,2})-(?P<day>\d{1,2})(?!\d)",
        rf"(?P<day>\d{{1,2}})\s*[/.\-]\s*(?P<monthno>\d{{1,2}})\s*[/.\-]\s*{_YEAR}",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_MONTH}\s+(?P<year>\d{{4}})(?!\d)",
        r"(?P<monthno>\d{1,2})\s*[/.\-]\s*(?P<year>\d{4})(?!\d)",
        r"(?P<year>\d{4})-(?P<monthno>\d{2})(?!\d)",
        r"(?P<year>(?:19|20)\d{2})(?!\d)",
    )
)
_DOUBT = re.compile(
    r"\?|\bc\.|\bca\.?|\bcirca\b|\babout\b|\bapprox|\baround\b|~|\bor\b|\bearly\b|\blate\b|\bmid\b", re.I
)


class Precision(Enum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNREAD = "not read as a date"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as it was written, with what it is read as: the first and last day it can mean, and any doubt."""

    written: str
    precision: Precision
    earliest: date | None
    latest: date | None
    approximate: bool

    @property
    def exact(self) -> date | None:
        """The one day it means, or None where the writing leaves any doubt."""
        return self.earliest if self.precision is Precision.DAY and not self.approximate else None

    @property
    def reading(self) -> str:
        """What the program takes it to mean, in words to show under the field."""
        if self.earliest is None:
            return "Kept as written; not read as a day in the calendar"
        shape = {Precision.DAY: long_day(self.earliest), Precision.MONTH: f"{self.earliest:%B %Y}, day not given",
                 Precision.YEAR: f"{self.earliest:%Y}, month and day not given"}[self.precision]  # fmt: skip
        return f"Approximate: {shape}" if self.approximate else f"Read as {shape}"


@lru_cache(maxsize=8192)
def read_date(text: str) -> PartialDate:
    """Read any text as a date, keeping the text; whatever cannot be read is kept unread."""
    written = text.strip()
    for pattern in _PATTERNS:
        if found := pattern.search(written):
            if (span := _span(found.groupdict())) is None:
                break
            rest = (written[: found.start()] + written[found.end() :]).strip(" .,")
            doubtful = bool(_DOUBT.search(written)) or bool(re.search(r"\w", _without_weekday(rest)))
            return PartialDate(written, span[0], span[1], span[2], doubtful)
    return PartialDate(written, Precision.UNREAD, None, None, approximate=False)


def exact_date(day: date) -> PartialDate:
    """A date known to the day, written the way the office writes it."""
    return PartialDate(short_day(day), Precision.DAY, day, day, approximate=False)


def _without_weekday(text: str) -> str:
    return re.sub(
        r"\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b|\bb\b|\bborn\b", "", text, flags=re.IGNORECASE
    )


def _span(parts: dict[str, str | None]) -> tuple[Precision, date, date] | None:
    """The precision, first and last day of what a pattern found, or None where no such day exists."""
    year = int(parts["year"] or 0)
    if year < 100:
        year += 2000 if year < TWO_DIGIT_PIVOT else 1900
    month = _month_number(parts)
    try:
        if month is None:
            return Precision.YEAR, date(year, 1, 1), date(year, 12, 31)
        if parts.get("day") is None:
            first = date(year, month, 1)
            return Precision.MONTH, first, first + relativedelta(day=31)
        day = date(year, month, int(parts["day"] or 0))
    except ValueError:
        return None
    return Precision.DAY, day, day


def _month_number(parts: dict[str, str | None]) -> int | None:
    if number := parts.get("monthno"):
        return int(number)
    if name := parts.get("month"):
        return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.lower()))
    return None


def short_day(day: date) -> str:
    """``2 Jan 2014``, the same on every platform and in every locale."""
    return f"{day.day} {MONTHS[day.month - 1][:3].title()} {day.year}"


def long_day(day: date) -> str:
    """``2 January 2014``."""
    return f"{day.day} {MONTHS[day.month - 1].title()} {day.year}"


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def week_day(day: date) -> str:
    """``Thu 2 Jan 2014``."""
    return f"{WEEKDAYS[day.weekday()][:3]} {short_day(day)}"


def age_on(born: PartialDate, on: PartialDate) -> str | None:
    """Age in words at another date, with both ends where either date leaves room; None where it cannot be said."""
    if not (born.earliest and born.latest and on.earliest and on.latest):
        return None
    youngest = relativedelta(on.earliest, born.latest)
    oldest = relativedelta(on.latest, born.earliest)
    if on.latest < born.earliest:
        return "before birth"
    low, high = max(youngest.years, 0), oldest.years
    about = "about " if born.approximate or on.approximate else ""
    if low != high:
        return f"{about}{low} or {high} years" if high - low == 1 else f"{about}{low} to {high} years"
    if high == 0:
        months = max(youngest.months, 0)
        return f"{about}{months} month{'' if months == 1 else 's'}" if months else f"{about}under 1 month"
    return f"{about}{high} year{'' if high == 1 else 's'}"
