"""Making a meeting's pack from its page, away from the screen, and keeping the register of its copies."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from nscb_desktop.casework import copy_papers, copy_register, packs
from nscb_desktop.casework.meeting_board import MeetingBoard
from nscb_desktop.casework.packs import ReadyPack, SavedPack, SealedJob
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.outline import Outline
from nscb_desktop.documents.packs import MadeCopy
from nscb_desktop.framework.meetings import Attendance
from nscb_desktop.framework.packs import Befell, CopyRecord
from nscb_desktop.framework.roles import Right
from nscb_desktop.views.background import Progress, Ticket
from nscb_desktop.views.copies_dialog import BefellDialog, CopiesDialog, Said
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.pack_dialog import PackChoice, PackDialog
from nscb_desktop.views.pack_made_dialog import PackMadeDialog
from nscb_desktop.views.papers import Papers

MAKING = "Making the pack"
STOPPED = "Stopped; no copy was made."


class PackDesk(QObject):
    """Asks what a pack is to hold, makes it, and records what becomes of its copies."""

    changed = Signal()
    """A pack was made, so that the meeting's page shows it."""

    def __init__(self, sitting: Sitting, messages: Messages, papers: Papers, page: QWidget) -> None:
        super().__init__(page)
        self._sitting, self._messages, self._papers, self._page = sitting, messages, papers, page
        self.dialog: PackDialog | None = None
        self._copies: CopiesDialog | None = None
        self._meeting_id = 0

    def ask(self, board: MeetingBoard) -> None:
        """Ask what the pack of a meeting is to hold."""

        def act() -> None:
            order = packs.usual(self._sitting, board.meeting)
            cases = [(line.case.id, line.named) for line in board.agenda]
            references = {line.case.id: str(line.case.reference) for line in board.agenda}
            recipients = [(each, _recipient(board, each, references)) for each in board.meeting.attendance]
            self.dialog = PackDialog(order, cases, recipients, self._sitting.register.folder.exports, self._page)
            self.dialog.chosen.connect(self._make)
            self.dialog.finished.connect(self._gone)
            self._messages.show(self.dialog)

        self._messages.tried(act)

    def _gone(self) -> None:
        self.dialog = None

    def _make(self, choice: PackChoice) -> None:
        sitting, folder = self._sitting, choice.folder

        def print_them(progress: Progress) -> tuple[ReadyPack, tuple[MadeCopy, ...]]:
            ready = packs.read(sitting, choice.order)
            return ready, packs.print_job(ready, progress.step)

        def save_them(progress: Progress, place: Path) -> SavedPack:
            ready = packs.read(sitting, choice.order)
            return packs.save_files(sitting, ready, place, progress.step, encrypt=choice.encrypt)

        def work(progress: Progress) -> object:
            return print_them(progress) if folder is None else save_them(progress, folder)

        ticket = self._papers.background.run(work, self._made, self._failed, MAKING, self.dialog)
        ticket.settled.connect(self._settled)

    def _settled(self, ticket: Ticket) -> None:
        if ticket.progress.cancelled and self.dialog:
            self.dialog.refused(STOPPED)

    def _failed(self, error: Exception) -> None:
        if self.dialog:
            self._messages.refuse(self.dialog, error)
        else:
            self._messages.problem(error)

    def _made(self, made: SavedPack | tuple[ReadyPack, tuple[MadeCopy, ...]]) -> None:
        if self.dialog:
            self.dialog.accept()
        if isinstance(made, SavedPack):
            self._messages.show(PackMadeDialog(made, self._page))
            self.changed.emit()
        else:
            self._preview(*made)

    def _preview(self, ready: ReadyPack, made: Sequence[MadeCopy]) -> None:
        log = _JobLog(self._sitting, self._messages, ready, made)
        if preview := self._papers.preview_of(ready.name, made[0].data, sealed=log.sealed):
            log.setParent(preview)
            log.recorded.connect(self.changed)
            preview.printed.connect(log.printed)
            preview.saved.connect(log.saved)
            preview.saved_sealed.connect(log.saved_sealed)
            preview.open()

    def show_copies(self, meeting_id: int) -> None:
        """Show the copy register of a meeting."""

        def act() -> None:
            self._meeting_id = meeting_id
            made = copy_register.of_meeting(self._sitting, meeting_id)
            self._copies = CopiesDialog(made, self._sitting.person.may(Right.CONVENE), self._page)
            self._copies.act_asked.connect(self._ask_befell)
            self._copies.print_asked.connect(self._print_copies)
            self._copies.excel_asked.connect(self._export_copies)
            self._copies.finished.connect(self._copies_gone)
            self._messages.show(self._copies)

        self._messages.tried(act)

    def _print_copies(self) -> None:
        meeting_id = self._meeting_id

        def make() -> Outline:
            return copy_papers.copies_sheet(self._sitting, meeting_id)

        self._papers.show(f"Copy register meeting {meeting_id}", make)

    def _export_copies(self) -> None:
        self._papers.exports.copies(self._meeting_id)

    def _copies_gone(self) -> None:
        self._copies = None

    def _ask_befell(self, what: Befell, copies: Sequence[CopyRecord]) -> None:
        dialog = BefellDialog(what, copies, self._sitting.today, self._copies)

        def record(said: Said) -> None:
            copy_register.record(self._sitting, [copy.id for copy in copies], what, said.on, said.how)
            if self._copies:
                self._copies.show_packs(copy_register.of_meeting(self._sitting, self._meeting_id))

        log = _Befalling(record, self._messages, dialog)
        dialog.chosen.connect(log.carry_out)
        self._messages.show(dialog)


