"""Partner agencies and everybody who has held an office, in the register."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select, update

from nscb_desktop.framework.errors import ChangedMeanwhile, Refused
from nscb_desktop.framework.people import Agency, Holder, Office
from nscb_desktop.register.process_tables import AgencyRow, HolderRow
from nscb_desktop.register.unit_of_work import Unit


def add(unit: Unit, name: str, note: str = "", left_on: date | None = None) -> Agency:
    """A new partner agency, or a former one taken over from another list."""
    agency = Agency(unit.next_id(AgencyRow), name, (), note, left_on)
    unit.add(AgencyRow, id=agency.id, name=name, note=note, left_on=left_on, version=1)
    return agency


def every(unit: Unit) -> list[Agency]:
    """Every agency, past ones included, by name."""
    rows = unit.session.scalars(select(AgencyRow).execution_options(populate_existing=True)).all()
    holders = _holders(unit)
    found = [_agency(row, [each for each in holders if each.agency_id == row.id]) for row in rows]
    return sorted(found, key=lambda agency: (agency.name.casefold(), agency.id))


def read(unit: Unit, agency_id: int) -> Agency:
    """One agency; Refused where there is none."""
    row = unit.session.get(AgencyRow, agency_id, populate_existing=True)
    if row is None:
        raise Refused("There is no such agency in this register.")
    return _agency(row, [each for each in _holders(unit) if each.agency_id == agency_id])


def of_the_board(unit: Unit) -> list[Holder]:
    """Everybody who has held an office of the Board."""
    return [each for each in _holders(unit) if each.agency_id is None]


def save(unit: Unit, agency: Agency) -> Agency:
    """Store an agency's own particulars over the version it was read at; ChangedMeanwhile carries the other one."""
    saved = replace(agency, version=agency.version + 1)
    written = unit.session.execute(
        update(AgencyRow)
        .where(AgencyRow.id == agency.id, AgencyRow.version == agency.version)
        .values(name=agency.name, note=agency.note, left_on=agency.left_on, version=saved.version)
        .returning(AgencyRow.id)
    ).one_or_none()
    if written is None:
        raise ChangedMeanwhile(
            f"{agency.name} was changed in another window after you opened it. Look at both before you save again.",
            read(unit, agency.id),
        )
    return saved


def add_holder(unit: Unit, holder: Holder) -> Holder:
    """Appoint somebody; the number in ``holder`` is not used."""
    made = replace(holder, id=unit.next_id(HolderRow))
    unit.add(HolderRow, id=made.id, agency_id=made.agency_id, office=made.office.name, name=made.name, role=made.role,
             telephone=made.telephone, email=made.email, since=made.since, until=made.until)  # fmt: skip
    return made


def read_holder(unit: Unit, holder_id: int) -> Holder:
    """One person in one office; Refused where there is none."""
    found = next((each for each in _holders(unit) if each.id == holder_id), None)
    if found is None:
        raise Refused("There is nobody of that number in this register.")
    return found


def save_holder(unit: Unit, holder: Holder) -> None:
    """Store somebody's particulars; what stood before is in the history."""
    unit.session.execute(
        update(HolderRow)
        .where(HolderRow.id == holder.id)
        .values(office=holder.office.name, name=holder.name, role=holder.role, telephone=holder.telephone,
                email=holder.email, since=holder.since, until=holder.until)
    )  # fmt: skip


def _holders(unit: Unit) -> list[Holder]:
    rows = unit.session.scalars(select(HolderRow).order_by(HolderRow.id).execution_options(populate_existing=True))
    return [
        Holder(row.id, row.agency_id, Office[row.office], row.name, row.role, row.telephone, row.email, row.since, row.until)
        for row in rows
    ]  # fmt: skip


def _agency(row: AgencyRow, holders: list[Holder]) -> Agency:
    return Agency(row.id, row.name, tuple(holders), row.note, row.left_on, row.version)
