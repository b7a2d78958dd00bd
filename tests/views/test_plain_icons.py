"""File dialogs list files without opening them to see what they hold."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QFileSystemModel, QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.views.documents_tab import DocumentsTab
from nscb_desktop.views.plain_icons import PlainIcons, use_plain_icons
from nscb_desktop.views.printing import save_pdf


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A PDF whose name does not say so."""
    path = tmp_path / "scan"
    path.write_bytes(b"%PDF-1.7\n" + b"x" * 100)
    return path


def test_a_file_is_a_file_whatever_it_holds(qtbot: QtBot, scan: Path) -> None:
    assert QFileIconProvider().type(QFileInfo(str(scan))) != "File"
    icons = PlainIcons()
    assert icons.type(QFileInfo(str(scan))) == "File"
    assert icons.type(QFileInfo(str(scan.parent))) == "Folder"
    assert not icons.icon(QFileInfo(str(scan))).isNull()
    assert not icons.icon(QFileIconProvider.IconType.Computer).isNull()


def test_saving_and_adding_look_into_no_file(qtbot: QtBot, tmp_path: Path) -> None:
    window, tab = QWidget(), DocumentsTab()
    qtbot.addWidget(window)
    qtbot.addWidget(tab)
    for dialog in (save_pdf(b"%PDF", "Part One", list[Path]().append, window, tmp_path), tab.choose_file()):
        assert isinstance(dialog.iconProvider(), PlainIcons)
        dialog.reject()


def _is_listed_as_a_file(model: QFileSystemModel, path: Path) -> bool:
    return model.type(model.index(str(path))) == "File"


def test_a_dialog_lists_a_folder_and_goes_while_it_is_still_listing(qtbot: QtBot, scan: Path) -> None:
    for number in range(300):
        (scan.parent / f"letter {number}").write_bytes(b"%PDF-1.7")
    for look in (False, True):
        dialog = QFileDialog(None, "Add a file", str(scan.parent))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        use_plain_icons(dialog)
        dialog.open()
        if look:
            (model,) = dialog.findChildren(QFileSystemModel)
            qtbot.waitUntil(partial(_is_listed_as_a_file, model, scan), timeout=5_000)
        dialog.reject()
        with qtbot.waitSignal(dialog.destroyed, timeout=5_000):
            dialog.deleteLater()
