"""Counting working days: the settled table, the special bank holidays, and an independent count beside it."""

import random
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.working_days import (
    CHECKED_THROUGH,
    HolidayException,
    OfficeCalendar,
    Rule,
    add_days,
    add_months,
    count_working_days,
)
from nscb_desktop.framework.working_runs import grouped

OFFICE = OfficeCalendar()
AT_ONCE, NEXT_FIRST = Rule.DAY_AFTER_RECEIPT, Rule.NEXT_WORKING_DAY_FIRST

SETTLED = [
    (date(2013, 8, 16), 5, date(2013, 8, 23), date(2013, 8, 23)),
    (date(2013, 8, 16), 10, date(2013, 9, 2), date(2013, 9, 2)),
    (date(2013, 8, 16), 15, date(2013, 9, 9), date(2013, 9, 9)),
    (date(2013, 8, 24), 5, date(2013, 9, 2), date(2013, 9, 3)),
    (date(2013, 8, 24), 10, date(2013, 9, 9), date(2013, 9, 10)),
    (date(2013, 8, 24), 15, date(2013, 9, 16), date(2013, 9, 17)),
    (date(2013, 12, 20), 5, date(2013, 12, 31), date(2013, 12, 31)),
    (date(2013, 12, 20), 10, date(2014, 1, 8), date(2014, 1, 8)),
    (date(2013, 12, 20), 15, date(2014, 1, 15), date(2014, 1, 15)),
    (date(2015, 5, 2), 10, date(2015, 5, 18), date(2015, 5, 19)),
    (date(2014, 12, 25), 10, date(2015, 1, 12), date(2015, 1, 13)),
    (date(2022, 9, 12), 5, date(2022, 9, 20), date(2022, 9, 20)),
    (date(2022, 9, 12), 10, date(2022, 9, 27), date(2022, 9, 27)),
    (date(2022, 9, 12), 15, date(2022, 10, 4), date(2022, 10, 4)),
]

SPECIALS = [
    date(2011, 4, 29),
    date(2012, 6, 4),
    date(2012, 6, 5),
    date(2020, 5, 8),
    date(2022, 6, 2),
    date(2022, 6, 3),
    date(2022, 9, 19),
    date(2023, 5, 8),
]
ORDINARY_DAYS_OF_THOSE_YEARS = [date(2012, 5, 28), date(2020, 5, 4), date(2022, 5, 30)]


def easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian rule."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def monday(year: int, month: int, last: bool = False) -> date:
    """The first, or last, Monday of a month."""
    day = date(year, month, 31 if last else 1)
    return day - timedelta(days=day.weekday()) if last else day + timedelta(days=-day.weekday() % 7)


def moved(days: list[date], taken: set[date]) -> set[date]:
    """Bank holidays with substitutes on the next free weekday."""
    found: set[date] = set()
    for day in days:
        while day.weekday() >= 5 or day in found or day in taken:
            day += timedelta(days=1)  # noqa: PLW2901 - the substitute stands for the day
        found.add(day)
    return found


def bank_holidays(year: int) -> set[date]:
    """England's bank holidays from the published rules and royal proclamations, without the library."""
    sunday = easter(year)
    found = {sunday - timedelta(days=2), sunday + timedelta(days=1), monday(year, 8, last=True)}
    found |= {monday(year, 5)} if year != 2020 else {date(2020, 5, 8)}
    found |= {monday(year, 5, last=True)} if year not in {2012, 2022} else set()
    found |= {day for day in SPECIALS if day.year == year}
    return found | moved([date(year, 1, 1)], set()) | moved([date(year, 12, 25), date(year, 12, 26)], set())


@pytest.mark.parametrize(("start", "limit", "at_once", "next_first"), SETTLED)
def test_the_settled_table_holds_under_both_rules(start: date, limit: int, at_once: date, next_first: date) -> None:
    assert count_working_days(start, limit, OFFICE, AT_ONCE).due == at_once
    assert count_working_days(start, limit, OFFICE, NEXT_FIRST).due == next_first


@pytest.mark.parametrize("special", SPECIALS)
def test_special_bank_holidays_are_not_counted(special: date) -> None:
    assert OFFICE.bank_holiday(special)
    assert OFFICE.not_counted(special)


@pytest.mark.parametrize("day", ORDINARY_DAYS_OF_THOSE_YEARS)
def test_mondays_that_gave_their_holiday_away_are_working_days(day: date) -> None:
    assert OFFICE.not_counted(day) is None


