"""Moments: what is typed is read exactly or not at all, and London's clock is the one shown."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscb_desktop.framework.london import at_local, local_day
from nscb_desktop.framework.moments import day_named_wrongly, is_about, read_moment, shown, shown_as_given


@pytest.mark.parametrize(
    "typed",
    [
        "20/12/2013 16.40", "20/12/2013 1640", "Fri 20 Dec 2013 4.40 pm", "16.40 20/12/2013", "2013-12-20 16:40",
        "20 December 2013, 16:40", "20.12.2013 16:40", "Friday 20 December 2013, about 4.40 pm",
        "Friday, 20 December 2013 at 4.40pm.", "4.40 pm on Friday 20 December 2013", "about 16.40 on 20/12/2013",
        "20/12/2013 1640 hrs", "2013-12-20T16:40", "20 Dec 2013 approx. 16:40",
    ],
)  # fmt: skip
def test_a_day_with_a_time_is_read_however_it_is_written(typed: str) -> None:
    assert read_moment(typed) == datetime(2013, 12, 20, 16, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "20/12/2013",
        "16.40",
        "22 or 23 May 2009 9.05",
        "c. 20/12/2013 16.40",
        "20 Dec 2013 25:00",
        "20 Dec 2013 9",
        "31/2/2013 9.00",
        "about 20 Dec 2013 16.40",
        "Thursday 20 December 2013 16.40",
        "20 Dec 2013 at about 9",
        "20 Dec 2013 midnight",
    ],
)
def test_what_leaves_any_doubt_is_no_moment(typed: str) -> None:
    assert read_moment(typed) is None


@pytest.mark.parametrize(
    "typed", ["20 Dec 2013 noon", "20/12/2013, 12 noon", "12 noon 20/12/2013", "midday 20.12.2013"]
)
def test_noon_is_a_time(typed: str) -> None:
    assert read_moment(typed) == datetime(2013, 12, 20, 12, tzinfo=UTC)


def test_a_time_that_is_about_right_is_read_and_said_to_be_so() -> None:
    assert is_about("Fri 20 Dec 2013, about 4.40 pm")
    assert not is_about("Fri 20 Dec 2013, 4.40 pm")
    assert not is_about("about 20 Dec 2013")


def test_a_date_with_another_days_name_is_found() -> None:
    assert day_named_wrongly("Thursday 20 December 2013") == date(2013, 12, 20)
    assert day_named_wrongly("Friday 20 December 2013") is None
    assert day_named_wrongly("20 December 2013") is None


def test_summer_time_is_shown_and_dated_as_london_had_it() -> None:
    late = datetime(2014, 6, 30, 23, 30, tzinfo=UTC)
    assert local_day(late) == date(2014, 7, 1)
    assert shown(late) == "1 Jul 2014 00:30"


def test_midnight_is_no_time_where_the_day_alone_was_asked_for() -> None:
    assert shown_as_given(at_local(date(2014, 1, 15))) == "15 Jan 2014"
    assert shown_as_given(at_local(date(2014, 7, 15))) == "15 Jul 2014"
    assert shown_as_given(at_local(date(2014, 1, 15), 9, 5)) == "15 Jan 2014 09:05"


@given(st.dates(date(1990, 1, 1), date(2035, 1, 1)), st.integers(0, 23), st.integers(0, 59))
def test_what_is_shown_can_be_typed_again(day: date, hour: int, minute: int) -> None:
    moment = at_local(day, hour, minute)
    again = read_moment(shown(moment))
    assert again is not None
    assert shown(again) == shown(moment)


@given(st.text(max_size=40))
def test_any_text_can_be_typed(text: str) -> None:
    read = read_moment(text)
    assert read is None or read.tzinfo is not None
