"""Typing any form for a case: the sheet page with its autosave, its preview, and the act its button stands for."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from nscb_desktop.casework import drafting, filing, paper
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.outline import Outline
from nscb_desktop.framework.completeness import Missing
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.records import Document, Draft
from nscb_desktop.framework.roles import Right
from nscb_desktop.views.autosave import Autosave
from nscb_desktop.views.background import Background
from nscb_desktop.views.clash_dialog import ClashDialog
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.papers import Papers
from nscb_desktop.views.sheet_page import SheetPage
from nscb_desktop.views.sheet_task import FILED_NOTES, MOMENT, SheetTask
from nscb_desktop.views.spelling import Dictionary


class SheetDesk(QObject):
    """Everything that happens around one form being typed; also the page protocol of the sheet page."""

    recorded = Signal(object)
    """The CaseFile as it stands after the act."""
    left = Signal(object)
    """The id of the case whose form was discarded or brought back."""

    def __init__(
        self,
        sitting: Sitting,
        background: Background,
        messages: Messages,
        papers: Papers,
        dictionary: Dictionary | None = None,
    ) -> None:
        super().__init__()
        self._sitting, self._messages, self._papers = sitting, messages, papers
        self.page = SheetPage(sitting.now)
        if dictionary:
            self.page.use_dictionary(dictionary)
        self.autosave = Autosave(self.page.current, self._save, background.save, self)
        self._task: SheetTask | None = None
        self._trouble = ""
        """Why the last save did not succeed, where a person can put it right."""
        self._connect()

    def _connect(self) -> None:
        page = self.page
        page.edited.connect(self.autosave.touch)
        page.preview_asked.connect(self._preview)
        page.submitted.connect(self._submit)
        page.discard_asked.connect(self._discard)
        page.file_chosen.connect(self._file)
        page.filed.opened.connect(self._papers.show_document)
        self.autosave.saved.connect(self._saved)
        self.autosave.failed.connect(self._not_saved)
        self.autosave.clashed.connect(self._clashed)

    def _save(self, draft: Draft) -> Draft:
        return drafting.save(self._sitting, draft)

    def open(self, task: SheetTask) -> None:
        """Put a task on the page; OfficeError where the one before could not be saved, which then stays on it."""
        self._must_be_saved()
        self._task = task
        self.autosave.follow(task.draft)
        self.page.load(task)
        self.page.ui.file_original.setVisible(self._sitting.person.may(Right.RECEIVE))
        self._show_filed(task.draft.id)

    def _show_filed(self, draft_id: int) -> None:
        self.page.filed.show_documents(filing.draft_documents(self._sitting, draft_id))

    def flush(self) -> bool:
        """Save what is typed, now; False where it could not be saved."""
        return self.autosave.flush()

    def may_leave(self, then: Callable[[], object]) -> bool:
        """Whether everything typed is saved; what is not stays on the screen, and why is said."""
        return self._messages.tried(self._must_be_saved)

    def _must_be_saved(self) -> None:
        if not self.flush():
            why = self._trouble or "Wait a moment, then try again."
            raise OfficeError(f"This form is not saved yet, so it stays on the screen with everything typed. {why}")

    def refresh(self) -> None:
        """What is typed is newer than what could be read."""

    def forget(self) -> None:
        """Drop the form from the screen."""
        self._put_down()

    def _put_down(self) -> None:
        self.autosave.follow(None)
        self._task = None
        self.page.clear()

    def _saved(self, at: datetime) -> None:
        self._trouble = ""
        self.page.show_saved(at)

    def _not_saved(self, error: Exception) -> None:
        self._trouble = str(error) if isinstance(error, OfficeError) else ""
        self.page.show_not_saved(self._trouble or "Not saved yet; trying again. Your text is still here.")
        if not isinstance(error, OfficeError):
            self._messages.problem(error)

    def _clashed(self, mine: Draft, theirs: Draft) -> None:
        dialog = ClashDialog(mine, theirs, self.page, self._task.moment if self._task else "")
        dialog.mine_kept.connect(self._keep_mine)
        dialog.theirs_kept.connect(self._keep_both)
        dialog.open()

    def _keep_mine(self, theirs: Draft) -> None:
        """Mine goes into the draft; theirs becomes a draft of its own, so that no text is lost."""

        def act() -> None:
            drafting.keep_aside(self._sitting, theirs)
            self.autosave.keep_mine(theirs)
            self._messages.toast(f"{theirs.saved_by}'s text is kept beside it, as a draft of its own.")

        self._settle_clash(act)

    def _keep_both(self, _mine: Draft, theirs: Draft) -> None:
        """Theirs stays where it is; mine becomes a draft of its own, so that no text is lost."""

        def act() -> None:
            # Letters may have been typed between the save that met the other text and the question.
            drafting.keep_aside(self._sitting, self.page.current())
            self.autosave.follow(theirs)
            self.page.show_draft(theirs)
            self._messages.toast("Your text is kept beside it, as a draft of its own.")

        self._settle_clash(act)

    def _settle_clash(self, act: Callable[[], None]) -> None:
        """Keep both texts; where that fails, mine stays on the screen and the question comes back."""
        if not self._messages.tried(act):
            self.autosave.ask_again()

    def _preview(self) -> None:
        draft = self.page.current()

        def make() -> Outline:
            return paper.draft_sheet(self._sitting, draft)

        self._papers.show(f"{self.page.task.title} {draft.form.name}", make, draft.case_id)

    def _file(self, path: Path) -> None:
        if self._task is None:
            return
        draft_id, kind = self._task.draft.id, self._task.filed_as

        def filed(document: Document) -> None:
            if self._task and self._task.draft.id == draft_id:
                self._show_filed(draft_id)
            self._messages.toast(f"“{document.name}” is filed with this form.")

        work = partial(filing.file_path_on_draft, self._sitting, draft_id, path, FILED_NOTES[kind], kind)
        self._papers.away(f"Filing {path.name}", work, filed)

    def _discard(self) -> None:
        if self._task is None:
            return
        gone = self.page.current()

        def bring_back() -> None:
            drafting.restore(self._sitting, gone.id)
            self.left.emit(gone.case_id)

        def act() -> None:
            # Saved first, so that what comes back by "Undo" is what was on the screen.
            self._must_be_saved()
            drafting.discard(self._sitting, gone.id)
            self._put_down()
            self.left.emit(gone.case_id)
            self._messages.toast(f"What was typed of {gone.form.name} is discarded.", "Undo", bring_back)

        self._messages.tried(act)

    def _submit(self) -> None:
        if self._task is None or not self.may_leave(self._submit):
            return
        gaps = self.page.gaps()
        self.page.show_missing(gaps)
        if any(gap.field == MOMENT for gap in gaps):
            self.page.jump_to(MOMENT)
        elif against := self._against(self._task):
            self._tell(against)
        elif gaps:
            self._ask_why(gaps)
        else:
            self._messages.tried(partial(self._record, ""))

    def _against(self, task: SheetTask) -> list[Missing]:
        """What the rules of the sheet have against it; where they cannot be asked, that is told and nothing recorded."""
        found: list[Missing] = []
        if (asked := task.problems) is None:
            return found

        def ask() -> None:
            found.extend(asked(self.page.current()))

        return found if self._messages.tried(ask) else [Missing("", "")]

    def _tell(self, against: list[Missing]) -> None:
        """Say each problem at its field, and what belongs to no field in a box."""
        self.page.show_missing([each for each in against if each.field], barred=True)
        if against[0].field:
            self.page.jump_to(against[0].field)
        elif against[0].sentence:
            self._messages.say(against[0].sentence)

    def _ask_why(self, gaps: list[Missing]) -> None:
        number = "1 answer is" if len(gaps) == 1 else f"{len(gaps)} answers are"
        listed = "; ".join(gap.sentence for gap in gaps)
        self._messages.ask_reason(
            f"{number} missing: {listed}. Say why it is recorded as it is.", "&Record it", self._record
        )

    def _record(self, gaps_reason: str) -> None:
        """Record the form as typed; OfficeError where it is refused, said where the button was that was pressed."""
        if (task := self._task) is None:
            return
        self._must_be_saved()
        case = task.act(self.page.current(), gaps_reason)
        self._put_down()
        self.recorded.emit(case)
        self._messages.toast(task.done or f"{task.draft.form.name} is recorded on {case.reference}.")
