"""The calendar page: a month of a real register's last days, filtered, listed, explained and opened."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from pytestqt.qtbot import QtBot

from nscb_desktop.casework.deadlines import DiaryEntry
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.meetings import Meeting
from nscb_desktop.framework.records import Filters
from nscb_desktop.framework.timescales import Counting
from nscb_desktop.framework.working_days import CHECKED_THROUGH
from nscb_desktop.views.calendar_page import CalendarPage, kinds_of_clock
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.month_view import entry_words
from tests.views.mnemonics import clashing_mnemonics, nameless
from tests.views.test_agenda_view import diary

TODAY = date(2014, 1, 7)


class Diary:
    """A desk whose diary holds the clocks of three cases and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[date, date]] = []
        self.broken = False

    def today(self) -> date:
        """The office's day."""
        return TODAY

    def counting(self) -> Counting:
        """The office's ordinary counting."""
        return Counting()

    def diary(self, first: date, last: date) -> Sequence[DiaryEntry]:
        """Entries of the span."""
        self.asked.append((first, last))
        if self.broken:
            raise OfficeError("The register does not answer.")
        known = diary(date(2013, 12, 20), date(2013, 12, 23), date(2014, 1, 3))
        return [entry for entry in known if first <= entry.on <= last]


@pytest.fixture
def page(qtbot: QtBot) -> CalendarPage:
    made = CalendarPage(Diary(), Messages())
    qtbot.addWidget(made)
    made.resize(1180, 640)
    made.refresh()
    made.show()
    return made


def test_the_month_of_today_is_read_in_whole_weeks(page: CalendarPage) -> None:
    assert page.ui.title.text() == "January 2014"
    desk = page._desk
    assert isinstance(desk, Diary)
    assert desk.asked == [(date(2013, 12, 30), date(2014, 2, 2))]
    assert page.ui.shown.text() == "5 last days in January 2014"


def test_turning_the_month_reads_that_month_and_coming_home_reads_todays(page: CalendarPage) -> None:
    page.ui.later.click()
    assert page.ui.title.text() == "February 2014"
    assert page.entries_shown
    page.ui.earlier.click()
    page.ui.earlier.click()
    assert page.ui.title.text() == "December 2013"
    page.ui.today.click()
    assert (page.ui.title.text(), page.day) == ("January 2014", TODAY)


def test_arrows_within_a_month_read_nothing_anew(page: CalendarPage) -> None:
    desk = page._desk
    assert isinstance(desk, Diary)
    page.month.move_to(date(2014, 1, 20))
    assert len(desk.asked) == 1
    page.month.move_to(date(2014, 2, 1))
    assert len(desk.asked) == 2
    assert page.month.current == date(2014, 2, 1)


def test_a_filter_shows_one_kind_of_clock_and_says_so(page: CalendarPage) -> None:
    page.ui.kind.setCurrentIndex(page.ui.kind.findData("convene"))
    assert {entry.kind for entry in page.entries_shown} == {"convene"}
    assert page.ui.shown.text() == "Only Sub-group held · 3 last days in January 2014"
    page.ui.kind.setCurrentIndex(0)
    assert len(page.entries_shown) > 3


def test_every_kind_of_clock_can_be_asked_for(page: CalendarPage) -> None:
    offered = {page.ui.kind.itemData(number) for number in range(1, page.ui.kind.count())}
    assert offered == kinds_of_clock().keys()
    assert "director" not in offered


def test_choosing_an_entry_shows_how_it_was_counted(page: CalendarPage) -> None:
    assert not page.ui.working.isVisibleTo(page)
    page.choose(page.entries_shown[0])
    assert page.ui.working.isVisibleTo(page)
    assert page.working.title.text() == "How 8 January 2014 was counted"
    page.ui.later.click()
    assert not page.ui.working.isVisibleTo(page)


def test_more_opens_the_day_in_the_agenda(page: CalendarPage) -> None:
    page.month.day_asked.emit(date(2014, 1, 20))
    assert page.ui.sides.currentWidget() is page.agenda
    chosen = page.agenda.current_row()
    assert chosen is not None
    assert chosen.on == date(2014, 1, 20)
    assert page.ui.as_list.text() == "&Month"


