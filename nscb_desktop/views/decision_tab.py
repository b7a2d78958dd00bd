"""The gates of a case: in their order with who made each, what is next, the criteria, the notices and the challenges."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from nscb_desktop.casework.gate_board import Board, GateLine, Step
from nscb_desktop.framework.criteria import Standing
from nscb_desktop.framework.dates import short_day, week_day
from nscb_desktop.framework.gate_hands import made_by
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.records import FormRecord
from nscb_desktop.framework.tally import TallyLine
from nscb_desktop.views.answer_view import words_label
from nscb_desktop.views.form_reader import FormReader
from nscb_desktop.views.labels import PlainLabel, button, paragraph
from nscb_desktop.views.lines_card import LinesCard
from nscb_desktop.views.once import Once
from nscb_desktop.views.panels import scrolled

MARKS = {"done": "✓", "next": "▶", "ahead": "·"}
SPOKEN = {"done": "done", "next": "next", "ahead": "still to come"}
TOP = Qt.AlignmentFlag.AlignTop


class DecisionTab(QWidget):
    """The board of a case, or one of its sheets to be read."""

    step_asked = Signal(object)
    """A Step."""
    amend_asked = Signal(int)
    print_asked = Signal(int)
    meeting_asked = Signal(int)
    """The id of the meeting that considered the case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Decision")
        self.board: Board | None = None
        self._once = Once()
        self.next, self.more = button("", "primary"), button("Something else…")
        self.menu = QMenu(self)
        self.more.setMenu(self.menu)
        self.gates, self.criteria = LinesCard("The gates"), LinesCard("Criteria")
        self.notices, self.challenges = LinesCard("Notices"), LinesCard("Challenges")
        self.reads, self.prints, self.meets = QButtonGroup(self), QButtonGroup(self), QButtonGroup(self)
        self.reader, self.back, self.print = FormReader(), button("‹ Back to the gates"), button("Print this sheet…")
        self.sides = QStackedWidget()
        self._arrange()
        self.next.clicked.connect(self._ask_next)
        self.menu.triggered.connect(self._ask_other)
        self.reads.idClicked.connect(self.read)
        self.prints.idClicked.connect(self._ask_print)
        self.meets.idClicked.connect(self.meeting_asked)
        self.back.clicked.connect(self.show_board)
        self.print.clicked.connect(self._print_read)
        self.reader.amend_asked.connect(self.amend_asked)
        self.clear()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addStretch(1)
        head.addWidget(self.more)
        head.addWidget(self.next)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 12, 6, 0)
        column.setSpacing(12)
        column.addLayout(head)
        for card in (self.gates, self.criteria, self.notices, self.challenges):
            column.addWidget(card)
        column.addStretch(1)
        self.area = scrolled(inner, "Gates of the case")
        reading = QWidget()
        beneath = QVBoxLayout(reading)
        beneath.setContentsMargins(0, 12, 0, 0)
        top = QHBoxLayout()
        top.addWidget(self.back)
        top.addStretch(1)
        top.addWidget(self.print)
        beneath.addLayout(top)
        beneath.addWidget(self.reader, 1)
        self.sides.addWidget(self.area)
        self.sides.addWidget(reading)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sides)

    def load(self, board: Board, may_amend: bool, keep: bool = False) -> None:
        """Show a case's board; ``keep`` stays at the sheet being read and at the place, for the same case read anew."""
        reading = self.reader.record if keep and self.sides.currentIndex() == 1 else None
        place = self.area.verticalScrollBar().value() if keep else 0
        self.clear()
        self.board, self._may_amend = board, may_amend
        self._show_steps(board)
        for number, line in enumerate(board.gates):
            self._show_gate(number, line)
        self._show_criteria(board)
        self._show_notices(board)
        self._show_challenges(board)
        self.gates.grid.setColumnStretch(3, 1)
        self.area.verticalScrollBar().setValue(place)
        if reading:
            self.read(reading.id)

    def clear(self) -> None:
        """Show no case, and keep nothing of the one shown."""
        self.board, self._may_amend = None, False
        for group in (self.reads, self.prints, self.meets):
            for old in group.buttons():
                group.removeButton(old)
        for card in (self.gates, self.criteria, self.notices, self.challenges):
            card.fresh()
        self.notices.hide()
        self.challenges.hide()
        self.menu.clear()
        self.next.hide()
        self.more.hide()
        self.reader.load((), may_amend=False, may_authorise=False)
        self.sides.setCurrentIndex(0)

    def _show_steps(self, board: Board) -> None:
        self.next.setVisible(board.next is not None)
        if board.next:
            self.next.setText(board.next.words)
            self.next.setAccessibleName(board.next.words)
        for step in board.others:
            self.menu.addAction(step.words).setData(step.key)
        self.more.setVisible(bool(board.others))

    def _show_gate(self, number: int, line: GateLine) -> None:
        grid, row = self.gates.grid, 2 * number
        mark = PlainLabel(MARKS[line.state], "strong")
        mark.setAccessibleName(SPOKEN[line.state])
        grid.addWidget(mark, row, 0)
        grid.addWidget(PlainLabel(line.title, "muted" if line.state == "ahead" else "strong"), row, 1)
        on = PlainLabel(week_day(line.on) if line.on else ("next" if line.state == "next" else ""), "muted")
        grid.addWidget(on, row, 2)
        grid.addWidget(words_label(line.outcome), row, 3)
        buttons = QHBoxLayout()
        if line.sheet:
            self._link(buttons, self.reads, line.sheet.id, "Read", f"Read: {line.title}")
            self._link(buttons, self.prints, line.sheet.id, "Print…", f"Print: {line.title}")
        if line.meeting:
            self._link(buttons, self.meets, line.meeting.id, "Open", f"Open: {line.title}")
        grid.addLayout(buttons, row, 4)
        if line.hands:
            grid.addWidget(words_label(line.hands, "small"), row + 1, 3, 1, 2)

    def _link(self, into: QHBoxLayout, group: QButtonGroup, number: int, words: str, name: str) -> None:
        made = button(words, "link", name)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        group.addButton(made, number)
        into.addWidget(made)

    def _show_criteria(self, board: Board) -> None:
        grid = self.criteria.grid
        sheet = board.case.sheet("criteria")
        source = (
            f"Criteria sheet of {short_day(local_day(sheet.received_at))}." if sheet else "As the Part One has them."
        )
        grid.addWidget(paragraph(board.tally.sentence, "strong"), 0, 0, 1, 3)
        # In a line of its own across the card: the columns below are as narrow as “Met” and “LR-4”.
        head = QHBoxLayout()
        head.addWidget(paragraph(source, "small"), 1)
        if sheet:
            self._link(head, self.reads, sheet.id, "Read", "Read: criteria sheet")
            self._link(head, self.prints, sheet.id, "Print…", "Print: criteria sheet")
        grid.addLayout(head, 1, 0, 1, 3)
        answered = [line for line in board.tally.lines if line.standing is not Standing.UNANSWERED]
        for number, line in enumerate(answered, 2):
            grid.addWidget(PlainLabel(line.standing.value.capitalize(), "strong"), number, 0, TOP)
            grid.addWidget(PlainLabel(line.named, "muted"), number, 1, TOP)
            grid.addWidget(words_label(_limbs(line)), number, 2)
        if board.director:
            grid.addWidget(paragraph(board.director, "small"), len(answered) + 2, 0, 1, 3)
        grid.setColumnStretch(1, 0)
        grid.setColumnStretch(2, 1)

    def _show_notices(self, board: Board) -> None:
        grid = self.notices.grid
        for column, words in enumerate(("To", "Due", "Told", "How", "Copy filed")):
            grid.addWidget(PlainLabel(words, "small"), 0, column)
        for number, line in enumerate(board.notices, 1):
            newest = line.sheets[-1].answers if line.sheets else {}
            cells = (
                line.shown, short_day(line.due) if line.due else "no limit",
                short_day(line.told_on) if line.told_on else "not yet",
                "; ".join(dict.fromkeys(str(each.answers.get("how", "")) for each in line.sheets)),
                str(newest.get("copy") or ""),
            )  # fmt: skip
            for column, words in enumerate(cells):
                grid.addWidget(words_label(words, "" if line.told_on or column != 2 else "strong"), number, column, TOP)
            links = QHBoxLayout()
            for sheet in line.sheets[-1:]:
                self._link(links, self.reads, sheet.id, "Read", f"Read: notice to {line.shown}")
                self._link(links, self.prints, sheet.id, "Print…", f"Print: notice to {line.shown}")
            grid.addLayout(links, number, 5, TOP)
        grid.setColumnStretch(0, 2)
        self.notices.setVisible(bool(board.notices))

    def _show_challenges(self, board: Board) -> None:
        grid = self.challenges.grid
        for number, each in enumerate(board.challenges):
            agency = in_words(each.sheet.form.field("agency").kind, each.sheet.answers.get("agency"))
            gate = in_words(each.sheet.form.field("gate").kind, each.sheet.answers.get("gate"))
            grid.addWidget(PlainLabel(f"{each.number}", "strong"), 2 * number, 0, TOP)
            said = words_label(f"{agency}, {short_day(local_day(each.sheet.received_at))}: {gate}")
            grid.addWidget(said, 2 * number, 1, TOP)
            grid.addWidget(words_label(_outcome(each.outcome), "strong"), 2 * number, 2, TOP)
            links = QHBoxLayout()
            self._link(links, self.reads, each.sheet.id, "Read", f"Read: challenge {each.number}")
            if each.outcome:
                self._link(links, self.reads, each.outcome.id, "Outcome", f"Read: outcome of challenge {each.number}")
            grid.addLayout(links, 2 * number, 3, TOP)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self.challenges.setVisible(bool(board.challenges))

    def read(self, form_id: int) -> None:
        """Show one sheet whole, with its amendments beside what they changed."""
        record = self._sheet(form_id)
        if record:
            self.reader.load((record,), self._may_amend, may_authorise=False)
            self.sides.setCurrentIndex(1)
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_board(self) -> None:
        """Go back from a sheet to the gates."""
        self.sides.setCurrentIndex(0)

    def _sheet(self, form_id: int) -> FormRecord | None:
        return next((each for each in self.board.case.sheets if each.id == form_id), None) if self.board else None

    def _ask_next(self) -> None:
        if self.board and self.board.next and self._once.allows(self.board.next.key):
            self.step_asked.emit(self.board.next)

    def _ask_other(self, action: QAction) -> None:
        key = action.data()
        step: Step | None = next((each for each in self.board.others if each.key == key), None) if self.board else None
        if step:
            self.step_asked.emit(step)

    def _ask_print(self, form_id: int) -> None:
        if self._once.allows("print"):
            self.print_asked.emit(form_id)

    def _print_read(self) -> None:
        if self.reader.record:
            self._ask_print(self.reader.record.id)


def _limbs(line: TallyLine) -> str:
    return "\n".join(limb.shown for limb in line.limbs)


def _outcome(record: FormRecord | None) -> str:
    if record is None:
        return "open"
    outcome = in_words(record.form.field("outcome").kind, record.answers.get("outcome"))
    review = in_words(record.form.field("review").kind, record.answers.get("review"))
    return f"{outcome}{f': {review}' if review else ''} ({made_by(record.answers).name})"
