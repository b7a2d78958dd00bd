"""Dates as people write them: kept as written, read as far as they go, never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscb_desktop.framework.dates import (
    PartialDate,
    Precision,
    age_on,
    exact_date,
    long_day,
    read_date,
    short_day,
    week_day,
)

SAMPLES = [
    "22/5/09 (mother) - GP record has 23 May 2009 - to be confirmed",
    "20 December 2013",
    "Friday 20 December 2013",
    "2.2.1985",
    "1983 or 84",
    "14 August 2011",
    "not known",
    "c. April 2014",
    "c. May 2014",
    "22/5/14?",
    "1950?",
    "2013-12-20",
    "31/02/2013",
    "29/2/2012",
    "Dec 20th, 2013",
    "early 2012",
    "summer 2012",
    "05/2009",
    "২২/৫/২০০৯",
]

EXACT = [
    ("20 December 2013", date(2013, 12, 20)),
    ("Friday 20 December 2013", date(2013, 12, 20)),
    ("20/12/2013", date(2013, 12, 20)),
    ("20.12.13", date(2013, 12, 20)),
    ("20-12-2013", date(2013, 12, 20)),
    ("2013-12-20", date(2013, 12, 20)),
    ("20th Dec 2013", date(2013, 12, 20)),
    ("Dec 20th, 2013", date(2013, 12, 20)),
    ("1st of Sept. 2013", date(2013, 9, 1)),
    ("b. 2.2.1985", date(1985, 2, 2)),
    ("29/2/2012", date(2012, 2, 29)),
    ("1/1/29", date(2029, 1, 1)),
    ("1/1/30", date(1930, 1, 1)),
]


@pytest.mark.parametrize("text", SAMPLES)
def test_every_prefix_typed_reads_without_error_and_keeps_what_was_written(text: str) -> None:
    for end in range(len(text) + 1):
        prefix = text[:end]
        read = read_date(prefix)
        assert read.written == prefix.strip()
        assert read.reading
        assert (read.earliest is None) == (read.precision is Precision.UNREAD)


@given(st.text(max_size=40))
def test_any_text_at_all_is_kept(text: str) -> None:
    assert read_date(text).written == text.strip()


@given(st.dates(date(1930, 1, 1), date(2200, 12, 31)))
def test_an_exact_day_is_read_back_from_every_way_it_is_shown(day: date) -> None:
    assert read_date(short_day(day)) == exact_date(day)
    for shown in (short_day(day), long_day(day), week_day(day), day.isoformat(), f"{day:%d/%m/%Y}"):
        assert read_date(shown).exact == day


@pytest.mark.parametrize(("written", "day"), EXACT)
def test_whole_dates_are_read_day_first(written: str, day: date) -> None:
    assert read_date(written).exact == day


@pytest.mark.parametrize(
    ("written", "precision", "earliest", "latest", "approximate"),
    [
        ("May 2014", Precision.MONTH, date(2014, 5, 1), date(2014, 5, 31), False),
        ("c. May 2014", Precision.MONTH, date(2014, 5, 1), date(2014, 5, 31), True),
        ("02/2012", Precision.MONTH, date(2012, 2, 1), date(2012, 2, 29), False),
        ("22/5/14?", Precision.DAY, date(2014, 5, 22), date(2014, 5, 22), True),
        ("1950?", Precision.YEAR, date(1950, 1, 1), date(1950, 12, 31), True),
        ("1983 or 84", Precision.YEAR, date(1983, 1, 1), date(1983, 12, 31), True),
        ("2011", Precision.YEAR, date(2011, 1, 1), date(2011, 12, 31), False),
        ("summer 2012", Precision.YEAR, date(2012, 1, 1), date(2012, 12, 31), True),
        ("Febuary 2012", Precision.MONTH, date(2012, 2, 1), date(2012, 2, 29), False),
    ],
)
def test_partial_and_approximate_dates_keep_how_much_is_known(
    written: str, precision: Precision, earliest: date, latest: date, approximate: bool
) -> None:
    assert read_date(written) == PartialDate(written, precision, earliest, latest, approximate)
    assert read_date(written).exact is None


@pytest.mark.parametrize("written", ["31/02/2013", "30 February 2012", "00/00/0000", "not known", "about 11", "", "?"])
def test_what_is_no_day_is_kept(written: str) -> None:
    read = read_date(written)
    assert (read.precision, read.earliest, read.exact) == (Precision.UNREAD, None, None)
    assert read.reading == "Kept as written; not read as a day in the calendar"


@pytest.mark.parametrize("written", ["married 2012", "decided 2013", "marriage in 2012"])
def test_a_word_that_begins_like_a_month_is_no_month(written: str) -> None:
    assert read_date(written).precision is Precision.YEAR
    assert read_date(written).approximate


def test_two_dates_in_one_answer_leave_a_doubt() -> None:
    read = read_date(SAMPLES[0])
    assert read.earliest == date(2009, 5, 22)
    assert read.approximate
    assert read.exact is None


def test_the_reading_is_said_in_words() -> None:
    assert read_date("20/12/13").reading == "Read as 20 December 2013"
    assert read_date("c. May 2014").reading == "Approximate: May 2014, day not given"
    assert read_date("2011").reading == "Read as 2011, month and day not given"


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        ("22/5/2009", "18/12/2013", "4 years"),
        ("22/5/2009", "22/5/2014", "5 years"),
        ("22/5/2009", "21/5/2014", "4 years"),
        ("2009", "18/12/2013", "3 or 4 years"),
        ("c. May 2009", "18/12/2013", "about 4 years"),
        ("14/11/2013", "18/12/2013", "1 month"),
        ("1/12/2013", "18/12/2013", "under 1 month"),
        ("18/12/2012", "18/12/2013", "1 year"),
        ("April 2014", "18/12/2013", "before birth"),
        ("not known", "18/12/2013", None),
        ("22/5/2009", "not known", None),
    ],
)
def test_ages_say_what_the_dates_allow(born: str, on: str, age: str | None) -> None:
    assert age_on(read_date(born), read_date(on)) == age


def test_a_leap_day_birthday_falls_on_the_last_of_february() -> None:
    assert age_on(read_date("29/2/2012"), read_date("27/2/2013")) == "11 months"
    assert age_on(read_date("29/2/2012"), read_date("1/3/2013")) == "1 year"
