"""Blank forms from the panel of agencies: a folder is asked for, four files lie in it, and a refusal is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.views.agencies_panel import AgenciesPanel
from nscb_desktop.views.background import Background
from tests.views.settings_desk import PanelWindow, said


@pytest.fixture
def panel(sitting: Sitting, qtbot: QtBot, in_light: None) -> Iterator[AgenciesPanel]:
    window, background = PanelWindow(), Background()
    qtbot.addWidget(window)
    made = AgenciesPanel(sitting, background, window.messages)
    window.hold(made)
    yield made
    background.finish()


def choose(panel: AgenciesPanel, folder: Path) -> None:
    """Press the button and choose a folder."""
    panel.blanks.click()
    dialog = panel.blank_forms.dialog
    assert dialog is not None
    assert dialog.windowTitle() == "Folder for the blank forms"
    dialog.fileSelected.emit(str(folder))
    dialog.close()


def test_four_forms_are_written_to_the_chosen_folder(panel: AgenciesPanel, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "forms"
    folder.mkdir()
    choose(panel, folder)
    wanted = ["Part One.docx", "Part One.pdf", "Part Two.docx", "Part Two.pdf"]
    qtbot.waitUntil(lambda: sorted(path.name for path in folder.iterdir()) == wanted, timeout=20_000)


def test_a_form_that_is_there_already_is_left_and_said(panel: AgenciesPanel, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "Part Two.docx").write_bytes(b"mine")
    choose(panel, tmp_path)
    qtbot.waitUntil(lambda: bool(panel.window().findChildren(QMessageBox)), timeout=20_000)
    assert "already holds “Part Two.docx”" in said(panel.window())
    assert (tmp_path / "Part Two.docx").read_bytes() == b"mine"
    assert not (tmp_path / "Part One.pdf").exists()
