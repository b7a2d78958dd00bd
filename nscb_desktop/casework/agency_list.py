"""The list of agencies and people as a workbook: exported whole, and imported only after a look at what that would do."""

import hashlib
from dataclasses import replace
from pathlib import Path

from nscb_desktop.casework import lists
from nscb_desktop.casework.agency_plan import ImportPlan, PlannedAgency, Verdict, planned
from nscb_desktop.casework.agency_rows import COLUMNS, Entries, cells_of, entries_of
from nscb_desktop.casework.filing import bytes_of, safe_name
from nscb_desktop.casework.lists import Listing, counted
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.reading.limited import LARGEST_FILE, read_workbook
from nscb_desktop.framework.appointments import BOARD
from nscb_desktop.framework.errors import ChangedMeanwhile, Refused
from nscb_desktop.framework.records import FieldChange
from nscb_desktop.framework.roles import Right
from nscb_desktop.register import agencies
from nscb_desktop.register.unit_of_work import Unit

TITLE = "Agencies and people"


def export_list(sitting: Sitting) -> bytes:
    """The whole list as a workbook, past agencies and people too; for whoever may print."""
    sitting.person.must(Right.PRINT)
    with sitting.reading() as unit:
        rows = cells_of(agencies.every(unit), agencies.of_the_board(unit))
    stated = f"All {counted(len(rows), 'row', 'rows')}, no filter on"
    return lists.book_of(sitting, Listing(TITLE, tuple(COLUMNS.values()), rows, stated))


def note_export(sitting: Sitting, name: str, data: bytes) -> None:
    """Note that a copy of the list left the office, under which name and with which digest."""
    with sitting.acting(Right.PRINT) as unit:
        digest = f"{safe_name(name)}, SHA-256 {hashlib.sha256(data).hexdigest()}"
        unit.record("exported the list of agencies and people", changes=[FieldChange("Copy", "", digest)])


def read_file(sitting: Sitting, path: Path) -> ImportPlan:
    """What importing a file that somebody chose would do."""
    sitting.person.must(Right.APPOINT)
    return read_import(sitting, bytes_of(path, LARGEST_FILE))


def read_import(sitting: Sitting, data: bytes) -> ImportPlan:
    """What importing a workbook would do, row by row; nothing is written."""
    sitting.person.must(Right.APPOINT)
    return plan_import(sitting, entries_of(read_workbook(data)))


def plan_import(sitting: Sitting, entries: Entries) -> ImportPlan:
    """What taking over these rows would do; nothing is written."""
    with sitting.reading() as unit:
        return _planned(unit, entries)


def apply_import(sitting: Sitting, plan: ImportPlan, why: str = "") -> ImportPlan:
    """Write what the dry run showed, all of it or nothing, with one history row for each agency; what was written.

    A row that is refused refuses the whole file: a list half taken over is nobody's list.
    """
    with sitting.acting(Right.APPOINT) as unit:
        fresh = _planned(unit, plan.entries)
        if fresh != plan:
            raise ChangedMeanwhile(
                "The list was changed after the file was read. Look again at what the import would do now.", fresh
            )
        if refused := plan.count(Verdict.REFUSED):
            rows = "1 row is" if refused == 1 else f"{refused} rows are"
            raise Refused(f"{rows} refused, so nothing was imported. Correct the file, then read it again.")
        if not plan.changing:
            raise Refused("Nothing in the file differs from the list.")
        for place in plan.agencies:
            if place.changes:
                _write(unit, place, why)
        return plan


def _planned(unit: Unit, entries: Entries) -> ImportPlan:
    return planned(entries, agencies.every(unit), agencies.of_the_board(unit))


def _write(unit: Unit, place: PlannedAgency, why: str) -> None:
    """One agency, or the Board's offices: itself, its people, and one history row."""
    after = place.after
    agency_id = None if place.of_the_board else after.id
    if not place.of_the_board and place.before is None:
        agency_id = agencies.add(unit, after.name, after.note, after.left_on).id
    elif place.before and after != place.before:
        agencies.save(unit, after)
    for row in place.rows:
        if row.after and row.before is None:
            agencies.add_holder(unit, replace(row.after, agency_id=agency_id))
        elif row.after and row.after != row.before:
            agencies.save_holder(unit, row.after)
    named = BOARD if place.of_the_board else after.name
    act = "imported the agency" if place.before is None and not place.of_the_board else "imported the list for"
    unit.record(f"{act} {named}", why=why, changes=place.changes)
