"""Word forms of ours in LibreOffice: printed as they are, and filled in as agencies do, they come back exactly."""

from collections.abc import Sequence
from typing import NamedTuple

import pytest

from nscb_desktop.documents.form_paper import form_outline
from nscb_desktop.documents.word import write_word
from nscb_desktop.framework.answers import Answer, Chosen, Rows
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.form_slots import SLIP, texts
from nscb_desktop.framework.newham_2013 import PART_TWO
from nscb_desktop.framework.slips import Slip
from nscb_desktop.framework.slot_reading import filled_in
from tests.documents.filling import EVERY_KIND, NASTY, answered_with, controls_of, filled_by_libreoffice, places
from tests.documents.papers import filled, paper, whole_text
from tests.documents.test_round_trip import came_back
from tests.documents.test_word import SENT, to_fill_in

pytestmark = pytest.mark.timeout(120)
BEGUN: dict[str, Answer] = {"child_name": "Łucja", "language": {"spoken": "Polish", "interpreter": Reply.YES},
                            "disability": Chosen(("COMM",)), "home_address": "1 Old Road\nLondon"}  # fmt: skip
CHANGED: dict[str, Answer] = {"child_name": "Łucja Nowak", "language": {"spoken": "Polish", "interpreter": Reply.NO},
                              "family": Rows(({"name": "Marta", "caring": Reply.YES},))}  # fmt: skip


class FromLibreOffice(NamedTuple):
    """What one LibreOffice made of the forms: a print, one that was begun, and one filled in with each of the words."""

    printed: bytes
    changed: bytes
    returned: Sequence[bytes]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> FromLibreOffice:
    """All of it by one process, for to start one takes longer than to fill in a form."""
    completed = write_word(form_outline(paper(PART_TWO, filled(PART_TWO)[0], watermark="NOT AUTHORISED")))
    blank = to_fill_in(EVERY_KIND, None, SENT)
    printed, changed, *returned = filled_by_libreoffice(
        [
            (completed, {}, "pdf"),
            (to_fill_in(PART_TWO, BEGUN, SENT), texts(PART_TWO, CHANGED), "docx"),
            *((blank, texts(EVERY_KIND, answered_with(words)), "docx") for words in NASTY),
        ],
        tmp_path_factory.mktemp("libreoffice"),
    )
    return FromLibreOffice(printed, changed, returned)


def test_libreoffice_prints_it_with_its_marking_numbers_and_every_answer(made: FromLibreOffice) -> None:
    _, marks = filled(PART_TWO)
    text = whole_text(made.printed)
    assert [mark for mark in marks if mark not in text] == []
    assert "page 1 of 2" in text
    assert "OFFICIAL-SENSITIVE · NOT AUTHORISED" in text


@pytest.mark.parametrize("number", range(len(NASTY)))
def test_what_libreoffice_fills_in_comes_back_exactly(made: FromLibreOffice, number: int) -> None:
    held = controls_of(made.returned[number], places(EVERY_KIND))
    assert Slip.read(held[SLIP]) == SENT
    read = filled_in(EVERY_KIND, held)
    assert read.unread == {}
    assert read.answers == answered_with(NASTY[number])


@pytest.mark.parametrize("number", range(len(NASTY)))
def test_a_word_form_filled_in_with_libreoffice_is_read_exactly(made: FromLibreOffice, number: int) -> None:
    came_back(made.returned[number], NASTY[number])


def test_what_was_begun_can_be_changed_in_libreoffice(made: FromLibreOffice) -> None:
    read = filled_in(PART_TWO, controls_of(made.changed, places(PART_TWO))).answers
    assert {key: read.get(key) for key in CHANGED} == CHANGED
    assert read["disability"] == Chosen(("COMM",))
