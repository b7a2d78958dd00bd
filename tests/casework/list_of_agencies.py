"""What tests of the list of agencies share: people, and what the history keeps of acts that belong to no case."""

from datetime import date

from sqlalchemy import select

from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.people import Agency, Holder, Office
from nscb_desktop.register.tables import AuditRow, FieldChangeRow

IN_POST = date(2013, 6, 3)


def lead(agency: Agency, name: str = "DI First", since: date | None = IN_POST) -> Holder:
    """A lead officer to be appointed."""
    return Holder(0, agency.id, Office.LEAD_OFFICER, name, "Detective Inspector", "020 7946 0001", since=since)


def told(sitting: Sitting) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    """Act, reason and changes of everything in the history that is about no case, oldest first."""
    with sitting.register.work.reading() as unit:
        rows = unit.session.scalars(select(AuditRow).where(AuditRow.case_id.is_(None)).order_by(AuditRow.seq)).all()
        changes = unit.session.scalars(select(FieldChangeRow).order_by(FieldChangeRow.id)).all()
        return [
            (row.act, row.why, [(each.field, each.old, each.new) for each in changes if each.seq == row.seq])
            for row in rows
        ]
