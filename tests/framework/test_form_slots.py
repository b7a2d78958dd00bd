"""The places of a form: every part of every field has one with a name of its own, and its text reads back as the same answer."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscb_desktop.framework.answers import Answer, Chosen, Reasons, Rows, Said, Tick, encoded, tidy
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.editions import EDITIONS
from nscb_desktop.framework.fields import Field, OneOf
from nscb_desktop.framework.form import Form, Section
from nscb_desktop.framework.form_slots import SLIP, Entry, bookmark, field_texts, slots, texts
from nscb_desktop.framework.newham_2013 import PART_ONE, PART_TWO
from nscb_desktop.framework.newham_2013_sheets import SCREENING
from nscb_desktop.framework.slot_reading import filled_in, is_ticked
from tests.framework.test_answers import FIELDS, NAMES, answers

FORMS = [form for edition in EDITIONS for form in (*edition.every_form, *edition.earlier_forms)]


def form_of(field: Field) -> Form:
    """A form of one field."""
    return Form("one", 1, "One", "One", "", "", ("", ""), (Section("one", "One", (field,)),))


def there_and_back(field: Field, answer: Answer) -> Answer:
    """An answer written into the places of its field and read again."""
    read = filled_in(form_of(field), field_texts(field, answer))
    assert not read.unread
    return read.answers.get(field.key)


@pytest.mark.parametrize("form", FORMS, ids=[f"{form.key}-{form.version}" for form in FORMS])
def test_every_field_has_places_with_names_of_their_own_that_pdf_and_word_can_carry(form: Form) -> None:
    places = slots(form)
    names = [slot.name for slot in places]
    assert len(names) == len(set(names))
    assert {slot.key for slot in places} == {field.key for field in form.fields()}
    # Word cuts a tag at 64 characters; a PDF name that is another's beginning could not hold a value.
    assert all(len(name) <= 64 and name.isascii() for name in names)
    assert not [name for name in names if any(other.startswith(f"{name}.") for other in names)]
    assert SLIP not in names
    # Word takes forty letters, figures and low lines for a bookmark.
    marks = {bookmark(name) for name in names}
    assert len(marks) == len(names)
    assert all(len(mark) <= 40 and mark.replace("_", "").isalnum() for mark in marks)
    for slot in places:
        states = [option.state for option in slot.options]
        assert slot.label.strip()
        assert len(states) == len(set(states))
        assert (slot.entry in {Entry.PICKED, Entry.SUGGESTED}) == bool(states)
        assert all(
            state.replace("-", "").isalnum() and state != "Off" for state in states if slot.entry is Entry.PICKED
        )


@pytest.mark.parametrize(("form", "field"), FIELDS, ids=NAMES)
@given(data=st.data())
def test_text_of_any_answer_stands_in_places_of_its_field_and_reads_back(form: Form, field: Field, data: Any) -> None:
    answer = data.draw(answers(field.kind))
    written = field_texts(field, answer)
    assert written.keys() <= {slot.name for slot in slots(form, {field.key: answer})}
    back = there_and_back(field, answer)
    assert told(encoded(field.kind, back)) == told(encoded(field.kind, tidy(answer)))


def told(stored: Any) -> Any:
    """A stored answer with "not known" and "none" as their words, and nothing of them left where they stand alone."""
    if isinstance(stored, dict):
        if "said" in stored:
            return stored["said"]
        if "chosen" in stored:
            stored = {**stored, "chosen": sorted(set(stored["chosen"]))}
        return _alone({key: told(value) for key, value in stored.items()})
    if isinstance(stored, list):
        return [told(each) for each in stored]
    return stored.strip().casefold() if isinstance(stored, str) and stored.strip().casefold() in SAID else stored


def _alone(stored: dict[str, Any]) -> Any:
    said = [value for value in stored.values() if value]
    return said[0] if len(said) == 1 and said[0] in SAID else stored


SAID = [said.value for said in Said]


def test_names_are_dotted_by_part_row_and_ground() -> None:
    names = {slot.name for slot in slots(PART_TWO)} | {slot.name for slot in slots(PART_ONE)}
    assert names >= {"child_name", "lead_officer.email", "disability.MOB", "disability.words", "family.1.born",
                     "family.7.notes", "family.words", "language.interpreter", "reasons.died.reply",
                     "reasons.died.evidence", "reasons.words"}  # fmt: skip
    assert "family.8.name" not in names


def test_a_table_always_has_a_few_rows_more_than_are_filled_in() -> None:
    people = Rows(tuple({"name": f"Person {number}"} for number in range(9)))
    names = {slot.name for slot in slots(PART_TWO, {"family": people})}
    assert "family.12.name" in names
    assert "family.13.name" not in names


def test_answers_of_several_kinds_come_back_as_they_were() -> None:
    family = Rows(({"name": "Łucja", "born": read_date("about 1983"), "caring": Reply.NOT_KNOWN},), "and a lodger")
    given_answers: dict[str, Answer] = {"child_name": "Zażółć", "disability": Chosen(("MOB", "AUT"), "under review"), "family": family,
                     "language": {"spoken": "Sylheti", "interpreter": Reply.YES}, "religion": Said.NOT_KNOWN}  # fmt: skip
    assert filled_in(PART_TWO, texts(PART_TWO, given_answers)).answers == given_answers
    reasons = Reasons({"died": Tick(Reply.NO, ""), "abuse": Tick(None, "see chronology")}, "As discussed")
    assert filled_in(PART_ONE, texts(PART_ONE, {"reasons": reasons})).answers == {"reasons": reasons}


def test_rows_with_a_gap_between_them_close_up_in_the_order_of_their_numbers() -> None:
    found = {"family.10.name": "Ten", "family.2.name": "Two", "family.3.name": "  "}
    assert filled_in(PART_TWO, found).answers["family"] == Rows(({"name": "Two"}, {"name": "Ten"}))


@pytest.mark.parametrize(
    ("text", "meant"),
    [("Yes", Reply.YES), ("yes", Reply.YES), ("N", Reply.NO), ("not-known", Reply.NOT_KNOWN), ("Not known", Reply.NOT_KNOWN),
     ("not yet known", Reply.NOT_KNOWN)],
)  # fmt: skip
def test_a_reply_is_read_as_a_button_names_it_and_as_people_write_it(text: str, meant: Reply) -> None:
    assert filled_in(PART_TWO, {"family.1.caring": text}).answers["family"] == Rows(({"caring": meant},))


@pytest.mark.parametrize("text", ["Yes, since 2011", "maybe", "?"])
def test_what_cannot_be_a_reply_is_put_aside_and_never_guessed(text: str) -> None:
    read = filled_in(PART_TWO, {"language.interpreter": text, "disability.MOB": "perhaps", "child_name": "A"})
    assert read.answers == {"child_name": "A"}
    assert read.unread == {"language.interpreter": text, "disability.MOB": "perhaps"}


def test_buttons_nobody_pressed_and_names_of_other_forms_answer_nothing() -> None:
    read = filled_in(PART_TWO, {"language.interpreter": "Off", "disability.MOB": "Off", SLIP: "R1", "other": "x"})
    assert read.answers == {}
    assert read.unread == {}


@pytest.mark.parametrize(
    ("text", "meant"),
    [("☐ Yes    ☐ No    ☐ Not\u00a0known", None), ("☐ Yes ☒ No ☐ Not known", Reply.NO), ("☑ Yes", Reply.YES)],
)
def test_boxes_before_the_entries_of_a_list_are_read_by_the_one_that_is_marked(text: str, meant: Reply | None) -> None:
    read = filled_in(PART_TWO, {"language.interpreter": text})
    assert read.unread == {}
    assert read.answers == ({"language": {"interpreter": meant}} if meant else {})


def test_two_marked_boxes_of_a_list_that_takes_one_are_put_aside() -> None:
    found = {"language.interpreter": "☒ Yes ☒ No ☐ Not known"}
    assert filled_in(PART_TWO, found).unread == found


def test_one_of_a_list_is_read_by_code_and_by_label() -> None:
    field = next(field for field in SCREENING.fields() if isinstance(field.kind, OneOf))
    code, label = field.kind.codes.entries[1]  # type: ignore[union-attr]  # found by its kind above
    for text in (code, label, label.upper()):
        assert filled_in(SCREENING, {field.key: text}).answers == {field.key: code}


def test_doubt_about_nothing_is_kept_as_it_was_written() -> None:
    assert filled_in(PART_TWO, {"religion": "none?", "child_name": "None"}).answers == {
        "religion": "none?", "child_name": Said.NONE}  # fmt: skip


@pytest.mark.parametrize(("text", "ticked"), [("Yes", True), ("☒", True), ("", False), ("Off", False), ("hm", None)])
def test_a_box_is_ticked_not_ticked_or_not_read(text: str, ticked: bool | None) -> None:
    assert is_ticked(text) is ticked
