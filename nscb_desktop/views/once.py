"""Two rapid clicks are one: what opens or makes something is let through once in a moment."""

from PySide6.QtCore import QElapsedTimer, QThread, QTimer

A_MOMENT_MS = 600
LOOK_AGAIN_MS = 20


class Once:
    """Lets the same thing through once, until a moment after what it led to is done.

    The moment does not run while the act does: on a slow day building a form takes longer than a double click.
    """

    def __init__(self, moment_ms: int = A_MOMENT_MS) -> None:
        self._moment_ms = moment_ms
        self._since = QElapsedTimer()
        self._acting, self._level = False, 1
        self._what: object = None

    def allows(self, what: object = True) -> bool:
        """Whether this has not just been let through."""
        lately = self._since.isValid() and self._since.elapsed() < self._moment_ms
        if what == self._what and (self._acting or lately):
            return False
        self._what, self._acting = what, True
        self._level = max(QThread.currentThread().loopLevel(), 1)
        QTimer.singleShot(0, self._acted)
        return True

    def _acted(self) -> None:
        """The event loop has come round; one deeper than where it began is the act's own, as when it waits for a save."""
        if QThread.currentThread().loopLevel() > self._level:
            QTimer.singleShot(LOOK_AGAIN_MS, self._acted)
        else:
            self._acting = False
            self._since.start()
