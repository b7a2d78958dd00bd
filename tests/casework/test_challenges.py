"""Challenges at any gate: the flag meanwhile, the outcome that is final, and what a changed decision moves."""

from datetime import date, timedelta

import pytest

from nscb_desktop.casework import challenges, decisions, desk
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answer
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.flags import flags
from nscb_desktop.framework.milestones import Recorded, stage_of, stage_shown
from nscb_desktop.framework.records import CaseFile
from tests import gates, registers

MONDAY, TODAY = date(2014, 1, 6), date(2014, 1, 7)


@pytest.fixture(autouse=True)
def people(office: Sitting) -> None:
    """Both chairs and three members are in post."""
    gates.staffed(office)


def concluded(office: Sitting, case: CaseFile, **others: Answer) -> CaseFile:
    """The outcome of the case's challenge, recorded today."""
    return challenges.conclude(office, case.id, gates.changed(gates.OUTCOME, **others), registers.NOW)


def keys(case: CaseFile) -> set[str]:
    """The flags of a case."""
    return {flag.key for flag in flags(case)}


def test_a_case_is_under_challenge_until_the_outcome(office: Sitting) -> None:
    case = gates.challenged(office)
    assert "under-challenge" in keys(case)
    after = concluded(office, case)
    assert "under-challenge" not in keys(after)
    assert stage_shown(after.facts) == "Decided: Serious Case Review"
    told = challenges.challenges_of(after)
    assert [(each.number, each.outcome is not None) for each in told] == [(1, True)]


def test_a_challenge_never_comes_too_late_and_never_too_early(office: Sitting) -> None:
    case = gates.decided(office)
    challenges.challenge(office, case.id, gates.CHALLENGE, registers.NOW)
    with pytest.raises(Refused, match="cannot be before"):
        challenges.challenge(office, case.id, gates.CHALLENGE, gates.DAY - timedelta(days=3))


def test_the_outcome_names_a_challenge_that_has_none_yet(office: Sitting) -> None:
    case = gates.challenged(office)
    with pytest.raises(Refused, match="There is no challenge “2”"):
        concluded(office, case, challenge="2")
    with pytest.raises(Refused, match="cannot be before the challenge"):
        challenges.conclude(office, case.id, gates.OUTCOME, gates.DAY - timedelta(days=3))
    concluded(office, case)
    with pytest.raises(Refused, match="Challenge 1 has its outcome already, and the outcome is final"):
        concluded(office, case)


def test_a_changed_decision_keeps_its_day_and_is_told_again(office: Sitting) -> None:
    case = gates.told(office, gates.challenged(office), "ofsted")
    with pytest.raises(Refused, match="Say what the decision is changed to"):
        concluded(office, case, outcome="changed")
    with pytest.raises(Refused, match="That is what stands already"):
        concluded(office, case, outcome="changed", review="scr")
    after = concluded(office, case, outcome="changed", review="none")
    assert after.facts["decided"] == Recorded(MONDAY, "none")
    assert after.facts["changed"] == Recorded(TODAY, "none")
    assert "ofsted_told" not in after.facts
    assert {line.to for line in decisions.notice_lines(office, after) if line.told_on is None} >= {"ofsted", "panel"}
    assert desk.check(office).faults == ()


def test_a_screening_changed_on_a_challenge_goes_to_the_sub_group(office: Sitting) -> None:
    case = gates.told(office, gates.screened(office, outcome="not-indicated"), "referrer")
    challenges.challenge(office, case.id, gates.changed(gates.CHALLENGE, gate="screening"), gates.DAY)
    after = concluded(office, case, outcome="changed", review="learning-review")
    assert stage_of(after.facts).key == "indicated"
    assert after.facts["indicated"] == Recorded(TODAY, "learning-review")
    assert "not_indicated" not in after.facts


def test_an_earlier_gate_can_be_challenged_and_no_longer_changed(office: Sitting) -> None:
    case = gates.challenged(office, gate="recommendation")
    with pytest.raises(Refused, match="Decision made on 6 January 2014: what came before it can no longer be changed"):
        concluded(office, case, outcome="changed", review="none")
    assert "under-challenge" not in keys(concluded(office, case))


def test_a_recommendation_changed_on_a_challenge_keeps_its_day(office: Sitting) -> None:
    case = gates.recommended(office)
    challenges.challenge(office, case.id, gates.changed(gates.CHALLENGE, gate="recommendation"), gates.DAY)
    after = concluded(office, case, outcome="changed", review="none")
    assert after.facts["recommended"] == Recorded(MONDAY, "none")


def test_what_has_not_been_made_cannot_be_challenged(office: Sitting) -> None:
    case = gates.screened(office)
    with pytest.raises(Refused, match="that has not been made yet"):
        challenges.challenge(office, case.id, gates.CHALLENGE, gates.DAY)
