"""Typing in a Part One: the form page with its autosave, its preview, and its registration."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from nscb_desktop.casework import duplicates, filing, paper, referrals
from nscb_desktop.casework.referrals import Registration
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.outline import Outline
from nscb_desktop.framework.editions import edition_on
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.records import Document, Draft, Possible
from nscb_desktop.views.autosave import Autosave
from nscb_desktop.views.background import Background, Progress
from nscb_desktop.views.clash_dialog import ClashDialog
from nscb_desktop.views.form_page import FormPage
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.papers import Papers
from nscb_desktop.views.registration_dialog import RegistrationChoice, RegistrationDialog, RegistrationQuestion
from nscb_desktop.views.spelling import Dictionary


class DraftDesk(QObject):
    """Everything that happens around one open draft; also the page protocol of the form page."""

    registered = Signal(object)
    """The CaseFile it became or was added to."""
    left = Signal()

    def __init__(
        self,
        sitting: Sitting,
        background: Background,
        messages: Messages,
        papers: Papers,
        dictionary: Dictionary | None = None,
    ) -> None:
        super().__init__()
        self._sitting, self._background, self._messages, self._papers = sitting, background, messages, papers
        adopted = edition_on(sitting.today())
        self.page = FormPage(adopted.form("part_one"), adopted.form("office_record"), sitting.now)
        if dictionary:
            self.page.use_dictionary(dictionary)
        self.autosave = Autosave(self.page.current, self._save, background.save, self)
        self.dialog: RegistrationDialog | None = None
        self._possible: list[Possible] = []
        self._draft_id: int | None = None
        self._trouble = ""
        """Why the last save did not succeed, where a person can put it right."""
        self._connect()

    def _connect(self) -> None:
        page = self.page
        page.edited.connect(self.autosave.touch)
        page.preview_asked.connect(self._preview)
        page.register_asked.connect(self._ask_to_register)
        page.discard_asked.connect(self._discard)
        page.file_chosen.connect(self._file)
        page.filed.opened.connect(self._papers.show_document)
        self.autosave.saved.connect(self._saved)
        self.autosave.failed.connect(self._not_saved)
        self.autosave.clashed.connect(self._clashed)

    def _save(self, draft: Draft) -> Draft:
        return referrals.save_draft(self._sitting, draft)

    def open(self, draft: Draft) -> None:
        """Put a draft on the page; OfficeError where the one before could not be saved, which then stays on it."""
        self._must_be_saved()
        self._draft_id = draft.id
        self.autosave.follow(draft)
        self.page.load(draft)
        self._show_filed(draft.id)

    def _show_filed(self, draft_id: int) -> None:
        self.page.filed.show_documents(filing.draft_documents(self._sitting, draft_id))

    def flush(self) -> bool:
        """Save what is typed, now; False where it could not be saved."""
        return self.autosave.flush()

    def may_leave(self, then: Callable[[], object]) -> bool:
        """Whether everything typed is saved; a draft that is not stays on the screen, and why is said."""
        return self._messages.tried(self._must_be_saved)

    def _must_be_saved(self) -> None:
        if not self.flush():
            why = self._trouble or "Wait a moment, then try again."
            raise OfficeError(f"This draft is not saved yet, so it stays on the screen with everything typed. {why}")

    def _saved(self, at: datetime) -> None:
        self._trouble = ""
        self.page.show_saved(at)

    def refresh(self) -> None:
        """What is typed is newer than what could be read."""

    def forget(self) -> None:
        """Drop the draft from the screen."""
        self.autosave.follow(None)
        self._draft_id = None
        if self.dialog:
            self.dialog.put_away()
        adopted = edition_on(self._sitting.today())
        self.page.load(Draft(0, adopted.form("part_one"), None, {}, {}, 0, self._sitting.now(), ""))

    def _not_saved(self, error: Exception) -> None:
        self._trouble = str(error) if isinstance(error, OfficeError) else ""
        self.page.show_not_saved(self._trouble or "Not saved yet; trying again. Your text is still here.")
        if not isinstance(error, OfficeError):
            self._messages.problem(error)

    def _clashed(self, mine: Draft, theirs: Draft) -> None:
        dialog = ClashDialog(mine, theirs, self.page)
        dialog.mine_kept.connect(self._keep_mine)
        dialog.theirs_kept.connect(self._keep_both)
        dialog.open()

    def _keep_mine(self, theirs: Draft) -> None:
        """Mine goes into the draft; theirs becomes a draft of its own, so that no text is lost."""

        def act() -> None:
            aside = referrals.keep_aside(self._sitting, theirs)
            self.autosave.keep_mine(theirs)
            self._messages.toast(f"{theirs.saved_by}'s text is kept as draft {aside.id}.")

        self._settle_clash(act)

    def _keep_both(self, _mine: Draft, theirs: Draft) -> None:
        """Theirs stays where it is; mine becomes a draft of its own, so that no text is lost."""

        def act() -> None:
            # Letters may have been typed between the save that met the other text and the question.
            aside = referrals.keep_aside(self._sitting, self.page.current())
            self.autosave.follow(theirs)
            self.page.load(theirs)
            self._show_filed(theirs.id)
            self._messages.toast(f"Your text is kept as draft {aside.id}.")

        self._settle_clash(act)

    def _settle_clash(self, act: Callable[[], None]) -> None:
        """Keep both texts; where that fails, mine stays on the screen and the question comes back."""
        if not self._messages.tried(act):
            self.autosave.ask_again()

    def _preview(self) -> None:
        draft = self.page.current()
        self._papers.show(f"Draft {draft.id} {draft.form.name}", self._job(paper.draft_sheet, draft), draft_id=draft.id)

    def _job(self, make: Callable[[Sitting, Draft], Outline], draft: Draft) -> Callable[[], Outline]:
        def made() -> Outline:
            return make(self._sitting, draft)

        return made

    def _file(self, path: Path) -> None:
        if self._draft_id is None:
            return
        draft_id = self._draft_id

        def filed(document: Document) -> None:
            if self._draft_id == draft_id:
                self._show_filed(draft_id)
            self._messages.toast(f"“{document.name}” is filed with this draft.")

        work = partial(filing.file_path_on_draft, self._sitting, draft_id, path, "received original")
        self._papers.away(f"Filing {path.name}", work, filed)

    def _discard(self) -> None:
        if self._draft_id is None:
            return
        gone = self.page.current()

        def bring_back() -> None:
            referrals.restore_draft(self._sitting, gone.id)
            self.left.emit()

        def act() -> None:
            # Saved first, so that what comes back by "Undo" is what was on the screen.
            self._must_be_saved()
            referrals.discard_draft(self._sitting, gone.id)
            self.autosave.follow(None)
            self._draft_id = None
            self.left.emit()
            self._messages.toast(f"{referrals.described(gone)}, is discarded.", "Undo", bring_back)

        self._messages.tried(act)

    def _ask_to_register(self) -> None:
        if not self.may_leave(self._ask_to_register):
            return
        draft = self.page.current()
        state = referrals.readiness(draft, self._sitting.now())
        self.page.show_missing((*state.blockers, *(gap for gap in state.missing if gap not in state.blockers)))
        if state.blockers:
            self.page.jump_to(state.blockers[0].field)
            return

        def look(_progress: Progress) -> list[Possible]:
            return duplicates.possible_duplicates(self._sitting, draft.answers)

        self._background.run(look, self._show_registration, self._messages.problem)

    def _show_registration(self, possible: list[Possible]) -> None:
        draft, self._possible = self.page.current(), possible
        state = referrals.readiness(draft, self._sitting.now())
        named = in_words(draft.form.field("authoriser").kind, draft.answers.get("authoriser"))
        question = RegistrationQuestion(
            state.missing, state.blockers, named, state.own_authoriser, possible, state.authoriser_named
        )
        self.dialog = RegistrationDialog(question, self._sitting.now, self.page)
        self.dialog.chosen.connect(self._register)
        self.dialog.finished.connect(self._dialog_gone)
        self._messages.show(self.dialog)

    def _dialog_gone(self) -> None:
        self.dialog = None

    def _register(self, choice: RegistrationChoice) -> None:
        if self._draft_id is None:
            return
        registration = Registration(**asdict(choice))
        draft_id = self._draft_id

        def act() -> None:
            case = referrals.register_draft(self._sitting, draft_id, registration, self._possible)
            self.autosave.follow(None)
            self._draft_id = None
            self._messages.toast(f"Registered as {case.reference}, {case.alias}.")
            self.registered.emit(case)

        if self.dialog:
            self._messages.carry_out(self.dialog, act)
