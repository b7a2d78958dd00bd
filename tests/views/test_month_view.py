"""The month: what ends on each day, moved through by keyboard, and painted in time however much there is."""

from datetime import date, timedelta
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscb_desktop.casework.deadlines import DiaryEntry
from nscb_desktop.framework.newham_2013 import TIMESCALES
from nscb_desktop.framework.timescales import Clock, Counting, Rag
from nscb_desktop.framework.working_days import OfficeCalendar
from nscb_desktop.views.month_painting import day_words, entry_font, entry_label
from nscb_desktop.views.month_view import MonthView, days_shown, stepped

TODAY = date(2014, 1, 7)
OFFICE = OfficeCalendar()


def entry(on: date, number: int = 1, rag: Rag = Rag.AMBER) -> DiaryEntry:
    """A last day in the diary."""
    clock = Clock(TIMESCALES[number % 3], on, on, None, None, 1, rag, Counting())
    return DiaryEntry(on, f"NSCB-2013-{number:03d}", clock, number)


@pytest.fixture
def month(qtbot: QtBot) -> MonthView:
    view = MonthView()
    qtbot.addWidget(view)
    view.resize(1140, 560)
    entries = [entry(date(2014, 1, 8), n) for n in range(1, 8)] + [entry(date(2014, 1, 17), 9, Rag.GREEN)]
    view.show_month(TODAY, TODAY, OFFICE, entries)
    view.show()
    return view


def test_the_weeks_shown_are_whole_and_cover_the_month() -> None:
    for year in (2012, 2013, 2014, 2015):
        for number in range(1, 13):
            days = days_shown(date(year, number, 15))
            assert len(days) % 7 == 0
            assert (days[0].weekday(), days[-1].weekday()) == (0, 6)
            assert days == [days[0] + timedelta(days=n) for n in range(len(days))]
            assert {day for day in days if day.month == number} >= {date(year, number, 1), date(year, number, 28)}
    assert days_shown(TODAY)[0] == date(2013, 12, 30)


def test_what_does_not_fit_is_counted(month: MonthView) -> None:
    eighth = [placed for placed in month.placed() if placed.day == date(2014, 1, 8)]
    shown = [placed for placed in eighth if placed.entry]
    assert eighth[-1].entry is None
    assert len(shown) + eighth[-1].left_out == 7
    assert all(month.cell(placed.day).contains(placed.rect) for placed in month.placed())


def test_a_squeezed_month_counts_rather_than_paints_over_other_days(month: MonthView) -> None:
    month.setMinimumSize(0, 0)
    month.resize(600, 170)
    assert [(placed.entry, placed.left_out) for placed in month.placed()] == [(None, 7), (None, 1)]
    assert all(month.cell(placed.day).contains(placed.rect) for placed in month.placed())


def test_more_opens_the_day(month: MonthView, qtbot: QtBot) -> None:
    more = next(placed for placed in month.placed() if placed.entry is None)
    with qtbot.waitSignal(month.day_asked) as asked:
        QTest.mouseClick(month, Qt.MouseButton.LeftButton, pos=more.rect.center())
    assert asked.args == [date(2014, 1, 8)]


def test_pressing_an_entry_chooses_it_and_its_day(month: MonthView, qtbot: QtBot) -> None:
    last = next(placed for placed in month.placed() if placed.day == date(2014, 1, 17))
    with qtbot.waitSignal(month.entry_chosen) as chosen:
        QTest.mouseClick(month, Qt.MouseButton.LeftButton, pos=last.rect.center())
    assert chosen.args == [last.entry]
    assert month.current == date(2014, 1, 17)


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Left, date(2014, 1, 6)),
        (Qt.Key.Key_Right, date(2014, 1, 8)),
        (Qt.Key.Key_Up, date(2013, 12, 31)),
        (Qt.Key.Key_Down, date(2014, 1, 14)),
        (Qt.Key.Key_PageUp, date(2013, 12, 7)),
        (Qt.Key.Key_PageDown, date(2014, 2, 7)),
    ],
)
def test_keys_move_the_day_and_the_month(month: MonthView, qtbot: QtBot, key: Qt.Key, day: date) -> None:
    with qtbot.waitSignal(month.moved) as moved:
        QTest.keyClick(month, key)
    assert moved.args == [day]


