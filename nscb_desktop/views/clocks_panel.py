"""The clocks of a case: how each stands, its last day, and how that was counted."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QVBoxLayout, QWidget

from nscb_desktop.framework.dates import short_day, week_day
from nscb_desktop.framework.timescales import Clock
from nscb_desktop.views.badges import BadgeLabel, badge_of
from nscb_desktop.views.labels import PlainLabel, button, paragraph

NO_CLOCKS = "No clock is running on this case."


class ClocksPanel(QFrame):
    """A card with one line for each clock; one line may be long, so its words wrap."""

    working_asked = Signal(object)
    """A Clock."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName("Clocks")
        self._clocks: tuple[Clock, ...] = ()
        self._lines: QWidget | None = None
        self.buttons = QButtonGroup(self)
        self.buttons.idClicked.connect(self._ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel("Clocks", "section"))
        self._layout = layout
        self.show_clocks(())

    def show_clocks(self, clocks: Sequence[Clock]) -> None:
        """Show other clocks."""
        self._clocks = tuple(clocks)
        for each in self.buttons.buttons():
            self.buttons.removeButton(each)
        if self._lines:
            self._lines.hide()
            self._lines.deleteLater()
        self._lines = QWidget()
        grid = QGridLayout(self._lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for number, clock in enumerate(self._clocks):
            self._add(grid, number, clock)
        if not self._clocks:
            grid.addWidget(PlainLabel(NO_CLOCKS, "muted"), 0, 0, 1, 4)
        self._layout.addWidget(self._lines)
        self._lines.show()

    def _add(self, grid: QGridLayout, number: int, clock: Clock) -> None:
        counted = button("how counted", "link", f"How {short_day(clock.due)} was counted: {clock.timescale.name}")
        counted.setCursor(Qt.CursorShape.PointingHandCursor)
        self.buttons.addButton(counted, number)
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(BadgeLabel(badge_of(clock)), 2 * number, 0, middle)
        grid.addWidget(paragraph(clock.timescale.name), 2 * number, 1, middle)
        grid.addWidget(PlainLabel(week_day(clock.due)), 2 * number, 2, middle)
        grid.addWidget(counted, 2 * number, 3, middle)
        rule = QFrame()
        rule.setProperty("role", "rule")
        grid.addWidget(rule, 2 * number + 1, 0, 1, 4)

    def _ask(self, number: int) -> None:
        if number < len(self._clocks):
            self.working_asked.emit(self._clocks[number])
