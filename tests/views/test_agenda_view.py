"""The agenda: last days under the day they end on, passed through by keyboard without the headings."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from nscb_desktop.casework.deadlines import DiaryEntry
from nscb_desktop.framework.milestones import Recorded
from nscb_desktop.framework.newham_2013 import TIMESCALES
from nscb_desktop.framework.timescales import Counting, clocks
from nscb_desktop.framework.working_days import OfficeCalendar
from nscb_desktop.views.agenda_view import AgendaView, DayHeading, agenda_lines

TODAY = date(2014, 1, 7)
OFFICE = OfficeCalendar()


def diary(*received: date) -> list[DiaryEntry]:
    """The clocks of cases received on these days."""
    return [
        DiaryEntry(clock.due, f"NSCB-{day.year}-{number:03d}", clock, number)
        for number, day in enumerate(received, start=1)
        for clock in clocks(TIMESCALES, {"received": Recorded(day)}, TODAY, Counting())
    ]


def chosen(agenda: AgendaView) -> DiaryEntry:
    """The entry that stands chosen."""
    line = agenda.current_row()
    assert isinstance(line, DiaryEntry)
    return line


@pytest.fixture
def agenda(qtbot: QtBot) -> AgendaView:
    view = AgendaView()
    qtbot.addWidget(view)
    view.show_entries(diary(date(2013, 12, 20), date(2013, 12, 23), date(2013, 12, 1)), OFFICE, TODAY)
    view.show()
    return view


def test_entries_stand_under_their_day_earliest_first() -> None:
    lines = agenda_lines(diary(date(2013, 12, 20), date(2013, 12, 20)), OFFICE, date(2014, 1, 8))
    assert lines[0] == DayHeading(date(2014, 1, 8), "Wednesday 8 January 2014 · today")
    assert [line.reference for line in lines[1:3] if isinstance(line, DiaryEntry)] == ["NSCB-2013-001", "NSCB-2013-002"]
    assert lines[3] == DayHeading(date(2014, 1, 20), "Monday 20 January 2014")


def test_a_bank_holiday_is_named_in_its_heading() -> None:
    lines = agenda_lines(diary(date(2013, 12, 1)), OFFICE, TODAY)
    assert DayHeading(date(2014, 1, 1), "Wednesday 1 January 2014 · New Year's Day") in lines


def test_the_keyboard_passes_over_headings(agenda: AgendaView, qtbot: QtBot) -> None:
    agenda.go_to(date(2014, 1, 1))
    seen = []
    for _ in range(6):
        entry = chosen(agenda)
        seen.append((entry.on, entry.reference))
        QTest.keyClick(agenda, Qt.Key.Key_Down)
    assert seen == sorted(seen)
    assert len(set(seen)) == 5


def test_going_to_a_day_chooses_its_first_entry_or_the_next_one(agenda: AgendaView) -> None:
    agenda.go_to(date(2014, 1, 8))
    first = chosen(agenda)
    assert (first.on, first.reference) == (date(2014, 1, 8), "NSCB-2013-001")
    agenda.go_to(date(2014, 1, 10))
    assert chosen(agenda).on == date(2014, 1, 20)


def test_what_is_chosen_stays_chosen_when_the_list_is_read_anew(agenda: AgendaView) -> None:
    agenda.go_to(date(2014, 1, 8))
    agenda.show_entries(diary(date(2013, 12, 20), date(2013, 12, 2)), OFFICE, TODAY)
    again = chosen(agenda)
    assert (again.reference, again.on) == ("NSCB-2013-001", date(2014, 1, 8))


def test_enter_opens_the_entry_that_stands_chosen(agenda: AgendaView, qtbot: QtBot) -> None:
    agenda.go_to(date(2014, 1, 8))
    with qtbot.waitSignal(agenda.opened) as opened:
        QTest.keyClick(agenda, Qt.Key.Key_Return)
    assert opened.args == [chosen(agenda)]


def test_the_model_keeps_qts_rules(agenda: AgendaView) -> None:
    tester = QAbstractItemModelTester(agenda.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    agenda.show_entries((), OFFICE, TODAY)
    agenda.show_entries(diary(date(2013, 12, 20)), OFFICE, TODAY)
    assert tester.model().rowCount() == 4
