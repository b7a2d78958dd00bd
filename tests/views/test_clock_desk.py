"""The clocks of an open case through its page: extended, paused, gone on, explained; refused in a sentence; told in the history."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import cases
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.clock_changes import ChangeKind
from nscb_desktop.framework.records import HistoryEntry
from nscb_desktop.framework.timescales import Clock
from nscb_desktop.views.background import Background
from nscb_desktop.views.case_desk import CaseDesk
from nscb_desktop.views.clock_dialog import ClockDialog
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.papers import Papers
from tests import registers
from tests.conftest import FixedClock

CASE = 7


@pytest.fixture
def open_case(sitting: Sitting, qtbot: QtBot) -> Iterator[CaseDesk]:
    """The page of a case received on 20 December 2013, open in a window."""
    window = QWidget()
    qtbot.addWidget(window)
    messages = Messages(window)
    desk = CaseDesk(sitting, messages, Papers(sitting, Background(window), messages, window))
    desk.page.setParent(window)
    window.resize(1200, 760)
    window.show()
    desk.open(CASE)
    yield desk
    desk.forget()


def ask(desk: CaseDesk, kind: ChangeKind, key: str = "convene") -> ClockDialog:
    """Press a clock's button and take the dialog it opens."""
    panel = desk.page.summary.clocks
    number = next(n for n, o in enumerate(panel._offers) if (o.kind, o.clock.timescale.key) == (kind, key))
    panel.changes.button(number).click()
    assert isinstance(desk.dialog, ClockDialog)
    return desk.dialog


def fill(dialog: ClockDialog, day: str, why: str, agreed_by: str = "") -> None:
    """Type what the dialog asks for and go on."""
    if dialog.day:
        QTest.keyClicks(dialog.day.line, day)
    QTest.keyClicks(dialog.why, why)
    if dialog.agreed_by and agreed_by:
        QTest.keyClicks(dialog.agreed_by, agreed_by)
    assert dialog.ok.isEnabled(), dialog.needed.text()
    dialog.ok.click()
    dialog.ok.click()  # a double click does it once


def shown(desk: CaseDesk, key: str = "convene") -> Clock:
    """The clock as the page shows it."""
    return next(clock for clock in desk.page.summary.clocks._clocks if clock.timescale.key == key)


def acts(sitting: Sitting) -> list[HistoryEntry]:
    """Everything done on the case."""
    return cases.history(sitting, CASE)


def test_a_clock_is_extended_once_from_its_page(open_case: CaseDesk, sitting: Sitting) -> None:
    fill(ask(open_case, ChangeKind.EXTENDED), "15/1/2014", "snow", "Dame Invented")
    clock = shown(open_case)
    assert (clock.due, clock.original_due) == (date(2014, 1, 15), date(2014, 1, 8))
    assert [entry.act for entry in acts(sitting)].count("extended a clock") == 1
    assert [offer.kind for offer in open_case.page.summary.clocks._offers if offer.clock == clock] == [
        ChangeKind.EXTENDED
    ]


def test_a_clock_is_paused_and_goes_on(open_case: CaseDesk, sitting: Sitting, fixed_clock: FixedClock) -> None:
    fill(ask(open_case, ChangeKind.PAUSED), "7/1/2014", "charges", "Dame Invented")
    assert shown(open_case).paused
    fixed_clock.advance(timedelta(days=3))
    open_case.refresh()
    fill(ask(open_case, ChangeKind.RESUMED), "10/1/2014", "charged")
    assert (shown(open_case).paused, shown(open_case).due) == (False, date(2014, 1, 13))
    open_case.show_working(CASE, shown(open_case))
    notes = open_case.page.summary.working.notes.text()
    assert notes.splitlines() == [
        "Originally Wed 8 Jan 2014",
        "Paused from 7 Jan 2014: charges, agreed by Dame Invented",
        "Resumed on 10 Jan 2014: charged",
    ]


def test_why_a_clock_was_late_is_asked_for_on_the_page_until_it_is_said(
    open_case: CaseDesk, sitting: Sitting, fixed_clock: FixedClock
) -> None:
    fixed_clock.advance(timedelta(days=6))
    cases.record_milestone(sitting, CASE, "met", date(2014, 1, 13))
    open_case.refresh()
    fill(ask(open_case, ChangeKind.REASON), "", "no room")
    assert shown(open_case).agreed.late_reason == "no room"
    assert ChangeKind.REASON not in [
        offer.kind for offer in open_case.page.summary.clocks._offers if offer.clock.timescale.key == "convene"
    ]


def test_what_is_refused_is_told_and_changes_nothing(open_case: CaseDesk, sitting: Sitting, qtbot: QtBot) -> None:
    before = len(acts(sitting))
    fill(ask(open_case, ChangeKind.EXTENDED), "7/1/2014", "snow", "Dame Invented")
    assert len(acts(sitting)) == before
    assert shown(open_case).original_due is None


def test_a_closed_case_offers_nothing(open_case: CaseDesk, sitting: Sitting) -> None:
    registers.closed(sitting, CASE, date(2014, 1, 7))
    open_case.refresh()
    assert open_case.page.summary.clocks.changes.buttons() == []


def test_opened_is_noted_once_a_sitting_however_often_the_page_is_read_anew(
    open_case: CaseDesk, sitting: Sitting
) -> None:
    for _ in range(3):
        open_case.refresh()
        open_case.open(CASE)
    assert [entry.act for entry in acts(sitting)].count("opened the case") == 1
