"""Everything the application says in a box of its own: problems, questions, and what can still be undone."""

import logging
import traceback
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDialogButtonBox,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.text import visible
from nscb_desktop.views.editing.text_fields import GrowingText, check_spelling
from nscb_desktop.views.kept_dialog import KeptDialog
from nscb_desktop.views.labels import button, paragraph
from nscb_desktop.views.spelling import Dictionary
from nscb_desktop.views.toast import Toast

Act = Callable[[], object]
Tried = Callable[[Act], bool]
"""Does something; False where it went wrong, which is shown."""

DEFECT = (
    "Something went wrong inside the program. What was saved is safe; please close the program and open it again. "
    "If it happens again, tell IT support the words in brackets: no case text is in them. [{code}]"
)
_log = logging.getLogger("nscb_desktop")


def code_of(error: BaseException) -> str:
    """Where a defect happened and what kind it was, without any of its text: ``KeyError form_page.py:120 save``."""
    frames = traceback.extract_tb(error.__traceback__)
    place = frames[-1] if frames else None
    where = f" {place.filename.replace(chr(92), '/').rpartition('/')[2]}:{place.lineno} {place.name}" if place else ""
    return f"{type(error).__name__}{where}"


class _Box(QMessageBox):
    """A message box that runs what goes with the button pressed, and dies."""

    def __init__(self, parent: QWidget | None, sentence: str, tried: Tried, detail: str = "") -> None:
        super().__init__(parent)
        self._tried = tried
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("NSCB")
        # One text: Qt would look for markup in its second one.
        self.setText(visible(f"{sentence}\n\n{detail}" if detail else sentence))
        self._acts: dict[QAbstractButton, Act | None] = {}
        self.buttonClicked.connect(self._pressed)

    def offer(self, text: str, act: Act | None, role: QMessageBox.ButtonRole) -> QAbstractButton:
        """Add a button with what it does."""
        made = button(text, parent=self)
        self.addButton(made, role)
        self._acts[made] = act
        return made

    def _pressed(self, pressed: QAbstractButton) -> None:
        acts, self._acts = self._acts, {}
        if act := acts.get(pressed):
            self._tried(act)


