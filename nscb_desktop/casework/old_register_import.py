"""Bringing an old register in: every case of the dry run registered in one transaction, and the whole of it undone."""

from collections.abc import Callable

from nscb_desktop.casework import corrections, referrals
from nscb_desktop.casework.cases import reindexed
from nscb_desktop.casework.lists import counted
from nscb_desktop.casework.old_register_plan import OldPlan, PlannedCase, Verdict, known_cases
from nscb_desktop.casework.referrals import Registration
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.milestones import MILESTONES
from nscb_desktop.framework.records import FieldChange
from nscb_desktop.framework.roles import Right
from nscb_desktop.register import cases, imports
from nscb_desktop.register.imports import Import
from nscb_desktop.register.unit_of_work import Unit

FROM_THE_OLD = "registered from the old register"
Progress = Callable[[int, int], None]


def apply(sitting: Sitting, plan: OldPlan, why: str = "", progress: Progress | None = None) -> Import:
    """Register what the dry run showed, all of it or nothing; rows that it left out stay left out."""
    made = plan.made
    if not made:
        raise Refused("No row of the file would become a case, so there is nothing to bring in.")
    with sitting.acting(Right.IMPORT) as unit:
        known = known_cases(unit, made)
        for row in made:
            if row.identity in known:
                raise Refused(
                    f"The child of row {row.number} was registered meanwhile. Read the file again, and look at what "
                    "would be made now."
                )
        import_id = imports.add(unit, plan.name, plan.sha256)
        for number, row in enumerate(made, 1):
            imports.add_case(unit, import_id, _register(unit, sitting, plan, row))
            if progress:
                progress(number, len(made))
        left = len(plan.rows) - len(made)
        unit.record(
            "brought in an old register",
            why=why.strip(),
            changes=[
                FieldChange("File", "", f"{plan.name}, SHA-256 {plan.sha256}"),
                FieldChange("Registered", "", counted(len(made), "case", "cases")),
                FieldChange("Left out", "", counted(left, "row", "rows")),
            ],
        )
        unit.flush()
        return imports.read(unit, import_id)


def _register(unit: Unit, sitting: Sitting, plan: OldPlan, row: PlannedCase) -> int:
    """One row, by the act that registers any Part One, and its later dates with it."""
    assert row.draft  # noqa: S101 - only what would become a case is registered
    source = f"{FROM_THE_OLD}, “{plan.name}” row {row.number}"
    choice = Registration(gaps_reason=source, unauthorised_reason=source, duplicate="different" if row.possible else "")
    case_id = referrals.registered(unit, row.draft, choice, sitting.now(), row.possible)
    for key, on, detail in row.facts:
        cases.add_milestone(unit, case_id, key, on, detail, source)
    if row.facts:
        told = [FieldChange(MILESTONES[key].shown, "", long_day(on)) for key, on, _ in row.facts]
        unit.record("recorded the dates of the old register", case_id, source, told)
    reindexed(unit, case_id)
    return case_id


def listed(sitting: Sitting) -> list[Import]:
    """Every import, the newest first."""
    with sitting.reading() as unit:
        return imports.every(unit)


def undo(sitting: Sitting, import_id: int, why: str, progress: Progress | None = None) -> int:
    """Mark every case of an import as registered in error, with the reason; how many. Their references stay used."""
    if not why.strip():
        raise Refused("Say why the import is undone; the reason stands on each of its cases.")
    with sitting.acting(Right.IMPORT) as unit:
        found = imports.read(unit, import_id)
        if found.undone_at:
            raise Refused(f"This import was undone on {long_day(local_day(found.undone_at))} already.")
        ids = imports.cases_of(unit, import_id)
        number = 0
        for done, case_id in enumerate(ids, 1):
            if not cases.read(unit, case_id).voided:
                corrections.voided(unit, case_id, f"import undone: {why.strip()}")
                number += 1
            if progress:
                progress(done, len(ids))
        imports.set_undone(unit, import_id, why.strip())
        changes = [FieldChange("File", found.name, ""), FieldChange("Voided", "", counted(number, "case", "cases"))]
        unit.record("undid bringing in an old register", why=why.strip(), changes=changes)
        return number


def verdict_words(plan: OldPlan) -> str:
    """``12 to be registered, 1 here already, 0 twice in the file, 2 cannot be read``."""
    return ", ".join(f"{plan.count(each):,} {each.value[:1].lower()}{each.value[1:]}" for each in Verdict)
