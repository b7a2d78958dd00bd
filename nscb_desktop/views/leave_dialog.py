"""The warning before leaving with everything: where to, that it is a plain copy, and that it is really whoever signed in."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QWidget

from nscb_desktop.casework.leaving_with import PLAIN_COPY
from nscb_desktop.views.editing.asking_dialog import AskingDialog, line_field
from nscb_desktop.views.labels import button, paragraph
from nscb_desktop.views.panels import sized
from nscb_desktop.views.passphrase_fields import secret_line
from nscb_desktop.views.plain_icons import use_plain_icons
from nscb_desktop.views.printing import forget_folders

UNDERSTOOD = "&I know that whoever can open this folder can read everything in it"


@dataclass(frozen=True, slots=True)
class LeaveChoice:
    """The new folder, and the passphrase of whoever asks for it."""

    folder: Path
    password: str = field(repr=False)


class LeaveDialog(AskingDialog):
    """Says what a plain copy is; goes on only with a folder, the passphrase, and a tick."""

    def __init__(self, suggested: Path, parent: QWidget | None = None) -> None:
        super().__init__("Leave with everything", "&Write everything", parent)
        self.folder = line_field("New folder", self)
        self.browse = button("C&hoose…", name="Choose where the new folder is made")
        self.browse.setAutoDefault(False)
        self.passphrase = secret_line("Your passphrase")
        self.understood = QCheckBox(UNDERSTOOD)
        self.folder.setText(str(suggested))
        self.questions.addWidget(paragraph(PLAIN_COPY, "strong"))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.folder, 1)
        line.addWidget(self.browse)
        block = self.ask("New folder", row, paragraph("It is made for this, and must not exist yet.", "small"))
        block.setAccessibleName("New folder")
        self.ask("Your passphrase, because an open screen alone is not enough for this", self.passphrase)
        self.questions.addWidget(self.understood)
        self.questions.addStretch(1)
        self.browse.clicked.connect(self._choose_place)
        self.passphrase.textChanged.connect(self.look)
        self.understood.toggled.connect(self.look)
        sized(self, 96, 26)
        self.look()

    def _choose_place(self) -> None:
        dialog = QFileDialog(self, "Where is the new folder to be made?")
        use_plain_icons(dialog)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(str(Path(self.folder.words()).parent))
        dialog.fileSelected.connect(self._take_place)
        dialog.finished.connect(dialog.deleteLater)
        dialog.destroyed.connect(forget_folders)
        dialog.open()

    def _take_place(self, chosen: str) -> None:
        self.folder.setText(str(Path(chosen) / Path(self.folder.words()).name))

    def still_needed(self) -> list[str]:
        """What is not entered yet."""
        gaps = [] if self.folder.words().strip() else ["a folder"]
        gaps += [] if self.passphrase.text() else ["your passphrase"]
        return gaps if self.understood.isChecked() else [*gaps, "the tick that you know what a plain copy is"]

    def choice(self) -> LeaveChoice:
        """Where to, and with which passphrase."""
        password = self.passphrase.text()
        # Not left on the screen while the work goes on.
        self.passphrase.clear()
        return LeaveChoice(Path(self.folder.words().strip()).expanduser(), password)
