"""Reading the register: the grid, one case, its history, and the facts recorded on it."""

from datetime import date

from nscb_desktop.casework import meanwhile
from nscb_desktop.casework.meanwhile import Reading
from nscb_desktop.casework.sitting import Sitting, counting_of
from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.errors import OfficeError, Refused
from nscb_desktop.framework.gate_facts import implied
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.milestones import DERIVED, MILESTONES, SET_AHEAD, Recorded, in_words
from nscb_desktop.framework.records import CaseFile, CaseRow, Filters, HistoryEntry, Order, Page
from nscb_desktop.framework.references import Reference
from nscb_desktop.framework.roles import Right
from nscb_desktop.register import audit, case_index, meetings, search
from nscb_desktop.register import cases as files
from nscb_desktop.register.unit_of_work import Unit

_RIGHT_FOR = {
    **dict.fromkeys(("indicated", "not_indicated", "recommended", "discussed"), Right.SCREEN),
    **dict.fromkeys(("decided", "changed", "converted"), Right.DECIDE),
}
"""What the date of a gate takes, like its sheet; any other date takes ``Right.RECORD``."""


def page(sitting: Sitting, filters: Filters, order: Order, offset: int = 0, limit: int = 200) -> Page:
    """A run of the Cases grid."""
    with sitting.reading() as unit:
        return search.page(unit, filters, order, offset, limit)


def stages(sitting: Sitting) -> list[str]:
    """The stages that cases stand at, for the filter."""
    with sitting.reading() as unit:
        return search.stages(unit)


def total(sitting: Sitting) -> int:
    """How many cases there are."""
    with sitting.reading() as unit:
        return search.total(unit)


def read_case(sitting: Sitting, case_id: int) -> CaseFile:
    """One case, whole."""
    with sitting.reading() as unit:
        return files.read(unit, case_id)


def find_case(sitting: Sitting, typed: str) -> CaseFile:
    """The case whose reference was typed; OfficeError where it is no reference or no case has it."""
    reference = Reference.read(typed)
    if reference is None:
        raise OfficeError(f"“{typed}” is not a reference. References look like NSCB-2013-001.")
    with sitting.reading() as unit:
        return files.find(unit, reference)


def find_reference(sitting: Sitting, typed: str) -> int | None:
    """The case whose reference was typed, however spaced; None for any other words."""
    reference = Reference.read(typed)
    if reference is None:
        return None
    with sitting.reading() as unit:
        return files.find(unit, reference).id


def rows(sitting: Sitting, case_ids: list[int]) -> tuple[CaseRow, ...]:
    """Grid rows of these cases."""
    with sitting.reading() as unit:
        return search.rows_of(unit, case_ids)


def opened(sitting: Sitting, case_id: int) -> None:
    """Note that a case was opened, once a sitting, however often the page is drawn again."""
    if case_id in sitting.seen:
        return
    sitting.person.must(Right.READ)
    with sitting.register.work.writing(sitting.person, sitting.now()) as unit:
        unit.record(audit.OPENED, case_id)
    sitting.seen.add(case_id)


def history(sitting: Sitting, case_id: int) -> list[HistoryEntry]:
    """Every act on a case, oldest first."""
    with sitting.reading() as unit:
        return audit.history(unit.session, case_id)


def record_milestone(sitting: Sitting, case_id: int, key: str, on: date, detail: str = "", why: str = "") -> CaseFile:
    """Record a fact on a case, or correct one with a reason; the clocks follow."""
    if key not in MILESTONES or key in DERIVED:
        raise Refused(
            "This date follows from other records and cannot be entered here; correct the record it comes from."
        )
    if key == "closed":
        raise Refused(
            "A case is closed on its Decision tab, where the reasons are given and what is still open is written down."
        )
    if on > sitting.today() and key not in SET_AHEAD:
        raise Refused(f"{long_day(on)} has not come yet. Record the date when it has happened.")
    return _set_milestone(sitting, case_id, key, on, detail, why)


def withdraw_milestone(sitting: Sitting, case_id: int, key: str, why: str) -> CaseFile:
    """Take back a fact that was recorded in error; what was recorded stays in the history."""
    return _set_milestone(sitting, case_id, key, None, "", why)


def _set_milestone(sitting: Sitting, case_id: int, key: str, on: date | None, detail: str, why: str) -> CaseFile:
    with sitting.acting(_RIGHT_FOR.get(key, Right.RECORD)) as unit:
        case = files.read(unit, case_id)
        must_be_open(case)
        if case.requests and key in {"requested", "returned"}:
            raise Refused("This date follows from the requests to the agencies: record what came of them there.")
        before = case.facts.get(key)
        if on and on < case.facts["received"].on and key != "occurred":
            raise Refused(
                f"{MILESTONES[key].shown} cannot be before the Part One was received on {long_day(case.facts['received'].on)}."
            )
        if before is None and on is None:
            raise Refused("There is nothing recorded here to take back.")
        if on is None and key == "met":
            _must_not_have_been_considered(unit, case)
        sitting.must_have_read(Reading(case), meanwhile.milestone(key))
        if before and not why.strip():
            raise Refused("Say why the date is corrected; the old one stays in the history.")
        after = _as_its_sheet_says(case, key, Recorded(on, detail) if on else None)
        files.add_milestone(unit, case_id, key, on, after.detail if after else "", why)
        change = audit.changed([(MILESTONES[key].shown, in_words(before), in_words(after))])
        unit.record("recorded a date" if before is None else "corrected a date", case_id, why, change)
        return reindexed(unit, case_id)


def _as_its_sheet_says(case: CaseFile, key: str, after: Recorded | None) -> Recorded | None:
    """The fact to record; a date that came with a frozen sheet is moved by hand, and what the sheet says is not."""
    before = case.facts.get(key)
    if before is None or key not in implied(case):
        return after
    if after is None or after.detail not in {"", before.detail}:
        raise Refused(
            f"“{MILESTONES[key].shown}” was recorded with a sheet, which stays. Correct the day here, and what the sheet "
            "says by a dated amendment of it."
        )
    return Recorded(after.on, before.detail)


def _must_not_have_been_considered(unit: Unit, case: CaseFile) -> None:
    held = [each.held_on for each in meetings.of_case(unit, case.id) if each.held_on and case.id in each.considered]
    if held:
        raise Refused(
            f"“{MILESTONES['met'].shown}” was recorded with the meeting of {long_day(min(held))}, which considered the case "
            "and stays. Correct the day here, and what was said by the minutes of that meeting."
        )


def must_be_open(case: CaseFile) -> None:
    """Refuse an act on a case that is closed or void, saying which."""
    if case.voided:
        raise Refused(
            f"{case.reference} was voided on {long_day(local_day(case.voided.at))}; nothing more can be recorded on it."
        )
    if "closed" in case.facts:
        raise Refused(
            f"{case.reference} was closed on {long_day(case.facts['closed'].on)} and is read-only: it can be read and printed, but nothing more can be recorded on it."
        )


def reindexed(unit: Unit, case_id: int) -> CaseFile:
    """The case as it now stands, with everything derived from it written anew."""
    unit.flush()
    case = files.read(unit, case_id)
    case_index.write(unit, case, counting_of(unit, case))
    return case
