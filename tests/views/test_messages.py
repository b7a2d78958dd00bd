"""Boxes and the way back: plain sentences, no record text in a defect, callbacks run once."""

import logging

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.views.messages import Messages, ReasonDialog
from tests.views.everything_shown import everything_shown
from tests.views.mnemonics import nameless

RECORD_TEXT = "Łucja was brought to hospital"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


@pytest.fixture
def messages(window: QWidget) -> Messages:
    return Messages(window)


def box_of(window: QWidget) -> QMessageBox:
    found = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert len(found) == 1
    return found[0]


def press(window: QWidget, words: str) -> None:
    box = box_of(window)
    next(button for button in box.buttons() if button.text().replace("&", "") == words).click()


def test_what_a_person_can_put_right_is_said_as_its_sentence(messages: Messages, window: QWidget) -> None:
    messages.problem(OfficeError("“<b>x</b>” is not a reference. References look like NSCB-2013-001."))
    box = box_of(window)
    assert box.text() == "“<b>x</b>” is not a reference. References look like NSCB-2013-001."
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert nameless(box) == []


def test_a_defect_shows_and_logs_where_and_nothing_of_the_record(
    messages: Messages, window: QWidget, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        raise KeyError(RECORD_TEXT)
    except KeyError as error:
        with caplog.at_level(logging.DEBUG):
            messages.problem(error)
    assert "KeyError test_messages.py" in box_of(window).text()
    assert RECORD_TEXT not in everything_shown(window)
    assert RECORD_TEXT not in caplog.text
    assert "KeyError" in caplog.text


def test_the_answer_pressed_is_the_one_that_runs_and_only_once(messages: Messages, window: QWidget) -> None:
    ran: list[str] = []
    answers = [("A &different child", "different"), ("A linked &sibling", "sibling")]

    def different() -> None:
        ran.append("different")

    def sibling() -> None:
        ran.append("sibling")

    messages.choose("Is this the same child?", list(zip((a for a, _ in answers), (different, sibling), strict=True)))
    press(window, "A linked sibling")
    assert ran == ["sibling"]


def test_escape_does_nothing(messages: Messages, window: QWidget, qtbot: QtBot) -> None:
    ran: list[str] = []

    def discard() -> None:
        ran.append("discarded")

    def kept() -> None:
        ran.append("kept")

    messages.ask("Discard NSCB-2013-011, Child N?", "&Discard", discard, otherwise=kept)
    QTest.keyClick(box_of(window), Qt.Key.Key_Escape)
    assert ran == ["kept"]


def test_hidden_characters_in_a_message_are_written_out(messages: Messages, window: QWidget) -> None:
    messages.say("Name\u202egnp.exe")
    assert box_of(window).text() == "Name[U+202E]gnp.exe"


def test_a_reason_is_needed_before_it_goes_on(messages: Messages, window: QWidget, qtbot: QtBot) -> None:
    reasons: list[str] = []
    dialog = messages.ask_reason("Why is NSCB-2013-011, Child N, voided?", "&Void it", reasons.append)
    assert isinstance(dialog, ReasonDialog)
    assert not dialog.yes.isEnabled()
    dialog.words.setPlainText("  registered twice ")
    assert nameless(dialog) == []
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    dialog.yes.click()
    assert reasons == ["registered twice"]


def test_what_was_done_can_be_undone_once(messages: Messages, window: QWidget) -> None:
    undone: list[str] = []

    def undo() -> None:
        undone.append("undone")

    messages.toast("Draft discarded.", "Undo", undo)
    toast = messages._toast
    assert toast is not None
    assert toast.isVisible()
    toast.undo.click()
    toast.undo.click()
    assert undone == ["undone"]
    assert toast.isHidden()


def test_forgetting_closes_every_box_and_the_way_back(messages: Messages, window: QWidget, qtbot: QtBot) -> None:
    messages.toast("NSCB-2013-011 changed.")
    messages.say("NSCB-2013-011 changed.")
    messages.forget()
    qtbot.wait(5)
    assert "NSCB-2013-011" not in everything_shown(window)
