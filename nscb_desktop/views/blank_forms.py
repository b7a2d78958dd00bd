"""Blank forms for agencies: Part One and Part Two to be filled in, written to a folder that is chosen."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QPushButton

from nscb_desktop.casework import outgoing
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.views.background import Background, Progress
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.plain_icons import use_plain_icons
from nscb_desktop.views.printing import forget_folders


class BlankForms(QObject):
    """Asks for the folder once its button is pressed, and has the forms written there."""

    def __init__(self, sitting: Sitting, background: Background, messages: Messages, pressed: QPushButton) -> None:
        super().__init__(pressed)
        self._sitting, self._background, self._messages = sitting, background, messages
        self.dialog: QFileDialog | None = None
        pressed.clicked.connect(self._ask)

    def _ask(self) -> None:
        dialog = QFileDialog(
            self._messages.window, "Folder for the blank forms", str(self._sitting.register.folder.exports)
        )
        use_plain_icons(dialog)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._write)
        dialog.finished.connect(self._gone)
        dialog.finished.connect(dialog.deleteLater)
        dialog.destroyed.connect(forget_folders)
        self.dialog = dialog
        dialog.open()

    def _gone(self) -> None:
        self.dialog = None

    def _write(self, chosen: str) -> None:
        def job(_progress: Progress) -> list[Path]:
            return outgoing.write_blanks(self._sitting, Path(chosen))

        self._background.run(
            job, self._written, self._messages.problem, "Making the blank forms", self._messages.window
        )

    def _written(self, paths: list[Path]) -> None:
        self._messages.toast(f"{len(paths)} blank forms are in the folder: {', '.join(path.name for path in paths)}.")
