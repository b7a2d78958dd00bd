"""The strip of seven dates: what each says, and which can be pressed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nscb_desktop.casework.deadlines import StripDate
from nscb_desktop.framework.milestones import STRIP
from nscb_desktop.framework.timescales import Rag
from nscb_desktop.views import theme
from nscb_desktop.views.date_strip import DateStrip, date_words

DATES = (
    StripDate(STRIP[0], date(2013, 12, 20), (), "done"),
    StripDate(STRIP[1], None, (), "ahead"),
    StripDate(STRIP[2], date(2013, 12, 23), (), "done"),
    StripDate(STRIP[3], None, (date(2014, 1, 2),), "late"),
    StripDate(STRIP[4], None, (date(2014, 1, 8),), "due"),
    StripDate(STRIP[5], None, (), "ahead"),
    StripDate(STRIP[6], None, (date(2014, 1, 20), date(2014, 1, 22)), "due"),
)


@pytest.fixture
def strip(qtbot: QtBot) -> DateStrip:
    made = DateStrip()
    qtbot.addWidget(made)
    made.show_dates(DATES, recording=True)
    made.show()
    return made


def test_each_date_says_in_words_how_it_stands() -> None:
    assert [date_words(each) for each in DATES] == [
        "Fri 20 Dec 2013",
        "–",
        "Mon 23 Dec 2013",
        "was due Thu 2 Jan 2014",
        "due Wed 8 Jan 2014",
        "–",
        "by 20 and 22 Jan 2014",
    ]


@pytest.mark.parametrize(
    ("rag", "mark", "spoken"), [(Rag.GREEN, "● G", "green"), (Rag.AMBER, "◆ A", "amber"), (Rag.RED, "▲ R", "red")]
)
def test_a_date_that_is_due_has_its_clocks_colour_shape_and_letter(
    strip: DateStrip, in_light: None, rag: Rag, mark: str, spoken: str
) -> None:
    strip.show_dates([StripDate(STRIP[4], None, (date(2014, 1, 8),), "due", rag)], recording=True)
    cell = strip.cells["met"]
    assert cell.mark == mark
    assert f"due, {spoken};" in cell.accessibleName()
    assert cell.grab().toImage().pixelColor(3, 3).name() == theme.in_use().rag(rag)[1]


def test_two_last_days_in_two_months_name_both() -> None:
    both = StripDate(STRIP[6], None, (date(2014, 1, 31), date(2014, 2, 3)), "late")
    assert date_words(both) == "was due by 31 Jan 2014 and 3 Feb 2014"


@pytest.mark.parametrize("key", ["members_notified", "requested", "met", "recommended", "decided"])
def test_a_date_is_chosen_by_mouse_space_and_enter(strip: DateStrip, qtbot: QtBot, key: str) -> None:
    chosen: list[str] = []
    strip.milestone_chosen.connect(chosen.append)
    cell = strip.cells[key]
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton)
    QTest.keyClick(cell, Qt.Key.Key_Space)
    QTest.keyClick(cell, Qt.Key.Key_Return)
    assert chosen == [key] * 3


@pytest.mark.parametrize("key", ["received", "information_due"])
def test_dates_that_follow_from_other_records_cannot_be_pressed(strip: DateStrip, qtbot: QtBot, key: str) -> None:
    cell = strip.cells[key]
    with qtbot.assertNotEmitted(strip.milestone_chosen):
        QTest.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert cell.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_where_nothing_may_be_recorded_nothing_can_be_pressed(strip: DateStrip, qtbot: QtBot) -> None:
    strip.show_dates(DATES, recording=False)
    with qtbot.assertNotEmitted(strip.milestone_chosen):
        QTest.mouseClick(strip.cells["met"], Qt.MouseButton.LeftButton)


def test_a_screen_reader_hears_the_date_and_what_pressing_does(strip: DateStrip) -> None:
    assert (
        strip.cells["requested"].accessibleName() == "Part Twos requested: Mon 23 Dec 2013, recorded; press to correct"
    )
    assert strip.cells["met"].accessibleName() == "Sub-group met: due Wed 8 Jan 2014, due; press to record"
    assert strip.cells["received"].accessibleName() == "Part One received: Fri 20 Dec 2013, recorded"


def test_large_text_takes_a_second_row_rather_than_lose_its_ends(strip: DateStrip) -> None:
    strip.resize(1600, strip.height())
    QApplication.processEvents()
    assert len({cell.y() for cell in strip.cells.values()}) == 1
    strip.resize(700, strip.sizeHint().height())
    QApplication.processEvents()
    assert len({cell.y() for cell in strip.cells.values()}) == 2


def test_clearing_leaves_no_date(strip: DateStrip) -> None:
    strip.clear()
    assert {cell.words for cell in strip.cells.values()} == {"–"}
