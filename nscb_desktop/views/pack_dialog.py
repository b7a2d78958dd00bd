"""What is asked before a meeting pack is made: cases with their order, parts, recipients, print or files, encrypted or not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFileDialog, QHBoxLayout, QRadioButton, QWidget

from nscb_desktop.casework.packs import PackOrder, without_copy_words
from nscb_desktop.framework.meetings import Attendance
from nscb_desktop.framework.packs import CasePart
from nscb_desktop.views.editing.asking_dialog import AskingDialog, line_field
from nscb_desktop.views.labels import button
from nscb_desktop.views.ordered_ticks import OrderedTicks
from nscb_desktop.views.panels import sized
from nscb_desktop.views.plain_icons import use_plain_icons
from nscb_desktop.views.printing import forget_folders

WHO = "Who gets a copy? Nobody's copy holds a case in which they declared a conflict of interest."
EVERY_COPY = "Cover, agenda and index are in every copy."


@dataclass(frozen=True)
class PackChoice:
    """The pack that was asked for: printed after a preview, or written as files into a folder."""

    order: PackOrder
    folder: Path | None
    """Where one file for each recipient goes; None for one print job."""
    encrypt: bool


class PackDialog(AskingDialog):
    """Starts with what is usually made, and says what is missing."""

    def __init__(
        self,
        order: PackOrder,
        cases: Sequence[tuple[int, str]],
        recipients: Sequence[tuple[Attendance, str]],
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Make the pack", "&Make the pack", parent)
        self._order = order
        self.cases: OrderedTicks[int] = OrderedTicks("Cases, in the order they stand in the pack")
        self.cases.show_things(cases, order.cases)
        self.parts = {part: _box(part.value, part in order.parts) for part in CasePart}
        self.recipients: OrderedTicks[Attendance] = OrderedTicks("Recipients, numbered in this order", ordered=False)
        self.recipients.show_things(recipients, order.recipients)
        for ticks in (self.cases, self.recipients):
            ticks.fit_rows()
        self.job = QRadioButton("&Print all copies in one job, after a preview")
        self.files = QRadioButton("&Save one file for each recipient")
        self.ways = QButtonGroup(self)
        self.folder = line_field("Folder for the files", self)
        self.choose = button("C&hoose…", name="Choose the folder")
        self.encrypt = _box("&Encrypt the files, copies with the same cases with one passphrase (AES-256)", ticked=True)
        self.both_sides = _box("&Begin each part on a right-hand page, for printing on both sides", order.both_sides)
        self._arrange()
        for each in (self.cases, self.recipients):
            each.edited.connect(self.look)
        self.files.toggled.connect(self.look)
        self.choose.clicked.connect(self.choose_folder)
        sized(self, 96, 40)
        self.folder.setText(str(folder))
        self.look()

    def _arrange(self) -> None:
        self.ask("Which cases, and in which order?", self.cases)
        self.ask(f"What of each case? {EVERY_COPY}", *self.parts.values())
        self.ask(f"{WHO} {without_copy_words(self._order.meeting)}".strip(), self.recipients)
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose)
        self.choose.setAutoDefault(False)
        for each in (self.job, self.files):
            self.ways.addButton(each)
        self.job.setChecked(True)
        self.ask("How is it to leave the register?", self.job, self.files, place, self.encrypt, self.both_sides)
        self.questions.addStretch()

    def choose_folder(self) -> QFileDialog:
        """Ask for the folder in the system's dialog."""
        dialog = QFileDialog(self, "Where the copies go", self.folder.text())
        use_plain_icons(dialog)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.destroyed.connect(forget_folders)
        dialog.open()
        return dialog

    def look(self) -> None:
        """Say what is still needed; a folder and a passphrase are for files."""
        for each in (self.folder, self.choose, self.encrypt):
            each.setEnabled(self.files.isChecked())
        super().look()

    def still_needed(self) -> list[str]:
        """A case, a recipient, and for files a folder."""
        asked = (
            (self.cases.ticked(), "at least one case"),
            (self.recipients.ticked(), "at least one recipient"),
            (self.job.isChecked() or self.folder.words().strip(), "the folder for the files"),
        )
        return [words for given, words in asked if not given]

    def choice(self) -> PackChoice:
        """What was ticked."""
        order = replace(
            self._order,
            cases=self.cases.ticked(),
            parts=tuple(part for part, box in self.parts.items() if box.isChecked()),
            recipients=self.recipients.ticked(),
            both_sides=self.both_sides.isChecked(),
        )
        files = self.files.isChecked()
        return PackChoice(
            order, Path(self.folder.words().strip()) if files else None, files and self.encrypt.isChecked()
        )


def _box(words: str, ticked: bool) -> QCheckBox:
    box = QCheckBox(words)
    box.setChecked(ticked)
    return box
