"""Files dropped on a widget: taken from this machine alone, folders left out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrops(QObject):
    """Lets a widget take files; a widget within it that takes drops of its own keeps them."""

    dropped = Signal(object)
    """The Paths, at least one."""

    def __init__(
        self, target: QWidget, parent: QObject | None = None, closed: Callable[[], bool] | None = None
    ) -> None:
        """Lives as long as its parent, else as the widget; nothing is taken while it is ``closed``."""
        super().__init__(parent or target)
        self._target, self._closed = target, closed
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def end(self) -> None:
        """Take nothing more."""
        self._target.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dragged over the widget where there is a file in it."""
        if not isinstance(event, QDropEvent) or (self._closed and self._closed()):
            return super().eventFilter(watched, event)
        if isinstance(event, QDragEnterEvent) and files_in(event):
            event.acceptProposedAction()
            return True
        if event.type() is QEvent.Type.Drop and (paths := files_in(event)):
            event.acceptProposedAction()
            self.dropped.emit(paths)
            return True
        return super().eventFilter(watched, event)


def files_in(event: QDropEvent) -> list[Path]:
    """The files of this machine among what is dragged."""
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return [path for path in paths if path.is_file()]
