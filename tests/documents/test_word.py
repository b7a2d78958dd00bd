"""The Word writer: what the PDF says it says too, in plain tables, with controls that hold what others put in them."""

import zipfile
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from nscb_desktop.documents.form_paper import form_outline
from nscb_desktop.documents.outline import Chart, FlowChart, Outline
from nscb_desktop.documents.word import write_word
from nscb_desktop.framework.answers import Answers
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.form_slots import SLIP
from nscb_desktop.framework.newham_2013 import EDITION, PART_ONE, PART_TWO
from nscb_desktop.framework.slips import Slip
from nscb_desktop.framework.slot_reading import filled_in
from tests.documents.filling import (
    EVERY_KIND,
    NASTY,
    answered_with,
    controls_of,
    places,
)
from tests.documents.papers import even, filled, filled_with, paper, word_texts

FORMS = [*EDITION.every_form, EVERY_KIND]
SENT = Slip(12, "part_two", 1, "7F3K92QX")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def to_fill_in(form: Form, answers: Answers | None = None, slip: Slip | None = None) -> bytes:
    """A Word form to be filled in, begun with answers."""
    return write_word(form_outline(paper(form, answers, to_fill_in=True, slip=slip)))


def words_of(word: bytes, part: str = "document") -> str:
    """The text of one part of a Word file."""
    return even(" ".join(word_texts(word, part)))


@pytest.mark.parametrize("form", FORMS, ids=[form.key for form in FORMS])
def test_a_completed_form_says_in_word_what_it_says_on_paper(form: Form) -> None:
    answers, marks = filled(form)
    word = write_word(form_outline(paper(form, answers)))
    said = words_of(word)
    assert [mark for mark in marks if mark not in said] == []
    for field in form.fields():
        assert even(field.label) in said
    document = docx.Document(BytesIO(word))
    assert document.core_properties.title == form_outline(paper(form, answers)).name
    assert "OFFICIAL-SENSITIVE" in words_of(word, "header1")
    assert "NSCB-2014-007" in words_of(word, "footer1")


@pytest.mark.parametrize("form", FORMS, ids=[form.key for form in FORMS])
def test_every_part_of_every_question_is_one_control_that_holds_its_answer(form: Form) -> None:
    answers, marks = filled(form)
    word = to_fill_in(form, answers)
    tags = [str(each.get(f"{_W}val")) for each in _nodes(word, "tag")]
    assert sorted(tags) == sorted(places(form, answers))
    numbers = [each.get(f"{_W}val") for each in _nodes(word, "id")]
    assert len(numbers) == len(set(numbers))
    held = controls_of(word, places(form, answers))
    assert [mark for mark in marks if not any(mark in text for text in held.values())] == []
    assert filled_in(form, held).answers == answers


def test_a_blank_form_answers_nothing_and_shows_its_boxes() -> None:
    for form in (PART_ONE, PART_TWO, EVERY_KIND):
        word = to_fill_in(form)
        assert filled_in(form, controls_of(word, places(form))).answers == {}
        assert "☐ Yes ☐ No ☐ Not known" in words_of(word).replace("\u00a0", " ")


def test_the_slip_is_held_where_it_cannot_be_changed_and_stands_at_every_foot() -> None:
    word = to_fill_in(PART_TWO, {"agency": "Police"}, SENT)
    assert Slip.read(controls_of(word, places(PART_TWO))[SLIP]) == SENT
    assert SENT.shown(PART_TWO.name) in words_of(word, "footer1")
    assert Slip.read(words_of(word, "footer1")) == SENT
    locks = {
        str(_child(each, "tag").get(f"{_W}val")): _child(each, "lock").get(f"{_W}val") for each in _nodes(word, "sdtPr")
    }
    assert locks[SLIP] == "sdtContentLocked"
    assert locks["agency"] == "sdtLocked"


@pytest.mark.parametrize("words", [*NASTY, "a\ttab and  two spaces", "bell\x07 and \x0b"], ids=range(len(NASTY) + 2))
def test_words_are_held_exactly_and_break_no_file(words: str) -> None:
    answers = answered_with(words)
    held = controls_of(to_fill_in(EVERY_KIND, answers), places(EVERY_KIND))
    read = filled_in(EVERY_KIND, held).answers
    if "\x07" in words:  # XML has no way to hold these two
        assert read["line"] == "bell[U+0007] and [U+000B]"
        return
    assert read == answers


@pytest.mark.parametrize("words", NASTY, ids=range(len(NASTY)))
def test_words_of_a_completed_form_are_shown_wherever_they_stand(words: str) -> None:
    answers, _ = filled_with(PART_TWO, words)
    said = words_of(write_word(form_outline(paper(PART_TWO, answers))))
    assert even(words.split("\n", maxsplit=1)[0]) in said
    assert said.count(even(words.rsplit("\n", maxsplit=1)[-1])) >= 20


@pytest.mark.parametrize("form", [PART_ONE, PART_TWO], ids=["part_one", "part_two"])
def test_a_long_question_is_parted_where_nothing_belongs_together_and_says_its_label_again(form: Form) -> None:
    tables = docx.Document(BytesIO(to_fill_in(form))).tables
    rows = next(each for each in tables if each.rows[0].cells[0].text == "SCR Group").rows
    parts = [row for row in rows if row.cells[0].text.startswith("Basic Family Details")]
    assert [row.cells[0].text.endswith("(continued)") for row in parts] == [False, True, True, True]
    assert sum(row.cells[1].tables[0]._tbl.xml.count("Parental responsibility") > 0 for row in parts) == 4
    people = [sum("Address" in line.cells[0].text for line in row.cells[1].tables[0].rows) for row in parts]
    assert people == [2, 2, 2, 1]
    for row in rows:
        if row.cells[1].tables or "(continued)" in row.cells[0].text:
            assert row._tr.trPr.find(qn("w:cantSplit")) is not None, row.cells[0].text
    if form is PART_ONE:
        reasons = [row for row in rows if row.cells[0].text.startswith("Reason(s) for referring")]
        assert len(reasons) == 3


def test_the_same_outline_is_the_same_bytes() -> None:
    assert to_fill_in(PART_TWO, None, SENT) == to_fill_in(PART_TWO, None, SENT)


def test_names_that_run_from_the_right_stand_in_a_paragraph_that_does() -> None:
    word = write_word(form_outline(paper(PART_TWO, {"child_name": "ليلى بنت سعيد"})))
    paragraph = next(
        each for each in _nodes(word, "p") if "ليلى" in "".join(text.text or "" for text in each.iter(f"{_W}t"))
    )
    assert paragraph.find(f"{_W}pPr/{_W}bidi") is not None
    assert paragraph.find(f"{_W}r/{_W}rPr/{_W}rtl") is not None


def test_drawings_stand_as_pictures_with_what_they_show_in_words() -> None:
    outline = Outline("A case", (FlowChart(()), Chart(())))
    with zipfile.ZipFile(BytesIO(write_word(outline))) as archive:
        pictures = [name for name in archive.namelist() if name.endswith(".png")]
        assert archive.read(pictures[0]).startswith(b"\x89PNG")
    assert all(len(each.get("descr", "")) > 10 for each in docx.Document(BytesIO(write_word(outline))).element.iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"))  # fmt: skip


def _nodes(word: bytes, kind: str) -> list[Any]:
    with zipfile.ZipFile(BytesIO(word)) as archive:
        tree = parse_xml(archive.read("word/document.xml"))
    return list(tree.iter(f"{_W}{kind}"))


def _child(node: Any, kind: str) -> Any:
    child = node.find(f"{_W}{kind}")
    assert child is not None
    return child
