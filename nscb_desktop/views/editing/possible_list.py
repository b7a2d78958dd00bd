"""Cases that may be about the same child, and the answer: another child, that case, or a sibling."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QListWidget, QListWidgetItem, QRadioButton, QVBoxLayout, QWidget

from nscb_desktop.framework.records import Possible
from nscb_desktop.framework.text import one_line

DECISIONS = {
    "different": "A &different child: open a new case",
    "add": "The same child: &add this Part One to the case chosen above",
    "sibling": "A &sibling of the child chosen above: open a new case, linked to it",
}
TWIN = "perhaps a twin: same date of birth and address, another first name"


def possible_words(possible: Possible) -> str:
    """A possible duplicate on two lines: reference, alias, child, born; then what is alike."""
    row = possible.row
    born = f", born {one_line(possible.born)}" if possible.born else ""
    alike = "; ".join(one_line(each) for each in possible.alike)
    notes = " · ".join(part for part in (TWIN if possible.twin else "", f"Alike: {alike}" if alike else "") if part)
    return f"{row.reference} · {row.alias} · {one_line(row.child)}{born}\n{notes}"


class PossibleList(QWidget):
    """The list, and three answers of which none is chosen until somebody chooses one."""

    changed = Signal()

    def __init__(self, possibles: Sequence[Possible], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._possibles = tuple(possibles)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Cases that may be about the same child")
        self.list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.list.setMaximumHeight(6 * 3 * self.fontMetrics().height())
        for possible in self._possibles:
            item = QListWidgetItem(possible_words(possible), self.list)
            item.setSizeHint(QSize(0, 2 * self.fontMetrics().lineSpacing() + 12))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.list)
        group = QButtonGroup(self)
        self.answers: dict[str, QRadioButton] = {}
        for key, words in DECISIONS.items():
            answer = QRadioButton(words, self)
            answer.setAccessibleName(words.replace("&", ""))
            answer.toggled.connect(self._changed)
            group.addButton(answer)
            layout.addWidget(answer)
            self.answers[key] = answer
        self.setFocusProxy(self.list)
        self.list.itemSelectionChanged.connect(self._changed)
        self.list.setSelectionMode(QListWidget.SelectionMode.SingleSelection)

    def choose(self, number: int) -> None:
        """Choose one of the cases."""
        self.list.setCurrentRow(number)

    def _selected(self) -> Possible | None:
        rows = [self.list.row(item) for item in self.list.selectedItems()]
        return self._possibles[rows[0]] if rows else None

    def decision(self) -> str:
        """``different``, ``add``, ``sibling``, or nothing yet."""
        return next((key for key, answer in self.answers.items() if answer.isChecked()), "")

    def case_id(self) -> int | None:
        """The case that the answer is about; none for another child."""
        possible = self._selected()
        return possible.row.id if possible and self.decision() in {"add", "sibling"} else None

    def needed(self) -> str:
        """What still has to be answered; empty where nothing has."""
        decision = self.decision()
        if not decision:
            return "whether the child is already in the register"
        possible = self._selected()
        if decision == "different":
            return ""
        if possible is None:
            return "which of the listed cases it is"
        if decision == "add" and possible.twin:
            return "another answer for this one, as the first names differ: a sibling or a different child"
        return ""

    @Slot()
    def _changed(self) -> None:
        self.changed.emit()
