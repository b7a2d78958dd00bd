"""The privacy key: everything hidden at once behind a page that says nothing, until it is pressed again."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from nscb_desktop.views.labels import PlainLabel, button

NEUTRAL_TITLE = "Office"
KEY = Qt.Key.Key_F12


class PrivacyCover(QWidget):
    """The page that stands in for everything else; it says nothing about what is behind it."""

    reveal_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "window")
        self.setAccessibleName("Hidden")
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(PlainLabel("Hidden", "title"), alignment=Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(
            PlainLabel("Press F12 to go on where you were.", "muted"), alignment=Qt.AlignmentFlag.AlignCenter
        )
        self.show_button = button("&Show again")
        self.show_button.clicked.connect(self.reveal_asked)
        layout.addWidget(self.show_button, alignment=Qt.AlignmentFlag.AlignCenter)


class PrivacyKey(QObject):
    """Hears F12 in every window of the application, dialogs included, and puts the other windows away and back."""

    pressed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._away: list[QWidget] = []

    def begin(self) -> None:
        """Listen from now on."""
        QCoreApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # nothing is heard before there is an application

    def end(self) -> None:
        """Listen no longer."""
        if app := QCoreApplication.instance():
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take F12 before any widget does."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.key() != KEY:
            return False
        # The window system's window hears a key before any widget does; only the widget's turn counts.
        if not isinstance(watched, QWidget):
            return False
        if not event.isAutoRepeat():
            self.pressed.emit()
        return True

    def put_away(self, kept: QWidget) -> None:
        """Hide every other window of the application."""
        others = [each for each in QApplication.topLevelWidgets() if each is not kept and each.isVisible()]
        self._away += others
        for each in others:
            each.hide()

    def bring_back(self) -> None:
        """Show again what was put away and still exists."""
        alive = QApplication.topLevelWidgets()
        for each in self._away:
            if any(each is one for one in alive):
                each.show()
        self._away.clear()

    def forget(self) -> None:
        """Leave what was put away where it is."""
        self._away.clear()