@pytest.mark.parametrize("year", range(2008, CHECKED_THROUGH + 1))
def test_every_bank_holiday_on_a_weekday_is_the_one_of_the_rules(year: int) -> None:
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    ours = {day for day in days if day.year == year and day.weekday() < 5 and OFFICE.bank_holiday(day)}
    assert ours == bank_holidays(year)


def test_a_thousand_random_counts_agree_with_an_independent_one() -> None:
    chance = random.Random(2013)
    closed = np.array(sorted(day for year in range(2008, 2030) for day in bank_holidays(year)), dtype="datetime64[D]")
    for _ in range(1_000):
        start = date(2008, 1, 1) + timedelta(days=chance.randrange(20 * 365))
        limit = chance.randrange(1, 41)
        for rule, roll in ((AT_ONCE, "backward"), (NEXT_FIRST, "forward")):
            due = count_working_days(start, limit, OFFICE, rule).due
            expected = np.busday_offset(np.datetime64(start), limit, roll=roll, holidays=closed)  # type: ignore[call-overload] # roll is one of numpy's words
            assert np.datetime64(due) == expected, (start, limit, rule)


def test_the_working_counts_every_day_once_and_says_why_days_are_skipped() -> None:
    count = count_working_days(date(2013, 12, 20), 10, OFFICE)
    days = [each.on for each in count.days]
    assert days == [date(2013, 12, 20) + timedelta(days=n) for n in range(20)]
    assert [each.number for each in count.days if each.number is not None] == list(range(11))
    skipped = {each.on: each.note for each in count.days if each.number is None}
    assert skipped[date(2013, 12, 25)] == "Christmas Day"
    assert skipped[date(2013, 12, 26)] == "Boxing Day"
    assert skipped[date(2014, 1, 1)] == "New Year's Day"
    assert skipped[date(2013, 12, 21)] == "Saturday"
    assert count.limit == "10 working days"


def test_a_working_in_few_lines_keeps_every_day_and_every_reason() -> None:
    count = count_working_days(date(2013, 12, 20), 10, OFFICE)
    lines = grouped(count.days)
    assert [day for days, _, _ in lines for day in days] == [each.on for each in count.days]
    assert lines[0] == ((date(2013, 12, 20),), "day 0", "0")
    assert ((date(2013, 12, 25), date(2013, 12, 26)), "Christmas Day, Boxing Day", "not counted") in lines
    assert lines[-1][2].endswith("10")


def test_a_weekend_receipt_names_day_0_and_the_day_it_counts_as() -> None:
    plain = count_working_days(date(2015, 5, 2), 10, OFFICE)
    assert plain.days[0].note == "day 0 (Saturday)"
    later = count_working_days(date(2015, 5, 2), 10, OFFICE, NEXT_FIRST)
    receipt = next(each for each in later.days if each.note == "counted as the day of receipt")
    assert (receipt.on, receipt.number) == (date(2015, 5, 5), 0)


def test_a_limit_of_nothing_ends_on_day_0() -> None:
    assert count_working_days(date(2013, 12, 20), 0, OFFICE).due == date(2013, 12, 20)


@pytest.mark.parametrize("limit", [-1, 2_001])
def test_an_impossible_limit_is_one_sentence(limit: int) -> None:
    with pytest.raises(OfficeError, match="between 0 and 2,000 working days"):
        count_working_days(date(2013, 12, 20), limit, OFFICE)


def test_counting_past_the_end_of_the_calendar_is_one_sentence() -> None:
    with pytest.raises(OfficeError, match="check the year"):
        count_working_days(date(9999, 12, 20), 20, OFFICE)
    with pytest.raises(OfficeError, match="check the year"):
        add_months(date(9999, 12, 20), 1, OFFICE)
    with pytest.raises(OfficeError, match="check the year"):
        add_days(date(9999, 12, 20), 14, OFFICE)


@pytest.mark.parametrize(
    ("start", "months", "due"),
    [
        (date(2014, 1, 31), 1, date(2014, 2, 28)),
        (date(2016, 1, 31), 1, date(2016, 2, 29)),
        (date(2012, 2, 29), 12, date(2013, 2, 28)),
        (date(2013, 3, 31), 1, date(2013, 4, 30)),
        (date(2013, 12, 20), 1, date(2014, 1, 20)),
        (date(2013, 8, 31), 6, date(2014, 2, 28)),
    ],
)
def test_months_are_calendar_months(start: date, months: int, due: date) -> None:
    assert add_months(start, months, OFFICE).due == due


def test_a_month_that_ends_on_a_day_off_is_flagged_and_not_moved() -> None:
    count = add_months(date(2013, 12, 1), 1, OFFICE)
    assert count.due == date(2014, 1, 1)
    assert count.flag == "The last day is not a working day (New Year's Day); it is not moved."
    assert add_months(date(2013, 12, 20), 1, OFFICE).flag is None


