"""A list whose entries are ticked and, where their order matters, moved up and down; all of it by keyboard."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from nscb_desktop.framework.text import visible
from nscb_desktop.views.labels import button

Thing = TypeVar("Thing")


class OrderedTicks(QWidget, Generic[Thing]):
    """Things to tick, each with the words that name it."""

    edited = Signal()

    def __init__(self, name: str, *, ordered: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        # Words that are longer than the list is wide go on below; nobody scrolls sideways for an end of a sentence.
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.up, self.down = button("Move &up"), button("Move &down")
        self._things: list[Thing] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.list)
        row = QHBoxLayout()
        for each in (self.up, self.down):
            each.setAutoDefault(False)
            each.setVisible(ordered)
            row.addWidget(each)
        row.addStretch(1)
        layout.addLayout(row)
        self.setFocusProxy(self.list)
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        self.list.itemChanged.connect(self._tell)

    def show_things(self, things: Iterable[tuple[Thing, str]], ticked: Sequence[Thing]) -> None:
        """Show these in their order, with some of them ticked."""
        self.list.blockSignals(True)
        self.list.clear()
        self._things = []
        for place, (thing, words) in enumerate(things):
            self._things.append(thing)
            item = QListWidgetItem(visible(words), self.list)
            item.setData(Qt.ItemDataRole.UserRole, place)
            item.setCheckState(Qt.CheckState.Checked if thing in ticked else Qt.CheckState.Unchecked)
        if self.list.count():
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self.edited.emit()

    def fit_rows(self, at_most: int = 8) -> None:
        """Be as high as its entries, up to so many."""
        rows = min(max(self.list.count(), 2), at_most)
        height = max(self.list.sizeHintForRow(0), self.fontMetrics().height())
        self.list.setFixedHeight(rows * height + 2 * self.list.frameWidth() + 4)

    def ticked(self) -> tuple[Thing, ...]:
        """What is ticked, in the order it stands."""
        items = [self.list.item(place) for place in range(self.list.count())]
        return tuple(
            self._things[each.data(Qt.ItemDataRole.UserRole)]
            for each in items
            if each.checkState() is Qt.CheckState.Checked
        )

    def tick_all(self) -> None:
        """Tick every entry; where every one is ticked, none."""
        every = len(self.ticked()) == self.list.count()
        for place in range(self.list.count()):
            self.list.item(place).setCheckState(Qt.CheckState.Unchecked if every else Qt.CheckState.Checked)

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        place = self.list.currentRow()
        if place >= 0 and 0 <= place + by < self.list.count():
            item = self.list.takeItem(place)
            self.list.insertItem(place + by, item)
            self.list.setCurrentRow(place + by)

    def _tell(self, _item: QListWidgetItem) -> None:
        self.edited.emit()
