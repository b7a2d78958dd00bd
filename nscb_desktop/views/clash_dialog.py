"""Two windows saved the same draft: both texts side by side, and neither is lost."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.records import Draft
from nscb_desktop.views.labels import button, paragraph


def differing(mine: Draft, theirs: Draft) -> list[tuple[str, str, str]]:
    """(label, mine, theirs) of every answer that is not the same."""
    rows = []
    for field in mine.form.fields():
        here, there = (in_words(field.kind, draft.answers.get(field.key)) for draft in (mine, theirs))
        if here != there:
            rows.append((field.label.rstrip(":"), here or "not answered", there or "not answered"))
    return rows


class ClashDialog(QDialog):
    """Shows what differs and asks which text stays in this draft; the other one is kept too."""

    mine_kept = Signal(object)
    """The other person's draft, over which mine is saved; theirs stands in this dialog to be copied."""
    theirs_kept = Signal(object, object)
    """Mine and theirs: theirs stays, mine is kept as a draft of its own."""

    def __init__(self, mine: Draft, theirs: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mine, self._theirs = mine, theirs
        self.setWindowTitle("Saved in two windows")
        self.resize(860, 480)
        layout = QVBoxLayout(self)
        layout.addWidget(
            paragraph(f"{theirs.saved_by} saved this draft in another window after you opened it.", "section")
        )
        layout.addWidget(paragraph("Both texts are kept whatever you choose.", "small"))
        layout.addWidget(self._table(differing(mine, theirs), theirs.saved_by))
        buttons = QHBoxLayout()
        buttons.addStretch()
        self.keep_both = button("Keep &both: mine becomes a draft of its own", "primary")
        self.keep_mine = button("Put &mine in its place")
        self.keep_both.clicked.connect(self._keep_both)
        self.keep_mine.clicked.connect(self._keep_mine)
        buttons.addWidget(self.keep_mine)
        buttons.addWidget(self.keep_both)
        layout.addLayout(buttons)

    def _table(self, rows: list[tuple[str, str, str]], other: str) -> QTableWidget:
        table = QTableWidget(len(rows), 3)
        table.setAccessibleName("Answers that differ")
        table.setHorizontalHeaderLabels(["Question", "Typed here", f"Saved by {other}"])
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        for place, row in enumerate(rows):
            for column, words in enumerate(row):
                table.setItem(place, column, QTableWidgetItem(words))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.resizeRowsToContents()
        return table

    def _keep_both(self) -> None:
        self.accept()
        self.theirs_kept.emit(self._mine, self._theirs)

    def _keep_mine(self) -> None:
        self.accept()
        self.mine_kept.emit(self._theirs)

    def reject(self) -> None:
        """Leaving the question unanswered keeps both, which loses nothing."""
        super().reject()
        self.theirs_kept.emit(self._mine, self._theirs)
