"""The copy register as paper and as a list: for the file, and for whoever counts the copies in."""

from collections.abc import Mapping, Sequence

from nscb_desktop.casework import copy_register, meetings, paper
from nscb_desktop.casework.lists import Listing, counted, fitting
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.copies_sheet import TITLE, copies_outline
from nscb_desktop.documents.outline import Outline
from nscb_desktop.documents.workbook import Cell, Heading
from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.london import clock_time, local_day
from nscb_desktop.framework.meetings import Meeting
from nscb_desktop.framework.packs import CopyEvent, CopyRecord, PackRecord
from nscb_desktop.framework.roles import Right
from nscb_desktop.register import cases as files

_COLUMNS = (
    Heading("Meeting", 14),
    Heading("Pack made", 14),
    Heading("Time", 8),
    Heading("Made by", 22),
    Heading("Encrypted", 10),
    Heading("Copy", 7),
    Heading("Of", 7),
    Heading("Recipient", 26),
    Heading("Agency", 26),
    Heading("Pages", 8),
    Heading("Without", 26),
    Heading("How it stands", 30),
    Heading("What befell it", 20),
    Heading("On", 14),
    Heading("How", 30),
    Heading("Recorded by", 22),
    Heading("SHA-256", 68),
)


def copies_sheet(sitting: Sitting, meeting_id: int) -> Outline:
    """The copy register of a meeting as paper."""
    sitting.person.must(Right.PRINT)
    meeting = meetings.read_meeting(sitting, meeting_id)
    packs = copy_register.of_meeting(sitting, meeting_id)
    day = long_day(meetings.day_of(meeting))
    return copies_outline(f"meeting of {day}", packs, _references(sitting, packs), paper.sheet_head(sitting))


def copies_list(sitting: Sitting, meeting_id: int) -> Listing:
    """The copy register of a meeting: a row for everything that befell a copy, and one for a copy nothing befell."""
    sitting.person.must(Right.PRINT)
    meeting = meetings.read_meeting(sitting, meeting_id)
    return _listing(sitting, [meeting], f" of the meeting of {long_day(meetings.day_of(meeting))}")


def every_copies_list(sitting: Sitting) -> Listing:
    """The copies of every pack that was ever made."""
    sitting.person.must(Right.PRINT)
    return _listing(sitting, meetings.every(sitting), ", no filter on")


def _listing(sitting: Sitting, wanted: Sequence[Meeting], which: str) -> Listing:
    made = [(meeting, copy_register.of_meeting(sitting, meeting.id)) for meeting in wanted]
    packs = [pack for _, of_it in made for pack in of_it]
    references = _references(sitting, packs)
    rows = [
        row
        for meeting, of_it in made
        for pack in of_it
        for copy in pack.copies
        for event in copy.events or (None,)
        for row in fitting(_cells(meeting, pack, copy, event, references))
    ]
    copies = counted(sum(len(pack.copies) for pack in packs), "copy", "copies")
    return Listing(TITLE, _COLUMNS, rows, f"{copies} in {counted(len(packs), 'pack', 'packs')}{which}")


def _cells(
    meeting: Meeting, pack: PackRecord, copy: CopyRecord, event: CopyEvent | None, references: Mapping[int, str]
) -> list[Cell]:
    without = ", ".join(references[case_id] for case_id in copy.left_out)
    befell: list[Cell] = [event.what.value, event.on, event.how, event.recorded_by] if event else [None] * 4
    return [
        meetings.day_of(meeting), local_day(pack.recorded_at), clock_time(pack.recorded_at), pack.recorded_by,
        "yes" if pack.encrypted else "no", copy.number, copy.of, copy.recipient, copy.agency, copy.pages, without,
        copy.state, *befell, copy.sha256,
    ]  # fmt: skip


def _references(sitting: Sitting, packs: Sequence[PackRecord]) -> dict[int, str]:
    with sitting.reading() as unit:
        return files.references(unit, {case_id for pack in packs for case_id in pack.cases})
