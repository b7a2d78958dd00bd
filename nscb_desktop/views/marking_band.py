"""The protective-marking band at the head and foot of every window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QWidget

from nscb_desktop.views import theme
from nscb_desktop.views.tokens import PRACTICE_WORDS


class MarkingBand(QLabel):
    """A dark band with the marking in capitals, or in its own colour the words of a practice register."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "band")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        spaced = QFont()
        spaced.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.5)
        self.setFont(spaced)
        self.show_marking("")

    def show_marking(self, marking: str) -> None:
        """Show the marking in force; a practice register says what it is instead."""
        self.setText(PRACTICE_WORDS if theme.is_practice() else marking)
        self.setAccessibleName(f"Protective marking: {self.text()}")
        self.setFixedHeight(self.fontMetrics().height() + 7)
