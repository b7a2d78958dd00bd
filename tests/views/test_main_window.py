"""The frame: marking, rail, header, the privacy key, and nothing lost or left behind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.views.cases_page import CasesPage
from nscb_desktop.views.help_page import HelpPage
from nscb_desktop.views.main_window import NAME, MainWindow
from nscb_desktop.views.privacy import NEUTRAL_TITLE
from nscb_desktop.views.sitting_desk import SittingDesk
from nscb_desktop.views.today_page import TodayPage
from tests.views.everything_shown import everything_shown
from tests.views.mnemonics import clashing_mnemonics, nameless


class NotePage(QWidget):
    """A page with a text field, which notes what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("Note")
        QVBoxLayout(self).addWidget(self.text)

    def flush(self) -> None:
        """Save."""
        self.asked.append("flush")

    def forget(self) -> None:
        """Drop the text."""
        self.text.clear()
        self.asked.append("forget")

    def refresh(self) -> None:
        """Read anew."""
        self.asked.append("refresh")


@pytest.fixture
def window(qtbot: QtBot, office: SittingDesk, in_light: None) -> MainWindow:
    made = MainWindow(office)
    qtbot.addWidget(made)
    made.add_page("today", "&Today", TodayPage(office, made.messages), "today")
    made.add_page("cases", "&Cases", CasesPage(office, made.messages), "cases")
    made.add_page("note", "Note", NotePage(), under="cases")
    made.add_page("help", "&Help", HelpPage("0"), "help", foot=True)
    made.show()
    made.show_page("today")
    return made


def note_of(window: MainWindow) -> NotePage:
    page = window.page("note")
    assert isinstance(page, NotePage)
    return page


def test_it_says_marking_person_office_and_backup(window: MainWindow) -> None:
    shown = everything_shown(window)
    for words in ("RESTRICTED", "J. Okafor", "Business Manager", "No backup yet"):
        assert words in shown


@pytest.mark.parametrize("key", ["today", "cases", "help"])
def test_every_page_answers_to_letters_of_its_own_and_names_what_it_shows(window: MainWindow, key: str) -> None:
    window.show_page(key)
    assert clashing_mnemonics(window) == {}
    assert nameless(window) == []


def test_drafts_with_names_shown_answer_to_letters_of_their_own(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("cases")
    page = window.page("cases")
    assert isinstance(page, CasesPage)
    page.ui.names.setChecked(True)
    page.show_drafts()
    page.drafts.selectRow(0)
    qtbot.waitUntil(page.preview.discard.isVisible)
    assert clashing_mnemonics(window) == {}


@pytest.mark.parametrize("key", ["today", "cases", "help"])
def test_it_is_usable_at_1366_by_768(window: MainWindow, key: str) -> None:
    window.show_page(key)
    hint = window.minimumSizeHint()
    assert hint.width() <= 1366
    assert hint.height() <= 768


def test_the_rail_turns_pages_and_marks_where_one_is(window: MainWindow, qtbot: QtBot) -> None:
    window.ui.rail.picked.emit("cases")
    assert window.here == "cases"
    window.show_page("note")
    assert window.here == "note"
    assert [key for key, button in window.ui.rail._buttons.items() if button.isChecked()] == ["cases"]


def test_leaving_a_page_saves_it_and_arriving_reads_it(window: MainWindow) -> None:
    window.show_page("note")
    window.show_page("today")
    window.show_page("note")
    assert note_of(window).asked == ["refresh", "flush", "refresh"]


def test_closing_saves_what_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closed):
        window.close()
    assert "flush" in note_of(window).asked


def test_a_page_that_could_lose_text_is_not_taken(window: MainWindow) -> None:
    with pytest.raises(TypeError):
        window.add_page("bad", "Bad", QWidget())


def test_the_title_carries_a_reference_and_never_a_name(window: MainWindow) -> None:
    window.show_page("note", "NSCB-2013-011")
    assert window.windowTitle() == f"NSCB-2013-011 · {NAME}"
    window.show_page("today")
    assert window.windowTitle() == NAME


def test_search_asks_from_two_letters_on_and_when_emptied(window: MainWindow, qtbot: QtBot) -> None:
    asked: list[str] = []
    window.search_asked.connect(asked.append)
    for letter in "abc":
        QTest.keyClicks(window.ui.header.search, letter)
        qtbot.wait(5)
    QTest.keyClick(window.ui.header.search, Qt.Key.Key_Escape)
    qtbot.wait(5)
    assert asked == ["ab", "abc", ""]


