"""The rehearsal: it leaves nothing behind, shows nothing, and is not gone through once somebody is in."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nscb_desktop import app
from nscb_desktop.views.background import Background
from nscb_desktop.views.entrance import Entrance
from nscb_desktop.views.main_window import MainWindow
from nscb_desktop.views.rehearsal import Rehearsal


def main_windows() -> list[MainWindow]:
    """Every main window there is."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]


def test_it_builds_and_paints_the_window_and_leaves_nothing(qtbot: QtBot) -> None:
    rehearsal = Rehearsal()
    built: list[MainWindow] = []
    while rehearsal.step():
        built += [each for each in main_windows() if each not in built]
    assert built, "nothing was built"
    assert main_windows() == []


def test_the_door_rehearses_while_the_passphrase_is_typed(
    qtbot: QtBot, kept_register: Path, qapp: QApplication
) -> None:
    entrance = Entrance(kept_register, app.now, Background())
    entrance.begin()
    qtbot.waitUntil(lambda: entrance.rehearsal is not None and entrance.rehearsal.done, timeout=20_000)
    assert main_windows() == []
    assert entrance.sign_in
    assert entrance.sign_in.ui.password.hasFocus() or not entrance.sign_in.isActiveWindow()
