"""Unexpected exceptions, wherever they happen: logged without a word of the record, told once, and nothing typed is lost."""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget
from shiboken6 import isValid

SAVED = "Everything you typed is saved."
NOT_SAVED = "Something you typed is not recorded yet and is still on the screen."
TOLD = (
    "Something went wrong inside the program. {saved} Close the program and open it again; if it happens again, tell IT "
    "support the words in brackets: no case text is in them. [{code}]"
)


class Defects(QObject):
    """Hears of an exception on the thread it happens on, and tells of it on the screen's."""

    _heard = Signal(str)

    def __init__(
        self,
        window: Callable[[], QWidget | None],
        save: Callable[[], bool],
        close: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._save, self._close = window, save, close
        self._telling = False
        # Queued even on the screen's own thread: whatever broke is over before anything is shown.
        self._heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> None:
        """Be told of every exception that nobody catches, in slots, events, workers and threads."""
        sys.excepthook = self.note
        threading.excepthook = self._note_thread

    def note(self, _kind: type[BaseException], defect: BaseException | None, _trace: TracebackType | None) -> None:
        """Log where it happened, never what it held, and have it told; any thread may call this."""
        code = self._log(defect)
        if isValid(self):
            self._heard.emit(code)

    def _log(self, defect: BaseException | None) -> str:
        from nscb_desktop.views.messages import code_of

        code = code_of(defect) if defect else "unknown"
        logging.getLogger("nscb_desktop").error("defect %s", code)
        return code

    def _note_thread(self, args: threading.ExceptHookArgs) -> None:
        self.note(args.exc_type, args.exc_value, args.exc_traceback)

    def _tell(self, code: str) -> None:
        # One box at a time: whatever is drawn wrongly goes wrong at every drawing.
        if self._telling:
            return
        self._telling = True
        # Loaded when it is needed, and not before the sign-in window is on the screen.
        from nscb_desktop.views.messages import Messages

        told = TOLD.format(saved=SAVED if self._saved() else NOT_SAVED, code=code)
        box = Messages(self._window()).choose(told, (("&Close the program", self._close),), none="&Go on")
        box.setIcon(QMessageBox.Icon.Critical)
        box.finished.connect(self._told)

    def _saved(self) -> bool:
        try:
            return self._save()
        except Exception as error:  # noqa: BLE001 - logged; the box says that it is not recorded
            self._log(error)
            return False

    def _told(self) -> None:
        self._telling = False
