"""Today over a real register: every figure opens exactly what it counts."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import cases, deadlines
from nscb_desktop.casework.cases import reindexed
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.meetings import Meeting
from nscb_desktop.framework.records import Filters, Order
from nscb_desktop.framework.roles import Right
from nscb_desktop.register import agencies, meetings, requests
from nscb_desktop.views.figure_card import FigureCard, FigureLink
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.sitting_desk import SittingDesk
from nscb_desktop.views.today_page import TodayPage
from tests.views.everything_shown import everything_shown


def ask(sitting: Sitting, case_id: int, *agencies_asked: str) -> None:
    """Ask agencies for a Part Two on a case."""
    with sitting.acting(Right.RECORD) as unit:
        for name in agencies_asked:
            found = next((each for each in agencies.every(unit) if each.name == name), None)
            agency = found or agencies.add(unit, name)
            unit.flush()
            requests.add(unit, case_id, agency, date(2014, 1, 6), date(2014, 1, 13), rule="", lead="")
        unit.record("asked agencies", case_id)
        reindexed(unit, case_id)


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


@pytest.fixture
def meeting(sitting: Sitting) -> Meeting:
    """A meeting of the sub-group tomorrow with two cases on its agenda."""
    with sitting.acting(Right.RECORD) as unit:
        made = meetings.add(unit, at_local(date(2014, 1, 8), 10), "Room 3")
        unit.flush()
        made = meetings.save(unit, replace(made, agenda=(3, 5)))
        unit.record("called a meeting")
    return made


@pytest.mark.parametrize(
    ("key", "filters", "words"),
    [
        ("agencies", Filters(waiting_for_agencies=True), "Police\N{NO-BREAK SPACE}(2), Health"),
        (
            "chair",
            Filters(waiting_for_chair=True),
            "Sub-group chair\N{NO-BREAK SPACE}1, Independent Chair\N{NO-BREAK SPACE}1",
        ),
        ("not_authorised", Filters(not_authorised=True), ""),
        ("meeting", Filters(agenda_of=at_local(date(2014, 1, 8), 10)), "2 cases, Room 3"),
    ],
)
def test_the_other_figures_ask_for_exactly_the_rows_they_count(
    page: TodayPage, sitting: Sitting, meeting: Meeting, qtbot: QtBot, key: str, filters: Filters, words: str
) -> None:
    ask(sitting, 7, "Police", "Health")
    ask(sitting, 8, "Police")
    cases.record_milestone(sitting, 5, "sent_for_screening", date(2013, 12, 20))
    cases.record_milestone(sitting, 4, "recommended", date(2013, 12, 20))
    page.refresh()
    figure: FigureCard | FigureLink = page.cards.get(key) or page.links[key]
    with qtbot.waitSignal(page.rows_asked) as asked:
        figure.click()
    assert asked.args == [filters]
    opened = cases.page(sitting, filters, Order()).total
    number = {"meeting": len(meeting.agenda)}.get(key)
    shown = figure.number if isinstance(figure, FigureLink) else (number or int(figure.figure.text()))
    assert shown == opened > 1
    if isinstance(figure, FigureCard):
        assert figure.accessibleName().endswith(words)


def test_the_next_meeting_is_the_next_that_is_planned(page: TodayPage, sitting: Sitting, meeting: Meeting) -> None:
    page.refresh()
    assert page.cards["meeting"].figure.text() == "8 Jan 2014 10:00"
    with sitting.acting(Right.RECORD) as unit:
        meetings.save(unit, replace(meeting, called_off="snow"))
        unit.record("called a meeting off")
    page.refresh()
    assert page.cards["meeting"].figure.text() == "None planned"
    assert not page.cards["meeting"].isEnabled()


def test_the_drafts_are_counted_and_shown(page: TodayPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.rows_asked) as asked:
        page.links["drafts"].click()
    assert asked.args == ["drafts"]
    assert page.links["drafts"].text() == "2 drafts not registered yet"


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


def test_one_of_a_thing_is_said_as_one(page: TodayPage, office: SittingDesk) -> None:
    board = office.today_board()
    page.show_board(replace(board, overdue=board.overdue[:1], due_this_week=board.due_this_week[:1], not_authorised=1))
    shown = {key: card.words.text() for key, card in page.cards.items()}
    assert shown["overdue"] == "clock past its last day"
    assert shown["week"].startswith("clock ending by ")
    assert page.links["not_authorised"].text() == "1 case not authorised"


def test_files_in_the_incoming_folder_are_counted_as_they_come_and_go(
    page: TodayPage, sitting: Sitting, qtbot: QtBot
) -> None:
    folder, link = sitting.register.folder.incoming, page.incoming
    assert not link.isVisible()
    (folder / "one.pdf").write_bytes(b"x")
    qtbot.waitUntil(link.isVisible, timeout=5_000)
    assert link.text() == "1 file in the Incoming folder"
    (folder / "two.pdf").write_bytes(b"x")
    qtbot.waitUntil(partial(says, link, "2 files in the Incoming folder"), timeout=5_000)
    for path in folder.iterdir():
        path.unlink()
    qtbot.waitUntil(partial(says, link, ""), timeout=5_000)


def says(link: FigureLink, words: str) -> bool:
    return link.text() == words if words else not link.isVisible()


def test_a_folder_that_nobody_watches_is_counted_when_today_is_read_anew(page: TodayPage, sitting: Sitting) -> None:
    page.incoming._watch.blockSignals(True)
    (sitting.register.folder.incoming / "one.pdf").write_bytes(b"x")
    page.refresh()
    assert page.incoming.text() == "1 file in the Incoming folder"
    page.forget()
    assert not page.incoming.isVisible()


def test_pressing_it_asks_for_what_waits_and_for_no_row_of_the_grid(
    page: TodayPage, sitting: Sitting, qtbot: QtBot
) -> None:
    (sitting.register.folder.incoming / "one.pdf").write_bytes(b"x")
    page.refresh()
    with qtbot.assertNotEmitted(page.rows_asked), qtbot.waitSignal(page.incoming.read_asked):
        page.incoming.click()
