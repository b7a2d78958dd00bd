"""The privacy key: everything hidden at once behind a page that says nothing, until it is pressed again."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from nscb_desktop.views.labels import PlainLabel, button

NEUTRAL_TITLE = "Office"
KEY, LOCK = Qt.Key.Key_F12, Qt.Key.Key_L
PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.Sheet)
"""Menus and tips: put away they are gone, and do not come back."""


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
    """Hears F12 and Ctrl+L in every window of the application, dialogs included, and puts the other windows away.

    What opens while they are away stays away too, before a pixel of it is on the screen.
    """

    pressed = Signal()
    lock_pressed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._away: list[QWidget] = []
        self._kept: QWidget | None = None
        self._caught: list[QWidget] = []
        self._through = self._wanted = False

    def begin_soon(self) -> None:
        """Listen once what waits is done, unless the listening was ended meanwhile."""
        self._wanted = True
        QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        if self._wanted:
            self.begin()

    def begin(self) -> None:
        """Listen from now on."""
        QCoreApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # nothing is heard before there is an application

    def end(self) -> None:
        """Listen no longer."""
        self._wanted = False
        if app := QCoreApplication.instance():
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the two keys before any widget does, and catch what opens behind the cover."""
        # By class first: every event of the application passes here, and to ask one for its type costs far more.
        if isinstance(event, QShowEvent):
            if self._kept is not None and isinstance(watched, QWidget):
                self._catch(watched)
            return False
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        meant = self._meant(event)
        # The window system's window hears a key before any widget does; only the widget's turn counts.
        if meant is None or not isinstance(watched, QWidget):
            return False
        if not event.isAutoRepeat():
            meant.emit()
        return True

    def _meant(self, event: QKeyEvent) -> SignalInstance | None:
        if event.key() == KEY:
            return self.pressed
        locking = event.key() == LOCK and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        return self.lock_pressed if locking else None

    def put_away(self, kept: QWidget) -> None:
        """Hide every other window of the application, and whatever opens until they are brought back."""
        self._kept = kept
        for each in QApplication.topLevelWidgets():
            if each is not kept and each.isVisible():
                self._note(each)
                each.hide()

    def _note(self, window: QWidget) -> None:
        if window.windowType() not in PASSING and not any(window is each for each in self._away):
            self._away.append(window)

    def _catch(self, window: QWidget) -> None:
        if not window.isWindow() or window is self._kept or self._through:
            return
        self._note(window)
        # A window that is about to appear can be kept off the screen, but hidden only when it is done with appearing.
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._caught.append(window)
        QTimer.singleShot(0, self._hide_caught)

    def _hide_caught(self) -> None:
        caught, self._caught = self._caught, []
        for each in caught:
            if isValid(each):
                each.hide()
                each.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)

    @contextmanager
    def letting_through(self) -> Iterator[None]:
        """Let what opens meanwhile be seen in front of the cover: a question that tells nothing of a record."""
        self._through = True
        try:
            yield
        finally:
            self._through = False

    def bring_back(self) -> None:
        """Show again what was put away and still exists."""
        self._kept = None
        self._hide_caught()
        away, self._away = self._away, []
        alive = QApplication.topLevelWidgets()
        for each in away:
            if any(each is one for one in alive):
                each.show()

    def forget(self) -> None:
        """Leave what was put away where it is."""
        self._kept = None
        self._hide_caught()
        self._away.clear()