def test_enter_hands_on_what_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClicks(window.ui.header.search, "2013-007")
    with qtbot.waitSignal(window.search_entered) as entered:
        QTest.keyClick(window.ui.header.search, Qt.Key.Key_Return)
    assert entered.args == ["2013-007"]


def test_the_keys_of_the_frame(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.ui.header.search.hasFocus()
    with qtbot.waitSignal(window.lock_asked):
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(window.new_asked):
        QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.here == "help"


def is_hidden(window: MainWindow) -> bool:
    return window.hidden


def test_f12_hides_everything_at_once_and_brings_it_back(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("note", "NSCB-2013-011")
    dialog = QDialog(window)
    dialog.show()
    QTest.keyClick(note_of(window).text, Qt.Key.Key_F12)
    assert is_hidden(window)
    assert window.windowTitle() == NEUTRAL_TITLE
    assert not window.ui.everything.isVisible()
    assert not dialog.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F12)
    assert not is_hidden(window)
    assert window.ui.everything.isVisible()
    assert dialog.isVisible()
    assert window.windowTitle() == f"NSCB-2013-011 · {NAME}"


def test_f12_works_inside_a_dialog(window: MainWindow, qtbot: QtBot) -> None:
    dialog = window.messages.ask_reason("Why?", "Go on", print)
    QTest.keyClick(dialog.words, Qt.Key.Key_F12)
    assert window.hidden
    assert not dialog.isVisible()


def test_what_opens_behind_the_cover_stays_behind_it(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F12)
    dialog = QDialog(window)
    dialog.open()
    # Not even for the moment until the event loop comes round.
    assert dialog.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    QTest.keyClick(window, Qt.Key.Key_F12)
    assert dialog.isVisible()
    assert not dialog.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    later = QDialog(window)
    later.open()
    qtbot.wait(5)
    assert later.isVisible()


def test_ctrl_l_locks_from_inside_a_dialog(window: MainWindow, qtbot: QtBot) -> None:
    dialog = window.messages.ask_reason("Why?", "Go on", print)
    locks: list[bool] = []

    def note() -> None:
        locks.append(True)

    window.lock_asked.connect(note)
    QTest.keyClick(dialog.words, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert locks == [True]
    QTest.keyClick(dialog.words, Qt.Key.Key_L)
    QTest.keyClick(note_of(window).text, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert locks == [True, True]
    assert dialog.words.words() == "l"


def test_what_is_said_at_the_foot_lies_over_nothing(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("note")
    window.messages.toast("Draft 3, received 20 Dec 2013 from Children's Social Care, is discarded.", "Undo", print)
    toast = window.messages._toast
    assert toast
    qtbot.waitUntil(lambda: toast.y() >= window.ui.pages.geometry().bottom())
    assert toast.parentWidget() is window.ui.pages.parentWidget()
    assert toast.words.text().endswith("is discarded.")
    room = toast.layout().contentsMargins()  # type: ignore[union-attr]  # it has one
    assert (room.left(), room.right()) == (14, 8)
    window.messages.toast("1 row copied.")
    room = toast.layout().contentsMargins()  # type: ignore[union-attr]  # it has one
    assert (room.left(), room.right()) == (14, 14)


def test_minimising_asks_for_the_lock(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.lock_asked):
        window.showMinimized()


def test_after_the_lock_no_record_text_is_left_in_any_widget(
    window: MainWindow, sitting: Sitting, qtbot: QtBot
) -> None:
    window.show_page("cases")
    page = window.page("cases")
    assert isinstance(page, CasesPage)
    page.ui.names.setChecked(True)
    page.search("begum")
    page.grid.selectRow(0)
    qtbot.waitUntil(lambda: "Child G" in everything_shown(window))
    assert "Wiśniewska" in everything_shown(window)
    note_of(window).text.setPlainText("Łucja was brought to hospital")
    window.ui.header.search.setText("Łucja")
    page.grid.copy()
    window.messages.say("NSCB-2013-007 was changed by another window.")
    window.forget()
    qtbot.wait(10)
    assert QGuiApplication.clipboard().text() == ""
    shown = everything_shown(window)
    for words in ("Łucja", "Wiśniewska", "Child G", "Children's Social Care", "begum", "NSCB-2013-007", "abuse"):
        assert words not in shown, words
