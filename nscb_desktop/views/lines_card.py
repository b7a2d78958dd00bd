"""A card with a heading whose lines are put in anew each time a case is read."""

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from nscb_desktop.views.labels import PlainLabel


class LinesCard(QFrame):
    """A headed card over one grid of labels."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 12, 14, 14)
        self._layout.setSpacing(8)
        self._layout.addWidget(PlainLabel(title, "section"))
        self._lines: QWidget | None = None
        self.grid = self.fresh()

    def fresh(self) -> QGridLayout:
        """An empty grid in place of the lines shown so far."""
        if self._lines:
            self._lines.hide()
            self._lines.deleteLater()
        self._lines = QWidget()
        self.grid = QGridLayout(self._lines)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(4)
        self._layout.addWidget(self._lines)
        self._lines.show()
        return self.grid
