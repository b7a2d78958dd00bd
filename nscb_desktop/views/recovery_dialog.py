"""A new recovery sheet: asked for with one's passphrase, and not let go of before it is printed or saved."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from nscb_desktop.views.labels import PlainLabel, button, paragraph, restyled
from nscb_desktop.views.panels import sized
from nscb_desktop.views.passphrase_fields import secret_line
from nscb_desktop.views.printing import print_pdf, save_pdf

NAME = "NSCB recovery sheet"
WHAT = (
    "The recovery key opens the register when a passphrase is forgotten. A new one replaces the old one at once: the "
    "sheet printed before opens nothing from then on, except backups made until now."
)
KEEP = (
    "This is the only time the new key is shown. Print the sheet, or save it and print it elsewhere, and lock it away "
    "from this computer."
)
FIRST = "Print or save the sheet and tick the box first: the sheet printed before no longer opens the register."


class RecoveryDialog(QDialog):
    """Two steps: the passphrase, then the sheet."""

    asked = Signal(str)
    """The passphrase, to make a new key with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("New recovery sheet")
        self.setAccessibleName("New recovery sheet")
        self._sheet = b""
        self.password = secret_line("Your passphrase")
        self.make = button("&Make a new sheet", "primary")
        self.cancel = button("Cancel")
        self.said = paragraph("", "small")
        self.print_sheet, self.save_sheet = button("&Print the sheet…"), button("&Save as PDF…")
        self.have_it = QCheckBox("I have the sheet, and it can be &read")
        self.finish = button("&Done", "primary")
        self.steps = QStackedWidget()
        self.steps.addWidget(self._asking())
        self.steps.addWidget(self._showing())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(self.steps)
        self._connect()
        sized(self, 84, 18)
        self._look()

    def _asking(self) -> QWidget:
        step, layout = _step()
        layout.addWidget(paragraph(WHAT))
        layout.addWidget(PlainLabel("Your passphrase", "strong"))
        layout.addWidget(self.password)
        layout.addStretch(1)
        layout.addLayout(_row(self.cancel, self.make))
        return step

    def _showing(self) -> QWidget:
        step, layout = _step()
        layout.addWidget(paragraph(KEEP))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.print_sheet)
        row.addWidget(self.save_sheet)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self.said)
        layout.addWidget(self.have_it)
        layout.addStretch(1)
        layout.addLayout(_row(self.finish))
        return step

    def _connect(self) -> None:
        self.password.textChanged.connect(self._look)
        self.make.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.reject)
        self.print_sheet.clicked.connect(self._print)
        self.save_sheet.clicked.connect(self._save)
        self.have_it.toggled.connect(self._look)
        self.finish.clicked.connect(self.reject)

    def _look(self) -> None:
        self.make.setEnabled(bool(self.password.text()))
        self.finish.setEnabled(self.have_it.isChecked())

    def _ask(self) -> None:
        password = self.password.text()
        self.password.clear()
        self.make.setText("Making it…")
        self.asked.emit(password)

    def show_refused(self) -> None:
        """Nothing was made: the passphrase can be typed again."""
        self.make.setText("&Make a new sheet")
        self.password.setFocus()

    def show_sheet(self, sheet: bytes) -> None:
        """Go on to the sheet; the key is in it and nowhere else."""
        self._sheet = sheet
        self.steps.setCurrentIndex(1)
        self.print_sheet.setFocus()

    def forget(self) -> None:
        """Let go of the sheet, printed or not, as when the screen is locked."""
        self._sheet = b""
        self.reject()

    def _print(self) -> None:
        print_pdf(self._sheet, NAME, self._printed, self)

    def _printed(self, how: str) -> None:
        self._say(f"Sent to the printer ({how}).")

    def _save(self) -> None:
        save_pdf(self._sheet, NAME, self._saved, self)

    def _saved(self, path: Path) -> None:
        self._say(f"Saved as {path.name}. Print it, then delete the file.")

    def _say(self, words: str, role: str = "small") -> None:
        self.said.setText(words)
        restyled(self.said, "role", role)

    def reject(self) -> None:
        """Escape and the close button: stay while a key was made and nobody has it on paper."""
        if self._sheet and not self.have_it.isChecked():
            self._say(FIRST, "problem")
            return
        self._sheet = b""
        super().reject()


def _step() -> tuple[QWidget, QVBoxLayout]:
    step = QWidget()
    layout = QVBoxLayout(step)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(10)
    return step, layout


def _row(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for each in buttons:
        row.addWidget(each)
    return row
