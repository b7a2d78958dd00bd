"""A dialog whose words are kept: it closes once what it asked for is done, and is left unasked only while empty."""

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QMessageBox, QPlainTextEdit, QPushButton, QWidget

from nscb_desktop.views.labels import button
from nscb_desktop.views.tab_order import go_on

TYPED = "What you have typed here is not recorded."


def holds_words(dialog: QWidget) -> bool:
    """Whether somebody has typed something into a dialog; one that is done with holds nothing, though Qt may keep it a while."""
    if isinstance(dialog, KeptDialog) and dialog.over:
        return False
    lines = any(line.isModified() and line.text() for line in dialog.findChildren(QLineEdit))
    return lines or any(
        text.document().isModified() and not text.isReadOnly() and text.toPlainText()
        for text in dialog.findChildren(QPlainTextEdit)
    )


class KeptDialog(QDialog):
    """Hands over what was decided and stays until it is done; a refusal is said in it, with everything still there.

    Whoever does what it asks for calls ``accept`` afterwards, or ``refused`` with the sentence.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._sent = False
        self.over = False
        """Whether it was accepted or put away; a cover over the window only hides it."""

    def done(self, result: int) -> None:
        """Close for good."""
        self.over = True
        super().done(result)

    def hand_over(self, to: SignalInstance, decided: object) -> None:
        """Hand on what was decided; a second press changes nothing until it was refused."""
        if not self._sent:
            self._sent = True
            to.emit(decided)

    @property
    def under_way(self) -> bool:
        """Whether what was decided is handed over, and neither done nor refused yet."""
        return self._sent

    def refused(self, sentence: str) -> None:
        """Say why it could not be done, and let it be tried again."""
        self._sent = False
        self.say(sentence)

    def say(self, sentence: str) -> None:
        """Show a sentence in the dialog."""
        raise NotImplementedError

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Let Tab come to everything there is to use."""
        return go_on(self, onward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, never another one in its stead."""
        focused = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Close where nothing is typed; otherwise ask first, and while the act is under way do neither."""
        if self._sent:
            return
        if holds_words(self):
            self._ask_to_discard()
        else:
            self.put_away()

    def put_away(self) -> None:
        """Close without asking."""
        super().reject()

    def _ask_to_discard(self) -> None:
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle("NSCB")
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(TYPED)
        discard, keep = button("&Discard it", parent=box), button("&Keep editing", parent=box)
        box.addButton(discard, QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(keep, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        discard.clicked.connect(self.put_away)
        box.open()
