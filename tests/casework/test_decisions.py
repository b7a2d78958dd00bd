"""After the discussion: whom a decision is told to, with what reasons, and what becomes of it later."""

from datetime import date

import pytest

from nscb_desktop.casework import challenges, decisions
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.flags import flags
from nscb_desktop.framework.milestones import Recorded
from tests import gates, registers

MONDAY, TODAY = date(2014, 1, 6), date(2014, 1, 7)


@pytest.fixture(autouse=True)
def people(office: Sitting) -> None:
    """Both chairs and three members are in post."""
    gates.staffed(office)


def test_another_review_is_named_where_a_decision_becomes_one_later(office: Sitting) -> None:
    case = gates.challenged(office)
    changed = gates.changed(gates.OUTCOME, outcome="changed", review="other")
    with pytest.raises(Refused, match="Say which other review it is"):
        challenges.conclude(office, case.id, changed, gates.DAY)
    challenges.conclude(office, case.id, gates.OUTCOME, gates.DAY)
    converted = gates.changed(gates.CONVERSION, review="other")
    with pytest.raises(Refused, match="Say which other review it is"):
        decisions.convert(office, case.id, converted, gates.DAY)
    after = decisions.convert(office, case.id, gates.changed(converted, which="an audit"), gates.DAY)
    assert after.facts["converted"].detail == "other"


def test_notices_record_whom_was_told_and_file_the_copy(office: Sitting) -> None:
    case = gates.decided(office)
    for to in ("panel", "referrer", "board"):
        gates.told(office, case, to)
    gates.told(office, case, "agencies", who="Police")
    gates.told(office, case, "agencies", who="Housing")
    after = decisions.tell(office, case.id, {"to": "ofsted", "how": "letter"}, gates.DAY, ("letter.pdf", b"%PDF"))
    assert {"ofsted_told", "panel_told", "told", "referrer_told"} <= after.facts.keys()
    assert after.sheets[-1].answers["copy"] == "letter.pdf"
    lines = decisions.notice_lines(office, after)
    assert [(line.to, line.told_on) for line in lines] == [
        (to, MONDAY) for to in ("ofsted", "panel", "referrer", "agencies", "board")
    ]
    assert [len(line.sheets) for line in lines] == [1, 1, 1, 2, 1]


def test_a_decision_against_a_review_gives_the_panel_fourteen_days(office: Sitting) -> None:
    case = gates.decided(office, review="none")
    due = {line.to: line.due for line in decisions.notice_lines(office, case)}
    assert due["panel"] == date(2014, 1, 20)
    assert due["ofsted"] is None


@pytest.mark.parametrize("review", ["learning-review", "other", "none"])
def test_the_panel_is_told_the_reasons_of_a_decision_against_a_serious_case_review(
    office: Sitting, review: str
) -> None:
    case = gates.decided(office, review=review, which="an audit")
    with pytest.raises(Refused, match="enter the reasons that were given"):
        gates.told(office, case, "panel", said=" ")
    assert "panel_told" in gates.told(office, case, "panel", said="The threshold is not met.").facts


def test_a_conversion_changes_the_type_and_everybody_is_told_again(office: Sitting) -> None:
    case = gates.told(office, gates.decided(office), "panel")
    with pytest.raises(Refused, match="of that type already"):
        decisions.convert(office, case.id, gates.changed(gates.CONVERSION, review="scr"), gates.DAY)
    after = decisions.convert(office, case.id, gates.CONVERSION, registers.NOW)
    assert after.facts["decided"] == Recorded(MONDAY, "learning-review")
    assert after.facts["converted"] == Recorded(TODAY, "learning-review")
    assert "panel_told" not in after.facts
    panel = next(line for line in decisions.notice_lines(office, after) if line.to == "panel")
    assert (panel.due, panel.told_on) == (date(2014, 1, 21), None)
    assert flags(after)[0].shown == "Converted to Learning Review, 7 Jan 2014"
