"""Settings apply from a day, and what applied before stays known."""

from dataclasses import fields, replace
from datetime import date

import pytest

from nscb_desktop.casework import cases, desk
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.records import Settings
from nscb_desktop.register import settings

OTHER = Settings(
    board="Another Board",
    return_address="scr@example.org",
    marking="OFFICIAL-SENSITIVE",
    agency_return_days=7,
    rule="next-working-day-first",
    amber_at=5,
    lock_after_minutes=10,
    exceptions=((date(2014, 6, 3), "Local closure", False),),
    closures={date(2013, 12, 24): "Office closed"},
    notices_days=5,
    quorum=4,
)


def test_a_new_register_has_the_boards_usual_settings(empty: Sitting) -> None:
    assert empty.settings() == Settings()


def test_every_setting_is_kept_and_read_back(empty: Sitting) -> None:
    assert all(getattr(OTHER, each.name) != getattr(Settings(), each.name) for each in fields(Settings))
    desk.change_settings(empty, OTHER, empty.today(), "adopted")
    assert empty.settings() == OTHER


def test_dated_settings_count_from_their_day_and_the_others_at_once(empty: Sitting) -> None:
    desk.change_settings(empty, OTHER, date(2014, 2, 1), "adopted")
    before = empty.settings(date(2014, 1, 31))
    assert (before.agency_return_days, before.rule, before.amber_at) == (5, "day-after-receipt", 3)
    assert (before.board, before.closures) == (OTHER.board, OTHER.closures)
    assert empty.settings(date(2014, 2, 1)) == OTHER


def test_clocks_follow_the_settings_of_their_day_0(sitting: Sitting) -> None:
    before = cases.rows(sitting, [1])[0].next_due
    desk.change_settings(sitting, replace(Settings(), agency_return_days=7), date(2013, 12, 21), "from tomorrow")
    assert cases.rows(sitting, [1])[0].next_due == before
    desk.change_settings(sitting, replace(Settings(), agency_return_days=8), date(2013, 12, 20), "from that day")
    assert cases.rows(sitting, [1])[0].next_due == date(2014, 1, 7)
    assert desk.check(sitting).faults == ()


def test_a_setting_that_does_not_differ_is_refused(empty: Sitting) -> None:
    with pytest.raises(OfficeError, match="No setting differs"):
        desk.change_settings(empty, Settings(), empty.today(), "")


def test_the_history_names_each_setting_with_both_values(empty: Sitting) -> None:
    with empty.register.work.writing(empty.person, empty.now()) as unit:
        changes = settings.change(unit, Settings(), OTHER, empty.today(), "adopted")
        unit.record("tried")
    assert ("agency return days", "5", "7") in changes
    assert len(changes) == len(fields(Settings))


def test_the_counting_of_a_day_is_worked_out_once(empty: Sitting) -> None:
    with empty.reading() as unit:
        timeline = settings.Timeline(unit)
        assert timeline.counting(date(2014, 1, 1)) is timeline.counting(date(2014, 1, 1))
