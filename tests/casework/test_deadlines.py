"""Clocks on a case, on the strip, in the diary and on Today: due today is not overdue."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from nscb_desktop.casework import cases, corrections, deadlines, desk, referrals
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.timescales import Clock, Rag
from tests import registers
from tests.conftest import FixedClock

LAST_DAY = date(2014, 1, 8)
"""Ten working days after 20 December 2013."""


def clock_of(office: Sitting, case_id: int, key: str) -> Clock:
    """One clock of a case as it stands today."""
    running = deadlines.case_clocks(office, cases.read_case(office, case_id))
    return next(clock for clock in running if clock.timescale.key == key)


@pytest.mark.parametrize(
    ("days_on", "words", "badge"),
    [(0, "1 working day left", "◆ A 1"), (1, "due today", "◆ A today"), (2, "late by 1 working day", "▲ R late 1"), (5, "late by 2 working days", "▲ R late 2")],
)  # fmt: skip
def test_the_last_day_runs_to_its_end(
    office: Sitting, fixed_clock: FixedClock, days_on: int, words: str, badge: str
) -> None:
    case = registers.registered(office)
    fixed_clock.advance(timedelta(days=days_on))
    convene = clock_of(office, case.id, "convene")
    assert (convene.due, convene.in_words, convene.badge) == (LAST_DAY, words, badge)


def test_today_keeps_what_is_due_today_apart_from_what_is_late(office: Sitting, fixed_clock: FixedClock) -> None:
    registers.registered(office)
    fixed_clock.advance(timedelta(days=1))
    board = deadlines.today_board(office)
    assert [entry.on for entry in board.due_this_week] == [LAST_DAY]
    assert board.overdue == ()
    fixed_clock.advance(timedelta(days=1))
    board = deadlines.today_board(office)
    assert [entry.on for entry in board.overdue] == [LAST_DAY]
    assert board.not_authorised == 1
    assert date(2014, 1, 20) in [entry.on for entry in board.later]


def test_clocks_and_strip_follow_a_date_recorded_corrected_and_taken_back(office: Sitting) -> None:
    case = registers.registered(office)
    cases.record_milestone(office, case.id, "met", date(2014, 1, 3))
    assert clock_of(office, case.id, "convene").met_on == date(2014, 1, 3)
    assert clock_of(office, case.id, "decide").due == date(2014, 1, 17)
    cases.record_milestone(office, case.id, "met", date(2014, 1, 6), why="misread")
    assert clock_of(office, case.id, "decide").due == date(2014, 1, 20)
    back = cases.withdraw_milestone(office, case.id, "met", "it was another case")
    assert {clock.timescale.key for clock in deadlines.case_clocks(office, back)} == {"convene", "decide-month"}
    strip = {each.milestone.key: each for each in deadlines.strip(back, deadlines.case_clocks(office, back))}
    assert (strip["met"].on, strip["met"].due, strip["met"].state) == (None, (LAST_DAY,), "due")


def test_the_strip_shows_the_seven_dates_as_they_stand(office: Sitting) -> None:
    case = registers.registered(office)
    cases.record_milestone(office, case.id, "members_notified", date(2013, 12, 20))
    after = cases.record_milestone(office, case.id, "requested", date(2013, 12, 23))
    strip = deadlines.strip(after, deadlines.case_clocks(office, after))
    assert [(each.milestone.key, each.state) for each in strip] == [
        ("received", "done"),
        ("members_notified", "done"),
        ("requested", "done"),
        ("information_due", "late"),
        ("met", "due"),
        ("recommended", "ahead"),
        ("decided", "due"),
    ]
    assert strip[3].due == (date(2014, 1, 2),)
    # As the badges of their clocks say it.
    assert [each.rag for each in strip] == [None, None, None, Rag.RED, Rag.AMBER, None, Rag.GREEN]
    cases.record_milestone(office, case.id, "returned", date(2014, 1, 2))
    after = cases.read_case(office, case.id)
    assert deadlines.strip(after, deadlines.case_clocks(office, after))[3].state == "done"


@pytest.mark.parametrize(
    ("detail", "running"), [("scr", False), ("learning-review", True), ("other", True), ("none", True)]
)
def test_the_panel_is_told_of_every_decision_but_a_serious_case_review(
    office: Sitting, detail: str, running: bool
) -> None:
    case = registers.registered(office)
    cases.record_milestone(office, case.id, "decided", date(2014, 1, 6), detail)
    keys = {clock.timescale.key for clock in deadlines.case_clocks(office, cases.read_case(office, case.id))}
    assert ("panel-no-scr" in keys) is running


def test_the_panel_has_the_report_a_week_before_a_publication_that_is_set_for_a_day_to_come(office: Sitting) -> None:
    case = registers.registered(office)
    after = cases.record_milestone(office, case.id, "publication_set", date(2014, 3, 6))
    (clock,) = (each for each in deadlines.case_clocks(office, after) if each.timescale.key == "panel-copy")
    assert (clock.due, clock.running) == (date(2014, 2, 27), True)
    sent = cases.record_milestone(office, case.id, "panel_copy", date(2014, 1, 7))
    (clock,) = (each for each in deadlines.case_clocks(office, sent) if each.timescale.key == "panel-copy")
    assert clock.in_words == "met in time"


@pytest.mark.parametrize("key", ["not_indicated", "closed"])
def test_no_clock_runs_on_a_case_that_is_over(office: Sitting, key: str) -> None:
    case = registers.registered(office)
    day = date(2014, 1, 6)
    after = (
        registers.closed(office, case.id, day) if key == "closed" else cases.record_milestone(office, case.id, key, day)
    )
    assert not any(clock.running for clock in deadlines.case_clocks(office, after))
    assert deadlines.diary(office, date.min, date(2015, 1, 1)) == []


def test_a_voided_case_has_no_clocks(office: Sitting) -> None:
    case = registers.registered(office)
    assert deadlines.case_clocks(office, corrections.void(office, case.id, "in error")) == []
    assert deadlines.diary(office, date.min, date(2015, 1, 1)) == []


def test_a_draft_with_a_received_date_is_in_the_diary_because_day_0_does_not_wait(office: Sitting) -> None:
    draft = registers.typed(office, {"agency": "Police"})
    registers.typed(office, {"agency": "Probation"}, received=None)
    (entry,) = deadlines.diary(office, date.min, LAST_DAY)
    assert (entry.reference, entry.on, entry.draft_id, entry.case_id) == (f"Draft {draft.id}", LAST_DAY, draft.id, None)
    assert len(deadlines.today_board(office).drafts) == 2


def test_a_counting_rule_holds_for_cases_from_its_day_on(office: Sitting) -> None:
    saturday = registers.RECEIVED + timedelta(days=1)
    draft = registers.typed(office, {"agency": "Police", "child_name": "Amira Example"}, saturday)
    case = referrals.register_draft(office, draft.id, registers.AS_IT_CAME)
    other_rule = replace(office.settings(), rule="next-working-day-first")
    desk.change_settings(office, other_rule, date(2013, 12, 22), "agreed by the Board")
    assert clock_of(office, case.id, "convene").due == LAST_DAY
    desk.change_settings(office, other_rule, date(2013, 12, 21), "meant for that week")
    assert clock_of(office, case.id, "convene").due == LAST_DAY + timedelta(days=1)
    assert desk.check(office).faults == ()


def test_the_days_an_agency_has_are_a_setting(office: Sitting) -> None:
    case = registers.registered(office)
    cases.record_milestone(office, case.id, "requested", date(2014, 1, 6))
    assert clock_of(office, case.id, "agency-return").due == date(2014, 1, 13)
    later = replace(office.settings(), agency_return_days=7)
    desk.change_settings(office, later, date(2013, 12, 1), "agreed by the Board")
    assert clock_of(office, case.id, "agency-return").due == date(2014, 1, 15)


def test_a_closed_office_day_is_not_counted_once_the_board_says_so(office: Sitting) -> None:
    case = registers.registered(office)
    closed = replace(office.settings(), closures={date(2014, 1, 2): "Office closed"})
    assert desk.change_settings(office, closed, date(2014, 1, 7), "new year") == 1
    assert clock_of(office, case.id, "convene").due == LAST_DAY + timedelta(days=1)
    assert desk.check(office).faults == ()
