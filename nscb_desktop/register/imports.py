"""Imports of old cases in the register: which file, which cases it made, and whether it was undone."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from nscb_desktop.framework.errors import Refused
from nscb_desktop.register.paper_tables import ImportedCaseRow, ImportRow
from nscb_desktop.register.unit_of_work import Unit


@dataclass(frozen=True, slots=True)
class Import:
    """One list of old cases that was brought in."""

    id: int
    name: str
    """The file, as it was called."""
    sha256: str
    at: datetime
    by: str
    cases: int
    undone_at: datetime | None = None
    undone_why: str = ""


def add(unit: Unit, name: str, sha256: str) -> int:
    """Begin an import; its number."""
    number = unit.next_id(ImportRow)
    unit.add(ImportRow, id=number, name=name, sha256=sha256, undone_at=None, undone_why="", recorded_at=unit.at,
             recorded_by=unit.who)  # fmt: skip
    return number


def add_case(unit: Unit, import_id: int, case_id: int) -> None:
    """Note that an import made a case."""
    unit.add(ImportedCaseRow, batch_id=import_id, case_id=case_id)


def every(unit: Unit) -> list[Import]:
    """Every import, the newest first."""
    counted = unit.session.execute(
        select(ImportedCaseRow.batch_id, func.count().label("cases")).group_by(ImportedCaseRow.batch_id)
    )
    made = {row.batch_id: int(row.cases) for row in counted}
    rows = unit.session.scalars(
        select(ImportRow).order_by(ImportRow.id.desc()).execution_options(populate_existing=True)
    )
    return [
        Import(row.id, row.name, row.sha256, row.recorded_at, row.recorded_by, made.get(row.id, 0), row.undone_at, row.undone_why)
        for row in rows
    ]  # fmt: skip


def read(unit: Unit, import_id: int) -> Import:
    """One import; Refused where there is none."""
    found = next((each for each in every(unit) if each.id == import_id), None)
    if found is None:
        raise Refused("There is no such import in this register.")
    return found


def cases_of(unit: Unit, import_id: int) -> list[int]:
    """The cases that an import made, oldest first."""
    rows = select(ImportedCaseRow.case_id).where(ImportedCaseRow.batch_id == import_id)
    return list(unit.session.scalars(rows.order_by(ImportedCaseRow.case_id)))


def set_undone(unit: Unit, import_id: int, why: str) -> None:
    """Note that an import was undone, once; its rows stay."""
    unit.session.execute(update(ImportRow).where(ImportRow.id == import_id).values(undone_at=unit.at, undone_why=why))
