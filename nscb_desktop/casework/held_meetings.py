"""Meetings of the SCR sub-group as they were held: attendance, conflicts of interest, quorum by agency, minutes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from nscb_desktop.casework.cases import must_be_open, reindexed
from nscb_desktop.casework.meetings import day_of, must_be_planned, must_not_be_called_off, record_on
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.gate_facts import screened_out
from nscb_desktop.framework.gate_hands import same_name
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.meetings import Attendance, Conflict, Meeting, Presence
from nscb_desktop.framework.milestones import MILESTONES
from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.people import Office, holding
from nscb_desktop.framework.records import CaseFile, FieldChange
from nscb_desktop.framework.roles import Right
from nscb_desktop.register import agencies, audit, cases
from nscb_desktop.register import meetings as kept
from nscb_desktop.register.settings import Timeline
from nscb_desktop.register.unit_of_work import Unit


@dataclass(frozen=True, slots=True)
class Quorum:
    """Whether a meeting was quorate for one case: how many agencies were there of how many needed."""

    case_id: int
    present: int
    needed: int

    @property
    def reached(self) -> bool:
        """Whether there were enough."""
        return self.present >= self.needed

    @property
    def shown(self) -> str:
        """``3 agencies present, quorum 3``, with a warning where it was not reached."""
        agencies_there = f"{self.present} {'agency' if self.present == 1 else 'agencies'} present, quorum {self.needed}"
        return agencies_there if self.reached else f"NOT QUORATE: {agencies_there}"


def set_attendance(sitting: Sitting, meeting: Meeting, attendance: Sequence[Attendance]) -> Meeting:
    """Record who came, who sent apologies, who stayed away, and which deputy came for whom."""
    with sitting.acting(Right.CONVENE) as unit:
        must_not_be_called_off(meeting)
        names = [each.name.strip() for each in attendance]
        if not all(names) or len(set(names)) != len(names):
            raise Refused("Enter everybody's name, each once.")
        if meeting.held_on and any(each.presence is Presence.INVITED for each in attendance):
            raise Refused(
                "The meeting was held: say of everybody whether they attended, sent apologies or stayed away."
            )
        before = {each.name: _stood(each) for each in meeting.attendance}
        after = {each.name: _stood(each) for each in attendance}
        pairs = [(name, before.get(name, ""), after.get(name, "")) for name in {**before, **after}]
        saved = kept.save(unit, replace(meeting, attendance=tuple(attendance)))
        if not (changes := audit.changed(pairs)):
            raise Refused("Nothing differs from the attendance recorded.")
        record_on(unit, meeting.agenda, f"recorded attendance at the meeting of {shown(meeting.at)}", "", changes)
        return saved


def declare(sitting: Sitting, meeting: Meeting, conflict: Conflict) -> Meeting:
    """Record a conflict of interest that somebody declared in one case, and whether they left the room."""
    with sitting.acting(Right.CONVENE) as unit:
        must_not_be_called_off(meeting)
        if conflict.case_id not in meeting.agenda:
            raise Refused("Choose a case of this meeting's agenda.")
        must_be_open(cases.read(unit, conflict.case_id))
        if not conflict.what.strip():
            raise Refused("Say what the conflict of interest is.")
        if not any(same_name(each.name, conflict.name) for each in meeting.attendance):
            raise Refused(f"“{conflict.name}” is not among those invited. Enter them under attendance first.")
        saved = kept.save(unit, replace(meeting, conflicts=(*meeting.conflicts, conflict)))
        left = "left the room" if conflict.left_the_room else "stayed in the room"
        said = FieldChange("Conflict of interest", "", f"{conflict.name}: {conflict.what}; {left}")
        record_on(unit, (conflict.case_id,), f"recorded a conflict at the meeting of {shown(meeting.at)}", "", [said])
        return saved


def hold(
    sitting: Sitting,
    meeting: Meeting,
    on: date,
    chaired_by: str,
    considered: Sequence[int],
    acting_note: str = "",
) -> Meeting:
    """Record that a meeting was held and which cases it considered; each of them has then been met on."""
    with sitting.acting(Right.CONVENE) as unit:
        must_be_planned(meeting)
        if on > local_day(unit.at):
            raise Refused(f"{long_day(on)} has not come yet. Record the meeting when it has been held.")
        _must_be_chaired(unit, on, chaired_by, acting_note)
        if not any(each.presence is Presence.ATTENDED for each in meeting.attendance):
            raise Refused("Record the attendance first: nobody is recorded as having come.")
        if strangers := [case_id for case_id in considered if case_id not in meeting.agenda]:
            raise Refused(f"{cases.read(unit, strangers[0]).reference} is not on the agenda. Put it there first.")
        read = {case_id: cases.read(unit, case_id) for case_id in considered}
        for case in read.values():
            _must_be_ready(case, on)
        held = replace(
            meeting, held_on=on, chaired_by=chaired_by.strip(), acting_note=acting_note.strip(),
            considered=tuple(considered), attendance=_absent(meeting.attendance),
        )  # fmt: skip
        saved = kept.save(unit, held)
        for case_id in meeting.agenda:
            _note_held(unit, saved, case_id, read.get(case_id))
        if not meeting.agenda:
            unit.record(f"recorded the sub-group's meeting of {long_day(on)} as held")
        return saved


def minute(sitting: Sitting, meeting: Meeting, case_id: int | None, words: str, why: str = "") -> Meeting:
    """Add what the minutes say of a case or of the meeting; a correction gives its reason, and the old words stay."""
    with sitting.acting(Right.CONVENE) as unit:
        if meeting.state != "held":
            raise Refused("Minutes are written of a meeting that was held. Record first that it was.")
        if not words.strip():
            raise Refused("Enter what the minutes say.")
        if case_id is not None and case_id not in meeting.agenda:
            raise Refused("Choose a case of this meeting's agenda.")
        stands = [each for each in kept.read(unit, meeting.id).minutes if each.case_id == case_id]
        if stands and not why.strip():
            raise Refused("Say why the minutes are corrected; the old words stay.")
        if case_id is not None:
            must_be_open(cases.read(unit, case_id))
        kept.add_minute(unit, meeting.id, case_id, words, why)
        said = FieldChange("Minutes", stands[-1].words if stands else "", words)
        unit.record(
            f"{'corrected' if stands else 'recorded'} minutes of {long_day(day_of(meeting))}", case_id, why, [said]
        )
        unit.flush()
        return kept.read(unit, meeting.id)


def quorum(sitting: Sitting, meeting: Meeting) -> list[Quorum]:
    """Whether the meeting was or would be quorate, case by case of its agenda."""
    needed = sitting.settings(day_of(meeting)).quorum
    return [Quorum(case_id, len(meeting.present_for(case_id)), needed) for case_id in meeting.agenda]


def _must_be_chaired(unit: Unit, on: date, chaired_by: str, acting_note: str) -> None:
    if not chaired_by.strip():
        raise Refused("Say who took the chair.")
    holder = holding(agencies.of_the_board(unit), Office.SUBGROUP_CHAIR, on)
    if holder and not same_name(holder.name, chaired_by) and not acting_note.strip():
        raise Refused(
            f"On {long_day(on)} the {Office.SUBGROUP_CHAIR.value} was {holder.name}. Say why {chaired_by.strip()} took the "
            "chair."
        )


def _must_be_ready(case: CaseFile, on: date) -> None:
    must_be_open(case)
    if "indicated" not in case.facts:
        out = "not_indicated" in case.facts or screened_out(case) is not None
        why = "was screened as needing no review: it is tabled, not considered" if out else "has not been screened yet"
        raise Refused(f"{case.reference} {why}. Leave it out of the cases considered, or record the screening first.")
    if on < case.facts["indicated"].on:
        raise Refused(f"{case.reference} was screened on {long_day(case.facts['indicated'].on)}, after that meeting.")


def _note_held(unit: Unit, held: Meeting, case_id: int, considered: CaseFile | None) -> None:
    assert held.held_on  # noqa: S101 - only called for a meeting that was just held
    act, changes = f"recorded the sub-group's meeting of {long_day(held.held_on)}", []
    if considered is None:
        unit.record(f"{act}, which did not consider the case", case_id)
        return
    met = considered.facts.get("met")
    needed = Timeline(unit).on(held.held_on).quorum
    changes = [
        FieldChange("Chair", "", held.chaired_by + (f" ({held.acting_note})" if held.acting_note else "")),
        FieldChange("Quorum", "", Quorum(case_id, len(held.present_for(case_id)), needed).shown),
    ]
    # The first meeting counts, and it may be the one that is written down last.
    if met is None or held.held_on < met.on:
        cases.add_milestone(
            unit, case_id, "met", held.held_on, "", "an earlier meeting considered the case" if met else ""
        )
        changes.insert(0, FieldChange(MILESTONES["met"].shown, long_day(met.on) if met else "", long_day(held.held_on)))
    unit.record(act, case_id, "", changes)
    reindexed(unit, case_id)


def _absent(attendance: Sequence[Attendance]) -> tuple[Attendance, ...]:
    """Whoever was invited and neither came nor wrote was absent."""
    return tuple(
        replace(each, presence=Presence.ABSENT) if each.presence is Presence.INVITED else each for each in attendance
    )


def _stood(each: Attendance) -> str:
    return each.presence.value + (f", instead of {each.instead_of}" if each.instead_of else "")
