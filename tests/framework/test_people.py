"""Who held an office on a day: a past request keeps the person of that day."""

from datetime import date

import pytest

from nscb_desktop.framework.people import Agency, Holder, Office

POLICE = Agency(
    1,
    "Police",
    (
        Holder(1, 1, Office.LEAD_OFFICER, "DI First", since=date(2012, 1, 1), until=date(2013, 6, 30)),
        Holder(2, 1, Office.LEAD_OFFICER, "DI Second", since=date(2013, 7, 1)),
        Holder(3, 1, Office.LEAD_OFFICER, "DI Third", since=date(2014, 1, 6)),
        Holder(4, 1, Office.MEMBER, "Supt Member"),
    ),
)


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(2011, 12, 31), None),
        (date(2012, 1, 1), "DI First"),
        (date(2013, 6, 30), "DI First"),
        (date(2013, 7, 1), "DI Second"),
        (date(2014, 1, 5), "DI Second"),
        (date(2014, 1, 6), "DI Third"),
    ],
)
def test_the_holder_is_the_one_of_that_day_and_the_latest_appointed_of_two(on: date, name: str | None) -> None:
    found = POLICE.holding(Office.LEAD_OFFICER, on)
    assert (found.name if found else None) == name


def test_somebody_without_dates_has_always_held_it() -> None:
    found = POLICE.holding(Office.MEMBER, date(1999, 1, 1))
    assert found
    assert found.name == "Supt Member"
    assert POLICE.holding(Office.DEPUTY, date(2014, 1, 1)) is None


def test_offices_of_the_board_are_of_no_agency() -> None:
    assert [office for office in Office if office.of_the_board] == [
        Office.INDEPENDENT_CHAIR,
        Office.SUBGROUP_CHAIR,
        Office.BUSINESS_MANAGER,
    ]
