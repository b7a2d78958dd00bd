"""Moments: stored aware in UTC, shown and dated in London time."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from nscb_desktop.framework.dates import Precision, read_date, short_day

LONDON = ZoneInfo("Europe/London")
_TIME = re.compile(
    r"(?<![\d/.\-])(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?\s*(?P<half>am|pm|a\.m\.|p\.m\.)?\s*$", re.IGNORECASE
)


def local(moment: datetime) -> datetime:
    """The same moment as a London clock shows it."""
    return moment.astimezone(LONDON)


def local_day(moment: datetime) -> date:
    """The day it was in London."""
    return local(moment).date()


def shown(moment: datetime) -> str:
    """``20 Dec 2013 16:40``, London time."""
    here = local(moment)
    return f"{short_day(here.date())} {here:%H:%M}"


def at_local(day: date, hour: int = 0, minute: int = 0) -> datetime:
    """The UTC moment of a London day and time."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON).astimezone(UTC)


def read_moment(text: str) -> datetime | None:
    """The moment typed as a day with a time (``20/12/2013 16.40``, ``Fri 20 Dec 2013 4.40 pm``); None where either is missing."""
    written = text.strip().replace(",", " ")
    found = _TIME.search(written)
    if not found:
        return None
    day = read_date(written[: found.start()])
    if day.precision is not Precision.DAY or day.earliest is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"].lower().startswith("p") else 0)
    elif found["minute"] is None:
        return None
    return at_local(day.earliest, hour, minute) if hour < 24 and minute < 60 else None
