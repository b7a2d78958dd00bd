"""Last days and meetings as a calendar file for Outlook: one clock, one meeting, or the whole diary; references, never names."""

from collections.abc import Iterable
from datetime import date

from nscb_desktop.casework import deadlines
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents import diary
from nscb_desktop.documents.diary import Appointment
from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.meetings import Meeting
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.timescales import Clock
from nscb_desktop.register import cases, meetings, requests
from nscb_desktop.register.revisions import Revisions, revisions
from nscb_desktop.register.unit_of_work import Unit

NAME = "NSCB diary"


def clock_file(sitting: Sitting, case: CaseFile, clock: Clock) -> bytes:
    """The last day of one running clock; Refused where nothing is waited for any more."""
    sitting.person.must(Right.PRINT)
    if not clock.running:
        raise Refused(f"{clock.name} is not running any more, so there is no last day to put into a calendar.")
    with sitting.reading() as unit:
        made = _of_clocks(sitting, unit, [(case.id, str(case.reference), clock)])
    return diary.written(made, f"{case.reference}", sitting.now())


def case_file(sitting: Sitting, case: CaseFile) -> bytes:
    """The last day of every running clock of a case."""
    sitting.person.must(Right.PRINT)
    running = [(case.id, str(case.reference), each) for each in deadlines.case_clocks(sitting, case) if each.running]
    if not running:
        raise Refused(f"No clock is running on {case.reference}, so there is no last day to put into a calendar.")
    with sitting.reading() as unit:
        made = _of_clocks(sitting, unit, running)
    return diary.written(made, f"{case.reference}", sitting.now())


def meeting_file(sitting: Sitting, meeting: Meeting) -> bytes:
    """One meeting of the sub-group with the references on its agenda; one called off takes itself out of the calendar."""
    sitting.person.must(Right.PRINT)
    with sitting.reading() as unit:
        made = _of_meetings(sitting, unit, [meeting])
    return diary.written(made, f"{NAME}, meeting {meeting.id}", sitting.now())


def diary_file(sitting: Sitting) -> bytes:
    """Every running clock of every case, whenever it ends, and every meeting that is still to come.

    A draft is left out: registered, it would stand there a second time under its reference.
    """
    sitting.person.must(Right.PRINT)
    today = sitting.today()
    running = [
        (entry.case_id, entry.reference, entry.clock)
        for entry in deadlines.diary(sitting, date.min, date.max, informed=True)
        if entry.case_id is not None and entry.clock
    ]
    with sitting.reading() as unit:
        ahead = [each for each in meetings.every(unit) if not each.held_on and local_day(each.at) >= today]
        made = [*_of_clocks(sitting, unit, running), *_of_meetings(sitting, unit, ahead)]
    return diary.written(made, NAME, sitting.now())


def _of_clocks(sitting: Sitting, unit: Unit, running: list[tuple[int, str, Clock]]) -> list[Appointment]:
    ids = sorted({case_id for case_id, _, _ in running})
    counts, asked = revisions(unit, ids), requests.of_cases(unit, ids)
    return [
        _of_clock(sitting, counts, case_id, reference, clock, _request_of(asked.get(case_id, ()), clock))
        for case_id, reference, clock in running
    ]


def _request_of(asked: Iterable[InformationRequest], clock: Clock) -> str:
    """What tells the clocks of one case's requests apart: a number, for an agency's name may be a person's."""
    same = (r.id for r in asked if r.counts and (r.agency, r.asked_on) == (clock.subject, clock.count.start))
    return f"R{number}" if clock.subject and (number := next(same, 0)) else ""


def _of_clock(
    sitting: Sitting, counts: Revisions, case_id: int, reference: str, clock: Clock, request: str
) -> Appointment:
    rule, asked = clock.timescale, f" {request}" if request else ""
    told = [f"Last day of {rule.name} ({rule.source}), counted from {long_day(clock.count.start)}.",
            f"It runs to the end of the day. For: {rule.owner.value}."]  # fmt: skip
    if clock.original_due:
        told.append(f"The original last day was {long_day(clock.original_due)}.")
    if clock.paused:
        told.append("The clock is paused.")
    uid = _uid(sitting, ".".join(part for part in (reference, rule.key, request) if part))
    return Appointment(
        uid, counts.of(case_id, clock, sitting.today()), clock.due, f"{reference}{asked}: {rule.name}", "\n".join(told)
    )


def _of_meetings(sitting: Sitting, unit: Unit, wanted: list[Meeting]) -> list[Appointment]:
    references = cases.references(unit, {case_id for meeting in wanted for case_id in meeting.agenda})
    return [_of_meeting(sitting, meeting, references) for meeting in wanted]


def _of_meeting(sitting: Sitting, meeting: Meeting, references: dict[int, str]) -> Appointment:
    agenda = "\n".join(f"{place}. {references[case_id]}" for place, case_id in enumerate(meeting.agenda, 1))
    off = bool(meeting.called_off)
    summary = f"SCR sub-group{', called off' if off else ''}"
    # Every save of a meeting counts its version up, and its date is among what is saved.
    return Appointment(_uid(sitting, f"meeting-{meeting.id}"), meeting.version - 1, meeting.at, summary,
                       f"Agenda:\n{agenda}" if agenda else "", meeting.place, off)  # fmt: skip


def _uid(sitting: Sitting, key: str) -> str:
    """A name for ever; what is only practised never takes the place of what is real."""
    return f"{'practice.' if sitting.register.practice else ''}{key}@nscb-desktop"
