"""What is told once a pack is saved: how many files, where, and their passphrase, which is shown this once."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from nscb_desktop.casework.packs import SavedPack
from nscb_desktop.framework.text import visible
from nscb_desktop.views.editing.asking_dialog import AskingDialog
from nscb_desktop.views.labels import counted, paragraph
from nscb_desktop.views.panels import sized

ONCE = (
    "This is the only time the passphrase is shown; it is kept nowhere. Tell it to the recipients by telephone or in person, "
    "never in the message that carries the file."
)
TOGETHER = (
    "Every copy is in this one file, also what a recipient is not to see: it is for whoever prints the copies, and its passphrase "
    "is for nobody else. This is the only time the passphrase is shown; it is kept nowhere."
)


class PackMadeDialog(AskingDialog):
    """Stays until the passphrase is noted, where there is one."""

    def __init__(self, saved: SavedPack, parent: QWidget | None = None) -> None:
        super().__init__("The pack is saved", "&Done", parent)
        self._encrypted = bool(saved.passphrase)
        number, pages = len(saved.files), sum(pages for _, pages in saved.files)
        files = counted(number, "file is", "files are")
        told = f"{number} {files} saved in {saved.files[0][0].parent}, {pages:,} pages in all."
        self.questions.addWidget(paragraph(visible(told)))
        self.passphrase = QLineEdit(saved.passphrase)
        self.passphrase.setReadOnly(True)
        self.passphrase.setAccessibleName("Passphrase of the files")
        self.noted = QCheckBox("I have &noted the passphrase")
        if self._encrypted:
            self.ask("Passphrase of the files", self.passphrase)
            self.questions.addWidget(paragraph(TOGETHER if saved.together else ONCE))
            self.questions.addWidget(self.noted)
        else:
            self.questions.addWidget(paragraph("The files are not encrypted: whoever has one can read it."))
        self.questions.addStretch()
        self.cancel.hide()
        self.noted.toggled.connect(self.look)
        self.chosen.connect(self.put_away)
        sized(self, 80, 18)
        self.look()

    def still_needed(self) -> list[str]:
        """That the passphrase is noted."""
        return ["to note the passphrase"] if self._encrypted and not self.noted.isChecked() else []

    def choice(self) -> None:
        """Nothing is decided here."""

    def reject(self) -> None:
        """Let nobody lose the passphrase by a slip of Escape."""
        if not self.still_needed():
            self.put_away()
