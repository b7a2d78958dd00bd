"""Who may sign in, and as what; the keys themselves are the key file's."""

from sqlalchemy import insert, literal_column, select, update

from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.roles import Person, Role
from nscb_desktop.register.tables import AccountRow
from nscb_desktop.register.unit_of_work import Unit


def add(unit: Unit, person: Person) -> None:
    """Enter an account; Refused where the name is or was somebody's, because it stays on what they signed."""
    if unit.session.get(AccountRow, person.account) is not None:
        raise Refused(f"There is already an account called {person.account}, or there was one. Choose another name.")
    unit.session.execute(insert(AccountRow), [
        {"name": person.account, "shown": person.name, "role": person.role.name, "created_at": unit.at, "removed_at": None}
    ])  # fmt: skip


def read(unit: Unit, account: str) -> Person:
    """The person behind an account; Refused where it was removed or never entered."""
    row = unit.session.get(AccountRow, account)
    if row is None or row.removed_at is not None:
        raise Refused(f"The account “{account}” may not sign in to this register. Ask a Business Manager.")
    return _person(row)


def listed(unit: Unit) -> list[Person]:
    """Everyone who may sign in, in the order they were entered."""
    rows = unit.session.scalars(
        select(AccountRow).where(AccountRow.removed_at.is_(None)).order_by(literal_column("rowid"))
    )
    return [_person(row) for row in rows]


def set_removed(unit: Unit, account: str) -> None:
    """Close an account; its name stays on everything it signed."""
    unit.session.execute(update(AccountRow).where(AccountRow.name == account).values(removed_at=unit.at))


def _person(row: AccountRow) -> Person:
    return Person(row.name, row.shown, Role[row.role])
