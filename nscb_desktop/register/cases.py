"""Case files in the register: written once, read whole, corrected only by adding."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import func, select, update

from nscb_desktop.framework.answers import Answers, decoded_form, encoded_form
from nscb_desktop.framework.edition import Edition
from nscb_desktop.framework.editions import edition
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.milestones import Recorded, facts_of
from nscb_desktop.framework.records import CaseFile, Voided
from nscb_desktop.framework.references import Reference, alias
from nscb_desktop.register import clock_changes, forms, requests
from nscb_desktop.register.tables import CaseFileRow, DuplicateChoiceRow, MilestoneRow, SiblingRow
from nscb_desktop.register.unit_of_work import Unit

AGENCY_FORMS = frozenset({"part_one", "part_two"})
"""Forms that agencies complete; every other form of a case is a sheet of the office."""


def add(unit: Unit, adopted: Edition, year: int, office: Answers) -> tuple[int, Reference, str]:
    """A new case file with the next reference of its year and the next alias of the register."""
    case_id = unit.next_id(CaseFileRow)
    reference = Reference(year, _next_number(unit, year))
    unit.add(CaseFileRow, id=case_id, year=year, number=reference.number, alias=alias(case_id), edition=adopted.key,
             office=encoded_form(adopted.form("office_record"), office), voided_at=None, voided_by="", voided_why="")  # fmt: skip
    return case_id, reference, alias(case_id)


def _next_number(unit: Unit, year: int) -> int:
    name = f"reference {year}"
    if name not in unit.serials:
        highest = select(func.coalesce(func.max(CaseFileRow.number), 0)).where(CaseFileRow.year == year)
        unit.serials[name] = unit.session.execute(highest).scalar_one()
    unit.serials[name] += 1
    return unit.serials[name]


def read(unit: Unit, case_id: int) -> CaseFile:
    """One case file with everything recorded on it; Refused where there is none."""
    row = unit.session.get(CaseFileRow, case_id, populate_existing=True)
    if row is None:
        raise Refused("There is no such case in this register.")
    adopted = edition(row.edition)
    every = forms.of_case(unit, case_id)
    part_ones = tuple(
        sorted((form for form in every if form.form.key == "part_one"), key=lambda form: form.received_at)
    )
    received = part_ones[0].received_at
    asked = requests.of_case(unit, case_id)
    facts = facts_of(local_day(received), _recorded(unit, case_id), asked)
    voided = Voided(row.voided_at, row.voided_by, row.voided_why) if row.voided_at else None
    return CaseFile(row.id, Reference(row.year, row.number), row.alias, adopted, received,
                    part_ones, decoded_form(adopted.form("office_record"), row.office), facts,
                    _siblings(unit, case_id), voided, tuple(form for form in every if form.form.key not in AGENCY_FORMS),
                    tuple(form for form in every if form.form.key == "part_two"), asked,
                    clock_changes.of_case(unit, case_id))  # fmt: skip


def find(unit: Unit, reference: Reference) -> CaseFile:
    """The case with this reference; Refused where there is none."""
    case_id = unit.session.scalar(
        select(CaseFileRow.id).where(CaseFileRow.year == reference.year, CaseFileRow.number == reference.number)
    )
    if case_id is None:
        raise Refused(f"There is no case {reference} in this register. Check the reference.")
    return read(unit, case_id)


def references(unit: Unit, case_ids: Collection[int]) -> dict[int, str]:
    """The references of these cases, by the number of the case file."""
    rows = unit.session.execute(
        select(CaseFileRow.id, CaseFileRow.year, CaseFileRow.number).where(CaseFileRow.id.in_(case_ids))
    )
    return {row.id: str(Reference(row.year, row.number)) for row in rows}


def every_id(unit: Unit) -> list[int]:
    """The numbers of all case files, oldest first."""
    return list(unit.session.scalars(select(CaseFileRow.id).order_by(CaseFileRow.id)))


def _recorded(unit: Unit, case_id: int) -> dict[str, Recorded]:
    """The newest record of each milestone; a withdrawn one is no fact."""
    rows = unit.session.scalars(select(MilestoneRow).where(MilestoneRow.case_id == case_id).order_by(MilestoneRow.id))
    newest = {row.key: row for row in rows}
    return {key: Recorded(row.on, row.detail) for key, row in newest.items() if row.on is not None}


def _siblings(unit: Unit, case_id: int) -> tuple[Reference, ...]:
    found = unit.session.execute(
        select(CaseFileRow.year, CaseFileRow.number)
        .join(SiblingRow, SiblingRow.other_id == CaseFileRow.id)
        .where(SiblingRow.case_id == case_id)
        .order_by(CaseFileRow.id)
    )
    return tuple(Reference(row.year, row.number) for row in found)


def add_milestone(unit: Unit, case_id: int, key: str, on: date | None, detail: str, why: str) -> None:
    """Record, correct (a newer row) or withdraw (no date) a fact."""
    unit.add(MilestoneRow, id=unit.next_id(MilestoneRow), case_id=case_id, key=key, on=on, detail=detail, why=why, recorded_at=unit.at,
             recorded_by=unit.who)  # fmt: skip


def add_choice(unit: Unit, case_id: int, shown: dict[str, Any], choice: str, other_id: int | None) -> None:
    """Keep what was answered about possible duplicates."""
    unit.add(DuplicateChoiceRow, id=unit.next_id(DuplicateChoiceRow), case_id=case_id, shown=shown, choice=choice, other_id=other_id,
             recorded_at=unit.at, recorded_by=unit.who)  # fmt: skip


def link(unit: Unit, case_id: int, other_id: int) -> None:
    """Link two siblings' cases, both ways, once."""
    if case_id == other_id:
        raise Refused("A case cannot be its own sibling.")
    if not unit.session.get(SiblingRow, (case_id, other_id)):
        unit.add(SiblingRow, case_id=case_id, other_id=other_id)
        unit.add(SiblingRow, case_id=other_id, other_id=case_id)


def set_office(unit: Unit, case: CaseFile, office: Answers) -> None:
    """Replace the office record; its old values stand in the history."""
    encoded = encoded_form(case.edition.form("office_record"), office)
    unit.session.execute(update(CaseFileRow).where(CaseFileRow.id == case.id).values(office=encoded))


def set_voided(unit: Unit, case_id: int, why: str) -> None:
    """Mark a reference as registered in error; the number is never used again."""
    unit.session.execute(
        update(CaseFileRow)
        .where(CaseFileRow.id == case_id)
        .values(voided_at=unit.at, voided_by=unit.who, voided_why=why)
    )
