"""Labels and boxes that the other pages are put together from: plain text only, and deaf to a passing wheel."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton, QWidget


class PlainLabel(QLabel):
    """A label that shows its text as it is and never reads it as markup."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        if role:
            self.setProperty("role", role)


class QuietComboBox(QComboBox):
    """A combo box that the wheel turns only while it has the focus, so that scrolling changes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to whatever scrolls, unless this box was chosen."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def counted(number: int, one: str, more: str) -> str:
    """The words for one thing or for several: ``clock past its last day``, ``clocks past their last day``."""
    return one if number == 1 else more


def paragraph(text: str = "", role: str = "") -> PlainLabel:
    """A label that takes as many lines as it needs."""
    label = PlainLabel(text, role)
    label.setWordWrap(True)
    return label


def button(text: str, role: str = "", name: str = "", parent: QWidget | None = None) -> QPushButton:
    """A button in one of the theme's roles (``primary``, ``link``, ``chip``), named for screen readers.

    A box of buttons is given as its parent: what only Qt knows to be inside it dies with Python's last hold on it.
    """
    made = QPushButton(text, parent) if parent else QPushButton(text)
    made.setAccessibleName(name or text.replace("&", ""))
    if role:
        made.setProperty("role", role)
    return made


def card() -> QFrame:
    """A white box with a thin line round it."""
    frame = QFrame()
    frame.setProperty("role", "card")
    return frame


def restyled(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and let it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
