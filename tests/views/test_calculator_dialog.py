"""The calculator: the last day and its working as they are typed, one sentence where there is none."""

from datetime import date

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.timescales import Counting
from nscb_desktop.framework.working_days import HolidayException, OfficeCalendar, Rule
from nscb_desktop.views.calculator_dialog import LIMIT_NEEDED, CalculatorDialog
from nscb_desktop.views.day_entry import NEEDED, WHOLE
from tests.views.mnemonics import clashing_mnemonics, nameless

TODAY = date(2014, 1, 7)


def today() -> date:
    """The office's day."""
    return TODAY


@pytest.fixture
def calculator(qtbot: QtBot) -> CalculatorDialog:
    dialog = CalculatorDialog(Counting(), today)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_it_starts_without_a_date_and_says_what_it_needs(calculator: CalculatorDialog) -> None:
    assert calculator.start.line.text() == ""
    assert calculator.count is None
    assert calculator.outcome.text() == NEEDED
    assert not calculator.panel.print_button.isEnabled()


def test_the_last_day_and_its_working_follow_what_is_typed(calculator: CalculatorDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(calculator.start.line, "20/12/2013")
    assert calculator.outcome.text() == "Wednesday 8 January 2014"
    assert calculator.count is not None
    assert calculator.count.days[-1].number == 10
    calculator.limit.setText("15")
    assert calculator.outcome.text() == "Wednesday 15 January 2014"


def test_the_rule_can_be_compared_for_a_weekend_receipt(calculator: CalculatorDialog) -> None:
    calculator.start.line.setText("2 May 2015")
    assert calculator.outcome.text() == "Monday 18 May 2015"
    calculator.rule.setCurrentIndex(1)
    assert calculator.outcome.text() == "Tuesday 19 May 2015"


@pytest.mark.parametrize("written", ["May 2014", "31/02/2013", "c. 2 May 2015", "soon", "20/12"])
def test_a_date_that_is_not_one_day_is_one_sentence(calculator: CalculatorDialog, written: str) -> None:
    calculator.start.line.setText(written)
    assert calculator.outcome.text() == WHOLE
    assert calculator.count is None


@pytest.mark.parametrize(
    ("limit", "sentence"),
    [("", LIMIT_NEEDED), ("ten", LIMIT_NEEDED), ("-1", LIMIT_NEEDED), ("2001", "A limit must be between 0 and 2,000")],
)
def test_a_limit_that_cannot_be_counted_is_one_sentence(
    calculator: CalculatorDialog, limit: str, sentence: str
) -> None:
    calculator.start.line.setText("20/12/2013")
    calculator.limit.setText(limit)
    assert calculator.outcome.text().startswith(sentence)


def test_every_prefix_of_a_date_leaves_it_standing(calculator: CalculatorDialog) -> None:
    for end in range(len("Fri 20 December 2013") + 1):
        calculator.start.line.setText("Fri 20 December 2013"[:end])
        assert calculator.outcome.text()
    assert calculator.outcome.text() == "Wednesday 8 January 2014"


def test_it_counts_with_the_offices_own_calendar_and_rule(qtbot: QtBot) -> None:
    office = OfficeCalendar((HolidayException(date(2014, 1, 7), "Day of mourning"),))
    dialog = CalculatorDialog(Counting(office, Rule.NEXT_WORKING_DAY_FIRST), today)
    qtbot.addWidget(dialog)
    dialog.start.line.setText("20/12/2013")
    assert dialog.outcome.text() == "Thursday 9 January 2014"
    assert dialog.rule.currentIndex() == 1


def test_today_is_one_press_away(calculator: CalculatorDialog) -> None:
    calculator.start.today_button.click()
    assert calculator.start.day() == TODAY
    assert calculator.start.line.text() == "7 Jan 2014"


def test_letters_and_names_are_its_own(calculator: CalculatorDialog) -> None:
    assert clashing_mnemonics(calculator) == {}
    assert nameless(calculator) == []
