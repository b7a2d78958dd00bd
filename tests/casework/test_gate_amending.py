"""What the words of a gate's sheet must say holds for its amendments as it held when it was frozen."""

from datetime import date

import pytest

from nscb_desktop.casework import cases, corrections
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answer, Reasons, Tick
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.milestones import stage_shown
from tests import gates

TODAY = date(2014, 1, 7)
UNCITED = Reasons({"abuse": Tick(None, "bruising")})
AMENDED: dict[str, tuple[str, dict[str, Answer], str]] = {
    "another review, unnamed": (
        "decision",
        {"review": "other"},
        "which other review it is. Amend “Which other review”",
    ),
    "a recommendation too": ("recommendation", {"review": "other"}, "Say which other review it is"),
    "no criterion cited": ("decision", {"criteria": UNCITED}, "Cite at least one criterion"),
    "a notice without its reasons": ("notice", {"said": None}, "The panel is told why no Serious Case Review is held"),
}


@pytest.fixture(autouse=True)
def people(office: Sitting) -> None:
    """Both chairs and three members are in post."""
    gates.staffed(office)


@pytest.mark.parametrize("case", AMENDED)
def test_an_amendment_keeps_what_the_words_of_a_sheet_must_say(office: Sitting, case: str) -> None:
    key, changes, sentence = AMENDED[case]
    whole = gates.told(office, gates.decided(office, review="learning-review"), "panel")
    sheet = whole.sheets_of(key)[-1]
    with pytest.raises(Refused, match=sentence):
        corrections.amend(office, sheet.id, changes, TODAY, "a slip")
    assert cases.read_case(office, whole.id).sheets_of(key)[-1].answers == sheet.answers


def test_another_review_is_amended_with_its_name(office: Sitting) -> None:
    sheet = gates.decided(office).sheets[-1]
    named: dict[str, Answer] = {"review": "other", "which": "an audit"}
    after = corrections.amend(office, sheet.id, named, TODAY, "a slip")
    assert stage_shown(after.facts) == "Decided: another review"
    with pytest.raises(Refused, match=r"Say which other review it is\.$"):
        corrections.amend(office, sheet.id, {"which": None}, TODAY, "a slip")


def test_what_a_notice_lacked_when_it_was_sent_does_not_stop_another_correction(office: Sitting) -> None:
    case = gates.told(office, gates.decided(office), "panel", said=None)
    corrections.amend(office, case.sheets_of("decision")[-1].id, {"review": "none"}, TODAY, "a slip")
    notice = cases.read_case(office, case.id).sheets_of("notice")[-1]
    after = corrections.amend(office, notice.id, {"how": "letter"}, TODAY, "a slip")
    assert after.sheets_of("notice")[-1].answers["how"] == "letter"
