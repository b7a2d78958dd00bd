"""Settings that are recorded for a day to come, so that a change saved today is not taken for lost."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from nscb_desktop.register.settings import NOT_DATED
from nscb_desktop.register.tables import SettingRow
from nscb_desktop.register.unit_of_work import Unit


@dataclass(frozen=True, slots=True)
class SettingAhead:
    """One setting with the value it will have, from when, and who recorded it why."""

    key: str
    value: object
    applies_from: date
    recorded_by: str
    why: str


def after(unit: Unit, day: date) -> list[SettingAhead]:
    """Every change that applies only after a day, the nearest first."""
    rows = unit.session.scalars(
        select(SettingRow)
        .where(SettingRow.applies_from > day, SettingRow.key.not_in(NOT_DATED))
        .order_by(SettingRow.applies_from, SettingRow.id)
    )
    return [SettingAhead(row.key, row.value, row.applies_from, row.recorded_by, row.why) for row in rows]
