"""Who may do what: one table, asked once by each act."""

from dataclasses import dataclass
from enum import Enum

from nscb_desktop.framework.errors import NotAllowed


class Right(Enum):
    """Something an act needs; the value completes the sentence "... may not ..."."""

    READ = "read cases"
    RECEIVE = "receive and register notifications"
    AMEND = "amend a registered form"
    ASK = "ask agencies for information and record what they return"
    WRITE = "write letters and draft e-mails"
    RECORD = "record dates, contacts and documents on a case"
    SCREEN = "record a screening, a recommendation or a discussion"
    DECIDE = "record a decision, the outcome of a challenge, a conversion, a closure or a reopening"
    CONVENE = "plan a meeting or keep its minutes"
    PRINT = "print and save forms"
    APPOINT = "change the list of agencies and people"
    VOID = "void a reference"
    IMPORT = "bring an old register in, or undo that"
    LEAVE = "take everything out of the register as a plain copy"
    KEEP = "change settings, accounts and backups"


class Role(Enum):
    """The office a signed-in person holds; the value is how it is shown."""

    BUSINESS_MANAGER = "Business Manager"
    SUBGROUP_CHAIR = "Sub-group chair"


RIGHTS = {
    Role.BUSINESS_MANAGER: frozenset(Right),
    Role.SUBGROUP_CHAIR: frozenset({Right.READ, Right.PRINT, Right.RECORD, Right.SCREEN, Right.CONVENE}),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account: the account's name, the name shown, and the role."""

    account: str
    name: str
    role: Role

    def may(self, right: Right) -> bool:
        """Whether the role carries the right."""
        return right in RIGHTS[self.role]

    def must(self, right: Right) -> None:
        """Raise NotAllowed, naming who may, unless the role carries the right."""
        if not self.may(right):
            holders = " or ".join(role.value for role, rights in RIGHTS.items() if right in rights)
            raise NotAllowed(f"A {self.role.value} may not {right.value}; ask a {holders} to do it.")
