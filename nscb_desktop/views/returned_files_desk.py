"""Returns that come home: dropped, chosen or found in the Incoming folder, looked at, and taken in."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from nscb_desktop.casework import cases, filing, incoming, referred, returning, taking_in
from nscb_desktop.casework.pieces import Piece
from nscb_desktop.casework.returning import Returned
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.records import CaseFile, Draft
from nscb_desktop.framework.roles import Right
from nscb_desktop.views.incoming_watch import IncomingWatch
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.papers import Papers
from nscb_desktop.views.plain_icons import use_plain_icons
from nscb_desktop.views.return_dialog import BEGIN, FILE, IMPORT, NOT_KNOWN, TYPE, ReturnChoice, ReturnDialog


class ReturnedFilesDesk(QObject):
    """Reads what came away from the screen, one file after the other, and does what its dialog decides."""

    changed = Signal(object)
    """The id of the case on which something was recorded or filed."""
    typing_asked = Signal(object, object)
    """The CaseFile and Draft of a Part Two that is to be typed in beside its picture."""
    part_one_begun = Signal(int)
    """The draft that was begun from a referral."""
    incoming_counted = Signal(int)
    """How many files wait in the Incoming folder."""

    def __init__(
        self, sitting: Sitting, messages: Messages, papers: Papers, case: Callable[[], CaseFile | None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._sitting, self._messages, self._papers = sitting, messages, papers
        self._case, self._window = case, window
        self._waiting: list[Path] = []
        self._here: Path | None = None
        self._anywhere = False
        self.dialog: ReturnDialog | None = None
        IncomingWatch(sitting.register.folder.incoming, self).changed.connect(self.count)

    def _open_case(self) -> CaseFile | None:
        return None if self._anywhere else self._case()

    @property
    def may(self) -> bool:
        """Whether whoever is signed in may take returns in."""
        return self._sitting.person.may(Right.ASK)

    def count(self) -> None:
        """Say how many files wait."""
        self.incoming_counted.emit(len(incoming.waiting(self._sitting)))

    def bring_in_waiting(self) -> None:
        """Look at what waits in the Incoming folder."""
        self.bring_in(incoming.waiting(self._sitting))

    def bring_in_waiting_anywhere(self) -> None:
        """The same for whoever looks from no case; the case that was open last has no part in it."""
        self.bring_in_anywhere(incoming.waiting(self._sitting))

    def choose_file(self) -> QFileDialog:
        """Ask which file came back."""
        dialog = QFileDialog(self._papers.window, "Bring in a return")
        use_plain_icons(dialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            ["Forms and messages (*.pdf *.docx *.eml *.msg *.txt *.png *.jpg *.jpeg)", "Any file (*)"]
        )
        dialog.filesSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _chosen(self, names: list[str]) -> None:
        self.bring_in([Path(name) for name in names])

    def bring_in_anywhere(self, paths: Sequence[Path]) -> None:
        """Look at files that were dropped on no case."""
        self._anywhere = True
        self.bring_in(paths)

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Look at these files, one after the other."""
        if not self.may:
            self._messages.say("A return is taken in by the Business Manager; a file can be added under Documents.")
            return
        self._waiting += [path for path in paths if path not in self._waiting and path != self._here]
        if self._here is None:
            self._next()

    def _next(self) -> None:
        self._here = self._waiting.pop(0) if self._waiting else None
        if self._here is None:
            self._anywhere = False
            return
        path, case = self._here, self._open_case()

        def look() -> Returned:
            data = filing.bytes_of(path, returning.LARGEST)
            return returning.look(self._sitting, path.name, data, case_id=case.id if case else None)

        self._papers.away(f"Reading {path.name}", partial(_told, look), self._show)

    def _show(self, outcome: Returned | Exception) -> None:
        if isinstance(outcome, Exception):
            self._messages.problem(outcome)
            self._next()
            return

        def again(request_id: int) -> Returned:
            case = self._open_case()
            return returning.looked(
                self._sitting, outcome.name, outcome.pieces, case_id=case.id if case else None, request_id=request_id
            )

        dialog = ReturnDialog(outcome, self._find, again, self._sitting.today, self._open_case(), self._papers.window)
        dialog.chosen.connect(self._do)
        dialog.look_asked.connect(self._look_at)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        self._messages.show(dialog)

    def _closed(self) -> None:
        self.dialog = None
        self._next()

    def _find(self, words: str) -> CaseFile | None:
        found = cases.find_reference(self._sitting, words)
        return cases.read_case(self._sitting, found) if found else None

    def _look_at(self, piece: Piece) -> None:
        self._papers.show_piece(piece.name, piece.data)

    def _do(self, choice: ReturnChoice) -> None:
        path = self._here

        def act() -> None:
            {
                IMPORT: self._import,
                TYPE: self._type,
                FILE: self._file,
                NOT_KNOWN: self._not_known,
                BEGIN: self._begin,
            }[choice.act](choice)
            self._tidy(path)

        self._messages.carry_out(self.dialog, act)

    def _import(self, choice: ReturnChoice) -> None:
        case = taking_in.accept(self._sitting, choice.returned, choice.receipt, choice.taken, choice.gaps_reason)
        self._said(case, f"The Part Two of {_agency(choice)} is recorded.")

    def _not_known(self, choice: ReturnChoice) -> None:
        case = taking_in.not_known(self._sitting, choice.returned, choice.receipt, choice.returned.not_known)
        self._said(case, f"The nil return of {_agency(choice)} is recorded.")

    def _begin(self, choice: ReturnChoice) -> None:
        draft = referred.begin(self._sitting, choice.returned, choice.receipt, choice.taken)
        self._messages.toast(f"Draft {draft.id} of a Part One is begun from “{choice.returned.name}”.")
        self.part_one_begun.emit(draft.id)
        if not choice.returned.read.answers:
            piece = choice.returned.read.piece
            self._papers.show_piece(piece.name, piece.data, beside=True)

    def _file(self, choice: ReturnChoice) -> None:
        if choice.case_id is None:
            raise Refused("Enter the case that it is to be filed on.")
        case = taking_in.file_only(self._sitting, choice.returned, choice.case_id, choice.receipt)
        self._said(case, f"“{choice.returned.name}” is filed on {case.reference}.")

    def _type(self, choice: ReturnChoice) -> None:
        draft: Draft = taking_in.to_type(self._sitting, choice.returned, choice.receipt)
        if draft.case_id is not None:
            self.typing_asked.emit(cases.read_case(self._sitting, draft.case_id), draft)
        piece = choice.returned.read.piece
        self._papers.show_piece(piece.name, piece.data, beside=True)

    def _said(self, case: CaseFile, words: str) -> None:
        self.changed.emit(case.id)
        self._messages.toast(words)

    def _tidy(self, path: Path | None) -> None:
        """Take out of the Incoming folder what is kept in the register now, so that no plain copy stays there."""
        if path and path.parent == self._sitting.register.folder.incoming:
            self._messages.tried(partial(filing.take_away, path))
            self.count()

    def close(self) -> None:
        """Close what is asked, and look at nothing more."""
        self._waiting = []
        if self.dialog:
            self.dialog.put_away()


def _agency(choice: ReturnChoice) -> str:
    request: InformationRequest | None = choice.returned.request
    return request.agency if request else ""


def _told(look: Callable[[], Returned]) -> Returned | Exception:
    """What was read, or why nothing was: the next file is then looked at all the same."""
    try:
        return look()
    except Exception as error:  # noqa: BLE001 - handed to the desk, which shows it
        return error
