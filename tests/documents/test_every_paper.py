"""Every place for free text on every paper there is: markup is printed as typed, and names in every script are drawn."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from nscb_desktop import documents
from nscb_desktop.documents import pages, pdf, sheet
from nscb_desktop.documents.form_paper import form_outline
from nscb_desktop.documents.letters import LetterPaper, letter_outline, worded_outline
from nscb_desktop.documents.outline import Outline
from nscb_desktop.documents.pdf import write_pdf
from nscb_desktop.documents.recovery_sheet import recovery_outline
from nscb_desktop.documents.sheets import SheetHead, diary_outline, history_outline, working_outline
from nscb_desktop.documents.word import write_word
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.newham_2013 import EDITION, OFFICE_RECORD, PART_ONE, PART_TWO
from nscb_desktop.framework.records import FieldChange, HistoryEntry
from nscb_desktop.framework.working_days import OfficeCalendar, Rule, count_working_days
from tests.documents import sheet_papers
from tests.documents.papers import as_poppler_reads, filled_with, page_texts, paper, whole_text, word_texts
from tests.documents.sheet_papers import SHEETS, Make, joined
from tests.documents.test_text import NAMES, NASTY

AT = datetime(2014, 1, 7, 10, 42, tzinfo=UTC)
COUNT = count_working_days(date(2013, 12, 20), 10, OfficeCalendar(), Rule.DAY_AFTER_RECEIPT)
LONG = 100_000.0


def form_with(form: Form) -> Make:
    """A completed form, with notes under it."""

    def make(words: str) -> tuple[Outline, int]:
        answers, places = filled_with(form, words)
        return form_outline(paper(form, answers, notes=(words, words))), places + 2

    return make


def working_sheet(words: str) -> tuple[Outline, int]:
    """How a last day was counted, its days off named by somebody."""
    days = tuple(replace(day, note=words) for day in COUNT.days)
    count = replace(COUNT, worked=lambda: days)
    return working_outline(count, "Sub-group held", words, words, SheetHead("", "", "")), len(days) + 2


def last_days(words: str) -> tuple[Outline, int]:
    """What Today lists."""
    return diary_outline("Last days", [(words, words, words, words)] * 2, SheetHead("", "", "")), 8


def history(words: str) -> tuple[Outline, int]:
    """Everything done on a case, with reasons, old and new values."""
    changes = (FieldChange(words, words, words), FieldChange(words, "", words))
    entry = HistoryEntry(1, AT, words, "Business Manager", words, words, changes)
    return history_outline([entry, replace(entry, changes=())], SheetHead("", "", "")), 6 + 5


def recovery_sheet(words: str) -> tuple[Outline, int]:
    """Whose register the key opens."""
    return replace(recovery_outline(words, words, "ABCD", AT.date()), board=""), 2


def letter(words: str) -> tuple[Outline, int]:
    """A letter in the built-in layout."""
    made = LetterPaper(
        "Board", "", "NSCB-2014-007", words, (words, words), words, words, (words, words), (words, words)
    )
    return letter_outline(made), 9


def worded_letter(words: str) -> tuple[Outline, int]:
    """A letter in the words of a Board's template."""
    return worded_outline("Board", "", "NSCB-2014-007", "", (words, words)), 2


PAPERS: dict[str, Make] = {
    "Part One": form_with(PART_ONE),
    "Part Two": form_with(PART_TWO),
    "office record": form_with(OFFICE_RECORD),
    "working": working_sheet,
    "last days": last_days,
    "history": history,
    "recovery sheet": recovery_sheet,
    "letter": letter,
    "worded letter": worded_letter,
    "every gate's sheet": joined([form_with(form) for form in EDITION.sheets]),
    "every sheet that is no form": joined(SHEETS.values()),
}
each_paper = pytest.mark.parametrize("name", list(PAPERS))


def squeezed(words: str) -> str:
    """Words without white space: a narrow cell breaks them anywhere."""
    return "".join(words.split())


def assert_inert(data: bytes) -> None:
    """Nothing on these pages is a picture, a link or a program."""
    reader = pypdf.PdfReader(BytesIO(data))
    assert not {"/OpenAction", "/AA", "/Names", "/AcroForm"} & set(reader.root_object)
    for page in reader.pages:
        assert not {"/Annots", "/AA"} & set(page)
    # PDFium looks for pictures ten times as fast as pypdf, which reads every operator of a page for them.
    drawn = pypdfium2.PdfDocument(data)
    for number in range(len(drawn)):
        assert not list(drawn[number].get_objects(filter=[FPDF_PAGEOBJ_IMAGE]))
    drawn.close()


@pytest.fixture
def one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page as long as a street, so that no head or foot stands in the middle of a text."""
    monkeypatch.setattr(pages, "BOTTOM", LONG - 60)
    for module in (pdf, sheet):
        monkeypatch.setattr(module, "PAGE_HEIGHT", LONG)


@pytest.mark.usefixtures("one_page")
@each_paper
def test_markup_is_printed_as_typed_in_every_place_of_every_paper(name: str) -> None:
    outline, places = PAPERS[name]("\n".join(NASTY))
    data = write_pdf(outline)
    assert_inert(data)
    assert len(page_texts(data)) == 1
    text = squeezed(whole_text(data))
    blank = squeezed(whole_text(write_pdf(PAPERS[name]("")[0])))
    for nasty in NASTY:
        found, own = text.count(squeezed(nasty)), blank.count(squeezed(nasty))
        # One text may be part of another, so there can be more of it than there are places.
        assert found - own >= places, nasty


@pytest.mark.parametrize("nasty", NASTY)
def test_markup_is_printed_as_typed_around_a_form(nasty: str) -> None:
    around = {"board": nasty, "marking": nasty, "edition": nasty, "printed_by": nasty, "return_address": nasty,
              "reference": nasty, "authorised": nasty, "watermark": nasty}  # fmt: skip
    data = write_pdf(form_outline(paper(PART_ONE, {}, office_use=((nasty, nasty),), **around)))
    assert_inert(data)
    assert squeezed(whole_text(data)).count(squeezed(nasty)) >= len(around)


@pytest.mark.usefixtures("one_page")
@each_paper
def test_names_in_every_script_are_drawn_in_every_place_of_every_paper(name: str) -> None:
    outline, places = PAPERS[name]("\n".join(NAMES))
    data = write_pdf(outline)
    assert not [sign for sign in ("■", "\ufffd", "[U+") if sign in whole_text(data)]
    if reading := as_poppler_reads(data):
        plain = squeezed("".join(c for c in reading if not "\u202a" <= c <= "\u202e"))
        for each in NAMES:
            # The foot stands where a page usually ends, which is in the middle of one place here.
            assert plain.count(squeezed(each)) >= places - 1, each


def test_word_holds_every_text_as_typed_in_every_place_of_every_paper() -> None:
    outline, places = joined(PAPERS.values())("\n".join(NASTY))
    said = squeezed(" ".join(word_texts(write_word(outline))))
    for each in NASTY:
        assert said.count(squeezed(each)) >= places, each


def test_no_paper_is_left_out() -> None:
    folder = Path(documents.__path__[0])
    there = {
        found
        for each in folder.rglob("*.py")
        for found in re.findall(r"^def ([a-z]\w*_outline)\(", each.read_text(), re.M)
    }
    tried = "".join(Path(each).read_text() for each in (__file__, sheet_papers.__file__))
    assert len(there) > 15
    assert {each for each in there if f"{each}(" not in tried} == set()
