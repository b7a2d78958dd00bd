"""The whole office by keyboard alone: Tab comes to everything that can be used, and Enter presses what it stands on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTabWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import cases, referrals
from nscb_desktop.views.background import Background
from nscb_desktop.views.milestone_dialog import MilestoneDialog
from nscb_desktop.views.office import Office
from tests import registers
from tests.journeys.clerk import wait_until
from tests.views.tab_walk import passed_over, walked


@contextmanager
def at_her_desk(folder: Path, qapp: QApplication) -> Iterator[Office]:
    """Jane in front of her window, with three cases and a draft."""
    registers.busy_office(folder)
    made = Office(registers.opened(folder), Background(qapp))
    made.begin()
    made.window.resize(1366, 768)
    made.window.activateWindow()
    wait_until(made.window.isActiveWindow, "the window is in front")
    yield made
    made.leaving.end()


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    """Jane at a desk of this test's own, where she may change something."""
    with at_her_desk(tmp_path / "register", qapp) as made:
        yield made


@pytest.fixture(scope="module")
def one_office(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Office]:
    """Jane at the desk of every test that only goes round it."""
    with at_her_desk(tmp_path_factory.mktemp("office") / "register", qapp) as made:
        yield made


@pytest.fixture
def toured(one_office: Office) -> Office:
    """That desk, in front."""
    one_office.window.activateWindow()
    wait_until(one_office.window.isActiveWindow, "the window is in front")
    return one_office


@pytest.mark.parametrize("key", ["today", "cases", "drafts", "calendar", "agenda", "help"])
def test_tab_comes_to_everything_on_a_page(toured: Office, qtbot: QtBot, key: str) -> None:
    page = {"drafts": "cases", "agenda": "calendar"}.get(key, key)
    toured.window.show_page(page)
    assert toured.window.here == page
    if key == "drafts":
        toured.cases.show_drafts()
    elif key == "agenda":
        toured.calendar.ui.as_list.setChecked(True)
    qtbot.wait(100)
    assert passed_over(toured.window, toured.window) == []


@pytest.mark.parametrize("number", range(5))
def test_tab_comes_to_everything_on_each_tab_of_a_case(toured: Office, qtbot: QtBot, number: int) -> None:
    toured.open_case(1)
    assert toured.window.here == "case"
    toured.case.page.ui.tabs.setCurrentIndex(number)
    qtbot.wait(50)
    assert passed_over(toured.window, toured.window) == []


@pytest.mark.parametrize("number", range(5))
def test_tab_comes_to_everything_on_each_tab_of_the_settings(toured: Office, qtbot: QtBot, number: int) -> None:
    toured.window.show_page("settings")
    assert toured.window.here == "settings"
    tabs = toured.window.page("settings").findChild(QTabWidget)
    assert tabs
    tabs.setCurrentIndex(number)
    qtbot.wait(50)
    assert passed_over(toured.window, toured.window) == []


def test_tab_comes_to_everything_on_the_form(toured: Office, qtbot: QtBot) -> None:
    toured.open_draft(referrals.listed_drafts(toured.sitting)[0].id)
    qtbot.wait(50)
    assert passed_over(toured.window, toured.window) == []


def test_a_page_is_begun_where_its_work_is(office: Office) -> None:
    begun = []
    for key in ("today", "cases", "calendar", "help"):
        office.window.show_page(key)
        begun.append(QApplication.focusWidget())
    assert begun[:3] == [office.today.rows, office.cases.grid, office.calendar.month]


def test_enter_and_space_press_what_has_the_keyboard(office: Office) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        office.window.show_page("today")
        before = len(referrals.listed_drafts(office.sitting))
        office.today.ui.new_notification.setFocus()
        QTest.keyClick(office.window.windowHandle(), key)
        assert len(referrals.listed_drafts(office.sitting)) == before + 1
        office.today._once = type(office.today._once)()


def test_a_date_of_the_strip_is_recorded_by_keyboard_alone(office: Office, qtbot: QtBot) -> None:
    office.open_case(2)
    stops = walked(office.window)
    assert all(cell in stops for cell in office.case.page.ui.strip.cells.values())
    office.case.page.ui.strip.cells["members_notified"].setFocus()
    QTest.keyClick(office.window.windowHandle(), Qt.Key.Key_Return)
    dialog = office.case.dialog
    assert isinstance(dialog, MilestoneDialog)
    qtbot.waitUntil(lambda: dialog.day.line is QApplication.focusWidget())
    assert passed_over(dialog, dialog) == []
    before = len(cases.history(office.sitting, 2))
    cancel = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Cancel")
    cancel.setFocus()
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: office.case.dialog is None)
    assert len(cases.history(office.sitting, 2)) == before
