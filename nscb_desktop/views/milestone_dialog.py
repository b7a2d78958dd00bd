"""Recording one of a case's dates, correcting it with a reason, or taking it back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.milestones import DECISIONS, SET_AHEAD, Milestone, Recorded
from nscb_desktop.framework.text import visible
from nscb_desktop.views.day_entry import DayEntry
from nscb_desktop.views.editing.text_fields import GrowingText
from nscb_desktop.views.kept_dialog import KeptDialog
from nscb_desktop.views.labels import PlainLabel, QuietComboBox, button, paragraph

REASON_NEEDED = "Say why the date is corrected; the old one stays in the history."
REASON_TO_WITHDRAW = "Say why it is taken back; what was recorded stays in the history."
DETAIL_NEEDED = "Choose what was decided."
NOT_YET = "{day} has not come yet. Record the date when it has happened."


@dataclass(frozen=True, slots=True)
class MilestoneEntry:
    """What was entered: the milestone, its day (None takes it back), a detail, and the reason for a correction."""

    key: str
    on: date | None
    detail: str = ""
    why: str = ""


class MilestoneDialog(KeptDialog):
    """Asks for the day of one milestone; a date that is there already needs a reason."""

    entered = Signal(object)
    """A MilestoneEntry."""

    def __init__(
        self,
        milestone: Milestone,
        recorded: Recorded | None,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(milestone.shown)
        self.setAccessibleName(milestone.shown)
        self._milestone, self._recorded, self._today = milestone, recorded, today
        self.day = DayEntry(f"{milestone.shown}, date", today)
        self.decision = QuietComboBox()
        self.why = GrowingText(3, offers_others=False)
        self.stands = paragraph("", "muted")
        self.problem = paragraph("", "problem")
        self._arrange()
        self.show_recorded(recorded)
        if recorded:
            self.day.show_day(recorded.on)
            self.decision.setCurrentIndex(self.decision.findData(recorded.detail))

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(paragraph(self._milestone.shown, "section"))
        layout.addWidget(self.stands)
        self._add(layout, "&Date", self.day)
        self.decision.setAccessibleName("What was decided")
        self.decision.setPlaceholderText("Choose")
        for key, words in DECISIONS.items():
            self.decision.addItem(f"{words[0].upper()}{words[1:]}", key)
        self.decision.setCurrentIndex(-1)
        if self._milestone.key == "decided":
            self._add(layout, "What was decided", self.decision)
        self.why.setAccessibleName("Reason")
        self._reason = self._add(layout, "&Reason for the correction", self.why)
        self.problem.hide()
        layout.addWidget(self.problem)
        layout.addWidget(self._buttons())
        self.setMinimumWidth(440)

    def show_recorded(self, recorded: Recorded | None) -> None:
        """Show what is recorded now; a date that another window recorded meanwhile is corrected with a reason too."""
        self._recorded = recorded
        self.stands.setText(f"Recorded as {long_day(recorded.on)}." if recorded else "")
        for each in (self.stands, self._reason, self.why):
            each.setVisible(recorded is not None)
        self.save.setText("&Correct the date" if recorded else "&Record the date")
        self.save.setAccessibleName(self.save.text().replace("&", ""))

    def _add(self, layout: QVBoxLayout, words: str, editor: QWidget) -> PlainLabel:
        label = PlainLabel(words, "strong")
        label.setBuddy(editor)
        layout.addWidget(label)
        layout.addWidget(editor)
        return label

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self.save = _button(box, "&Record the date", "Accept")
        self.save.setProperty("role", "primary")
        self.save.setDefault(True)
        self.save.clicked.connect(self._save)
        self.withdraw = _button(box, "&Take it back", "Destructive") if self._recorded else None
        if self.withdraw:
            self.withdraw.clicked.connect(self._withdraw)
        _button(box, "Cancel", "Reject")
        box.rejected.connect(self.reject)
        return box

    def _save(self) -> None:
        day, why = self.day.day(), self.why.words().strip()
        detail = str(self.decision.currentData() or "")
        if day is None:
            self.say(self.day.problem)
        elif day > self._today() and self._milestone.key not in SET_AHEAD:
            self.say(NOT_YET.format(day=long_day(day)))
        elif self._milestone.key == "decided" and not detail:
            self.say(DETAIL_NEEDED)
        elif self._recorded and not why:
            self.say(REASON_NEEDED)
        else:
            self._finish(MilestoneEntry(self._milestone.key, day, detail, why))

    def _withdraw(self) -> None:
        why = self.why.words().strip()
        if why:
            self._finish(MilestoneEntry(self._milestone.key, None, "", why))
        else:
            self.say(REASON_TO_WITHDRAW)

    def _finish(self, entry: MilestoneEntry) -> None:
        self.hand_over(self.entered, entry)

    def say(self, sentence: str) -> None:
        """Say what is wrong with what is entered, or why it was refused."""
        self.problem.setText(visible(sentence))
        self.problem.setVisible(bool(sentence))


def _button(box: QDialogButtonBox, words: str, role: str) -> QPushButton:
    made = button(words, parent=box)
    made.setAutoDefault(False)
    box.addButton(made, QDialogButtonBox.ButtonRole[f"{role}Role"])
    return made
