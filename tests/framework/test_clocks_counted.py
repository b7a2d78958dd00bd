"""The clocks beside an independent count: numpy's, the table the Board settled, and every order facts can be recorded in."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscb_desktop.framework.clock_changes import ChangeKind, ClockChange
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.milestones import Recorded, facts_of
from nscb_desktop.framework.newham_2013 import TIMESCALES
from nscb_desktop.framework.timescales import Clock, Counting, Timescale, clocks, counted, last_day
from nscb_desktop.framework.working_days import HolidayException, OfficeCalendar, Rule, count_working_days
from tests.framework.test_working_days import bank_holidays

OFFICE = Counting()
BOTH_RULES = {Rule.DAY_AFTER_RECEIPT: "backward", Rule.NEXT_WORKING_DAY_FIRST: "forward"}
CLOSED = np.array(sorted(day for year in range(2008, 2030) for day in bank_holidays(year)), dtype="datetime64[D]")


def clock(key: str, facts: dict[str, date], today: date, counting: Counting = OFFICE, *changes: ClockChange) -> Clock:
    """One clock of a case as it stands."""
    recorded = {name: Recorded(day) for name, day in facts.items()}
    return next(c for c in clocks(TIMESCALES, recorded, today, counting, (), changes) if c.timescale.key == key)


SETTLED = (
    (date(2013, 8, 16), {"agency-return": date(2013, 8, 23), "convene": date(2013, 9, 2)}),
    (date(2013, 8, 24), {"agency-return": date(2013, 9, 2), "convene": date(2013, 9, 9)}),
    (date(2013, 12, 20), {"agency-return": date(2013, 12, 31), "convene": date(2014, 1, 8)}),
    (date(2015, 5, 2), {"convene": date(2015, 5, 18)}),
    (date(2014, 12, 25), {"convene": date(2015, 1, 12)}),
    (date(2022, 9, 12), {"agency-return": date(2022, 9, 20), "convene": date(2022, 9, 27)}),
)


@pytest.mark.parametrize(("trigger", "ends"), SETTLED)
def test_the_settled_table_holds_for_the_clocks(trigger: date, ends: dict[str, date]) -> None:
    facts = {"received": trigger, "requested": trigger}
    assert {key: clock(key, facts, trigger).due for key in ends} == ends


@pytest.mark.parametrize(
    ("trigger", "due"), [(date(2015, 5, 2), date(2015, 5, 19)), (date(2014, 12, 25), date(2015, 1, 13))]
)
def test_the_named_alternative_is_one_day_later_for_receipts_on_days_off(trigger: date, due: date) -> None:
    other = Counting(rule=Rule.NEXT_WORKING_DAY_FIRST)
    assert clock("convene", {"received": trigger}, trigger, other).due == due


def test_a_thousand_random_clocks_agree_with_numpy_on_the_last_day_and_on_how_late_it_is() -> None:
    chance = Random(4)
    for _ in range(1_000):
        received = date(2008, 1, 1) + timedelta(days=chance.randrange(20 * 365))
        today = received + timedelta(days=chance.randrange(60))
        for rule, roll in BOTH_RULES.items():
            made = clock("convene", {"received": received}, today, Counting(rule=rule))
            due = np.busday_offset(np.datetime64(received), 10, roll=roll, holidays=CLOSED)  # type: ignore[call-overload] # roll is one of numpy's words
            assert np.datetime64(made.due) == due, (received, rule)
            # busday_count leaves out the last day of its span and counts the first.
            one = np.timedelta64(1, "D")
            late = int(np.busday_count(due + one, np.datetime64(today) + one, holidays=CLOSED))
            assert made.late_by == (max(late, 1) if np.datetime64(today) > due else 0), (received, today, rule)


def test_five_hundred_random_pauses_agree_with_numpy_told_that_those_days_are_holidays() -> None:
    chance = Random(5)
    for _ in range(500):
        received = date(2010, 1, 1) + timedelta(days=chance.randrange(15 * 365))
        paused = received + timedelta(days=chance.randrange(1, 12))
        on = paused + timedelta(days=chance.randrange(0, 20))
        changes = [ClockChange(1, "convene", "", kind, day, "", "", datetime(2014, 1, 1, tzinfo=UTC), "")
                   for kind, day in ((ChangeKind.PAUSED, paused), (ChangeKind.RESUMED, on))]  # fmt: skip
        still = [np.datetime64(paused + timedelta(days=n)) for n in range((on - paused).days)]
        expected = np.busday_offset(np.datetime64(received), 10, roll="backward", holidays=[*CLOSED, *still])
        assert np.datetime64(clock("convene", {"received": received}, on, OFFICE, *changes).due) == expected


@given(
    st.dates(date(2009, 1, 1), date(2028, 1, 1)),
    st.integers(0, 60),
    st.sampled_from(Rule),
    st.lists(st.tuples(st.integers(0, 90), st.booleans()), max_size=6),
    st.lists(st.integers(0, 90), max_size=6),
)
def test_the_last_day_is_the_last_line_of_its_working(
    start: date, limit: int, rule: Rule, corrections: list[tuple[int, bool]], closures: list[int]
) -> None:
    exceptions = tuple(HolidayException(start + timedelta(days=n), "corrected", working) for n, working in corrections)
    office = OfficeCalendar(exceptions, {start + timedelta(days=n): "Office closed" for n in closures})
    count = count_working_days(start, limit, office, rule)
    assert count.days[-1].on == count.due
    assert count.days[-1].number == limit
    span = [start + timedelta(days=n) for n in range(1, (count.due - start).days + 1)]
    assert office.working_days_between(start, count.due) == sum(not office.not_counted(day) for day in span)


@given(
    st.dates(date(2009, 1, 1), date(2028, 1, 1)),
    st.sampled_from([each for each in TIMESCALES if each.limit is not None]),
    st.sampled_from(Rule),
    st.lists(st.tuples(st.integers(0, 30), st.booleans()), max_size=4),
)
def test_a_last_day_found_without_its_working_is_the_one_its_working_ends_on(
    start: date, timescale: Timescale, rule: Rule, corrections: list[tuple[int, bool]]
) -> None:
    exceptions = tuple(HolidayException(start + timedelta(days=n), "corrected", working) for n, working in corrections)
    counting = Counting(OfficeCalendar(exceptions), rule)
    count = counted(timescale, start, counting)
    assert last_day(timescale, start, counting) == count.due == count.days[-1].on


@pytest.mark.parametrize("key", ["convene", "decide-month", "panel-no-scr", "on-website"])
@pytest.mark.parametrize("found", [last_day, counted])
def test_a_last_day_beyond_the_calendar_is_refused_with_its_working_and_without(
    key: str, found: Callable[[Timescale, date, Counting], object]
) -> None:
    timescale = next(each for each in TIMESCALES if each.key == key)
    with pytest.raises(OfficeError, match="check the year"):
        found(timescale, date(9999, 12, 25), OFFICE)


def test_the_working_of_a_paused_clock_ends_on_its_last_day_and_its_original_day_is_kept() -> None:
    pause = ClockChange(
        1, "convene", "", ChangeKind.PAUSED, date(2014, 1, 6), "", "", datetime(2014, 1, 6, tzinfo=UTC), ""
    )
    paused = clock("convene", {"received": date(2013, 12, 20)}, date(2014, 1, 9), OFFICE, pause)
    assert (paused.original_due, paused.due) == (date(2014, 1, 8), date(2014, 1, 13))
    assert (paused.count.start, paused.count.due) == (date(2013, 12, 20), paused.due)


@pytest.mark.parametrize(
    ("moment", "day_0"),
    [
        (datetime(2014, 6, 30, 23, 30, tzinfo=UTC), date(2014, 7, 1)),  # half past midnight on a London clock
        (datetime(2014, 12, 31, 23, 30, tzinfo=UTC), date(2014, 12, 31)),
        (datetime(2014, 3, 30, 0, 30, tzinfo=UTC), date(2014, 3, 30)),
        (datetime(2014, 10, 25, 23, 30, tzinfo=UTC), date(2014, 10, 26)),
        (datetime(2014, 10, 26, 23, 30, tzinfo=UTC), date(2014, 10, 26)),
    ],
)
def test_day_0_is_the_day_in_london_in_summer_and_in_winter(moment: datetime, day_0: date) -> None:
    assert clock("convene", {"received": local_day(moment)}, day_0).start == day_0


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2014, 1, 31), date(2014, 2, 28)),
        (date(2016, 1, 31), date(2016, 2, 29)),
        (date(2016, 2, 29), date(2016, 3, 29)),
        (date(2013, 8, 31), date(2013, 9, 30)),
        (date(2013, 12, 31), date(2014, 1, 31)),
    ],
)
def test_a_month_has_the_days_it_has(received: date, due: date) -> None:
    assert clock("decide-month", {"received": received}, received).due == due


def test_due_today_is_not_overdue_whatever_day_it_is() -> None:
    for day in (date(2014, 1, 1) + timedelta(days=n) for n in range(400)):
        for each in clocks(TIMESCALES, {"received": Recorded(day)}, day, OFFICE):
            on_the_day = clock(each.timescale.key, {"received": day}, each.due)
            assert (on_the_day.late_by, on_the_day.in_words) == (0, "due today")
            assert clock(each.timescale.key, {"received": day}, each.due + timedelta(days=1)).late_by == 1


def test_the_order_in_which_facts_are_recorded_changes_nothing() -> None:
    facts = (("requested", date(2013, 12, 23)), ("met", date(2014, 1, 6)), ("decided", date(2014, 1, 13)))
    told = {
        str(
            clocks(
                TIMESCALES, facts_of(date(2013, 12, 20), {k: Recorded(d) for k, d in order}), date(2014, 1, 20), OFFICE
            )
        )
        for order in permutations(facts)
    }
    assert len(told) == 1
