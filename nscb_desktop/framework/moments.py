"""Moments as they are shown and typed: London's clock, to the minute, and never guessed."""

import re
from datetime import datetime

from nscb_desktop.framework.dates import read_date, short_day
from nscb_desktop.framework.london import at_local, local

_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2})|(?<=\d\d)(?P<joined>\d{2}))?\s*(?P<half>am|pm|a\.m\.|p\.m\.)?",
    re.IGNORECASE,
)
_AT_END = re.compile(rf"(?<![\d/.\-:]){_TIME.pattern}\s*$", re.IGNORECASE)
_AT_START = re.compile(rf"^\s*{_TIME.pattern}(?=\s)", re.IGNORECASE)


def shown(moment: datetime) -> str:
    """``20 Dec 2013 16:40``, London time."""
    here = local(moment)
    return f"{short_day(here.date())} {here:%H:%M}"


def read_moment(text: str) -> datetime | None:
    """The moment typed as a day with a time (``20/12/2013 16.40``, ``4.40 pm Fri 20 Dec 2013``).

    None where either is missing or leaves any doubt: day 0 of every clock is never guessed.
    """
    written = text.strip().replace(",", " ")
    for pattern in (_AT_END, _AT_START):
        if (found := pattern.search(written)) and (clock := _clock_time(found)):
            day = read_date(written[: found.start()] + written[found.end() :])
            if day.exact:
                return at_local(day.exact, *clock)
    return None


def _clock_time(found: re.Match[str]) -> tuple[int, int] | None:
    """Hour and minute of a time of day; None where it is no such time, or a bare number."""
    hour, minutes, half = int(found["hour"]), found["minute"] or found["joined"], found["half"]
    if minutes is None and not half:
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    minute = int(minutes or 0)
    return (hour, minute) if hour < 24 and minute < 60 else None
