"""The table widget of every list: whole rows, one chosen by what it is, copied as text that no spreadsheet runs."""

import re
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelection, QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from nscb_desktop.views import theme
from nscb_desktop.views.cell_painter import CellPainter
from nscb_desktop.views.clipboard import MARK
from nscb_desktop.views.labels import paragraph
from nscb_desktop.views.tables import PagedModel

Row = TypeVar("Row")

_AIR = 16
COPY_AT_MOST = 5_000
"""Rows; a selection of the whole register is an export, not a copy."""
_DANGEROUS = re.compile(r"^\s*[=+\-@|%＝＋－＠]")
_NUMBER = re.compile(r"^[+\-]?\d+(?:\.\d+)?$")


def neutral_cell(text: str) -> str:
    """A cell's text on one line, with an apostrophe before what a spreadsheet would run."""
    flat = " ".join(text.split())
    return f"'{flat}" if _DANGEROUS.match(flat) and not _NUMBER.match(flat) else flat


def tab_separated(rows: Iterable[Iterable[str]]) -> str:
    """Rows of text as a spreadsheet pastes them."""
    return "\n".join("\t".join(neutral_cell(cell) for cell in row) for row in rows)


def secret_text(text: str) -> QMimeData:
    """Text for the clipboard, marked so that clipboard histories leave it out."""
    data = QMimeData()
    data.setText(text)
    data.setData(MARK, b"secret")
    data.setData('application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"', b"\0\0\0\0")
    data.setData('application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"', b"\0\0\0\0")
    return data


class RowsView(QTableView, Generic[Row]):
    """A table of whole rows over a PagedModel; the choice is kept by what the row is, not by where it stands."""

    chosen = Signal(object)
    """The row now current, or None."""
    opened = Signal(object)
    """A row that was double-clicked, or current when Enter was pressed."""

    def __init__(
        self, model: PagedModel[Row], key_of: Callable[[Row], object], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows, self._key_of = model, key_of
        self._key: object = None
        self._widths: dict[int, int] = {}
        self._sharing = self._dragged = False
        self.nothing = paragraph("", "muted")
        self.setAccessibleName(name)
        self.setModel(model)
        self._dress()
        self.nothing.setParent(self.viewport())
        self.nothing.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.nothing.move(_AIR, _AIR)
        self.nothing.hide()
        model.modelReset.connect(self._choose_again)
        model.modelReset.connect(self._look_whether_empty)
        self.horizontalHeader().sectionResized.connect(self._section_resized)
        # Not the current index: focus alone moves that to the first row, and nobody has chosen it.
        self.selectionModel().selectionChanged.connect(self._choice_changed)
        self.doubleClicked.connect(self._open_at)

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.row_height(self.fontMetrics()))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setStretchLastSection(True)
        header.setAccessibleName(f"{self.accessibleName()}: headings")
        self.setItemDelegate(CellPainter(self._rows, self))
        for column in self._rows.columns:
            self.widen(column.key, column.width)

    def say_when_empty(self, words: str) -> None:
        """What stands in the place of the rows where there are none."""
        self.nothing.setText(words)
        self._look_whether_empty()

    def _look_whether_empty(self) -> None:
        empty = not self._rows.total and bool(self.nothing.text())
        self.nothing.setVisible(empty)
        self.nothing.resize(
            self.viewport().width() - 2 * _AIR, self.nothing.heightForWidth(self.viewport().width() - 2 * _AIR)
        )
        self.setAccessibleDescription(self.nothing.text() if empty else "")

    def widen(self, key: str, letters: int) -> None:
        """Give a column room for this many letters."""
        number = [column.key for column in self._rows.columns].index(key)
        self._widths[number] = QFontMetrics(self.font()).averageCharWidth() * letters + 18
        self._resize_section(number, self._widths[number])
        self._share_out()

    def _resize_section(self, number: int, width: int) -> None:
        self._sharing = True
        self.horizontalHeader().resizeSection(number, width)
        self._sharing = False

    def _share_out(self) -> None:
        """Give what room the columns leave to those that grow, unless somebody has set the widths by hand."""
        shown = [number for number in self._widths if not self.isColumnHidden(number)]
        growing = [number for number in shown if self._rows.columns[number].grows]
        if self._dragged or not growing or len(self._widths) < len(self._rows.columns):
            return
        free = max(0, self.viewport().width() - sum(self._widths[number] for number in shown))
        for number in growing:
            self._resize_section(number, self._widths[number] + free // len(growing))

    def _section_resized(self, number: int, before: int, now: int) -> None:
        if self._sharing:
            return
        if not before or not now:
            # Hidden, or shown again.
            self._share_out()
        elif number != self._last_shown():
            # The last one stretches by itself; any other was dragged.
            self._dragged = True

    def _last_shown(self) -> int:
        header = self.horizontalHeader()
        shown = [at for at in map(header.logicalIndex, range(header.count())) if not header.isSectionHidden(at)]
        return shown[-1] if shown else -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room anew."""
        super().resizeEvent(event)
        self._share_out()
        self._look_whether_empty()

    def current_row(self) -> Row | None:
        """The row that stands chosen, or None."""
        index = self.currentIndex()
        return self._rows.row_at(index.row()) if index.isValid() and self.selectionModel().hasSelection() else None

    def choose(self, key: object) -> bool:
        """Choose the row that is this one, where it is at hand."""
        self._key = key
        place = self._rows.place_of(self._is_chosen) if key is not None else None
        if place is None:
            return False
        self.selectRow(place)
        self.scrollTo(self._rows.index(place, 0))
        return True

    def _is_chosen(self, row: Row) -> bool:
        return self._key_of(row) == self._key

    def _choose_again(self) -> None:
        if self._key is None or not self.choose(self._key):
            self._key = None
            self.clearSelection()
            self.chosen.emit(None)

    def _choice_changed(self) -> None:
        if (row := self.current_row()) is not None:
            self._key = self._key_of(row)
            self.chosen.emit(row)

    def _open_at(self, index: QModelIndex) -> None:
        if (row := self._rows.row_at(index.row())) is not None:
            self.opened.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the chosen row; the copy keys copy the chosen rows."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open_at(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> int:
        """Put the chosen rows on the clipboard with their headings, and return how many there were."""
        numbers = self._chosen_numbers(self.selectionModel().selection())
        header = self.horizontalHeader()
        shown = [at for at in map(header.logicalIndex, range(header.count())) if not header.isSectionHidden(at)]
        headings = [self._rows.columns[at].heading for at in shown]
        cells = [[str(self._rows.index(number, at).data() or "") for at in shown] for number in numbers]
        if cells:
            QGuiApplication.clipboard().setMimeData(secret_text(tab_separated([headings, *cells])))
        return len(cells)

    def _chosen_numbers(self, selection: QItemSelection) -> list[int]:
        numbers: set[int] = set()
        for part in selection.toList():
            numbers.update(range(part.top(), min(part.bottom(), part.top() + COPY_AT_MOST) + 1))
        return sorted(numbers)[:COPY_AT_MOST]
