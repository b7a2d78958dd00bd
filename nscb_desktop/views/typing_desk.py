"""Typing a form, whichever it is: saved on the way, kept twice where two windows typed, discarded only to be brought back."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from nscb_desktop.casework import filing, paper
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.outline import Outline
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.records import Document, Draft
from nscb_desktop.views.autosave import Autosave
from nscb_desktop.views.background import Background
from nscb_desktop.views.clash_dialog import ClashDialog
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.papers import Papers
from nscb_desktop.views.sheet_task import FILED_NOTES
from nscb_desktop.views.spelling import Dictionary
from nscb_desktop.views.typing_page import TypingPage


class TypingDesk(QObject):
    """Everything that happens around one form being typed; also the page protocol of its page."""

    left = Signal(object)
    """What was typed is discarded or brought back: the id of its case, or None where it belongs to none yet."""

    page: TypingPage
    called = "form"
    """What is typed, as sentences call it."""

    def __init__(
        self,
        page: TypingPage,
        sitting: Sitting,
        background: Background,
        messages: Messages,
        papers: Papers,
        dictionary: Dictionary | None,
    ) -> None:
        super().__init__()
        self.page = page
        self._sitting, self._background, self._messages, self._papers = sitting, background, messages, papers
        if dictionary:
            page.use_dictionary(dictionary)
        self.autosave = Autosave(page.current, self._save, background.save, self)
        self._draft_id: int | None = None
        self._trouble = ""
        """Why the last save did not succeed, where a person can put it right."""
        self._wire(page)

    def _wire(self, page: TypingPage) -> None:
        page.edited.connect(self.autosave.touch)
        page.preview_asked.connect(self._preview)
        page.discard_asked.connect(self._discard)
        page.file_chosen.connect(self._file)
        page.filed.opened.connect(self._papers.show_document)
        self.autosave.saved.connect(self._saved)
        self.autosave.failed.connect(self._not_saved)
        self.autosave.clashed.connect(self._clashed)

    def _save(self, draft: Draft) -> Draft:
        raise NotImplementedError

    def _keep_aside(self, draft: Draft) -> str:
        """Keep a text as a draft of its own; where it is kept, as the end of a sentence."""
        raise NotImplementedError

    def _take_away(self, draft: Draft) -> str:
        """Discard a draft; what it was, as the beginning of a sentence."""
        raise NotImplementedError

    def _bring_back(self, draft: Draft) -> None:
        raise NotImplementedError

    def _show_theirs(self, draft: Draft) -> None:
        """Put what another window saved of the same draft on the page."""
        raise NotImplementedError

    def _preview(self) -> None:
        raise NotImplementedError

    def _moment(self) -> str:
        """What the date of the form is called; empty where its receipt is."""
        return ""

    def _filed_as(self) -> str:
        """What a file put beside the form is."""
        return "original"

    def _paper_of(self, draft: Draft) -> Callable[[], Outline]:
        def make() -> Outline:
            return paper.draft_sheet(self._sitting, draft)

        return make

    def _follow(self, draft: Draft) -> None:
        self._draft_id = draft.id
        self.autosave.follow(draft)

    def _put_down(self) -> None:
        """What was typed is recorded or gone: nothing more of it is saved."""
        self.autosave.follow(None)
        self._draft_id = None

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
            raise OfficeError(
                f"This {self.called} is not saved yet, so it stays on the screen with everything typed. {why}"
            )

    def refresh(self) -> None:
        """What is typed is newer than what could be read."""

    def forget(self) -> None:
        """Drop what is typed from the screen."""
        raise NotImplementedError

    def _saved(self, at: datetime) -> None:
        self._trouble = ""
        self.page.show_saved(at)

    def _not_saved(self, error: Exception) -> None:
        self._trouble = str(error) if isinstance(error, OfficeError) else ""
        self.page.show_not_saved(self._trouble or "Not saved yet; trying again. Your text is still here.")
        if not isinstance(error, OfficeError):
            self._messages.problem(error)

    def _clashed(self, mine: Draft, theirs: Draft) -> None:
        dialog = ClashDialog(mine, theirs, self.page, self._moment())
        dialog.mine_kept.connect(self._keep_mine)
        dialog.theirs_kept.connect(self._keep_both)
        dialog.open()

    def _keep_mine(self, theirs: Draft) -> None:
        """Mine goes into the draft; theirs becomes a draft of its own, so that no text is lost."""

        def act() -> None:
            where = self._keep_aside(theirs)
            self.autosave.keep_mine(theirs)
            self._messages.toast(f"{theirs.saved_by}'s text is kept {where}.")

        self._settle_clash(act)

    def _keep_both(self, _mine: Draft, theirs: Draft) -> None:
        """Theirs stays where it is; mine becomes a draft of its own, so that no text is lost."""

        def act() -> None:
            # Letters may have been typed between the save that met the other text and the question.
            where = self._keep_aside(self.page.current())
            self.autosave.follow(theirs)
            self._show_theirs(theirs)
            self._messages.toast(f"Your text is kept {where}.")

        self._settle_clash(act)

    def _settle_clash(self, act: Callable[[], None]) -> None:
        """Keep both texts; where that fails, mine stays on the screen and the question comes back."""
        if not self._messages.tried(act):
            self.autosave.ask_again()

    def _file(self, path: Path) -> None:
        if self._draft_id is None:
            return
        draft_id, kind = self._draft_id, self._filed_as()

        def filed(document: Document) -> None:
            if self._draft_id == draft_id:
                self._show_filed(draft_id)
            self._messages.toast(f"“{document.name}” is filed with this {self.called}.")

        work = partial(filing.file_path_on_draft, self._sitting, draft_id, path, FILED_NOTES[kind], kind)
        self._papers.away(f"Filing {path.name}", work, filed)

    def _discard(self) -> None:
        if self._draft_id is None:
            return
        gone = self.page.current()

        def bring_back() -> None:
            self._bring_back(gone)
            self.left.emit(gone.case_id)

        def act() -> None:
            # Saved first, so that what comes back by "Undo" is what was on the screen.
            self._must_be_saved()
            what = self._take_away(gone)
            self._put_down()
            self.left.emit(gone.case_id)
            self._messages.toast(f"{what} is discarded.", "Undo", bring_back)

        self._messages.tried(act)
