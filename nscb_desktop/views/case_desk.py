"""Everything that happens around one open case: its dates, amendments, authorisation, documents, contacts and prints."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from nscb_desktop.casework import cases, contacts, corrections, filing, referrals
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.milestones import MILESTONES
from nscb_desktop.framework.records import CaseFile, Document
from nscb_desktop.framework.references import Reference
from nscb_desktop.framework.timescales import Clock
from nscb_desktop.views.agencies_desk import AgenciesDesk
from nscb_desktop.views.amending import Amending
from nscb_desktop.views.case_page import CasePage
from nscb_desktop.views.case_papers import CasePapers
from nscb_desktop.views.case_reading import CaseReading
from nscb_desktop.views.clock_desk import ClockDesk
from nscb_desktop.views.contacts_tab import NewContact
from nscb_desktop.views.file_drops import FileDrops
from nscb_desktop.views.gate_desk import GateDesk
from nscb_desktop.views.kept_dialog import KeptDialog
from nscb_desktop.views.letters_desk import LettersDesk
from nscb_desktop.views.main_window import MainWindow
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.milestone_dialog import MilestoneDialog, MilestoneEntry
from nscb_desktop.views.papers import Papers
from nscb_desktop.views.returned_files_desk import ReturnedFilesDesk
from nscb_desktop.views.sending_desk import SendingDesk

WRITTEN_ON_SHEETS = frozenset({"recommended", "decided"})
"""Dates of the strip that are recorded with a gate's sheet."""


