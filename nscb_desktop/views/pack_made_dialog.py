"""What is told once a pack is saved: how many files, where, and their passphrases, which are shown this once."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from nscb_desktop.casework.packs import SavedPack
from nscb_desktop.framework.text import visible
from nscb_desktop.views.editing.asking_dialog import AskingDialog
from nscb_desktop.views.labels import counted, paragraph
from nscb_desktop.views.panels import sized

ONCE = (
    "This is the only time a passphrase is shown; it is kept nowhere. Tell it to the recipients by telephone or in person, "
    "never in the message that carries the file."
)
EACH_THEIR_OWN = (
    "Copies that hold different cases open with different passphrases, so that nobody can open a case they are excluded from. Tell "
    "each recipient that of their own copy alone."
)
TOGETHER = (
    "Every copy is in this one file, also what a recipient is not to see: it is for whoever prints the copies, and its passphrase "
    "is for nobody else. This is the only time the passphrase is shown; it is kept nowhere."
)

NOTED = {False: "passphrase", True: "passphrases"}


class PackMadeDialog(AskingDialog):
    """Stays until every passphrase is noted, where there are any."""

    def __init__(self, saved: SavedPack, parent: QWidget | None = None) -> None:
        super().__init__("The pack is saved", "&Done", parent)
        self._encrypted, several = bool(saved.passphrases), len(saved.passphrases) > 1
        number, pages = len(saved.files), sum(pages for _, pages in saved.files)
        files = counted(number, "file is", "files are")
        told = f"{number} {files} saved in {saved.files[0][0].parent}, {pages:,} pages in all."
        self.questions.addWidget(paragraph(visible(told)))
        self.passphrases = [QLineEdit(each.words) for each in saved.passphrases]
        self.noted = QCheckBox(f"I have &noted the {NOTED[several]}")
        self._several = several
        for line, each in zip(self.passphrases, saved.passphrases, strict=True):
            words = f"Passphrase of {each.whose if several else 'the files'}"
            line.setReadOnly(True)
            line.setAccessibleName(visible(words))
            self.ask(visible(words), line)
        if several:
            self.questions.addWidget(paragraph(EACH_THEIR_OWN))
        if self._encrypted:
            self.questions.addWidget(paragraph(TOGETHER if saved.together else ONCE))
            self.questions.addWidget(self.noted)
        else:
            self.questions.addWidget(paragraph("The files are not encrypted: whoever has one can read it."))
        self.questions.addStretch()
        self.cancel.hide()
        self.noted.toggled.connect(self.look)
        self.chosen.connect(self.put_away)
        # What is to be ticked is in sight without scrolling, for as many as a laptop's screen has room for.
        sized(self, 80, min(18 + 6 * several + 4 * max(0, len(saved.passphrases) - 1), 36))
        self.look()

    def still_needed(self) -> list[str]:
        """That every passphrase is noted."""
        return [f"to note the {NOTED[self._several]}"] if self._encrypted and not self.noted.isChecked() else []

    def choice(self) -> None:
        """Nothing is decided here."""

    def reject(self) -> None:
        """Let nobody lose the passphrase by a slip of Escape."""
        if not self.still_needed():
            self.put_away()
