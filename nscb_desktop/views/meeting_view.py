"""One meeting: when and where, its agenda with quorum and conflicts, who came, and the minutes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from nscb_desktop.casework.meeting_board import AgendaLine, MeetingBoard
from nscb_desktop.framework.meetings import Conflict
from nscb_desktop.framework.milestones import stage_shown
from nscb_desktop.framework.moments import shown
from nscb_desktop.views.answer_view import words_label
from nscb_desktop.views.attendance_grid import AttendanceGrid
from nscb_desktop.views.editing.flow_layout import FlowLayout
from nscb_desktop.views.labels import PlainLabel, button, card, paragraph
from nscb_desktop.views.lines_card import LinesCard
from nscb_desktop.views.once import Once
from nscb_desktop.views.panels import scrolled

ACTS = {
    "change": "Change time or place…",
    "agenda": "Set the agenda…",
    "invite": "Invite the members",
    "person": "Add somebody…",
    "attendance": "Save the attendance",
    "conflict": "Conflict of interest…",
    "hold": "Record it as held…",
    "minute": "Minutes of the meeting…",
    "print": "Print…",
    "pack": "Make the pack…",
    "copies": "Copies of the pack…",
    "outlook": "To Outlook…",
    "call_off": "Call it off…",
}
PRINT = {"planned": "Print the agenda…", "held": "Print the minutes…"}
WHEN_PLANNED = frozenset({
    "change", "agenda", "invite", "person", "attendance", "conflict", "hold", "call_off", "print", "pack", "outlook",
})  # fmt: skip
WHEN_HELD = frozenset({"person", "attendance", "conflict", "minute", "print", "pack"})
WHEN_CALLED_OFF = frozenset({"outlook"})


FOR_READERS = frozenset({"print", "pack", "outlook"})
"""What somebody may ask for who may not change the meeting."""


class MeetingView(QWidget):
    """Shows one meeting and asks for what can be done with it."""

    act_asked = Signal(str)
    """A key of ACTS."""
    minute_asked = Signal(int)
    """The id of a case of the agenda."""
    case_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board: MeetingBoard | None = None
        self._once = Once()
        self.title, self.about = paragraph("", "section"), paragraph("", "muted")
        self.buttons = {key: button(words, "primary" if key == "hold" else "") for key, words in ACTS.items()}
        self.agenda, self.minutes, self.attendance = LinesCard("Agenda"), LinesCard("Minutes"), AttendanceGrid()
        self.opens, self.writes = QButtonGroup(self), QButtonGroup(self)
        self._arrange()
        for made in self.buttons.values():
            made.clicked.connect(self._ask)
        self.opens.idClicked.connect(self.case_asked)
        self.writes.idClicked.connect(self.minute_asked)
        self.attendance.edited.connect(self._look)
        self.clear()

    def _arrange(self) -> None:
        people = card()
        below = QVBoxLayout(people)
        below.setContentsMargins(14, 12, 14, 14)
        below.addWidget(PlainLabel("Invitations and attendance", "section"))
        below.addWidget(self.attendance)
        below.addLayout(self._row("invite", "person", "attendance"))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.about)
        head = QWidget()
        flow = FlowLayout(head, across=8, down=8)
        for key in ("hold", "change", "agenda", "conflict", "minute", "print", "pack", "copies", "outlook", "call_off"):
            flow.place(self.buttons[key], 0, 0)
        column.addWidget(head)
        for each in (self.agenda, people, self.minutes):
            column.addWidget(each)
        column.addStretch(1)
        self.area = scrolled(inner, "The meeting")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)

    def _row(self, *keys: str) -> QLayout:
        row = QHBoxLayout()
        for key in keys:
            row.addWidget(self.buttons[key])
        row.addStretch(1)
        return row

    def load(self, board: MeetingBoard) -> None:
        """Show a meeting."""
        self.clear()
        self.board, meeting = board, board.meeting
        self.area.show()
        self.title.setText(shown(meeting.at) + (f" · {meeting.place}" if meeting.place else ""))
        off = f"Called off: {meeting.called_off}" if meeting.called_off else ""
        chair = f"Held, chaired by {meeting.chaired_by}" if meeting.held_on else ""
        acting = f" ({meeting.acting_note})" if meeting.acting_note else ""
        self.about.setText(off or f"{chair}{acting}" or "Planned.")
        possible = {"planned": WHEN_PLANNED, "held": WHEN_HELD}.get(meeting.state, WHEN_CALLED_OFF)
        for key, made in self.buttons.items():
            made.setVisible(key in possible and (board.may or key in FOR_READERS))
        self.buttons["print"].setText(PRINT.get(meeting.state, ACTS["print"]))
        self.buttons["print"].setAccessibleName(self.buttons["print"].text())
        self.buttons["copies"].setVisible(board.packs > 0)
        for number, line in enumerate(board.agenda):
            self._show_item(number, line)
        if not board.agenda:
            self.agenda.grid.addWidget(PlainLabel("No case is on the agenda yet.", "muted"), 0, 0)
        self.agenda.grid.setColumnStretch(1, 1)
        self.attendance.show_people(meeting.attendance, board.may and not meeting.called_off)
        self._show_minutes(board)
        self._look()

    def clear(self) -> None:
        """Show no meeting."""
        self.board = None
        for group in (self.opens, self.writes):
            for old in group.buttons():
                group.removeButton(old)
        for each in (self.title, self.about):
            each.setText("")
        self.agenda.fresh()
        self.minutes.fresh()
        self.attendance.show_people((), may=False)
        self.area.hide()

    def _show_item(self, number: int, line: AgendaLine) -> None:
        grid, row = self.agenda.grid, 3 * number
        link = button(f"{number + 1}. {line.case.reference}", "link", f"Open {line.case.reference}")
        self.opens.addButton(link, line.case.id)
        grid.addWidget(link, row, 0)
        taken = ", considered" if line.considered else ""
        grid.addWidget(words_label(f"{line.case.alias}: {stage_shown(line.case.facts)}{taken}"), row, 1)
        grid.addWidget(self._quorum(line), row, 2)
        conflicts = [each for each in self._conflicts() if each.case_id == line.case.id]
        told = [each.shown(bool(self.board and self.board.meeting.held_on)) for each in conflicts]
        if told:
            grid.addWidget(words_label("Conflict of interest: " + "; ".join(told), "small"), row + 1, 1, 1, 2)

    def _quorum(self, line: AgendaLine) -> PlainLabel:
        """How many agencies were there; before anybody came, only how many it takes."""
        if self.board and not self.board.meeting.agencies_present and not self.board.meeting.held_on:
            return PlainLabel(f"quorum {line.quorum.needed} agencies", "muted")
        return PlainLabel(line.quorum.shown, "" if line.quorum.reached else "problem")

    def _conflicts(self) -> tuple[Conflict, ...]:
        return self.board.meeting.conflicts if self.board else ()

    def _show_minutes(self, board: MeetingBoard) -> None:
        grid = self.minutes.grid
        if board.minute:
            grid.addWidget(words_label(board.minute.words), 0, 0, 1, 2)
        for number, line in enumerate(board.agenda, 1):
            grid.addWidget(PlainLabel(line.named, "strong"), 2 * number, 0)
            if board.may and board.meeting.held_on:
                words = "Correct…" if line.minute else "Write…"
                link = button(words, "link", f"Minutes of {line.case.reference}")
                self.writes.addButton(link, line.case.id)
                grid.addWidget(link, 2 * number, 1, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(
                words_label(line.minute.words if line.minute else "Nothing is minuted yet.", "" if line.minute else "muted"),
                2 * number + 1, 0, 1, 2,
            )  # fmt: skip
        grid.setColumnStretch(0, 1)
        self.minutes.setVisible(board.meeting.held_on is not None)

    def _look(self) -> None:
        self.buttons["attendance"].setEnabled(self.attendance.changed)

    def _ask(self) -> None:
        key = next((key for key, made in self.buttons.items() if made is self.sender()), "")
        if key and self._once.allows(key):
            self.act_asked.emit(key)
