"""Days and meetings for Outlook and other calendars: one file, loaded again without duplicates, and no name in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from nscb_desktop.framework.text import as_typed, one_line, visible

if TYPE_CHECKING:
    from icalendar import Component

PRODUCT = "-//NSCB Desktop//Diary//EN"
MEETING_LASTS = timedelta(hours=2)
"""A calendar wants a length; the register keeps none."""
_ALARM_OF_DAY, _ALARM_OF_MEETING = timedelta(hours=-15), timedelta(hours=-1)
"""Nine in the morning of the day before; an hour before a meeting."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """One entry of a calendar: its words carry references only."""

    uid: str
    """The same for the same clock or meeting for ever, so that a calendar knows it again."""
    sequence: int
    """Rises whenever its date was recorded anew or it ended, so that a calendar takes the later state."""
    on: date | datetime
    """A day for what lasts all of it; an aware moment for a meeting."""
    summary: str
    detail: str = ""
    over: bool = False
    """Met, stopped or called off: a calendar takes it away, and it rings no more."""


def written(appointments: Iterable[Appointment], name: str, at: datetime) -> bytes:
    """The file: published, never a request to anybody; its days last all day and stand as free time."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _plain(name))
    for each in appointments:
        calendar.add_component(_event(each, at))
    made: bytes = calendar.to_ical()
    return made


def _event(each: Appointment, at: datetime) -> "Component":
    from icalendar import Event

    event = Event()
    event.add("uid", _plain(each.uid))
    event.add("sequence", each.sequence)
    event.add("dtstamp", at)
    event.add("dtstart", each.on)
    event.add("summary", _plain(each.summary))
    if each.detail:
        event.add("description", _lines(each.detail))
    event.add("class", "CONFIDENTIAL")
    event.add("status", "CANCELLED" if each.over else "CONFIRMED")
    if isinstance(each.on, datetime):
        event.add("duration", MEETING_LASTS)
        event.add("transp", "TRANSPARENT" if each.over else "OPAQUE")
    else:
        event.add("dtend", each.on + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        event.add("x-microsoft-cdo-alldayevent", "TRUE")
    if not each.over:
        event.add_component(_alarm(each))
    return event


def _alarm(each: Appointment) -> "Component":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _plain(each.summary))
    alarm.add("trigger", _ALARM_OF_MEETING if isinstance(each.on, datetime) else _ALARM_OF_DAY)
    return alarm


def _plain(text: str) -> str:
    """One line with nothing hidden: the library would let control characters through."""
    return one_line(as_typed(text)).replace("\t", " ")


def _lines(text: str) -> str:
    return visible(as_typed(text)).replace("\t", " ")
