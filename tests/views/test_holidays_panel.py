"""Days that are not counted: the computed list of a year, what was entered, and what is refused."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.records import Settings
from nscb_desktop.framework.working_days import CHECKED_THROUGH, HolidayException, OfficeCalendar
from nscb_desktop.views.holiday_dialogs import ClosureDialog, ExceptionDialog
from nscb_desktop.views.holidays_panel import ADDED, CLOSED, COMPUTED, WORKED, HolidaysPanel, days_of_year
from tests.views.everything_shown import everything_shown

TODAY = date(2014, 1, 7)
EARLY_MAY = date(2014, 5, 5)


@pytest.fixture
def panel(qtbot: QtBot) -> HolidaysPanel:
    made = HolidaysPanel(TODAY)
    qtbot.addWidget(made)
    return made


def exception_dialog(qtbot: QtBot, *taken: date) -> ExceptionDialog:
    made = ExceptionDialog(OfficeCalendar(), taken, TODAY)
    qtbot.addWidget(made)
    made.open()
    return made


def closure_dialog(qtbot: QtBot) -> ClosureDialog:
    made = ClosureDialog(OfficeCalendar(), TODAY)
    qtbot.addWidget(made)
    made.open()
    return made


def test_the_year_is_listed_with_the_name_and_the_reason_of_each_day() -> None:
    calendar = OfficeCalendar(
        (
            HolidayException(EARLY_MAY, "Early May bank holiday", working=True),
            HolidayException(date(2014, 5, 9), "Proclaimed"),
        ),
        {date(2014, 12, 29): "Town Hall closed"},
    )
    lines = {line.on: (line.name, line.how) for line in days_of_year(2014, calendar)}
    assert lines[date(2014, 12, 25)] == ("Christmas Day", COMPUTED)
    assert lines[EARLY_MAY][1] == WORKED
    assert lines[date(2014, 5, 9)] == ("Proclaimed", ADDED)
    assert lines[date(2014, 12, 29)] == ("Town Hall closed", CLOSED)
    assert len(lines) == 10


def test_the_year_shown_says_whether_it_was_compared(panel: HolidaysPanel) -> None:
    assert f"up to {CHECKED_THROUGH}" in panel.checked.text()
    panel.year.setValue(CHECKED_THROUGH + 1)
    assert panel.checked.text().startswith("Not compared")
    assert "Christmas Day" in everything_shown(panel)


def test_the_lists_are_read_changed_and_given_back(panel: HolidaysPanel, qtbot: QtBot) -> None:
    settings = Settings(exceptions=((EARLY_MAY, "Early May", True),), closures={date(2014, 12, 29): "Town Hall closed"})
    panel.show_settings(settings)
    assert panel.values() == {"exceptions": settings.exceptions, "closures": settings.closures}
    panel.exceptions.choose(EARLY_MAY)
    with qtbot.waitSignal(panel.edited):
        panel.remove_exception.click()
    panel.closures.choose(date(2014, 12, 29))
    panel.remove_closure.click()
    assert panel.values() == {"exceptions": (), "closures": {}}
    assert not panel.remove_exception.isEnabled()


def test_an_entered_exception_turns_the_list_to_its_year(panel: HolidaysPanel) -> None:
    panel._take_exception(HolidayException(date(2022, 9, 19), "State Funeral"))
    assert panel.year.value() == 2022
    assert panel.calendar().bank_holiday(date(2022, 9, 19)) == "State Funeral"


def test_an_added_day_needs_a_name(qtbot: QtBot) -> None:
    dialog = exception_dialog(qtbot)
    dialog.added.setChecked(True)
    dialog.day.line.setText("9 May 2014")
    assert dialog.needed.text() == "Still needed: its name."
    dialog.words.write("Proclaimed day")
    assert dialog.choice() == HolidayException(date(2014, 5, 9), "Proclaimed day")
    assert dialog.ok.isEnabled()


def test_a_day_that_is_worked_after_all_takes_the_name_of_the_holiday(qtbot: QtBot) -> None:
    dialog = exception_dialog(qtbot)
    dialog.works.setChecked(True)
    dialog.day.line.setText("5/5/2014")
    assert not dialog.words.isVisible()
    assert dialog.choice().working
    assert dialog.choice().name == OfficeCalendar().bank_holiday(EARLY_MAY)


@pytest.mark.parametrize(
    ("added", "day", "why"),
    [
        (True, "25/12/2014", "is a bank holiday already"),
        (False, "6/5/2014", "is no bank holiday"),
        (True, "May 2014", "one whole date"),
        (True, "9/5/2014", "there is an exception"),
    ],
)
def test_an_exception_that_would_change_nothing_is_refused(qtbot: QtBot, added: bool, day: str, why: str) -> None:
    dialog = exception_dialog(qtbot, date(2014, 5, 9))
    (dialog.added if added else dialog.works).setChecked(True)
    dialog.day.line.setText(day)
    dialog.words.write("A name")
    assert why in dialog.needed.text()
    assert not dialog.ok.isEnabled()


def test_a_run_of_closure_days_leaves_out_what_is_not_counted_anyway(qtbot: QtBot) -> None:
    dialog = closure_dialog(qtbot)
    dialog.first.line.setText("24/12/2014")
    dialog.last.line.setText("2/1/2015")
    dialog.words.write("Christmas closure")
    assert dialog.said.text() == "5 working days will not be counted."
    assert list(dialog.choice()) == [date(2014, 12, day) for day in (24, 29, 30, 31)] + [date(2015, 1, 2)]
    assert date(2014, 12, 25) not in dialog.choice()
    assert set(dialog.choice().values()) == {"Christmas closure"}


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        ("24/12/2014", "23/12/2014", "not before the first"),
        ("1/1/2014", "31/12/2014", "at most"),
        ("25/12/2014", "25/12/2014", "not counted anyway"),
        ("24/12/2014", "", "a first and a last date"),
    ],
)
def test_closure_days_that_make_no_sense_are_refused(qtbot: QtBot, first: str, last: str, why: str) -> None:
    dialog = closure_dialog(qtbot)
    dialog.first.line.setText(first)
    dialog.last.line.setText(last)
    dialog.words.write("Closed")
    assert why in dialog.needed.text()
