"""Every place for free text on every paper there is: markup is printed as typed, and names in every script are drawn."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pypdf
import pytest

from nscb_desktop.documents import pages, pdf, sheet
from nscb_desktop.documents.form_paper import form_outline
from nscb_desktop.documents.letters import LetterPaper, letter_outline, worded_outline
from nscb_desktop.documents.outline import Outline
from nscb_desktop.documents.pdf import write_pdf
from nscb_desktop.documents.recovery_sheet import recovery_outline
from nscb_desktop.documents.sheets import SheetHead, diary_outline, history_outline, working_outline
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.newham_2013 import OFFICE_RECORD, PART_ONE, PART_TWO
from nscb_desktop.framework.records import FieldChange, HistoryEntry
from nscb_desktop.framework.working_days import OfficeCalendar, Rule, count_working_days
from tests.documents.papers import filled_with, page_texts, paper, readings, whole_text
from tests.documents.test_text import NAMES, NASTY

AT = datetime(2014, 1, 7, 10, 42, tzinfo=UTC)
COUNT = count_working_days(date(2013, 12, 20), 10, OfficeCalendar(), Rule.DAY_AFTER_RECEIPT)
LONG = 60_000.0
Make = Callable[[str], tuple[Outline, int]]
"""A paper with these words in every place for them, and how many places there are."""


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
        assert not page.images


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
    _, *by_poppler = readings(data)
    for reading in by_poppler[:1]:
        plain = squeezed("".join(c for c in reading if not "\u202a" <= c <= "\u202e"))
        for each in NAMES:
            # The foot stands where a page usually ends, which is in the middle of one place here.
            assert plain.count(squeezed(each)) >= places - 1, each
