"""Information requests: what was asked of one agency, what was told, and what became of it (framework section 5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum


class Happening(Enum):
    """Something that befell a request; the value is how it is shown."""

    CHASED = "chased"
    ESCALATED = "escalated"
    RETURNED = "returned"
    NOT_KNOWN = "not known to this agency"
    WITHDRAWN = "withdrawn"

    @property
    def settles(self) -> bool:
        """Whether nothing more is waited for after it: a nil return is a proper return."""
        return self in {Happening.RETURNED, Happening.NOT_KNOWN, Happening.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class RequestEvent:
    """One thing that befell a request, on a day."""

    id: int
    what: Happening
    on: date
    how: str
    note: str
    recorded_at: datetime
    recorded_by: str
    form_id: int | None = None
    """The Part Two that came back."""
    taken_back: str = ""
    """Why it was recorded in error; empty where it stands."""


@dataclass(frozen=True, slots=True)
class InformationRequest:
    """The office's request to one agency for a Part Two, as it was told to the agency."""

    id: int
    case_id: int
    agency_id: int
    agency: str
    asked_on: date
    due_on: date
    """The last day told to the agency; a recorded fact, whatever settings say later."""
    rule: str
    """How that day was counted, in words."""
    lead: str
    """The lead officer of that day."""
    recorded_at: datetime
    recorded_by: str
    events: tuple[RequestEvent, ...] = ()

    @property
    def standing(self) -> tuple[RequestEvent, ...]:
        """The events that were not recorded in error."""
        return tuple(event for event in self.events if not event.taken_back)

    @property
    def settled(self) -> RequestEvent | None:
        """The event after which nothing more is waited for."""
        return next((event for event in reversed(self.standing) if event.what.settles), None)

    @property
    def chased(self) -> int:
        """How often it was chased, escalation included."""
        return sum(event.what in {Happening.CHASED, Happening.ESCALATED} for event in self.standing)

    @property
    def state(self) -> str:
        """How it stands, as the matrix shows it: asked, chased, returned, not known to this agency, withdrawn."""
        if self.settled:
            return self.settled.what.value
        return self.standing[-1].what.value if self.standing else "asked"

    @property
    def counts(self) -> bool:
        """Whether it was really asked: a withdrawn request starts nothing."""
        return not (self.settled and self.settled.what is Happening.WITHDRAWN)


def all_in_on(requests: Iterable[InformationRequest]) -> date | None:
    """The day the last awaited return came, where every request is settled; None while one is open or none was made."""
    asked = [each for each in requests if each.counts]
    settled = [each.settled for each in asked if each.settled]
    return max(event.on for event in settled) if asked and len(settled) == len(asked) else None
