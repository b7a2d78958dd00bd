"""What was agreed about a clock: an extension, a pause, and why it was late; the original date always stays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from nscb_desktop.framework.dates import short_day


class ChangeKind(Enum):
    """What was recorded about a clock; the value is how it is shown."""

    EXTENDED = "extended"
    PAUSED = "paused"
    RESUMED = "resumed"
    REASON = "reason for lateness"


@dataclass(frozen=True, slots=True)
class ClockChange:
    """One thing agreed about one clock of a case, never changed afterwards, only followed by another."""

    id: int
    clock: str
    """The key of the timescale."""
    subject: str
    """The agency for a clock that runs once per request; empty otherwise."""
    kind: ChangeKind
    on: date
    """The revised last day of an extension; the first day of a pause; the day it went on; the day a reason was given."""
    why: str
    agreed_by: str
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the changes of one clock come to."""

    extended_to: date | None = None
    pauses: tuple[tuple[date, date | None], ...] = ()
    """First day paused, and the day it went on; None while it is paused."""
    late_reason: str = ""
    notes: tuple[str, ...] = ()
    """Each change in a sentence, oldest first."""

    @property
    def paused_since(self) -> date | None:
        """The day since which it is paused, or None."""
        return self.pauses[-1][0] if self.pauses and self.pauses[-1][1] is None else None


NOTHING_AGREED = Agreed()


def agreed(changes: Iterable[ClockChange], clock: str, subject: str = "", since: datetime | None = None) -> Agreed:
    """What was agreed about one clock, from its changes in the order they were recorded.

    ``since`` is when the clock began to be kept: what was agreed before it was of an earlier request to the same agency.
    """
    extended: date | None = None
    pauses: list[tuple[date, date | None]] = []
    reason, notes = "", []
    for change in changes:
        if (change.clock, change.subject) != (clock, subject) or (since and change.recorded_at < since):
            continue
        match change.kind:
            case ChangeKind.EXTENDED:
                extended = change.on
            case ChangeKind.PAUSED:
                pauses.append((change.on, None))
            case ChangeKind.RESUMED:
                if pauses and pauses[-1][1] is None:
                    pauses[-1] = (pauses[-1][0], change.on)
            case ChangeKind.REASON:
                reason = change.why
        by = f", agreed by {change.agreed_by}" if change.agreed_by else ""
        notes.append(f"{change.kind.value}{_when(change)}: {change.why.rstrip('.')}{by}")
    return Agreed(extended, tuple(pauses), reason, tuple(notes))


def _when(change: ClockChange) -> str:
    words = {ChangeKind.EXTENDED: " to ", ChangeKind.PAUSED: " from ", ChangeKind.RESUMED: " on "}.get(change.kind)
    return f"{words}{short_day(change.on)}" if words else ""
