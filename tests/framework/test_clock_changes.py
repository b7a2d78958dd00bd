"""What was agreed about a clock: the original date always stays, a pause is not counted, an extension is a date."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscb_desktop.framework.clock_changes import ChangeKind, ClockChange, agreed
from nscb_desktop.framework.information import Happening, InformationRequest, RequestEvent
from nscb_desktop.framework.milestones import Recorded, facts_of
from nscb_desktop.framework.newham_2013 import TIMESCALES
from nscb_desktop.framework.timescales import Clock, Counting, Rag, clocks
from nscb_desktop.framework.working_days import OfficeCalendar, count_working_days

AT = datetime(2014, 1, 7, 10, 42, tzinfo=UTC)
RECEIVED = date(2013, 12, 20)
CONVENE = date(2014, 1, 8)


def change(kind: ChangeKind, on: date, why: str = "snow", clock: str = "convene", subject: str = "") -> ClockChange:
    """Something agreed about a clock."""
    return ClockChange(1, clock, subject, kind, on, why, "the Independent Chair", AT, "Jane")


def convene(today: date, *changes: ClockChange, met: date | None = None) -> Clock:
    """The convene clock of a case received on 20 December 2013."""
    facts = facts_of(RECEIVED, {"met": Recorded(met)} if met else {})
    return clocks(TIMESCALES, facts, today, Counting(), (), changes)[0]


def test_an_extension_moves_the_last_day_and_the_original_stays() -> None:
    clock = convene(date(2014, 1, 9), change(ChangeKind.EXTENDED, date(2014, 1, 10)))
    assert (clock.due, clock.original_due, clock.days_left, clock.late_by) == (date(2014, 1, 10), CONVENE, 1, 0)
    assert clock.agreed.notes == ("extended to 10 Jan 2014: snow, agreed by the Independent Chair",)


def test_a_later_extension_follows_an_earlier_one() -> None:
    first, second = (change(ChangeKind.EXTENDED, date(2014, 1, day)) for day in (10, 15))
    assert convene(CONVENE, first, second).due == date(2014, 1, 15)


def test_paused_days_are_skipped_and_the_working_says_so() -> None:
    clock = convene(
        date(2014, 1, 7), change(ChangeKind.PAUSED, date(2014, 1, 2)), change(ChangeKind.RESUMED, date(2014, 1, 6))
    )
    assert (clock.due, clock.original_due) == (date(2014, 1, 10), CONVENE)
    skipped = [day.on for day in clock.count.days if day.note == "paused"]
    assert skipped == [date(2014, 1, 2), date(2014, 1, 3)]


def test_a_clock_that_stands_still_is_neither_late_nor_near() -> None:
    clock = convene(date(2014, 2, 28), change(ChangeKind.PAUSED, date(2014, 1, 2), "police ask us to wait"))
    assert (clock.paused, clock.rag, clock.in_words, clock.badge) == (True, Rag.BLUE, "paused", "■ B paused")
    assert clock.late_by == 0


def test_a_reason_for_lateness_stands_with_the_clock() -> None:
    clock = convene(date(2014, 1, 20), change(ChangeKind.REASON, date(2014, 1, 20), "no room"), met=date(2014, 1, 13))
    assert (clock.late_by, clock.agreed.late_reason, clock.original_due) == (3, "no room", None)


def test_what_is_agreed_of_one_clock_is_not_of_another() -> None:
    elsewhere = change(ChangeKind.EXTENDED, date(2014, 3, 1), clock="decide-month")
    assert convene(CONVENE, elsewhere).due == CONVENE
    assert agreed([change(ChangeKind.EXTENDED, date(2014, 3, 1), subject="Police")], "convene").extended_to is None


def asked(agency: str, due: date, *events: RequestEvent) -> InformationRequest:
    """A request of 23 December 2013."""
    return InformationRequest(1, 1, 1, agency, date(2013, 12, 23), due, "as told", "", AT, "Jane", events)


def test_every_request_has_a_clock_of_its_own_with_the_day_it_was_told() -> None:
    back = RequestEvent(1, Happening.RETURNED, date(2014, 1, 3), "", "", AT, "Jane")
    gone = RequestEvent(2, Happening.WITHDRAWN, date(2014, 1, 3), "", "", AT, "Jane")
    requests = (
        asked("Police", date(2014, 1, 2), back),
        asked("Health", date(2013, 12, 31)),
        asked("Housing", date(2014, 1, 2), gone),
    )
    facts = facts_of(RECEIVED, {}, requests)
    running = [c for c in clocks(TIMESCALES, facts, date(2014, 1, 6), Counting(), requests) if c.subject]
    assert [(c.subject, c.due, c.met_on, c.late_by) for c in running] == [
        ("Police", date(2014, 1, 2), date(2014, 1, 3), 1),
        ("Health", date(2013, 12, 31), None, 3),
    ]
    assert "returned" not in facts
    assert facts["information_due"].on == date(2014, 1, 2)


def test_no_limit_starts_no_clock_until_the_board_sets_one() -> None:
    facts = facts_of(RECEIVED, {"decided": Recorded(date(2014, 1, 10), "scr")})
    keys = {clock.timescale.key for clock in clocks(TIMESCALES, facts, CONVENE, Counting())}
    assert "notices" not in keys
    limited = Counting(limits={"notices": 5})
    due = {clock.timescale.key: clock.due for clock in clocks(TIMESCALES, facts, CONVENE, limited)}
    assert due["notices"] == date(2014, 1, 17)


def test_both_told_is_told_and_told_covers_the_panel() -> None:
    both = {"ofsted_told": Recorded(date(2014, 1, 12)), "panel_told": Recorded(date(2014, 1, 14))}
    assert facts_of(RECEIVED, both)["told"].on == date(2014, 1, 14)
    assert facts_of(RECEIVED, {"told": Recorded(date(2014, 1, 14))})["panel_told"].on == date(2014, 1, 14)
    assert "told" not in facts_of(RECEIVED, {"ofsted_told": Recorded(date(2014, 1, 12))})


@pytest.mark.parametrize("limit", [1, 5, 10])
@given(start=st.dates(date(2010, 1, 1), date(2028, 1, 1)), first=st.integers(0, 40), length=st.integers(0, 30))
def test_a_pause_moves_the_end_by_the_working_days_it_covers(limit: int, start: date, first: int, length: int) -> None:
    calendar = OfficeCalendar()
    pause = (start + timedelta(days=first), start + timedelta(days=first + length))
    plain, paused = (
        count_working_days(start, limit, calendar),
        count_working_days(start, limit, calendar, pauses=[pause]),
    )
    assert sum(day.number is not None for day in paused.days) == limit + 1
    assert not any(pause[0] <= day.on < pause[1] for day in paused.days if day.number)
    assert paused.due >= plain.due
    if pause[0] > plain.due:
        assert paused.due == plain.due
