"""Agencies, and who holds which office on which day: a past request keeps the person of that day (framework section 5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum


class Office(Enum):
    """An office somebody holds, at an agency or at the Board; the value is how it is shown."""

    LEAD_OFFICER = "Lead officer"
    SIGNATORY = "Authorised signatory"
    ESCALATION = "Escalation contact"
    MEMBER = "Sub-group member"
    DEPUTY = "Sub-group deputy"
    INDEPENDENT_CHAIR = "Independent Chair"
    SUBGROUP_CHAIR = "Sub-group chair"
    BUSINESS_MANAGER = "Business Manager"

    @property
    def of_the_board(self) -> bool:
        """Whether it is an office of the Board and not of one agency."""
        return self in {Office.INDEPENDENT_CHAIR, Office.SUBGROUP_CHAIR, Office.BUSINESS_MANAGER}

    @property
    def several(self) -> bool:
        """Whether it is ordinary that several people hold it at once."""
        return self is Office.SIGNATORY


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in an office, from a day and until a day; an open end is still in post."""

    id: int
    agency_id: int | None
    """None for an office of the Board."""
    office: Office
    name: str
    role: str = ""
    telephone: str = ""
    email: str = ""
    since: date | None = None
    until: date | None = None

    def in_post(self, on: date) -> bool:
        """Whether they held the office on a day, its first and last day included."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)

    def overlaps(self, other: "Holder") -> bool:
        """Whether there is a day on which both were in post."""
        return (self.since or date.min) <= (other.until or date.max) and (other.since or date.min) <= (
            self.until or date.max
        )

    @property
    def contact(self) -> str:
        """Name, role, telephone and e-mail in one line."""
        return ", ".join(part for part in (self.name, self.role, self.telephone, self.email) if part)


@dataclass(frozen=True, slots=True)
class Agency:
    """A partner agency, with everybody who has held an office at it."""

    id: int
    name: str
    holders: tuple[Holder, ...] = ()
    note: str = ""
    left_on: date | None = None
    """Its last day as a partner; its past requests stay."""
    version: int = 1

    def holding(self, office: Office, on: date) -> Holder | None:
        """Who held an office at the agency on a day; the latest appointed where two did."""
        return holding(self.holders, office, on)

    def partner_on(self, day: date) -> bool:
        """Whether it was a partner on a day, its last one included."""
        return self.left_on is None or day <= self.left_on


def holding(holders: Iterable[Holder], office: Office, on: date) -> Holder | None:
    """Who of these held an office on a day; the latest appointed where two did."""
    found = [each for each in holders if each.office is office and each.in_post(on)]
    return max(found, key=lambda each: (each.since or date.min, each.id), default=None)
