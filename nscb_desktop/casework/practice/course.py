"""What became of an invented case: the facts recorded on it, from receipt as far as it had got by today."""

from datetime import date, timedelta
from random import Random

from nscb_desktop.framework.working_days import OfficeCalendar

Fact = tuple[str, date, str]
OPEN_FOR = 60
"""Working days after which a case is settled, but for a few stragglers."""

_STOPS = ("received", "members_notified", "requested", "returned", "indicated", "met", "recommended", "decided", "told", "commissioned",
          "reported", "action_agreed", "published")  # fmt: skip


EARLY_STAGES = (
    "received",
    "members_notified",
    "requested",
    "returned",
    "indicated",
    "met",
    "recommended",
    "decided",
    "told",
)
SETTLING_STAGES = ("met", "recommended", *("decided", "told") * 5)
"""Where cases of some weeks stand: nearly all are decided, and a few are late."""
LATE_STAGES = ("commissioned", "reported", "action_agreed", "published")
"""Where the stragglers stand: cases long decided whose review or learning goes on."""


def course(chance: Random, received: date, today: date, *, decision: str, until: str = "closed") -> list[Fact]:
    """Facts in order, none after today, as far as ``until``; one that runs to its close may also be screened out."""
    calendar = OfficeCalendar()
    screened_out = until == "closed" and chance.random() < 0.3
    decision = "scr" if until in LATE_STAGES else decision
    facts: list[Fact] = []
    day = received
    for stop in _STOPS[1:] if until != "received" else ():
        day = calendar.next_working_day(day + timedelta(days=chance.randint(0, 4) if stop != "commissioned" else 20))
        if day > today:
            return facts
        if stop == "indicated" and screened_out:
            return [*facts, ("not_indicated", day, "")]
        if stop not in {"commissioned", "reported", "published"} or decision not in {"none", "other"}:
            facts.append((stop, day, decision if stop == "decided" else ""))
        if stop == until:
            return facts
    if until != "closed":
        return facts
    closed = calendar.next_working_day(day + timedelta(days=chance.randint(30, 200)))
    return [*facts, ("closed", min(closed, today), "")]
