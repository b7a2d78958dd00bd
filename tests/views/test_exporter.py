"""What leaves a page as a list or a calendar file: exactly what is shown, saved where it was asked, and noted."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import vobject
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import agencies, cases, filing, meetings
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.records import Filters, Order
from nscb_desktop.views.background import Background
from nscb_desktop.views.calendar_page import CalendarPage
from nscb_desktop.views.case_desk import CaseDesk
from nscb_desktop.views.case_papers import EXPORTS
from nscb_desktop.views.cases_page import CasesPage
from nscb_desktop.views.diary_desk import DiaryDesk
from nscb_desktop.views.exporter import month_of
from nscb_desktop.views.grid_desk import GridDesk
from nscb_desktop.views.meetings_desk import MeetingsDesk
from nscb_desktop.views.papers import Papers
from nscb_desktop.views.sitting_desk import SittingDesk
from nscb_desktop.views.today_page import TodayPage
from tests import registers
from tests.packs import returned_by_all
from tests.views.mnemonics import clashing_mnemonics
from tests.views.settings_desk import PanelWindow


@pytest.fixture
def window(qtbot: QtBot, in_light: None) -> PanelWindow:
    made = PanelWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def papers(sitting: Sitting, window: PanelWindow) -> Iterator[Papers]:
    background = Background()
    yield Papers(sitting, background, window.messages, window)
    background.finish()


def saved(window: PanelWindow, qtbot: QtBot, target: Path) -> bytes:
    """Answer the question where to save, and return what was written there."""
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(QFileDialog)))
    dialog = next(each for each in window.findChildren(QFileDialog) if each.isVisible())
    dialog.fileSelected.emit(str(target))
    dialog.done(1)
    qtbot.waitUntil(lambda: not any(each.isVisible() for each in window.findChildren(QFileDialog)))
    assert not [box.text() for box in window.findChildren(QMessageBox) if box.isVisible()]
    return target.read_bytes()


def words(data: bytes) -> list[list[object]]:
    book = openpyxl.load_workbook(BytesIO(data))
    return [[cell.value for cell in line] for line in book[book.sheetnames[0]].iter_rows()]


@pytest.fixture
def grid(sitting: Sitting, window: PanelWindow, papers: Papers) -> CasesPage:
    page = CasesPage(SittingDesk(sitting), window.messages)
    page.grid_desk = GridDesk(sitting, window.messages, page, papers)  # type: ignore[attr-defined]  # kept with its page
    window.hold(page)
    page.refresh()
    return page


def test_the_grid_goes_out_as_it_is_shown(
    grid: CasesPage, sitting: Sitting, window: PanelWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    child = cases.page(sitting, Filters(), Order(), 0, 1).rows[0].child
    grid.grid.setColumnHidden(2, True)
    grid.ui.excel.click()
    found = words(saved(window, qtbot, tmp_path / "cases.xlsx"))
    assert str(found[0][0]).startswith("All ")
    assert "Alias" in found[1]
    assert "Age at the incident" not in found[1]
    assert len(found) == cases.total(sitting) + 2
    assert child not in repr(found)


def test_names_a_filter_and_drafts_go_out_where_they_are_shown(
    grid: CasesPage, sitting: Sitting, window: PanelWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    reference = str(cases.page(sitting, Filters(), Order(), 0, 1).rows[0].reference)
    grid.ui.names.setChecked(True)
    grid.search(reference)
    grid.ui.excel.click()
    found = words(saved(window, qtbot, tmp_path / "cases.xlsx"))
    assert str(found[0][0]).startswith("1 of ")
    assert f"Found by “{reference}”" in str(found[0][0])
    assert found[1][1] == "Child"
    grid.show_drafts()
    grid._once = type(grid._once)()
    grid.ui.excel.click()
    found = words(saved(window, qtbot, tmp_path / "drafts.xlsx"))
    assert found[1][:2] == ["Draft", "Child"]


def test_today_and_the_calendar_go_out(
    sitting: Sitting, window: PanelWindow, papers: Papers, qtbot: QtBot, tmp_path: Path
) -> None:
    today = TodayPage(SittingDesk(sitting), window.messages, window)
    today.excel_asked.connect(papers.exports.today)
    today.refresh()
    today.ui.excel.click()
    found = words(saved(window, qtbot, tmp_path / "today.xlsx"))
    assert "overdue to four weeks ahead" in str(found[0][0])
    assert len(found) == today.model.total + 2
    calendar = CalendarPage(DiaryDesk(sitting), window.messages, window)
    calendar.outlook_asked.connect(papers.exports.diary_to_outlook)
    calendar.excel_asked.connect(papers.exports.diary_to_excel)
    calendar.refresh()
    calendar.ui.kind.setCurrentIndex(1)
    calendar._excel.trigger()
    found = words(saved(window, qtbot, tmp_path / "diary.xlsx"))
    assert "from 1 January 2014 to 31 January 2014, Only Sub-group held" in str(found[0][0])
    calendar._outlook.trigger()
    assert vobject.readOne(saved(window, qtbot, tmp_path / "diary.ics").decode()).vevent_list


def test_a_case_sends_its_lists_and_its_clocks_and_lists_the_copies(
    sitting: Sitting, window: PanelWindow, papers: Papers, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = CaseDesk(sitting, window.messages, papers)
    window.hold(desk.page)
    case_id = next(row.id for row in cases.page(sitting, Filters(), Order(), 0, 50).rows if row.next_due)
    desk.open(case_id)
    for action, key in zip(desk.case_papers.menu.actions(), EXPORTS, strict=True):
        action.trigger()
        data = saved(window, qtbot, tmp_path / key)
        assert data.startswith(b"BEGIN:VCALENDAR" if key == "outlook" else b"PK")
    letters = [each.text()[each.text().index("&") + 1].lower() for each in desk.case_papers.menu.actions()]
    assert len(set(letters)) == len(EXPORTS)
    links = desk.page.summary.clocks.calendars.buttons()
    links[0].click()
    assert saved(window, qtbot, tmp_path / "clock.ics").count(b"BEGIN:VEVENT") == 1
    names = {each.name for each in filing.documents(sitting, case_id) if each.kind == "print"}
    assert {*EXPORTS, "clock.ics"} <= names


def test_a_meeting_goes_out_and_so_do_all_of_them(
    sitting: Sitting, window: PanelWindow, papers: Papers, qtbot: QtBot, tmp_path: Path
) -> None:
    meetings.plan(sitting, at_local(date(2014, 1, 9), 14), "Committee room")
    desk = MeetingsDesk(sitting, window.messages, papers)
    window.hold(desk.page)
    desk.refresh()
    desk.page.view.buttons["outlook"].click()
    meeting = saved(window, qtbot, tmp_path / "meeting.ics")
    assert b"UID:meeting-1." in meeting
    assert b"Committee room" not in meeting
    desk.page.excel.click()
    assert "1 meeting" in str(words(saved(window, qtbot, tmp_path / "meetings.xlsx"))[0][0])


def test_a_month_has_a_first_and_a_last_day() -> None:
    assert month_of(date(2016, 2, 29)) == (date(2016, 2, 1), date(2016, 2, 29))
    assert month_of(date(2013, 12, 5)) == (date(2013, 12, 1), date(2013, 12, 31))


def test_the_comparison_of_a_case_is_printed_after_a_preview_and_listed_on_it(
    sitting: Sitting, window: PanelWindow, papers: Papers, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = CaseDesk(sitting, window.messages, papers)
    window.hold(desk.page)
    made = registers.registered(sitting, "Amira Example", date_of_birth=read_date("1/5/2009"))
    case = returned_by_all(sitting, made, "Nothing further.", [agencies.add_agency(sitting, "Youth club").id])
    desk.open(case.id)
    desk.page.ui.tabs.setCurrentWidget(desk.page.agencies)
    assert desk.page.agencies.grid.print_button.isVisibleTo(desk.page.agencies)
    assert clashing_mnemonics(desk.page) == {}
    desk.page.agencies.grid.print_button.click()
    qtbot.waitUntil(lambda: papers.open_preview is not None, timeout=20_000)
    preview = papers.open_preview
    assert preview
    assert preview.ui.save_word.isVisibleTo(preview)
    preview.saved.emit(tmp_path / "comparison.pdf")
    assert "Saved as comparison.pdf" in [each.note for each in filing.documents(sitting, case.id)]
    preview.close()
