"""A line at the foot of the window that says what was just done and offers to undo it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nscb_desktop.views.folding import ShortLabel
from nscb_desktop.views.labels import button

SHOWN_MS = 12_000
FROM_FOOT = 40
_PAD, _EDGE = 14, 8
"""Round words alone, and round a button, which has an edge of its own."""


class Toast(QFrame):
    """One sentence and one button at the foot of a window; it goes by itself, and the keyboard reaches it.

    With a layout it stands below what that holds, and covers none of it.
    """

    def __init__(self, window: QWidget, below: QVBoxLayout | None = None) -> None:
        super().__init__(window)
        self._over = window
        self.setProperty("role", "toast")
        self._then: Callable[[], None] | None = None
        layout = QHBoxLayout(self)
        self.words = ShortLabel()
        self.undo = button("Undo")
        self.undo.clicked.connect(self._undo)
        layout.addWidget(self.words)
        layout.addWidget(self.undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.put_away)
        window.installEventFilter(self)
        self.hide()
        self._stands = below is not None
        if below:
            below.addWidget(self, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_words(self, sentence: str, action: str = "", then: Callable[[], None] | None = None) -> None:
        """Say something, with or without a way back."""
        self._then = then
        self.words.setText(sentence)
        self.undo.setText(action)
        self.undo.setAccessibleName(f"{action}: {sentence}")
        self.undo.setVisible(bool(action and then))
        edge = _EDGE if self.undo.isVisibleTo(self) else _PAD
        self.layout().setContentsMargins(_PAD, edge, edge, edge)  # type: ignore[union-attr]  # it has one
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        self.setAccessibleName(sentence)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def put_away(self) -> None:
        """Go, and take the way back along."""
        self._timer.stop()
        self._then = None
        self.words.setText("")
        self.setAccessibleName("")
        self.undo.setAccessibleName("")
        self.hide()

    def _undo(self) -> None:
        then = self._then
        self.put_away()
        if then:
            then()

    def _place(self) -> None:
        if self._stands:
            return
        self.adjustSize()
        self.move((self._over.width() - self.width()) // 2, self._over.height() - self.height() - FROM_FOOT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the window changes its size."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False
