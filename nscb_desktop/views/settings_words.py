"""The Board's settings in words: what each is called, and what a change of it says."""

from datetime import date
from typing import Any

from nscb_desktop.framework.dates import short_day
from nscb_desktop.framework.records import Settings
from nscb_desktop.framework.working_days import Rule

NO_LIMIT = "no limit"
"""How a limit is called that the Board has not set."""
NAMES = {
    "board": "Board's name",
    "return_address": "Return address",
    "marking": "Marking before 2 April 2014",
    "lock_after_minutes": "Minutes until the screen locks",
    "rule": "Counting rule",
    "agency_return_days": "Working days for a Part Two",
    "notices_days": "Working days to tell Ofsted and the national panel",
    "quorum": "Quorum of the sub-group",
    "amber_at": "Amber begins",
    "exceptions": "Bank-holiday exceptions",
    "closures": "Board closure days",
}
DATED = frozenset({"marking", "rule", "agency_return_days", "notices_days", "quorum", "amber_at"})
"""Settings that count for cases from their day on; the others describe the office or the world as it is."""


def value_words(name: str, value: Any) -> str:
    """A setting's value as a person says it."""
    if name == "rule":
        return Rule(value).words
    if name == "amber_at":
        return f"{value} working day{'' if value == 1 else 's'} before the last day"
    if name == "notices_days":
        return str(value) if value else NO_LIMIT
    if name == "exceptions":
        return "; ".join(exception_words(*each) for each in sorted(value)) or "none"
    if name == "closures":
        return "; ".join(f"{short_day(day)} {words}" for day, words in sorted(value.items())) or "none"
    return str(value) or "empty"


def exception_words(day: date, name: str, working: bool) -> str:
    """One exception in a few words."""
    return f"{short_day(day)} is a working day after all ({name})" if working else f"{short_day(day)} {name}, added"


def change_lines(before: Settings, changes: dict[str, object]) -> list[str]:
    """What is about to be changed, one line a setting."""
    return [_line(name, getattr(before, name), value) for name, value in changes.items()]


def _line(name: str, old: Any, new: Any) -> str:
    if name == "exceptions":
        return f"{NAMES[name]}: {_difference([exception_words(*x) for x in old], [exception_words(*x) for x in new])}"
    if name == "closures":
        was, now = ([f"{short_day(day)} {words}" for day, words in sorted(each.items())] for each in (old, new))
        return f"{NAMES[name]}: {_difference(was, now)}"
    return f"{NAMES[name]}: {value_words(name, old)} → {value_words(name, new)}"


def _difference(was: list[str], now: list[str]) -> str:
    gone = [f"taken away: {each}" for each in was if each not in now]
    new = [f"entered: {each}" for each in now if each not in was]
    return "; ".join([*new, *gone])
