"""Words that go on over a few lines: a list says how many more there are where they do not all fit."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

LINES = 3
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_ANY_HEIGHT = 10_000


class ListLabel(QLabel):
    """As much of a list as fits on a few lines, and then how many more; a screen reader hears all of it."""

    def __init__(self, parent: QWidget | None = None, role: str = "") -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._parts: tuple[str, ...] = ()
        if role:
            self.setProperty("role", role)

    def show_parts(self, parts: Sequence[str]) -> None:
        """Show another list, or one sentence."""
        self._parts = tuple(parts)
        self.setText(", ".join(parts))
        self.setAccessibleName(self.text())

    def fitted(self, width: int) -> str:
        """What is shown at a width: everything, or the first of the list and how many more there are."""
        if self._fits(self.text(), width):
            return self.text()
        for number in range(len(self._parts) - 1, 0, -1):
            words = f"{', '.join(self._parts[:number])} and {len(self._parts) - number} more"
            if self._fits(words, width):
                return words
        words = self.text()
        while words and not self._fits(f"{words}…", width):
            words = words[:-1]
        return f"{words.rstrip(' ,')}…"

    def _fits(self, words: str, width: int) -> bool:
        return self._measured(words, width).height() <= LINES * self.fontMetrics().lineSpacing()

    def _measured(self, words: str, width: int) -> QRect:
        return self.fontMetrics().boundingRect(QRect(0, 0, max(width, 1), _ANY_HEIGHT), _WRAPPED, words)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The lines it takes at this width."""
        return max(self._measured(self.fitted(width), width).height(), self.fontMetrics().lineSpacing())

    def sizeHint(self) -> QSize:
        """One line, as long as it is."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()), self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 6, self.fontMetrics().lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much of the list as there is room for."""
        painter = QPainter(self)
        room = self.contentsRect()
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, _WRAPPED, self.fitted(room.width()))
        painter.end()
