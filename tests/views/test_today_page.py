"""Today over a real register: every figure opens exactly what it counts."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import cases, deadlines
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.records import Filters, Order
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.sitting_desk import SittingDesk
from nscb_desktop.views.today_page import TodayPage
from tests.views.everything_shown import everything_shown


@pytest.fixture
def page(qtbot: QtBot, office: SittingDesk) -> TodayPage:
    window = QWidget()
    qtbot.addWidget(window)
    made = TodayPage(office, Messages(window), window)
    window.resize(1180, 700)
    window.show()
    made.refresh()
    return made


def test_it_says_what_day_it_is(page: TodayPage) -> None:
    assert page.ui.day.text() == ("Tuesday 7 January 2014 · working day · next bank holiday Good Friday, 18 April 2014")


@pytest.mark.parametrize("key", ["overdue", "week"])
def test_a_figure_shows_exactly_the_rows_it_counts(page: TodayPage, sitting: Sitting, key: str) -> None:
    board = deadlines.today_board(sitting)
    entries = board.overdue if key == "overdue" else board.due_this_week
    assert page.cards[key].figure.text() == str(len(entries))
    page.cards[key].click()
    assert [page.model.row_at(row) for row in range(page.model.rowCount())] == list(entries)
    page.ui.show_all.click()
    assert page.model.rowCount() == len(board.overdue) + len(board.due_this_week) + len(board.later)


def test_the_other_figures_ask_for_the_rows_they_count(page: TodayPage, sitting: Sitting, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.rows_asked) as asked:
        page.cards["not_authorised"].click()
    assert asked.args == [Filters(not_authorised=True)]
    assert page.cards["not_authorised"].figure.text() == str(cases.page(sitting, asked.args[0], Order()).total)
    with qtbot.waitSignal(page.rows_asked) as asked:
        page.cards["drafts"].click()
    assert asked.args == ["drafts"]
    assert page.cards["drafts"].figure.text() == "2"


def test_a_row_shows_how_it_was_counted(page: TodayPage) -> None:
    row = next(n for n in range(page.model.rowCount()) if page.model.index(n, 0).data() == "◆ A 1")
    page.rows.selectRow(row)
    shown = everything_shown(page.working)
    assert "How 8 January 2014 was counted" in shown
    assert "Christmas Day, Boxing Day" in shown
    assert "day 10" in shown


def test_a_row_opens_its_case_and_a_drafts_row_its_draft(page: TodayPage, qtbot: QtBot) -> None:
    entries = [page.model.row_at(row) for row in range(page.model.rowCount())]
    of_a_case = next(entry for entry in entries if entry and entry.case_id)
    of_a_draft = next(entry for entry in entries if entry and entry.draft_id)
    with qtbot.waitSignal(page.case_opened) as opened:
        page.rows.opened.emit(of_a_case)
    assert opened.args == [of_a_case.case_id]
    with qtbot.waitSignal(page.draft_opened) as opened:
        page.rows.opened.emit(of_a_draft)
    assert opened.args == [of_a_draft.draft_id]


def test_printing_hands_on_the_rows_shown(page: TodayPage, qtbot: QtBot) -> None:
    page.cards["overdue"].click()
    with qtbot.waitSignal(page.print_asked) as asked:
        page.ui.print_page.click()
    assert len(asked.args[0]) == page.model.rowCount()


def test_the_overdue_are_counted_for_the_rail(page: TodayPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.counted) as counted:
        page.refresh()
    assert str(counted.args[0]) == page.cards["overdue"].figure.text()


def test_no_childs_name_is_on_it(page: TodayPage) -> None:
    for name in ("Wiśniewska", "Hugo Nobody", "Femi Madeup"):
        assert name not in everything_shown(page)


def test_nothing_is_left_after_the_lock(page: TodayPage) -> None:
    page.rows.selectRow(0)
    page.forget()
    assert "NSCB-" not in everything_shown(page)
