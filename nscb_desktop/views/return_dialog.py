"""What came back, before anything of it is written: whose it is, what is doubtful, and what is to become of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nscb_desktop.casework.returning import Returned, answers_of
from nscb_desktop.casework.taking_in import AS_IT_CAME, Receipt
from nscb_desktop.framework.answers import Answer
from nscb_desktop.framework.completeness import missing
from nscb_desktop.framework.dates import short_day
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.text import one_line, visible
from nscb_desktop.views.day_entry import DayEntry
from nscb_desktop.views.editing.text_fields import GrowingText, LineText
from nscb_desktop.views.kept_dialog import KeptDialog
from nscb_desktop.views.labels import PlainLabel, QuietComboBox, button, paragraph
from nscb_desktop.views.panels import question, sized
from nscb_desktop.views.return_rows import ReturnRows

IMPORT, TYPE, FILE, NOT_KNOWN, BEGIN = "import", "type", "file", "not_known", "begin"
BY = {
    "slip": "Recognised by the slip on the form.",
    "reference": "Recognised by the case reference and the agency's name.",
    "person": "Chosen by you.",
    "": "Not recognised: enter the case, then choose the request.",
}
NOTHING_TO_TAKE = "Nothing of this file can be taken over."
CHOOSE_FIRST = "Choose the request; its answers then show here."
A_REFERRAL = "It belongs to no case yet. To file it only, enter the case."


@dataclass(frozen=True)
class ReturnChoice:
    """What is to become of a file that came back."""

    act: str
    returned: Returned
    case_id: int | None
    """The case that is chosen; a Part One can be begun without one."""
    receipt: Receipt
    taken: Mapping[str, Answer] = field(default_factory=dict)
    gaps_reason: str = ""


class ReturnDialog(KeptDialog):
    """Shows the request, the doubts and every question; imports, begins a Part One, files, or records "not known"."""

    chosen = Signal(object)
    """A ReturnChoice."""
    look_asked = Signal(object)
    """The Piece to be looked at."""

    def __init__(
        self,
        returned: Returned,
        find: Callable[[str], CaseFile | None],
        again: Callable[[int], Returned],
        today: Callable[[], date],
        case: CaseFile | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("A return: nothing is written yet")
        self.setAccessibleName("A return")
        self._returned, self._find, self._again = returned, find, again
        self._case = returned.case or case
        self._refusal = ""
        self.case, self.request = LineText(self, offers_others=False), QuietComboBox()
        self.by, self.doubts, self.says = paragraph("", "small"), paragraph("", "problem"), paragraph("")
        self.rows = ReturnRows(self)
        self.day, self.route = DayEntry("Received on", today), LineText(self, offers_others=False)
        self.gaps = GrowingText(1, self, offers_others=False)
        self.problem = paragraph("", "problem")
        self.acts: dict[str, QPushButton] = {
            FILE: button("&File it only"),
            TYPE: button("File it and t&ype it in…"),
            NOT_KNOWN: button("Record “&not known to this agency”"),
            IMPORT: button("&Import", "primary"),
            BEGIN: button("&Begin a Part One…", "primary"),
        }
        self.look_at, self.cancel = button("L&ook at it…"), button("Cancel")
        self._arrange()
        self._connect()
        self.case.setText(str(self._case.reference) if self._case else "")
        self.day.show_day(returned.received_on)
        self.route.setText(returned.route)
        self.gaps.setPlainText(AS_IT_CAME)
        self._fill()
        sized(self, 150, 42)

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(one_line(self._returned.name), "section"), 1)
        head.addWidget(self.look_at)
        layout.addLayout(head)
        whose = QHBoxLayout()
        whose.setSpacing(16)
        for words, editor in (("&Case", self.case), ("Re&quest to", self.request)):
            editor.setAccessibleName(words.replace("&", ""))
            whose.addWidget(question(words, editor, letters=40))
        whose.addStretch(1)
        layout.addLayout(whose)
        layout.addWidget(self.by)
        layout.addWidget(self.doubts)
        layout.addWidget(self.says)
        layout.addWidget(self.rows, 1)
        receipt = QHBoxLayout()
        receipt.setSpacing(16)
        self.route.setAccessibleName("How it came")
        self.gaps.setAccessibleName("Why answers are missing")
        self.why = question("&Why answers are missing", self.gaps, letters=50)
        top = Qt.AlignmentFlag.AlignTop
        receipt.addWidget(question("&Received on", self.day, letters=40), 2, top)
        receipt.addWidget(question("&How it came", self.route, letters=30), 2, top)
        receipt.addWidget(self.why, 3, top)
        layout.addLayout(receipt)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.problem, 1)
        for each in (self.cancel, *self.acts.values()):
            foot.addWidget(each)
            each.setAutoDefault(False)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.case.editingFinished.connect(self._case_entered)
        self.request.activated.connect(self._request_chosen)
        self.day.edited.connect(self._look)
        self.route.textChanged.connect(self._look)
        self.rows.changed.connect(self._look)
        self.look_at.clicked.connect(self._look_at)
        self.cancel.clicked.connect(self.reject)
        for name, each in self.acts.items():
            each.setProperty("act", name)
            each.clicked.connect(self._act)

    @property
    def returned(self) -> Returned:
        """The file as it would be taken over for the request that is chosen."""
        return self._returned

    def _case_entered(self) -> None:
        found = self._find(self.case.words())
        if found and (self._case is None or found.id != self._case.id):
            self._case = found
            self._fill_requests()
        self._look()

    def _fill(self) -> None:
        self._fill_requests()
        returned = self._returned
        self.by.setText(A_REFERRAL if returned.is_referral else BY[returned.recognised.by])
        self.doubts.setText(visible("\n".join(doubt.words for doubt in self._returned.doubts)))
        self.doubts.setVisible(bool(self._returned.doubts))
        self.says.setText(visible(f"It says: “{self._returned.not_known}”"))
        self.says.setVisible(bool(self._returned.not_known))
        shown = returned.fields if returned.importable or returned.begins_part_one else ()
        self.rows.show_offers(shown, CHOOSE_FIRST if returned.waits_for_a_request else NOTHING_TO_TAKE)
        self._look()

    def _fill_requests(self) -> None:
        self.request.clear()
        self.request.addItem("(not chosen)", None)
        for each in self._case.requests if self._case else ():
            if each.counts:
                stands = f", {each.state}" if each.standing else ""
                self.request.addItem(one_line(f"{each.agency}, asked on {short_day(each.asked_on)}{stands}"), each.id)
        meant = self._returned.request
        self.request.setCurrentIndex(max(0, self.request.findData(meant.id)) if meant else 0)

    def _request_chosen(self) -> None:
        number = self.request.currentData()
        if number is not None and (self._returned.request is None or number != self._returned.request.id):
            self._returned = self._again(number)
            self._fill()

    def _look(self) -> None:
        """Say what stands in the way, and offer what can be done."""
        self._refusal = ""
        returned, known = self._returned, self._returned.request is not None
        waited_for = bool(returned.request and returned.request.settled is None)
        gaps = known and missing(returned.read.form, answers_of(returned, self.rows.taken))
        self.why.setVisible(bool(gaps) and returned.importable)
        self.problem.setText(self._needed())
        whole = not self.problem.text()
        for act, can in {
            IMPORT: returned.importable,
            TYPE: waited_for,
            NOT_KNOWN: waited_for,
            BEGIN: returned.begins_part_one,
            FILE: self._case is not None,
        }.items():
            self.acts[act].setEnabled(whole and can)
        for act in (IMPORT, TYPE):
            self.acts[act].setVisible(not returned.is_referral)
        self.acts[NOT_KNOWN].setVisible(bool(returned.not_known))
        self.acts[BEGIN].setVisible(returned.begins_part_one)

    def _needed(self) -> str:
        needed = [] if self._case or self._returned.begins_part_one else ["the case"]
        needed += [] if self.day.day() else ["the day it came"]
        needed += [] if self.route.words().strip() else ["how it came"]
        return f"Still needed: {'; '.join(needed)}." if needed else ""

    def _look_at(self) -> None:
        self.look_asked.emit(self._returned.read.piece)

    def _act(self) -> None:
        day = self.day.day()
        if day and not self._needed():
            receipt = Receipt(day, self.route.words().strip())
            reason = self.gaps.words().strip() if self.why.isVisibleTo(self) else ""
            case_id = self._case.id if self._case else None
            act = str(self.sender().property("act"))
            self.hand_over(self.chosen, ReturnChoice(act, self._returned, case_id, receipt, self.rows.taken, reason))

    def say(self, sentence: str) -> None:
        """Say why it was refused."""
        self._refusal = visible(sentence)
        self.problem.setText(self._refusal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the case's line looks it up, and closes nothing."""
        if self.focusWidget() is self.case and event.text() in {"\r", "\n"}:
            self._case_entered()
        else:
            super().keyPressEvent(event)
