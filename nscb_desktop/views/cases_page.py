"""Cases: one grid over the whole register, searched as it is typed, narrowed by filters that say they are on."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from nscb_desktop.framework.records import CaseRow, Draft, Filters, Order, Page
from nscb_desktop.framework.timescales import Clock
from nscb_desktop.views.badges import Badge
from nscb_desktop.views.case_columns import case_columns, draft_columns
from nscb_desktop.views.case_filters import ChipBar, FilterPanel, without
from nscb_desktop.views.case_preview import CasePreview
from nscb_desktop.views.cases_desk import CasesDesk
from nscb_desktop.views.column_choice import ColumnChoice
from nscb_desktop.views.designed.ui_cases_page import Ui_CasesPage
from nscb_desktop.views.grid_shown import GridShown
from nscb_desktop.views.labels import counted
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.once import Once
from nscb_desktop.views.rows_view import RowsView
from nscb_desktop.views.tables import PagedModel, listed

PREVIEW_AFTER_MS = 60
"""A held arrow key runs past cases without reading each of them."""
NO_CASES = "No case is registered yet. “New notification” begins one."
NOTHING_FOUND = "No case has all of this. Check how it is spelt, take a filter away, or press “Show all”."


class CasesPage(QWidget):
    """The grid, the drafts, and what is chosen in brief beside them."""

    case_opened = Signal(int)
    draft_opened = Signal(int)
    draft_discard_asked = Signal(int)
    print_asked = Signal(int)
    new_asked = Signal()
    export_asked = Signal(object)
    """The GridShown that is to leave as a list."""

    def __init__(self, desk: CasesDesk, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._messages = desk, messages
        self.filters, self.order = Filters(), Order()
        self.names_shown = False
        self._all = self._waiting = 0
        self._once = Once()
        self.ui = Ui_CasesPage()
        self.ui.setupUi(self)
        self.setAccessibleName("Cases")
        self.model = PagedModel[CaseRow](case_columns(self, self._next_clock), self._fetch, self)
        self.draft_model = PagedModel[Draft](draft_columns(self, self._draft_clock), listed(()), self)
        self.grid = RowsView[CaseRow](self.model, _case_id, "Cases")
        self.drafts = RowsView[Draft](self.draft_model, _draft_id, "Drafts")
        self.drafts.say_when_empty("No draft waits to be registered.")
        self.preview = CasePreview()
        self._chips = ChipBar(self.ui.chips)
        self._panel = FilterPanel(self)
        self._columns = ColumnChoice(self.ui.columns, self.grid, self.model)
        self._soon = QTimer(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.ui.lists.addWidget(self.grid)
        self.ui.lists.addWidget(self.drafts)
        self.ui.preview_card_layout.addWidget(self.preview)
        letter = self.fontMetrics().averageCharWidth()
        self.ui.preview_card.setMinimumWidth(letter * 34)
        self.ui.lists.setMinimumSize(letter * 60, self.fontMetrics().height() * 16)
        self.ui.lists.setContentsMargins(2, 2, 2, 2)
        self.ui.beside.setHandleWidth(14)
        self.ui.beside.setStretchFactor(0, 2)
        self.ui.beside.setStretchFactor(1, 1)
        self.ui.beside.setSizes([800, 330])
        self._columns.show_order(self.order)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PREVIEW_AFTER_MS)

    def _connect(self) -> None:
        ui = self.ui
        ui.new_notification.clicked.connect(self._ask_for_new)
        ui.show_all.clicked.connect(self.show_all)
        ui.filter.clicked.connect(self._show_panel)
        ui.names.toggled.connect(self._show_names)
        ui.copy.clicked.connect(self._copy)
        ui.excel.clicked.connect(self._export)
        ui.drafts.toggled.connect(self.show_drafts)
        self._panel.applied.connect(self.narrow)
        self._columns.order_asked.connect(self._sort)
        self._soon.timeout.connect(self._show_preview)
        for view in (self.grid, self.drafts):
            view.chosen.connect(self._chosen)
            view.opened.connect(self._open)
        self.preview.open_asked.connect(self._open_chosen)
        self.preview.print_asked.connect(self._print_chosen)
        self.preview.discard_asked.connect(self._discard_chosen)

    def use_desk(self, desk: CasesDesk) -> None:
        """Read at this desk from now on."""
        self._desk = desk

    def _next_clock(self, row: CaseRow) -> Badge:
        return self._desk.next_clock(row)

    def _draft_clock(self, draft: Draft) -> Clock | None:
        return self._desk.draft_clock(draft)

    def search(self, words: str) -> None:
        """Narrow the grid to what these words find, as at each keystroke."""
        self.ui.drafts.setChecked(False)
        self.narrow(replace(self.filters, words=words))

    def narrow(self, filters: Filters) -> None:
        """Show the cases that these filters leave."""
        self.ui.drafts.setChecked(False)
        changed = filters != self.filters
        self.filters = filters
        if changed:
            for chip in self._chips.show_filters(filters):
                chip.removed.connect(self._remove_filter)
        self._load()

    def show_all(self) -> None:
        """Turn every filter off."""
        self.narrow(Filters())

    def show_drafts(self, shown: bool = True) -> None:
        """Show the drafts in place of the grid, or the grid again."""
        self.ui.drafts.setChecked(shown)
        if shown:
            self._messages.tried(self._load_drafts)
        self.ui.lists.setCurrentWidget(self.drafts if shown else self.grid)
        for widget in (self.ui.filter, self.ui.columns, self.ui.chips):
            widget.setVisible(not shown)
        self._chosen(self._current())
        self._show_count()

    def _fetch(self, offset: int, limit: int) -> Page:
        return self._desk.page(self.filters, self.order, offset, limit)

    def _load(self) -> None:
        try:
            self.model.load()
        except Exception as error:  # noqa: BLE001 - shown in its own box; the grid is left empty, not half full
            self._messages.problem(error)
        if not self.filters.on:
            self._all = self.model.total
        self._show_count()

    def _show_count(self) -> None:
        drafts, on = self.ui.drafts.isChecked(), len(self.filters.on)
        more, found = self.model.more, self.model.total
        cases = f"{self._all:,} {counted(self._all, 'case', 'cases')}"
        cases = f"{'more than ' if more else ''}{found:,} of {cases}" if on else cases
        on_words = f"{on} filter{'' if on == 1 else 's'} on · " if on else ""
        waiting = self._waiting
        self.ui.count.setText(f"{waiting:,} not registered yet" if drafts else f"{on_words}{cases}")
        self.grid.say_when_empty(NOTHING_FOUND if on else NO_CASES)
        self.ui.show_all.setVisible(bool(on) and not drafts)
        self.ui.drafts.setText(f"&Drafts · {waiting:,}")
        self.ui.drafts.setAccessibleName(f"Drafts, {waiting}")

    def _load_drafts(self) -> None:
        self.draft_model.load(listed(self._desk.drafts()))
        self._waiting = self.draft_model.total

    def _remove_filter(self, name: str) -> None:
        self.narrow(without(self.filters, name))

    def _sort(self, order: Order) -> None:
        # Sorted by name where no name may stand, the order itself would tell.
        self.order = Order("alias", order.descending) if order.column == "child" and not self.names_shown else order
        self._load()

    def _show_names(self, shown: bool) -> None:
        self.names_shown = shown
        self.grid.widen("child", 26 if shown else 8)
        self.drafts.widen("child", 26 if shown else 12)
        self.ui.names.setText("Hide na&mes" if shown else "Sho&w names")
        self.ui.names.setAccessibleName("Hide names" if shown else "Show names")
        if self.order.column in {"child", "alias"}:
            self.order = Order("child" if shown else "alias", self.order.descending)
        self.refresh()

    def _show_panel(self) -> None:
        self._panel.show_filters(self.filters, self._desk.stages())
        self._panel.adjustSize()
        below = self.ui.filter.mapToGlobal(QPoint(0, self.ui.filter.height() + 4))
        self._panel.move(below)
        self._panel.show()
        self._panel.stage.setFocus()

    def _copy(self) -> None:
        view: RowsView[CaseRow] | RowsView[Draft] = self.drafts if self.ui.drafts.isChecked() else self.grid
        number = view.copy()
        self._messages.toast(
            f"{number:,} row{'' if number == 1 else 's'} copied." if number else "Choose the rows to copy first."
        )

    def _export(self) -> None:
        keys = [column.key for at, column in enumerate(self.model.columns) if not self.grid.isColumnHidden(at)]
        drafts = self.ui.drafts.isChecked()
        if self._once.allows("export"):
            self.export_asked.emit(GridShown(self.filters, self.order, keys, self.names_shown, drafts))

    def _current(self) -> CaseRow | Draft | None:
        return self.drafts.current_row() if self.ui.drafts.isChecked() else self.grid.current_row()

    def _chosen(self, row: object) -> None:
        self._soon.stop()
        if row is None:
            self.preview.forget()
        else:
            self._soon.start()

    def _show_preview(self) -> None:
        row = self._current()
        try:
            if isinstance(row, Draft):
                self.preview.show_draft(row, self._desk.draft_clock(row))
            elif row is not None:
                case = self._desk.read_case(row.id)
                self.preview.show_case(case, self._desk.clocks(case))
        except Exception as error:  # noqa: BLE001 - shown in its own box
            self.preview.forget()
            self._messages.problem(error)

    def _open(self, row: object) -> None:
        if isinstance(row, Draft) and self._once.allows(("draft", row.id)):
            self.draft_opened.emit(row.id)
        elif isinstance(row, CaseRow) and self._once.allows(("case", row.id)):
            self.case_opened.emit(row.id)

    def _open_chosen(self) -> None:
        self._open(self._current())

    def _print_chosen(self) -> None:
        if isinstance(row := self._current(), CaseRow) and self._once.allows(("print", row.id)):
            self.print_asked.emit(row.id)

    def _discard_chosen(self) -> None:
        if isinstance(row := self._current(), Draft) and self._once.allows(("discard", row.id)):
            self.draft_discard_asked.emit(row.id)

    def _ask_for_new(self) -> None:
        if self._once.allows("new"):
            self.new_asked.emit()

    def start(self) -> None:
        """Put the keyboard on the grid, or on the drafts in its place."""
        (self.drafts if self.ui.drafts.isChecked() else self.grid).setFocus()

    def flush(self) -> None:
        """Nothing is typed here that is not already asked for."""

    def refresh(self) -> None:
        """Read anew what is shown."""
        try:
            self._desk.look()
            self._waiting = self._desk.drafts_waiting()
            if self.ui.drafts.isChecked():
                self._load_drafts()
            # Without a filter the grid itself counts them all.
            self._all = self._desk.total() if self.filters.on else 0
        except Exception as error:  # noqa: BLE001 - shown in its own box
            self._messages.problem(error)
        self._load()

    def forget(self) -> None:
        """Drop every row, filter and name."""
        self.filters, self.order, self._all, self._waiting = Filters(), Order(), 0, 0
        self.ui.names.setChecked(False)
        self._chips.show_filters(self.filters)
        self.model.forget()
        self.draft_model.forget()
        self._chosen(None)
        self._show_count()


def _case_id(row: CaseRow) -> int:
    return row.id


def _draft_id(draft: Draft) -> int:
    return draft.id
