"""Clocks: what starts them, what stops them, and how they stand on a given day."""

from datetime import date

import pytest

from nscb_desktop.framework.milestones import Recorded
from nscb_desktop.framework.newham_2013 import TIMESCALES
from nscb_desktop.framework.timescales import Clock, Counting, Firmness, Rag, Unit, clocks, counted, next_clock
from nscb_desktop.framework.working_days import Rule

BY_KEY = {timescale.key: timescale for timescale in TIMESCALES}
OFFICE = Counting()


def on(*facts: tuple[str, date], detail: str = "") -> dict[str, Recorded]:
    """Facts by key; the detail goes to the last one."""
    last = facts[-1][0]
    return {key: Recorded(day, detail if key == last else "") for key, day in facts}


def clock(key: str, facts: dict[str, Recorded], today: date, counting: Counting = OFFICE) -> Clock:
    """The clock of this timescale as it stands."""
    return {each.timescale.key: each for each in clocks(TIMESCALES, facts, today, counting)}[key]


RECEIVED = on(("received", date(2013, 12, 20)))


def test_receipt_starts_the_sub_groups_clock_and_the_months() -> None:
    running = {each.timescale.key: each.due for each in clocks(TIMESCALES, RECEIVED, date(2014, 1, 7), OFFICE)}
    assert running == {"convene": date(2014, 1, 8), "decide-month": date(2014, 1, 20)}


def test_the_two_ten_day_limits_can_outrun_the_month() -> None:
    facts = on(("received", date(2013, 12, 20)), ("met", date(2014, 1, 8)))
    assert clock("decide", facts, date(2014, 1, 9)).due == date(2014, 1, 22)
    assert clock("decide-month", facts, date(2014, 1, 9)).due == date(2014, 1, 20)


@pytest.mark.parametrize(
    ("today", "left", "rag", "words", "badge"),
    [
        (date(2013, 12, 20), 10, Rag.GREEN, "10 working days left", "● G 10"),
        (date(2014, 1, 2), 4, Rag.GREEN, "4 working days left", "● G 4"),
        (date(2014, 1, 3), 3, Rag.AMBER, "3 working days left", "◆ A 3"),
        (date(2014, 1, 7), 1, Rag.AMBER, "1 working day left", "◆ A 1"),
        (date(2014, 1, 8), 0, Rag.AMBER, "due today", "◆ A today"),
        (date(2014, 1, 9), -1, Rag.RED, "late by 1 working day", "▲ R late 1"),
        (date(2014, 1, 10), -2, Rag.RED, "late by 2 working days", "▲ R late 2"),
    ],
)
def test_how_a_clock_stands_day_by_day(today: date, left: int, rag: Rag, words: str, badge: str) -> None:
    convene = clock("convene", RECEIVED, today)
    assert (convene.days_left, convene.rag, convene.in_words, convene.badge) == (left, rag, words, badge)


def test_due_today_is_not_overdue() -> None:
    convene = clock("convene", RECEIVED, date(2014, 1, 8))
    assert convene.rag is not Rag.RED
    assert convene.in_words == "due today"


def test_a_saturday_after_a_friday_deadline_is_late() -> None:
    facts = on(("received", date(2013, 12, 24)))
    convene = clock("convene", facts, date(2014, 1, 11))
    assert convene.due == date(2014, 1, 10)
    assert (convene.days_left, convene.rag) == (-1, Rag.RED)


@pytest.mark.parametrize(
    ("received", "due"),
    [(Rule.DAY_AFTER_RECEIPT, date(2015, 5, 18)), (Rule.NEXT_WORKING_DAY_FIRST, date(2015, 5, 19))],
)
def test_a_weekend_receipt_counts_by_the_rule_in_force(received: Rule, due: date) -> None:
    facts = on(("received", date(2015, 5, 2)))
    assert clock("convene", facts, date(2015, 5, 5), Counting(rule=received)).due == due


def test_a_clock_is_met_by_its_own_fact_in_time_or_late() -> None:
    in_time = clock("convene", RECEIVED | on(("met", date(2014, 1, 8))), date(2014, 2, 1))
    assert (in_time.rag, in_time.in_words, in_time.badge, in_time.running) == (Rag.BLUE, "met in time", "■ B", False)
    late = clock("convene", RECEIVED | on(("met", date(2014, 1, 10))), date(2014, 2, 1))
    assert late.in_words == "met, late by 2 working days"


