"""What the Decision tab asks for: a sheet to type, a date, a reason, a print, or the way to a meeting."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from nscb_desktop.casework import closing, drafting, gate_paper
from nscb_desktop.casework.gate_board import Step
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.outline import Outline
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.views.decision_tab import DecisionTab
from nscb_desktop.views.gate_tasks import task_of
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.papers import Papers


class GateDesk(QObject):
    """Does what the tab asks on the case it shows, and has the case read anew afterwards."""

    changed = Signal()
    sheet_asked = Signal(object)
    """A SheetTask: a gate's sheet to be typed in."""
    date_asked = Signal(str)
    """The key of a milestone to be entered."""
    meeting_asked = Signal(object, object)
    """The id of a meeting, or None for one to be arranged; and the id of the case."""

    def __init__(
        self,
        sitting: Sitting,
        messages: Messages,
        papers: Papers,
        tab: DecisionTab,
        case: Callable[[], CaseFile | None],
    ) -> None:
        super().__init__(tab)
        self._sitting, self._messages, self._papers, self._case = sitting, messages, papers, case
        tab.step_asked.connect(self._begin)
        tab.print_asked.connect(self._print)
        tab.meeting_asked.connect(self._open_meeting)

    def _begin(self, step: Step) -> None:
        if step.key == "send":
            self.date_asked.emit("sent_for_screening")
        elif step.key == "reopening":
            self._ask_to_reopen()
        elif step.key == "meeting":
            if case := self._case():
                self.meeting_asked.emit(None, case.id)
        else:
            self._type_in(step)

    def _type_in(self, step: Step) -> None:
        case = self._case()
        if case is None:
            return

        def act() -> None:
            draft = drafting.start(self._sitting, case.id, step.key, carried=step.carried)
            self.sheet_asked.emit(task_of(self._sitting, case, draft))

        self._messages.tried(act)

    def _ask_to_reopen(self) -> None:
        case = self._case()
        if case is None:
            return

        from_page = self._sitting.from_page(case)

        def reopen(why: str) -> None:
            closing.reopen(from_page, case.id, {"reasons": why}, self._sitting.now())
            self.changed.emit()
            self._messages.toast(f"{case.reference} is open again.")

        self._messages.ask_reason(
            f"Open {case.reference}, {case.alias}, again? Everything recorded on it stands as it stood. Say why.",
            "&Reopen the case",
            reopen,
        )

    def _open_meeting(self, meeting_id: int) -> None:
        if case := self._case():
            self.meeting_asked.emit(meeting_id, case.id)

    def _print(self, form_id: int) -> None:
        case = self._case()
        record = next((each for each in case.sheets if each.id == form_id), None) if case else None
        if case and record:

            def make() -> Outline:
                return gate_paper.gate_sheet(self._sitting, case, record)

            self._papers.show(gate_paper.sheet_name(case, record), make, case.id, self.changed.emit)
