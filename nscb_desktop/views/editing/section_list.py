"""The list of a form's sections: which are answered, which are not, and the way to each."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy

from nscb_desktop.views import theme

ANSWERED, OPEN = "■", "▢"
ROW_PADDING = 12
"""Pixels above and below a section's title together."""


class SectionList(QObject):
    """Fills a list with sections by key, marks them, and says which one was chosen."""

    chosen = Signal(str)

    def __init__(self, shown: QListWidget, titles: Mapping[str, str]) -> None:
        super().__init__(shown)
        self._list = shown
        self._titles = dict(titles)
        self._items = {key: QListWidgetItem(shown) for key in titles}
        for key, item in self._items.items():
            item.setData(Qt.ItemDataRole.UserRole, key)
            # Said here, because the style sheet's padding is not known before the list is first shown.
            item.setSizeHint(QSize(0, shown.fontMetrics().height() + ROW_PADDING))
        self.mark(frozenset())
        shown.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        shown.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        shown.itemClicked.connect(self._choose)
        shown.itemActivated.connect(self._choose)

    def end(self) -> None:
        """Leave the list to the sections of another form."""
        self._list.itemClicked.disconnect(self._choose)
        self._list.itemActivated.disconnect(self._choose)
        self._list.clear()
        self._items = {}
        self.deleteLater()

    def mark(self, answered: frozenset[str]) -> None:
        """Show which sections are answered, by shape and word as well as by colour."""
        tokens = theme.in_use()
        for key, item in self._items.items():
            done = key in answered
            item.setText(f"{ANSWERED if done else OPEN}  {self._titles[key]}")
            spoken = f"{self._titles[key]}, {'answered' if done else 'not all answered'}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setForeground(QColor(tokens.green if done else tokens.ink))

    def answered(self) -> list[str]:
        """The sections marked as answered."""
        return [key for key, item in self._items.items() if item.text().startswith(ANSWERED)]

    def stand_at(self, key: str) -> None:
        """Show which section is on the screen."""
        if self._list.currentItem() is not self._items[key]:
            self._list.setCurrentItem(self._items[key])

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
