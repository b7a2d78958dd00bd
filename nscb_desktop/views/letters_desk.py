"""Letters from the page of one case: chosen, looked at, made, and saved where the office wants them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from nscb_desktop.casework import addressees, correspondence
from nscb_desktop.casework.correspondence import As, Choice, Made
from nscb_desktop.casework.letter_facts import Addressee
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.letters import Letter
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.text import one_line
from nscb_desktop.views.documents_tab import DocumentsTab
from nscb_desktop.views.letter_dialog import LetterChoice, LetterDialog
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.papers import Papers
from nscb_desktop.views.printing import PDF, FileKind, save_file

WORD = FileKind("Save as a Word document", "Word document", "docx")
EMAIL = FileKind("Save as an e-mail draft", "E-mail draft", "eml")
KINDS = {As.PDF: PDF, As.WORD: WORD, As.EMAIL: EMAIL}


class LettersDesk(QObject):
    """Opens the dialog, and does what is chosen in it; a copy of what is made is filed on the case."""

    changed = Signal()

    def __init__(
        self,
        sitting: Sitting,
        messages: Messages,
        papers: Papers,
        tab: DocumentsTab,
        case: Callable[[], CaseFile | None],
    ) -> None:
        super().__init__(tab)
        self._sitting, self._messages, self._papers, self._tab, self._case = sitting, messages, papers, tab, case
        self.dialog: LetterDialog | None = None
        tab.may_write = sitting.person.may(Right.WRITE)
        tab.letter_asked.connect(self.write)

    def close(self) -> None:
        """Close what is asked."""
        if self.dialog:
            self.dialog.put_away()

    def write(self) -> None:
        """Choose a letter of the case."""
        self._open(None, self._tab.window())

    def write_next(self, request: InformationRequest, over: QWidget) -> None:
        """Begin with the letter in the tone of the step that comes next with a request."""
        self._open(request, over)

    def _open(self, request: InformationRequest | None, over: QWidget) -> None:
        case = self._case()
        if case is None:
            return

        def requests(letter: Letter) -> Sequence[InformationRequest]:
            return correspondence.requests_for(case, letter)

        def known(letter: Letter, about: InformationRequest | None) -> Sequence[Addressee]:
            return addressees.addressees(self._sitting, case, letter, about)

        def act() -> None:
            self._sitting.person.must(Right.WRITE)
            dialog = LetterDialog(correspondence.offers(case), requests, known, over)
            if request and (tone := correspondence.chaser_for(case, request)):
                dialog.choose(tone, request)
            dialog.chosen.connect(self._make)
            dialog.look_asked.connect(self._look_at)
            dialog.finished.connect(self._gone)
            self.dialog = dialog
            self._messages.show(dialog)

        self._messages.tried(act)

    def _gone(self) -> None:
        self.dialog = None

    def _look_at(self, choice: Choice) -> None:
        case = self._case()
        if case is None:
            return
        letter = case.edition.letter(choice.letter)

        def make() -> bytes:
            return correspondence.preview(self._sitting, case, choice)

        name = correspondence.file_name_of(case, letter, choice.request_id, As.PDF).removesuffix(".pdf")
        self._papers.show(name, make, case.id, self.changed.emit)

    def _make(self, chosen: LetterChoice) -> None:
        case = self._case()
        if case is None:
            return

        def act() -> None:
            made = correspondence.make(self._sitting, case.id, chosen.choice, chosen.made_as)
            self.changed.emit()
            self._save(made, chosen.made_as, chosen.choice.to.left_out if chosen.made_as is As.EMAIL else "")

        self._messages.carry_out(self.dialog, act)

    def _save(self, made: Made, made_as: As, left_out: str) -> None:
        kind, folder = KINDS[made_as], self._sitting.register.folder.exports
        name = made.name.removesuffix(f".{kind.ending}")

        def saved(path: Path) -> None:
            self._messages.toast(f"The letter is saved as {path.name}, and a copy is filed on the case.")
            if left_out:
                self._messages.say(one_line(left_out))

        save_file(made.data, name, saved, self._tab.window(), folder, kind)
        self._messages.toast("The letter is made, and a copy is filed on the case.")
