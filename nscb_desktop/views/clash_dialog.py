"""Two windows saved the same draft: both texts side by side, and neither is lost."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from nscb_desktop.framework.editions import edition_on
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.records import Draft
from nscb_desktop.views.editing.moment_field import day_written
from nscb_desktop.views.editing.receipt_card import received
from nscb_desktop.views.labels import button, paragraph


def differing(mine: Draft, theirs: Draft, moment: str = "") -> list[tuple[str, str, str]]:
    """(label, mine, theirs) of the date and of every answer that is not the same; ``moment`` is what the date is called."""
    office = edition_on(local_day(mine.received_at or mine.saved_at)).form("office_record")
    rows = [(moment or received(mine.form.name), _received(mine), _received(theirs))]
    for fields, here, there in (
        (mine.form.fields(), mine.answers, theirs.answers),
        (office.fields(), mine.office, theirs.office),
    ):
        for field in fields:
            mine_said, their_said = (in_words(field.kind, each.get(field.key)) for each in (here, there))
            rows.append((field.label.rstrip(":"), mine_said or "not answered", their_said or "not answered"))
    return [row for row in rows if row[1] != row[2]]


def _received(draft: Draft) -> str:
    """What was typed for the moment where it says more than the moment, or is none yet; otherwise the moment."""
    return draft.received_words or (day_written(draft.received_at) if draft.received_at else "not entered")


class ClashDialog(QDialog):
    """Shows what differs and asks which text stays in this draft; the other one is kept too."""

    mine_kept = Signal(object)
    """The other person's draft, over which mine is saved; theirs stands in this dialog to be copied."""
    theirs_kept = Signal(object, object)
    """Mine and theirs: theirs stays, mine is kept as a draft of its own."""

    def __init__(self, mine: Draft, theirs: Draft, parent: QWidget | None = None, moment: str = "") -> None:
        super().__init__(parent)
        self._mine, self._theirs = mine, theirs
        self.setWindowTitle("Saved in two windows")
        self.resize(860, 480)
        layout = QVBoxLayout(self)
        layout.addWidget(
            paragraph(f"{theirs.saved_by} saved this draft in another window after you opened it.", "section")
        )
        layout.addWidget(paragraph("Both texts are kept whatever you choose.", "small"))
        layout.addWidget(self._table(differing(mine, theirs, moment), theirs.saved_by))
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
