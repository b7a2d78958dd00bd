"""Meetings of the SCR sub-group: agenda, invitations, attendance, quorum by agency, conflicts, minutes."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum


class Presence(Enum):
    """How somebody invited stood to a meeting; the value is how it is shown."""

    INVITED = "invited"
    ATTENDED = "attended"
    APOLOGIES = "apologies"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person at one meeting, for one agency or for the Board."""

    agency: str
    name: str
    presence: Presence = Presence.INVITED
    instead_of: str = ""
    """The member a deputy came for."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict of interest declared in one case, and what was done about it."""

    case_id: int
    name: str
    what: str
    left_the_room: bool

    def shown(self, held: bool) -> str:
        """``Dr Pretend: a cousin (left the room)``; before the meeting is held, what is to be done."""
        left, stayed = ("left", "stayed in") if held else ("leaves", "stays in")
        return f"{self.name}: {self.what} ({left if self.left_the_room else stayed} the room)"


@dataclass(frozen=True, slots=True)
class Minute:
    """What the minutes say of one case, or of the meeting where ``case_id`` is None; later ones correct earlier ones."""

    case_id: int | None
    words: str
    recorded_at: datetime
    recorded_by: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting, planned, held or called off."""

    id: int
    at: datetime
    place: str
    agenda: tuple[int, ...] = ()
    """Cases in the order they are taken."""
    attendance: tuple[Attendance, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    minutes: tuple[Minute, ...] = ()
    chaired_by: str = ""
    acting_note: str = ""
    """Why somebody else took the chair."""
    held_on: date | None = None
    called_off: str = ""
    version: int = 1
    considered: tuple[int, ...] = ()
    """Cases it considered; another on its agenda was deferred, or tabled to be known."""

    @property
    def state(self) -> str:
        """Planned, held or called off."""
        return "called off" if self.called_off else ("held" if self.held_on else "planned")

    @property
    def agencies_present(self) -> frozenset[str]:
        """Agencies with somebody in the room."""
        return frozenset(each.agency for each in self.attendance if each.presence is Presence.ATTENDED and each.agency)

    def present_for(self, case_id: int) -> frozenset[str]:
        """Agencies present for one case: whoever left the room for a conflict does not count."""
        left = {each.name for each in self.conflicts if each.case_id == case_id and each.left_the_room}
        return frozenset(
            each.agency
            for each in self.attendance
            if each.presence is Presence.ATTENDED and each.agency and each.name not in left
        )

    def quorate(self, needed: int, case_id: int | None = None) -> bool:
        """Whether enough agencies were present, for a case or at all."""
        return len(self.agencies_present if case_id is None else self.present_for(case_id)) >= needed
