"""Typing any form for a case: the sheet page, and the act its button stands for."""

from functools import partial

from PySide6.QtCore import Signal

from nscb_desktop.casework import drafting
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.completeness import Missing
from nscb_desktop.framework.records import Draft
from nscb_desktop.framework.roles import Right
from nscb_desktop.views.background import Background
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.papers import Papers
from nscb_desktop.views.sheet_page import SheetPage
from nscb_desktop.views.sheet_task import MOMENT, SheetTask
from nscb_desktop.views.spelling import Dictionary
from nscb_desktop.views.typing_desk import TypingDesk


class SheetDesk(TypingDesk):
    """Everything that happens around one form of a case."""

    recorded = Signal(object)
    """The CaseFile as it stands after the act."""

    page: SheetPage

    def __init__(
        self,
        sitting: Sitting,
        background: Background,
        messages: Messages,
        papers: Papers,
        dictionary: Dictionary | None = None,
    ) -> None:
        page = SheetPage(sitting.now)
        super().__init__(page, sitting, background, messages, papers, dictionary)
        self._task: SheetTask | None = None
        page.submitted.connect(self._submit)

    def _save(self, draft: Draft) -> Draft:
        return drafting.save(self._sitting, draft)

    def _keep_aside(self, draft: Draft) -> str:
        drafting.keep_aside(self._sitting, draft)
        return "beside it, as a draft of its own"

    def _take_away(self, draft: Draft) -> str:
        drafting.discard(self._sitting, draft.id)
        return f"What was typed of {draft.form.name}"

    def _bring_back(self, draft: Draft) -> None:
        drafting.restore(self._sitting, draft.id)

    def _show_theirs(self, draft: Draft) -> None:
        self.page.show_draft(draft)

    def open(self, task: SheetTask) -> None:
        """Put a task on the page; OfficeError where the one before could not be saved, which then stays on it."""
        self._must_be_saved()
        self._task = task
        self._follow(task.draft)
        self.page.load(task)
        self.page.ui.file_original.setVisible(self._sitting.person.may(Right.RECEIVE))
        self._show_filed(task.draft.id)

    def _put_down(self) -> None:
        super()._put_down()
        self._task = None
        self.page.clear()

    def forget(self) -> None:
        """Drop the form from the screen."""
        self._put_down()

    def _moment(self) -> str:
        return self._task.moment if self._task else ""

    def _filed_as(self) -> str:
        return self._task.filed_as if self._task else super()._filed_as()

    def _preview(self) -> None:
        draft = self.page.current()
        self._papers.show(f"{self.page.task.title} {draft.form.name}", self._paper_of(draft), draft.case_id)

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
