"""The Incoming folder on the screen: watched, and counted in a line that leads to what waits there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from nscb_desktop.views.figure_card import FigureLink
from nscb_desktop.views.labels import counted
from nscb_desktop.views.once import Once


class IncomingWatch(QObject):
    """Says that something was put into the folder or taken out of it."""

    changed = Signal()

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._watch = QFileSystemWatcher(self)
        self._watch.directoryChanged.connect(self._tell)
        if folder.is_dir():
            self._watch.addPath(str(folder))

    def _tell(self) -> None:
        self.changed.emit()


class IncomingLink(FigureLink):
    """How many files wait in the folder; nothing where none does."""

    read_asked = Signal()

    def __init__(self, folder: Path, waiting: Callable[[], int]) -> None:
        super().__init__("incoming")
        self._waiting, self._once = waiting, Once()
        self._watch = IncomingWatch(folder, self)
        self._watch.changed.connect(self.count)
        self.clicked.connect(self._ask)
        self.show_number(0, "")

    def count(self) -> None:
        """Count anew; where the folder lies on a network, nobody says that it changed."""
        number = self._waiting()
        self.show_number(number, counted(number, "file in the Incoming folder", "files in the Incoming folder"))

    def _ask(self) -> None:
        if self._once.allows("read"):
            self.read_asked.emit()
