"""The page that a lock puts in front of something that is not recorded yet: only the passphrase brings it back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nscb_desktop.framework.text import visible
from nscb_desktop.views.labels import PlainLabel, button, paragraph
from nscb_desktop.views.passphrase_fields import secret_line

WAITS = "What {name} typed is not recorded yet, so it waits behind this page. Enter your passphrase to go on with it."
OTHERS = "For somebody else to sign in, close this window first; what is not recorded is then lost."
LETTERS = 60


class LockCover(QWidget):
    """Says who locked the screen and asks for the passphrase; nothing of a record is on it."""

    tried = Signal(str)
    """A passphrase."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "window")
        self.setAccessibleName("Locked")
        self.words, self.problem = paragraph(), paragraph("", "problem")
        self.passphrase = secret_line("Passphrase")
        self.unlock = button("&Unlock", "primary")
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        others = paragraph(OTHERS, "small")
        for each in (PlainLabel("Locked", "title"), self.words, self.passphrase, self.problem, self.unlock, others):
            each.setFixedWidth(self.fontMetrics().averageCharWidth() * LETTERS)
            layout.addWidget(each)
        self.passphrase.returnPressed.connect(self._try)
        self.unlock.clicked.connect(self._try)

    def ask(self, name: str) -> None:
        """Ask for this person's passphrase."""
        self.words.setText(visible(WAITS.format(name=name)))
        self.say("")

    def say(self, sentence: str) -> None:
        """Say why the passphrase did not do, or nothing, and let it be typed anew."""
        self.passphrase.clear()
        self.problem.setText(sentence)
        self.unlock.setEnabled(True)
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self) -> None:
        if self.unlock.isEnabled() and self.passphrase.text():
            self.unlock.setEnabled(False)
            self.tried.emit(self.passphrase.text())
