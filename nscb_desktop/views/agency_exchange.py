"""The list of agencies out to a workbook and in from one: made, read and written away from the screen."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from nscb_desktop.casework import agency_list
from nscb_desktop.casework.agency_plan import ImportPlan, Verdict
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import ChangedMeanwhile
from nscb_desktop.views.background import Background
from nscb_desktop.views.errand import Errand
from nscb_desktop.views.import_dialog import CHANGED_MEANWHILE, ImportDialog
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.printing import WORKBOOK, forget_folders, save_file


class AgencyExchange(QObject):
    """Export and import; an import is looked at row by row before anything is written."""

    imported = Signal()
    """A list was taken over."""

    def __init__(self, sitting: Sitting, background: Background, messages: Messages, panel: QWidget) -> None:
        super().__init__(panel)
        self._sitting, self._messages, self._panel = sitting, messages, panel
        self.errand = Errand(background, messages, panel)

    def export(self) -> None:
        """Make the workbook, then ask where to save it."""
        self.errand.run("Making the workbook…", partial(agency_list.export_list, self._sitting), self._ask_where)

    def _ask_where(self, data: bytes) -> None:
        name = f"agencies-and-people-{self._sitting.today().isoformat()}"
        folder = self._sitting.register.folder.exports
        save_file(data, name, partial(self._exported, data), self._panel.window(), folder, WORKBOOK)

    def _exported(self, data: bytes, path: Path) -> None:
        def act() -> None:
            agency_list.note_export(self._sitting, path.name, data)
            self._messages.toast(f"The list is saved as {path.name}.")

        self._messages.tried(act)

    def choose_file(self) -> QFileDialog:
        """Ask which workbook to read."""
        dialog = QFileDialog(self._panel.window(), "Import a list of agencies and people")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"{WORKBOOK.called} (*.{WORKBOOK.ending})")
        dialog.fileSelected.connect(self.read)
        dialog.finished.connect(dialog.deleteLater)
        dialog.destroyed.connect(forget_folders)
        dialog.open()
        return dialog

    def read(self, name: str) -> None:
        """Read a workbook and show what importing it would do."""
        work = partial(agency_list.read_file, self._sitting, Path(name))
        self.errand.run("Reading the workbook…", work, self._show)

    def _show(self, plan: ImportPlan, head: str = "") -> None:
        dialog = ImportDialog(plan, self._panel.window(), head)
        dialog.chosen.connect(self._apply)
        self._messages.show(dialog)

    def _apply(self, plan: ImportPlan, why: str) -> None:
        self.errand.run("Importing the list…", partial(_applied, self._sitting, plan, why), self._done)

    def _done(self, outcome: tuple[bool, ImportPlan]) -> None:
        written, plan = outcome
        if not written:
            self._show(plan, CHANGED_MEANWHILE)
            return
        self.imported.emit()
        new, changed = plan.count(Verdict.NEW), plan.count(Verdict.CHANGED)
        self._messages.toast(f"The list is imported: {new} new, {changed} changed.")

    def forget(self) -> None:
        """Nobody waits for an outcome any more."""
        self.errand.forget()


def _applied(sitting: Sitting, plan: ImportPlan, why: str) -> tuple[bool, ImportPlan]:
    """Carry an import out; where the list was changed meanwhile, nothing is written and the new dry run comes back."""
    try:
        return True, agency_list.apply_import(sitting, plan, why)
    except ChangedMeanwhile as clash:
        if not isinstance(clash.theirs, ImportPlan):
            raise
        return False, clash.theirs
