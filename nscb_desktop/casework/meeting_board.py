"""One meeting as its page shows it: each case of the agenda with its quorum, its conflicts and its minutes."""

from dataclasses import dataclass

from nscb_desktop.casework import held_meetings, meetings
from nscb_desktop.casework.held_meetings import Quorum
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.meetings import Meeting, Minute
from nscb_desktop.framework.milestones import STAGES, stage_shown
from nscb_desktop.framework.people import Office, holding
from nscb_desktop.framework.records import CaseFile, Filters, Order
from nscb_desktop.framework.roles import Right
from nscb_desktop.register import agencies, cases, packs, search


@dataclass(frozen=True)
class AgendaLine:
    """One case of an agenda."""

    case: CaseFile
    quorum: Quorum
    minute: Minute | None
    """What the minutes say of it now."""
    considered: bool

    @property
    def named(self) -> str:
        """Reference and alias."""
        return f"{self.case.reference}, {self.case.alias}"

    @property
    def ready(self) -> bool:
        """Whether the sub-group may consider it: screened as needing a review, and open."""
        facts = self.case.facts
        return "indicated" in facts and "closed" not in facts and self.case.voided is None


@dataclass(frozen=True)
class MeetingBoard:
    """Everything the page shows of one meeting."""

    meeting: Meeting
    agenda: tuple[AgendaLine, ...]
    minute: Minute | None
    """What the minutes say of the meeting itself."""
    chair: str
    """Who holds the chair on its day."""
    may: bool
    """Whether the signed-in person may change it."""
    packs: int = 0
    """How many packs were made for it."""


def meeting_board(sitting: Sitting, meeting_id: int) -> MeetingBoard:
    """A meeting with what its page needs."""
    meeting = meetings.read_meeting(sitting, meeting_id)
    quorum = {each.case_id: each for each in held_meetings.quorum(sitting, meeting)}
    with sitting.reading() as unit:
        read = {case_id: cases.read(unit, case_id) for case_id in meeting.agenda}
        holder = holding(agencies.of_the_board(unit), Office.SUBGROUP_CHAIR, meetings.day_of(meeting))
        made = len(packs.of_meeting(unit, meeting_id))
    lines = tuple(
        AgendaLine(read[case_id], quorum[case_id], _newest(meeting, case_id), case_id in meeting.considered)
        for case_id in meeting.agenda
    )
    may = sitting.person.may(Right.CONVENE)
    return MeetingBoard(meeting, lines, _newest(meeting, None), holder.name if holder else "", may, made)


def _newest(meeting: Meeting, case_id: int | None) -> Minute | None:
    return next((each for each in reversed(meeting.minutes) if each.case_id == case_id), None)


TAKEN_BY_MEETINGS = ("indicated", "met", "screening", "not-indicated")
"""Stages whose cases a meeting takes, the most pressing first: to be considered, or tabled to be known."""
AT_MOST = 60
"""Cases of one stage that are offered for an agenda, the newest first."""


def candidates(sitting: Sitting, agenda: tuple[int, ...]) -> list[tuple[int, str]]:
    """Cases that can be put on an agenda, those on it first in their order: each with its reference, alias and stage."""
    shown = {stage.key: stage.shown for stage in STAGES}
    with sitting.reading() as unit:
        waiting = [
            row.id
            for key in TAKEN_BY_MEETINGS
            for row in search.page(unit, Filters(stage=shown[key]), Order(), 0, AT_MOST).rows
            if row.id not in agenda
        ]
        read = [cases.read(unit, case_id) for case_id in (*agenda, *waiting)]
    return [(case.id, f"{case.reference}, {case.alias}: {stage_shown(case.facts)}") for case in read]
