"""The diary, Today's last days and the meetings as lists: references, never names."""

from collections.abc import Sequence
from datetime import date

from nscb_desktop.casework import deadlines, meetings
from nscb_desktop.casework.deadlines import DiaryEntry
from nscb_desktop.casework.lists import Listing, counted, fitting
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.workbook import Cell, Heading
from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.london import clock_time, local_day
from nscb_desktop.framework.meetings import Meeting, Presence
from nscb_desktop.framework.roles import Right
from nscb_desktop.register import cases as files

_ENTRIES = (
    Heading("Last day", 14),
    Heading("Time", 8),
    Heading("Reference", 18),
    Heading("What ends or is held", 46),
    Heading("How it stands", 26),
    Heading("RAG", 6),
    Heading("Who has to act", 22),
    Heading("Original last day", 14),
)
_MEETINGS = (
    Heading("Day", 14),
    Heading("Time", 8),
    Heading("Place", 30),
    Heading("State", 14),
    Heading("Agenda", 50),
    Heading("Chaired by", 26),
    Heading("Agencies present", 10),
    Heading("Called off, why", 36),
)


def today_list(sitting: Sitting, entries: Sequence[DiaryEntry], shown: str = "") -> Listing:
    """The last days that Today lists, ``shown`` saying what it is narrowed to."""
    sitting.person.must(Right.PRINT)
    number = counted(len(entries), "last day", "last days")
    return Listing(
        "Last days", _ENTRIES, [_entry(each) for each in entries], f"{number}{f': {shown}' if shown else ''}"
    )


def diary_list(
    sitting: Sitting, first: date, last: date, entries: Sequence[DiaryEntry] | None = None, shown: str = ""
) -> Listing:
    """Everything that ends or is held in a span, or of it what a filter leaves."""
    sitting.person.must(Right.PRINT)
    found = deadlines.calendar(sitting, first, last) if entries is None else entries
    only = f", {shown}" if shown else ", no filter on"
    if (first, last) == (date.min, date.max):
        return Listing(
            "Diary", _ENTRIES, [_entry(each) for each in found], f"All {counted(len(found), 'entry', 'entries')}{only}"
        )
    span = f"from {long_day(first)} to {long_day(last)}"
    stated = f"{counted(len(found), 'entry', 'entries')} {span}{only}"
    return Listing("Diary", _ENTRIES, [_entry(each) for each in found], stated)


def _entry(entry: DiaryEntry) -> list[Cell]:
    clock = entry.clock
    time = clock_time(entry.meeting.at) if entry.meeting else None
    return [
        entry.on, time, entry.reference, entry.what, "" if entry.meeting else entry.stands, clock.rag.value if clock else "",
        entry.owner.value, clock.original_due if clock else None,
    ]  # fmt: skip


def meetings_list(sitting: Sitting) -> Listing:
    """Every meeting of the sub-group, the latest first."""
    sitting.person.must(Right.PRINT)
    found = meetings.every(sitting)
    with sitting.reading() as unit:
        references = files.references(unit, {case_id for meeting in found for case_id in meeting.agenda})
    rows = [row for each in found for row in fitting(_meeting(each, references))]
    return Listing("Meetings", _MEETINGS, rows, f"All {counted(len(found), 'meeting', 'meetings')}, no filter on")


def _meeting(meeting: Meeting, references: dict[int, str]) -> list[Cell]:
    came = any(each.presence is Presence.ATTENDED for each in meeting.attendance)
    return [
        meeting.held_on or local_day(meeting.at), clock_time(meeting.at), meeting.place, meeting.state,
        ", ".join(references[case_id] for case_id in meeting.agenda), meeting.chaired_by,
        len(meeting.agencies_present) if came else None, meeting.called_off,
    ]  # fmt: skip