class _JobLog(QObject):
    """Records every print and every saved copy of a previewed job; lives as long as its preview."""

    recorded = Signal()

    def __init__(self, sitting: Sitting, messages: Messages, ready: ReadyPack, made: Sequence[MadeCopy]) -> None:
        super().__init__()
        self._sitting, self._messages, self._ready, self._made = sitting, messages, ready, made
        self._sealed: SealedJob | None = None

    def sealed(self) -> bytes:
        """The job as a file that opens with a passphrase alone, a new one each time."""
        self._sealed = packs.sealed_job(self._made)
        return self._sealed.data

    def printed(self, how: str) -> None:
        """Record a print."""
        self._record(f"Printed ({how})")

    def saved(self, path: Path) -> None:
        """Record a saved copy."""
        self._record(f"Saved as {path.name}")

    def saved_sealed(self, path: Path) -> None:
        """Record an encrypted copy, and show its passphrase until it is noted."""
        job, self._sealed = self._sealed, None

        def act() -> None:
            if job:
                saved = packs.record_sealed(self._sitting, self._ready, job, path)
                self._messages.show(PackMadeDialog(saved, self._over()))
                self.recorded.emit()

        self._messages.tried(act)

    def _over(self) -> QWidget | None:
        preview = self.parent()
        return preview if isinstance(preview, QWidget) else None

    def _record(self, how: str) -> None:
        def act() -> None:
            packs.record_job(self._sitting, self._ready, self._made, how)

        self._messages.tried(act)
        self.recorded.emit()


class _Befalling(QObject):
    """Records what a dialog was told; lives as long as the dialog."""

    def __init__(self, record: Callable[[Said], None], messages: Messages, dialog: BefellDialog) -> None:
        super().__init__(dialog)
        self._record, self._messages, self._dialog = record, messages, dialog

    def carry_out(self, said: Said) -> None:
        """Record it; a refusal is said in the dialog."""
        self._messages.carry_out(self._dialog, lambda: self._record(said))


def _recipient(board: MeetingBoard, each: Attendance, references: dict[int, str]) -> str:
    """A recipient with their agency, and what their copy will be without."""
    left_out = sorted(packs.excluded(board.meeting, each, board.meeting.agenda))
    without = ", ".join(references[case_id] for case_id in left_out)
    said = f": without {without}, a conflict of interest" if without else ""
    if each in packs.without_copy(board.meeting):
        said = ": no copy, a conflict of interest in every case"
    return f"{each.name}, {each.agency or 'the Board'}{said}"
