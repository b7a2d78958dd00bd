"""The form to be filled in: every part of every question is a field by its own name, and what others put in it comes back."""

import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pypdf
import pytest

from nscb_desktop.documents.form_paper import form_outline
from nscb_desktop.documents.pdf import write_pdf
from nscb_desktop.framework.answers import Answer, Answers, Chosen, Reasons, Rows, Tick
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.form_slots import SLIP, Entry, slots, texts
from nscb_desktop.framework.newham_2013 import EDITION, PART_ONE, PART_TWO
from nscb_desktop.framework.slips import Slip
from nscb_desktop.framework.slot_reading import filled_in
from tests.documents.filling import EVERY_KIND, PDF_FILLERS, answered_with, fields_of, places
from tests.documents.papers import filled, page_texts, paper, readings
from tests.tools import must_have

FORMS = [*EDITION.every_form, EVERY_KIND]
SENT = Slip(12, "part_two", 1, "7F3K92QX")
CHILD: dict[str, Answer] = {
    "agency": "Police",
    "child_name": "Łucja Przykład, তাহমিনা, ليلى",
    "date_of_birth": read_date("c. May 2009"),
    "language": {"spoken": "Polish", "interpreter": Reply.YES},
    "disability": Chosen(("COMM", "HEAR"), "hearing aid"),
    "family": Rows(({"name": "Marta", "caring": Reply.YES, "address": "12 Example Road\nLondon"},), "and a lodger"),
}


def fillable(form: Form, answers: Answers | None = None, slip: Slip | None = None) -> bytes:
    """A form to be filled in, begun with answers."""
    return write_pdf(form_outline(paper(form, answers, to_fill_in=True, slip=slip)))


def sound(pdf: bytes, folder: Path) -> None:
    """Fail where qpdf finds anything wrong."""
    must_have("qpdf")
    place = folder / "form.pdf"
    place.write_bytes(pdf)
    done = subprocess.run(["qpdf", "--check", str(place)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("form", FORMS, ids=[form.key for form in FORMS])
def test_every_part_of_every_question_is_one_field_and_nothing_else_is(form: Form) -> None:
    reader = pypdf.PdfReader(BytesIO(fillable(form)))
    terminal = {name: field for name, field in (reader.get_fields() or {}).items() if "/FT" in field}
    offered = places(form)
    assert set(terminal) == set(offered)
    for name, field in terminal.items():
        kinds = {Entry.TICKED: {"/Btn"}, Entry.PICKED: {"/Btn", "/Ch"}, Entry.SUGGESTED: {"/Ch"}}
        assert field["/FT"] in kinds.get(offered[name].entry, {"/Tx"}), name
        assert field["/TU"] == offered[name].label
    assert not reader.is_encrypted
    # Each field lies on a page once, or once for each of its buttons, within the paper, over no other.
    boxes = [(number, tuple(map(float, each.get_object()["/Rect"]))) for number, page in enumerate(reader.pages)
             for each in cast(Any, page["/Annots"])]  # fmt: skip
    buttons = sum(len(slot.options) - 1 for slot in slots(form)
                  if slot.entry is Entry.PICKED and terminal[slot.name]["/FT"] == "/Btn")  # fmt: skip
    assert len(boxes) == len(offered) + buttons
    assert all(30 < left < right < 566 and 30 < low < high < 812 for _, (left, low, right, high) in boxes)
    assert not [1 for at, first in enumerate(boxes) for second in boxes[at + 1 :] if _overlap(first, second)]


def _overlap(first: tuple[int, tuple[float, ...]], second: tuple[int, tuple[float, ...]]) -> bool:
    (page, (left, low, right, high)), (other, (left2, low2, right2, high2)) = first, second
    within = 0.1
    return (
        page == other and min(right, right2) - max(left, left2) > within and min(high, high2) - max(low, low2) > within
    )


@pytest.mark.parametrize("form", FORMS, ids=[form.key for form in FORMS])
def test_a_form_begun_with_answers_shows_each_and_holds_it_exactly(form: Form, tmp_path: Path) -> None:
    answers, marks = filled(form)
    pdf = fillable(form, answers)
    for reading in readings(pdf)[1:]:
        assert [mark for mark in marks if mark not in reading] == []
    values = fields_of(pdf)
    assert {mark for mark in marks if not any(mark in value for value in values.values())} == set()
    assert filled_in(form, values) == filled_in(form, texts(form, answers))
    assert filled_in(form, values).answers == answers
    sound(pdf, tmp_path)


def test_names_in_scripts_that_helvetica_has_not_are_drawn_and_held(tmp_path: Path) -> None:
    pdf = fillable(PART_TWO, CHILD, SENT)
    values = fields_of(pdf)
    assert values["child_name"] == CHILD["child_name"]
    assert values["family.1.address"] == "12 Example Road\nLondon"
    assert filled_in(PART_TWO, values).answers == CHILD
    for name in ("Łucja Przykład", "তাহমিনা", "ليلى"):
        assert all(name in reading for reading in readings(pdf)[1:]), name
    must_have("pdffonts")
    fonts = subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert "NotoNaskhArabic" in fonts
    assert "NotoSansBengali" in fonts
    sound(pdf, tmp_path)


def test_the_slip_is_held_where_it_cannot_be_changed_and_stands_at_every_foot() -> None:
    pdf = fillable(PART_TWO, CHILD, SENT)
    field = (pypdf.PdfReader(BytesIO(pdf)).get_fields() or {})[SLIP]
    assert Slip.read(field["/V"]) == SENT
    assert field["/Ff"] & 1
    for text in page_texts(pdf):
        assert SENT.shown(PART_TWO.name) in text
        assert Slip.read(text) == SENT
    assert SLIP not in fields_of(fillable(PART_TWO, CHILD))


def test_a_blank_form_answers_nothing() -> None:
    for form in (PART_ONE, PART_TWO):
        assert filled_in(form, fields_of(fillable(form))).answers == {}


def test_a_text_longer_than_its_page_is_held_whole() -> None:
    long = "\n".join(f"{n}. On one of the days in question the health visitor knocked." for n in range(400))
    answers: dict[str, Answer] = {"risks_and_strengths": long, "home_address": "x " * 3000 + "end"}
    pdf = fillable(PART_TWO, answers)
    assert filled_in(PART_TWO, fields_of(pdf)).answers == answers


def test_the_same_form_is_the_same_bytes() -> None:
    assert fillable(PART_TWO, CHILD, SENT) == fillable(PART_TWO, CHILD, SENT)


def test_replies_begun_by_the_office_are_pressed_and_can_be_changed() -> None:
    begun = answered_with("x")
    changed: dict[str, Answer] = {**begun, "yes_no": Reply.YES, "one_of": "one-a", "several": Chosen(("one-a", "two", "three_c"), "y"),
                                  "grounds": Reasons({"g-1": Tick(Reply.NO, "z")}, "")}  # fmt: skip
    pdf = fillable(EVERY_KIND, begun)
    for program in ("pypdf", "pikepdf"):
        values = fields_of(PDF_FILLERS[program](pdf, texts(EVERY_KIND, changed), places(EVERY_KIND)))
        read = filled_in(EVERY_KIND, values).answers
        assert (read["yes_no"], read["one_of"], read["several"]) == (Reply.YES, "one-a", changed["several"])
