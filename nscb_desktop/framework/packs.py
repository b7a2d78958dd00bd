"""Meeting packs as they were made: numbered copies, whose they are, and what became of each (handling of papers)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from nscb_desktop.framework.dates import short_day


class CasePart(Enum):
    """A part of a pack that each of its cases has; the value is how it is shown, the order is that of the pack."""

    SUMMARY = "Summary with the seven dates and the clocks"
    PART_ONE = "Part One"
    PART_TWOS = "Every Part Two"
    COMPARISON = "Comparison of the answers"
    TIMELINE = "Timeline of the agencies' involvement"
    CRITERIA = "Criteria sheet"
    DECISION = "Decision sheet, to be signed (none where no review appears indicated)"
    FLOW = "Flow chart"


class Befell(Enum):
    """Something that befell a copy; the value is how it is shown."""

    ISSUED = "issued"
    RETURNED = "returned"
    DESTROYED = "destroyed"
    TAKEN_BACK = "recorded in error"
    """The one before it does not count."""


@dataclass(frozen=True, slots=True)
class CopyEvent:
    """One thing that befell a copy, on a day."""

    what: Befell
    on: date
    how: str
    recorded_at: datetime
    recorded_by: str

    @property
    def shown(self) -> str:
        """``issued 3 Jan 2014, by hand``."""
        return f"{self.what.value} {short_day(self.on)}" + (f", {self.how}" if self.how else "")


@dataclass(frozen=True, slots=True)
class CopyRecord:
    """One numbered copy in the copy register."""

    id: int
    pack_id: int
    number: int
    of: int
    recipient: str
    agency: str
    pages: int
    sha256: str
    left_out: tuple[int, ...]
    """The cases its recipient is excluded from."""
    events: tuple[CopyEvent, ...] = ()

    @property
    def numbered(self) -> str:
        """``Copy 3 of 14``."""
        return f"Copy {self.number} of {self.of}"

    @property
    def whose(self) -> str:
        """The recipient with their agency."""
        return f"{self.recipient}, {self.agency}" if self.agency else self.recipient

    @property
    def standing(self) -> tuple[CopyEvent, ...]:
        """The events that were not recorded in error."""
        counted: list[CopyEvent] = []
        for event in self.events:
            if event.what is not Befell.TAKEN_BACK:
                counted.append(event)
            elif counted:
                counted.pop()
        return tuple(counted)

    @property
    def last(self) -> Befell | None:
        """What befell it last."""
        return self.standing[-1].what if self.standing else None

    @property
    def state(self) -> str:
        """How it stands: ``made, not issued yet``, ``issued 3 Jan 2014, by hand``, and so on."""
        return self.standing[-1].shown if self.standing else "made, not issued yet"

    def may_be(self, what: Befell) -> bool:
        """Whether this can befall it now: out before it comes back, and nothing after it is destroyed."""
        match what:
            case Befell.ISSUED:
                return self.last in {None, Befell.RETURNED}
            case Befell.RETURNED:
                return self.last is Befell.ISSUED
            case Befell.DESTROYED:
                return self.last is not Befell.DESTROYED
            case Befell.TAKEN_BACK:
                return self.last is not None


@dataclass(frozen=True, slots=True)
class PackRecord:
    """A pack as it was made, with its copies."""

    id: int
    meeting_id: int
    cases: tuple[int, ...]
    parts: tuple[str, ...]
    encrypted: bool
    chain: str
    """The value of the history when it was made, as its footers show it."""
    recorded_at: datetime
    recorded_by: str
    copies: tuple[CopyRecord, ...] = ()

    @property
    def outstanding(self) -> int:
        """How many copies are with their recipients."""
        return sum(copy.last is Befell.ISSUED for copy in self.copies)
