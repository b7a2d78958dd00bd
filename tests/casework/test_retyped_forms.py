"""A form without its places is read by its headings: edited, moved, retyped, in tables or in lines."""

import pytest

from nscb_desktop.casework.form_labels import Labels
from nscb_desktop.casework.retyped_forms import texts_by_heading
from nscb_desktop.framework.answers import Chosen, Rows
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.newham_2013 import PART_TWO
from nscb_desktop.framework.slot_reading import filled_in

LABELS = Labels(PART_TWO)


def answers(*rows: tuple[str, ...]) -> dict[str, object]:
    """What rows of a file answer."""
    return dict(filled_in(PART_TWO, texts_by_heading(PART_TWO, rows)).answers)


def test_every_heading_of_the_form_is_known_as_printed_with_and_without_its_guidance() -> None:
    for field in PART_TWO.fields():
        for text in (field.label, field.label.upper(), field.label.rstrip(":"), f"{field.label} {field.guidance}"):
            assert LABELS.asked(text) == field, text


@pytest.mark.parametrize(
    ("edited", "key"),
    [
        ("Full name of child / young person", "child_name"),
        ("Name of the child/young person:", "child_name"),
        ("Childs full name (young person)", "child_name"),
        ("D.O.B. / Date of birth", "date_of_birth"),
        ("Agency name", "agency"),
        ("Name of your agency", "agency"),
        ("Previous home addresses - details of any", "previous_addresses"),
        ("Summary of risks and strengths in relation to the young person", "risks_and_strengths"),
        ("Lead Officer: name and contact details", "lead_officer"),
        ("Disability / additional needs", "disability"),
        ("Languages spoken", "language"),
    ],
)
def test_edited_headings_are_known(edited: str, key: str) -> None:
    found = LABELS.asked(edited)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    "text",
    [
        "Police",
        "The mother's name is given as Łucja",
        "For office use",
        "Signature",
        "Name",
        "Summary",
        "x",
        "12 Exampleton Rd",
    ],
)
def test_other_words_are_no_heading(text: str) -> None:
    assert LABELS.asked(text) is None


def test_a_table_of_headings_and_answers_is_read() -> None:
    found = answers(("Name of Agency:", "Police"), ("", ""), ("Home Address:", "Flat 2\nE6 1AA", "second column"),
                    ("Date of birth:", "c. May 2009"))  # fmt: skip
    assert found == {
        "agency": "Police",
        "home_address": "Flat 2\nE6 1AA\nsecond column",
        "date_of_birth": read_date("c. May 2009"),
    }


def test_lines_with_a_colon_and_headings_over_their_answers_are_read() -> None:
    found = answers(
        ("PART TWO",), ("Name of Agency: Police",), ("Full Name of Child/Young Person:\nAmira Example",), ("Religion",), ("Muslim",),
        ("a stray line",), ("Summary of the risks and strengths in relation to the young person and the intervention provided by your agency",),
        ("First paragraph.",), ("Second: with a colon.",), ("This form should be securely returned to the NSCB Business Manager",),
        ("Completed by: A", "Title: Sergeant", "Date: 6/1/2014"),
    )  # fmt: skip
    assert found == {
        "agency": "Police", "child_name": "Amira Example", "religion": "Muslim",
        "risks_and_strengths": "First paragraph.\nSecond: with a colon.",
        "completed_by": "A", "completed_title": "Sergeant", "completed_on": read_date("6/1/2014"),
    }  # fmt: skip


def test_tables_are_read_by_the_heads_of_their_columns_wherever_they_were_moved() -> None:
    found = answers(
        ("Relationship", "Name", "D.O.B", "Date of birth", "Parental responsibility"),
        ("Mother", "Łucja", "", "1986", "Yes"), ("Father", "n/k", "", "", ""), ("", "", "", "", ""),
        ("Religion:", "Hindu"),
        ("Assessment, plan, service or order", "Start", "End", "Outcome"), ("Strategy meeting", "3 Dec 2013", "", "s47"),
    )  # fmt: skip
    family, involvement = found["family"], found["involvement"]
    assert isinstance(family, Rows)
    assert isinstance(involvement, Rows)
    assert [row["name"] for row in family.rows] == ["Łucja", "n/k"]
    assert [row["relationship"] for row in family.rows] == ["Mother", "Father"]
    assert involvement.rows[0]["what"] == "Strategy meeting"
    assert found["religion"] == "Hindu"


def test_parts_of_a_question_are_read_by_their_own_headings() -> None:
    found = answers(
        ("Lead Officer Name & Contact Details:", "Name: A. Officer\nRole or title: DI\nE-mail: a@police.example\nroom 12"),
        ("Date and circumstances when the child/young person was last seen by your agency:", "Date last seen", "12/12/2013"),
        ("", "Circumstances", "At home"),
    )  # fmt: skip
    assert found == {
        "lead_officer": {"name": "A. Officer", "role": "DI", "email": "a@police.example", "other": "room 12"},
        "last_seen": {"on": read_date("12/12/2013"), "circumstances": "At home"},
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("☒ Communication ☐ Mobility ☒ Hearing", Chosen(("COMM", "HEAR"))),
        ("Communication; Hearing", Chosen(("COMM", "HEAR"))),
        ("☐ Communication\n☒ Hearing\nwears glasses", Chosen(("HEAR",), "wears glasses")),
        ("wears glasses, mostly", Chosen((), "wears glasses, mostly")),
    ],
)
def test_ticks_are_read_by_their_labels(text: str, expected: Chosen) -> None:
    assert answers(("Disability and/or additional needs:", text)) == {"disability": expected}


def test_prompts_of_word_are_no_answers() -> None:
    assert answers(("Religion:", "Click or tap here to enter text."), ("Home Address:", "")) == {}
