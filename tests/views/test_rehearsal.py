"""The rehearsal: it makes the rooms ready unseen, hears and shows nothing, and is over once somebody is in."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nscb_desktop import app
from nscb_desktop.views.background import Background
from nscb_desktop.views.entrance import Entrance
from nscb_desktop.views.main_window import MainWindow
from nscb_desktop.views.nothing import Nothing
from nscb_desktop.views.office import Office
from nscb_desktop.views.rehearsal import Rehearsal
from tests import registers


def main_windows() -> list[MainWindow]:
    """Every main window that is on the screen."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()]


def test_it_builds_and_paints_the_window_where_nobody_sees_it(qtbot: QtBot) -> None:
    rehearsal = Rehearsal()
    while rehearsal.step():
        for window in main_windows():
            assert window.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window = rehearsal.rooms().window
    assert not window.isVisible()
    assert not window.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    assert main_windows() == []


def test_the_rooms_are_made_where_nobody_waited_for_the_rehearsal(qtbot: QtBot) -> None:
    assert not Rehearsal().rooms().window.isVisible()


def test_the_privacy_key_is_not_heard_before_anybody_is_in(qtbot: QtBot) -> None:
    rooms = Rehearsal().rooms()
    QCoreApplication.processEvents()
    other = MainWindow(Nothing())
    qtbot.addWidget(other)
    other.show()
    qtbot.waitExposed(other)
    QTest.keyClick(other, Qt.Key.Key_F12)
    assert not rooms.window.hidden


def test_the_office_moves_into_the_window_that_was_rehearsed(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    folder = tmp_path / "register"
    registers.busy_office(folder)
    rooms = Rehearsal().rooms()
    office = Office(registers.opened(folder), Background(qapp), rooms)
    office.begin()
    try:
        assert (office.window, office.cases) == (rooms.window, rooms.cases)
        assert office.window.here == "today"
        office.window.show_page("cases")
        shown = [office.cases.model.index(number, 0).data() for number in range(office.cases.model.rowCount())]
        assert len(shown) == 3
        assert all(reference.startswith("NSCB-2013-") for reference in shown)
        assert registers.JANE.name in office.window.ui.header.who.text()
    finally:
        office.leaving.end()


def test_the_door_rehearses_while_the_passphrase_is_typed(
    qtbot: QtBot, kept_register: Path, qapp: QApplication
) -> None:
    entrance = Entrance(kept_register, app.now, Background())
    entrance.begin()
    qtbot.waitUntil(lambda: entrance.rehearsal is not None and entrance.rehearsal.done, timeout=20_000)
    assert main_windows() == []
    assert entrance.ready, "nothing was prepared"
    assert entrance.sign_in
    assert entrance.sign_in.ui.password.hasFocus() or not entrance.sign_in.isActiveWindow()
