"""Recording a senior manager's or clinician's authorisation that came after registration."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from nscb_desktop.framework.records import Authorisation, FormRecord
from nscb_desktop.framework.text import as_typed, one_line, visible, words_of
from nscb_desktop.views.editing.moment_field import MomentField
from nscb_desktop.views.editing.text_fields import GrowingText
from nscb_desktop.views.kept_dialog import KeptDialog
from nscb_desktop.views.labels import PlainLabel, QuietComboBox, button, paragraph

WAYS = ("Signed form", "Secure e-mail", "Letter", "Telephone, confirmed in writing")
SAME_PERSON = "The lead officer is also named as the authoriser. Say why one person did both."


def _part(record: FormRecord, field: str, key: str) -> str:
    answer = record.answers.get(field)
    value = answer.get(key) if isinstance(answer, Mapping) else None
    return value if isinstance(value, str) else ""


class AuthoriseDialog(KeptDialog):
    """Asks who authorised a form, in what role, when and how; one person in two offices needs a reason."""

    authorised = Signal(object)
    """An Authorisation."""

    def __init__(self, record: FormRecord, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Authorise {record.form.name}")
        self.setAccessibleName(f"Authorise {record.form.name}")
        self._record, self._now = record, now
        self.name, self.role_of = QLineEdit(), QLineEdit()
        self.at = MomentField("Authorised on", now)
        self.how = QuietComboBox()
        self.reason = GrowingText(3, offers_others=False)
        self.reason_label = paragraph(SAME_PERSON, "strong")
        self.problem = paragraph("", "problem")
        self._arrange()
        self.name.setText(one_line(_part(record, "authoriser", "name")))
        self.role_of.setText(one_line(_part(record, "authoriser", "role")))
        self.name.textChanged.connect(self._look)
        self._look()

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(paragraph("The name and role are those on the form; the clock does not wait.", "muted"))
        self.how.setEditable(True)
        self.how.addItems(WAYS)
        self.how.setCurrentIndex(-1)
        for words, name, editor in (
            ("&Name", "Name of the senior manager or clinician", self.name),
            ("&Role or title", "Role or title", self.role_of),
            ("&Authorised on", "Authorised on", self.at),
            ("&How it reached the office", "How it reached the office", self.how),
        ):
            label = PlainLabel(words, "strong")
            label.setBuddy(editor)
            editor.setAccessibleName(name)
            layout.addWidget(label)
            layout.addWidget(editor)
        if line := self.how.lineEdit():
            line.setAccessibleName(self.how.accessibleName())
        self.reason.setAccessibleName("Why one person wrote and authorised the form")
        self.problem.hide()
        for widget in (self.reason_label, self.reason, self.problem, self._buttons()):
            layout.addWidget(widget)
        self.setMinimumWidth(480)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self.save = button("Record the authori&sation", "primary", parent=box)
        box.addButton(self.save, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(button("Cancel", parent=box), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._save)
        box.rejected.connect(self.reject)
        return box

    @property
    def same_person(self) -> bool:
        """Whether the name entered is the lead officer's."""
        name = set(words_of(self.name.text()))
        return bool(name) and name == set(words_of(_part(self._record, "lead_officer", "name")))

    def _look(self) -> None:
        for widget in (self.reason_label, self.reason):
            widget.setVisible(self.same_person)

    def _save(self) -> None:
        moment, reason = self.at.moment(), self.reason.words().strip()
        name, role = self.name.text().strip(), self.role_of.text().strip()
        if not name or not role:
            self.say("Enter the authoriser's name and role.")
        elif moment is None:
            self.say(self.at.unread or "Enter when it was authorised, with the time.")
        elif moment > self._now():
            self.say("That moment has not come yet. Check the date and time of the authorisation.")
        elif self.same_person and not reason:
            self.say(SAME_PERSON)
        else:
            self._finish(moment, reason if self.same_person else "")

    def _finish(self, moment: datetime, reason: str) -> None:
        given = Authorisation(
            as_typed(self.name.text().strip()),
            as_typed(self.role_of.text().strip()),
            moment,
            as_typed(self.how.currentText().strip()),
            as_typed(reason),
        )
        self.hand_over(self.authorised, given)

    def say(self, sentence: str) -> None:
        """Say what is wrong with what is entered, or why it was refused."""
        self.problem.setText(visible(sentence))
        self.problem.setVisible(bool(sentence))
