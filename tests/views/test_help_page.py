"""The guide: complete, plain, and telling the truth about the keys."""

import re

from pytestqt.qtbot import QtBot

from nscb_desktop.views.help_page import HelpPage, guide_chapters
from tests.source_tree import VIEWS
from tests.views.everything_shown import everything_shown


def test_every_chapter_is_on_the_page_with_its_tables(qtbot: QtBot) -> None:
    page = HelpPage("9.8.7")
    qtbot.addWidget(page)
    shown = everything_shown(page)
    for chapter in guide_chapters():
        text = chapter.read_text(encoding="utf-8")
        for words in re.findall(r"[^|\n#]+", text):
            cleaned = words.strip().removeprefix("- ")
            assert cleaned in shown, (chapter.name, cleaned)
    assert "version 9.8.7" in shown


def test_the_keys_of_the_frame_are_in_the_guide() -> None:
    source = (VIEWS / "main_window.py").read_text(encoding="utf-8")
    keys = set(re.findall(r'\("((?:Ctrl\+)?[A-Z]\d*)", ', source))
    guide = "\n".join(chapter.read_text(encoding="utf-8") for chapter in guide_chapters())
    assert keys
    assert all(f"| {key} |" in guide for key in keys)
