"""What a criteria sheet's answers amount to: limb by limb, in one sentence, and nobody's decision."""

import pytest

from nscb_desktop.framework.answers import Reasons, Tick
from nscb_desktop.framework.criteria import Reply, Standing
from nscb_desktop.framework.newham_2013 import CRITERIA, PART_ONE
from nscb_desktop.framework.newham_2013_sheets import CRITERIA_SHEET
from nscb_desktop.framework.tally import NOBODY_DECIDES, cited, director_told, tally

YES, NO, OPEN = Reply.YES, Reply.NO, Reply.NOT_KNOWN


@pytest.mark.parametrize(
    ("replies", "sentence"),
    [
        ({}, "No criterion is answered yet."),
        ({"abuse": NO}, "The answers meet no criterion."),
        ({"abuse": YES, "harmed": YES, "joint_working": YES}, "The answers meet SCR-B (statutory). Not yet known: SCR-A."),
        ({"abuse": YES, "died": YES, "harmed": NO, "SCR-3": YES, "LR-2": YES},
         "The answers meet SCR-A (statutory), SCR-3 (statutory guidance) and LR-2 (local)."),
        ({"SCR-2": OPEN}, "The answers meet no criterion. Not yet known: SCR-2."),
    ],
)  # fmt: skip
def test_one_sentence_says_what_is_met_and_never_decides(replies: dict[str, Reply], sentence: str) -> None:
    answers = {"grounds": Reasons({key: Tick(reply) for key, reply in replies.items()})}
    assert tally(CRITERIA, CRITERIA_SHEET, answers).sentence == f"{sentence} {NOBODY_DECIDES}"


def test_each_limb_is_told_with_its_evidence() -> None:
    ticks = {"abuse": Tick(YES, "bruising"), "died": Tick(NO)}
    told = tally(CRITERIA, PART_ONE, {"reasons": Reasons(ticks)})
    first = told.lines[0]
    assert (first.named, first.standing) == ("SCR-A (statutory)", Standing.NOT_MET)
    assert [limb.shown for limb in first.limbs] == [
        "abuse or neglect is known or suspected: Yes (bruising)",
        "A child dies: No",
    ]
    assert told.lines[1].limbs[2].shown.endswith(": Not answered")
    assert told.lines[7].limbs[0].shown == 'There has been a "near miss": Not answered'
    assert len(told.standing_at(Standing.UNANSWERED)) == 9


def test_a_ground_with_evidence_and_no_reply_is_not_cited() -> None:
    assert cited(Reasons({"abuse": Tick(None, "bruising"), "died": Tick(NO)})) == ("died",)
    assert cited(None) == ()


def test_the_two_hours_are_told_from_the_incident_and_from_awareness() -> None:
    answers = {"occurred": "6/1/2014 10.00", "aware": "6/1/2014 12.15", "director_told": "6/1/2014 13.20"}
    assert director_told(answers) == (
        "The Director was told 3 h 20 min after the incident occurred and 1 h 05 min after the local authority became "
        "aware; the local authority's own limit is two hours from the incident."
    )
    assert director_told({"occurred": "Monday", "director_told": "6/1/2014 13.20"}) == ""
    assert director_told({"occurred": "7/1/2014 10.00", "director_told": "6/1/2014 13.20"}) == ""


def test_a_form_without_criteria_is_no_criteria_sheet() -> None:
    with pytest.raises(KeyError):
        tally(CRITERIA, CRITERIA_SHEET.__class__("x", 1, "", "", "", "", ("", ""), ()), {})
