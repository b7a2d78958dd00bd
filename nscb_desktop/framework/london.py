"""London's clock: which day and time a moment is there. Kept small, because the door needs it before anything is typed."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def local(moment: datetime) -> datetime:
    """The same moment as a London clock shows it."""
    return moment.astimezone(LONDON)


def local_day(moment: datetime) -> date:
    """The day it was in London."""
    return local(moment).date()


def clock_time(moment: datetime) -> time:
    """The time of day it was in London, to the minute."""
    return local(moment).time().replace(second=0, microsecond=0)


def at_local(day: date, hour: int = 0, minute: int = 0) -> datetime:
    """The UTC moment of a London day and time."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON).astimezone(UTC)
