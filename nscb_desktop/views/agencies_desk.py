"""What the Agencies tab asks for: notifying, asking, chasing, recording what came, and agreeing on a value."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from nscb_desktop.casework import comparing, information, paper
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.outline import Outline
from nscb_desktop.framework.dates import short_day
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.roles import Right
from nscb_desktop.views.agencies_tab import AgenciesTab
from nscb_desktop.views.agree_dialog import AgreedChoice, AgreeDialog
from nscb_desktop.views.kept_dialog import KeptDialog
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.papers import Papers
from nscb_desktop.views.part_two_desk import PartTwoDesk
from nscb_desktop.views.request_dialogs import AskChoice, AskDialog, Asking, DatedChoice, DatedDialog
from nscb_desktop.views.requests_panel import event_words

HOW = Asking("how", "How?", "how")


class AgenciesDesk(QObject):
    """Does what the tab asks on the case it shows, and has the case read anew afterwards."""

    changed = Signal()
    sheet_asked = Signal(object)
    """A SheetTask: an agency's Part Two to be typed in."""
    letter_asked = Signal(object, object)
    """The request that is being chased, and the dialog over which its letter is chosen."""

    def __init__(
        self,
        sitting: Sitting,
        messages: Messages,
        papers: Papers,
        tab: AgenciesTab,
        case: Callable[[], CaseFile | None],
    ) -> None:
        super().__init__(tab)
        self._sitting, self._messages, self._papers, self._tab, self._case = sitting, messages, papers, tab, case
        self.dialog: KeptDialog | None = None
        self._from_page = sitting
        """The sitting, as acts are done from the page that was in front when a dialog was opened."""
        self._request: InformationRequest | None = None
        tab.requests.notify_asked.connect(self._ask_to_notify)
        tab.requests.ask_asked.connect(self._ask_whom)
        tab.requests.act_asked.connect(self._begin)
        tab.requests.paper_asked.connect(self._show_paper)
        tab.grid.agree_asked.connect(self._ask_agreed)
        self.part_twos = PartTwoDesk(sitting, messages, tab, case)
        self.part_twos.sheet_asked.connect(self.sheet_asked)
        self.part_twos.gone.connect(self.changed)

    def close(self) -> None:
        """Close what is asked."""
        if self.dialog:
            self.dialog.put_away()

    def _today(self) -> date:
        return self._sitting.today()

    def _show(self, dialog: KeptDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._gone)
        self._messages.show(dialog)

    def _gone(self) -> None:
        self.dialog = None

    def _do(self, act: Callable[[], CaseFile], said: str) -> None:
        def done() -> None:
            act()
            self.changed.emit()
            self._messages.toast(said)

        if not self._messages.carry_out(self.dialog, done):
            # What happened meanwhile is the likeliest reason, and it is to be seen behind the dialog.
            self.changed.emit()

    def _ask_to_notify(self) -> None:
        told = [
            (agency.name, information.notified_on(agency, self._today()))
            for agency in information.partners(self._sitting)
        ]
        lines = [f"{name}: {member.name if member else 'no member in post today'}" for name, member in told]
        dialog = DatedDialog(
            "Notify members", "&Notify them", "Notified on", (HOW,), self._today, self._tab, "\n".join(lines)
        )
        dialog.day.show_day(self._today())
        dialog.chosen.connect(self._notify)
        self._show(dialog)

    def _notify(self, choice: DatedChoice) -> None:
        if case := self._case():
            self._do(
                lambda: information.notify_members(self._sitting, case.id, choice.on, choice.words["how"]),
                "The members are recorded as notified.",
            )

    def _ask_whom(self) -> None:
        case = self._case()
        if case is None:
            return

        def askable(on: date) -> list[information.Askable]:
            return information.askable(self._sitting, case, on)

        def terms(on: date) -> information.Terms:
            return information.terms(self._sitting, case, on)

        dialog = AskDialog(askable, terms, case.facts["received"].on, self._today, self._tab)
        dialog.chosen.connect(self._ask)
        self._show(dialog)

    def _ask(self, choice: AskChoice) -> None:
        if case := self._case():
            self._do(
                lambda: information.ask(self._sitting, case.id, choice.agency_ids, choice.on),
                f"Asked on {short_day(choice.on)}.",
            )

    def _begin(self, act: str, request: InformationRequest) -> None:
        case = self._case()
        if case is None:
            return
        self._request, self._from_page = request, self._sitting.from_page(case)
        {
            "type_in": self.part_twos.type_in,
            "chase": self._ask_chase,
            "not_known": self._ask_not_known,
            "withdraw": self._ask_withdrawal,
            "take_back": self._ask_back,
        }[act](request)

    def _ask_chase(self, request: InformationRequest) -> None:
        step = information.next_chase(self._sitting, request, self._today())
        whom = step.whom or "nobody is recorded in that office today: say below who was told"
        questions = (HOW, Asking("note", "Note", running=True))
        dialog = self._ask_dated("Chase", "&Chase", "Chased on", questions, f"{step.words}: {whom}", self._chase)
        if self._sitting.person.may(Right.WRITE):
            dialog.offer("&Letter or e-mail for this step…").clicked.connect(self._ask_letter)

    def _ask_letter(self) -> None:
        if self._request and self.dialog:
            self.letter_asked.emit(self._request, self.dialog)

    def _chase(self, choice: DatedChoice) -> None:
        if request := self._request:
            self._do(
                lambda: information.chase(
                    self._from_page, request.id, choice.on, choice.words["how"], choice.words["note"]
                ),
                f"{request.agency} is recorded as chased.",
            )

    def _ask_not_known(self, request: InformationRequest) -> None:
        questions = (
            Asking("how", "How did the answer come?", "how the answer came"),
            Asking("said", "What was said, word for word?", "what was said", running=True),
        )
        self._ask_dated("Not known to this agency", "&Record it", "Answered on", questions, "A nil return is a proper return.",
                        self._not_known)  # fmt: skip

    def _not_known(self, choice: DatedChoice) -> None:
        if request := self._request:
            words = choice.words
            self._do(
                lambda: information.record_not_known(
                    self._from_page, request.id, choice.on, words["how"], words["said"]
                ),
                f"The nil return of {request.agency} is recorded.",
            )

    def _ask_withdrawal(self, request: InformationRequest) -> None:
        questions = (Asking("why", "Why is it withdrawn?", "why it is withdrawn", running=True),)
        self._ask_dated("Withdraw the request", "&Withdraw it", "Withdrawn on", questions, "", self._withdraw)

    def _withdraw(self, choice: DatedChoice) -> None:
        if request := self._request:
            self._do(
                lambda: information.withdraw(self._from_page, request.id, choice.on, choice.words["why"]),
                f"The request to {request.agency} is withdrawn.",
            )

    def _ask_dated(
        self,
        title: str,
        yes: str,
        day: str,
        questions: tuple[Asking, ...],
        context: str,
        then: Callable[[DatedChoice], None],
    ) -> DatedDialog:
        agency = self._request.agency if self._request else ""
        dialog = DatedDialog(f"{title}: {agency}", yes, day, questions, self._today, self._tab, context)
        dialog.chosen.connect(then)
        self._show(dialog)
        return dialog

    def _ask_back(self, request: InformationRequest) -> None:
        last = request.standing[-1]

        def take_back(why: str) -> None:
            self._do(
                lambda: information.take_back(self._from_page, request.id, last.id, why),
                f"What was recorded of {request.agency} is taken back.",
            )

        self._messages.ask_reason(
            f"Recorded of {request.agency} in error: {event_words(last)}? It stays on record and no longer counts. Say why.",
            "&Take it back",
            take_back,
        )

    def _ask_agreed(self, key: str) -> None:
        case = self._case()
        if case is None:
            return
        made = comparing.comparison(self._sitting, case)
        row = next(each for each in made.rows if each.field.key == key)
        self._from_page = self._sitting.from_page(case, (each.agreed for each in made.rows if each.agreed))
        dialog = AgreeDialog(row, made.sources, self._tab)
        dialog.chosen.connect(self._agree)
        self._show(dialog)

    def _agree(self, choice: AgreedChoice) -> None:
        if case := self._case():
            self._do(
                lambda: comparing.agree(
                    self._from_page, case.id, choice.field, choice.value, choice.source, choice.why
                ),
                "The agreed value is recorded; every agency's own answer stays.",
            )

    def print_chronology(self) -> None:
        """Preview the swim lanes and their tables; what is printed or saved of them is listed on the case."""
        if case := self._case():

            def make() -> Outline:
                return paper.chronology_sheet(self._sitting, case)

            self._papers.show(f"{case.reference} chronology", make, case.id, self.changed.emit)

    def _show_paper(self, form_id: int) -> None:
        case = self._case()
        record = next((each for each in case.returns if each.id == form_id), None) if case else None
        if case and record:

            def make() -> Outline:
                return paper.form_sheet(self._sitting, case, record)

            self._papers.show(paper.printed_name(case, record, self._sitting.now()), make, case.id, self.changed.emit)