@pytest.mark.parametrize("ending", ["not_indicated", "closed"])
def test_no_review_or_closure_stops_what_still_runs(ending: str) -> None:
    facts = RECEIVED | on((ending, date(2014, 1, 6)))
    for each in clocks(TIMESCALES, facts, date(2014, 3, 1), OFFICE):
        assert (each.running, each.stopped_on, each.in_words) == (False, date(2014, 1, 6), "stopped")


def test_part_twos_are_counted_by_the_boards_own_limit() -> None:
    facts = RECEIVED | on(("requested", date(2013, 12, 23)))
    assert clock("agency-return", facts, date(2013, 12, 24)).due == date(2014, 1, 2)
    longer = Counting(limits={"agency-return": 10})
    assert clock("agency-return", facts, date(2013, 12, 24), longer).due == date(2014, 1, 9)


@pytest.mark.parametrize(
    ("decision", "told"), [("none", True), ("learning-review", True), ("other", True), ("scr", False)]
)
def test_the_panel_is_told_within_fourteen_days_of_a_decision_against_a_review(decision: str, told: bool) -> None:
    facts = RECEIVED | on(("decided", date(2014, 1, 15)), detail=decision)
    running = {each.timescale.key: each.due for each in clocks(TIMESCALES, facts, date(2014, 1, 16), OFFICE)}
    assert running.get("panel-no-scr") == (date(2014, 1, 29) if told else None)


def test_the_review_has_six_months_and_is_advice() -> None:
    facts = RECEIVED | on(("commissioned", date(2014, 2, 3)))
    review = clock("review", facts, date(2014, 2, 4))
    assert review.due == date(2014, 8, 3)
    assert review.timescale.firmness is Firmness.ADVISORY
    assert review.count.flag is not None


def test_the_report_goes_to_the_panel_a_week_before_publication() -> None:
    facts = RECEIVED | on(("publication_set", date(2014, 9, 30)))
    assert clock("panel-copy", facts, date(2014, 9, 1)).due == date(2014, 9, 23)


def test_the_next_clock_is_the_first_to_end_and_never_information_only() -> None:
    running = clocks(TIMESCALES, RECEIVED, date(2014, 1, 7), OFFICE)
    first = next_clock(running)
    assert first is not None
    assert first.timescale.key == "convene"
    published = clocks(TIMESCALES, on(("published", date(2014, 1, 1))), date(2014, 1, 7), OFFICE)
    assert [each.timescale.key for each in published] == ["on-website"]
    assert next_clock(published) is None


def test_hours_run_beside_the_facts_and_not_as_clocks() -> None:
    assert BY_KEY["director"].unit is Unit.HOURS
    assert clocks([BY_KEY["director"]], on(("occurred", date(2013, 12, 18))), date(2014, 1, 7), OFFICE) == []
    assert counted(BY_KEY["director"], date(2013, 12, 18), OFFICE).due == date(2013, 12, 18)


@pytest.mark.parametrize(
    ("key", "start", "stop", "limit", "unit", "firmness"),
    [
        ("convene", "received", "met", 10, Unit.WORKING_DAYS, Firmness.FIRM),
        ("decide", "met", "decided", 10, Unit.WORKING_DAYS, Firmness.FIRM),
        ("decide-month", "received", "decided", 1, Unit.MONTHS, Firmness.FIRM),
        ("agency-return", "requested", "returned", 5, Unit.WORKING_DAYS, Firmness.FIRM),
        ("panel-no-scr", "decided", "panel_told", 14, Unit.DAYS, Firmness.FIRM),
        ("notices", "decided", "told", None, Unit.WORKING_DAYS, Firmness.FIRM),
        ("director", "occurred", "director_told", 2, Unit.HOURS, Firmness.INFORMATION),
        ("review", "commissioned", "reported", 6, Unit.MONTHS, Firmness.ADVISORY),
        ("panel-copy", "publication_set", "panel_copy", -7, Unit.DAYS, Firmness.FIRM),
        ("on-website", "published", "taken_down", 12, Unit.MONTHS, Firmness.INFORMATION),
    ],
)
def test_the_editions_timescales(
    key: str, start: str, stop: str, limit: int | None, unit: Unit, firmness: Firmness
) -> None:
    rule = BY_KEY[key]
    assert (rule.start, rule.stop, rule.limit, rule.unit, rule.firmness) == (start, stop, limit, unit, firmness)
    assert rule.source


def test_thousands_of_days_are_told_with_commas() -> None:
    late = clock("convene", RECEIVED, date(2024, 1, 8))
    assert (late.in_words, late.badge) == ("late by 2,525 working days", "▲ R late 2,525")
    early = clock("convene", on(("received", date(2024, 1, 8))), date(2014, 1, 8))
    assert (early.in_words, early.badge) == ("2,535 working days left", "● G 2,535")
