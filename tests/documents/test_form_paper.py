"""A form on paper: every label in order, every answer, and blank, not known and none each its own."""

import re

import pytest

from nscb_desktop.documents.form_paper import form_outline, return_sentence
from nscb_desktop.documents.outline import FieldRow
from nscb_desktop.framework.answers import Answer, Answers, Reasons, Said, Tick
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.fields import Circumstance
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.newham_2013 import EDITION, OFFICE_RECORD, PART_ONE, PART_TWO
from nscb_desktop.framework.newham_2013_sheets import DECISION
from tests.documents.papers import even, filled, page_texts, paper, printed, readings, whole_text

ADOPTED = pytest.mark.parametrize("form", [PART_ONE, PART_TWO], ids=["part one", "part two"])
EVERY = pytest.mark.parametrize("form", [PART_ONE, PART_TWO, OFFICE_RECORD], ids=["one", "two", "office"])


def assert_in_order(labels: list[str], text: str) -> None:
    at = 0
    for label in labels:
        found = text.find(even(label), at)
        assert found >= 0, f"{label} not found after character {at}: {text[at : at + 300]}"
        at = found + len(label)


@ADOPTED
@pytest.mark.parametrize("completed", [True, False], ids=["completed", "blank"])
def test_every_label_stands_whole_and_in_the_adopted_order(form: Form, completed: bool) -> None:
    answers = filled(form)[0] if completed else None
    for reading in readings(printed(form, answers)):
        assert_in_order([form.heading[0], form.heading[1], *(field.label for field in form.fields())], reading)


@ADOPTED
def test_guidance_title_part_and_board_are_printed(form: Form) -> None:
    text = whole_text(printed(form, filled(form)[0]))
    for words in (form.title, form.part, form.completed_by, "Exampleham Safeguarding Children Board", "NSCB-2014-007"):
        assert even(words) in text
    for field in form.fields():
        assert even(field.guidance) in text


@EVERY
def test_every_value_entered_is_on_the_paper(form: Form) -> None:
    answers, marks = filled(form)
    assert len(marks) >= len(list(form.fields()))
    for reading in readings(printed(form, answers)):
        assert [mark for mark in marks if mark not in reading] == []


@EVERY
def test_an_unanswered_question_stays_blank_and_not_known_and_none_are_printed(form: Form) -> None:
    rows: dict[object, list[FieldRow]] = {}
    for answer in (None, Said.NOT_KNOWN, Said.NONE):
        outline = form_outline(paper(form, {field.key: answer for field in form.fields()}))
        rows[answer] = [block for block in outline.blocks if isinstance(block, FieldRow)]
    assert all(row.content == () for row in rows[None])
    for answer in (Said.NOT_KNOWN, Said.NONE):
        assert all([getattr(each, "words", "") for each in row.content] == [answer.shown] for row in rows[answer])


def rows_of(form: Form, answers: Answers | None, **changed: object) -> set[str]:
    """The questions that stand on a paper, by their labels."""
    outline = form_outline(paper(form, answers, **changed))
    return {block.label for block in outline.blocks if isinstance(block, FieldRow)}


@pytest.mark.parametrize("form", EDITION.every_form, ids=[form.key for form in EDITION.every_form])
def test_a_blank_form_to_fill_in_by_hand_asks_everything(form: Form) -> None:
    assert rows_of(form, None) == {field.label for field in form.fields()}
    text = whole_text(printed(form, None))
    assert [field.label for field in form.fields() if even(field.label) not in text] == []


def test_a_form_to_fill_in_on_a_screen_asks_everything_whatever_it_is_begun_with() -> None:
    begun: dict[str, Answer] = {"review": "scr"}
    assert rows_of(DECISION, begun, to_fill_in=True) == {field.label for field in DECISION.fields()}


@ADOPTED
def test_an_adopted_form_prints_every_question_answered_or_not(form: Form) -> None:
    assert rows_of(form, {}) == {field.label for field in form.fields()}


