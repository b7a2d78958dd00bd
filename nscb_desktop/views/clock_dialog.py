"""Asking what is agreed about a clock: a later last day, a pause and its end, or why it was late."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from nscb_desktop.framework.clock_changes import ChangeKind
from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.text import visible
from nscb_desktop.framework.timescales import Clock
from nscb_desktop.views.clocks_panel import Offer
from nscb_desktop.views.day_entry import DayEntry
from nscb_desktop.views.editing.asking_dialog import AskingDialog, line_field, reason_field


@dataclass(frozen=True, slots=True)
class ClockEntry:
    """What was entered about a clock; a reason for lateness has no day, and nobody agrees to it."""

    clock: Clock
    kind: ChangeKind
    on: date | None
    why: str
    agreed_by: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    yes: str
    day: str
    why: str


_WORDS = {
    ChangeKind.EXTENDED: _Words("Extend", "&Extend", "Revised last day", "Why it is extended"),
    ChangeKind.PAUSED: _Words("Pause", "&Pause", "Paused from", "Why it is paused"),
    ChangeKind.RESUMED: _Words("Go on", "&Go on", "Goes on from", "Why it goes on"),
    ChangeKind.REASON: _Words("Reason for lateness", "&Record the reason", "", "Why it was late"),
}


class ClockDialog(AskingDialog):
    """Asks for the day, the reason and who agreed; the original day stays whatever is entered."""

    def __init__(self, offer: Offer, today: Callable[[], date], parent: QWidget | None = None) -> None:
        words = _WORDS[offer.kind]
        super().__init__(words.title, words.yes, parent)
        self._clock, self._kind = offer.clock, offer.kind
        self.ask(visible(f"{offer.clock.name}: {long_day(offer.clock.due)}, {offer.clock.in_words}"))
        self.day = DayEntry(words.day, today) if words.day else None
        if self.day:
            self.ask(words.day, self.day)
            self.day.edited.connect(self.look)
        self.why = reason_field(words.why, self)
        self.ask(words.why, self.why)
        self.agreed_by = line_field("Agreed by", self) if words.day else None
        if self.agreed_by:
            optional = offer.kind is ChangeKind.RESUMED
            self.ask("Agreed by (where somebody had to agree)" if optional else "Agreed by", self.agreed_by)
        self.setMinimumWidth(480)
        self.look()

    def still_needed(self) -> list[str]:
        """A whole day, a reason, and the name of whoever agreed."""
        gaps = [] if self.day is None or self.day.day() else ["a whole date"]
        gaps += [] if self.why.words().strip() else ["a reason"]
        unnamed = self.agreed_by is not None and not self.agreed_by.words().strip()
        return [*gaps, "who agreed"] if unnamed and self._kind is not ChangeKind.RESUMED else gaps

    def choice(self) -> ClockEntry:
        """What was entered."""
        return ClockEntry(
            self._clock,
            self._kind,
            self.day.day() if self.day else None,
            self.why.words(),
            self.agreed_by.words() if self.agreed_by else "",
        )