def test_days_before_a_date_count_backwards() -> None:
    count = add_days(date(2014, 6, 20), -7, OFFICE)
    assert (count.due, count.limit) == (date(2014, 6, 13), "7 days before")


def test_years_not_yet_compared_warn_and_still_compute() -> None:
    count = count_working_days(date(CHECKED_THROUGH, 12, 27), 10, OFFICE)
    assert count.due == date(CHECKED_THROUGH + 1, 1, 11)
    assert count.warning is not None
    assert str(CHECKED_THROUGH) in count.warning
    assert count_working_days(date(CHECKED_THROUGH, 1, 5), 10, OFFICE).warning is None


def test_an_exception_adds_a_day_and_another_takes_one_away() -> None:
    added = OfficeCalendar((HolidayException(date(2014, 1, 7), "Day of mourning"),))
    assert added.not_counted(date(2014, 1, 7)) == "Day of mourning"
    assert count_working_days(date(2013, 12, 20), 10, added).due == date(2014, 1, 9)
    taken = OfficeCalendar((HolidayException(date(2014, 1, 1), "", working=True),))
    assert taken.not_counted(date(2014, 1, 1)) is None
    assert count_working_days(date(2013, 12, 20), 10, taken).due == date(2014, 1, 7)


def test_the_boards_closure_days_are_not_counted_and_named() -> None:
    closed = OfficeCalendar(closures={date(2013, 12, 24): "Office closed"})
    count = count_working_days(date(2013, 12, 20), 10, closed)
    assert count.due == date(2014, 1, 9)
    assert any(each.note == "Office closed" for each in count.days)


def test_working_days_between_are_signed_and_count_the_last_day() -> None:
    assert OFFICE.working_days_between(date(2014, 1, 7), date(2014, 1, 8)) == 1
    assert OFFICE.working_days_between(date(2014, 1, 8), date(2014, 1, 8)) == 0
    assert OFFICE.working_days_between(date(2014, 1, 7), date(2014, 1, 3)) == -2
    assert OFFICE.working_days_between(date(2013, 12, 20), date(2014, 1, 8)) == 10


DAYS_NEAR = st.dates(date(2009, 1, 1), date(2031, 12, 31))
CALENDARS = st.builds(
    OfficeCalendar,
    st.lists(st.builds(HolidayException, DAYS_NEAR, st.just("x"), st.booleans()), max_size=5).map(tuple),
    st.dictionaries(DAYS_NEAR, st.just("Office closed"), max_size=5),
)


@given(DAYS_NEAR, st.integers(0, 3_000), CALENDARS)
def test_working_days_between_equal_a_count_day_by_day(start: date, days: int, calendar: OfficeCalendar) -> None:
    end = start + timedelta(days=days)
    one_by_one = sum(1 for n in range(1, days + 1) if not calendar.not_counted(start + timedelta(days=n)))
    assert calendar.working_days_between(start, end) == one_by_one
    assert calendar.working_days_between(end, start) == -one_by_one


@pytest.mark.parametrize("start", [date(1868, 5, 4), date(2098, 3, 7), date(9996, 12, 30), date(1, 1, 1)])
def test_working_days_between_are_right_where_the_library_knows_no_holidays(start: date) -> None:
    day_by_day = sum(1 for n in range(1, 1_001) if not OFFICE.not_counted(start + timedelta(days=n)))
    assert OFFICE.working_days_between(start, start + timedelta(days=1_000)) == day_by_day


def test_a_slip_of_millennia_is_counted_by_the_year_and_not_by_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[date] = []
    found = OfficeCalendar.not_counted

    def noted(calendar: OfficeCalendar, day: date) -> str | None:
        asked.append(day)
        return found(calendar, day)

    monkeypatch.setattr(OfficeCalendar, "not_counted", noted)
    assert OFFICE.working_days_between(date(2014, 1, 7), date(9998, 1, 7)) == 2_082_228
    assert len(asked) < 2_000


def test_the_limit_of_a_count_is_said_in_words_people_read() -> None:
    assert count_working_days(date(2014, 1, 7), 1_000, OFFICE).limit == "1,000 working days"
    assert add_days(date(2014, 1, 7), 1, OFFICE).limit == "1 day"


def test_the_next_bank_holiday_is_named() -> None:
    assert OFFICE.next_bank_holiday(date(2014, 1, 7)) == (date(2014, 4, 18), "Good Friday")
    assert OFFICE.next_working_day(date(2013, 12, 25)) == date(2013, 12, 27)
