"""Who may sign in: the accounts, one's own passphrase, the recovery sheet, and the register's key."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nscb_desktop.casework import desk, paper
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.roles import Person, Right
from nscb_desktop.views.account_dialogs import AddAccountDialog, ChangePassphraseDialog, NewAccount, NewPassphrase
from nscb_desktop.views.background import Background
from nscb_desktop.views.errand import Errand
from nscb_desktop.views.kept_dialog import KeptDialog
from nscb_desktop.views.labels import button, paragraph
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.panels import ShortRows, titled_card
from nscb_desktop.views.recovery_dialog import RecoveryDialog
from nscb_desktop.views.tables import Column, PagedModel, listed

if TYPE_CHECKING:
    from nscb_desktop.register.derivation import Cost

CLOSING = (
    "They can no longer sign in, and the register's key is changed in case they kept a copy of it; that takes a moment. "
    "Backups made until now still open with their passphrase. The name stays on everything they signed."
)


def _account(person: Person) -> str:
    return person.account


def _name(person: Person) -> str:
    return person.name


def _role(person: Person) -> str:
    return person.role.value


class AccountsPanel(QWidget):
    """The list of people, and what can be done about them; everybody may change their own passphrase."""

    key_changed = Signal()
    """The register has a new key, and a backup was made under it."""

    def __init__(
        self, sitting: Sitting, background: Background, messages: Messages, cost: "Cost | None" = None
    ) -> None:
        super().__init__()
        self._sitting, self._messages, self._cost = sitting, messages, cost
        self.errand = Errand(background, messages)
        self._rows = PagedModel[Person](
            (
                Column("name", "Name", _name, 28, look="strong", sortable=False),
                Column("account", "Account", _account, 18, sortable=False),
                Column("role", "Role", _role, 20, sortable=False),
                Column("here", "", self._here, 16, sortable=False),
            ),
            listed(()),
            self,
        )
        self.people = ShortRows(self._rows, _account, "Accounts", 3)
        self.add = button("Add a&n account…")
        self.close_account = button("Clos&e the account…")
        self.passphrase = button("Change my &passphrase…")
        self.sheet = button("New recover&y sheet…")
        self.key = button("Change the re&gister's key…")
        self.recovery: RecoveryDialog | None = None
        self._asking: KeptDialog | None = None
        self._arrange()
        self._connect()
        self.refresh()

    def _here(self, person: Person) -> str:
        return "you, signed in" if person.account == self._sitting.person.account else ""

    def _arrange(self) -> None:
        people, above = titled_card("Who may sign in")
        above.addWidget(self.people, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.add)
        row.addWidget(self.close_account)
        row.addStretch(1)
        above.addLayout(row)
        own, below = titled_card("Passphrase, recovery sheet and key")
        for act, words in (
            (self.passphrase, "Your own. Nobody else's passphrase is needed for it, and nobody else's changes."),
            (
                self.sheet,
                "When the sheet in the safe was used, seen or lost. The one printed before is then worthless.",
            ),
            (
                self.key,
                "When a computer or a copy of the register's files may be in other hands. Passphrases stay as they are.",
            ),
        ):
            below.addLayout(_act(act, words))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 12, 12)
        column.setSpacing(14)
        column.addWidget(self.errand)
        column.addWidget(people, 1)
        column.addWidget(own)

    def _connect(self) -> None:
        self.people.chosen.connect(self._look)
        self.errand.busy_changed.connect(self._look)
        self.add.clicked.connect(self._ask_account)
        self.close_account.clicked.connect(self._ask_closing)
        self.passphrase.clicked.connect(self._ask_passphrase)
        self.sheet.clicked.connect(self._ask_sheet)
        self.key.clicked.connect(self._ask_why)

    def _look(self) -> None:
        keeps = self._sitting.person.may(Right.KEEP) and not self.errand.busy
        for each in (self.add, self.sheet, self.key):
            each.setEnabled(keeps)
        self.passphrase.setEnabled(not self.errand.busy)
        row = self.people.current_row()
        self.close_account.setEnabled(keeps and row is not None and row.account != self._sitting.person.account)

    def refresh(self) -> None:
        """Read anew who may sign in."""
        self._rows.load(listed(desk.people(self._sitting)))
        self._look()

    def forget(self) -> None:
        """Let go of a sheet that is open, and wait for nothing any more."""
        self.errand.forget()
        if self.recovery:
            self.recovery.forget()

    def _ask_account(self) -> None:
        self._asking = dialog = AddAccountDialog(self.window())
        dialog.chosen.connect(self._add_account)
        dialog.open()

    def _add_account(self, made: NewAccount) -> None:
        work = partial(desk.add_account, self._sitting, made.person, made.password, self._cost)
        self.errand.run(f"Adding {made.person.name}…", work, partial(self._added, made.person), dialog=self._asking)

    def _added(self, person: Person, _nothing: None) -> None:
        self.refresh()
        self._messages.toast(f"{person.name} can sign in as {person.account}.")

    def _ask_closing(self) -> None:
        if person := self.people.current_row():
            close = partial(self._close_account, person)
            self._messages.ask(
                f"Close the account of {person.name} ({person.account})?", "&Close the account", close, CLOSING
            )

    def _close_account(self, person: Person) -> None:
        work = partial(desk.remove_account, self._sitting, person.account)
        self.errand.run(
            "Closing the account, and writing the register anew…", work, self._closed, self.refresh, alone=True
        )

    def _closed(self, _nothing: None) -> None:
        self.refresh()
        self.key_changed.emit()
        self._messages.toast("The account is closed, the register has a new key, and a backup was made.")

    def _ask_passphrase(self) -> None:
        self._asking = dialog = ChangePassphraseDialog(self._sitting.person.account, self.window())
        dialog.chosen.connect(self._change_passphrase)
        dialog.open()

    def _change_passphrase(self, asked: NewPassphrase) -> None:
        work = partial(self._changed_passphrase, asked)
        self.errand.run("Changing your passphrase…", work, self._passphrase_changed, dialog=self._asking)

    def _changed_passphrase(self, asked: NewPassphrase) -> None:
        desk.must_be_me(self._sitting, asked.old)
        desk.change_password(self._sitting, asked.new, self._cost)

    def _passphrase_changed(self, _nothing: None) -> None:
        self._messages.toast("Your passphrase is changed.")

    def _ask_sheet(self) -> None:
        self.recovery = RecoveryDialog(self.window())
        self.recovery.asked.connect(self._make_sheet)
        self.recovery.destroyed.connect(self._sheet_gone)
        self.recovery.open()

    def _sheet_gone(self) -> None:
        self.recovery = None

    def _make_sheet(self, password: str) -> None:
        self.errand.run(
            "Making a new recovery key…", partial(self._new_sheet, password), self._show_sheet, self._no_sheet
        )

    def _new_sheet(self, password: str) -> bytes:
        desk.must_be_me(self._sitting, password)
        return paper.recovery_pdf(self._sitting, desk.new_recovery_key(self._sitting, self._cost))

    def _show_sheet(self, sheet: bytes) -> None:
        if self.recovery:
            self.recovery.show_sheet(sheet)

    def _no_sheet(self) -> None:
        if self.recovery:
            self.recovery.show_refused()

    def _ask_why(self) -> None:
        self._messages.ask_reason(
            "Why is the register's key changed? It stays in the history.", "&Change the key", self._change_key
        )

    def _change_key(self, why: str) -> None:
        work = partial(desk.change_key, self._sitting, why)
        self.errand.run("Writing the register anew under a new key…", work, self._key_changed, alone=True)

    def _key_changed(self, _folder: object) -> None:
        self.key_changed.emit()
        self._messages.toast("The register has a new key, and a backup was made under it.")


def _act(act: QPushButton, words: str) -> QHBoxLayout:
    """A button with what it is for beside it."""
    row = QHBoxLayout()
    row.setSpacing(12)
    act.setMinimumWidth(act.fontMetrics().averageCharWidth() * 28)
    act.setAccessibleDescription(words)
    row.addWidget(act)
    row.addWidget(paragraph(words, "small"), 1)
    return row
