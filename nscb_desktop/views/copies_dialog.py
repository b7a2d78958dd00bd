"""The copy register of a meeting: every numbered copy with how it stands, and what can be recorded of those ticked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.packs import Befell, CopyRecord, PackRecord
from nscb_desktop.framework.text import visible
from nscb_desktop.views.day_entry import DayEntry
from nscb_desktop.views.editing.asking_dialog import AskingDialog, line_field
from nscb_desktop.views.kept_dialog import KeptDialog
from nscb_desktop.views.labels import QuietComboBox, button, counted, paragraph
from nscb_desktop.views.ordered_ticks import OrderedTicks
from nscb_desktop.views.panels import sized

ACTS = {
    Befell.ISSUED: "&Issued…",
    Befell.RETURNED: "&Returned…",
    Befell.DESTROYED: "&Destroyed…",
    Befell.TAKEN_BACK: "Recorded in &error…",
}


class CopiesDialog(KeptDialog):
    """Chooses among the packs made for a meeting, lists the copies, and asks to record what befell those ticked."""

    act_asked = Signal(object, object)
    """A Befell and the copies ticked."""
    print_asked, excel_asked = Signal(), Signal()

    def __init__(self, packs: Sequence[PackRecord], may: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Copies of the pack")
        self.setAccessibleName("Copies of the pack")
        self._packs: Sequence[PackRecord] = ()
        self.pack = QuietComboBox()
        self.pack.setAccessibleName("Pack")
        self.copies: OrderedTicks[CopyRecord] = OrderedTicks("Copies", ordered=False)
        self.out, self.problem = paragraph("", "strong"), paragraph("", "problem")
        self.every, self.close_button = button("Tick &all"), button("&Close")
        self.print_button, self.excel = (
            button("&Print…", name="Print the copy register"),
            button("To E&xcel…", name="The copy register to Excel"),
        )
        self.acts = {what: button(words) for what, words in ACTS.items()}
        self._arrange(may)
        self.pack.currentIndexChanged.connect(self._show_copies)
        self.copies.edited.connect(self._look)
        self.every.clicked.connect(self.copies.tick_all)
        self.close_button.clicked.connect(self.put_away)
        self.print_button.clicked.connect(self.print_asked)
        self.excel.clicked.connect(self.excel_asked)
        for each in self.acts.values():
            each.clicked.connect(self._ask)
        sized(self, 100, 34)
        self.show_packs(packs)

    def _arrange(self, may: bool) -> None:
        row = QHBoxLayout()
        for each in (self.every, *self.acts.values()):
            each.setVisible(may)
            each.setAutoDefault(False)
            row.addWidget(each)
        row.addStretch(1)
        for each in (self.print_button, self.excel):
            each.setAutoDefault(False)
            row.addWidget(each)
        row.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        for widget in (self.pack, self.out):
            layout.addWidget(widget)
        layout.addWidget(self.copies, 1)
        layout.addWidget(self.problem)
        layout.addLayout(row)

    def show_packs(self, packs: Sequence[PackRecord]) -> None:
        """Show the packs as they stand, with the same one chosen."""
        kept = self.pack.currentIndex() if len(packs) == len(self._packs) else 0
        self._packs = packs
        self.pack.blockSignals(True)
        self.pack.clear()
        for each in packs:
            encrypted = ", encrypted" if each.encrypted else ""
            made = f"Made {shown(each.recorded_at)} by {each.recorded_by}: {len(each.copies)} copies{encrypted}"
            self.pack.addItem(visible(made))
        self.pack.setCurrentIndex(kept)
        self.pack.blockSignals(False)
        self._show_copies()

    def _show_copies(self) -> None:
        chosen = self._packs[self.pack.currentIndex()] if self._packs else None
        copies = chosen.copies if chosen else ()
        self.copies.show_things([(copy, _words(copy)) for copy in copies], ())
        out = chosen.outstanding if chosen else 0
        told = f"{out} {counted(out, 'copy is', 'copies are')} with their recipients. {chosen.chain}" if chosen else ""
        self.out.setText(told)
        self._look()

    def _look(self) -> None:
        ticked = self.copies.ticked()
        for what, each in self.acts.items():
            each.setEnabled(bool(ticked) and all(copy.may_be(what) for copy in ticked))

    def _ask(self) -> None:
        what = next(what for what, each in self.acts.items() if each is self.sender())
        self.act_asked.emit(what, self.copies.ticked())

    def say(self, sentence: str) -> None:
        """Say why something was refused."""
        self.problem.setText(visible(sentence))


def _words(copy: CopyRecord) -> str:
    without = f" · without {len(copy.left_out)} {counted(len(copy.left_out), 'case', 'cases')}" if copy.left_out else ""
    return f"{copy.numbered} · {copy.whose} · {copy.pages} pages{without} · {copy.state}"


@dataclass(frozen=True, slots=True)
class Said:
    """When and how something befell copies."""

    on: date
    how: str


class BefellDialog(AskingDialog):
    """Asks for the day and the way; for an entry made in error, why it is wrong."""

    def __init__(
        self, what: Befell, copies: Sequence[CopyRecord], today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(f"Copies {what.value}", "&Record it", parent)
        self._what, self._today = what, today
        numbers = ", ".join(str(copy.number) for copy in copies)
        self.questions.addWidget(
            paragraph(f"{counted(len(copies), 'Copy', 'Copies')} {numbers}, {what.value}.", "strong")
        )
        self.day = DayEntry("Day", today)
        self.day.show_day(today())
        self.how = line_field("How", self)
        wrong = what is Befell.TAKEN_BACK
        self.ask("On which day?", self.day).setVisible(not wrong)
        self.ask("Why is the last entry wrong?" if wrong else "How? (by hand, by secure e-mail, shredded)", self.how)
        self.questions.addStretch()
        self.day.edited.connect(self.look)
        sized(self, 70, 18)
        self.look()

    def still_needed(self) -> list[str]:
        """A day that has come, and how."""
        day = self.day.day()
        needed = [] if day and day <= self._today() else ["a day that has come"]
        why = "why it is wrong" if self._what is Befell.TAKEN_BACK else "how"
        return needed + ([] if self.how.words().strip() else [why])

    def choice(self) -> Said:
        """What was entered; only asked for when nothing is missing."""
        day = self.day.day()
        if day is None:
            raise RuntimeError("the dialog let through an entry without its day")
        return Said(day, self.how.words().strip())
