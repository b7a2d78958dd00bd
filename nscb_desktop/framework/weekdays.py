"""Days from Monday to Friday, by arithmetic: what counting working days rests on before any holiday is taken out."""

from datetime import date, timedelta


def weekdays_until(day: date) -> int:
    """Days from Monday to Friday from the first day of the calendar, itself a Monday, up to and including a day."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * 5 + min(rest, 5)


def weekday_after(day: date, number: int) -> date:
    """The day from Monday to Friday that is so many of them after a date."""
    on = day.weekday()
    since_friday = max(0, on - 4)
    weeks, rest = divmod(number, 5)
    over_weekend = 2 if min(on, 4) + rest > 4 else 0
    return day + timedelta(days=weeks * 7 + rest + over_weekend - since_friday)
