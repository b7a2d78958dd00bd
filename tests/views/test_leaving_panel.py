"""Leaving and arriving through the screen: columns, the dry run, progress and Cancel, undo, and the warning before a plain copy."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import cases, office_folder, old_register_import
from nscb_desktop.casework.case_folder import Leaf
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.roles import Person, Role
from nscb_desktop.views.background import Background
from nscb_desktop.views.leave_dialog import LeaveDialog
from nscb_desktop.views.leaving_panel import STOPPED, LeavingPanel
from nscb_desktop.views.messages import ReasonDialog
from nscb_desktop.views.old_register_dialog import LOOK_AGAIN, OldRegisterDialog
from tests.views import invented
from tests.views.mnemonics import clashing_mnemonics, nameless
from tests.views.settings_desk import PanelWindow

HEADINGS = ("Ref No.", "Name", "Date", "Agency", "Panel date", "Box")


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.finish()


@pytest.fixture
def panel(qtbot: QtBot, in_light: None, sitting: Sitting, background: Background) -> LeavingPanel:
    window = PanelWindow()
    qtbot.addWidget(window)
    made = LeavingPanel(sitting, background, window.messages)
    window.hold(made)
    made.refresh()
    return made


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(HEADINGS)
    sheet.append(["SCR/7", "Amira Old", date(2009, 3, 2), "Police", date(2009, 3, 16), "Box 12"])
    sheet.append(["SCR/8", "", date(2009, 3, 3), "Police", None, None])
    second = made.create_sheet("Archive")
    second.append(["Reference", "Full name", "Received"])
    second.append(["A/1", "Baby Old", "3/4/2008"])
    kept = BytesIO()
    made.save(kept)
    path = tmp_path / "old register.xlsx"
    path.write_bytes(kept.getvalue())
    return path


def opened(panel: LeavingPanel, book: Path, qtbot: QtBot) -> OldRegisterDialog:
    panel.read(str(book))
    qtbot.waitUntil(lambda: isinstance(panel.dialog, OldRegisterDialog) and panel.dialog.plan is not None)
    assert isinstance(panel.dialog, OldRegisterDialog)
    return panel.dialog


def rows(dialog: OldRegisterDialog) -> list[list[str]]:
    model = dialog._rows
    return [[str(model.index(row, column).data()) for column in range(3)] for row in range(model.rowCount())]


def test_an_old_register_is_looked_at_brought_in_and_undone(
    panel: LeavingPanel, book: Path, sitting: Sitting, qtbot: QtBot
) -> None:
    before = cases.total(sitting)
    dialog = opened(panel, book, qtbot)
    assert dialog.columns["received"].currentText() == "Date"
    assert dialog.columns["agency"].currentText() == "Agency"
    assert rows(dialog) == [
        ["3", "Cannot be read", "The child's name is blank; enter it, or write “not known”."],
        ["2", "To be registered", "Received 2 Mar 2009, Sub-group met 16 Mar 2009; stays open"],
    ]
    assert dialog.ok.text() == "&Import 1 case"
    assert dialog.problem.text() == "1 row is left out, and can be brought in later."
    assert clashing_mnemonics(dialog) == {}
    assert nameless(dialog) == []
    assert cases.total(sitting) == before
    dialog.why.setPlainText("the office's own")
    dialog.ok.click()
    qtbot.waitUntil(lambda: panel.dialog is None)
    assert cases.total(sitting) == before + 1
    assert panel.imports.model().index(0, 1).data() == "old register.xlsx"
    assert not panel.undo.isEnabled()
    panel.imports.selectRow(0)
    panel.undo.click()
    reason = panel.window().findChildren(ReasonDialog)[0]
    reason.words.setPlainText("the wrong file")
    reason.yes.click()
    qtbot.waitUntil(lambda: old_register_import.listed(sitting)[0].undone_at is not None)
    qtbot.waitUntil(lambda: "the wrong file" in str(panel.imports.model().index(0, 4).data()))
    assert not panel.undo.isEnabled()


def test_a_changed_column_has_to_be_looked_at_again(panel: LeavingPanel, book: Path, qtbot: QtBot) -> None:
    dialog = opened(panel, book, qtbot)
    dialog.columns["met"].setCurrentIndex(0)
    assert (dialog.problem.text(), dialog.ok.isEnabled(), dialog.plan) == (LOOK_AGAIN, False, None)
    dialog.columns["received"].setCurrentIndex(0)
    assert dialog.problem.text().startswith("Choose the column for Received")
    assert not dialog.look.isEnabled()
    dialog.columns["received"].setCurrentIndex(3)
    dialog.close_rest.setChecked(True)
    dialog.look.click()
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert rows(dialog)[1][2] == "Received 2 Mar 2009, Closed 2 Mar 2009"


def test_another_sheet_has_columns_of_its_own(panel: LeavingPanel, book: Path, qtbot: QtBot) -> None:
    dialog = opened(panel, book, qtbot)
    dialog.sheet.setCurrentIndex(1)
    assert dialog.plan is None
    assert dialog.columns["child_name"].currentText() == "Full name"
    dialog.look.click()
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert rows(dialog) == [["2", "To be registered", "Received 3 Apr 2008; stays open"]]


def test_what_is_no_workbook_is_told_in_a_sentence(panel: LeavingPanel, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"not one")
    panel.read(str(tmp_path / "x.xlsx"))
    qtbot.waitUntil(lambda: bool(panel.window().findChildren(QMessageBox)))
    assert "cannot be read" in panel.window().findChildren(QMessageBox)[0].text()
    assert panel.dialog is None


def warned(panel: LeavingPanel, tmp_path: Path, password: str = invented.PASSWORD) -> LeaveDialog:
    panel.leave.click()
    dialog = panel.dialog
    assert isinstance(dialog, LeaveDialog)
    assert not dialog.ok.isEnabled()
    dialog.folder.setText(str(tmp_path / "all"))
    dialog.passphrase.setText(password)
    assert dialog.needed.text() == "Still needed: the tick that you know what a plain copy is."
    dialog.understood.setChecked(True)
    assert dialog.ok.isEnabled()
    return dialog


def test_everything_is_written_after_a_warning_the_passphrase_and_a_tick(
    panel: LeavingPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = warned(panel, tmp_path)
    assert clashing_mnemonics(dialog) == {}
    assert nameless(dialog) == []
    dialog.ok.click()
    assert dialog.passphrase.text() == ""
    qtbot.waitUntil(lambda: bool(panel.window().findChildren(QMessageBox)), timeout=30_000)
    assert "Begin with index.txt" in panel.window().findChildren(QMessageBox)[0].text()
    assert (tmp_path / "all" / "index.xlsx").is_file()
    assert panel.dialog is None


def test_a_wrong_passphrase_writes_nothing_and_says_so_in_the_dialog(
    panel: LeavingPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = warned(panel, tmp_path, "some other words than those")
    dialog.ok.click()
    qtbot.waitUntil(lambda: not dialog.under_way)
    assert dialog.needed.text()
    assert not (tmp_path / "all").exists()
    assert panel.dialog is dialog


def test_cancel_leaves_nothing_and_gives_the_dialog_back(
    panel: LeavingPanel, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = office_folder.leaves

    def cancelled_meanwhile(sitting: Sitting) -> Iterator[Leaf]:
        yield from written(sitting)
        for ticket in list(panel._background._open):
            ticket.cancel()

    monkeypatch.setattr(office_folder, "leaves", cancelled_meanwhile)
    dialog = warned(panel, tmp_path)
    dialog.ok.click()
    qtbot.waitUntil(lambda: not dialog.under_way, timeout=30_000)
    assert dialog.needed.text() == STOPPED
    assert not (tmp_path / "all").exists()
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".all")] == []


def test_the_chair_may_look_and_nothing_else(
    qtbot: QtBot, in_light: None, sitting: Sitting, background: Background
) -> None:
    window = PanelWindow()
    qtbot.addWidget(window)
    chair = Sitting(sitting.register, Person("s.chair", "S. Chair", Role.SUBGROUP_CHAIR), sitting.now)
    made = LeavingPanel(chair, background, window.messages)
    window.hold(made)
    made.refresh()
    assert not any(each.isEnabled() for each in (made.choose, made.undo, made.leave))
    assert clashing_mnemonics(made) == {}
    assert nameless(made) == []
