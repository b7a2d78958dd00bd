"""Which columns a table shows and what it is sorted by: chosen by the person, kept for the sitting."""

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from nscb_desktop.framework.records import Order
from nscb_desktop.views.rows_view import RowsView
from nscb_desktop.views.tables import PagedModel


class ColumnChoice(QObject):
    """The menu of columns under a button, and the sort mark in the headings."""

    order_asked = Signal(object)
    """An Order."""

    def __init__(self, under: QPushButton, view: RowsView[Any], model: PagedModel[Any]) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._order = Order()
        self._menu = QMenu(under)
        self._menu.setAccessibleName("Columns shown")
        for number, column in enumerate(model.columns):
            action = self._menu.addAction(column.heading)
            action.setCheckable(True)
            action.setChecked(column.shown)
            view.setColumnHidden(number, not column.shown)
            action.setData(number)
            # Without its first column a row could not be told from the next.
            action.setEnabled(number > 0)
        self._menu.triggered.connect(self._toggle)
        under.setMenu(self._menu)
        view.setSortingEnabled(True)
        model.sort_asked.connect(self._ask)
        view.horizontalHeader().sortIndicatorChanged.connect(self._keep_mark)

    def show_order(self, order: Order) -> None:
        """Put the sort mark where the order says, asking for nothing."""
        self._order = order
        header = self._view.horizontalHeader()
        keys = [column.key for column in self._model.columns]
        if order.column in keys:
            direction = Qt.SortOrder.DescendingOrder if order.descending else Qt.SortOrder.AscendingOrder
            header.blockSignals(True)
            header.setSortIndicator(keys.index(order.column), direction)
            header.blockSignals(False)
            header.viewport().update()

    def _ask(self, key: str, descending: bool) -> None:
        self._order = Order(key, descending)
        self.order_asked.emit(self._order)

    def _keep_mark(self, column: int) -> None:
        if 0 <= column < len(self._model.columns) and not self._model.columns[column].sortable:
            self.show_order(self._order)

    def _toggle(self, action: QAction) -> None:
        self._view.setColumnHidden(int(action.data()), not action.isChecked())
