"""Typing into editors: words kept as typed, suggestions that force nothing, and answers that are not text."""

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.answers import Chosen, Said
from nscb_desktop.framework.code_lists import DISABILITY, ETHNICITY, RELIGION
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import PartialDate, read_date
from nscb_desktop.framework.fields import Choice, Day, Field, Kind, Line, Narrative, Several, YesNo
from nscb_desktop.views.editing.answer_editor import AnswerEditor
from nscb_desktop.views.editing.choice_editor import ChoiceEditor
from nscb_desktop.views.editing.day_editor import DayEditor
from nscb_desktop.views.editing.several_editor import SeveralEditor
from nscb_desktop.views.editing.words_editor import NarrativeEditor, WordsEditor
from nscb_desktop.views.editing.yes_no_editor import YesNoEditor
from nscb_desktop.views.editors import editor_for


def shown(kind: Kind, qtbot: QtBot) -> AnswerEditor:
    """A blank editor on the screen."""
    editor = editor_for(Field("key", "Question:", kind))
    qtbot.addWidget(editor)
    editor.show()
    return editor


@pytest.mark.parametrize("kind", [Line(), Narrative(), Choice(RELIGION), Day()], ids=lambda kind: type(kind).__name__)
def test_not_known_and_none_are_answers_and_typing_replaces_them(kind: Kind, qtbot: QtBot) -> None:
    editor = cast(WordsEditor, shown(kind, qtbot))
    QTest.keyClicks(editor.text, "before")
    menu = editor.others_menu() if not isinstance(editor, ChoiceEditor) else None
    if menu:
        assert [action.text() for action in menu.actions() if action.text()] == [
            "Not known",
            "None",
            "Clear the answer",
        ]
    editor.say_not_known()
    assert editor.answer() is Said.NOT_KNOWN
    editor.say_none()
    assert editor.answer() is Said.NONE
    QTest.keyClicks(editor.text, "x")
    assert editor.said is None
    editor.clear_answer()
    assert editor.answer() is None


def test_undo_brings_back_what_not_known_replaced(qtbot: QtBot) -> None:
    editor = cast(WordsEditor, shown(Line(), qtbot))
    QTest.keyClicks(editor.text, "typed before")
    editor.say_not_known()
    editor.text.undo()
    assert editor.answer() == "typed before"


def test_words_that_read_not_known_stay_words(qtbot: QtBot) -> None:
    editor = cast(WordsEditor, shown(Line(), qtbot))
    QTest.keyClicks(editor.text, "Not known")
    assert editor.answer() == "Not known"


@pytest.mark.parametrize(
    "written",
    ["22/5/09 (mother) - GP record has 23 May 2009", "c. May 2009", "b. 1983 or 84", "31/02/2010", "9/11/13 22.41"],
)
def test_every_prefix_of_a_date_is_kept_with_its_reading(written: str, qtbot: QtBot) -> None:
    editor = cast(DayEditor, shown(Day(), qtbot))
    for end in range(1, len(written) + 1):
        QTest.keyClicks(editor.text, written[end - 1])
        answer = editor.answer()
        assert isinstance(answer, PartialDate)
        assert answer.written == written[:end].strip()
        assert editor.reading.text() == read_date(written[:end]).reading


def test_a_choice_suggests_by_code_and_by_label(qtbot: QtBot) -> None:
    editor = cast(ChoiceEditor, shown(Choice(ETHNICITY), qtbot))
    for prefix in ("MWAS", "white and as"):
        editor.completer.setCompletionPrefix(prefix)
        assert editor.completer.currentCompletion() == "White and Asian · MWAS"
    editor.choose(editor.completer.currentIndex())
    assert editor.answer() == "White and Asian"
    editor.text.undo()
    assert editor.answer() is None


def test_a_choice_keeps_what_is_typed_while_suggestions_are_open(qtbot: QtBot) -> None:
    editor = cast(ChoiceEditor, shown(Choice(ETHNICITY), qtbot))
    QTest.keyClicks(editor.text, "White")
    popup = editor.completer.popup()
    assert popup is not None
    assert popup.isVisible()
    popup.setCurrentIndex(editor.completer.completionModel().index(1, 0))
    assert editor.answer() == "White"
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    QTest.keyClicks(editor.text, " (Polish)")
    assert editor.answer() == "White (Polish)"


def test_a_choice_offers_not_known_and_none(qtbot: QtBot) -> None:
    editor = cast(ChoiceEditor, shown(Choice(ETHNICITY), qtbot))
    for said in Said:
        editor.completer.setCompletionPrefix(said.shown)
        editor.choose(editor.completer.currentIndex())
        assert editor.answer() is said


def test_yes_no_lets_go_when_pressed_again(qtbot: QtBot) -> None:
    editor = cast(YesNoEditor, shown(YesNo(), qtbot))
    for number, reply in enumerate(Reply):
        QTest.mouseClick(editor.row.buttons[number], Qt.MouseButton.LeftButton)
        assert editor.answer() is reply
    QTest.mouseClick(editor.row.buttons[2], Qt.MouseButton.LeftButton)
    assert editor.answer() is None


def test_yes_no_answers_to_the_keyboard(qtbot: QtBot) -> None:
    editor = cast(YesNoEditor, shown(YesNo(), qtbot))
    first = editor.row.buttons[0]
    QTest.keyClick(first, Qt.Key.Key_N)
    assert editor.answer() is Reply.NO
    QTest.keyClick(editor.row.buttons[1], Qt.Key.Key_Right)
    QTest.keyClick(editor.row.buttons[2], Qt.Key.Key_Space)
    assert editor.answer() is Reply.NOT_KNOWN
    QTest.keyClick(editor.row.buttons[2], Qt.Key.Key_Delete)
    assert editor.answer() is None


def test_none_excludes_every_other_entry(qtbot: QtBot) -> None:
    editor = cast(SeveralEditor, shown(Several(DISABILITY), qtbot))
    editor.boxes["HEAR"].click()
    editor.boxes["COMM"].click()
    assert editor.answer() == Chosen(("HEAR", "COMM"))
    editor.buttons.buttons[1].click()
    assert editor.answer() == Chosen(("NONE",))
    editor.boxes["AUT"].click()
    assert editor.answer() == Chosen(("AUT",))
    editor.buttons.buttons[0].click()
    assert editor.answer() is Said.NOT_KNOWN
    QTest.keyClicks(editor.words, "on waiting list")
    assert editor.answer() == Chosen((), "on waiting list")


def test_a_narrative_grows_with_its_text_up_to_a_limit(qtbot: QtBot) -> None:
    editor = cast(NarrativeEditor, shown(Narrative(2), qtbot))
    low = editor.text.height()
    editor.set_answer("line\n" * 10)
    higher = editor.text.height()
    editor.set_answer("line\n" * 1000)
    assert low < higher < editor.text.height() < 60 * editor.fontMetrics().lineSpacing()


def test_tab_leaves_a_narrative(qtbot: QtBot) -> None:
    editor = cast(NarrativeEditor, shown(Narrative(), qtbot))
    QTest.keyClick(editor.text, Qt.Key.Key_Tab)
    assert editor.answer() is None


def test_undo_works_in_every_text(qtbot: QtBot) -> None:
    for kind in (Line(), Narrative(), Day(), Choice(RELIGION)):
        editor = cast(WordsEditor, shown(kind, qtbot))
        QTest.keyClicks(editor.text, "typed")
        editor.text.undo()
        QApplication.processEvents()
        assert editor.answer() != "typed"
        editor.text.redo()
        assert editor.text.words() == "typed"
