"""The form page: a whole referral typed in, loaded, collected and jumped about in."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.answers import Answers, Reasons, Rows
from nscb_desktop.framework.completeness import Missing, missing
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.newham_2013 import OFFICE_RECORD, PART_ONE, PART_TWO
from nscb_desktop.framework.records import Draft
from nscb_desktop.views.editing.answer_editor import is_stop
from nscb_desktop.views.editing.grounds_editor import GroundsEditor
from nscb_desktop.views.editing.table_editor import TableEditor
from nscb_desktop.views.editing.text_fields import LineText
from nscb_desktop.views.form_page import FormPage
from tests.conftest import FixedClock
from tests.views.everything_shown import everything_shown
from tests.views.mnemonics import clashing_mnemonics, nameless
from tests.views.typed_referral import REFERRAL, type_answer

RECEIVED = datetime(2013, 12, 20, 16, 40, tzinfo=UTC)
TWENTY_PAGES = "\n\n".join(f"{n}. " + "The health visitor recorded what the family said. " * 60 for n in range(24))


def draft(
    answers: Answers, office: Answers | None = None, received_at: datetime | None = None, number: int = 1
) -> Draft:
    """A draft as the register hands it out."""
    saved = datetime(2014, 1, 7, 10, 42, 7, tzinfo=UTC)
    return Draft(number, PART_ONE, received_at, answers, office or {}, 1, saved, "J. Okafor")


@pytest.fixture
def page(qtbot: QtBot, fixed_clock: FixedClock) -> FormPage:
    """A page with a blank draft, in a small office window."""
    made = FormPage(PART_ONE, OFFICE_RECORD, fixed_clock)
    qtbot.addWidget(made)
    made.resize(1182, 650)
    made.show()
    made.load(draft({}))
    return made


def test_a_blank_draft_stays_blank(page: FormPage) -> None:
    current = page.current()
    assert current == draft({})
    assert page.state.badge is not None
    assert page.state.badge.text == "DRAFT · 0 of 14 answered"
    assert page.sections.answered() == []


def test_a_referral_typed_in_is_read_back_exactly(page: FormPage, qtbot: QtBot) -> None:
    for key, answer in REFERRAL.items():
        type_answer(page.sheet.blocks[key].editor, answer)
    assert page.current().answers == REFERRAL


def test_what_is_loaded_is_collected_exactly(page: FormPage, qtbot: QtBot) -> None:
    office: Answers = {"incident_on": read_date("Tues 3 December 2013"), "notes": "two envelopes"}
    with qtbot.assertNotEmitted(page.edited, wait=50):
        page.load(draft(REFERRAL, office, RECEIVED))
    assert page.current() == draft(REFERRAL, office, RECEIVED)


@pytest.mark.parametrize(
    "words", ["20/12/2013", "last Friday, in the afternoon", "Friday 20 December 2013, about 4.40 pm"]
)
def test_words_for_the_receipt_that_its_moment_does_not_say_are_kept(page: FormPage, words: str) -> None:
    QTest.keyClicks(page.receipt.field.line, words)
    kept = page.current()
    assert kept.received_words == words
    page.load(draft({}, number=2))
    assert page.receipt.field.line.text() == ""
    page.load(kept)
    assert page.receipt.field.line.text() == words
    assert page.current() == kept


def test_a_moment_that_is_read_needs_no_words_beside_it(page: FormPage) -> None:
    QTest.keyClicks(page.receipt.field.line, "20/12/2013 16.40")
    assert (page.current().received_at, page.current().received_words) == (RECEIVED, "")


def test_a_receipt_on_a_day_of_another_name_says_which_day_it_was(page: FormPage) -> None:
    QTest.keyClicks(page.receipt.field.line, "Thursday 20 Dec 2013 16.40")
    assert page.current().received_at is None
    assert "20 December 2013 was a Friday" in page.receipt.field.reading.text()


def test_a_line_that_is_too_long_for_its_field_shows_its_beginning_and_all_of_it_under_the_pointer(
    page: FormPage, qtbot: QtBot
) -> None:
    line = page.sheet.blocks["ethnicity"].editor.focusProxy()
    assert isinstance(line, LineText)
    line.setFocus()
    QTest.keyClicks(line, "Mixed: <b>Bangladeshi</b> and Polish, as the mother described it on 3 December")
    assert line.cursorPosition() > 40
    page.jump_to("religion")
    assert line.cursorPosition() == 0
    assert "&lt;b&gt;Bangladeshi" in line.toolTip()
    line.write("Polish")
    assert line.toolTip() == ""


def test_an_answer_that_the_form_has_no_place_for_is_kept(page: FormPage) -> None:
    page.load(draft({"retired": "kept", "religion": "Sikh"}))
    assert page.current().answers == {"retired": "kept", "religion": "Sikh"}


def test_another_draft_leaves_nothing_of_the_one_before(page: FormPage) -> None:
    page.load(draft(REFERRAL, {"notes": "zzcanary office"}, RECEIVED))
    page.show_missing([Missing("religion", "Religion: zzcanary")])
    page.load(draft({}, number=2))
    # What the event loop does when it comes round.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert page.current() == draft({}, number=2)
    shown = everything_shown(page)
    for words in ("Ruby", "Invented", "zzcanary", "Sylheti", "16:40", "Deputy"):
        assert words not in shown
    page.jump_to("child_name")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.current().answers == {}


def test_html_is_shown_as_it_is_written(page: FormPage) -> None:
    hostile = "<b>bold</b> <img src='file:///etc/hostname'> &amp;"
    page.load(
        draft({"child_name": hostile, "date_of_birth": read_date(hostile), "family": Rows(({"notes": hostile},), "")})
    )
    page.show_missing([Missing("religion", hostile)])
    assert page.current().answers["child_name"] == hostile
    labels = [label for label in page.findChildren(QLabel) if label.objectName() != "qt_"]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert page.summary.links() == [hostile]


def test_labels_stand_in_the_order_and_words_of_the_form(page: FormPage) -> None:
    labels = [block.label.text().replace("&&", "&") for block in page.sheet.blocks.values()]
    assert labels == [field.label for field in PART_ONE.fields()]
    tops = [block.mapTo(page.sheet, block.rect().topLeft()) for block in page.sheet.blocks.values()]
    assert sorted(tops, key=lambda top: (top.y(), top.x())) == tops


def test_missing_things_are_listed_jumped_to_and_dropped_once_mended(page: FormPage, qtbot: QtBot) -> None:
    answers = {key: answer for key, answer in REFERRAL.items() if key not in {"religion", "authoriser"}}
    page.load(draft(answers, received_at=RECEIVED))
    page.show_missing(missing(PART_ONE, answers))
    assert page.summary.heading.text() == "2 things are missing; registering without them needs a reason"
    page.summary.jumped.emit("religion")
    editor = page.sheet.blocks["religion"].editor
    assert page.focusWidget() is editor.focusProxy()
    assert not page.sheet.blocks["religion"].visibleRegion().isEmpty()
    QTest.keyClicks(page.focusWidget(), "not asked")
    qtbot.waitUntil(
        lambda: page.summary.links() == ["Senior Manager or Clinician authorising this referral: not answered"]
    )
    assert page.sheet.blocks["religion"].problem.text() == ""


def test_sections_say_whether_they_are_answered_and_lead_there(page: FormPage) -> None:
    page.load(draft(REFERRAL, {}, RECEIVED))
    assert page.sections.answered() == [
        "received_at",
        "agency",
        "authorisation",
        "child",
        "family",
        "addresses",
        "reasons",
    ]
    page.go_to_section("addresses")
    assert not page.sheet.blocks["home_address"].visibleRegion().isEmpty()
    assert page.focusWidget() is page.sheet.blocks["home_address"].editor.focusProxy()


def test_tab_follows_the_paper_through_rows_that_came_later(page: FormPage) -> None:
    page.load(draft(REFERRAL))
    family = page.sheet.blocks["family"].editor
    assert isinstance(family, TableEditor)
    family.add.click()
    disability, address = page.sheet.blocks["disability"].editor, page.sheet.blocks["home_address"].editor
    visited: list[QWidget] = []
    widget: QWidget | None = page.receipt.field.line
    while widget is not None and widget not in visited[:1]:
        visited.append(widget)
        widget = widget.nextInFocusChain()
    stops = [each for each in visited if is_stop(each)]
    cells = [card.editors["name"].focusProxy() for card in family.cards]
    order = [stops.index(each) for each in [disability.focusProxy(), *cells, family.add, address.focusProxy()] if each]
    assert order == sorted(order)
    assert len(order) == len(cells) + 3


def test_receipt_is_blank_until_entered(page: FormPage) -> None:
    assert page.current().received_at is None
    page.receipt.field.now.click()
    assert page.current().received_at == datetime(2014, 1, 7, 10, 42, tzinfo=UTC)


@pytest.mark.parametrize("written", ["20/12/2013 16.40", "Fri 20 Dec 2013 4.40 pm", "20 December 2013, 16:40"])
def test_receipt_is_read_leniently(page: FormPage, written: str) -> None:
    for letter in written:
        QTest.keyClicks(page.receipt.field.line, letter)
        page.current()
    assert page.current().received_at == RECEIVED
    assert page.receipt.field.reading.text() == "Read as Fri 20 Dec 2013 16:40"


def test_receipt_says_when_it_cannot_be_read(page: FormPage) -> None:
    QTest.keyClicks(page.receipt.field.line, "20/12/2013")
    assert page.current().received_at is None
    assert "time" in page.receipt.field.reading.text()


def test_registering_is_asked_once_for_a_double_click(page: FormPage, qtbot: QtBot) -> None:
    asked: list[int] = []
    page.register_asked.connect(lambda: asked.append(1))
    QTest.mouseClick(page.ui.register_button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(page.ui.register_button, Qt.MouseButton.LeftButton)
    assert asked == [1]


def test_the_chosen_original_is_handed_on(page: FormPage, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(page.file_chosen) as chosen:
        page._chose_file(str(tmp_path / "referral.pdf"))
    assert chosen.args == [tmp_path / "referral.pdf"]


def test_twenty_pages_are_collected_within_a_frame(page: FormPage) -> None:
    page.load(draft({**REFERRAL, "reasons": Reasons({}, TWENTY_PAGES)}))
    editor = page.sheet.blocks["reasons"].editor
    assert isinstance(editor, GroundsEditor)
    taken = []
    for _ in range(5):
        QTest.keyClicks(editor.words, "x")
        started = time.perf_counter()
        page.current()
        taken.append(time.perf_counter() - started)
    assert min(taken) < 0.016


def test_the_age_at_the_incident_stands_beside_the_date_of_birth(page: FormPage) -> None:
    page.load(draft({"date_of_birth": read_date("22 May 2009")}, {"incident_on": read_date("18 Dec 2013")}))
    reading = page.sheet.blocks["date_of_birth"].editor.findChild(QLabel)
    assert reading is not None
    assert reading.text() == "Read as 22 May 2009. Age at the incident: 4 years"


def test_everything_has_a_name_and_a_key_of_its_own(page: FormPage) -> None:
    page.load(draft(REFERRAL))
    assert clashing_mnemonics(page) == {}
    assert nameless(page) == []


def test_part_two_is_typed_on_the_same_page(qtbot: QtBot, fixed_clock: FixedClock) -> None:
    page = FormPage(PART_TWO, OFFICE_RECORD, fixed_clock)
    qtbot.addWidget(page)
    assert list(page.sheet.blocks) == [field.key for field in PART_TWO.fields()]
