"""The old register before it is brought in: which column is what, and row by row what would be made or why not."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from nscb_desktop.casework.lists import counted
from nscb_desktop.casework.old_register import TARGETS, OldRegister, OldSheet, mapping_problem, suggested
from nscb_desktop.casework.old_register_import import verdict_words
from nscb_desktop.casework.old_register_plan import OldPlan, PlannedCase, Verdict
from nscb_desktop.framework.text import one_line, visible
from nscb_desktop.views.editing.text_fields import GrowingText
from nscb_desktop.views.kept_dialog import KeptDialog
from nscb_desktop.views.labels import PlainLabel, QuietComboBox, button, paragraph
from nscb_desktop.views.panels import scrolled, sized
from nscb_desktop.views.rows_view import RowsView
from nscb_desktop.views.tables import Column, PagedModel, listed

NOT_READ = "(not read)"
KEPT = "What has no column of its own here is kept word for word in the notes of the case's office record."
LOOK_AGAIN = "The columns were changed: look again at what would be made."


@dataclass(frozen=True, slots=True)
class OldLook:
    """What is to be looked at: a sheet, its columns by what they are read as, and what becomes of cases without an end."""

    sheet: OldSheet
    mapping: dict[str, int]
    close_rest: bool


def _key(row: PlannedCase) -> int:
    return row.number


def _number(row: PlannedCase) -> str:
    return str(row.number)


def _verdict(row: PlannedCase) -> str:
    return row.verdict.value


def _said(row: PlannedCase) -> str:
    return row.said


COLUMNS = (
    Column("row", "Row", _number, 6, sortable=False),
    Column("verdict", "What becomes of it", _verdict, 18, look="strong", sortable=False),
    Column("said", "What would be made, or why not", _said, 60, sortable=False, grows=True),
)
ORDER = (Verdict.REFUSED, Verdict.TWICE, Verdict.KNOWN, Verdict.MADE)


class OldRegisterDialog(KeptDialog):
    """Columns on the left, rows on the right; nothing is written before Import, and then all of it or nothing."""

    look_asked = Signal(object)
    """An OldLook."""
    chosen = Signal(object)
    """The OldPlan to be carried out."""

    def __init__(self, old: OldRegister, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Bring an old register in: nothing is written yet")
        self.setAccessibleName("Bring an old register in")
        self._old, self.plan = old, None
        self.sheet = QuietComboBox()
        self.sheet.setAccessibleName("Sheet")
        self.sheet.addItems([visible(each.name) for each in old.sheets])
        self.columns: dict[str, QuietComboBox] = {}
        self._rows = PagedModel[PlannedCase](COLUMNS, listed(()), self)
        self.rows = RowsView[PlannedCase](self._rows, _key, "What would be made of each row")
        self.counts, self.detail = PlainLabel("", "section"), paragraph()
        self.detail.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.detail.setAccessibleName("The chosen row in full")
        self.close_rest = QCheckBox("C&lose a case that has no closing date, on its last date")
        self.why = GrowingText(1, self, offers_others=False)
        self.why.setAccessibleName("Where the register comes from")
        self.problem = paragraph("", "problem")
        self.look = button("&Show what would be made")
        self.ok, self.cancel = button("&Import", "primary"), button("Cancel")
        self._arrange()
        self._connect()
        self._take_sheet()
        sized(self, 168, 40)

    plan: OldPlan | None

    def _arrange(self) -> None:
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for target in TARGETS:
            box = self.columns[target.key] = QuietComboBox()
            box.setAccessibleName(f"Column for: {target.words}")
            box.setMinimumContentsLength(18)
            self._form.addRow(PlainLabel(target.words, "strong" if target.needed else ""), box)
        panel = QWidget()
        panel.setLayout(self._form)
        left = QVBoxLayout()
        if len(self._old.sheets) > 1:
            left.addWidget(self.sheet)
        left.addWidget(paragraph("Which column is what? Suggested by the headings; change what is wrong.", "strong"))
        left.addWidget(scrolled(panel, "Columns"), 1)
        left.addWidget(self.close_rest)
        left.addWidget(self.look)
        right = QVBoxLayout()
        for each in (self.counts, paragraph(KEPT, "small")):
            right.addWidget(each)
        right.addWidget(self.rows, 1)
        right.addWidget(self.detail)
        label = PlainLabel("&Where does the register come from? It stays in the history", "strong")
        label.setBuddy(self.why)
        right.addWidget(label)
        right.addWidget(self.why)
        beside = QHBoxLayout()
        beside.setSpacing(14)
        beside.addLayout(left, 2)
        beside.addLayout(right, 3)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.problem, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.ok)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addLayout(beside, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.sheet.currentIndexChanged.connect(self._take_sheet)
        for box in self.columns.values():
            box.currentIndexChanged.connect(self._changed)
        self.close_rest.toggled.connect(self._changed)
        self.rows.chosen.connect(self._show_row)
        self.look.clicked.connect(self._ask_to_look)
        self.ok.clicked.connect(self._send)
        self.cancel.clicked.connect(self.reject)

    @property
    def _shown(self) -> OldSheet:
        return self._old.sheets[self.sheet.currentIndex()]

    def _take_sheet(self) -> None:
        """Offer the headings of the sheet, with those that are probably meant chosen."""
        likely = suggested(self._shown.headings)
        for key, box in self.columns.items():
            box.blockSignals(True)
            box.clear()
            box.addItem(NOT_READ, None)
            for place, words in self._shown.headings:
                box.addItem(visible(one_line(words)), place)
            box.setCurrentIndex(max(0, box.findData(likely.get(key))) if key in likely else 0)
            box.blockSignals(False)
        self._changed()

    def mapping(self) -> dict[str, int]:
        """Which column is read as what."""
        chosen = {key: box.currentData() for key, box in self.columns.items()}
        return {key: place for key, place in chosen.items() if place is not None}

    def _changed(self) -> None:
        """What was looked at no longer holds."""
        self.plan = None
        self._rows.load(listed(()))
        self.counts.setText(f"{counted(len(self._shown.lines), 'row', 'rows')} below the headings")
        self.say(mapping_problem(self.mapping()) or LOOK_AGAIN)

    def ask_to_look(self) -> None:
        """Look at once where the suggested columns suffice."""
        if not mapping_problem(self.mapping()):
            self._ask_to_look()

    def _ask_to_look(self) -> None:
        if problem := mapping_problem(self.mapping()):
            self.say(problem)
            return
        self.look_asked.emit(OldLook(self._shown, self.mapping(), self.close_rest.isChecked()))

    def show_plan(self, plan: OldPlan) -> None:
        """Show the dry run, what stands in the way first."""
        self.plan = plan
        rows = [row for verdict in ORDER for row in plan.rows if row.verdict is verdict]
        self._rows.load(listed(rows))
        self.counts.setText(f"{counted(len(rows), 'row', 'rows')}: {verdict_words(plan)}")
        if rows:
            self.rows.choose(_key(rows[0]))
        made, left = len(plan.made), len(rows) - len(plan.made)
        self.ok.setText(f"&Import {counted(made, 'case', 'cases')}")
        self.say("" if made else "No row of the file would become a case.")
        if made and left:
            self.problem.setText(f"{counted(left, 'row is', 'rows are')} left out, and can be brought in later.")

    def _show_row(self, row: object) -> None:
        known = row if isinstance(row, PlannedCase) else None
        self.detail.setText(f"Row {known.number}: {one_line(known.said) or known.verdict.value}" if known else "")

    def say(self, sentence: str) -> None:
        """Show a sentence in the dialog; with one, or without a dry run, nothing can be imported."""
        self.problem.setText(visible(sentence))
        self.ok.setEnabled(bool(self.plan and self.plan.made))
        self.look.setEnabled(not mapping_problem(self.mapping()))
        self.ok.setAccessibleDescription(self.problem.text())

    def _send(self) -> None:
        if self.plan:
            self.hand_over(self.chosen, self.plan)
