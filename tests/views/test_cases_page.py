"""The Cases grid over a real register: found as typed, narrowed visibly, names only on request, opened once."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import cases, clocks
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.records import Filters, Order
from nscb_desktop.views.cases_page import CasesPage
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.sitting_desk import SittingDesk
from tests.views.everything_shown import everything_shown
from tests.views.invented import HOSTILE


@pytest.fixture
def page(qtbot: QtBot, office: SittingDesk) -> CasesPage:
    window = QWidget()
    qtbot.addWidget(window)
    made = CasesPage(office, Messages(window), window)
    made.resize(1180, 700)
    window.resize(1180, 700)
    window.show()
    made.refresh()
    return made


def references(page: CasesPage) -> list[str]:
    return [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]


def test_a_search_that_finds_nothing_says_so_and_what_to_do(page: CasesPage) -> None:
    page.search("zzzznothing")
    assert page.grid.nothing.isVisible()
    assert "press “Show all”" in page.grid.nothing.text()
    page.show_all()
    assert not page.grid.nothing.isVisible()


def test_the_newest_stands_first_and_the_count_says_how_many(page: CasesPage) -> None:
    assert references(page)[0] == "NSCB-2014-001"
    assert page.ui.count.text() == "8 cases"
    assert page.ui.show_all.isHidden()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("wisniewska", ["NSCB-2013-007"]),
        ("2013-00", [f"NSCB-2013-00{number}" for number in range(7, 0, -1)]),
        ("police", ["NSCB-2013-005"]),
        ("no such word", []),
    ],
)
def test_it_finds_as_it_is_typed(page: CasesPage, typed: str, found: list[str]) -> None:
    page.search(typed)
    assert references(page) == found
    assert page.ui.count.text() == f"1 filter on · {len(found)} of 8 cases"


def test_a_chip_says_what_is_on_and_turns_it_off(page: CasesPage, qtbot: QtBot) -> None:
    page.narrow(Filters(words="child", received_from=date(2013, 12, 1)))
    assert [chip.text() for chip in page._chips.chips] == ["Found by “child”  ✕", "Received since 01 Dec 2013  ✕"]
    assert page.ui.count.text() == "2 filters on · 4 of 8 cases"
    QTest.mouseClick(page._chips.chips[0], Qt.MouseButton.LeftButton)
    assert page.filters == Filters(received_from=date(2013, 12, 1))
    QTest.mouseClick(page.ui.show_all, Qt.MouseButton.LeftButton)
    assert page.filters == Filters()
    assert page._chips.chips == []


def test_the_panel_narrows_by_stage_dates_and_authorisation(page: CasesPage) -> None:
    page.search("child")
    page._show_panel()
    panel = page._panel
    assert panel.stage.itemText(0) == "Any stage"
    panel.stage.setCurrentText("Part One received")
    panel.since.setText("1/12/2013")
    panel.until.setText("12 Dec 2013")
    panel.not_authorised.setChecked(True)
    panel.apply_button.click()
    assert page.filters == Filters(
        "child", "Part One received", date(2013, 12, 1), date(2013, 12, 12), not_authorised=True
    )
    assert references(page) == ["NSCB-2013-006", "NSCB-2013-005"]


def test_a_date_the_panel_cannot_read_is_told_and_not_guessed(page: CasesPage) -> None:
    page._show_panel()
    page._panel.since.setText("sometime in May")
    page._panel.apply_button.click()
    assert page.filters == Filters()
    assert not page._panel.problem.isHidden()


@pytest.mark.parametrize("column", range(7))
def test_every_column_sorts_both_ways_or_says_it_cannot(page: CasesPage, column: int) -> None:
    header = page.grid.horizontalHeader()
    before = (header.sortIndicatorSection(), page.order)
    page.grid.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    if page.model.columns[column].sortable:
        up = references(page)
        page.grid.sortByColumn(column, Qt.SortOrder.DescendingOrder)
        assert sorted(references(page)) == sorted(up)
        assert page.order.descending
    else:
        assert (header.sortIndicatorSection(), page.order) == before


def test_sorting_by_child_does_not_tell_hidden_names(page: CasesPage) -> None:
    page.grid.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert page.order == Order("alias", False)
    page.ui.names.setChecked(True)
    assert page.order == Order("child", False)


def test_names_are_hidden_until_they_are_asked_for(page: CasesPage) -> None:
    assert "Wiśniewska" not in everything_shown(page)
    page.ui.names.setChecked(True)
    assert "Łucja Wiśniewska-Begum (Child G)" in everything_shown(page)
    page.ui.names.setChecked(False)
    assert "Wiśniewska" not in everything_shown(page)


def test_a_name_that_looks_like_markup_is_shown_as_it_is(page: CasesPage) -> None:
    page.ui.names.setChecked(True)
    assert HOSTILE in everything_shown(page)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in page.findChildren(QLabel))


def test_the_chosen_case_is_shown_in_brief_without_a_name(page: CasesPage, qtbot: QtBot) -> None:
    page.grid.choose(page.model.row_at(1).id)  # type: ignore[union-attr]  # the register has eight
    qtbot.waitUntil(lambda: page.preview.reference.text() == "NSCB-2013-007")
    shown = everything_shown(page.preview)
    for words in ("Child G", "Children's Social Care", "Information requested", "abuse or neglect", "Sub-group held"):
        assert words in shown
    assert "Wiśniewska" not in shown


def test_a_row_opens_once_however_fast_it_is_clicked(page: CasesPage) -> None:
    opened: list[int] = []
    page.case_opened.connect(opened.append)
    index = page.model.index(0, 0)
    for _ in range(2):
        page.grid.doubleClicked.emit(index)
    page.grid.opened.emit(page.model.row_at(0))
    assert opened == [page.model.row_at(0).id]  # type: ignore[union-attr]  # the register has eight


def test_looking_leaves_the_history_as_it_was(page: CasesPage, sitting: Sitting, qtbot: QtBot) -> None:
    case_id = page.model.row_at(1).id  # type: ignore[union-attr]  # the register has eight
    before = cases.history(sitting, case_id)
    page.search("wisniewska")
    page.grid.selectRow(0)
    qtbot.waitUntil(lambda: page.preview.reference.text() == "NSCB-2013-007")
    page.refresh()
    assert cases.history(sitting, case_id) == before


def test_drafts_are_a_list_of_their_own(page: CasesPage, qtbot: QtBot) -> None:
    assert page.ui.drafts.text() == "&Drafts · 2"
    page.ui.drafts.click()
    assert page.ui.count.text() == "2 not registered yet"
    assert "Hugo Nobody" not in everything_shown(page)
    page.drafts.selectRow(1)
    qtbot.waitUntil(page.preview.discard.isVisible)
    with qtbot.waitSignal(page.draft_opened) as opened:
        page.preview.open.click()
    with qtbot.waitSignal(page.draft_discard_asked) as discarded:
        page.preview.discard.click()
    assert opened.args == discarded.args == [page.draft_model.row_at(1).id]  # type: ignore[union-attr]  # there are two


def test_searching_goes_back_from_the_drafts_to_the_grid(page: CasesPage) -> None:
    page.show_drafts()
    page.search("police")
    assert page.ui.lists.currentWidget() is page.grid


def test_columns_are_chosen_and_kept(page: CasesPage) -> None:
    action = page._columns._menu.actions()[2]
    action.trigger()
    assert page.grid.isColumnHidden(2)
    page.refresh()
    page.search("police")
    assert page.grid.isColumnHidden(2)


def test_flags_are_a_column_that_can_be_shown_and_tell_no_name(page: CasesPage, sitting: Sitting) -> None:
    clocks.pause(sitting, 7, ("convene", ""), date(2014, 1, 7), why="Łucja is ill", agreed_by="the Chair")
    page.search("wisniewska")
    at = [column.heading for column in page.model.columns].index("Flags")
    assert page.grid.isColumnHidden(at)
    page._columns._menu.actions()[at].trigger()
    assert not page.grid.isColumnHidden(at)
    rows = [page.model.row_at(row) for row in range(page.model.rowCount())]
    shown = {str(row.reference): page.model.index(n, at).data() for n, row in enumerate(rows) if row}
    assert shown["NSCB-2013-007"].startswith("Paused since 7 Jan 2014")
    assert "Łucja" not in shown["NSCB-2013-007"]


def test_copying_takes_the_columns_in_sight(page: CasesPage) -> None:
    page.search("police")
    page.grid.selectRow(0)
    page.ui.copy.click()
    headings, row = (line.split("\t") for line in QGuiApplication.clipboard().text().split("\n"))
    assert headings == ["Reference", "Child", "Age", "Referred by", "Received", "Stage", "Next clock"]
    assert row[:4] == ["NSCB-2013-005", "Child E", "about 16", "Metropolitan Police"]


def test_new_notification_is_asked_for_once(page: CasesPage) -> None:
    asked: list[bool] = []
    page.new_asked.connect(lambda: asked.append(True))
    page.ui.new_notification.click()
    page.ui.new_notification.click()
    assert asked == [True]


def test_nothing_is_left_of_one_sitting_for_the_next(page: CasesPage, qtbot: QtBot) -> None:
    page.ui.names.setChecked(True)
    page.search("wisniewska")
    page.grid.selectRow(0)
    qtbot.waitUntil(lambda: page.preview.reference.text() == "NSCB-2013-007")
    page.forget()
    assert page.filters == Filters()
    assert not page.names_shown
    assert (page.model.rowCount(), page.draft_model.rowCount()) == (0, 0)
    assert "NSCB-2013-007" not in everything_shown(page)
