"""Two rapid clicks are one: what opens or makes something is let through once in a moment."""

from PySide6.QtCore import QElapsedTimer

A_MOMENT_MS = 600


class Once:
    """Lets the same thing through once in a moment."""

    def __init__(self, moment_ms: int = A_MOMENT_MS) -> None:
        self._moment_ms = moment_ms
        self._since = QElapsedTimer()
        self._what: object = None

    def allows(self, what: object = True) -> bool:
        """Whether this has not just been let through."""
        again = self._since.isValid() and self._since.elapsed() < self._moment_ms and what == self._what
        if again:
            return False
        self._what = what
        self._since.start()
        return True
