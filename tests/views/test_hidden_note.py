"""Pasted text: nothing of it is lost, a page becomes its words, and hidden characters are written out under the field."""

from typing import cast

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.answers import Chosen, Reasons, Rows
from nscb_desktop.framework.code_lists import DISABILITY
from nscb_desktop.framework.dates import PartialDate
from nscb_desktop.framework.editions import EDITIONS
from nscb_desktop.framework.fields import Day, Field, Kind, Line, Narrative, Several
from nscb_desktop.views.editing.answer_editor import AnswerEditor
from nscb_desktop.views.editing.grounds_editor import GroundsEditor
from nscb_desktop.views.editing.hidden_note import NOTE
from nscb_desktop.views.editing.several_editor import SeveralEditor
from nscb_desktop.views.editing.table_editor import TableEditor
from nscb_desktop.views.editing.text_fields import GrowingText, LineText
from nscb_desktop.views.editing.words_editor import NarrativeEditor, WordsEditor
from nscb_desktop.views.editors import editor_for

PART_ONE = EDITIONS[0].form("part_one")


def shown(field: Field | Kind, qtbot: QtBot) -> AnswerEditor:
    """A blank editor on the screen."""
    editor = editor_for(field if isinstance(field, Field) else Field("key", "Question:", field))
    qtbot.addWidget(editor)
    editor.show()
    return editor


def paste(text: LineText | GrowingText, words: str) -> None:
    QApplication.clipboard().setText(words)
    text.paste()


@pytest.mark.parametrize("kind", [Line(), Narrative(), Day()], ids=lambda kind: type(kind).__name__)
@pytest.mark.parametrize(
    ("hidden", "written"), [("\u202e", "[U+202E]"), ("\u2066", "[U+2066]"), ("\x07", "[U+0007]"), ("\x85", "[U+0085]")]
)
def test_a_hidden_character_is_written_out_under_the_field_and_kept(
    qtbot: QtBot, kind: Kind, hidden: str, written: str
) -> None:
    editor = cast(WordsEditor, shown(kind, qtbot))
    paste(editor.text, f"invoice{hidden}fdp")
    assert editor.hidden.words == NOTE.format(f"invoice{written}fdp")
    assert editor.hidden.label is not None
    assert editor.hidden.label.isVisible()
    assert editor.hidden.label.y() > editor.text.y()
    answer = editor.answer()
    assert (answer.written if isinstance(answer, PartialDate) else answer) == f"invoice{hidden}fdp"
    editor.text.write("invoice")
    assert editor.hidden.words == ""
    assert not editor.hidden.label.isVisible()


def test_a_stored_answer_shows_its_hidden_characters_too(qtbot: QtBot) -> None:
    editor = cast(NarrativeEditor, shown(Narrative(), qtbot))
    editor.set_answer("one\ntwo \u202eeerht")
    assert "one · two [U+202E]eerht" in editor.hidden.words
    editor.set_answer("one\ntwo\tthree")
    assert editor.hidden.words == ""


def test_words_beside_ticks_rows_and_grounds_are_looked_at_as_well(qtbot: QtBot) -> None:
    several = cast(SeveralEditor, shown(Several(DISABILITY), qtbot))
    several.set_answer(Chosen((), "a\u202eb"))
    assert "a[U+202E]b" in several.hidden.words
    table = cast(TableEditor, shown(PART_ONE.field("family"), qtbot))
    table.set_answer(Rows((), "a\u202eb"))
    assert "a[U+202E]b" in table.hidden.words
    grounds = cast(GroundsEditor, shown(PART_ONE.field("reasons"), qtbot))
    grounds.set_answer(Reasons({}, "a\u202eb"))
    assert "a[U+202E]b" in grounds.hidden.words
    line = next(iter(grounds.lines.values()))
    paste(line.evidence, "c\u2066d")
    assert line.hidden is not None
    assert "c[U+2066]d" in line.hidden.words
    assert line.hidden.label is not None
    assert line.hidden.label.y() >= line.y() + line.height()


@pytest.mark.parametrize("kind", [Line(), Narrative()], ids=lambda kind: type(kind).__name__)
def test_a_very_long_paste_is_kept_whole(qtbot: QtBot, kind: Kind) -> None:
    editor = cast(WordsEditor, shown(kind, qtbot))
    words = "word " * 8_000 + "end"
    paste(editor.text, words)
    assert editor.answer() == words


def test_a_formatted_page_is_pasted_as_its_words(qtbot: QtBot) -> None:
    editor = cast(NarrativeEditor, shown(Narrative(), qtbot))
    page = QMimeData()
    page.setHtml("<style>p {color: red}</style><p>First &amp; <b>bold</b></p><p>second</p>")
    QApplication.clipboard().setMimeData(page)
    assert editor.growing.canPaste()
    editor.text.paste()
    assert editor.answer() == "First & bold\nsecond"
    both = QMimeData()
    both.setHtml("<b>page</b>")
    both.setText("<b>as typed</b>")
    QApplication.clipboard().setMimeData(both)
    editor.clear_answer()
    editor.text.paste()
    assert editor.answer() == "<b>as typed</b>"


def test_shift_and_enter_begin_a_line_without_a_hidden_character(qtbot: QtBot) -> None:
    editor = cast(NarrativeEditor, shown(Narrative(), qtbot))
    QTest.keyClicks(editor.text, "one")
    QTest.keyClick(editor.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor.text, "two")
    assert editor.answer() == "one\ntwo"
    assert editor.hidden.words == ""
