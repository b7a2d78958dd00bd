"""Forms of ours, filled in by other programs as agencies do, are read by the readers exactly as they were filled in."""

import re
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest

from nscb_desktop.casework.pieces import Piece
from nscb_desktop.casework.recognising import Recognised
from nscb_desktop.casework.returned_form import form_read, texts_in
from nscb_desktop.documents.reading.worker import found_in
from nscb_desktop.framework.answers import encoded_form
from nscb_desktop.framework.form_slots import SLIP, texts
from nscb_desktop.framework.newham_2013 import PART_TWO
from nscb_desktop.framework.slips import Slip
from nscb_desktop.framework.slot_reading import filled_in
from tests.documents.filling import EVERY_KIND, NASTY, PDF_FILLERS, answered_with, fields_of, places
from tests.documents.test_fillable import SENT, fillable, sound
from tests.documents.test_word import to_fill_in
from tests.registers import NOW
from tests.sent_forms import ANSWERS


def piece(name: str, data: bytes) -> Piece:
    """A file read in this very process."""
    return Piece(name, data, found_in(data))


def came_back(data: bytes, words: str) -> None:
    """The file holds the slip, and every answer given with these words."""
    read = piece("back", data)
    assert read.slip == SENT
    assert read.found
    filled = filled_in(EVERY_KIND, texts_in(EVERY_KIND, read.found)[0])
    assert filled.unread == {}
    assert encoded_form(EVERY_KIND, filled.answers) == encoded_form(EVERY_KIND, answered_with(words))


@cache
def filled_in_by(program: str, words: str) -> bytes:
    """The form filled in with a program, once: what one test reads with another program, the next reads with ours."""
    asked = texts(EVERY_KIND, answered_with(words))
    return PDF_FILLERS[program](fillable(EVERY_KIND, None, SENT), asked, places(EVERY_KIND))


@pytest.mark.parametrize("words", NASTY, ids=range(len(NASTY)))
@pytest.mark.parametrize("program", PDF_FILLERS)
def test_what_another_program_fills_in_comes_back_exactly(program: str, words: str, tmp_path: Path) -> None:
    filled_form = filled_in_by(program, words)
    values = fields_of(filled_form)
    assert Slip.read(values[SLIP]) == SENT
    read = filled_in(EVERY_KIND, values)
    assert read.unread == {}
    assert read.answers == answered_with(words)
    sound(filled_form, tmp_path)


@pytest.mark.parametrize("words", NASTY, ids=range(len(NASTY)))
@pytest.mark.parametrize("program", PDF_FILLERS)
def test_a_pdf_filled_in_by_another_program_is_read_exactly(program: str, words: str) -> None:
    came_back(filled_in_by(program, words), words)


@pytest.mark.parametrize("words", NASTY, ids=range(len(NASTY)))
def test_a_word_form_begun_with_answers_is_read_exactly(words: str) -> None:
    came_back(to_fill_in(EVERY_KIND, answered_with(words), SENT), words)


@pytest.mark.parametrize("make", [fillable, to_fill_in])
def test_forms_that_nobody_filled_in_answer_nothing(make: object) -> None:
    assert callable(make)
    read = form_read([piece("back", make(PART_TWO, None, SENT))], Recognised(slip=SENT), NOW.date())
    assert [doubt.key for doubt in read.doubts] == ["blank"]
    begun = form_read([piece("back", make(PART_TWO, ANSWERS, SENT))], Recognised(slip=SENT), NOW.date())
    assert encoded_form(PART_TWO, begun.answers) == encoded_form(PART_TWO, ANSWERS)
    assert begun.doubts == ()


def test_a_word_form_whose_controls_were_lost_is_read_by_its_headings() -> None:
    """As some programs save it: every word is there, and no control."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(to_fill_in(PART_TWO, ANSWERS, SENT))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = re.sub(
                    rb"<w:sdtPr>.*?</w:sdtPr>|</?w:sdt(?:Content)?>|<w:bookmark(?:Start|End)[^>]*>", b"", part
                )
            new.writestr(name, part)
    read = form_read([piece("back", out.getvalue())], Recognised(slip=SENT), NOW.date())
    assert [doubt.key for doubt in read.doubts] == ["by-headings"]
    assert encoded_form(PART_TWO, read.answers) == encoded_form(PART_TWO, ANSWERS)
