"""Typing in a Part One: the form page, and its registration."""

from dataclasses import asdict

from PySide6.QtCore import Signal

from nscb_desktop.casework import duplicates, referrals
from nscb_desktop.casework.referrals import Registration
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.editions import edition_on
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.records import Draft, Possible
from nscb_desktop.views.background import Background, Progress
from nscb_desktop.views.form_page import FormPage
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.papers import Papers
from nscb_desktop.views.registration_dialog import RegistrationChoice, RegistrationDialog, RegistrationQuestion
from nscb_desktop.views.spelling import Dictionary
from nscb_desktop.views.typing_desk import TypingDesk


class DraftDesk(TypingDesk):
    """Everything that happens around one open draft of a Part One."""

    registered = Signal(object)
    """The CaseFile it became or was added to."""
    acknowledging = Signal(object)
    """The CaseFile whose newest Part One was acknowledged, which is to be logged."""

    page: FormPage
    called = "draft"

    def __init__(
        self,
        sitting: Sitting,
        background: Background,
        messages: Messages,
        papers: Papers,
        dictionary: Dictionary | None = None,
    ) -> None:
        adopted = edition_on(sitting.today())
        page = FormPage(adopted.form("part_one"), adopted.form("office_record"), sitting.now)
        super().__init__(page, sitting, background, messages, papers, dictionary)
        self.dialog: RegistrationDialog | None = None
        self._possible: list[Possible] = []
        page.register_asked.connect(self._ask_to_register)

    def _save(self, draft: Draft) -> Draft:
        return referrals.save_draft(self._sitting, draft)

    def _keep_aside(self, draft: Draft) -> str:
        return f"as draft {referrals.keep_aside(self._sitting, draft).id}"

    def _take_away(self, draft: Draft) -> str:
        referrals.discard_draft(self._sitting, draft.id)
        return f"{referrals.described(draft)},"

    def _bring_back(self, draft: Draft) -> None:
        referrals.restore_draft(self._sitting, draft.id)

    def open(self, draft: Draft) -> None:
        """Put a draft on the page; OfficeError where the one before could not be saved, which then stays on it."""
        self._must_be_saved()
        self._follow(draft)
        self._show_theirs(draft)

    def _show_theirs(self, draft: Draft) -> None:
        self.page.load(draft)
        self._show_filed(draft.id)

    def forget(self) -> None:
        """Drop the draft from the screen."""
        self._put_down()
        if self.dialog:
            self.dialog.put_away()
        adopted = edition_on(self._sitting.today())
        self.page.load(Draft(0, adopted.form("part_one"), None, {}, {}, 0, self._sitting.now(), ""))

    def _preview(self) -> None:
        draft = self.page.current()
        self._papers.show(f"Draft {draft.id} {draft.form.name}", self._paper_of(draft), draft_id=draft.id)

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
            self._put_down()

            def acknowledge() -> None:
                self.acknowledging.emit(case)

            said = f"Registered as {case.reference}, {case.alias}."
            self._messages.toast(said, "Log the acknowledgement…", acknowledge)
            self.registered.emit(case)

        if self.dialog:
            self._messages.carry_out(self.dialog, act)
