"""Typing in the Part Twos of the case that is open: begun from a request, and gone on with from the list of those begun."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from nscb_desktop.casework import comparing, drafting, information
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.records import CaseFile, Draft
from nscb_desktop.views.agencies_tab import AgenciesTab
from nscb_desktop.views.editing.receipt_card import received
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.requests_panel import request_words
from nscb_desktop.views.sheet_task import SheetTask
from nscb_desktop.views.typing_card import Typing


class PartTwoDesk(QObject):
    """Opens Part Twos to be typed in, and lists those that are begun."""

    sheet_asked = Signal(object)
    """A SheetTask: an agency's Part Two to be typed in."""
    gone = Signal()
    """What was to be gone on with is not being typed any more."""

    def __init__(
        self, sitting: Sitting, messages: Messages, tab: AgenciesTab, case: Callable[[], CaseFile | None]
    ) -> None:
        super().__init__(tab)
        self._sitting, self._messages, self._tab, self._case = sitting, messages, tab, case
        tab.filled.connect(self._show_typing)
        tab.typing.continued.connect(self._go_on_typing)

    def type_in(self, request: InformationRequest) -> None:
        """Type in the Part Two that answers a request, where it was left."""
        case = self._case()
        if case is None:
            return

        def act() -> None:
            carried = comparing.carried(case, request)
            draft = drafting.start(self._sitting, case.id, "part_two", request.id, carried)
            self.sheet_asked.emit(self._task(case, request, draft))

        self._messages.tried(act)

    def type_from(self, case: CaseFile, draft: Draft) -> None:
        """Let a Part Two be typed in that is filed already, as a picture."""
        request = next(each for each in case.requests if each.id == draft.request_id)
        self.sheet_asked.emit(self._task(case, request, draft))

    def _typing(self, case: CaseFile) -> list[tuple[Draft, InformationRequest]]:
        asked = {each.id: each for each in case.requests}
        typed = drafting.of_case(self._sitting, case.id)
        return [(each, asked[each.request_id]) for each in typed if each.request_id in asked]

    def _show_typing(self, may: bool) -> None:
        if case := self._case():
            self._tab.typing.show_typing([Typing(draft, request.agency) for draft, request in self._typing(case)], may)

    def _go_on_typing(self, draft_id: int) -> None:
        case = self._case()
        if case is None:
            return

        def act() -> None:
            found = next((pair for pair in self._typing(case) if pair[0].id == draft_id), None)
            if found is None:
                self.gone.emit()
                raise Refused("This form is no longer being typed: it was recorded or discarded meanwhile.")
            draft, request = found
            self.sheet_asked.emit(self._task(case, request, draft))

        self._messages.tried(act)

    def _task(self, case: CaseFile, request: InformationRequest, draft: Draft) -> SheetTask:
        from_page = self._sitting.from_page(case)

        def record(typed: Draft, gaps_reason: str) -> CaseFile:
            return information.record_return(from_page, typed, gaps_reason)

        form, answers = case.part_one.form, case.part_one.answers
        context = [("Asked", request_words(request))]
        for field in comparing.fields_compared(case):
            if words := in_words(field.kind, answers.get(field.key)):
                context.append((f"Part One: {field.label.rstrip(':')}", words))
        guidance = "The day it was in hand, not the day it is typed in; the time where it is known."
        reasons = in_words(form.field("reasons").kind, answers.get("reasons")) if "reasons" in answers else ""
        return SheetTask(
            draft, f"{case.reference} · {case.alias} · {request.agency}", received(draft.form.name),
            "Re&cord the return", record, f"The Part Two of {request.agency} is recorded.", guidance,
            (*context, *([("Part One: reasons", reasons)] if reasons else [])),
        )  # fmt: skip
