"""A rehearsal while the passphrase is typed: the window is built and painted once before anybody is let into it."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, QTimer

from nscb_desktop.views.rooms import Rooms


class Rehearsal(QObject):
    """Goes through the steps one at a time between the typist's keys, and leaves the rooms ready to move into.

    What Qt and Python do only once (classes made at first use, icons drawn, fonts measured, styles read) is done by
    then too, so that the register is on the screen sooner.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rooms: Rooms | None = None
        self._steps = self._each_step()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.step)
        self.done = False

    def begin(self) -> None:
        """Start."""
        self._timer.start(0)

    def step(self) -> bool:
        """Go one step on; whether there was one."""
        self.done = not next(self._steps, False)
        if self.done:
            self._timer.stop()
        return not self.done

    def rooms(self) -> Rooms:
        """The rooms, for one person to move into: what was not rehearsed is done now."""
        while self.step():
            pass
        assert self._rooms  # noqa: S101 - the first step makes them
        rooms, self._rooms = self._rooms, None
        return rooms

    def _each_step(self) -> Iterator[bool]:
        rooms = self._rooms = Rooms()
        window = rooms.window
        yield True
        window.resize(1366, 768)
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.show_page("cases")
        yield True
        window.show()
        yield True
        window.grab()
        yield True
        window.hide()
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
