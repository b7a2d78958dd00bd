"""The agencies of a case: who was asked and what came of it, what is being typed, and their answers side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from nscb_desktop.casework.comparing import Comparison
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.timescales import Clock
from nscb_desktop.views.comparison_grid import ComparisonGrid
from nscb_desktop.views.requests_panel import RequestsPanel, lines_of
from nscb_desktop.views.typing_card import TypingCard


class AgenciesTab(QWidget):
    """The matrix above, the comparison below; one page that scrolls."""

    filled = Signal(bool)
    """A case is shown; whether it may be acted on. What is being typed for it is read by whoever opens it again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Agencies")
        self.requests, self.typing, self.grid = RequestsPanel(), TypingCard(), ComparisonGrid()
        inner = QWidget()
        inner.setProperty("role", "bare")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 12, 6, 0)
        column.setSpacing(14)
        column.addWidget(self.requests)
        column.addWidget(self.typing)
        column.addWidget(self.grid)
        column.addStretch()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAccessibleName("Agencies of the case")
        self.area.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)
        self.clear()

    def load(self, case: CaseFile, clocks: Sequence[Clock], made: Comparison, may: bool, keep: bool = False) -> None:
        """Show a case; ``keep`` leaves the place, for the same case read anew."""
        self.requests.load(lines_of(case.requests, clocks), may, "members_notified" in case.facts)
        self.grid.show_comparison(made, may)
        self.filled.emit(may)
        if not keep:
            self.area.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """Show no case."""
        self.requests.load((), may=False, notified=False)
        self.typing.show_typing((), may=False)
        self.grid.show_comparison(Comparison((), ()), may_agree=False)