def test_a_question_that_does_not_apply_is_not_printed_unless_it_is_answered_or_amended() -> None:
    which, why = DECISION.field("which").label, DECISION.field("same_person").label
    always = {field.label for field in DECISION.fields()} - {which, why}
    assert rows_of(DECISION, {"review": "scr", "same_person": " "}) == always
    assert rows_of(DECISION, {"review": "other"}) == always | {which}
    assert rows_of(DECISION, {}, holding=frozenset({Circumstance.SAME_PERSON})) == always | {why}
    assert rows_of(DECISION, {"review": "scr", "which": "an audit", "same_person": "ill"}) == always | {which, why}
    assert rows_of(DECISION, {}, amended=frozenset({"same_person"})) == always | {why}
    assert "Why the same person" not in whole_text(printed(DECISION, {"rationale": "The threshold is met."}))


def test_a_part_not_known_says_which_part() -> None:
    answers: dict[str, Answer] = {"lead_officer": {"name": "A. Example", "role": Said.NOT_KNOWN}}
    assert "A. Example; Role or title: Not known" in whole_text(printed(PART_ONE, answers))


def test_ticks_show_yes_no_and_not_yet_known_and_leave_out_what_was_not_asked() -> None:
    ticks = {"abuse": Tick(Reply.YES, "bruising"), "died": Tick(Reply.NO), "harmed": Tick(Reply.NOT_KNOWN)}
    text = whole_text(printed(PART_ONE, {"reasons": Reasons(ticks, "Because.")}))
    assert "☒ abuse or neglect is known or suspected: bruising" in text
    assert "☐ A child dies" in text
    assert "? A child is seriously harmed: not yet known" in text
    assert "near miss" not in text


def test_the_blank_form_lists_every_ground_and_has_rows_for_people() -> None:
    text = whole_text(printed(PART_ONE, None))
    kind = PART_ONE.field("reasons").kind
    for ground in getattr(kind, "grounds", ()):
        assert f"☐ {ground.words}" in text
    assert text.count("Address:") >= 6


def test_the_office_strip_stands_apart_with_its_seven_dates() -> None:
    text = page_texts(printed(PART_ONE, {}))[-1]
    assert "For office use (not part of the adopted form)" in text
    for words in ("Part One received", "Decision made", "2 Jan 2014", "8 Jan 2014"):
        assert words in text


def test_the_office_record_carries_no_strip_and_no_return_sentence() -> None:
    text = whole_text(printed(OFFICE_RECORD, {}))
    assert "For office use" not in text
    assert "securely returned" not in text


@ADOPTED
def test_both_parts_say_where_they_go_back_to(form: Form) -> None:
    plain = "This form should be securely returned to the NSCB Business Manager"
    assert return_sentence(form, "") == f"{plain}."
    assert f"{plain} at: The Old Town Hall, E15 4BQ" in whole_text(
        printed(form, {}, return_address="The Old Town Hall, E15 4BQ")
    )


def test_the_authorisation_stands_beside_the_authoriser() -> None:
    answers: dict[str, Answer] = {"authoriser": {"name": "R. Sample", "role": "Director"}}
    text = whole_text(printed(PART_ONE, answers, authorised="authorised 23 Dec 2013 09:05"))
    assert "R. Sample, Director · authorised 23 Dec 2013 09:05" in text


def test_notes_stand_under_the_form() -> None:
    assert "Registered with answers missing: asked for" in whole_text(
        printed(PART_ONE, {}, notes=("Registered with answers missing: asked for",))
    )


def test_the_foot_tells_reference_version_edition_printer_and_london_time() -> None:
    for text in page_texts(printed(PART_ONE, filled(PART_ONE)[0])):
        assert "NSCB-2014-007 · Part One v1 · Newham 2013" in text
        assert re.search(r"Printed by J\. Specimen, 1 July 2014 10:05 · page \d+ of \d+", text)
