"""Partner agencies and the people in office, at each of them and at the Board: who, from which day and until which."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.appointments import BOARD, agency_problem, holder_problem, needs_reason, tidy_line
from nscb_desktop.framework.code_lists import AGENCIES
from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.errors import ChangedMeanwhile, Refused
from nscb_desktop.framework.people import Agency, Holder, Office, holding
from nscb_desktop.framework.records import FieldChange
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.text import as_typed
from nscb_desktop.register import agencies, audit
from nscb_desktop.register.unit_of_work import Unit

NOTHING_DIFFERS = "Nothing differs from what is recorded."


def listed(sitting: Sitting) -> list[Agency]:
    """Every agency by name, past ones included, each with everybody who has held an office at it."""
    with sitting.reading() as unit:
        return agencies.every(unit)


def of_the_board(sitting: Sitting) -> list[Holder]:
    """Everybody who has held an office of the Board."""
    with sitting.reading() as unit:
        return agencies.of_the_board(unit)


def holder_on(sitting: Sitting, office: Office, day: date, agency_id: int | None = None) -> Holder | None:
    """Who held an office on a day, at an agency or at the Board; None where nobody is recorded."""
    with sitting.reading() as unit:
        return holding(_beside(unit, agency_id), office, day)


def add_agency(sitting: Sitting, name: str, note: str = "") -> Agency:
    """Take an agency into the list; its name may stand there once, however spelt."""
    with sitting.acting(Right.APPOINT) as unit:
        wanted = tidied_agency(Agency(0, name, (), note))
        _refuse(agency_problem(wanted, agencies.every(unit)))
        unit.record(f"added the agency {wanted.name}", changes=agency_changes(None, wanted))
        return agencies.add(unit, wanted.name, wanted.note)


def add_usual(sitting: Sitting) -> list[Agency]:
    """Begin the list with the agencies a sub-group usually has; those that are there already are left alone."""
    with sitting.acting(Right.APPOINT) as unit:
        listed = agencies.every(unit)
        wanted = [Agency(0, name) for _, name in AGENCIES.entries if not agency_problem(Agency(0, name), listed)]
        if not wanted:
            raise Refused("The usual agencies are in the list already.")
        for each in wanted:
            unit.record(f"added the agency {each.name}", changes=agency_changes(None, each))
        return [agencies.add(unit, each.name) for each in wanted]


def change_agency(sitting: Sitting, agency: Agency, why: str = "") -> Agency:
    """Change an agency's name, its note or its last day as a partner; ChangedMeanwhile carries another window's save."""
    with sitting.acting(Right.APPOINT) as unit:
        before, wanted = agencies.read(unit, agency.id), tidied_agency(agency)
        # Read at an older version, it may differ from what stands there in fields nobody changed here.
        changes = agency_changes(before, wanted)
        if wanted.version == before.version and not changes:
            raise Refused(NOTHING_DIFFERS)
        wanted = replace(wanted, holders=before.holders)
        _refuse(agency_problem(wanted, agencies.every(unit)))
        saved = agencies.save(unit, wanted)
        unit.record(f"changed the agency {before.name}", why=why, changes=changes)
        return saved


def appoint(sitting: Sitting, holder: Holder, succeeds: Sequence[Holder] = ()) -> Holder:
    """Put somebody into an office from a day; whoever they succeed leaves it on the day before."""
    with sitting.acting(Right.APPOINT) as unit:
        wanted = tidied_holder(replace(holder, id=0))
        if wanted.since is None:
            raise Refused("Enter the first day in post.")
        agency = agencies.read(unit, wanted.agency_id) if wanted.agency_id is not None else None
        leaving = [_as_read(unit, each) for each in succeeds]
        gone = [replace(each, until=wanted.since - timedelta(days=1)) for each in leaving]
        staying = [each for each in _beside(unit, wanted.agency_id) if each.id not in {one.id for one in leaving}]
        for each in gone:
            _refuse(holder_problem(each, agency, staying))
        _refuse(holder_problem(wanted, agency, [*staying, *gone]))
        changes = holder_changes(None, wanted)
        for before, after in zip(leaving, gone, strict=True):
            agencies.save_holder(unit, after)
            changes += [replace(each, field=f"{before.name}: {each.field}") for each in holder_changes(before, after)]
        unit.record(f"appointed {wanted.name} as {_where(wanted, agency)}", changes=changes)
        return agencies.add_holder(unit, wanted)


def change_holder(sitting: Sitting, before: Holder, after: Holder, why: str = "") -> Holder:
    """Correct somebody's particulars or end their time in post; what stood before is in the history."""
    with sitting.acting(Right.APPOINT) as unit:
        stands = _as_read(unit, before)
        wanted = tidied_holder(replace(after, id=stands.id, agency_id=stands.agency_id))
        changes = holder_changes(stands, wanted)
        if not changes:
            raise Refused(NOTHING_DIFFERS)
        if needs_reason(stands, wanted) and not why.strip():
            raise Refused("Say why this is corrected: it changes who is said to have been in post on a past day.")
        agency = agencies.read(unit, stands.agency_id) if stands.agency_id is not None else None
        _refuse(holder_problem(wanted, agency, _beside(unit, stands.agency_id)))
        agencies.save_holder(unit, wanted)
        ended = [each.field for each in changes] == ["In post until"] and stands.until is None
        act = "ended the time in post of" if ended else "corrected the entry of"
        unit.record(f"{act} {stands.name}, {_where(stands, agency)}", why=why, changes=changes)
        return wanted