class CaseDesk(QObject):
    """Reads for the case page and does what it asks; also the page protocol of the case page."""

    case_asked = Signal(str)
    """The reference of another case to open."""
    cases_asked = Signal()
    part_one_started = Signal(int)
    """The draft of a Part One: a sibling's, or one begun from a referral that came."""
    working_print_asked = Signal(object)
    sheet_asked = Signal(object)
    """A SheetTask: a form of this case to be typed in."""
    meeting_asked = Signal(object, object)
    """The id of a meeting, or None for one to be arranged; and the id of the case."""

    def __init__(self, sitting: Sitting, messages: Messages, papers: Papers) -> None:
        super().__init__()
        self._sitting, self._messages, self._papers = sitting, messages, papers
        self._reads = CaseReading(sitting)
        self.page = CasePage(self._reads)
        self.agencies = AgenciesDesk(sitting, messages, papers, self.page.agencies, self._shown)
        self.sending = SendingDesk(sitting, messages, papers, self.page.agencies.requests, self._shown)
        self.dialog: KeptDialog | None = None
        self._from_page = sitting
        self.gates = GateDesk(sitting, messages, papers, self.page.decision, self._shown)
        self.amending = Amending(sitting, self.page, self._shown, self._show, self._carry_out)
        self.clock_desk = ClockDesk(sitting, messages, self.page, self._show, self)
        self.case_papers = CasePapers(sitting, papers, self.page, self.refresh, self)
        self.letters = LettersDesk(sitting, messages, papers, self.page.documents, self._shown)
        self.returns = ReturnedFilesDesk(sitting, messages, papers, self._shown, self.page)
        self._connect()
        self._connect_returns()

    def _connect_returns(self) -> None:
        panel, returns = self.page.agencies.requests, self.returns
        panel.return_asked.connect(returns.choose_file)
        panel.incoming_asked.connect(returns.bring_in_waiting)
        FileDrops(self.page).dropped.connect(returns.bring_in)
        self._drops = FileDrops(self._papers.window, self, partial(_is_covered, self._papers.window))
        self._drops.dropped.connect(returns.bring_in_anywhere)
        returns.incoming_counted.connect(panel.show_incoming)
        returns.typing_asked.connect(self.agencies.part_twos.type_from)
        returns.part_one_begun.connect(self.part_one_started)
        returns.changed.connect(self._returned)

    def _returned(self, case_id: int) -> None:
        """Show the case on which a return was recorded, whichever was open and whatever page is in front."""
        if self.page.case and self.page.case.id == case_id and self.page.isVisible():
            self.refresh()
        else:
            self.case_asked.emit(str(cases.read_case(self._sitting, case_id).reference))

    def _connect(self) -> None:
        page = self.page
        self.clock_desk.changed.connect(self._reload)
        self.sending.changed.connect(self._reload)
        page.cases_asked.connect(self.cases_asked)
        page.void_asked.connect(self._ask_to_void)
        page.ui.strip.milestone_chosen.connect(self._ask_milestone)
        page.summary.date_asked.connect(self._ask_milestone)
        page.summary.sibling_asked.connect(self._start_sibling)
        page.summary.reference_asked.connect(self._go_to)
        page.summary.working.print_asked.connect(self.working_print_asked)
        page.contacts.contact_logged.connect(self._log_contact)
        page.documents.file_dropped.connect(self._file)
        page.documents.document_opened.connect(self._papers.show_document)
        for each in (self.agencies, self.gates):
            each.changed.connect(self._reload)
            each.sheet_asked.connect(self.sheet_asked)
        self.letters.changed.connect(self._reload)
        self.agencies.letter_asked.connect(self.letters.write_next)
        self.gates.date_asked.connect(self._ask_milestone)
        self.gates.meeting_asked.connect(self.meeting_asked)
        page.chronology.print_asked.connect(self.agencies.print_chronology)

    def _shown(self) -> CaseFile | None:
        return self.page.case

    def open(self, case_id: int) -> None:
        """Show a case, noting once a sitting that it was opened."""
        case = cases.read_case(self._sitting, case_id)
        cases.opened(self._sitting, case_id)
        self.page.load(case)
        self.returns.count()

    def acknowledge(self, case: CaseFile) -> None:
        """Write the contact that acknowledges the newest Part One, to be read, changed and logged, or not."""
        self.case_asked.emit(str(case.reference))
        if self.page.case and self.page.case.id == case.id:
            self.page.ui.tabs.setCurrentWidget(self.page.contacts)
            self.page.contacts.offer(*contacts.acknowledgement(case))

    def show_working(self, case_id: int, clock: Clock) -> None:
        """Show how one clock of the case that is open was counted."""
        if self.page.case and self.page.case.id == case_id:
            self.page.show_working(clock)

    @property
    def reference(self) -> str:
        """The reference of the case shown; empty where none is."""
        return str(self.page.case.reference) if self.page.case else ""

    def flush(self) -> None:
        """Everything on this page is an act of its own."""

    def unrecorded(self) -> str:
        """A contact note that is typed and not recorded."""
        return f"a contact note on {self.reference}" if self.page.typed else ""

    def may_leave(self, then: Callable[[], object]) -> bool:
        """Whether nothing is typed that is not recorded; otherwise ask what is to become of it."""
        if not self.page.typed:
            return True

        def record() -> None:
            if self.page.log_contact():
                then()

        def discard() -> None:
            self.page.contacts.clear_form()
            then()

        self._messages.choose(
            f"You have typed a contact note on {self.reference} that is not recorded.",
            (("&Record it", record), ("&Discard it", discard)),
            none="&Keep editing",
        )
        return False

    def forget(self) -> None:
        """Show no case."""
        self.letters.close()
        self.agencies.close()
        self.returns.close()
        self._drops.end()
        if self.dialog:
            self.dialog.put_away()
        self.page.clear()

    def refresh(self) -> None:
        """Read the case anew, where it stood."""
        if self.page.case:
            self._messages.tried(self._reload)

    def _reload(self) -> None:
        if self.page.case:
            self.page.load(cases.read_case(self._sitting, self.page.case.id))

    def _show(self, dialog: KeptDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._dialog_gone)
        self._messages.show(dialog)

    def _carry_out(self, act: Callable[[], object]) -> None:
        """Do what the open dialog asked for, and read the case anew; a refusal is said in it."""
        self._messages.carry_out(self.dialog, act)
        # Also where it was refused: what happened meanwhile is then to be seen behind the dialog.
        self.refresh()

    def _dialog_gone(self) -> None:
        self.dialog = None

    def _ask_milestone(self, key: str) -> None:
        if self.page.case and key in WRITTEN_ON_SHEETS and key not in self.page.case.facts:
            # Its words are mandatory, so its date comes with its sheet; a date that is there can be corrected.
            self.page.ui.tabs.setCurrentWidget(self.page.decision)
        elif self.page.case:
            self._from_page = self._sitting.from_page(self.page.case)
            dialog = MilestoneDialog(MILESTONES[key], self.page.case.facts.get(key), self._sitting.today, self.page)
            dialog.entered.connect(self._record_milestone)
            self._show(dialog)

    def _record_milestone(self, entry: MilestoneEntry) -> None:
        case = self.page.case
        if case is None:
            return

        def act() -> None:
            if entry.on is None:
                cases.withdraw_milestone(self._from_page, case.id, entry.key, entry.why)
            else:
                cases.record_milestone(self._from_page, case.id, entry.key, entry.on, entry.detail, entry.why)

        self._carry_out(act)
        if isinstance(self.dialog, MilestoneDialog) and self.page.case:
            self.dialog.show_recorded(self.page.case.facts.get(entry.key))

    def _ask_to_void(self) -> None:
        case = self.page.case
        if case is None:
            return

        def void(why: str) -> None:
            corrections.void(self._sitting, case.id, why)
            self.refresh()
            self._messages.toast(f"{case.reference} is void.")

        self._messages.ask_reason(
            f"{case.reference}, {case.alias}, was registered in error? Its reference becomes void: it is kept for ever, "
            "never used again, and nothing more can be recorded on the case. This cannot be taken back. Say why.",
            "&Make it void",
            void,
        )

    def _start_sibling(self) -> None:
        if case := self.page.case:

            def act() -> None:
                self.part_one_started.emit(referrals.start_draft(self._sitting, case.id).id)

            self._messages.tried(act)

    def _go_to(self, reference: Reference) -> None:
        self.case_asked.emit(str(reference))

    def _log_contact(self, new: NewContact) -> None:
        case = self.page.case
        if case is None:
            return

        def act() -> None:
            contacts.log_contact(self._sitting, case.id, new.at, new.how, new.who, new.what)
            self.page.contacts.clear_form()
            self._reload()

        self._messages.tried(act)

    def _file(self, path: Path) -> None:
        case = self.page.case
        if case is None:
            return

        work = partial(filing.file_path, self._sitting, case.id, path, self.page.documents.kind)
        self._papers.away(f"Filing {path.name}", work, self._filed)

    def _filed(self, _document: Document) -> None:
        self.refresh()

    def print_form(self, case: CaseFile) -> None:
        """Preview the first Part One of a case; what is printed or saved of it is listed there."""
        self.case_papers.print_form(case)


def _is_covered(window: QWidget) -> bool:
    """Whether everything is hidden, by the privacy key or by a lock: what is dropped then is nobody's."""
    return isinstance(window, MainWindow) and window.hidden
