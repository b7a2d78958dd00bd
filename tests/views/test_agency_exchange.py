"""The list out to a workbook and in from one: noted when it leaves, and looked at before anything is written."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import agencies
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.reading import sheets
from nscb_desktop.framework.people import Agency
from nscb_desktop.views.agencies_panel import AgenciesPanel
from nscb_desktop.views.background import Background
from nscb_desktop.views.import_dialog import CHANGED_MEANWHILE, ImportDialog
from tests.documents.nasty import workbook as workbook_of
from tests.views.agencies_shown import dialog_of, police_in, rows
from tests.views.everything_shown import everything_shown
from tests.views.settings_desk import PanelWindow, said

HEADINGS = ("Agency", "Office", "Name", "Telephone")


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.finish()


@pytest.fixture
def police(sitting: Sitting) -> Agency:
    return police_in(sitting)


@pytest.fixture
def panel(qtbot: QtBot, in_light: None, sitting: Sitting, background: Background, police: Agency) -> AgenciesPanel:
    window = PanelWindow()
    qtbot.addWidget(window)
    made = AgenciesPanel(sitting, background, window.messages)
    window.hold(made)
    made.places.choose(police.id)
    return made


def idle(panel: AgenciesPanel, qtbot: QtBot) -> None:
    """Wait until the panel's errand is done."""
    qtbot.waitUntil(lambda: not panel.exchange.errand.busy)


def test_the_list_is_exported_and_that_is_noted(
    panel: AgenciesPanel, sitting: Sitting, tmp_path: Path, qtbot: QtBot
) -> None:
    panel.export.click()
    assert not panel.export.isEnabled()
    qtbot.waitUntil(lambda: bool(panel.window().findChildren(QFileDialog)))
    dialog = panel.window().findChildren(QFileDialog)[0]
    assert [Path(name).name for name in dialog.selectedFiles()] == ["agencies-and-people-2014-01-07.xlsx"]
    target = tmp_path / "list.xlsx"
    dialog.fileSelected.emit(str(target))
    assert len(sheets.read(target.read_bytes())[0].lines) == 4
    assert "The list is saved as list.xlsx." in everything_shown(panel.window())


def chosen_file(tmp_path: Path, *lines: list[str]) -> str:
    target = tmp_path / "list.xlsx"
    target.write_bytes(workbook_of([*lines], HEADINGS))
    return str(target)


def test_an_import_is_shown_before_anything_is_written(
    panel: AgenciesPanel, sitting: Sitting, tmp_path: Path, qtbot: QtBot
) -> None:
    name = chosen_file(
        tmp_path, ["Police <i>A</i>", "Lead officer", "DI Second", "2"], ["Fire", "Sub-group member", "CO New", ""]
    )
    before = agencies.listed(sitting)
    panel.exchange.read(name)
    idle(panel, qtbot)
    dialog = dialog_of(panel, ImportDialog)
    assert agencies.listed(sitting) == before
    dialog.why.write("their returns")
    dialog.ok.click()
    idle(panel, qtbot)
    assert [each.name for each in agencies.listed(sitting)] == ["Fire", "Police <i>A</i>"]
    assert rows(panel)[1][4] == "2"
    assert "The list is imported: 1 new, 1 changed." in everything_shown(panel.window())


def test_a_list_changed_during_the_look_is_shown_anew(
    panel: AgenciesPanel, sitting: Sitting, police: Agency, tmp_path: Path, qtbot: QtBot
) -> None:
    panel.exchange.read(chosen_file(tmp_path, ["Police <i>A</i>", "Lead officer", "DI Second", "2"]))
    idle(panel, qtbot)
    second = police.holders[1]
    agencies.change_holder(sitting, second, replace(second, telephone="meanwhile"))
    dialog = dialog_of(panel, ImportDialog)
    dialog.ok.click()
    idle(panel, qtbot)
    again = dialog_of(panel, ImportDialog)
    assert CHANGED_MEANWHILE in everything_shown(again)
    assert "meanwhile → 2" in everything_shown(again)
    assert agencies.listed(sitting)[0].holders[1].telephone == "meanwhile"


@pytest.mark.parametrize("data", [b"", b"not a workbook"])
def test_a_file_that_is_no_workbook_is_told(panel: AgenciesPanel, tmp_path: Path, qtbot: QtBot, data: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(data)
    panel.exchange.read(str(tmp_path / "a.xlsx"))
    idle(panel, qtbot)
    assert "This file cannot be read" in said(panel.window())


def test_a_file_that_has_gone_is_told(panel: AgenciesPanel, tmp_path: Path, qtbot: QtBot) -> None:
    panel.exchange.read(str(tmp_path / "gone.xlsx"))
    idle(panel, qtbot)
    assert "“gone.xlsx” could not be read" in said(panel.window())


def test_the_file_is_asked_for(panel: AgenciesPanel, tmp_path: Path, qtbot: QtBot) -> None:
    panel.take.click()
    dialog = panel.window().findChildren(QFileDialog)[0]
    assert dialog.nameFilters() == ["Excel workbook (*.xlsx)"]
    dialog.fileSelected.emit(chosen_file(tmp_path, ["Fire", "Lead officer", "CO New", ""]))
    dialog.close()
    idle(panel, qtbot)
    dialog_of(panel, ImportDialog)


def test_a_lock_while_a_file_is_read_shows_nothing_afterwards(
    panel: AgenciesPanel, tmp_path: Path, background: Background, qtbot: QtBot
) -> None:
    panel.exchange.read(chosen_file(tmp_path, ["Fire", "Lead officer", "CO New", ""]))
    panel.forget()
    background.finish()
    qtbot.wait(20)
    assert panel.window().findChildren(ImportDialog) == []
