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
    full_day,
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
    "between 30 April and 2 May 2013",
    "2013/12/20 or 10000-01-01",
    "12-May-2013 to ²/2/2013",
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
    ("2013/12/20", date(2013, 12, 20)),
    ("2013.12.20", date(2013, 12, 20)),
    ("20-Dec-2013", date(2013, 12, 20)),
    ("20/Dec/13", date(2013, 12, 20)),
    ("২২/৫/২০০৯", date(2009, 5, 22)),
    ("0013-12-20", date(13, 12, 20)),
    ("1/1/0001", date(1, 1, 1)),
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
    written = (
        f"{day:%d/%m/%Y}",
        f"{day:%Y/%m/%d}",
        f"{day:%d - %m - %Y}",
        f"{day.day}-{short_day(day)[-8:-5]}-{day.year}",
    )
    for shown in (short_day(day), long_day(day), full_day(day), week_day(day), day.isoformat(), *written):
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
        ("1983 or 84", Precision.YEAR, date(1983, 1, 1), date(1984, 12, 31), True),
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


@pytest.mark.parametrize(
    "written",
    [
        "31/02/2013",
        "30 February 2012",
        "00/00/0000",
        "not known",
        "about 11",
        "",
        "?",
        "10000-01-01",
        "2/2/20131",
        "31/02/2013 or 30/02/2013",
    ],
)
def test_what_is_no_day_is_kept(written: str) -> None:
    read = read_date(written)
    assert (read.precision, read.earliest, read.exact) == (Precision.UNREAD, None, None)
    assert read.reading == "Kept as written; not read as a day in the calendar"


@pytest.mark.parametrize("written", ["married 2012", "decided 2013", "marriage in 2012"])
def test_a_word_that_begins_like_a_month_is_no_month(written: str) -> None:
    assert read_date(written).precision is Precision.YEAR
    assert read_date(written).approximate


@pytest.mark.parametrize(
    ("written", "precision", "earliest", "latest"),
    [
        (SAMPLES[0], Precision.DAY, date(2009, 5, 22), date(2009, 5, 23)),
        ("23 May 2009, mother says 22/5/09", Precision.DAY, date(2009, 5, 22), date(2009, 5, 23)),
        ("2 or 3 May 2013", Precision.DAY, date(2013, 5, 2), date(2013, 5, 3)),
        ("between 2 and 5 May 2013", Precision.DAY, date(2013, 5, 2), date(2013, 5, 5)),
        ("2nd-5th May 2013", Precision.DAY, date(2013, 5, 2), date(2013, 5, 5)),
        ("22/23 May 2009", Precision.DAY, date(2009, 5, 22), date(2009, 5, 23)),
        ("30 April to 2 May 2013", Precision.DAY, date(2013, 4, 30), date(2013, 5, 2)),
        ("April or May 2013", Precision.MONTH, date(2013, 4, 1), date(2013, 5, 31)),
        ("22 May 2009 or June 2009", Precision.MONTH, date(2009, 5, 22), date(2009, 6, 30)),
        ("5 May 13 - 01/02/2000", Precision.DAY, date(2000, 2, 1), date(2013, 5, 5)),
        ("1983/84", Precision.YEAR, date(1983, 1, 1), date(1984, 12, 31)),
        ("2012-13", Precision.YEAR, date(2012, 1, 1), date(2013, 12, 31)),
        ("1999 or 00", Precision.YEAR, date(1999, 1, 1), date(2000, 12, 31)),
        ("1983 or 1985", Precision.YEAR, date(1983, 1, 1), date(1985, 12, 31)),
        ("22 May 2009 or 2010", Precision.YEAR, date(2009, 5, 22), date(2010, 12, 31)),
    ],
)
def test_two_dates_in_one_answer_leave_a_doubt_and_widen_the_span(
    written: str, precision: Precision, earliest: date, latest: date
) -> None:
    read = read_date(written)
    assert read == PartialDate(written, precision, earliest, latest, approximate=True)
    assert read.exact is None
    assert read.reading == f"More than one date: {long_day(earliest)} to {long_day(latest)}"


@given(st.dates(date(1930, 1, 1)), st.dates(date(1930, 1, 1)), st.sampled_from([" or ", " - ", "; GP says ", ", "]))
def test_any_two_dates_span_from_the_first_to_the_last(one: date, other: date, between: str) -> None:
    read = read_date(f"{short_day(one)}{between}{other:%d/%m}/{other.year}")
    assert (read.earliest, read.latest, read.exact) == (min(one, other), max(one, other), None)
    assert read.several == (one != other)


@pytest.mark.parametrize(
    ("written", "precision"),
    [
        ("²/2/2013", Precision.MONTH),
        ("2/2/2013²", Precision.DAY),
        ("31/02/2013 or 1 March 2013", Precision.DAY),
        ("22/5/09 and again 22 May 2009", Precision.DAY),
        ("20.12.2013.16.40", Precision.DAY),
        ("2012 - 10 weeks", Precision.YEAR),
    ],
)
def test_a_date_beside_anything_else_is_never_exact(written: str, precision: Precision) -> None:
    read = read_date(written)
    assert (read.precision, read.approximate, read.several, read.exact) == (precision, True, False, None)


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
