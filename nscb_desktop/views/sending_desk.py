"""Making the request forms of a case away from the screen, with progress and Cancel; all of them or none."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from nscb_desktop.casework import outgoing, request_sets
from nscb_desktop.casework.request_sets import RequestSet
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.outline import Outline
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.views.background import Progress, Ticket
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.papers import Papers
from nscb_desktop.views.requests_panel import RequestsPanel
from nscb_desktop.views.send_dialog import SendChoice, SendDialog

CANCELLED = "Cancelled: no file was written, and nothing is recorded."


class SendingDesk(QObject):
    """Asks for whom and where, has the forms made, and has the case read anew afterwards."""

    changed = Signal()

    def __init__(
        self,
        sitting: Sitting,
        messages: Messages,
        papers: Papers,
        panel: RequestsPanel,
        case: Callable[[], CaseFile | None],
    ) -> None:
        super().__init__(panel)
        self._sitting, self._messages, self._papers, self._panel, self._case = sitting, messages, papers, panel, case
        self.dialog: SendDialog | None = None
        self._made: list[RequestSet] = []
        self.makers = dict(request_sets.MAKERS)
        """How each kind of file is made."""
        panel.send_asked.connect(self._ask)

    def _ask(self) -> None:
        if case := self._case():
            sendable = outgoing.sendable(self._sitting, case.id)
            folder = self._sitting.register.folder.exports
            self.dialog = SendDialog(sendable, folder, self._panel)
            self.dialog.chosen.connect(self._make)
            self.dialog.look_asked.connect(self._look_at)
            self.dialog.letter_look_asked.connect(self._look_at_letter)
            self.dialog.finished.connect(self._gone)
            self._messages.show(self.dialog)

    def _gone(self) -> None:
        self.dialog = None

    def _look_at(self, request_id: int) -> None:
        """Preview a form as it would be made; nothing is recorded, and it answers to no slip yet."""
        self._show(request_id, "Part Two", outgoing.form_for)

    def _look_at_letter(self, request_id: int) -> None:
        """Preview a covering letter as it would be made; nothing is recorded."""
        self._show(request_id, "Covering letter", outgoing.letter_for)

    def _show(
        self, request_id: int, what: str, made: Callable[[Sitting, CaseFile, InformationRequest], Outline | bytes]
    ) -> None:
        case = self._case()
        request = next((each for each in case.requests if each.id == request_id), None) if case else None
        if case and request:

            def make() -> Outline | bytes:
                return made(self._sitting, case, request)

            self._papers.show(f"{case.reference} R{request.id} {what}", make, case.id, self.changed.emit)

    def _make(self, choice: SendChoice) -> None:
        case = self._case()
        if case is None:
            return
        self._made = made = []

        def job(progress: Progress) -> None:
            place = outgoing.in_folder(choice.folder)
            makers = [self.makers[part] for part in choice.parts]
            made.extend(outgoing.send(self._sitting, case.id, choice.request_ids, place, makers, progress.step))

        def done(_nothing: object) -> None:
            self._done(made)

        background = self._papers.background
        title = f"Making the files of {case.reference}"
        ticket = background.run(job, done, self._failed, title, self.dialog)
        ticket.settled.connect(self._settled)

    def _settled(self, ticket: Ticket) -> None:
        """Where it was cancelled: too late if all was made by then, otherwise say that nothing was."""
        if not ticket.progress.cancelled:
            return
        if self._made:
            self._done(self._made)
        elif self.dialog:
            self.dialog.refused(CANCELLED)

    def _failed(self, error: Exception) -> None:
        if self.dialog:
            self._messages.refuse(self.dialog, error)
        else:
            self._messages.problem(error)

    def _done(self, made: list[RequestSet]) -> None:
        if self.dialog:
            self.dialog.accept()
        self.changed.emit()
        files = sum(len(each.files) for each in made)
        agencies = f"{len(made)} agenc{'y' if len(made) == 1 else 'ies'}"
        self._messages.toast(f"{files} files for {agencies} are in the folder, and copies are filed on the case.")
        if told := request_sets.unaddressed(made):
            self._messages.say(told)
