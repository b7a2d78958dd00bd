"""What a form lacks is listed by field, in the order of the paper."""

import pytest

from nscb_desktop.framework.answers import Answer, Reasons, Said, Tick
from nscb_desktop.framework.completeness import Missing, answered, missing
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.newham_2013 import OFFICE_RECORD, PART_ONE

FULL: dict[str, Answer] = {field.key: Said.NOT_KNOWN for field in PART_ONE.fields()}


def test_a_blank_form_lacks_everything_it_needs_in_the_order_of_the_paper() -> None:
    gaps = missing(PART_ONE, {})
    assert [gap.field for gap in gaps] == [field.key for field in PART_ONE.fields() if field.key != "team"]
    assert gaps[0] == Missing("agency", "Name of Agency: not answered")


def test_not_known_and_none_are_answers() -> None:
    assert missing(PART_ONE, FULL) == []
    assert missing(PART_ONE, FULL | {"religion": Said.NONE}) == []


@pytest.mark.parametrize("blank", [None, "", "  \n"])
def test_blank_is_missing(blank: Answer) -> None:
    assert missing(PART_ONE, FULL | {"religion": blank}) == [Missing("religion", "Religion: not answered")]


def test_a_group_says_which_part_is_not_given() -> None:
    gaps = missing(PART_ONE, FULL | {"authoriser": {"name": "S. Llewelyn-Owen"}})
    assert [gap.sentence for gap in gaps] == [
        "Senior Manager or Clinician authorising this referral: role or title not given"
    ]
    both = missing(PART_ONE, FULL | {"lead_officer": {"telephone": "020 7946 0123"}})
    assert both[0].sentence == "Lead Officer Name & Contact Details: name and role or title not given"


def test_reasons_without_a_reply_to_any_criterion_are_a_gap() -> None:
    words_only = FULL | {"reasons": Reasons({}, "We think so")}
    assert [gap.sentence for gap in missing(PART_ONE, words_only)] == [
        "Reason(s) for referring this case to the Serious Case Review sub-group: no criterion is answered yet"
    ]
    assert missing(PART_ONE, FULL | {"reasons": Reasons({"abuse": Tick(Reply.NOT_KNOWN)})}) == []


def test_how_much_is_answered_counts_every_question() -> None:
    assert answered(PART_ONE, {}) == (0, 14)
    assert answered(PART_ONE, {"agency": "Police", "team": " ", "religion": Said.NOT_KNOWN}) == (2, 14)
    assert answered(PART_ONE, FULL) == (14, 14)


def test_the_office_record_may_stay_blank() -> None:
    assert missing(OFFICE_RECORD, {}) == []
