"""What is asked about a meeting: when and where, which cases in which order, that it was held, a conflict, minutes, a person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtWidgets import QCheckBox, QWidget

from nscb_desktop.casework.meeting_board import AgendaLine, MeetingBoard
from nscb_desktop.framework.gate_hands import same_name
from nscb_desktop.framework.meetings import Attendance, Conflict, Meeting
from nscb_desktop.framework.text import visible
from nscb_desktop.views.day_entry import DayEntry
from nscb_desktop.views.editing.asking_dialog import AskingDialog, line_field, reason_field
from nscb_desktop.views.editing.moment_field import MomentField
from nscb_desktop.views.labels import QuietComboBox
from nscb_desktop.views.ordered_ticks import OrderedTicks
from nscb_desktop.views.panels import sized


@dataclass(frozen=True, slots=True)
class WhenAndWhere:
    """When and where a meeting is to be."""

    at: datetime
    place: str


class PlanDialog(AskingDialog):
    """Asks when and where a meeting is planned; starts with what is planned already."""

    def __init__(self, now: Callable[[], datetime], planned: Meeting | None, parent: QWidget | None = None) -> None:
        super().__init__("Change the meeting" if planned else "Plan a meeting", "&Plan it", parent)
        self.at = MomentField("When", now)
        self.place = line_field("Where", self)
        self.ask("When?", self.at)
        self.ask("Where?", self.place)
        self.questions.addStretch()
        if planned:
            self.at.set_moment(planned.at)
            self.place.setText(planned.place)
        self.at.edited.connect(self.look)
        sized(self, 70, 16)
        self.look()

    def still_needed(self) -> list[str]:
        """A day with its time."""
        return [] if self.at.moment() else ["the day and the time"]

    def choice(self) -> WhenAndWhere:
        """When and where; only asked for when there is a moment."""
        moment = self.at.moment()
        if moment is None:
            raise RuntimeError("the dialog let through a meeting without its time")
        return WhenAndWhere(moment, self.place.words())


class AgendaDialog(AskingDialog):
    """Chooses cases and their order; a case screened as needing no review is tabled to be known."""

    def __init__(
        self, offered: Sequence[tuple[int, str]], agenda: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__("Agenda", "&Set the agenda", parent)
        self.ticks: OrderedTicks[int] = OrderedTicks("Cases, in the order they are taken")
        self.list, self.up, self.down = self.ticks.list, self.ticks.up, self.ticks.down
        self.ticks.show_things(offered, agenda)
        self.ask("Which cases are taken, and in which order?", self.ticks)
        sized(self, 80, 28)
        self.look()

    def still_needed(self) -> list[str]:
        """Nothing: an agenda may be emptied."""
        return []

    def choice(self) -> tuple[int, ...]:
        """The cases ticked, in the order of the list."""
        return self.ticks.ticked()


@dataclass(frozen=True, slots=True)
class Held:
    """That a meeting was held: when, by whom chaired, and which cases it considered."""

    on: date
    chaired_by: str
    acting_note: str
    considered: tuple[int, ...]


class HeldDialog(AskingDialog):
    """Asks for the day, the chair, and the cases considered; says where there was no quorum."""

    def __init__(
        self, board: MeetingBoard, today: Callable[[], date], day: date, parent: QWidget | None = None
    ) -> None:
        super().__init__("Record the meeting as held", "&Record it", parent)
        self._today, self._board = today, board
        self.day = DayEntry("Held on", today)
        self.day.show_day(day)
        self.chair, self.acting = line_field("In the chair", self), line_field("Why somebody else took the chair", self)
        self.chair.setText(board.chair)
        self.ask("Held on", self.day)
        self.ask("Who took the chair?", self.chair)
        self.acting_block = self.ask("Why did somebody else take the chair?", self.acting)
        self.considered = {line.case.id: self._box(line) for line in board.agenda}
        self.ask("Which cases did the meeting consider?", *self.considered.values())
        self.questions.addStretch()
        self.day.edited.connect(self.look)
        self.chair.textChanged.connect(self._look_at_the_chair)
        sized(self, 84, 30)
        self._look_at_the_chair()

    def _box(self, line: AgendaLine) -> QCheckBox:
        tail = line.quorum.shown if line.ready else "not screened as needing a review, so tabled and not considered"
        box = QCheckBox(visible(f"{line.named}: {tail}").replace("&", "&&"))
        box.setChecked(line.ready)
        box.setEnabled(line.ready)
        return box

    def _stranger(self) -> bool:
        return bool(self._board.chair) and not same_name(self._board.chair, self.chair.words())

    def _look_at_the_chair(self) -> None:
        self.acting_block.setVisible(self._stranger())
        self.look()

    def still_needed(self) -> list[str]:
        """The day, the chair, and a reason for another one than the holder."""
        day = self.day.day()
        needed = [] if day and day <= self._today() else ["a day that has come"]
        if not self.chair.words().strip():
            needed.append("who took the chair")
        elif self._stranger() and not self.acting.words().strip():
            needed.append(f"why it was not {self._board.chair}")
        return needed

    def choice(self) -> Held:
        """What was entered; only asked for when nothing is missing."""
        day = self.day.day()
        if day is None:
            raise RuntimeError("the dialog let through a meeting without its day")
        considered = tuple(case_id for case_id, box in self.considered.items() if box.isChecked())
        return Held(day, self.chair.words(), self.acting.words() if self._stranger() else "", considered)


class ConflictDialog(AskingDialog):
    """Asks who declared which conflict of interest in which case, and whether they left the room."""

    def __init__(self, board: MeetingBoard, parent: QWidget | None = None) -> None:
        super().__init__("Conflict of interest", "&Record it", parent)
        self.case, self.person = _chooser("Case", self), _chooser("Who declared it", self)
        for line in board.agenda:
            self.case.addItem(visible(line.named), line.case.id)
        for each in board.meeting.attendance:
            self.person.addItem(visible(f"{each.name}, {each.agency or 'the Board'}"), each.name)
        self.what = reason_field("What the conflict is", self)
        leave = "left" if board.meeting.held_on else "leave"
        self.left = QCheckBox(f"They {leave} the room for this case, and do not count towards its quorum")
        self.ask("In which case?", self.case)
        self.ask("Who declared it?", self.person)
        self.ask("What is the conflict of interest?", self.what)
        self.questions.addWidget(self.left)
        self.questions.addStretch()
        sized(self, 80, 24)
        self.look()

    def still_needed(self) -> list[str]:
        """The case, the person, and what it is."""
        asked = (
            (self.case.currentData(), "the case"), (self.person.currentData(), "who declared it"),
            (self.what.words().strip(), "what it is"),
        )  # fmt: skip
        return [words for given, words in asked if not given]

    def choice(self) -> Conflict:
        """The conflict."""
        return Conflict(
            self.case.currentData(), self.person.currentData(), self.what.words().strip(), self.left.isChecked()
        )


@dataclass(frozen=True, slots=True)
class Minuted:
    """What the minutes are to say of a case, or of the meeting; a correction has its reason."""

    case_id: int | None
    words: str
    why: str


class MinuteDialog(AskingDialog):
    """Asks what the minutes say; where they say something already, for the reason of the correction too."""

    def __init__(self, board: MeetingBoard, case_id: int | None, parent: QWidget | None = None) -> None:
        line = next((each for each in board.agenda if each.case.id == case_id), None)
        super().__init__("Minutes", "&Record them", parent)
        self._case_id = case_id
        old = line.minute if line else board.minute
        self._correcting = old is not None
        self.words, self.why = reason_field("Minutes", self), reason_field("Why they are corrected", self)
        self.words.fill(old.words if old else "")
        self.ask(f"What do the minutes say of {line.named if line else 'the meeting itself'}?", self.words)
        block = self.ask("Why are they corrected? The old words stay.", self.why)
        block.setVisible(self._correcting)
        self.questions.addStretch()
        sized(self, 90, 26)
        self.look()

    def still_needed(self) -> list[str]:
        """The words, and a reason for a correction."""
        needed = [] if self.words.words().strip() else ["what the minutes say"]
        return needed + (["why they are corrected"] if self._correcting and not self.why.words().strip() else [])

    def choice(self) -> Minuted:
        """The words and the reason."""
        return Minuted(self._case_id, self.words.words(), self.why.words().strip())


class PersonDialog(AskingDialog):
    """Asks for somebody who was not invited as a member: a deputy, or a guest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Add somebody", "&Add them", parent)
        self.name, self.agency = line_field("Name", self), line_field("Agency", self)
        self.instead = line_field("Instead of", self)
        self.ask("Name", self.name)
        self.ask("Agency (blank for the Board)", self.agency)
        self.ask("Instead of which member?", self.instead)
        self.questions.addStretch()
        sized(self, 64, 20)
        self.look()

    def still_needed(self) -> list[str]:
        """A name."""
        return [] if self.name.words().strip() else ["the name"]

    def choice(self) -> Attendance:
        """The person, invited."""
        parts = (self.agency.words().strip(), self.name.words().strip(), self.instead.words().strip())
        return Attendance(parts[0], parts[1], instead_of=parts[2])


def _chooser(name: str, dialog: AskingDialog) -> QuietComboBox:
    box = QuietComboBox()
    box.setAccessibleName(name)
    box.setPlaceholderText("Choose")
    box.currentIndexChanged.connect(dialog.look)
    return box
