"""The dates that have no place on the strip: recorded from the summary, corrected, taken back, by keyboard too."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import cases, corrections
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.gate_facts import BY_HAND, GATE_FACTS
from nscb_desktop.framework.milestones import STRIP
from nscb_desktop.views.background import Background
from nscb_desktop.views.case_desk import CaseDesk
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.milestone_dialog import MilestoneDialog
from nscb_desktop.views.papers import Papers

CASE = 7
KEYS = ["commissioned", "reported", "action_agreed", "publication_set", "panel_copy", "published", "taken_down"]


@pytest.fixture
def desk(sitting: Sitting, qtbot: QtBot) -> Iterator[CaseDesk]:
    """The page of a case, open in a window, today being 7 January 2014."""
    window = QWidget()
    qtbot.addWidget(window)
    messages = Messages(window)
    made = CaseDesk(sitting, messages, Papers(sitting, Background(window), messages, window))
    made.page.setParent(window)
    window.resize(1200, 760)
    window.show()
    made.open(CASE)
    yield made
    made.forget()


def offered(desk: CaseDesk) -> list[str]:
    """What the menu offers, a line between what is not recorded and what is."""
    return [action.text() or "-" for action in desk.page.summary.dates.menu.actions()]


def choose(desk: CaseDesk, key: str) -> MilestoneDialog:
    """Choose a date in the menu and take the dialog it opens."""
    next(each for each in desk.page.summary.dates.menu.actions() if each.data() == key).trigger()
    assert isinstance(desk.dialog, MilestoneDialog)
    return desk.dialog


def test_only_dates_without_a_sheet_an_act_or_a_place_on_the_strip_are_offered() -> None:
    assert [each.key for each in BY_HAND] == KEYS
    assert not {each.key for each in BY_HAND} & (GATE_FACTS | {each.key for each in STRIP})


@pytest.mark.parametrize("key", KEYS)
def test_each_is_recorded_corrected_and_taken_back(desk: CaseDesk, sitting: Sitting, key: str) -> None:
    dialog = choose(desk, key)
    dialog.day.show_day(date(2014, 1, 6))
    dialog.save.click()
    assert cases.read_case(sitting, CASE).facts[key].on == date(2014, 1, 6)
    line, correct = offered(desk)[-2:]
    assert line == "-"
    assert correct.endswith(", Mon 6 Jan 2014…")
    dialog = choose(desk, key)
    dialog.day.show_day(date(2014, 1, 7))
    dialog.why.fill("the letter")
    dialog.save.click()
    assert offered(desk)[-1].endswith(", Tue 7 Jan 2014…")
    dialog = choose(desk, key)
    dialog.why.fill("not this case")
    assert dialog.withdraw
    dialog.withdraw.click()
    assert key not in cases.read_case(sitting, CASE).facts
    assert "-" not in offered(desk)


def test_a_publication_is_set_for_a_day_to_come(desk: CaseDesk, sitting: Sitting) -> None:
    dialog = choose(desk, "publication_set")
    dialog.day.show_day(date(2014, 6, 2))
    dialog.save.click()
    assert cases.read_case(sitting, CASE).facts["publication_set"].on == date(2014, 6, 2)


def test_its_letter_opens_the_menu(desk: CaseDesk, qtbot: QtBot) -> None:
    dates = desk.page.summary.dates
    QTest.keyClick(desk.page.window().windowHandle(), Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(dates.menu.isVisible)
    QTest.keyClick(dates.menu, Qt.Key.Key_Down)
    QTest.keyClick(dates.menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(desk.dialog, MilestoneDialog))
    assert desk.dialog
    assert desk.dialog.windowTitle() in {"Review commissioned", "Report complete"}
    assert QApplication.activePopupWidget() is None


def test_a_case_that_is_read_only_offers_none(desk: CaseDesk, sitting: Sitting) -> None:
    assert desk.page.summary.dates.isVisible()
    corrections.void(sitting, CASE, "registered twice")
    desk.refresh()
    assert not desk.page.summary.dates.isVisible()
