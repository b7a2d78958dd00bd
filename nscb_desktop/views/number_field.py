"""A whole number that is typed or stepped with the arrow keys, and that a passing wheel leaves alone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

BARE = """
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QSpinBox QLineEdit, QSpinBox QLineEdit:focus { border: none; padding: 0; outline: none; }
"""


class NumberField(QSpinBox):
    """A spin box without its little buttons; the wheel turns it only while it has the focus."""

    def __init__(self, name: str, least: int, most: int, suffix: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(least, most)
        self.setSuffix(suffix)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Without buttons altogether, a style sheet gives the line inside no room; and it must not wear the theme's
        # border and padding a second time.
        self.setStyleSheet(BARE)
        self.lineEdit().setTextMargins(6, 0, 6, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to whatever scrolls, unless this field was chosen."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
