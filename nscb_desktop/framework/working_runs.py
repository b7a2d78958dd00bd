"""A working in few lines: the days of a count that stand there for one reason, run together."""

from collections.abc import Iterable
from datetime import date

from nscb_desktop.framework.working_days import CountedDay


def grouped(days: Iterable[CountedDay]) -> list[tuple[tuple[date, ...], str, str]]:
    """A working in few lines: runs of days counted or skipped for one kind of reason, as (days, note, numbers)."""
    lines: list[tuple[tuple[date, ...], str, str]] = []
    for counted in days:
        skipped = counted.number is None
        number = "not counted" if skipped else f"{counted.number}"
        if lines and skipped and lines[-1][2] == "not counted":
            run, note, _ = lines[-1]
            note = note if counted.note in note.split(", ") else f"{note}, {counted.note}"
            lines[-1] = ((*run, counted.on), note, "not counted")
        elif lines and not skipped and not counted.note and not lines[-1][1] and lines[-1][2] != "not counted":
            run, _, numbers = lines[-1]
            lines[-1] = ((*run, counted.on), "", f"{numbers}, {number}")
        else:
            lines.append(((counted.on,), counted.note, number))
    return lines
