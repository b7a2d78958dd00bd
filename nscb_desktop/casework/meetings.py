"""Meetings of the SCR sub-group before they are held: planned, their agenda set, members invited, or called off."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from nscb_desktop.casework.cases import must_be_open
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.dates import long_day, short_day
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.meetings import Attendance, Meeting
from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.people import Office, holding
from nscb_desktop.framework.records import CaseFile, FieldChange
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.text import sentence
from nscb_desktop.register import agencies, audit, cases
from nscb_desktop.register import meetings as kept
from nscb_desktop.register.unit_of_work import Unit


def plan(sitting: Sitting, at: datetime, place: str, agenda: Sequence[int] = ()) -> Meeting:
    """Plan a meeting, with the cases it is to take in their order."""
    with sitting.acting(Right.CONVENE) as unit:
        made = kept.add(unit, at, place.strip())
        unit.flush()
        record_on(unit, made.agenda, f"planned the sub-group's meeting of {shown(at)}")
        return _with_agenda(unit, made, agenda) if agenda else made


def change(sitting: Sitting, meeting: Meeting, at: datetime, place: str) -> Meeting:
    """Move a planned meeting to another time or place."""
    with sitting.acting(Right.CONVENE) as unit:
        must_be_planned(meeting)
        pairs = [("Time", shown(meeting.at), shown(at)), ("Place", meeting.place, place.strip())]
        moved = kept.save(unit, replace(meeting, at=at, place=place.strip()))
        if not (changes := audit.changed(pairs)):
            raise Refused("Nothing differs from what is planned.")
        record_on(unit, meeting.agenda, f"changed the sub-group's meeting of {shown(meeting.at)}", "", changes)
        return moved


def set_agenda(sitting: Sitting, meeting: Meeting, agenda: Sequence[int]) -> Meeting:
    """Put cases on the agenda in their order; a case screened as needing no review is tabled to be known."""
    with sitting.acting(Right.CONVENE) as unit:
        must_be_planned(meeting)
        return _with_agenda(unit, meeting, agenda)


def invite(sitting: Sitting, meeting: Meeting) -> Meeting:
    """Invite every sub-group member of that day, a deputy where an agency has no member, and the Board's officers."""
    with sitting.acting(Right.CONVENE) as unit:
        must_be_planned(meeting)
        there = {(each.agency, each.name) for each in meeting.attendance}
        added = tuple(each for each in _invited(unit, local_day(meeting.at)) if (each.agency, each.name) not in there)
        if not added:
            raise Refused(
                "Everybody in post on that day is invited already. Enter members and deputies under Settings, Agencies."
            )
        invited = kept.save(unit, replace(meeting, attendance=(*meeting.attendance, *added)))
        names = [FieldChange("Invited", "", _person(each)) for each in added]
        record_on(unit, meeting.agenda, f"invited to the sub-group's meeting of {shown(meeting.at)}", "", names)
        return invited


def call_off(sitting: Sitting, meeting: Meeting, why: str) -> Meeting:
    """Call a planned meeting off, with the reason; its cases wait for another."""
    if not why.strip():
        raise Refused("Say why the meeting is called off.")
    with sitting.acting(Right.CONVENE) as unit:
        must_be_planned(meeting)
        saved = kept.save(unit, replace(meeting, called_off=why.strip()))
        record_on(unit, meeting.agenda, f"called off the sub-group's meeting of {shown(meeting.at)}", why)
        return saved


def every(sitting: Sitting) -> list[Meeting]:
    """Every meeting, the latest first."""
    with sitting.reading() as unit:
        return kept.every(unit)


def read_meeting(sitting: Sitting, meeting_id: int) -> Meeting:
    """One meeting."""
    with sitting.reading() as unit:
        return kept.read(unit, meeting_id)


def of_case(sitting: Sitting, case_id: int) -> list[Meeting]:
    """The meetings that have a case on their agenda, earliest first."""
    with sitting.reading() as unit:
        return kept.of_case(unit, case_id)


def day_of(meeting: Meeting) -> date:
    """The day it was held, or is planned for."""
    return meeting.held_on or local_day(meeting.at)


def waiting_for_a_meeting(sitting: Sitting, wanted: Sequence[CaseFile]) -> list[CaseFile]:
    """Those of these cases that wait for the sub-group: indicated and not yet met on, or screened out and to be tabled."""
    with sitting.reading() as unit:
        tabled = {
            case_id for meeting in kept.every(unit) if meeting.state != "called off" for case_id in meeting.agenda
        }
    return [case for case in wanted if case.id not in tabled and not case.voided and _waits(case)]


def _waits(case: CaseFile) -> bool:
    facts = case.facts
    return "closed" not in facts and "met" not in facts and ("indicated" in facts or "not_indicated" in facts)


def _with_agenda(unit: Unit, meeting: Meeting, agenda: Sequence[int]) -> Meeting:
    if len(set(agenda)) != len(agenda):
        raise Refused("A case stands on an agenda once.")
    for case_id in agenda:
        must_be_open(cases.read(unit, case_id))
    places = {case_id: place for place, case_id in enumerate(agenda, 1)}
    if tuple(agenda) == meeting.agenda:
        raise Refused("Nothing differs from the agenda as it stands.")
    saved = kept.save(unit, replace(meeting, agenda=tuple(agenda)))
    for case_id in (*agenda, *(each for each in meeting.agenda if each not in places)):
        was = meeting.agenda.index(case_id) + 1 if case_id in meeting.agenda else 0
        now = places.get(case_id, 0)
        if was != now:
            said = FieldChange(f"Agenda of {short_day(local_day(meeting.at))}", _item(was), _item(now))
            unit.record("put the case on an agenda" if now else "took the case off an agenda", case_id, "", [said])
    return saved


def _item(place: int) -> str:
    return f"item {place}" if place else ""


def _invited(unit: Unit, on: date) -> list[Attendance]:
    invited = [
        Attendance("", holder.name)
        for office in (Office.SUBGROUP_CHAIR, Office.BUSINESS_MANAGER)
        if (holder := holding(agencies.of_the_board(unit), office, on))
    ]
    for agency in agencies.every(unit):
        if agency.left_on and agency.left_on < on:
            continue
        member, deputy = agency.holding(Office.MEMBER, on), agency.holding(Office.DEPUTY, on)
        if member:
            invited.append(Attendance(agency.name, member.name))
        elif deputy:
            invited.append(Attendance(agency.name, deputy.name))
    return invited


def record_on(unit: Unit, agenda: Sequence[int], act: str, why: str = "", changes: Sequence[FieldChange] = ()) -> None:
    """One history row on each open case of the agenda: a closed one takes nothing; one of the register where none is."""
    read = [cases.read(unit, case_id) for case_id in agenda]
    still_open = [case.id for case in read if not case.voided and "closed" not in case.facts]
    for case_id in still_open or (None,):
        unit.record(act, case_id, why, changes)


def must_be_planned(meeting: Meeting) -> None:
    """Refuse what can only be done before a meeting is held."""
    must_not_be_called_off(meeting)
    if meeting.held_on:
        raise Refused(
            f"This meeting was held on {long_day(meeting.held_on)}; it can be minuted, and no longer planned."
        )


def must_not_be_called_off(meeting: Meeting) -> None:
    """Refuse what cannot be done for a meeting that was called off."""
    if meeting.called_off:
        raise Refused(f"This meeting was called off: {sentence(meeting.called_off)} Plan another.")


def _person(each: Attendance) -> str:
    return f"{each.name}, {each.agency}" if each.agency else each.name
