"""A new passphrase, typed twice, with what is wrong with it said while it is typed, and a good one on request."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nscb_desktop.register.passphrases import passphrase_problem, suggest_passphrase
from nscb_desktop.views.labels import PlainLabel, button, paragraph, restyled

WANTED = "Use several words nobody would guess together; the button suggests some."
GOOD = "This passphrase is good."


def secret_line(name: str) -> QLineEdit:
    """A line whose letters are not shown."""
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


class PassphraseFields(QWidget):
    """Two lines, a box that shows them, a suggestion, and one sentence."""

    edited = Signal()

    def __init__(self, account: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self.first, self.again = secret_line("New passphrase"), secret_line("The same passphrase again")
        self.shown = QCheckBox("Sho&w it")
        self.suggest = button("Su&ggest one")
        self.suggest.setAutoDefault(False)
        self.said = paragraph("", "small")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.shown)
        row.addWidget(self.suggest)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.first)
        layout.addWidget(self.said)
        layout.addWidget(PlainLabel("The same again", "strong"))
        layout.addWidget(self.again)
        layout.addLayout(row)
        self.setFocusProxy(self.first)
        self.first.textChanged.connect(self._look)
        self.again.textChanged.connect(self.edited)
        self.shown.toggled.connect(self._show)
        self.suggest.clicked.connect(self._take_suggestion)
        self._look()

    def show_account(self, account: str) -> None:
        """Compare the passphrase with another account's name."""
        self._account = account
        self._look()

    def password(self) -> str:
        """What was typed."""
        return self.first.text()

    def problem(self) -> str:
        """What must still be done, as the end of a sentence; empty where it can be used."""
        if not self.first.text():
            return "a passphrase"
        if passphrase_problem(self.first.text(), self._account):
            return "a better passphrase"
        return "" if self.first.text() == self.again.text() else "the same passphrase a second time"

    def clear(self) -> None:
        """Forget what was typed."""
        for line in (self.first, self.again):
            line.clear()

    def _look(self) -> None:
        typed = self.first.text()
        problem = passphrase_problem(typed, self._account) if typed else None
        self.said.setText(problem or (GOOD if typed else WANTED))
        restyled(self.said, "role", "problem" if problem else "small")
        self.first.setAccessibleDescription(self.said.text())
        self.edited.emit()

    def _show(self, shown: bool) -> None:
        for line in (self.first, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _take_suggestion(self) -> None:
        words = suggest_passphrase()
        self.shown.setChecked(True)
        self.first.setText(words)
        self.again.setText(words)
