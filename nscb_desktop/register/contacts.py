"""The contact log of each case."""

from datetime import datetime

from sqlalchemy import select

from nscb_desktop.framework.records import Contact
from nscb_desktop.register.tables import ContactRow
from nscb_desktop.register.unit_of_work import Unit


def add(unit: Unit, case_id: int, at: datetime, how: str, who: str, what: str) -> Contact:
    """Log one contact."""
    contact = Contact(unit.next_id(ContactRow), at, how, who, what, unit.who, unit.at)
    unit.add(
        ContactRow,
        id=contact.id,
        case_id=case_id,
        at=at,
        how=how,
        who=who,
        what=what,
        recorded_at=unit.at,
        recorded_by=unit.who,
    )
    return contact


def of_case(unit: Unit, case_id: int) -> list[Contact]:
    """Every contact logged on a case, newest first."""
    rows = unit.session.scalars(
        select(ContactRow).where(ContactRow.case_id == case_id).order_by(ContactRow.at.desc(), ContactRow.id.desc())
    )
    return [Contact(row.id, row.at, row.how, row.who, row.what, row.recorded_by, row.recorded_at) for row in rows]
