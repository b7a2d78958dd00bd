"""The working of a deadline on the screen: every day in few lines, printed and copied as it stands."""

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.milestones import Recorded
from nscb_desktop.framework.newham_2013 import TIMESCALES
from nscb_desktop.framework.timescales import Clock, Counting, clocks
from nscb_desktop.framework.working_days import OfficeCalendar, Rule, add_months, count_working_days
from nscb_desktop.views.working_panel import (
    Working,
    WorkingLine,
    WorkingPanel,
    days_in_words,
    title_of,
    working_lines,
    working_of,
)

OFFICE = OfficeCalendar()
COUNT = count_working_days(date(2013, 12, 20), 10, OFFICE)


def convene() -> Clock:
    """The sub-group's clock of a case received before Christmas."""
    return clocks(TIMESCALES, {"received": Recorded(date(2013, 12, 20))}, date(2014, 1, 7), Counting())[0]


def test_a_working_reads_as_the_office_writes_it() -> None:
    assert working_lines(COUNT, "Part One received") == [
        WorkingLine("Fri 20 Dec 2013", "Part One received", "day 0"),
        WorkingLine("Sat 21, Sun 22 Dec", "weekend", "not counted", counted=False),
        WorkingLine("Mon 23, Tue 24 Dec", "", "1, 2"),
        WorkingLine("Wed 25, Thu 26 Dec", "Christmas Day, Boxing Day", "not counted", counted=False),
        WorkingLine("Fri 27 Dec", "", "3"),
        WorkingLine("Sat 28, Sun 29 Dec", "weekend", "not counted", counted=False),
        WorkingLine("Mon 30, Tue 31 Dec", "", "4, 5"),
        WorkingLine("Wed 1 Jan", "New Year's Day", "not counted", counted=False),
        WorkingLine("Thu 2, Fri 3 Jan", "", "6, 7"),
        WorkingLine("Sat 4, Sun 5 Jan", "weekend", "not counted", counted=False),
        WorkingLine("Mon 6, Tue 7 Jan", "", "8, 9"),
        WorkingLine("Wed 8 Jan 2014", "", "day 10", last=True),
    ]


def test_a_weekend_receipt_says_why_day_0_is_not_counted() -> None:
    later = count_working_days(date(2015, 5, 2), 10, OFFICE, Rule.NEXT_WORKING_DAY_FIRST)
    lines = working_lines(later, "Part One received")
    assert lines[0] == WorkingLine("Sat 2 May 2015", "Part One received (Saturday)", "day 0")
    assert WorkingLine("Tue 5 May", "counted as the day of receipt", "day 0") in lines


def test_a_month_ends_on_its_last_day_and_says_what_that_day_is() -> None:
    lines = working_lines(add_months(date(2013, 12, 1), 1, OFFICE), "Part One received")
    assert lines[-1] == WorkingLine("Wed 1 Jan 2014", "1 calendar month; New Year's Day", "last day", last=True)


def test_a_limit_of_nothing_is_one_line() -> None:
    (only,) = working_lines(count_working_days(date(2013, 12, 20), 0, OFFICE))
    assert (only.days, only.number, only.last) == ("Fri 20 Dec 2013", "day 0", True)


@pytest.mark.parametrize(
    ("first", "days", "words"),
    [
        (date(2014, 1, 6), 5, "Mon 6 to Fri 10 Jan"),
        (date(2013, 12, 31), 3, "Tue 31 Dec to Thu 2 Jan"),
        (date(2013, 11, 30), 2, "Sat 30 Nov, Sun 1 Dec"),
        (date(2014, 1, 8), 1, "Wed 8 Jan"),
    ],
)
def test_runs_of_days_are_said_briefly(first: date, days: int, words: str) -> None:
    run = [date.fromordinal(first.toordinal() + n) for n in range(days)]
    assert days_in_words(run) == words


def test_the_panel_shows_a_clocks_working_and_where_the_rule_stands(qtbot: QtBot) -> None:
    panel = WorkingPanel()
    qtbot.addWidget(panel)
    panel.show_clock("NSCB-2013-011", convene())
    assert panel.title.text() == "How 8 January 2014 was counted"
    expected = "NSCB-2013-011 · Sub-group held: 10 working days from “Part One received” (framework section 5)"
    assert panel.source.text() == expected
    assert panel.table.model().rowCount() == 12


def test_printing_hands_over_what_is_shown(qtbot: QtBot) -> None:
    panel = WorkingPanel()
    qtbot.addWidget(panel)
    working = working_of(convene(), "NSCB-2013-011")
    panel.show_working(working)
    with qtbot.waitSignal(panel.print_asked) as asked:
        panel.print_button.click()
    assert asked.args == [working]


def test_copying_takes_every_line_as_plain_text(qtbot: QtBot) -> None:
    panel = WorkingPanel()
    qtbot.addWidget(panel)
    panel.show_working(working_of(convene(), "NSCB-2013-011"))
    panel.copy_button.click()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "How 8 January 2014 was counted"
    assert "Wed 25, Thu 26 Dec\tChristmas Day, Boxing Day\tnot counted" in lines
    assert lines[-1] == "Wed 8 Jan 2014\t\tday 10"


def test_a_year_not_yet_compared_warns_beside_the_working(qtbot: QtBot) -> None:
    panel = WorkingPanel()
    qtbot.addWidget(panel)
    count = count_working_days(date(2030, 1, 2), 10, OFFICE)
    panel.show_working(Working(title_of(count), "", count))
    assert "2028" in panel.warning.text()
    assert panel.warning.isVisibleTo(panel)


def test_nothing_chosen_leaves_nothing_to_print_or_copy(qtbot: QtBot) -> None:
    panel = WorkingPanel()
    qtbot.addWidget(panel)
    panel.show_clock("NSCB-2013-011", convene())
    panel.show_clock("", None)
    assert panel.working is None
    assert panel.title.text() == ""
    assert "011" not in panel.source.text()
    assert panel.table.model().rowCount() == 0
    assert not panel.print_button.isEnabled()
