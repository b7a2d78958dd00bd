"""Meetings of the sub-group in the register."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from nscb_desktop.framework.errors import ChangedMeanwhile, Refused
from nscb_desktop.framework.meetings import Attendance, Conflict, Meeting, Minute, Presence
from nscb_desktop.register.process_tables import AgendaRow, MeetingRow, MinuteRow
from nscb_desktop.register.unit_of_work import Unit


def add(unit: Unit, at: datetime, place: str) -> Meeting:
    """A planned meeting."""
    made = Meeting(unit.next_id(MeetingRow), at, place)
    unit.add(MeetingRow, id=made.id, version=1, **_particulars(made))
    return made


def read(unit: Unit, meeting_id: int) -> Meeting:
    """One meeting; Refused where there is none."""
    row = unit.session.get(MeetingRow, meeting_id, populate_existing=True)
    if row is None:
        raise Refused("There is no such meeting in this register.")
    return _whole(unit, [row])[0]


def every(unit: Unit) -> list[Meeting]:
    """Every meeting, the next or latest first."""
    rows = unit.session.scalars(
        select(MeetingRow).order_by(MeetingRow.at.desc()).execution_options(populate_existing=True)
    )
    return _whole(unit, rows)


def of_case(unit: Unit, case_id: int) -> list[Meeting]:
    """Every meeting that has the case on its agenda, earliest first."""
    rows = unit.session.scalars(
        select(MeetingRow)
        .join(AgendaRow, AgendaRow.meeting_id == MeetingRow.id)
        .where(AgendaRow.case_id == case_id)
        .order_by(MeetingRow.at)
        .execution_options(populate_existing=True)
    )
    return _whole(unit, rows)


def save(unit: Unit, meeting: Meeting) -> Meeting:
    """Store a meeting over the version it was read at; ChangedMeanwhile carries the other one. Minutes are only added."""
    saved = replace(meeting, version=meeting.version + 1)
    written = unit.session.execute(
        update(MeetingRow)
        .where(MeetingRow.id == meeting.id, MeetingRow.version == meeting.version)
        .values(version=saved.version, **_particulars(meeting))
        .returning(MeetingRow.id)
    ).one_or_none()
    if written is None:
        raise ChangedMeanwhile(
            "This meeting was changed in another window after you opened it. Look at both before you save again.",
            read(unit, meeting.id),
        )
    unit.session.execute(delete(AgendaRow).where(AgendaRow.meeting_id == meeting.id))
    for place, case_id in enumerate(meeting.agenda, 1):
        unit.add(AgendaRow, meeting_id=meeting.id, case_id=case_id, place=place)
    return saved


def add_minute(unit: Unit, meeting_id: int, case_id: int | None, words: str, why: str = "") -> None:
    """Add what the minutes say; a later entry of the same case corrects the earlier one, which stays."""
    unit.add(MinuteRow, id=unit.next_id(MinuteRow), meeting_id=meeting_id, case_id=case_id, words=words, why=why,
             recorded_at=unit.at, recorded_by=unit.who)  # fmt: skip


def _particulars(meeting: Meeting) -> dict[str, Any]:
    return {
        "at": meeting.at,
        "place": meeting.place,
        "attendance": [{**asdict(each), "presence": each.presence.name} for each in meeting.attendance],
        "conflicts": [asdict(each) for each in meeting.conflicts],
        "chaired_by": meeting.chaired_by,
        "acting_note": meeting.acting_note,
        "held_on": meeting.held_on,
        "called_off": meeting.called_off,
        "considered": list(meeting.considered),
    }


def _whole(unit: Unit, rows: Iterable[MeetingRow]) -> list[Meeting]:
    made = list(rows)
    ids = [row.id for row in made]
    agenda = unit.session.scalars(
        select(AgendaRow).where(AgendaRow.meeting_id.in_(ids)).order_by(AgendaRow.place)
    ).all()
    minutes = unit.session.scalars(select(MinuteRow).where(MinuteRow.meeting_id.in_(ids)).order_by(MinuteRow.id)).all()
    return [
        Meeting(
            row.id, row.at, row.place, tuple(each.case_id for each in agenda if each.meeting_id == row.id),
            tuple(Attendance(**{**each, "presence": Presence[each["presence"]]}) for each in row.attendance),
            tuple(Conflict(**each) for each in row.conflicts),
            tuple(Minute(each.case_id, each.words, each.recorded_at, each.recorded_by, each.why)
                  for each in minutes if each.meeting_id == row.id),
            row.chaired_by, row.acting_note, row.held_on, row.called_off, row.version,
            tuple(row.considered),
        )
        for row in made
    ]  # fmt: skip
