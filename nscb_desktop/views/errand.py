"""One piece of work that a panel has done for it, with a line that says so while it lasts."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget
from shiboken6 import isValid

from nscb_desktop.views.background import Background, Progress
from nscb_desktop.views.kept_dialog import KeptDialog
from nscb_desktop.views.labels import PlainLabel
from nscb_desktop.views.messages import Messages

BUSY = "Something else is still being done. Wait a moment, then try again."


class Errand(QWidget):
    """Says what is being done and that it is not stuck; work that must not be half done has no Cancel."""

    busy_changed = Signal(bool)

    def __init__(self, background: Background, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background, self._messages = background, messages
        self._done: Callable[[Any], None] | None = None
        self._failed: Callable[[], None] | None = None
        self._closed_window: QWidget | None = None
        self._dialog: KeptDialog | None = None
        self.words = PlainLabel("", "strong")
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setAccessibleName("Under way")
        bar.setTextVisible(False)
        bar.setMaximumWidth(220)
        bar.setMaximumHeight(10)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.words)
        layout.addWidget(bar)
        layout.addStretch(1)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._done is not None

    def run(
        self,
        words: str,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[], None] | None = None,
        *,
        alone: bool = False,
        dialog: KeptDialog | None = None,
    ) -> None:
        """Do the work away from the screen; what goes wrong is shown, then ``failed`` is told.

        Where it has to be ``alone``, nothing else in the window can be used meanwhile. The ``dialog`` that asked for it
        closes once it is done; where it is refused, the dialog says why and keeps what is typed in it.
        """
        if self.busy:
            if dialog:
                dialog.refused(BUSY)
            return
        self._dialog = dialog
        self._done, self._failed = done, failed
        self.words.setText(words)
        self.show()
        self.busy_changed.emit(True)
        self._closed_window = self.window() if alone else None
        if self._closed_window:
            self._closed_window.setEnabled(False)

        def job(_progress: Progress) -> Any:
            return work()

        self._background.run(job, self._deliver, self._deliver_failure)

    def forget(self) -> None:
        """Nobody waits for the outcome any more."""
        self._done = self._failed = self._dialog = None

    def _deliver(self, outcome: Any) -> None:
        dialog = self._asking()
        if done := self._ended():
            if dialog:
                dialog.accept()
            done(outcome)

    def _deliver_failure(self, error: Exception) -> None:
        failed, dialog = self._failed, self._asking()
        if self._ended():
            if dialog:
                self._messages.refuse(dialog, error)
            else:
                self._messages.problem(error)
            if failed:
                failed()

    def _asking(self) -> KeptDialog | None:
        """The dialog that waits for the outcome, where it is still there."""
        dialog, self._dialog = self._dialog, None
        return dialog if dialog and isValid(dialog) else None

    def _ended(self) -> Callable[[Any], None] | None:
        done, self._done, self._failed = self._done if isValid(self) else None, None, None
        if done:
            if self._closed_window:
                self._closed_window.setEnabled(True)
            self.hide()
            self.busy_changed.emit(False)
        return done
