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
_DAY = r"(?<!\d)(?P<day>\d{1,2})"
_MONTH_NUMBER = r"(?P<monthno>\d{1,2})"
_YEAR = r"(?P<year>\d{4}|\d{2})(?!\d)"
_LONG_YEAR = r"(?<!\d)(?P<year>\d{4})"
_STROKE = r"\s*[/.\-]\s*"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d[/.\-]){_LONG_YEAR}(?P<stroke>[/.\-]){_MONTH_NUMBER}(?P=stroke)(?P<day>\d{{1,2}})(?!\d)",
        rf"{_DAY}\s*(?P<stroke>[/.\-])\s*{_MONTH_NUMBER}\s*(?P=stroke)\s*{_YEAR}(?!(?<!\d{{4}})(?P=stroke)\d)",
        rf"{_DAY}(?:(?:st|nd|rd|th)?\s+(?:of\s+)?|{_STROKE}){_MONTH}(?:,?\s+|{_STROKE}){_YEAR}",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_MONTH}(?:\s+|{_STROKE}){_LONG_YEAR}(?!\d)",
        rf"(?<!\d){_MONTH_NUMBER}{_STROKE}(?P<year>\d{{4}})(?!\d)",
        rf"{_LONG_YEAR}-(?P<monthno>0[1-9]|1[0-2])(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d{2})(?!\d)",
    )
)
_JOINT = r"\s*(?:\b(?:or|and|to|until)\b|[&/\-\u2013\u2014])\s*"
_BEFORE = tuple(
    re.compile(rf"{pattern}{_JOINT}$", re.IGNORECASE)
    for pattern in (rf"{_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}", _MONTH, rf"{_DAY}(?:st|nd|rd|th)?")
)
"""What shares the month or the year of the date after it: ``2`` or 3 May 2013, ``30 April`` to 2 May 2013."""
_AFTER = re.compile(rf"^{_JOINT}(?P<year>\d{{2}})(?!\d)", re.IGNORECASE)
"""A second year that shares its century with the one before it: 1983 or ``84``."""
_NEARBY = 40
"""Letters before or after a date among which another may lean on it."""
_YEARS_APART = 10
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
    def several(self) -> bool:
        """Whether it spans more than one day, month or year, because more than one was written."""
        if self.earliest is None or self.latest is None:
            return False
        parts = {Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1}[self.precision]
        return self.earliest.timetuple()[:parts] != self.latest.timetuple()[:parts]

    @property
    def reading(self) -> str:
        """What the program takes it to mean, in words to show under the field."""
        if self.earliest is None or self.latest is None:
            return "Kept as written; not read as a day in the calendar"
        if self.several:
            return f"More than one date: {long_day(self.earliest)} to {long_day(self.latest)}"
        year = self.earliest.year
        shape = {Precision.DAY: long_day(self.earliest), Precision.YEAR: f"{year}, month and day not given",
                 Precision.MONTH: f"{MONTHS[self.earliest.month - 1].title()} {year}, day not given"}[self.precision]  # fmt: skip
        return f"Approximate: {shape}" if self.approximate else f"Read as {shape}"


@lru_cache(maxsize=8192)
def read_date(text: str) -> PartialDate:
    """Read any text as a date, keeping the text; whatever cannot be read is kept unread."""
    written = text.strip()
    spans, rest = _spans(written)
    dates = [span for span in spans if span]
    if not dates:
        return PartialDate(written, Precision.UNREAD, None, None, approximate=False)
    doubtful = len(spans) > 1 or bool(_DOUBT.search(written)) or bool(re.search(r"\w", _without_weekday(rest)))
    coarsest = max((precision for precision, _, _ in dates), key=list(Precision).index)
    return PartialDate(
        written, coarsest, min(first for _, first, _ in dates), max(last for _, _, last in dates), doubtful
    )


_Span = tuple[Precision, date, date]


def _spans(written: str) -> tuple[list[_Span | None], str]:
    """Every date of a text, None for one that is no day of the calendar, and what is left of the text without them."""
    spans: list[_Span | None] = []
    rest = written
    for pattern in _PATTERNS:
        for found in tuple(pattern.finditer(rest)):
            spans += [_span(found.groupdict()), *_leaning(found, rest)]
            rest = rest[: found.start()] + "\0" * (found.end() - found.start()) + rest[found.end() :]
    return spans, rest


def _leaning(found: re.Match[str], text: str) -> list[_Span]:
    """Dates beside a date that leave to it what they share: the month, the year or the century."""
    parts = found.groupdict()
    before, after = text[max(0, found.start() - _NEARBY) : found.start()], text[found.end() : found.end() + _NEARBY]
    leaning: list[_Span | None] = []
    if lead := next((match for pattern in _BEFORE if (match := pattern.search(before))), None):
        own = {key: value for key, value in lead.groupdict().items() if value}
        if "month" in own:
            leaning.append(_span({"year": parts["year"], **own}))
        elif "day" in parts:
            leaning.append(_span({**parts, **own}))
    second = _AFTER.search(after)
    if second and parts.keys() == {"year"}:
        first = int(parts["year"])
        year = first - first % 100 + int(second["year"])
        year += 100 if year < first else 0
        if year - first <= _YEARS_APART:
            leaning.append(_span({"year": str(year)}))
    return [span for span in leaning if span]


def exact_date(day: date) -> PartialDate:
    """A date known to the day, written the way the office writes it."""
    return PartialDate(short_day(day), Precision.DAY, day, day, approximate=False)


def _without_weekday(text: str) -> str:
    return re.sub(
        r"\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b|\bb\b|\bborn\b", "", text, flags=re.IGNORECASE
    )


def _span(parts: dict[str, str]) -> _Span | None:
    """The precision, first and last day of what a pattern found, or None where no such day exists."""
    year = int(parts["year"])
    if len(parts["year"]) == 2:
        year += 2000 if year < TWO_DIGIT_PIVOT else 1900
    month = _month_number(parts)
    try:
        if month is None:
            return Precision.YEAR, date(year, 1, 1), date(year, 12, 31)
        if parts.get("day") is None:
            first = date(year, month, 1)
            return Precision.MONTH, first, first + relativedelta(day=31)
        day = date(year, month, int(parts["day"]))
    except ValueError:
        return None
    return Precision.DAY, day, day


def _month_number(parts: dict[str, str]) -> int | None:
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


def full_day(day: date) -> str:
    """``Thursday 2 January 2014``."""
    return f"{WEEKDAYS[day.weekday()]} {long_day(day)}"


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
