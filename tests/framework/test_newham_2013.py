"""The adopted forms and criteria, word for word and in order, against the Board's document."""

import re

from nscb_desktop.framework.fields import Choice, Day, Grounds, Group, Line, Narrative, Several, Table, YesNo
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.newham_2013 import EDITION, OFFICE_RECORD, PART_ONE, PART_TWO
from nscb_desktop.framework.newham_2013_grounds import GROUNDS

FAMILY_GUIDANCE = (
    "(including parents/carers, siblings and other key individuals. Highlight who was caring for the young person and "
    "who hold parental responsibility)"
)
PART_ONE_AS_ADOPTED = [
    ("Name of Agency:", ""),
    ("Name of team/lead professional:", "(if applicable)"),
    ("Lead Officer Name & Contact Details:", ""),
    ("Senior Manager or Clinician authorising this referral:", ""),
    ("Full Name of Child/Young Person:", ""),
    ("Date of birth:", ""),
    ("Ethnicity:", ""),
    ("Language spoken:", ""),
    ("Religion:", ""),
    ("Disability and/or additional needs:", ""),
    ("Basic Family Details:", FAMILY_GUIDANCE),
    ("Home Address:", ""),
    ("Details of any previous home addresses:", ""),
    (
        "Reason(s) for referring this case to the Serious Case Review sub-group:",
        "(with reference to the criteria for Serious Case and Learning Reviews)",
    ),
]
PART_TWO_AS_ADOPTED = [
    ("Name of Agency:", ""),
    ("Name of team/lead professional:", "(if applicable)"),
    ("Lead Officer Name & Contact Details:", ""),
    ("Full Name of Child/Young Person:", ""),
    ("Date of birth:", ""),
    ("Ethnicity:", ""),
    ("Language spoken:", ""),
    ("Religion:", ""),
    ("Disability and/or additional needs:", ""),
    ("Basic Family Details:", FAMILY_GUIDANCE),
    ("Home Address:", ""),
    ("Details of any previous home addresses:", ""),
    (
        "Summary of this agency's involvement with the young person and family:",
        "(Include details of any assessments, plans, services and statutory orders with start and end dates of agency "
        "involvement and outcomes)",
    ),
    ("Date and circumstances when the child/young person was last seen by your agency:", ""),
    (
        "Summary of the risks and strengths in relation to the young person and the intervention provided by your agency",
        "",
    ),
    ("Completed by:", ""),
    ("Title:", ""),
    ("Date:", ""),
]
PART_ONE_KEYS = [
    "agency", "team", "lead_officer", "authoriser", "child_name", "date_of_birth", "ethnicity", "language", "religion",
    "disability", "family", "home_address", "previous_addresses", "reasons",
]  # fmt: skip


def printed(form: Form) -> list[tuple[str, str]]:
    """Every label of a form with the guidance under it, in the order of the paper."""
    return [(field.label, field.guidance) for field in form.fields()]


def test_part_one_asks_what_the_board_adopted_word_for_word() -> None:
    assert printed(PART_ONE) == PART_ONE_AS_ADOPTED
    assert [field.key for field in PART_ONE.fields()] == PART_ONE_KEYS


def test_part_two_asks_what_the_board_adopted_word_for_word() -> None:
    assert printed(PART_TWO) == PART_TWO_AS_ADOPTED


def test_both_parts_keep_their_printed_headings() -> None:
    assert (PART_ONE.part, PART_ONE.completed_by) == ("PART ONE", "to be completed by the referring agency")
    assert PART_TWO.part == "PART TWO"
    assert PART_TWO.completed_by == (
        "Initial information to be completed by partner agencies in advance of SCR Sub-group meeting"
    )
    for form in (PART_ONE, PART_TWO):
        assert form.title == "Notification of a Potential Serious Case Review or Learning Review"
        assert form.heading == ("SCR Group", "Details of Agency Involvement with Child/Young Person")
        assert form.return_sentence == "This form should be securely returned to the NSCB Business Manager"


def test_the_office_record_is_no_adopted_form() -> None:
    assert PART_ONE.adopted
    assert PART_TWO.adopted
    assert not OFFICE_RECORD.adopted
    assert [field.key for field in OFFICE_RECORD.fields()] == [
        "incident_on", "sex", "incident_kind", "route", "notes", "occurred", "aware", "director_told",
    ]  # fmt: skip
    assert not any(field.needed for field in OFFICE_RECORD.fields())


def test_each_field_is_of_the_kind_its_answer_needs() -> None:
    kinds = {field.key: type(field.kind) for form in (PART_ONE, PART_TWO) for field in form.fields()}
    assert kinds == {
        "agency": Choice, "team": Line, "lead_officer": Group, "authoriser": Group, "child_name": Line,
        "date_of_birth": Day, "ethnicity": Choice, "language": Group, "religion": Choice, "disability": Several,
        "family": Table, "home_address": Narrative, "previous_addresses": Table, "reasons": Grounds,
        "involvement": Table, "last_seen": Group, "risks_and_strengths": Narrative, "completed_by": Line,
        "completed_title": Line, "completed_on": Day,
    }  # fmt: skip


def test_family_members_carry_their_own_caring_and_responsibility() -> None:
    family = PART_ONE.field("family").kind
    assert isinstance(family, Table)
    kinds = {column.key: column.kind for column in family.columns}
    assert kinds["caring"] == kinds["responsibility"] == YesNo()
    assert kinds["born"] == Day()


def test_the_grounds_are_the_frameworks_words() -> None:
    assert [ground.words for ground in GROUNDS] == [
        "abuse or neglect is known or suspected",
        "A child dies",
        "A child is seriously harmed",
        "there are concerns about how organisations or professionals worked together to safeguard the child",
        "Death caused by serious youth violence",
        "The suicide of a young person",
        "Death of a young person in custody, on remand or following sentencing, in a Young Offenders Institution, in a "
        "secure training centre or a secure children's home",
        "Death of a child detained under the Mental Capacity Act 2005",
        "Children affected by a Domestic Homicide",
        'There has been a "near miss".',
        "There appears to be learning for how agencies could work together better to safeguard children in the future.",
        "The case raises issues that require the development of policy or practice guidance.",
        "Examples of good practice should also be reviewed and shared.",
    ]


def test_the_edition_holds_eleven_criteria_ten_timescales_three_forms_and_a_sheet_for_each_gate() -> None:
    assert (len(EDITION.criteria), len(EDITION.timescales), len(EDITION.forms)) == (11, 10, 3)
    assert {form.key for form in EDITION.forms} == {"part_one", "part_two", "office_record"}
    assert {sheet.key for sheet in EDITION.sheets} == {
        "criteria", "screening", "recommendation", "discussion", "decision", "notice", "challenge", "challenge_outcome",
        "conversion", "closing", "reopening",
    }  # fmt: skip
    assert not any(sheet.adopted for sheet in EDITION.sheets)


def test_a_reopening_asks_for_its_reasons_and_for_nothing_that_no_screen_asks() -> None:
    assert [field.key for field in EDITION.form("reopening").fields()] == ["reasons"]


def test_a_criterion_of_several_limbs_reads_as_one_sentence() -> None:
    for criterion in EDITION.criteria:
        assert not re.search(r" (?:and|or|either) A ", criterion.words), criterion.key
    assert any(" either a child dies" in criterion.words for criterion in EDITION.criteria)
