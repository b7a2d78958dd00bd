"""Involvements as spans: what kind they are by their own words, and how much of their dates is certain."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscb_desktop.framework.answers import Answer, Rows
from nscb_desktop.framework.chronology import Kind, Span, kind_of, lanes_of
from nscb_desktop.framework.dates import exact_date, read_date

ANSWERED = date(2013, 12, 31)


def span(start: str = "", end: str = "") -> Span:
    """One involvement with these dates."""
    row: dict[str, Answer] = {"what": "a visit"}
    row |= {key: read_date(words) for key, words in (("from", start), ("to", end)) if words}
    return lanes_of([("Police", Rows((row,)), ANSWERED)])[0].spans[0]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Emergency Protection Order", Kind.ORDER),
        ("EPO", Kind.ORDER),
        ("Child protection plan, neglect", Kind.PLAN),
        ("s.47 joint investigation", Kind.ASSESSMENT),
        ("Core assessment", Kind.ASSESSMENT),
        ("MARAC x2 (another force)", Kind.ASSESSMENT),
        ("School nursing", Kind.SERVICE),
        ("a disorderly house; border crossing; planet", Kind.SERVICE),
        ("", Kind.SERVICE),
    ],
)
def test_the_kind_is_what_the_words_say(words: str, kind: Kind) -> None:
    assert kind_of(words) is kind


def test_exact_dates_are_certain_from_first_to_last() -> None:
    made = span("9 Nov 2013", "12 Nov 2013")
    assert (made.first, made.last) == made.certain == (date(2013, 11, 9), date(2013, 11, 12))


def test_partial_dates_are_certain_only_in_between() -> None:
    made = span("2010", "Mar 2012")
    assert (made.first, made.last) == (date(2010, 1, 1), date(2012, 3, 31))
    assert made.certain == (date(2010, 12, 31), date(2012, 3, 1))


def test_within_one_year_nothing_is_certain() -> None:
    assert span("2010", "2010").certain is None


def test_what_has_no_end_goes_on_to_the_day_of_the_answer() -> None:
    for end in ("", "to date", "ongoing"):
        made = span("18 Dec 2013", end)
        assert (made.goes_on, made.last) == (True, ANSWERED)


def test_what_has_no_beginning_is_drawn_at_its_end() -> None:
    made = span("", "Mar 2012")
    assert (made.open_start, made.first, made.last) == (True, date(2012, 3, 1), date(2012, 3, 31))


def test_what_is_not_dated_is_not_drawn_and_not_lost() -> None:
    rows = Rows(({"what": "a call", "from": read_date("after the move")}, {"what": "visit", "from": read_date("2012")}))
    (lane,) = lanes_of([("Police", rows, ANSWERED)])
    assert [each.number for each in lane.drawn] == [2]
    assert [each.dates for each in lane.spans] == ["from after the move", "from 2012"]


def test_numbers_go_on_from_lane_to_lane_and_words_alone_are_kept() -> None:
    rows = Rows(({"what": "visit"}, {"what": "call"}), "No orders.")
    lanes = lanes_of([("Police", rows, ANSWERED), ("Housing", "nothing recorded", ANSWERED), ("GP", rows, ANSWERED)])
    assert [[each.number for each in lane.spans] for lane in lanes] == [[1, 2], [], [3, 4]]
    assert [lane.words for lane in lanes] == ["No orders.", "nothing recorded", "No orders."]


@given(start=st.none() | st.dates(date(1990, 1, 1)), end=st.none() | st.dates(date(1990, 1, 1)))
def test_no_span_ends_before_it_begins(start: date | None, end: date | None) -> None:
    row: dict[str, Answer] = {"what": "visit"}
    row |= {key: exact_date(day) for key, day in (("from", start), ("to", end)) if day}
    (made,) = lanes_of([("Police", Rows((row,)), ANSWERED)])[0].spans
    if made.first and made.last:
        assert made.first <= made.last
        assert made.certain is None or made.first <= made.certain[0] <= made.certain[1] <= made.last
    else:
        assert start is None
        assert end is None
