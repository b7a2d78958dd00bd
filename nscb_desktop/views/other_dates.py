"""The dates of a case that its strip has no place for: a button whose menu records, corrects or takes back each of them."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from nscb_desktop.framework.dates import week_day
from nscb_desktop.framework.gate_facts import BY_HAND
from nscb_desktop.framework.milestones import Recorded
from nscb_desktop.views.labels import button


class OtherDates(QWidget):
    """Offers what is still to be recorded first, then what is recorded with its day."""

    asked = Signal(str)
    """The key of a milestone to record or correct."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = button("Record anoth&er date…")
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.button)
        self.menu.triggered.connect(self._ask)

    def show_dates(self, facts: Mapping[str, Recorded]) -> None:
        """Offer the dates of a case as they now stand."""
        self.menu.clear()
        for milestone in (each for each in BY_HAND if each.key not in facts):
            self.menu.addAction(f"{milestone.shown}…").setData(milestone.key)
        recorded = [each for each in BY_HAND if each.key in facts]
        if recorded and not self.menu.isEmpty():
            self.menu.addSeparator()
        for milestone in recorded:
            words = f"Correct “{milestone.shown}”, {week_day(facts[milestone.key].on)}…"
            self.menu.addAction(words).setData(milestone.key)

    def _ask(self, action: QAction) -> None:
        self.asked.emit(str(action.data()))
