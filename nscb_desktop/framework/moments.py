"""Moments as they are shown and typed: London's clock, to the minute, and never guessed."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from nscb_desktop.framework.dates import WEEKDAYS, read_date, short_day
from nscb_desktop.framework.london import at_local, local

_ABOUT = r"(?:(?P<about>\b(?:about|approx(?:imately|\.)?|around|roughly|circa|ca\.?|c\.)|~)\s*)?"
_TIME = (
    r"(?:(?P<noon>(?:12\s+)?noon|midday)|(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2})|(?<=\d\d)(?P<joined>\d{2}))?\s*(?P<half>am|pm|a\.m\.|p\.m\.)?"
    r"\s*(?:h|hrs?|hours)?)"
)
_AT_END = re.compile(rf"{_ABOUT}(?<![\d/.\-:]){_TIME}[\s.]*$", re.IGNORECASE)
_AT_START = re.compile(rf"^\s*{_ABOUT}{_TIME}(?=\s)", re.IGNORECASE)
_LINKING = re.compile(r",|\bat\b|\bon\b|(?<=\d)T(?=\d)", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b", re.IGNORECASE)


def shown(moment: datetime) -> str:
    """``20 Dec 2013 16:40``, London time."""
    here = local(moment)
    return f"{short_day(here.date())} {here:%H:%M}"


def shown_as_given(moment: datetime) -> str:
    """A moment whose day alone was asked for, with its time where one was given: midnight stands for none."""
    here = local(moment)
    return shown(moment) if here.hour or here.minute else short_day(here.date())


def read_moment(text: str) -> datetime | None:
    """The moment typed as a day with a time (``20/12/2013 16.40``, ``4.40 pm on Friday 20 Dec 2013``).

    None where either is missing or leaves any doubt about the day: day 0 of every clock is never guessed.
    """
    return _read(text)[0]


def is_about(text: str) -> bool:
    """Whether a moment can be read, but is written with a time that is only about right."""
    return _read(text)[1]


def day_named_wrongly(text: str) -> date | None:
    """The one day that is written with another day's name (``Thursday 20/12/2013 16.40``), or None."""
    written = _LINKING.sub(" ", text.strip())
    days = (read_date(rest).exact for rest in (written, *(rest for rest, _, _ in _parted(written))))
    return next((day for day in days if day and _misnamed(day, text)), None)


def _read(text: str) -> tuple[datetime | None, bool]:
    for rest, clock, about in _parted(_LINKING.sub(" ", text.strip())):
        day = read_date(rest).exact
        if day and not _misnamed(day, rest):
            return at_local(day, *clock), about
    return None, False


def _parted(written: str) -> Iterator[tuple[str, tuple[int, int], bool]]:
    """Each way of taking a time of day away: what is left, hour and minute, and whether they are about right."""
    for pattern in (_AT_END, _AT_START):
        if (found := pattern.search(written)) and (clock := _clock_time(found)):
            yield f"{written[: found.start()]} {written[found.end() :]}", clock, bool(found["about"])


def _misnamed(day: date, text: str) -> bool:
    named = _WEEKDAY.search(text)
    return named is not None and not WEEKDAYS[day.weekday()].lower().startswith(named[1].lower())


def _clock_time(found: re.Match[str]) -> tuple[int, int] | None:
    """Hour and minute of a time of day; None where it is no such time, or a bare number."""
    if found["noon"]:
        return 12, 0
    hour, minutes, half = int(found["hour"]), found["minute"] or found["joined"], found["half"]
    if minutes is None and not half:
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    minute = int(minutes or 0)
    return (hour, minute) if hour < 24 and minute < 60 else None
