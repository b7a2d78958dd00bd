"""The copy register leaves its dialog: on paper after a preview, and as a workbook."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import desk, packs
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.views.background import Background
from nscb_desktop.views.copies_dialog import CopiesDialog
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.pack_desk import PackDesk
from nscb_desktop.views.papers import Papers
from tests import registers
from tests.packs import convened, ready, unheard


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Sitting]:
    """The Business Manager at a new register."""
    sitting = registers.fresh(tmp_path / "register")
    yield sitting
    desk.lock(sitting)


@pytest.fixture
def papers(office: Sitting, qtbot: QtBot) -> Iterator[Papers]:
    """Papers over a window."""
    window, background = QWidget(), Background()
    qtbot.addWidget(window)
    window.show()
    yield Papers(office, background, Messages(window), window)
    background.finish()


def test_the_copy_register_is_printed_after_a_preview_and_goes_to_excel(
    office: Sitting, papers: Papers, qtbot: QtBot, tmp_path: Path
) -> None:
    meeting = convened(office, 1)
    asked = ready(office, meeting)
    packs.record_job(office, asked, packs.print_job(asked, unheard), "Printed")
    shown = PackDesk(office, Messages(papers.window), papers, papers.window)
    shown.show_copies(meeting.id)
    copies = next(each for each in papers.window.findChildren(CopiesDialog) if each.isVisible())
    copies.print_button.click()
    qtbot.waitUntil(lambda: papers.open_preview is not None, timeout=20_000)
    preview = papers.open_preview
    assert preview
    assert preview.ui.save_word.isVisibleTo(preview)
    preview.close()
    copies.excel.click()
    window = papers.window
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(QFileDialog)), timeout=20_000)
    chooser = next(each for each in window.findChildren(QFileDialog) if each.isVisible())
    chooser.fileSelected.emit(str(tmp_path / "copies.xlsx"))
    chooser.reject()
    sheet = openpyxl.load_workbook(tmp_path / "copies.xlsx")["Copy register"]
    assert [row[7].value for row in sheet.iter_rows(min_row=3)] == [copy.recipient for copy in asked.copies]
