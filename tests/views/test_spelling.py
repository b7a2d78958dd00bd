"""Spelling: British and American words pass, mistakes in running text are marked, names never are."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.fields import Field, Narrative
from nscb_desktop.views import spelling
from nscb_desktop.views.editing.text_fields import GrowingText
from nscb_desktop.views.editors import editor_for
from nscb_desktop.views.spelling import Dictionary
from nscb_desktop.views.word_list import WordList, english


def at_once(job: Callable[[Any], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
    """Run a job here and now."""
    done(job(None))


@pytest.fixture(scope="module")
def words() -> WordList:
    """The bundled list, read once."""
    return english()


@pytest.fixture
def dictionary(words: WordList, monkeypatch: pytest.MonkeyPatch) -> Dictionary:
    """A dictionary that is loaded."""
    monkeypatch.setattr(spelling, "english", lambda: words)
    made = Dictionary()
    made.load(at_once)
    return made


def marked(text: GrowingText) -> list[str]:
    """The words underlined on the screen."""
    found, block = [], text.document().begin()
    while block.isValid():
        found += [block.text()[each.start : each.start + each.length] for each in block.layout().formats()]
        block = block.next()
    return found


@pytest.mark.parametrize(
    "word",
    ["colour", "behaviour", "organisation", "paediatric", "centre", "neighbour", "programme", "recognised", "practise",
     "haemorrhage", "analyse", "travelling", "defence", "towards", "carers", "safeguarding", "mother's", "mother’s",
     "realize", "behavior"],
)  # fmt: skip
def test_british_and_american_spellings_are_known(dictionary: Dictionary, word: str) -> None:
    assert dictionary.knows(word)


@pytest.mark.parametrize("word", ["recieved", "behavoiur", "safegaurding", "definately"])
def test_mistakes_are_not(dictionary: Dictionary, word: str) -> None:
    assert not dictionary.knows(word)


def test_suggestions_are_near_and_british(dictionary: Dictionary) -> None:
    assert dictionary.suggestions("recieved")[0] == "received"
    assert "colour" in dictionary.suggestions("coluor")


def test_only_running_lower_case_english_is_marked(dictionary: Dictionary, qtbot: QtBot) -> None:
    text = GrowingText(3)
    qtbot.addWidget(text)
    text.use_dictionary(dictionary)
    text.fill("Wisniewska recieved NFA, zzz, n.adeolaa@exampleham.example, http://exampplle. beleive সারা s.47 hosptal")
    QApplication.processEvents()
    assert marked(text) == ["recieved", "beleive", "hosptal"]


def test_marking_is_no_edit(dictionary: Dictionary, qtbot: QtBot) -> None:
    editor = editor_for(Field("key", "Question:", Narrative()))
    qtbot.addWidget(editor)
    editor.set_answer("recieved")
    with qtbot.assertNotEmitted(editor.edited, wait=50):
        editor.use_dictionary(dictionary)


def test_the_menu_suggests_and_replaces_in_a_way_that_can_be_undone(dictionary: Dictionary, qtbot: QtBot) -> None:
    text = GrowingText(3)
    qtbot.addWidget(text)
    text.use_dictionary(dictionary)
    text.fill("it was 😀 recieved late")
    cursor = QTextCursor(text.document())
    cursor.setPosition(text.document().toRawText().index("recieved") + 3)
    menu = text.spelling_menu(cursor)
    next(action for action in menu.actions() if action.text() == "received").trigger()
    assert text.words() == "it was 😀 received late"
    text.undo()
    assert text.words() == "it was 😀 recieved late"


def test_without_a_dictionary_nothing_is_marked(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "english", WordList)
    dictionary = Dictionary()
    dictionary.load(at_once)
    text = GrowingText(3)
    qtbot.addWidget(text)
    text.use_dictionary(dictionary)
    text.fill("recieved")
    assert marked(text) == []
    assert dictionary.knows("recieved")


def test_a_text_shown_before_the_words_are_loaded_is_marked_afterwards(words: WordList, qtbot: QtBot) -> None:
    waiting: list[Callable[[], None]] = []
    dictionary = Dictionary()
    dictionary.load(lambda job, done, failed: waiting.append(lambda: done(job(None))))
    text = GrowingText(3)
    qtbot.addWidget(text)
    text.use_dictionary(dictionary)
    text.fill("recieved")
    assert marked(text) == []
    waiting.pop()()
    qtbot.waitUntil(lambda: marked(text) == ["recieved"])
