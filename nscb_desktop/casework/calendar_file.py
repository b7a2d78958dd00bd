"""Last days and meetings as a calendar file for Outlook: one clock, one meeting, or the whole diary; references, never names."""

from collections.abc import Iterable
from datetime import date

from nscb_desktop.casework import calendar_ended, deadlines
from nscb_desktop.casework.calendar_ended import TOLD_FOR, Entry
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents import diary
from nscb_desktop.documents.diary import Appointment
from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.meetings import Meeting
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.timescales import Clock
from nscb_desktop.register import cases, diary_index, meetings, requests
from nscb_desktop.register.diary_index import Running
from nscb_desktop.register.revisions import Revisions, register_id, revisions
from nscb_desktop.register.settings import Timeline
from nscb_desktop.register.unit_of_work import Unit

NAME = "NSCB diary"
PLACE = "The place stands in the register."
"""A place is typed freely and may name somebody, so it does not leave with the meeting."""


def clock_file(sitting: Sitting, case: CaseFile, clock: Clock) -> bytes:
    """The last day of one running clock; Refused where nothing is waited for any more."""
    sitting.person.must(Right.PRINT)
    if not clock.running:
        raise Refused(
            f"{clock.name} is not running any more, so there is no last day to put into a calendar. "
            "Save all clocks of the case to take it out of one."
        )
    with sitting.reading() as unit:
        made = _of_clocks(sitting, unit, _running(unit, [(case.id, str(case.reference), clock)]))
    return diary.written(made, f"{case.reference}", sitting.now())


def case_file(sitting: Sitting, case: CaseFile) -> bytes:
    """The last day of every running clock of a case; what is over takes itself out of the calendar."""
    sitting.person.must(Right.PRINT)
    running = [(case.id, str(case.reference), each) for each in deadlines.case_clocks(sitting, case) if each.running]
    with sitting.reading() as unit:
        entries = [*_running(unit, running), *_over(sitting, unit, diary_index.of_case(unit, case.id))]
        made = _of_clocks(sitting, unit, entries)
    if not made:
        raise Refused(f"No clock is running on {case.reference}, so there is no last day to put into a calendar.")
    return diary.written(made, f"{case.reference}", sitting.now())


def meeting_file(sitting: Sitting, meeting: Meeting) -> bytes:
    """One meeting of the sub-group with the references on its agenda; one called off takes itself out of the calendar."""
    sitting.person.must(Right.PRINT)
    with sitting.reading() as unit:
        made = _of_meetings(sitting, unit, [meeting])
    return diary.written(made, f"{NAME}, meeting {meeting.id}", sitting.now())


def diary_file(sitting: Sitting) -> bytes:
    """Every running clock of every case, whenever it ends, every meeting still to come, and what is over since 13 months.

    What is over takes itself out of the calendar; left out, it would stay there and ring. A draft is left out: registered,
    it would stand there a second time under its reference.
    """
    sitting.person.must(Right.PRINT)
    today = sitting.today()
    running = [
        (entry.case_id, entry.reference, entry.clock)
        for entry in deadlines.diary(sitting, date.min, date.max, informed=True)
        if entry.case_id is not None and entry.clock
    ]
    with sitting.reading() as unit:
        entries = [*_running(unit, running), *_over(sitting, unit, diary_index.ended(unit, today - TOLD_FOR))]
        told = [each for each in meetings.every(unit) if not each.held_on and _is_told(each, today)]
        made = [*_of_clocks(sitting, unit, entries), *_of_meetings(sitting, unit, told)]
    return diary.written(made, NAME, sitting.now())


def _is_told(meeting: Meeting, today: date) -> bool:
    return local_day(meeting.at) >= (today - TOLD_FOR if meeting.called_off else today)


def _running(unit: Unit, running: list[tuple[int, str, Clock]]) -> list[Entry]:
    asked = requests.of_cases(unit, sorted({case_id for case_id, _, clock in running if clock.subject}))
    return [
        calendar_ended.entry(case_id, reference, clock, (r for r in asked.get(case_id, ()) if not r.settled))
        for case_id, reference, clock in running
    ]


def _over(sitting: Sitting, unit: Unit, touched: Iterable[Running]) -> list[Entry]:
    timeline, today = Timeline(unit), sitting.today()
    return [
        entry
        for case in touched
        for entry in calendar_ended.over(case, today, timeline.counting(case.facts["received"].on))
    ]


def _of_clocks(sitting: Sitting, unit: Unit, entries: list[Entry]) -> list[Appointment]:
    counts, register = revisions(unit, {each.case_id for each in entries}), register_id(unit)
    return [_of_clock(sitting, counts, register, each) for each in entries]


def _of_clock(sitting: Sitting, counts: Revisions, register: str, entry: Entry) -> Appointment:
    clock, rule = entry.clock, entry.clock.timescale
    told = [f"Last day of {rule.name} ({rule.source}), counted from {long_day(clock.count.start)}.",
            f"It runs to the end of the day. For: {rule.owner.value}."]  # fmt: skip
    if clock.original_due:
        told.append(f"The original last day was {long_day(clock.original_due)}.")
    if clock.paused:
        told.append("The clock is paused.")
    asked = f" R{entry.request.id}" if entry.request else ""
    return Appointment(
        _uid(sitting, register, entry.key),
        counts.of(entry.case_id, clock, sitting.today(), entry.request),
        clock.due,
        f"{entry.reference}{asked}: {rule.name}{', over' if entry.over else ''}",
        entry.over or "\n".join(told),
        bool(entry.over),
    )


def _of_meetings(sitting: Sitting, unit: Unit, wanted: list[Meeting]) -> list[Appointment]:
    references = cases.references(unit, {case_id for meeting in wanted for case_id in meeting.agenda})
    register = register_id(unit)
    return [_of_meeting(sitting, register, meeting, references) for meeting in wanted]


def _of_meeting(sitting: Sitting, register: str, meeting: Meeting, references: dict[int, str]) -> Appointment:
    agenda = [f"{place}. {references[case_id]}" for place, case_id in enumerate(meeting.agenda, 1)]
    off = bool(meeting.called_off)
    summary = f"SCR sub-group{', called off' if off else ''}"
    detail = [*(["Agenda:", *agenda] if agenda else []), *([PLACE] if meeting.place else [])]
    # Every save of a meeting counts its version up, and its date is among what is saved.
    return Appointment(
        _uid(sitting, register, f"meeting-{meeting.id}"),
        meeting.version - 1,
        meeting.at,
        summary,
        "\n".join(detail),
        off,
    )


def _uid(sitting: Sitting, register: str, key: str) -> str:
    """A name for ever; neither another register nor what is only practised takes the place of what is meant."""
    return f"{'practice.' if sitting.register.practice else ''}{key}.{register}@nscb-desktop"
