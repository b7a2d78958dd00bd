"""A dialog of questions that says why it cannot go on until everything needed is answered."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nscb_desktop.framework.text import visible
from nscb_desktop.views.editing.answer_editor import stops_of
from nscb_desktop.views.editing.text_fields import GrowingText, LineText
from nscb_desktop.views.kept_dialog import KeptDialog
from nscb_desktop.views.labels import button, paragraph


class AskingDialog(KeptDialog):
    """Questions that scroll, then what is still needed, then OK and Cancel; opened with ``open``, never ``exec``."""

    chosen = Signal(object)
    """What was decided; emitted once, and again after a refusal."""

    def __init__(self, title: str, yes: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._refusal = ""
        self._sheet = QWidget()
        self._sheet.setProperty("role", "bare")
        self.questions = QVBoxLayout(self._sheet)
        # Room for the edge round whatever has the keyboard.
        self.questions.setContentsMargins(2, 2, 8, 2)
        self.questions.setSpacing(16)
        scroll = QScrollArea()
        scroll.setAccessibleName(title)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._sheet)
        self.needed = paragraph("", "problem")
        self.ok = button(yes, "primary")
        self.cancel = button("Cancel")
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.needed, 1)
        below.addWidget(self.cancel)
        below.addWidget(self.ok)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(scroll, 1)
        layout.addLayout(below)
        self.ok.clicked.connect(self._send)
        self.cancel.clicked.connect(self.reject)

    def ask(self, question: str, *widgets: QWidget) -> QWidget:
        """Add a question with what answers it; the first widget answers to the label."""
        block = QWidget()
        layout = QVBoxLayout(block)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        label = paragraph(question.replace("&", "&&"), "strong")
        layout.addWidget(label)
        for widget in widgets:
            layout.addWidget(widget)
        if widgets:
            label.setBuddy(widgets[0])
        self.questions.addWidget(block)
        return block

    def order_tabs(self) -> None:
        """Let Tab go through the questions as they stand, then to the buttons."""
        for before, after in pairwise([*stops_of(self._sheet), self.cancel, self.ok]):
            QWidget.setTabOrder(before, after)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first question that is asked."""
        super().showEvent(event)
        self.order_tabs()
        asked = (stop for stop in stops_of(self._sheet) if stop.isVisible())
        next(asked, self.cancel).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return in a field answers nothing and closes nothing."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    def still_needed(self) -> list[str]:
        """What has to be answered before it can go on, each as the end of a sentence: ``a reason for the gaps``."""
        raise NotImplementedError

    def choice(self) -> object:
        """What was decided; asked for only when nothing more is needed."""
        raise NotImplementedError

    @Slot()
    def look(self) -> None:
        """Say what is still needed, and let it go on where nothing is."""
        gaps = self.still_needed()
        # A refusal stands until it is sent again: marks of the spelling call for a look as well as keys do.
        self.needed.setText(f"Still needed: {'; '.join(gaps)}." if gaps else self._refusal)
        self.ok.setEnabled(not gaps)
        self.ok.setAccessibleDescription(self.needed.text())

    @Slot()
    def _send(self) -> None:
        if not self.under_way and not self.still_needed():
            self._refusal = ""
            self.hand_over(self.chosen, self.choice())

    def say(self, sentence: str) -> None:
        """Say why it was refused, in the place of what is still needed."""
        self._refusal = visible(sentence)
        self.look()
        if sentence:
            self.needed.setText(self._refusal)


def reason_field(name: str, dialog: AskingDialog) -> GrowingText:
    """A text for a reason, watched by its dialog."""
    words = GrowingText(2, dialog, offers_others=False)
    words.setAccessibleName(name)
    words.textChanged.connect(dialog.look)
    return words


def line_field(name: str, dialog: AskingDialog) -> LineText:
    """A line, watched by its dialog."""
    line = LineText(dialog, offers_others=False)
    line.setAccessibleName(name)
    line.textChanged.connect(dialog.look)
    return line
