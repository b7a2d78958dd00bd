"""The preview: pages from memory, by keys and buttons, and nothing left once it is closed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from nscb_desktop.views.preview import Preview
from tests.views.mnemonics import clashing_mnemonics, nameless
from tests.views.paper import CodedPages


@pytest.fixture
def pages() -> CodedPages:
    return CodedPages(4)


@pytest.fixture
def preview(qapp: QApplication, pages: CodedPages) -> Preview:
    made = Preview(b"%PDF-coded", "NSCB-2013-011 Part One", "RESTRICTED", read=pages.read)
    made.resize(900, 700)
    made.show()
    return made


def test_it_shows_the_first_page_as_wide_as_the_window(preview: Preview, pages: CodedPages) -> None:
    assert preview.ui.page.text() == "Page 1 of 4"
    paper = preview.ui.paper
    picture = paper.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 60) == pages.colour(0)
    assert picture.pixelColor(20, 60) == pages.colour(0)


def test_only_pages_in_sight_are_drawn(preview: Preview, pages: CodedPages) -> None:
    preview.ui.paper.grab()
    assert set(pages.drawn) <= {0, 1}


def test_keys_and_buttons_turn_pages(preview: Preview, qtbot: QtBot) -> None:
    paper = preview.ui.paper
    QTest.keyClick(paper, Qt.Key.Key_PageDown)
    assert preview.ui.page.text() == "Page 2 of 4"
    QTest.keyClick(paper, Qt.Key.Key_End)
    assert preview.ui.page.text() == "Page 4 of 4"
    assert not preview.ui.later.isEnabled()
    preview.ui.earlier.click()
    assert preview.ui.page.text() == "Page 3 of 4"
    QTest.keyClick(paper, Qt.Key.Key_Home)
    assert not preview.ui.earlier.isEnabled()


def test_it_zooms_in_steps_and_back_to_the_width(preview: Preview, qtbot: QtBot) -> None:
    paper = preview.ui.paper
    fitted = paper.zoom
    paper.set_zoom(1.0)
    assert preview.ui.zoom.text() == "100%"
    preview.ui.larger.click()
    assert paper.zoom == 1.25
    QTest.keyClick(paper, Qt.Key.Key_Minus)
    assert paper.zoom == 1.0
    preview.ui.width.click()
    assert paper.zoom == pytest.approx(fitted)


def test_turning_far_and_back_keeps_the_page_when_zooming(preview: Preview) -> None:
    preview.ui.paper.turn_to(2)
    preview.ui.paper.closer()
    assert preview.ui.paper.page == 2


def test_closing_lets_the_paper_go(preview: Preview, pages: CodedPages) -> None:
    preview.close()
    assert pages.closed
    assert preview._data == b""
    assert preview.ui.paper.page == 0


def test_the_title_carries_the_reference(preview: Preview) -> None:
    assert preview.windowTitle() == "NSCB-2013-011 Part One · preview"


def test_it_answers_to_letters_of_its_own(preview: Preview) -> None:
    assert clashing_mnemonics(preview) == {}
    assert nameless(preview) == []


def test_a_paper_is_saved_as_a_word_file_too_and_a_filed_pdf_is_not(
    qapp: QApplication, pages: CodedPages, tmp_path: Path, qtbot: QtBot
) -> None:
    made = Preview(b"%PDF-coded", "NSCB-2013-011 Part One", "RESTRICTED", tmp_path, pages.read, word=lambda: b"PK word")
    made.show()
    assert made.ui.save_word.isVisible()
    made.ui.save_word.click()
    dialog = made.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.selectedFiles() == [str(tmp_path / "nscb-2013-011-part-one.docx")]
    with qtbot.waitSignal(made.saved_word) as told:
        dialog.fileSelected.emit(str(tmp_path / "copy.docx"))
    assert (tmp_path / "copy.docx").read_bytes() == b"PK word"
    assert told.args == [tmp_path / "copy.docx", b"PK word"]
    dialog.close()
    made.close()
    plain = Preview(b"%PDF-coded", "letter", "RESTRICTED", read=pages.read)
    plain.show()
    assert not plain.ui.save_word.isVisible()
    assert not plain.ui.save_sealed.isVisible()
