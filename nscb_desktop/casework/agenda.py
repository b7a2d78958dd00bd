"""The diary of the coming working days: what ends or is held on each, for one sheet of paper or a terminal."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from nscb_desktop.casework import deadlines
from nscb_desktop.casework.deadlines import DiaryEntry
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.dates import week_day
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.text import one_line, visible

USUAL, MOST = 20, 260
"""Working days told, unless other words are used; and the most that are, which is about a year."""


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """One day of the diary, and why it is no working day where it is none."""

    on: date
    not_counted: str
    entries: tuple[DiaryEntry, ...]

    @property
    def heading(self) -> str:
        """``Wed 8 Jan 2014``, with what a day off is called."""
        return f"{week_day(self.on)} ({self.not_counted})" if self.not_counted else week_day(self.on)


def agenda(sitting: Sitting, first: date, days: int = USUAL) -> list[AgendaDay]:
    """So many working days from a day on, the day itself included, and any day off between them on which something ends."""
    if not 1 <= days <= MOST:
        raise OfficeError(f"The diary is told for 1 to {MOST} working days; {days} were asked for.")
    calendar = sitting.counting().calendar
    span, working = [first], int(not calendar.not_counted(first))
    while working < days:
        span.append(span[-1] + timedelta(days=1))
        working += not calendar.not_counted(span[-1])
    entries = deadlines.calendar(sitting, span[0], span[-1])
    told = [
        AgendaDay(day, calendar.not_counted(day) or "", tuple(entry for entry in entries if entry.on == day))
        for day in span
    ]
    return [day for day in told if day.entries or not day.not_counted]


def entry_words(entry: DiaryEntry) -> str:
    """``◆ A NSCB-2013-011 Sub-group held (Business Manager)``; a meeting by its hour and place."""
    if entry.clock is None:
        return one_line(visible(entry.what))
    rag = entry.clock.rag
    return one_line(visible(f"{rag.shape} {rag.value} {entry.reference} {entry.what} ({entry.owner.value})"))


def agenda_text(days: Sequence[AgendaDay]) -> str:
    """The diary to read in a terminal: references, never names."""
    lines: list[str] = []
    for day in days:
        lines += [day.heading, *(f"  {entry_words(entry)}" for entry in day.entries)]
    return "\n".join(lines)


def agenda_json(days: Sequence[AgendaDay]) -> str:
    """The diary as JSON; dates are ISO."""
    told = [
        {"date": day.on.isoformat(), "not_counted": day.not_counted or None, "entries": [_told(e) for e in day.entries]}
        for day in days
    ]
    return json.dumps(told, ensure_ascii=False, indent=2)


def _told(entry: DiaryEntry) -> dict[str, Any]:
    clock = entry.clock
    return {
        "reference": entry.reference,
        "kind": entry.kind,
        "what": entry.what,
        "subject": clock.subject if clock else "",
        "owner": entry.owner.value,
        "rag": clock.rag.value if clock else None,
        "stands": entry.stands,
    }
