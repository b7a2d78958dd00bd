"""Tables: a hundred thousand rows without holding them, a choice that survives, and a copy that no spreadsheet runs."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.timescales import Rag
from nscb_desktop.views.badges import Badge
from nscb_desktop.views.rows_view import RowsView, neutral_cell, tab_separated
from nscb_desktop.views.tables import PAGE_ROWS, PAGES_KEPT, Column, ListRun, PagedModel, listed


def _number(row: int) -> str:
    return f"NSCB-2013-{row:06d}"


def _words(row: int) -> str:
    return f"=row {row}\nsecond line\u202e"


def _badge(row: int) -> Badge | None:
    return Badge(Rag.RED, "▲ R late 2", "late") if row % 2 else None


COLUMNS = (
    Column("reference", "Reference", _number, look="reference"),
    Column("words", "Words", _words, sortable=False),
    Column("due", "Due", _words, badge=_badge),
)


class Source:
    """Rows that are made when asked for, and a note of what was asked."""

    def __init__(self, total: int, counted: int | None = None) -> None:
        self.total, self.counted = total, counted or total
        self.asked: list[int] = []

    def __call__(self, offset: int, limit: int) -> ListRun[int]:
        """A run of the rows; beyond the counted ones only as far as it was read."""
        self.asked.append(offset)
        rows = range(offset, min(offset + limit, self.total))
        reached = max(self.counted, rows.stop if rows else offset)
        return ListRun(rows, min(reached, self.total), reached < self.total)


def a_model(source: Callable[[int, int], ListRun[int]]) -> PagedModel[int]:
    model = PagedModel[int](COLUMNS, source)
    model.load()
    return model


def test_the_model_keeps_what_it_promises_to_qt(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(a_model(Source(250)))  # type: ignore[no-untyped-call]  # pytest-qt has no types here
    qtmodeltester.check(a_model(Source(0)))  # type: ignore[no-untyped-call]  # pytest-qt has no types here
    qtmodeltester.check(a_model(Source(320, counted=120)))  # type: ignore[no-untyped-call]  # pytest-qt has no types here


def test_a_hundred_thousand_rows_are_read_a_page_at_a_time() -> None:
    source = Source(100_000)
    model = a_model(source)
    assert model.rowCount() == 100_000
    assert source.asked == [0]
    assert model.index(99_999, 0).data() == "NSCB-2013-099999"
    assert source.asked == [0, 99_900]


def test_only_some_pages_are_kept() -> None:
    model = a_model(Source(100_000))
    for row in range(0, 100_000, PAGE_ROWS):
        assert model.row_at(row) == row
    assert model.pages_at_hand == PAGES_KEPT


def test_rows_beyond_the_counted_ones_are_read_when_they_are_reached() -> None:
    model = a_model(Source(1_230, counted=1_000))
    assert (model.rowCount(), model.more) == (1_000, True)
    while model.canFetchMore(model.index(-1, -1)):
        model.fetchMore(model.index(-1, -1))
    assert (model.rowCount(), model.more) == (1_230, False)
    assert [model.row_at(row) for row in (999, 1_000, 1_229)] == [999, 1_000, 1_229]


def test_a_cell_is_one_visible_line() -> None:
    assert a_model(Source(3)).index(0, 1).data() == "=row 0 · second line[U+202E]"


def test_sorting_is_asked_for_and_not_done_here(qtbot: QtBot) -> None:
    model = a_model(Source(3))
    with qtbot.waitSignal(model.sort_asked) as asked:
        model.sort(0, Qt.SortOrder.DescendingOrder)
    assert asked.args == ["reference", True]
    with qtbot.assertNotEmitted(model.sort_asked):
        model.sort(1)


def test_a_failing_source_leaves_an_empty_table() -> None:
    def broken(offset: int, limit: int) -> ListRun[int]:
        raise ConnectionError

    model = a_model(Source(3))
    with pytest.raises(ConnectionError):
        model.load(broken)
    assert model.rowCount() == 0


def _same(row: int) -> int:
    return row


def a_view(qtbot: QtBot, model: PagedModel[int]) -> RowsView[int]:
    view = RowsView[int](model, _same, "Rows")
    qtbot.addWidget(view)
    return view


def test_the_choice_is_kept_by_what_the_row_is(qtbot: QtBot) -> None:
    model = a_model(listed([10, 20, 30]))
    view = a_view(qtbot, model)
    assert view.choose(20)
    model.load(listed([5, 10, 20, 30]))
    assert view.current_row() == 20
    model.load(listed([5, 30]))
    assert view.current_row() is None


def test_enter_and_double_click_open_the_row(qtbot: QtBot) -> None:
    view = a_view(qtbot, a_model(listed([10, 20, 30])))
    view.selectRow(1)
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [20]


def test_copied_cells_cannot_run(qtbot: QtBot) -> None:
    view = a_view(qtbot, a_model(listed([10, 21])))
    view.setColumnHidden(0, True)
    view.selectAll()
    assert view.copy() == 2
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text().split("\n") == [
        "Words\tDue",
        "'=row 10 · second line[U+202E]\t'=row 10 · second line[U+202E]",
        "'=row 21 · second line[U+202E]\t▲ R late 2",
    ]
    assert clipboard.mimeData().hasFormat("x-kde-passwordManagerHint")


@pytest.mark.parametrize("cell", ["=1+1", "+44 20 7946 0011", "-2+3", "@SUM(A1)", " =1", "|cmd", "%0", "＝1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(cell: str) -> None:
    assert neutral_cell(cell) == "'" + cell.strip()


@pytest.mark.parametrize("cell", ["-5", "+7.5", "Child A", "20 Dec 2013", "a=b"])
def test_what_it_would_not_run_stays(cell: str) -> None:
    assert neutral_cell(cell) == cell


def test_tabs_and_lines_in_a_cell_do_not_make_new_cells() -> None:
    assert tab_separated([["a\tb", "c\nd"]]) == "a b\tc d"


def _grown(view: RowsView[int]) -> list[int]:
    return [view.columnWidth(number) for number in range(len(COLUMNS))]


def test_a_column_that_grows_takes_the_room_there_is_until_somebody_drags_one(qtbot: QtBot) -> None:
    columns = (COLUMNS[0], replace(COLUMNS[1], grows=True), COLUMNS[2])
    model = PagedModel[int](columns, Source(3))
    model.load()
    view = RowsView[int](model, _number, "Rows")
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.show()
    narrow = _grown(view)
    view.resize(900, 200)
    wide = _grown(view)
    assert wide[1] - narrow[1] == 500
    assert (wide[0], wide[2]) == (narrow[0], narrow[2])
    view.setColumnHidden(2, True)
    assert view.columnWidth(1) > wide[1]
    view.setColumnHidden(2, False)
    assert _grown(view) == wide
    view.horizontalHeader().resizeSection(0, 300)
    view.resize(1000, 200)
    assert (view.columnWidth(0), view.columnWidth(1)) == (300, wide[1])


def test_an_empty_table_says_why_it_is_empty(qtbot: QtBot) -> None:
    model = a_model(Source(3))
    view = RowsView[int](model, _number, "Rows")
    qtbot.addWidget(view)
    view.say_when_empty("Nothing has <b>this</b>.")
    view.show()
    assert not view.nothing.isVisible()
    model.load(Source(0))
    assert view.nothing.isVisible()
    assert view.accessibleDescription() == "Nothing has <b>this</b>."
    model.load(Source(1))
    assert not view.nothing.isVisible()


def test_a_model_that_python_has_emptied_is_a_table_of_nothing_to_qt() -> None:
    model = PagedModel[str]((Column("a", "A", str, 12),), listed(["x"]))
    model.load()
    assert (model.rowCount(), model.columnCount()) == (1, 1)
    vars(model).clear()
    assert (model.rowCount(), model.columnCount(), model.headerData(0, Qt.Orientation.Horizontal)) == (0, 0, None)
