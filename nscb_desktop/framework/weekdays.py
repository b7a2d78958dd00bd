"""Days from Monday to Friday, by arithmetic: what counting working days rests on before any holiday is taken out."""

from datetime import date


def weekdays_until(day: date) -> int:
    """Days from Monday to Friday from the first day of the calendar, itself a Monday, up to and including a day."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * 5 + min(rest, 5)


def weekday_after(day: date, number: int) -> date:
    """The day from Monday to Friday that is so many of them after a date."""
    weeks, rest = divmod(weekdays_until(day) + number - 1, 5)
    return date.fromordinal(weeks * 7 + rest + 1)
