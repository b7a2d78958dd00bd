"""The contact log of a case: who was spoken or written to, when, how and about what, with a short form to add one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nscb_desktop.casework.contacts import WAYS
from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.records import Contact
from nscb_desktop.framework.text import as_typed, visible
from nscb_desktop.views.editing.moment_field import MomentField
from nscb_desktop.views.editing.text_fields import GrowingText
from nscb_desktop.views.labels import PlainLabel, QuietComboBox, button, card, paragraph
from nscb_desktop.views.rows_view import RowsView
from nscb_desktop.views.tables import Column, PagedModel, listed


@dataclass(frozen=True, slots=True)
class NewContact:
    """One contact as entered."""

    at: datetime
    how: str
    who: str
    what: str


def _at(contact: Contact) -> str:
    return shown(contact.at)


def _how(contact: Contact) -> str:
    return contact.how


def _who(contact: Contact) -> str:
    return contact.who


def _what(contact: Contact) -> str:
    return contact.what


def _by(contact: Contact) -> str:
    return contact.recorded_by


def _key(contact: Contact) -> int:
    return contact.id


COLUMNS = (
    Column("at", "When", _at, 17, sortable=False),
    Column("how", "How", _how, 12, sortable=False),
    Column("who", "Who", _who, 24, look="strong", sortable=False),
    Column("what", "What", _what, 50, sortable=False, grows=True),
    Column("by", "Recorded by", _by, 16, sortable=False),
)


class ContactsTab(QWidget):
    """The form above, the log below, the whole of the entry chosen at the foot."""

    contact_logged = Signal(object)
    """A NewContact."""

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Contacts")
        self._now = now
        self._offered = ""
        self.how, self.who = QuietComboBox(), QLineEdit()
        self.at = MomentField("When", now)
        self.at.now.setText("&Just now")
        self.what = GrowingText(3, offers_others=False)
        self.form, self.problem = card(), paragraph("", "problem")
        self.log = button("&Log contact", "primary", "Log the contact")
        self.model = PagedModel[Contact](COLUMNS, listed(()), self)
        self.rows = RowsView[Contact](self.model, _key, "Contact log")
        self.rows.say_when_empty("No contact is logged yet.")
        self.whole = paragraph("", "muted")
        self._arrange()
        self.log.clicked.connect(self.log_contact)
        self.rows.chosen.connect(self._show_whole)
        self.clear_form()

    def _arrange(self) -> None:
        self.how.addItems(WAYS)
        self.how.setAccessibleName("How")
        self.who.setAccessibleName("Who")
        self.who.setPlaceholderText("name and agency")
        self.what.setAccessibleName("What was said")
        grid = QGridLayout(self.form)
        grid.setContentsMargins(14, 12, 14, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column, (words, editor, stretch) in enumerate(
            (("How", self.how, 1), ("When", self.at, 3), ("Who", self.who, 3))
        ):
            grid.addWidget(PlainLabel(words, "strong"), 0, column)
            grid.addWidget(editor, 1, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, stretch)
        grid.addWidget(PlainLabel("What was said", "strong"), 2, 0, 1, 3)
        grid.addWidget(self.what, 3, 0, 1, 3)
        foot = QHBoxLayout()
        foot.addWidget(self.problem, 1)
        foot.addWidget(self.log)
        grid.addLayout(foot, 4, 0, 1, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.form)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self.whole)

    def load(self, contacts: Sequence[Contact]) -> None:
        """Show another case's log; nothing typed for the one before is left."""
        self.clear_form()
        self.rows.choose(None)
        self.model.load(listed(tuple(contacts)))
        self.rows.scrollToTop()
        self._show_whole(None)

    def show_log(self, contacts: Sequence[Contact]) -> None:
        """Show the log as it now is; what is typed stays."""
        self.model.load(listed(tuple(contacts)))

    def open_to(self, recording: bool) -> None:
        """Let contacts be added, or only be read."""
        self.form.setVisible(recording)

    def clear_form(self) -> None:
        """Start a new entry: now, by telephone, nothing said."""
        self.how.setCurrentIndex(0)
        self.at.set_moment(self._now())
        self._offered = self.at.line.text()
        self.who.setText("")  # unlike clear(), leaves nothing to undo
        self.what.fill("")
        self._say("")

    def offer(self, who: str, what: str) -> None:
        """Write a contact to be read and logged; nothing that is typed already gives way to it."""
        if not self.typed and not self.form.isHidden():
            self.who.setText(who)
            self.what.fill(what)
            self.how.setFocus()

    @property
    def typed(self) -> bool:
        """Whether something is typed that is not yet logged."""
        return bool(self.who.text().strip() or self.what.words().strip())

    def _moment(self) -> datetime | None:
        """The moment entered; where the one offered was left alone, the present one."""
        return self._now() if self.at.line.text() == self._offered else self.at.moment()

    def log_contact(self) -> None:
        """Hand on the contact that is typed, or say what it lacks."""
        moment = self._moment()
        who, what = self.who.text().strip(), self.what.words().strip()
        if not who or not what:
            self._say("Say who the contact was with and what was said.")
        elif moment is None:
            self._say(self.at.unread or "Enter when the contact was, with the time.")
        elif moment > self._now():
            self._say("That moment has not come yet. Check the date and time of the contact.")
        else:
            self._say("")
            self.contact_logged.emit(NewContact(moment, self.how.currentText(), as_typed(who), as_typed(what)))

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)

    def _show_whole(self, contact: object) -> None:
        if isinstance(contact, Contact):
            head = f"{shown(contact.at)}, {contact.how}, {contact.who}"
            self.whole.setText(visible(f"{head}\n{contact.what}"))
        else:
            self.whole.setText("")
        self.whole.setVisible(bool(self.whole.text()))