def _as_read(unit: Unit, holder: Holder) -> Holder:
    """The person as the register has them; ChangedMeanwhile where that is not what was read."""
    stands = agencies.read_holder(unit, holder.id)
    if stands != holder:
        raise ChangedMeanwhile(
            f"{holder.name} was changed in another window after you opened the entry. Look at both before you save again.",
            stands,
        )
    return stands


def _beside(unit: Unit, agency_id: int | None) -> Iterable[Holder]:
    """Everybody who has held an office at the same place."""
    return agencies.of_the_board(unit) if agency_id is None else agencies.read(unit, agency_id).holders


def _where(holder: Holder, agency: Agency | None) -> str:
    return f"{holder.office.value}, {agency.name if agency else BOARD}"


def _refuse(problem: str) -> None:
    if problem:
        raise Refused(problem)


def tidied_agency(agency: Agency) -> Agency:
    """The agency with nothing about its name and note but the words."""
    return replace(agency, name=tidy_line(agency.name), note=as_typed(agency.note).strip())


def tidied_holder(holder: Holder) -> Holder:
    """The person with nothing about their particulars but the words."""
    return replace(holder, name=tidy_line(holder.name), role=tidy_line(holder.role),
                   telephone=tidy_line(holder.telephone), email=tidy_line(holder.email))  # fmt: skip


def agency_changes(before: Agency | None, after: Agency) -> list[FieldChange]:
    """What the history says of an agency that was added or changed."""
    old = before or Agency(0, "")
    return audit.changed(
        [("Agency", old.name, after.name), ("Note", old.note, after.note), ("Partner until", _day(old.left_on), _day(after.left_on))]
    )  # fmt: skip


def holder_changes(before: Holder | None, after: Holder) -> list[FieldChange]:
    """What the history says of somebody who was appointed or whose entry was changed."""
    pairs = zip(_particulars(before) if before else [("", "")] * 7, _particulars(after), strict=True)
    return audit.changed([(label, old, new) for (_, old), (label, new) in pairs])


def _particulars(holder: Holder) -> list[tuple[str, str]]:
    return [("Office", holder.office.value), ("Name", holder.name), ("Role", holder.role), ("Telephone", holder.telephone),
            ("E-mail", holder.email), ("In post since", _day(holder.since)), ("In post until", _day(holder.until))]  # fmt: skip


def _day(day: date | None) -> str:
    return long_day(day) if day else ""
