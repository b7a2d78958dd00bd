"""What became of an invented case: the facts recorded on it, from receipt as far as it had got by today."""

from datetime import date, timedelta
from random import Random

from nscb_desktop.casework.practice.kinds import CaseKind
from nscb_desktop.framework.working_days import OfficeCalendar

Fact = tuple[str, date, str]
OPEN_FOR = 60
"""Working days after which a case is settled, but for a few stragglers."""

_STOPS = ("received", "members_notified", "requested", "returned", "indicated", "met", "recommended", "decided", "told", "commissioned",
          "reported", "action_agreed", "published")  # fmt: skip


def course(chance: Random, kind: CaseKind, received: date, today: date, *, still_open: bool) -> list[Fact]:
    """Facts in order, none after today; a settled case ends screened out or closed."""
    calendar = OfficeCalendar()
    facts: list[Fact] = []
    day = received
    settled_early = chance.random() < 0.3
    last = chance.randrange(1, len(_STOPS)) if still_open else len(_STOPS)
    decision = chance.choice(kind.decisions)
    for stop in _STOPS[1:last]:
        day = calendar.next_working_day(day + timedelta(days=chance.randint(0, 4) if stop != "commissioned" else 20))
        if day > today:
            return facts
        if stop == "indicated" and settled_early and not still_open:
            return [*facts, ("not_indicated", day, "")]
        if stop in {"commissioned", "reported", "published"} and decision in {"none", "other"}:
            continue
        facts.append((stop, day, decision if stop == "decided" else ""))
    if not still_open:
        closed = calendar.next_working_day(day + timedelta(days=chance.randint(30, 200)))
        facts.append(("closed", min(closed, today), ""))
    return facts