def test_home_goes_to_today(month: MonthView, qtbot: QtBot) -> None:
    QTest.keyClick(month, Qt.Key.Key_PageDown)
    QTest.keyClick(month, Qt.Key.Key_Home)
    assert month.current == TODAY


def test_space_goes_through_the_days_entries_and_enter_lists_the_day(month: MonthView, qtbot: QtBot) -> None:
    chosen: list[object] = []
    month.entry_chosen.connect(chosen.append)
    month.entry_chosen.connect(month.choose)
    QTest.keyClick(month, Qt.Key.Key_Right)
    QTest.keyClick(month, Qt.Key.Key_Space)
    QTest.keyClick(month, Qt.Key.Key_Space)
    assert [each.reference for each in chosen if isinstance(each, DiaryEntry)] == ["NSCB-2013-001", "NSCB-2013-002"]
    with qtbot.waitSignal(month.day_asked) as asked:
        QTest.keyClick(month, Qt.Key.Key_Return)
    assert asked.args == [date(2014, 1, 8)]


def test_a_screen_reader_hears_the_day_and_what_ends_on_it(month: MonthView, qtbot: QtBot) -> None:
    QTest.keyClick(month, Qt.Key.Key_Right)
    assert month.accessibleName() == "Calendar of January 2014"
    assert month.accessibleDescription().startswith("Wednesday 8 January 2014; NSCB-2013-001: ")
    month.move_to(date(2014, 1, 1))
    assert month.accessibleDescription() == "Wednesday 1 January 2014; New Year's Day; no last day"


def test_bank_holidays_and_today_are_named() -> None:
    assert day_words(date(2014, 1, 1), "New Year's Day", TODAY) == "1 · New Year's Day"
    assert day_words(date(2014, 1, 4), "Saturday", TODAY) == "4"
    assert day_words(TODAY, None, TODAY) == "7 · today"


def test_a_day_off_is_shaded_and_a_working_day_is_not(month: MonthView) -> None:
    picture = month.grab().toImage()
    middles = {
        day: month.cell(day).center() + QPoint(0, 30) for day in (date(2014, 1, 1), date(2014, 1, 4), date(2014, 1, 2))
    }
    colours = {day: picture.pixelColor(point).name() for day, point in middles.items()}
    assert colours[date(2014, 1, 1)] == colours[date(2014, 1, 4)] != colours[date(2014, 1, 2)]


@pytest.mark.parametrize("rag", list(Rag))
def test_an_entry_says_its_colour_by_shape_and_letter_and_keeps_its_number(month: MonthView, rag: Rag) -> None:
    from PySide6.QtGui import QFontMetrics

    metrics = QFontMetrics(entry_font(month.font()))
    label = entry_label(entry(TODAY, 11, rag), metrics, 130)
    assert label.startswith(f"{rag.shape} {rag.value} ")
    assert label.endswith(" · 011")
    assert "…" in label
    assert entry_label(entry(TODAY, 11, rag), metrics, 50) == f"{rag.shape} {rag.value} 011"


def test_ten_thousand_last_days_are_painted_in_time(month: MonthView) -> None:
    many = [entry(date(2014, 1, 1 + n % 31), n) for n in range(10_000)]
    before = perf_counter()
    month.show_month(TODAY, TODAY, OFFICE, many)
    month.grab()
    assert perf_counter() - before < 0.1
    assert len(month.placed()) < 42 * 6


def test_the_ends_of_the_calendar_stop_the_keyboard() -> None:
    assert stepped(date.max, days=1) == date.max
    assert stepped(date.min, months=-1) == date.min