def test_an_entry_opens_its_case_once_however_fast_it_is_pressed(page: CalendarPage, qtbot: QtBot) -> None:
    opened: list[int] = []
    page.case_opened.connect(opened.append)
    page.choose(page.entries_shown[0])
    page.working.open_button.click()
    page.working.open_button.click()
    assert opened == [1]


def test_a_drafts_clock_opens_the_draft(page: CalendarPage, qtbot: QtBot) -> None:
    case = page.entries_shown[0]
    page.choose(DiaryEntry(case.on, "Draft 4", case.clock, None, 4))
    assert page.working.open_button.text() == "Open &draft"
    with qtbot.waitSignal(page.draft_opened) as opened:
        page.working.open_button.click()
    assert opened.args == [4]


def test_a_register_that_does_not_answer_is_said_and_leaves_an_empty_month(qtbot: QtBot) -> None:
    desk = Diary()
    desk.broken = True
    page = CalendarPage(desk, Messages())
    qtbot.addWidget(page)
    page.refresh()
    assert page.entries_shown == []


def test_a_locked_screen_keeps_nothing(page: CalendarPage) -> None:
    page.ui.kind.setCurrentIndex(2)
    page.list_day(date(2014, 1, 8))
    page.forget()
    assert page.entries_shown == []
    assert page.working.working is None
    assert page.agenda.model().rowCount() == 0
    assert page.ui.kind.currentIndex() == 0
    assert page.ui.sides.currentWidget() is page.month
    assert "NSCB" not in page.month.accessibleDescription()


def test_letters_and_names_are_its_own(page: CalendarPage) -> None:
    page.choose(page.entries_shown[0])
    assert clashing_mnemonics(page) == {}
    assert nameless(page) == []


@pytest.mark.parametrize(
    ("day", "warned"), [(date(2014, 1, 7), False), (date(CHECKED_THROUGH, 12, 1), False), (date(CHECKED_THROUGH + 1, 1, 1), True)]
)  # fmt: skip
def test_a_month_whose_bank_holidays_were_not_compared_says_so(page: CalendarPage, day: date, warned: bool) -> None:
    page.go_to(day)
    assert page.ui.warning.isVisible() == warned
    assert (f"after {CHECKED_THROUGH}" in page.ui.warning.text()) == warned
    page.go_to(TODAY)
    assert not page.ui.warning.isVisible()


def test_it_narrows_to_who_has_to_act(page: CalendarPage) -> None:
    page.ui.owner.setCurrentIndex(page.ui.owner.findData("Independent Chair"))
    assert page.entries_shown
    assert {entry.kind for entry in page.entries_shown} == {"decide-month"}
    assert page.ui.shown.text().startswith("Only Independent Chair · ")
    page.ui.kind.setCurrentIndex(page.ui.kind.findData("convene"))
    assert page.entries_shown == []
    page.forget()
    assert page.ui.owner.currentIndex() == 0


def test_a_meeting_stands_among_the_clocks_and_opens_its_agenda(page: CalendarPage, qtbot: QtBot) -> None:
    held = Meeting(4, datetime(2014, 1, 8, 10, tzinfo=UTC), "Room 3", (1, 2))
    entry = DiaryEntry(date(2014, 1, 8), "Meeting 4", None, meeting=held)
    page._entries = (*page._entries, entry)
    page.ui.kind.setCurrentIndex(page.ui.kind.findData("meeting"))
    assert page.entries_shown == [entry]
    assert entry_words(entry) == "SCR sub-group 10:00 Room 3"
    page.grab()  # it is painted without a badge
    page.month.entry_chosen.emit(entry)
    assert not page.ui.working.isVisible()
    with qtbot.waitSignal(page.rows_asked) as asked:
        page.month.entry_opened.emit(entry)
    assert asked.args == [Filters(agenda_of=held.at)]


def test_opening_a_case_asks_for_the_working_of_the_clock(page: CalendarPage, qtbot: QtBot) -> None:
    entry = page.entries_shown[0]
    with qtbot.waitSignal(page.working_wanted) as wanted:
        page.month.entry_opened.emit(entry)
    assert wanted.args == [entry.case_id, entry.clock]


def test_the_next_days_are_printed_once_a_press(page: CalendarPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.days_print_asked):
        page.ui.print_days.click()
