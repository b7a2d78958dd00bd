"""What is chosen on a page and not saved yet: a lock keeps it behind the passphrase, and closing asks first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import meetings
from nscb_desktop.framework.meetings import Presence
from nscb_desktop.views.background import Background
from nscb_desktop.views.office import Office
from nscb_desktop.views.settings_page import SettingsPage
from tests import gates, registers
from tests.views.settings_desk import press, said


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    """Jane at her desk, with a planned meeting whose members are invited."""
    folder = tmp_path / "register"
    sitting = gates.staffed(registers.fresh(folder))
    meetings.invite(sitting, meetings.plan(sitting, gates.DAY, "Room 2", ()))
    sitting.register.close()
    made = Office(registers.opened(folder), Background(qapp))
    made.begin()
    yield made
    made.leaving.end()


def tick_attendance(office: Office) -> None:
    """Say that the first member came, and save nothing."""
    office.window.show_page("meetings")
    box = office.meetings.page.view.attendance.choices[0]
    box.setCurrentIndex(box.findData(Presence.ATTENDED))


def change_settings(office: Office) -> SettingsPage:
    """Type another number of minutes until the screen locks, and save nothing."""
    office.window.show_page("settings")
    (page,) = office.window.findChildren(SettingsPage)
    page.board.lock_after.setValue(page.board.lock_after.value() + 1)
    return page


def came_back(office: Office, qtbot: QtBot) -> None:
    """Enter the passphrase behind which everything waits."""
    cover = office.window.lock_cover
    QTest.keyClicks(cover.passphrase, registers.PASSWORD)
    QTest.keyClick(cover.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not office.window.locked_away, timeout=5000)


def test_ticked_attendance_waits_behind_the_lock(office: Office, qtbot: QtBot) -> None:
    tick_attendance(office)
    with qtbot.assertNotEmitted(office.locked):
        office.lock()
    assert office.window.locked_away
    came_back(office, qtbot)
    view = office.meetings.page.view
    assert view.attendance.people()[0].presence is Presence.ATTENDED
    view.buttons["attendance"].click()
    assert meetings.every(office.sitting)[0].attendance[0].presence is Presence.ATTENDED
    with qtbot.waitSignal(office.locked):
        office.lock()


def test_closing_asks_about_ticked_attendance(office: Office, qtbot: QtBot) -> None:
    tick_attendance(office)
    office.window.close()
    assert "Not recorded yet: the attendance of the meeting of 6 January 2014." in said(office.window)
    press(office.window, "Keep the window open")
    assert office.meetings.page.view.attendance.changed
    office.window.close()
    with qtbot.waitSignal(office.closed):
        press(office.window, "Close and lose it")


def test_changed_settings_wait_behind_the_lock_even_from_another_page(office: Office, qtbot: QtBot) -> None:
    page = change_settings(office)
    changed = page.changes()
    assert list(changed) == ["lock_after_minutes"]
    office.window.show_page("today")
    with qtbot.assertNotEmitted(office.locked):
        office.lock()
    assert office.window.locked_away
    came_back(office, qtbot)
    assert page.changes() == changed
    page.revert()
    with qtbot.waitSignal(office.locked):
        office.lock()


def test_closing_asks_about_changed_settings(office: Office, qtbot: QtBot) -> None:
    change_settings(office)
    office.window.close()
    assert "Not recorded yet: changed settings (Minutes until the screen locks)." in said(office.window)
    press(office.window, "Keep the window open")
