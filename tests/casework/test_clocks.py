"""What is agreed about clocks: the original date stays, everything refused says why, and the history tells all of it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from nscb_desktop.casework import cases, clocks, corrections, deadlines, desk, information
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.flags import flags
from nscb_desktop.framework.records import CaseFile, FieldChange
from nscb_desktop.framework.timescales import Clock, Rag
from tests import registers
from tests.agencies import partners
from tests.conftest import FixedClock

CONVENE = ("convene", "")
LAST_DAY = date(2014, 1, 8)
LATER = date(2014, 1, 15)


def standing(office: Sitting, case: CaseFile, key: clocks.Key = CONVENE) -> Clock:
    """A clock of a case as it stands today."""
    running = deadlines.case_clocks(office, cases.read_case(office, case.id))
    return next(clock for clock in running if clocks.key_of(clock) == key)


def extended(office: Sitting, case: CaseFile, to: date = LATER) -> CaseFile:
    """The convene clock extended."""
    return clocks.extend(office, case.id, CONVENE, to, why="snow", agreed_by="the Independent Chair")


def paused(office: Sitting, case: CaseFile, on: date = date(2014, 1, 6), key: clocks.Key = CONVENE) -> CaseFile:
    """A clock paused."""
    return clocks.pause(office, case.id, key, on, why="police ask us to wait", agreed_by="the Independent Chair")


def test_an_extension_shows_both_days_and_stands_in_the_history_and_the_lists(office: Sitting) -> None:
    case = registers.registered(office)
    extended(office, case)
    clock = standing(office, case)
    assert (clock.due, clock.original_due) == (LATER, LAST_DAY)
    entry = cases.history(office, case.id)[-1]
    assert (entry.act, entry.why, entry.who) == ("extended a clock", "snow", "Jane Okafor")
    assert entry.changes == (
        FieldChange("Sub-group held, last day", "8 January 2014", "15 January 2014"),
        FieldChange("Agreed by", "", "the Independent Chair"),
    )
    assert cases.rows(office, [case.id])[0].next_due == LATER
    assert desk.check(office).faults == ()


def test_a_clock_extended_twice_keeps_the_first_last_day(office: Sitting) -> None:
    case = registers.registered(office)
    extended(office, case, date(2014, 1, 10))
    extended(office, case)
    clock = standing(office, case)
    assert (clock.due, clock.original_due) == (LATER, LAST_DAY)
    assert cases.history(office, case.id)[-1].changes[0].old == "10 January 2014"


def test_paused_days_are_not_counted_and_it_goes_on_where_it_stood(office: Sitting, fixed_clock: FixedClock) -> None:
    case = registers.registered(office)
    paused(office, case)
    assert standing(office, case).rag is Rag.BLUE
    fixed_clock.advance(timedelta(days=6))  # Monday 13 January
    assert deadlines.today_board(office).overdue == ()
    clocks.resume(office, case.id, CONVENE, date(2014, 1, 13), why="charge brought")
    clock = standing(office, case)
    assert (clock.due, clock.original_due, clock.running) == (LATER, LAST_DAY, True)
    assert [day.on.day for day in clock.count.days if day.note == "paused"] == [6, 7, 8, 9, 10]
    assert cases.history(office, case.id)[-1].changes[0] == FieldChange(
        "Sub-group held", "paused from 6 January 2014", "goes on from 13 January 2014, last day 15 January 2014"
    )


def test_a_list_keeps_the_last_day_of_no_clock_that_stands_still_and_the_diary_finds_it(
    office: Sitting, fixed_clock: FixedClock
) -> None:
    case = registers.registered(office)
    paused(office, case)
    row = cases.rows(office, [case.id])[0]
    assert (row.next_clock, row.next_due) == ("decide-month", date(2014, 1, 20))
    paused(office, case, key=("decide-month", ""))
    assert cases.rows(office, [case.id])[0].next_due is None
    fixed_clock.advance(timedelta(days=30))
    days = [entry.on for entry in deadlines.diary(office, date(2014, 2, 1), date(2014, 3, 31))]
    assert days == sorted(standing(office, case, key).due for key in (CONVENE, ("decide-month", "")))
    assert deadlines.today_board(office).overdue == ()
    assert desk.check(office).faults == ()


def test_an_agency_asked_anew_has_its_own_last_day_whatever_was_agreed_before(
    office: Sitting, fixed_clock: FixedClock
) -> None:
    case, police = registers.registered(office), partners(office)["Police"]
    first = information.ask(office, case.id, [police.id], date(2014, 1, 6)).requests[0]
    key = ("agency-return", "Police")
    clocks.extend(office, case.id, key, date(2014, 1, 20), why="snow", agreed_by="the Independent Chair")
    clocks.extend(office, case.id, key, date(2014, 1, 21), why="more snow", agreed_by="the Independent Chair")
    assert standing(office, case, key).due == date(2014, 1, 21)
    information.withdraw(office, first.id, date(2014, 1, 7), "another borough's case")
    fixed_clock.advance(timedelta(days=60))
    information.ask(office, case.id, [police.id], date(2014, 3, 7))
    clock = standing(office, case, key)
    assert (clock.due, clock.original_due, clock.agreed.notes) == (date(2014, 3, 14), None, ())


def test_a_pause_is_no_longer_shown_once_its_clock_was_met_or_its_request_withdrawn(office: Sitting) -> None:
    case, police = registers.registered(office), partners(office)["Police"]
    asked = information.ask(office, case.id, [police.id], date(2014, 1, 6)).requests[0]
    waiting = paused(office, case, key=("agency-return", "Police"))
    assert "paused" in {flag.key for flag in flags(waiting)}
    assert "paused" not in {flag.key for flag in flags(information.withdraw(office, asked.id, date(2014, 1, 7), "x"))}
    assert "paused" in {flag.key for flag in flags(paused(office, case))}
    met = cases.record_milestone(office, case.id, "met", date(2014, 1, 7))
    assert "paused" not in {flag.key for flag in flags(met)}


def test_paused_days_of_a_month_stand_in_its_working(office: Sitting) -> None:
    case, month = registers.registered(office), ("decide-month", "")
    paused(office, case, date(2014, 1, 3), month)
    clocks.resume(office, case.id, month, date(2014, 1, 6), why="charge brought")
    clock = standing(office, case, month)
    assert (clock.due, clock.original_due) == (date(2014, 1, 23), date(2014, 1, 20))
    assert [(day.on.day, day.note) for day in clock.count.days[1:-1]] == [(3, "paused"), (4, "paused"), (5, "paused")]


def test_why_a_clock_was_late_is_asked_once(office: Sitting, fixed_clock: FixedClock) -> None:
    case = registers.registered(office)
    fixed_clock.advance(timedelta(days=6))
    cases.record_milestone(office, case.id, "met", date(2014, 1, 13))
    running = deadlines.case_clocks(office, cases.read_case(office, case.id))
    assert [clock.timescale.key for clock in clocks.lacking_reason(running)] == ["convene"]
    after = clocks.give_late_reason(office, case.id, CONVENE, "no room")
    assert clocks.lacking_reason(deadlines.case_clocks(office, after)) == []
    assert standing(office, case).agreed.late_reason == "no room"
    with pytest.raises(Refused, match="recorded already: no room"):
        clocks.give_late_reason(office, case.id, CONVENE, "another")


def test_a_corrected_milestone_moves_the_clock_and_what_was_agreed_stays(office: Sitting) -> None:
    case = registers.registered(office)
    cases.record_milestone(office, case.id, "met", date(2014, 1, 3))
    clocks.extend(office, case.id, ("decide", ""), date(2014, 1, 24), why="leave", agreed_by="the Board")
    cases.record_milestone(office, case.id, "met", date(2014, 1, 6), why="misread")
    clock = standing(office, case, ("decide", ""))
    assert (clock.due, clock.original_due) == (date(2014, 1, 24), date(2014, 1, 20))


Act = Callable[[Sitting, CaseFile], object]

REFUSED: dict[str, Act] = {
    "The last day is 8 January 2014 already": lambda office, case: extended(office, case, LAST_DAY),
    "Say why the last day is moved": lambda o, c: clocks.extend(o, c.id, CONVENE, LATER, why=" ", agreed_by="x"),
    "Say who agreed to the later day": lambda o, c: clocks.extend(o, c.id, CONVENE, LATER, why="x", agreed_by=""),
    "This clock is not running": lambda o, c: clocks.extend(o, c.id, ("decide", ""), LATER, why="x", agreed_by="y"),
    "It is extended to 15 January 2014 already": lambda o, c: (extended(o, c), extended(o, c)),
    "8 January 2014 has not come yet": lambda office, case: paused(office, case, LAST_DAY),
    "Enter 20 December 2013 or a later day": lambda office, case: paused(office, case, date(2013, 12, 19)),
    "Say why the clock is paused": lambda o, c: clocks.pause(o, c.id, CONVENE, LATER, why="", agreed_by="x"),
    "Say who agreed to the pause": lambda o, c: clocks.pause(o, c.id, CONVENE, LATER, why="x", agreed_by=" "),
    "is paused already": lambda office, case: (paused(office, case), paused(office, case)),
    "is paused. Let it go on first": lambda office, case: (paused(office, case), extended(office, case)),
    "which a pause would not move": lambda office, case: (extended(office, case), paused(office, case)),
    "is not paused": lambda o, c: clocks.resume(o, c.id, CONVENE, date(2014, 1, 6), why="x"),
    "Say why the clock goes on": lambda o, c: clocks.resume(o, c.id, CONVENE, date(2014, 1, 6), why=""),
    "It was paused from 6 January 2014": lambda o, c: (
        paused(o, c),
        clocks.resume(o, c.id, CONVENE, date(2014, 1, 3), why="x"),
    ),
    "Say why it was late": lambda o, c: clocks.give_late_reason(o, c.id, CONVENE, " "),
    "is not late, so no reason": lambda o, c: clocks.give_late_reason(o, c.id, CONVENE, "x"),
    "was met on 6 January 2014; there is nothing left to extend": lambda o, c: (
        cases.record_milestone(o, c.id, "met", date(2014, 1, 6)),
        extended(o, c),
    ),
    "was stopped on 6 January 2014; there is nothing left to pause": lambda o, c: (
        cases.record_milestone(o, c.id, "not_indicated", date(2014, 1, 6)),
        paused(o, c),
    ),
    "is read-only": lambda o, c: (registers.closed(o, c.id, date(2014, 1, 6)), extended(o, c)),
    "was voided": lambda o, c: (corrections.void(o, c.id, "in error"), paused(o, c)),
}


@pytest.mark.parametrize("sentence", REFUSED)
def test_what_is_refused_says_why_and_leaves_nothing(office: Sitting, sentence: str) -> None:
    case = registers.registered(office)
    with pytest.raises(Refused, match=sentence):
        REFUSED[sentence](office, case)
    assert desk.check(office).faults == ()
