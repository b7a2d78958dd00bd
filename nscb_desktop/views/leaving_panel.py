"""Leaving and arriving: an old register brought in and undone, and everything taken out as a plain copy."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from nscb_desktop.casework import desk, leaving_with, old_register, old_register_import, old_register_plan
from nscb_desktop.casework.leaving_with import Left
from nscb_desktop.casework.old_register import OldRegister
from nscb_desktop.casework.old_register_plan import OldPlan
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.dates import short_day
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.text import visible
from nscb_desktop.register.imports import Import
from nscb_desktop.views.background import Background, Progress, Ticket
from nscb_desktop.views.labels import button, counted, paragraph
from nscb_desktop.views.leave_dialog import LeaveChoice, LeaveDialog
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.old_register_dialog import OldLook, OldRegisterDialog
from nscb_desktop.views.panels import ShortRows, titled_card
from nscb_desktop.views.printing import WORKBOOK, forget_folders
from nscb_desktop.views.tables import Column, PagedModel, listed

BRINGS_IN = (
    "An Excel workbook with the cases of the years before, one in each row, whatever its headings are called. Which column "
    "is what is suggested and can be changed; then every row is shown with the case it would make, or why not. Cases are "
    "registered with their past dates, in one go or not at all, and an import can be undone whole."
)
LEAVES = (
    "The register, every form, sheet and original, the history and the diary as files for Excel, PDF readers, Outlook and "
    "other programs, in one folder with an index. Nothing is sent, and the register stays as it is."
)
UNDO = (
    "Undo bringing “{name}” in? {cases} become void: kept for ever as registered in error, with the reason, and their "
    "references are never used again. This cannot be taken back. Say why."
)
STOPPED = "Stopped. Nothing was written."


class LeavingPanel(QWidget):
    """What leaves the program whole, and what comes into it whole; for whoever may."""

    def __init__(self, sitting: Sitting, background: Background, messages: Messages) -> None:
        super().__init__()
        self._sitting, self._background, self._messages = sitting, background, messages
        self._gone = False
        self._old: OldRegister | None = None
        self.dialog: LeaveDialog | OldRegisterDialog | None = None
        self.choose = button("Choose the old re&gister…")
        self.undo = button("Undo this im&port…")
        self.leave = button("Leave with &everything…")
        self._rows = PagedModel[Import](COLUMNS, listed(()), self)
        self.imports = ShortRows(self._rows, _key, "Imports of old registers", 3)
        self.imports.say_when_empty("No old register has been brought in.")
        self._arrange()
        self.choose.clicked.connect(self.choose_file)
        self.undo.clicked.connect(self._ask_why)
        self.leave.clicked.connect(self._ask_to_leave)
        self.imports.chosen.connect(self._look)
        self._look()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 12, 12)
        column.setSpacing(14)
        arriving, above = titled_card("Bring an old register in")
        above.addLayout(_line(BRINGS_IN, self.choose))
        above.addWidget(self.imports, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.undo)
        above.addLayout(foot)
        leaving, below = titled_card("Leave with everything")
        below.addLayout(_line(LEAVES, self.leave))
        below.addWidget(paragraph(leaving_with.PLAIN_COPY, "small"))
        column.addWidget(arriving, 1)
        column.addWidget(leaving)

    def _look(self) -> None:
        row, person = self.imports.current_row(), self._sitting.person
        self.choose.setEnabled(person.may(Right.IMPORT))
        self.undo.setEnabled(person.may(Right.IMPORT) and row is not None and row.undone_at is None)
        self.leave.setEnabled(person.may(Right.LEAVE))

    def refresh(self) -> None:
        """Read the imports anew."""
        self._rows.load(listed(old_register_import.listed(self._sitting)))
        self._look()

    def forget(self) -> None:
        """Nobody waits for an outcome any more."""
        self._gone = True

    @property
    def _left(self) -> bool:
        return self._gone or not isValid(self)

    def _show(self, dialog: LeaveDialog | OldRegisterDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._dialog_gone)
        self._messages.show(dialog)

    def _dialog_gone(self) -> None:
        self.dialog = None

    def _failed(self, error: Exception) -> None:
        """Say what went wrong in the dialog that asked for it, or in a box of its own."""
        if self._left:
            return
        if self.dialog:
            self._messages.refuse(self.dialog, error)
        else:
            self._messages.problem(error)

    def _stopped(self, ticket: Ticket) -> None:
        """A job that nobody wants any more tells nobody: its dialog is given back here."""
        if ticket.progress.cancelled and not self._left and self.dialog:
            self.dialog.refused(STOPPED)

    def _accepted(self) -> None:
        if self.dialog:
            self.dialog.accept()

    def choose_file(self) -> QFileDialog:
        """Ask which workbook is the old register."""
        dialog = QFileDialog(self.window(), "Which workbook is the old register?")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"{WORKBOOK.called} (*.{WORKBOOK.ending})")
        dialog.fileSelected.connect(self.read)
        dialog.finished.connect(dialog.deleteLater)
        dialog.destroyed.connect(forget_folders)
        dialog.open()
        return dialog

    def read(self, name: str) -> None:
        """Read a workbook and show its columns."""

        def job(_progress: Progress) -> OldRegister:
            return old_register.read_file(self._sitting, Path(name))

        self._background.run(job, self._show_old, self._failed, "Reading the workbook", self.window())

    def _show_old(self, old: OldRegister) -> None:
        if self._left:
            return
        self._old = old
        dialog = OldRegisterDialog(old, self.window())
        dialog.look_asked.connect(self._look_at)
        dialog.chosen.connect(self._import)
        self._show(dialog)
        dialog.ask_to_look()

    def _look_at(self, asked: OldLook) -> None:
        old = self._old
        if old is None:
            return

        def job(progress: Progress) -> OldPlan:
            return old_register_plan.plan(
                self._sitting, old, asked.sheet, asked.mapping, close_rest=asked.close_rest, progress=progress.step
            )

        self._background.run(job, self._show_plan, self._failed, "Looking at every row", self.dialog)

    def _show_plan(self, plan: OldPlan) -> None:
        if isinstance(self.dialog, OldRegisterDialog) and not self._left:
            self.dialog.show_plan(plan)

    def _import(self, plan: OldPlan) -> None:
        why = self.dialog.why.words().strip() if isinstance(self.dialog, OldRegisterDialog) else ""

        def job(progress: Progress) -> Import:
            return old_register_import.apply(self._sitting, plan, why, progress.step)

        ticket = self._background.run(job, self._imported, self._failed, "Registering the cases", self.dialog)
        ticket.settled.connect(self._stopped)

    def _imported(self, brought: Import) -> None:
        if not self._left:
            self._accepted()
            self.refresh()
            self._messages.toast(f"{brought.cases:,} {counted(brought.cases, 'case is', 'cases are')} registered.")

    def _ask_why(self) -> None:
        row = self.imports.current_row()
        if row is None:
            return
        cases = f"Its {row.cases:,} {counted(row.cases, 'case', 'cases')}"
        self._messages.ask_reason(UNDO.format(name=row.name, cases=cases), "&Undo it", partial(self._undo, row.id))

    def _undo(self, import_id: int, why: str) -> None:
        def job(progress: Progress) -> int:
            return old_register_import.undo(self._sitting, import_id, why, progress.step)

        self._background.run(job, self._undone, self._failed, "Undoing the import", self.window())

    def _undone(self, number: int) -> None:
        if not self._left:
            self.refresh()
            self._messages.toast(f"{number:,} {counted(number, 'case is', 'cases are')} void.")

    def _ask_to_leave(self) -> None:
        name = f"nscb-everything-{self._sitting.today().isoformat()}"
        dialog = LeaveDialog(self._sitting.register.folder.exports / name, self.window())
        dialog.chosen.connect(self._write)
        self._show(dialog)

    def _write(self, choice: LeaveChoice) -> None:
        def job(progress: Progress) -> Left:
            desk.must_be_me(self._sitting, choice.password)
            return leaving_with.everything(self._sitting, choice.folder, progress.step)

        ticket = self._background.run(job, self._written, self._failed, "Writing everything", self.dialog)
        ticket.settled.connect(self._stopped)

    def _written(self, left: Left) -> None:
        if not self._left:
            self._accepted()
            cases = f"{left.cases:,} {counted(left.cases, 'case', 'cases')}"
            self._messages.say(
                visible(f"Everything is in {left.folder}: {cases}, {left.files:,} files. Begin with index.txt. ")
                + "The folder is not encrypted."
            )


def _line(words: str, act: QPushButton) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(12)
    act.setAccessibleDescription(words)
    line.addWidget(paragraph(words), 1)
    line.addWidget(act)
    return line


def _key(row: Import) -> int:
    return row.id


def _when(row: Import) -> str:
    return shown(row.at)


def _file(row: Import) -> str:
    return visible(row.name)


def _cases(row: Import) -> str:
    return f"{row.cases:,}"


def _by(row: Import) -> str:
    return row.by


def _undone(row: Import) -> str:
    return f"{short_day(local_day(row.undone_at))}: {row.undone_why}" if row.undone_at else ""


COLUMNS = (
    Column("at", "Brought in", _when, 18, look="strong", sortable=False),
    Column("file", "File", _file, 30, sortable=False, grows=True),
    Column("cases", "Cases", _cases, 8, sortable=False),
    Column("by", "By", _by, 20, sortable=False),
    Column("undone", "Undone", _undone, 34, sortable=False, grows=True),
)
