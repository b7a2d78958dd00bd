"""Locking by itself: nobody has touched the keyboard or the mouse for a while, or the machine was left or has slept."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QInputEvent

from nscb_desktop.views.session_watch import SessionWatch

TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletMove,
    }
)
TICK = 1.0
ASLEEP_AFTER = 60.0
"""Seconds between two ticks: the machine was suspended."""


class IdleWatch(QObject):
    """Watches every key and every movement of the mouse in the application, and says when there were none for long."""

    idled = Signal()

    def __init__(
        self, minutes: float, clock: Callable[[], float] = time.time, tick: float = TICK, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self.minutes = minutes
        self._touched = self._ticked = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(int(tick * 1000))
        self._timer.timeout.connect(self.look)
        self.session = SessionWatch(parent=self)
        self.session.left.connect(self.idled)

    def begin(self) -> None:
        """Watch from now on."""
        self._touched = self._ticked = self._clock()
        if not self._timer.isActive():
            QCoreApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # nothing is watched before there is an application
            self._timer.start()
            self.session.begin()

    def end(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self.session.end()
        if app := QCoreApplication.instance():
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there; never swallow what they did."""
        # Hundreds of thousands of events pass here, and to ask one for its type costs seven times what its class does.
        if isinstance(event, QInputEvent) and event.type() in TOUCHES:
            self._touched = self._clock()
        return False

    def look(self) -> None:
        """Say so if nobody has been there for too long, or if the machine slept in between."""
        now = self._clock()
        slept, self._ticked = now - self._ticked > ASLEEP_AFTER, now
        # A clock that was set back must not keep the screen open for ever.
        self._touched = min(self._touched, now)
        if slept or now - self._touched >= self.minutes * 60:
            self._touched = now
            self.idled.emit()
