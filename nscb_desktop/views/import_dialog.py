"""The dry run of an import: every row with what would become of it, before anything is written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from nscb_desktop.casework.agency_plan import ImportPlan, PlannedRow, Verdict
from nscb_desktop.framework.text import one_line, visible
from nscb_desktop.views.editing.text_fields import GrowingText
from nscb_desktop.views.labels import PlainLabel, button, paragraph
from nscb_desktop.views.panels import sized
from nscb_desktop.views.rows_view import RowsView
from nscb_desktop.views.tables import Column, PagedModel, listed

ORDER = (Verdict.REFUSED, Verdict.CHANGED, Verdict.NEW, Verdict.SAME)
REFUSED = "Nothing can be imported while a row is refused: correct the file, then choose it again."
NOTHING = "Nothing in the file differs from the list."
KEPT = "Nobody is taken out of the list by an import, and a blank cell leaves what is recorded."
CHANGED_MEANWHILE = "The list was changed after the file was read. This is what the import would do now."


def _key(row: PlannedRow) -> int:
    return row.entry.number


def _number(row: PlannedRow) -> str:
    return str(row.entry.number)


def _verdict(row: PlannedRow) -> str:
    return row.verdict.value


def _agency(row: PlannedRow) -> str:
    return row.entry.agency


def _office(row: PlannedRow) -> str:
    return row.entry.office.value if row.entry.office else ""


def _name(row: PlannedRow) -> str:
    return row.entry.name


def _said(row: PlannedRow) -> str:
    return row.said


COLUMNS = (
    Column("row", "Row", _number, 6, sortable=False),
    Column("verdict", "What becomes of it", _verdict, 16, look="strong", sortable=False),
    Column("agency", "Agency", _agency, 28, sortable=False),
    Column("office", "Office", _office, 19, sortable=False),
    Column("name", "Name", _name, 22, sortable=False),
    Column("said", "Old → new, or why not", _said, 44, sortable=False),
)


def counted(plan: ImportPlan) -> str:
    """``2 new, 1 changed, 40 the same, 0 refused``."""
    return ", ".join(f"{plan.count(each)} {each.value.lower()}" for each in Verdict)


class ImportDialog(QDialog):
    """Shows the rows that would change anything, the refused ones first; imports all of it or nothing."""

    chosen = Signal(object, str)
    """The ImportPlan to be carried out, and why or where the list comes from."""

    def __init__(self, plan: ImportPlan, parent: QWidget | None = None, head: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Import the list: nothing is written yet")
        self.setAccessibleName("Import the list")
        self._plan, self._sent = plan, False
        self._rows = PagedModel[PlannedRow](COLUMNS, listed(()), self)
        self.rows = RowsView[PlannedRow](self._rows, _key, "What the import would do")
        self.same = QCheckBox("Rows that stay the &same too")
        self.detail = paragraph()
        self.detail.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.detail.setAccessibleName("The chosen row in full")
        self.why = GrowingText(2, self, offers_others=False)
        self.why.setAccessibleName("Where the list comes from")
        self.problem = paragraph("", "problem")
        self.ok, self.cancel = button("&Import", "primary"), button("Cancel")
        self._arrange(head)
        self.same.toggled.connect(self._fill)
        self.rows.chosen.connect(self._show)
        self.ok.clicked.connect(self._send)
        self.cancel.clicked.connect(self.reject)
        self._fill()
        self._look()
        sized(self, 160, 34)

    def _arrange(self, head: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        if head:
            layout.addWidget(paragraph(head, "problem"))
        self.counts = PlainLabel(f"{len(self._plan.rows)} rows: {counted(self._plan)}", "section")
        layout.addWidget(self.counts)
        layout.addWidget(paragraph(visible(" ".join([*self._plan.entries.notes, KEPT])), "small"))
        layout.addWidget(self.same)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self.detail)
        label = PlainLabel("&Where does the list come from? It stays in the history", "strong")
        label.setBuddy(self.why)
        layout.addWidget(label)
        layout.addWidget(self.why)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.problem, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.ok)
        layout.addLayout(foot)

    def _fill(self) -> None:
        wanted = [each for each in ORDER if each is not Verdict.SAME or self.same.isChecked()]
        rows = [row for verdict in wanted for row in self._plan.rows if row.verdict is verdict]
        self._rows.load(listed(rows))
        if self.rows.current_row() is None and rows:
            self.rows.choose(_key(rows[0]))
        self._show(self.rows.current_row())

    def _show(self, row: object) -> None:
        known = row if isinstance(row, PlannedRow) else None
        self.detail.setText(f"Row {known.entry.number}: {one_line(known.said) or known.verdict.value}" if known else "")

    def _look(self) -> None:
        refused = self._plan.count(Verdict.REFUSED)
        self.problem.setText(REFUSED if refused else "" if self._plan.changing else NOTHING)
        self.ok.setEnabled(not self.problem.text())
        self.ok.setAccessibleDescription(self.problem.text())

    def _send(self) -> None:
        if not self._sent:
            self._sent = True
            why = self.why.words().strip()
            self.accept()
            self.chosen.emit(self._plan, why)
