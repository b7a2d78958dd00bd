"""Amending a registered form: one answer, its new value, the date and why."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.answers import Answer, Said
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.newham_2013 import PART_ONE
from nscb_desktop.views.amend_dialog import AmendDialog, AmendmentChoice
from nscb_desktop.views.editing.words_editor import WordsEditor
from tests.views.mnemonics import clashing_mnemonics, nameless

REGISTERED: dict[str, Answer] = {"child_name": "<b>Ruby</b> Sample", "date_of_birth": read_date("12/6/08")}
CURRENT: dict[str, Answer] = {**REGISTERED, "date_of_birth": read_date("13 June 2008")}


def today() -> date:
    """The day the tests are made on."""
    return date(2014, 1, 7)


@pytest.fixture
def dialog(qtbot: QtBot) -> AmendDialog:
    """The dialog, open, with nothing chosen."""
    # Not handed to qtbot, which would close it again: it is deleted when it closes.
    made = AmendDialog(PART_ONE, REGISTERED, CURRENT, today)
    made.open()
    return made


def choose(dialog: AmendDialog, key: str) -> WordsEditor:
    """Choose the answer to amend."""
    dialog.fields.setCurrentIndex(dialog.fields.findData(key))
    assert isinstance(dialog.editor, WordsEditor)
    return dialog.editor


def test_nothing_is_chosen_beforehand(dialog: AmendDialog) -> None:
    assert dialog.fields.currentIndex() == -1
    assert not dialog.ok.isEnabled()
    assert "which answer is amended" in dialog.needed.text()


def test_the_answer_is_shown_as_registered_and_as_it_stands(dialog: AmendDialog) -> None:
    choose(dialog, "date_of_birth")
    assert (dialog.first.words(), dialog.standing.words()) == ("12/6/08", "13 June 2008")
    choose(dialog, "child_name")
    assert dialog.standing.words() == "<b>Ruby</b> Sample"
    assert not dialog.first.isVisible()


def test_an_amendment_is_dated_and_says_why(dialog: AmendDialog, qtbot: QtBot) -> None:
    editor = choose(dialog, "child_name")
    assert "still the old one" in dialog.needed.text()
    editor.text.write("Ruby Sample-Invented")
    assert dialog.needed.text() == "Still needed: the exact date of the amendment; why it is amended."
    QTest.keyClicks(dialog.day.text, "6 Jan 2014")
    QTest.keyClicks(dialog.why, "birth certificate seen")
    with qtbot.waitSignal(dialog.chosen) as chosen:
        QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    expected = AmendmentChoice({"child_name": "Ruby Sample-Invented"}, date(2014, 1, 6), "birth certificate seen")
    assert chosen.args == [expected]


def test_an_answer_can_be_amended_to_not_known_or_to_blank(dialog: AmendDialog) -> None:
    editor = choose(dialog, "child_name")
    QTest.keyClicks(dialog.day.text, "6 Jan 2014")
    QTest.keyClicks(dialog.why, "entered in error")
    for said in (Said.NOT_KNOWN, None):
        editor.say(said)
        assert dialog.ok.isEnabled()
        assert dialog.choice().changes == {"child_name": said}


def test_the_date_is_exact_and_not_in_the_future(dialog: AmendDialog) -> None:
    for written in ("Jan 2014", "c. 6 Jan 2014", "8 Jan 2014", "soon"):
        dialog.day.text.write(written)
        assert "date of the amendment" in dialog.needed.text()
    dialog.day.text.write("7 Jan 2014")
    assert "date of the amendment" not in dialog.needed.text()


def test_every_answer_of_the_form_can_be_chosen(dialog: AmendDialog) -> None:
    for number in range(dialog.fields.count()):
        dialog.fields.setCurrentIndex(number)
        assert dialog.editor is not None
        assert dialog.editor.answer() == CURRENT.get(dialog.fields.itemData(number))
    assert dialog.fields.count() == 14
    assert clashing_mnemonics(dialog) == {}
    assert nameless(dialog) == []
