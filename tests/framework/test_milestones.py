"""The stage of a case follows from what is recorded, row by row of the settled table."""

from datetime import date

import pytest

from nscb_desktop.framework.milestones import (
    DERIVED,
    LATER,
    MILESTONES,
    STAGES,
    STRIP,
    Recorded,
    in_order,
    stage_of,
    stage_shown,
)

DAY = date(2014, 1, 8)

ROWS = [
    ("received", "Part One received", "received"),
    ("members_notified", "Part One received", "received"),
    ("requested", "Information requested", "requested"),
    ("sent_for_screening", "With the sub-group chair", "screening"),
    ("returned", "With the sub-group chair", "screening"),
    ("not_indicated", "No review indicated", "not-indicated"),
    ("indicated", "Sub-group to meet", "indicated"),
    ("met", "Sub-group met", "met"),
    ("recommended", "Recommendation made", "recommended"),
    ("decided", "Decided: Serious Case Review", "decided"),
    ("commissioned", "Review in progress", "in-review"),
    ("reported", "Report complete", "reported"),
    ("action_agreed", "Actions in progress", "acting"),
    ("published", "Published", "published"),
    ("closed", "Closed", "closed"),
]


@pytest.mark.parametrize("number", range(len(ROWS)), ids=[row[0] for row in ROWS])
def test_each_fact_brings_the_case_to_its_row(number: int) -> None:
    facts = {key: Recorded(DAY, "scr" if key == "decided" else "") for key, _, _ in ROWS[: number + 1]}
    _, shown, stage = ROWS[number]
    assert stage_of(facts).key == stage
    assert stage_shown(facts) == shown


def test_a_correction_moves_the_case_back() -> None:
    facts = {"received": Recorded(DAY), "met": Recorded(DAY), "recommended": Recorded(DAY)}
    assert stage_of(facts).key == "recommended"
    del facts["recommended"]
    assert stage_of(facts).key == "met"


@pytest.mark.parametrize(
    ("detail", "shown"),
    [
        ("scr", "Decided: Serious Case Review"),
        ("learning-review", "Decided: Learning Review"),
        ("other", "Decided: another review"),
        ("none", "Decided: no review"),
        ("", "Decided"),
    ],
)
def test_a_decision_says_what_was_decided(detail: str, shown: str) -> None:
    assert stage_shown({"received": Recorded(DAY), "decided": Recorded(DAY, detail)}) == shown


def test_nothing_recorded_is_still_a_stage() -> None:
    assert stage_of({}).key == "received"


def test_the_strip_has_the_offices_seven_dates_in_order() -> None:
    assert [milestone.shown for milestone in STRIP] == [
        "Part One received",
        "Members notified",
        "Part Twos requested",
        "Information due",
        "Sub-group met",
        "Recommendation made",
        "Decision made",
    ]
    assert {milestone.key for milestone in STRIP} >= DERIVED


def test_keys_are_unique_and_every_stage_rests_on_known_facts() -> None:
    assert len(MILESTONES) == len(STRIP) + len(LATER)
    assert {fact for stage in STAGES for fact in stage.facts} <= MILESTONES.keys()
    assert len({stage.key for stage in STAGES}) == len(STAGES) == 13


def test_facts_of_one_day_stand_as_the_process_takes_them() -> None:
    day = Recorded(date(2014, 1, 7))
    facts = dict.fromkeys(sorted(MILESTONES), day) | {"received": Recorded(date(2013, 12, 20))}
    order = [key for key, _ in in_order(facts)]
    assert set(order) == set(MILESTONES)
    way = ["received", "information_due", "returned", "indicated", "met", "recommended", "discussed", "decided",
           "panel_told", "published", "closed"]  # fmt: skip
    assert [key for key in order if key in way] == way
