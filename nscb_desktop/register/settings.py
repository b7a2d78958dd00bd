"""The Board's settings: each applies from a day, and what applied before stays known."""

from bisect import bisect_right
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import select

from nscb_desktop.framework.records import Settings
from nscb_desktop.framework.timescales import Counting
from nscb_desktop.framework.working_days import HolidayException, OfficeCalendar, Rule
from nscb_desktop.register.tables import SettingRow
from nscb_desktop.register.unit_of_work import Unit

NOT_DATED = frozenset({"exceptions", "closures", "board", "return_address", "lock_after_minutes"})
"""Settings that describe the world or the office as it is now; the others count for cases from their day on."""


class Timeline:
    """Every setting ever made, read once, to be asked for any day."""

    def __init__(self, unit: Unit) -> None:
        """Read them all."""
        rows = unit.session.scalars(select(SettingRow).order_by(SettingRow.id)).all()
        # What is not dated counts in the order it was entered; the rest in the order of the days it applies from.
        self._rows = sorted(
            rows, key=lambda row: (row.key not in NOT_DATED, row.applies_from if row.key not in NOT_DATED else date.min)
        )
        self._applied = sorted(row.applies_from for row in self._rows if row.key not in NOT_DATED)
        self._counting: dict[int, Counting] = {}

    def on(self, day: date) -> Settings:
        """The settings in force on a day."""
        values = {row.key: row.value for row in self._rows if row.key in NOT_DATED or row.applies_from <= day}
        return Settings(**{key: _read(key, value) for key, value in values.items()})

    def counting(self, day: date) -> Counting:
        """How a clock counts whose day 0 is this day."""
        in_force = bisect_right(self._applied, day)
        if in_force not in self._counting:
            self._counting[in_force] = counting(self.on(day))
        return self._counting[in_force]


def change(unit: Unit, before: Settings, after: Settings, applies_from: date, why: str) -> list[tuple[str, str, str]]:
    """Store every setting that differs; (name, old, new) of each in words."""
    changes = []
    for each in fields(Settings):
        old, new = getattr(before, each.name), getattr(after, each.name)
        if old != new:
            unit.add(SettingRow, id=unit.next_id(SettingRow), key=each.name, value=_written(new), applies_from=applies_from,
                     recorded_at=unit.at, recorded_by=unit.who, why=why)  # fmt: skip
            changes.append((each.name.replace("_", " "), str(_written(old)), str(_written(new))))
    return changes


def counting(settings: Settings) -> Counting:
    """How clocks count under these settings."""
    calendar = OfficeCalendar(tuple(HolidayException(*each) for each in settings.exceptions), settings.closures)
    return Counting(calendar, Rule(settings.rule), _limits(settings), settings.amber_at)


def _limits(settings: Settings) -> dict[str, int]:
    """The limits that are settings of the Board, by timescale."""
    limits = {"agency-return": settings.agency_return_days}
    return limits if settings.notices_days is None else {**limits, "notices": settings.notices_days}


def _written(value: Any) -> Any:
    if isinstance(value, tuple):
        return [[on_day.isoformat(), name, working] for on_day, name, working in value]
    if isinstance(value, dict):
        return {day.isoformat(): name for day, name in value.items()}
    return value


def _read(key: str, value: Any) -> Any:
    if key == "exceptions":
        return tuple((date.fromisoformat(day), name, working) for day, name, working in value)
    if key == "closures":
        return {date.fromisoformat(day): name for day, name in value.items()}
    return value
