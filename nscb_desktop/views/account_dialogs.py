"""Letting somebody in, and giving oneself a new passphrase."""

from dataclasses import dataclass, field

from PySide6.QtWidgets import QRadioButton, QWidget

from nscb_desktop.framework.roles import RIGHTS, Person, Right, Role
from nscb_desktop.views.editing.asking_dialog import AskingDialog, line_field
from nscb_desktop.views.labels import paragraph
from nscb_desktop.views.panels import sized
from nscb_desktop.views.passphrase_fields import PassphraseFields, secret_line

LONGEST_ACCOUNT = 40
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class NewAccount:
    """Who is let in, and with which passphrase."""

    person: Person
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewPassphrase:
    """The passphrase used until now, and the one from now on."""

    old: str = field(repr=False)
    new: str = field(repr=False)


def role_words(role: Role) -> str:
    """What a role carries: ``May read cases, print and save forms, and …``."""
    rights = [right.value for right in Right if right in RIGHTS[role]]
    return f"May {', '.join(rights[:-1])}, and {rights[-1]}."


class AddAccountDialog(AskingDialog):
    """Asks for a name, an account name, a role and a passphrase."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Add an account", "&Add the account", parent)
        self.person_name = line_field("Name", self)
        self.person_name.setMaxLength(LONGEST_NAME)
        self.account = line_field("Account name", self)
        self.account.setMaxLength(LONGEST_ACCOUNT)
        self.roles = {role: QRadioButton(role.value) for role in Role}
        self.passphrase = PassphraseFields()
        self.ask("Name, as the history shows it", self.person_name)
        self.ask(
            "Account name, typed to sign in",
            self.account,
            paragraph("It stays on everything the person signs, and is never given to somebody else.", "small"),
        )
        choices = [
            each for role, choice in self.roles.items() for each in (choice, paragraph(role_words(role), "small"))
        ]
        self.ask("Role", *choices)
        self.ask(
            "Passphrase",
            self.passphrase,
            paragraph("Let the person type it. They can change it under Settings, Accounts.", "small"),
        )
        self.account.textChanged.connect(self._take_account)
        self.passphrase.edited.connect(self.look)
        for choice in self.roles.values():
            choice.toggled.connect(self.look)
        sized(self, 92, 38)
        self.look()

    def _take_account(self, account: str) -> None:
        self.passphrase.show_account(account.strip())

    def _role(self) -> Role | None:
        return next((role for role, choice in self.roles.items() if choice.isChecked()), None)

    def still_needed(self) -> list[str]:
        """What is not entered yet."""
        gaps = [] if self.person_name.words().strip() else ["a name"]
        gaps += [] if self.account.words().strip() else ["an account name"]
        gaps += [] if self._role() else ["a role"]
        return [*gaps, problem] if (problem := self.passphrase.problem()) else gaps

    def choice(self) -> NewAccount:
        """Who, and with which passphrase."""
        role = self._role()
        assert role is not None  # noqa: S101 - nothing goes on without a role
        person = Person(self.account.words().strip(), self.person_name.words().strip(), role)
        password = self.passphrase.password()
        self.passphrase.clear()
        return NewAccount(person, password)


class ChangePassphraseDialog(AskingDialog):
    """Asks for the passphrase used until now, because an open screen alone proves nothing, and for a new one."""

    def __init__(self, account: str, parent: QWidget | None = None) -> None:
        super().__init__("Change my passphrase", "&Change it", parent)
        self.old = secret_line("Your passphrase until now")
        self.old.textChanged.connect(self.look)
        self.passphrase = PassphraseFields(account)
        self.passphrase.edited.connect(self.look)
        self.ask("Your passphrase until now", self.old)
        self.ask(
            "New passphrase",
            self.passphrase,
            paragraph("Backups made before today still open with the passphrase used until now.", "small"),
        )
        self.questions.addStretch(1)
        sized(self, 84, 25)
        self.look()

    def still_needed(self) -> list[str]:
        """What is not entered yet."""
        gaps = [] if self.old.text() else ["your passphrase until now"]
        return [*gaps, problem] if (problem := self.passphrase.problem()) else gaps

    def choice(self) -> NewPassphrase:
        """Both, and neither stays on the screen."""
        made = NewPassphrase(self.old.text(), self.passphrase.password())
        self.old.clear()
        self.passphrase.clear()
        return made