class ReasonDialog(KeptDialog):
    """Asks for a reason in the person's own words; nothing goes on without one."""

    def __init__(
        self,
        parent: QWidget | None,
        question: str,
        yes: str,
        then: Callable[[str], None],
        carry_out: Callable[[KeptDialog, Act], bool],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("NSCB")
        self._then, self._carry_out = then, carry_out
        layout = QVBoxLayout(self)
        layout.addWidget(paragraph(visible(question), "strong"))
        self.words = GrowingText(3, self, offers_others=False)
        self.words.setAccessibleName("Reason")
        self.words.textChanged.connect(self._look)
        layout.addWidget(self.words)
        self.problem = paragraph("", "problem")
        self.problem.hide()
        layout.addWidget(self.problem)
        buttons = QDialogButtonBox()
        self.yes, self.no = button(yes, "primary", parent=buttons), button("Cancel", parent=buttons)
        buttons.addButton(self.yes, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.no, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._go_on)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self._look()

    def _look(self) -> None:
        self.yes.setEnabled(bool(self.words.toPlainText().strip()))

    def _go_on(self) -> None:
        self._carry_out(self, partial(self._then, self.words.toPlainText().strip()))

    def say(self, sentence: str) -> None:
        """Say why it was refused."""
        self.problem.setText(visible(sentence))
        self.problem.setVisible(bool(sentence))


class Messages(QObject):
    """The one object that shows problems, asks questions and offers to undo, over the window it was given."""

    def __init__(self, window: QWidget | None = None, foot: QVBoxLayout | None = None) -> None:
        super().__init__(window)
        self.window, self._foot = window, foot
        self._toast: Toast | None = None
        self._dictionary: Dictionary | None = None

    def use_dictionary(self, dictionary: Dictionary) -> None:
        """Check the spelling of what is typed in dialogs."""
        self._dictionary = dictionary

    def show(self, dialog: QDialog) -> None:
        """Open a dialog; running text typed in it is checked for spelling."""
        if self._dictionary:
            check_spelling(dialog, self._dictionary)
        dialog.open()

    def tried(self, act: Act) -> bool:
        """Do something, and show what goes wrong; False where something did."""
        try:
            act()
        except Exception as error:  # noqa: BLE001 - shown in its own box; the window stays as it is
            self.problem(error)
            return False
        return True

    def carry_out(self, dialog: KeptDialog | None, act: Act) -> bool:
        """Do what a dialog asked for: it closes once that is done, and stays and says why where it is refused."""
        if dialog is None:
            return self.tried(act)
        try:
            act()
        except Exception as error:  # noqa: BLE001 - said in the dialog, or in a box of its own
            self.refuse(dialog, error)
            return False
        dialog.accept()
        return True

    def refuse(self, dialog: KeptDialog, error: BaseException) -> None:
        """Let a dialog say what a person can put right, and be tried again; a defect has its own box."""
        mendable = isinstance(error, OfficeError)
        dialog.refused(str(error) if mendable else "")
        if not mendable:
            self.problem(error)

    def problem(self, error: BaseException) -> None:
        """Show what a person can put right as its sentence, and anything else as a defect without its text."""
        if isinstance(error, OfficeError):
            self.say(str(error))
            return
        code = code_of(error)
        _log.error("defect %s", code)
        self.say(DEFECT.format(code=code), QMessageBox.Icon.Critical)

    def say(self, sentence: str, icon: QMessageBox.Icon = QMessageBox.Icon.Information) -> None:
        """Show one sentence with an OK button."""
        box = _Box(self.window, sentence, self.tried)
        box.setIcon(icon)
        box.offer("&OK", None, QMessageBox.ButtonRole.AcceptRole)
        box.open()

    def ask(self, question: str, yes: str, then: Act, detail: str = "", otherwise: Act | None = None) -> None:
        """Ask whether to do something; Escape and Cancel do not."""
        self.choose(question, ((yes, then),), detail, otherwise)

    def choose(
        self,
        question: str,
        answers: Sequence[tuple[str, Act]],
        detail: str = "",
        otherwise: Act | None = None,
        none: str = "Cancel",
    ) -> QMessageBox:
        """Ask a question with several answers; Escape and Cancel choose none of them."""
        box = _Box(self.window, question, self.tried, detail)
        box.setIcon(QMessageBox.Icon.Question)
        for words, act in answers:
            box.offer(words, act, QMessageBox.ButtonRole.AcceptRole)
        cancel = box.offer(none, otherwise, QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(cancel)
        box.open()
        return box

    def ask_reason(self, question: str, yes: str, then: Callable[[str], None]) -> ReasonDialog:
        """Ask for a reason, and hand it on once it is given."""
        dialog = ReasonDialog(self.window, question, yes, then, self.carry_out)
        self.show(dialog)
        return dialog

    def toast(self, sentence: str, action: str = "", then: Act | None = None) -> None:
        """Say briefly what was done, with the way back: ``Draft discarded.  Undo``."""
        if self.window is None:
            return
        if self._toast is None:
            self._toast = Toast(self.window, self._foot)

        def act() -> None:
            if then:
                self.tried(then)

        self._toast.show_words(visible(sentence), action, act if then else None)

    def quiet(self) -> None:
        """Take away what was said at the foot of the window."""
        if self._toast:
            self._toast.put_away()

    def forget(self) -> None:
        """Close every box and the way back, as when the screen is locked."""
        self.quiet()
        for dialog in self.window.findChildren(QDialog) if self.window else ():
            # What is typed was asked about before; closing must not ask again.
            dialog.put_away() if isinstance(dialog, KeptDialog) else dialog.close()
