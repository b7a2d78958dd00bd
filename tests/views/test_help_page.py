"""The guide: complete, plain, and telling the truth about the keys."""

import re

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextDocument, QTextTable
from pytestqt.qtbot import QtBot

from nscb_desktop.views.guide_text import (
    Grid,
    Heading,
    Words,
    chapter_title,
    guide_chapters,
    read_blocks,
    write_chapter,
)
from nscb_desktop.views.help_page import HelpPage
from tests.source_tree import VIEWS


@pytest.fixture
def page(qtbot: QtBot, in_light: None) -> HelpPage:
    made = HelpPage("9.8.7")
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_chapter_is_listed_and_shows_all_its_words_and_tables(page: HelpPage) -> None:
    chapters = guide_chapters()
    assert page.ui.chapters.count() == len(chapters)
    for number, chapter in enumerate(chapters):
        text = chapter.read_text(encoding="utf-8")
        page.ui.chapters.setCurrentRow(number)
        assert page.ui.chapters.currentItem().text() == chapter_title(text)
        shown = page.ui.text.toPlainText()
        for words in re.findall(r"[^|\n#]+", text):
            cleaned = words.strip().removeprefix("- ")
            if set(cleaned) - set("-: "):
                assert cleaned in shown, (chapter.name, cleaned)


def test_it_says_the_version_and_can_only_be_read(page: HelpPage) -> None:
    assert "version 9.8.7" in page.ui.about.text()
    assert page.ui.text.isReadOnly()
    assert not page.ui.text.acceptRichText()


def test_a_long_chapter_begins_at_its_title_also_after_the_window_changed_its_size(page: HelpPage) -> None:
    page.resize(900, 400)
    for number in range(page.ui.chapters.count()):
        page.ui.chapters.setCurrentRow(number)
        page.resize(900 + number, 300 + number)
        QCoreApplication.processEvents()
        assert page.ui.text.verticalScrollBar().value() == 0
    assert page.ui.text.verticalScrollBar().maximum() > 0


def test_the_guide_says_of_each_danger_what_is_promised_and_what_is_not() -> None:
    (text,) = [each.read_text(encoding="utf-8") for each in guide_chapters() if "staying-safe" in each.name]
    grids = [block for block in read_blocks(text) if isinstance(block, Grid)]
    dangers = grids[-1].rows[1:]
    assert len(dangers) == 11
    assert all(len(row) == 3 and all(row) for row in dangers)
    assert Heading("What the history proves", 2) in list(read_blocks(text))


def test_another_look_keeps_the_chapter(page: HelpPage) -> None:
    page.ui.chapters.setCurrentRow(3)
    shown = page.ui.text.toPlainText()
    page.flush()
    page.forget()
    page.refresh()
    assert page.ui.text.toPlainText() == shown


def test_a_chapter_is_read_as_headings_words_points_and_tables() -> None:
    text = "# Title\n\nSome words.\n- a point\n## Part\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    assert list(read_blocks(text)) == [
        Heading("Title", 1),
        Words("Some words."),
        Words("a point", point=True),
        Heading("Part", 2),
        Grid((("A", "B"), ("1", "2"))),
    ]


def test_markup_is_shown_not_followed(qtbot: QtBot) -> None:
    document = QTextDocument()
    write_chapter(
        document, "# <i>One</i>\n<img src='file:///etc/hostname'> [link](http://example.org) **bold**\n| <b>x</b> |"
    )
    assert "<img src='file:///etc/hostname'> [link](http://example.org) **bold**" in document.toPlainText()
    assert "<b>x</b>" in document.toPlainText()
    assert "￼" not in document.toPlainText()
    tables = [each for each in document.rootFrame().childFrames() if isinstance(each, QTextTable)]
    assert len(tables) == 1


def test_the_keys_of_the_frame_are_in_the_guide() -> None:
    source = (VIEWS / "main_window.py").read_text(encoding="utf-8")
    keys = set(re.findall(r'\("((?:Ctrl\+)?[A-Z]\d*)", ', source))
    guide = "\n".join(chapter.read_text(encoding="utf-8") for chapter in guide_chapters())
    assert keys
    assert all(f"| {key} |" in guide for key in keys)
