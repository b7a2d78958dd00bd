"""Before settings are saved: what is about to change, from which day it counts, and why."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from nscb_desktop.framework.text import visible
from nscb_desktop.views.day_entry import DayEntry
from nscb_desktop.views.editing.asking_dialog import AskingDialog, reason_field
from nscb_desktop.views.labels import paragraph
from nscb_desktop.views.panels import sized

DATED = (
    "Cases received on or after this day are counted by it; earlier cases keep what was in force when they were "
    "received. What was told to an agency stays as it was told."
)
AT_ONCE = "What is changed here describes the office as it is, so it applies at once."
BOTH = "The name, the address, the lock and the days not counted apply at once, whatever the day."


@dataclass(frozen=True, slots=True)
class SaveChoice:
    """From which day the dated settings count, and why anything was changed."""

    applies_from: date
    why: str


class SaveSettingsDialog(AskingDialog):
    """Asks for the day only where a setting counts from a day on, and always for the reason."""

    def __init__(
        self, lines: list[str], dated: bool, mixed: bool, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__("Save settings", "&Save", parent)
        self._today, self._dated = today, dated
        for line in lines:
            self.questions.addWidget(paragraph(visible(f"•  {line}")))
        self.day = DayEntry("The change applies from", today)
        self.day.show_day(today())
        block = self.ask("Applies from", self.day, paragraph(f"{DATED} {BOTH}" if mixed else DATED, "small"))
        block.setVisible(dated)
        if not dated:
            self.questions.addWidget(paragraph(AT_ONCE, "small"))
        self.why = reason_field("Why the settings are changed", self)
        self.ask("Why? It stays in the history.", self.why)
        self.questions.addStretch(1)
        self.day.edited.connect(self.look)
        sized(self, 88, 25)
        self.look()

    def still_needed(self) -> list[str]:
        """The day and the reason."""
        gaps = ["one whole date"] if self._dated and self.day.day() is None else []
        return gaps if self.why.words().strip() else [*gaps, "a reason"]

    def choice(self) -> SaveChoice:
        """The day and the reason as entered."""
        day = self.day.day() if self._dated else None
        return SaveChoice(day or self._today(), self.why.words().strip())
