"""Questions that are asked only in some places: declared soundly, asked where they apply, kept where they are answered."""

import pytest

from nscb_desktop.framework.answers import Answer, Reasons, Tick
from nscb_desktop.framework.asked import is_asked, questions
from nscb_desktop.framework.completeness import answered, missing
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.editions import EDITIONS
from nscb_desktop.framework.fields import Answered, Circumstance, Field, Grounds, Group, OneOf, Table
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.newham_2013_sheets import (
    CHALLENGE_OUTCOME,
    CONVERSION,
    CRITERIA_SHEET,
    DECISION,
    RECOMMENDATION,
    SCREENING,
)

FORMS = [form for edition in EDITIONS for form in edition.every_form]
CONDITIONAL = [
    pytest.param(form, field, id=f"{form.key}-{field.key}")
    for form in FORMS
    for field in form.fields()
    if field.only_where
]
OF_THE_CASE = {
    "same_person": (Circumstance.SAME_PERSON, (SCREENING, RECOMMENDATION, DECISION, CHALLENGE_OUTCOME, CONVERSION)),
    "inquorate": (Circumstance.NO_QUORUM, (RECOMMENDATION,)),
}


def shown(form: Form, answers: dict[str, Answer], *holding: Circumstance) -> set[str]:
    """The keys of the questions shown."""
    return {field.key for field in questions(form, answers, holding)}


@pytest.mark.parametrize(("form", "field"), CONDITIONAL)
def test_a_condition_is_declared_on_an_optional_question_after_the_one_it_rests_on(form: Form, field: Field) -> None:
    assert not form.adopted
    assert not field.needed
    keys = [each.key for each in form.fields()]
    assert field.key not in {section.fields[0].key for section in form.sections}
    if isinstance(field.only_where, Answered):
        assert keys.index(field.only_where.field) < keys.index(field.key)
        assert set(field.only_where.codes) <= codes_of(form.field(field.only_where.field))


def codes_of(field: Field) -> set[str]:
    """What a condition can name of a question's answers."""
    if isinstance(field.kind, OneOf):
        return {code for code, _ in field.kind.codes.entries}
    return {ground.key for ground in field.kind.grounds} if isinstance(field.kind, Grounds) else set()


def test_parts_of_a_question_carry_no_condition_for_nothing_would_read_it() -> None:
    kinds = [field.kind for form in FORMS for field in form.fields()]
    parts = [part for kind in kinds if isinstance(kind, Group) for part in kind.parts]
    columns = [column for kind in kinds if isinstance(kind, Table) for column in kind.columns]
    assert not [each.key for each in (*parts, *columns) if each.only_where]


@pytest.mark.parametrize("form", FORMS, ids=[f"{form.key}-{form.version}" for form in FORMS])
def test_what_is_answered_or_touched_is_shown_whether_or_not_it_is_asked(form: Form) -> None:
    for field in form.fields():
        assert field in questions(form, {field.key: "typed all the same"})
        assert field in questions(form, {}, touched={field.key})


@pytest.mark.parametrize("key", OF_THE_CASE)
def test_a_question_of_the_case_is_asked_where_the_case_is_so(key: str) -> None:
    circumstance, forms = OF_THE_CASE[key]
    assert [form.key for form in FORMS if any(each.only_where is circumstance for each in form.fields())] == [
        form.key for form in forms
    ]
    for form in forms:
        assert key not in shown(form, {})
        assert key not in shown(form, {}, *(each for each in Circumstance if each is not circumstance))
        assert key in shown(form, {}, circumstance)


@pytest.mark.parametrize(
    ("form", "key", "asking", "not_asking"),
    [
        (RECOMMENDATION, "which", {"review": "other"}, {"review": "scr"}),
        (DECISION, "which", {"review": "other"}, {"review": " "}),
        (CHALLENGE_OUTCOME, "which", {"outcome": "changed", "review": "other"}, {"outcome": "changed", "review": "scr"}),
        (CONVERSION, "which", {"review": "other"}, {"review": "scr"}),
        (CHALLENGE_OUTCOME, "review", {"outcome": "changed"}, {"outcome": "upheld"}),
        (CRITERIA_SHEET, "detained_under", {"grounds": Reasons({"SCR-4": Tick(Reply.YES)})},
         {"grounds": Reasons({"SCR-4": Tick(Reply.NO, "ruled out"), "died": Tick(Reply.YES)})}),
        (CRITERIA_SHEET, "detained_under", {"grounds": Reasons({"SCR-4": Tick(Reply.NOT_KNOWN)})},
         {"grounds": Reasons({"SCR-4": Tick(None, "no reply yet")})}),
        (CRITERIA_SHEET, "homicide_review", {"grounds": Reasons({"SCR-5": Tick(Reply.YES)})},
         {"grounds": Reasons({}, "SCR-5")}),
    ],
)  # fmt: skip
def test_a_question_is_asked_by_the_answer_to_another(
    form: Form, key: str, asking: dict[str, Answer], not_asking: dict[str, Answer]
) -> None:
    assert is_asked(form.field(key), asking)
    assert not is_asked(form.field(key), not_asking)
    assert not is_asked(form.field(key), {})


def test_what_is_not_asked_is_not_counted_as_unanswered() -> None:
    assert answered(SCREENING, {}) == (0, 4)
    assert answered(SCREENING, {}, {Circumstance.SAME_PERSON}) == (0, 5)
    assert answered(DECISION, {"review": "other"}) == (1, 5)
    assert not [gap for gap in missing(DECISION, {"review": "other"}) if gap.field in {"which", "same_person"}]
