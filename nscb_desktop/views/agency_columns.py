"""What the two lists of the agencies' panel show: each agency or the Board, and the people in its offices."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from nscb_desktop.framework.appointments import BOARD
from nscb_desktop.framework.dates import short_day
from nscb_desktop.framework.people import Agency, Holder, Office, holding
from nscb_desktop.views.tables import Column


@dataclass(frozen=True, slots=True)
class Place:
    """The Board, or one agency, with everybody who has held an office there."""

    agency: Agency | None
    holders: tuple[Holder, ...]
    on: date
    """Today, for who is in post."""

    @property
    def key(self) -> int:
        """The agency's number; 0 for the Board."""
        return self.agency.id if self.agency else 0

    @property
    def name(self) -> str:
        """What it is called."""
        return self.agency.name if self.agency else BOARD

    @property
    def standing(self) -> str:
        """``partner until 2 Jun 2014``; empty for a partner and for the Board."""
        return f"partner until {short_day(self.agency.left_on)}" if self.agency and self.agency.left_on else ""


def _name(place: Place) -> str:
    return place.name


def _lead(place: Place) -> str:
    holder = holding(place.holders, Office.LEAD_OFFICER if place.agency else Office.INDEPENDENT_CHAIR, place.on)
    return place.standing or (holder.name if holder else "nobody")


PLACES = (
    Column("name", "Agency", _name, 33, look="strong", sortable=False),
    Column("lead", "Lead officer or Chair", _lead, 20, sortable=False),
)


def in_post(holder: Holder) -> str:
    """``since 3 Jun 2013``, ``3 Jun 2013 – 31 Mar 2014``, ``until 31 Mar 2014``."""
    if holder.since and holder.until:
        return f"{short_day(holder.since)} – {short_day(holder.until)}"
    if holder.since:
        return f"since {short_day(holder.since)}"
    return f"until {short_day(holder.until)}" if holder.until else "first day not recorded"


def _office(holder: Holder) -> str:
    return holder.office.value


def _person(holder: Holder) -> str:
    return holder.name


def _role(holder: Holder) -> str:
    return holder.role


def _telephone(holder: Holder) -> str:
    return holder.telephone


def _email(holder: Holder) -> str:
    return holder.email


def people_columns(in_post_today: Callable[[Holder], str]) -> tuple[Column[Holder], ...]:
    """The columns of the people, their days in post in words that depend on today."""
    return (
        Column("office", "Office", _office, 19, sortable=False),
        Column("name", "Name", _person, 22, look="strong", sortable=False),
        Column("in_post", "In post", in_post_today, 25, sortable=False),
        Column("role", "Role", _role, 22, sortable=False),
        Column("telephone", "Telephone", _telephone, 14, sortable=False),
        Column("email", "E-mail", _email, 30, sortable=False),
    )
