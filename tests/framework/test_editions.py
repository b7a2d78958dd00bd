"""Editions: which one is in force, and every released form still to be had."""

from datetime import date

import pytest

from nscb_desktop.framework.editions import EDITIONS, edition, edition_on, form_version


def test_the_adopted_edition_is_there_by_its_key() -> None:
    adopted = edition("newham-2013")
    assert (adopted.name, adopted.board) == ("Newham 2013", "Newham Safeguarding Children Board")
    with pytest.raises(KeyError):
        edition("newham-1999")


@pytest.mark.parametrize("day", [date(2010, 1, 1), date(2013, 3, 21), date(2014, 1, 7), date(2026, 6, 1)])
def test_a_day_always_has_an_edition(day: date) -> None:
    assert edition_on(day).key == "newham-2013"


def test_editions_stand_in_the_order_they_came_into_force() -> None:
    starts = [each.in_force_from for each in EDITIONS]
    assert starts == sorted(starts)


def test_every_released_form_is_found_by_key_and_version() -> None:
    for each in EDITIONS:
        for form in each.forms:
            assert form_version(form.key, form.version) is form
            assert each.form(form.key) is form
    assert [len(list(form_version("office_record", version).fields())) for version in (1, 2)] == [5, 8]
    with pytest.raises(KeyError):
        form_version("part_one", 99)
    with pytest.raises(KeyError):
        edition("newham-2013").form("part_nine")


def test_timescales_are_found_by_key() -> None:
    assert edition("newham-2013").timescales_by_key["convene"].limit == 10
