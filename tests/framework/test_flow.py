"""The flow chart follows from the milestones: exactly one box says "you are here", wherever a case has got to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscb_desktop.framework.flow import (
    ARROWS,
    BOXES,
    LABEL,
    Standing,
    State,
    boxes_by_key,
    here_in_words,
    in_words,
    standings,
)
from nscb_desktop.framework.milestones import DECISIONS, MILESTONES, STAGES, Recorded, facts_of
from nscb_desktop.framework.newham_2013 import TIMESCALES
from nscb_desktop.framework.timescales import Counting, clocks

RECEIVED = date(2013, 12, 20)
WAY = ("members_notified", "requested", "returned", "indicated", "met", "recommended", "discussed", "decided", "told",
       "commissioned", "reported", "published", "closed")  # fmt: skip


def chart(*keys: str, decision: str = "scr", today: date = date(2014, 1, 7)) -> dict[str, Standing]:
    """The chart of a case on which these milestones are recorded."""
    recorded = {key: Recorded(date(2014, 1, 6), decision if key == "decided" else "") for key in keys}
    facts = facts_of(RECEIVED, recorded)
    return {each.box.key: each for each in standings(facts, clocks(TIMESCALES, facts, today, Counting()))}


def here(standing: dict[str, Standing]) -> str:
    """The box that says so."""
    (at,) = [key for key, each in standing.items() if each.state is State.HERE]
    return at


@pytest.mark.parametrize(
    ("got_to", "waits_at"),
    [(0, "members_notified"), (2, "returned"), (3, "screening"), (4, "met"), (5, "recommended"), (7, "decided"), (8, "told"), (9, "commissioned"), (12, "closed"), (13, "closed")],
)  # fmt: skip
def test_a_case_waits_at_the_first_box_after_the_last_one_fulfilled(got_to: int, waits_at: str) -> None:
    assert here(chart(*WAY[:got_to])) == waits_at


def test_boxes_carry_their_dates_and_the_last_days_of_their_clocks() -> None:
    standing = chart("requested", "returned", "indicated", today=date(2014, 1, 10))
    assert (standing["received"].state, standing["received"].note) == (State.DONE, "20 Dec 2013")
    assert standing["met"].note == "due 8 Jan 2014, late by 2 working days"
    assert standing["decided"].note == "due 20 Jan 2014"
    assert standing["members_notified"].state is State.PASSED
    assert chart("met")["decided"].note == "due 20 Jan 2014"
    assert chart("met", today=date(2014, 1, 6))["decided"].state is State.AHEAD


def test_a_case_screened_out_ends_there_until_it_is_closed() -> None:
    standing = chart("requested", "returned", "not_indicated")
    assert here(standing) == "not_indicated"
    assert standing["met"].state is standing["published"].state is State.NOT_TAKEN
    assert here(chart("not_indicated", "closed")) == "closed"
    assert chart("not_indicated", "indicated")["not_indicated"].state is State.DONE


def test_no_review_leads_past_the_review_to_the_close() -> None:
    standing = chart(*WAY[:9], decision="none")
    assert here(standing) == "closed"
    assert standing["commissioned"].state is State.NOT_TAKEN
    assert here(chart(*WAY[:9], decision="learning-review")) == "commissioned"


@given(st.sets(st.sampled_from(sorted(MILESTONES))), st.sampled_from([*DECISIONS, ""]))
def test_every_set_of_milestones_has_one_place_and_can_be_read_aloud(keys: set[str], decision: str) -> None:
    standing = chart(*keys, decision=decision)
    at = standing[here(standing)]
    told = in_words(tuple(standing.values()))
    assert told.startswith(LABEL.rstrip("."))
    assert told.count(State.HERE.value) == 1
    assert at.box.words in here_in_words(tuple(standing.values()))


def test_every_box_waits_for_milestones_that_exist_and_every_arrow_joins_two_boxes() -> None:
    assert {key for box in BOXES for key in box.facts} <= MILESTONES.keys()
    boxes = boxes_by_key()
    assert {end for arrow in ARROWS for end in (arrow.start, arrow.end)} == set(boxes)
    covered = {key for box in BOXES for key in box.facts} | {"action_agreed"}
    assert {key for stage in STAGES for key in stage.facts} <= covered


def test_a_challenge_shows_with_its_date_and_only_where_there_is_one() -> None:
    facts = facts_of(RECEIVED, {})
    none, heard = standings(facts, [])[-1], standings(facts, [], "outcome 22 Jan 2014")[-1]
    assert (none.state, none.note) == (State.AHEAD, "")
    assert (heard.state, heard.note) == (State.DONE, "outcome 22 Jan 2014")
