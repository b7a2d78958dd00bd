"""The page of one case: who and how old, the seven dates, and everything kept on it in tabs."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nscb_desktop.casework import comparing
from nscb_desktop.casework.comparing import Comparison
from nscb_desktop.casework.deadlines import strip
from nscb_desktop.casework.flow import FlowPicture
from nscb_desktop.casework.gate_board import Board
from nscb_desktop.framework.answers import Answer
from nscb_desktop.framework.dates import PartialDate, age_on, exact_date, long_day, week_day
from nscb_desktop.framework.flags import flags
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.records import CaseFile, Contact, Document, FormRecord, HistoryEntry
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.text import one_line
from nscb_desktop.framework.timescales import Clock, next_clock
from nscb_desktop.views.agencies_tab import AgenciesTab
from nscb_desktop.views.badges import Badge, BadgeLabel
from nscb_desktop.views.chronology_tab import ChronologyTab
from nscb_desktop.views.contacts_tab import ContactsTab
from nscb_desktop.views.decision_tab import DecisionTab
from nscb_desktop.views.designed.ui_case_page import Ui_CasePage
from nscb_desktop.views.documents_tab import DocumentsTab
from nscb_desktop.views.flags_row import FlagsRow
from nscb_desktop.views.flow_tab import FlowTab
from nscb_desktop.views.form_reader import NOT_AUTHORISED, FormReader
from nscb_desktop.views.history_tab import HistoryTab
from nscb_desktop.views.once import Once
from nscb_desktop.views.spelling import Dictionary
from nscb_desktop.views.summary_tab import SummaryTab


class CaseReads(Protocol):
    """What the page reads about the case it shows; the long lists only when their tab is looked at."""

    def today(self) -> date:
        """Today's date in the office."""

    def now(self) -> datetime:
        """The present moment."""

    def may(self, right: Right) -> bool:
        """Whether whoever is signed in may do this."""

    def clocks(self, case: CaseFile) -> Sequence[Clock]:
        """Its clocks as they stand today."""

    def board(self, case: CaseFile) -> Board:
        """Its gates, what is next and what else can be done."""

    def comparison(self, case: CaseFile) -> Comparison:
        """Its Part One and its returns side by side."""

    def flow(self, case: CaseFile) -> FlowPicture:
        """Its flow chart."""

    def drawings(self, case: CaseFile) -> Sequence[bytes]:
        """Its swim lanes, drawn."""

    def documents(self, case_id: int) -> Sequence[Document]:
        """Everything filed on it and every print of it."""

    def contacts(self, case_id: int) -> Sequence[Contact]:
        """Its contact log."""

    def history(self, case_id: int) -> Sequence[HistoryEntry]:
        """Every act on it."""


def ages(case: CaseFile, today: date) -> str:
    """``4 years at the incident, 4 years today``, as far as the dates allow."""
    born, incident = _day(case.part_one.answers.get("date_of_birth")), _day(case.office.get("incident_on"))
    then = age_on(born, incident) if born and incident else None
    now = age_on(born, exact_date(today)) if born else None
    if not now:
        return "age not known"
    return f"{then} at the incident, {now} today" if then else f"{now} today, age at the incident not known"


def _day(answer: Answer) -> PartialDate | None:
    return answer if isinstance(answer, PartialDate) else None


def _words(record: FormRecord, key: str) -> str:
    return one_line(in_words(record.form.field(key).kind, record.answers.get(key)))


def next_badge(clocks: Sequence[Clock]) -> Badge | None:
    """The running clock that ends first: what, by when, and how long that is."""
    first = next_clock(clocks)
    if first is None:
        return None
    words = f"{first.name} by {week_day(first.due)} · {first.in_words}"
    return Badge(first.rag, f"{first.rag.shape} {first.rag.value} · {words}", words)


def warnings_of(case: CaseFile) -> str:
    """What must not be overlooked: a voided reference, a Part One that nobody has authorised yet."""
    if case.voided:
        return f"VOIDED {long_day(local_day(case.voided.at))} by {case.voided.by}: {case.voided.why}"
    waiting = [record for record in case.part_ones if record.authorisation is None]
    return " · ".join(
        f"{NOT_AUTHORISED}: {each.form.name} from {_words(each, 'agency') or 'an agency not given'}. "
        f"Reason: {each.unauthorised_reason or 'none given'}"
        for each in waiting
    )


class CasePage(QWidget):
    """Shows one case; opening another leaves nothing of the one before."""

    cases_asked = Signal()
    print_asked = Signal(int)
    """The id of the form to print."""
    void_asked = Signal()
    names_toggled = Signal(bool)

    def __init__(self, reads: CaseReads, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reads = reads
        self._clocks: tuple[Clock, ...] = ()
        self._stale: set[QWidget] = set()
        self._again = False
        self._once = Once()
        self.case: CaseFile | None = None
        self.ui = Ui_CasePage()
        self.ui.setupUi(self)
        self.setAccessibleName("Case")
        self.badge = BadgeLabel()
        self.ui.crumbs.insertWidget(self.ui.crumbs.indexOf(self.ui.names), self.badge)
        self.flags = FlagsRow()
        self.ui.who.addWidget(self.flags)
        self.summary, self.reader, self.agencies, self.flow = SummaryTab(), FormReader(), AgenciesTab(), FlowTab()
        self.chronology, self.decision = ChronologyTab(), DecisionTab()
        self.documents, self.contacts, self.history = DocumentsTab(), ContactsTab(reads.now), HistoryTab()
        for words, tab in (
            ("S&ummary", self.summary),
            ("Flow chart", self.flow),
            ("Part &One", self.reader),
            ("A&gencies", self.agencies),
            ("Ch&ronology", self.chronology),
            ("Decision", self.decision),
            ("&Documents", self.documents),
            ("Co&ntacts", self.contacts),
            ("Histor&y", self.history),
        ):
            self.ui.tabs.addTab(tab, words)
        self.ui.tabs.tabBar().setDrawBase(False)
        self.ui.tabs.currentChanged.connect(self._fill_shown)
        self.ui.names.toggled.connect(self._toggle_names)
        self.ui.print.clicked.connect(self._print)
        self.ui.cases.clicked.connect(self.cases_asked)
        self.ui.void_button.clicked.connect(self.void_asked)

    def start(self) -> None:
        """Put the keyboard on the tabs."""
        self.ui.tabs.tabBar().setFocus()

    def hasHeightForWidth(self) -> bool:
        """No: the tabs scroll by themselves, so the page never asks its frame for more height than there is."""
        return False

    def load(self, case: CaseFile) -> None:
        """Show a case: another one from its summary with nothing left over, the same one where it stood."""
        again = self.case is not None and self.case.id == case.id
        self.case, self._clocks = case, tuple(self._reads.clocks(case))
        self._stale.clear()
        if not again:
            self.ui.names.setChecked(False)
            self.ui.tabs.setCurrentIndex(0)
            self._empty_tabs()
        self._show_head(case)
        self.ui.strip.show_dates(strip(case, list(self._clocks)), self._open_to(Right.RECORD))
        self._stale = {tab for at in range(self.ui.tabs.count()) if (tab := self.ui.tabs.widget(at))}
        self._again = again
        self._fill_shown()

    def show_working(self, clock: Clock) -> None:
        """Show on the summary how a clock was counted, as it now stands."""
        self.ui.tabs.setCurrentWidget(self.summary)
        same = (each for each in self._clocks if (each.timescale, each.subject) == (clock.timescale, clock.subject))
        self.summary.show_working(next(same, clock))

    def clear(self) -> None:
        """Show no case, and keep nothing of the one shown."""
        self.case, self._clocks, self._stale = None, (), set()
        for label in (self.ui.reference, self.ui.title, self.ui.details, self.ui.warning):
            label.setText("")
        self.badge.show_badge(None)
        self.flags.show_flags(())
        self.ui.names.setChecked(False)
        self.ui.strip.clear()
        self.ui.tabs.setCurrentIndex(0)
        self._empty_tabs()
        self.summary.clear()

    def _empty_tabs(self) -> None:
        self.flow.show_picture(None)
        self.reader.load((), may_amend=False, may_authorise=False)
        self.agencies.clear()
        self.chronology.clear()
        self.decision.clear()
        self.documents.load((), may_file=False)
        self.contacts.load(())
        self.history.load(())
        self.summary.hide_working()
        self._again = False

    def use_dictionary(self, dictionary: Dictionary) -> None:
        """Check the spelling of what is typed here."""
        self.contacts.what.use_dictionary(dictionary)

    @property
    def typed(self) -> bool:
        """Whether something is typed on the page that is not yet recorded."""
        return self.contacts.typed

    def log_contact(self) -> bool:
        """Record the contact that is typed; False where something is missing, which its tab then says."""
        self.ui.tabs.setCurrentWidget(self.contacts)
        self.contacts.log_contact()
        return not self.typed

    def _open_to(self, right: Right) -> bool:
        """Whether the signed-in person may act on the case as it stands: closed and voided cases are read-only."""
        case = self.case
        return bool(case and not case.voided and "closed" not in case.facts and self._reads.may(right))

    def _show_head(self, case: CaseFile) -> None:
        ui = self.ui
        ui.reference.setText(str(case.reference))
        self._show_names()
        agency = _words(case.part_one, "agency") or "agency not given"
        ui.details.setText(f"{ages(case, self._reads.today())} · {agency} · edition {case.edition.name}")
        self.badge.show_badge(next_badge(self._clocks))
        # The warning above says whose authorisation is awaited.
        self.flags.show_flags(
            () if case.voided else [flag for flag in flags(case) if flag.key != "authorisation-awaited"]
        )
        ui.warning.setText(one_line(warnings_of(case)))
        ui.warning.setVisible(bool(ui.warning.text()))
        ui.print.setVisible(self._reads.may(Right.PRINT))
        ui.void_button.setVisible(self._open_to(Right.VOID))

    def _toggle_names(self, shown: bool) -> None:
        self._show_names()
        self.names_toggled.emit(shown)

    def _show_names(self) -> None:
        """The alias, and the name beside it only where somebody asked for it."""
        shown = self.ui.names.isChecked()
        self.ui.names.setText("Hide names" if shown else "Show names")
        if self.case:
            name = _words(self.case.part_one, "child_name") or "name not given"
            self.ui.title.setText(f"{self.case.alias} · {name}" if shown else self.case.alias)

    def _fill_shown(self) -> None:
        """Read what the tab in front shows, unless it was read already."""
        tab, case = self.ui.tabs.currentWidget(), self.case
        if case is None or tab not in self._stale:
            return
        self._stale.discard(tab)
        keep = self._again
        if tab is self.summary:
            may_amend, may_receive = self._open_to(Right.AMEND), self._open_to(Right.RECEIVE)
            self.summary.open_to(self._reads.may(Right.PRINT))
            may_change = self._open_to(Right.RECORD)
            self.summary.load(case, self._clocks, may_amend, may_receive, keep, may_change=may_change)
        elif tab is self.flow:
            self.flow.show_picture(self._reads.flow(case), self._reads.may(Right.PRINT))
        elif tab is self.reader:
            self.reader.load(case.part_ones, self._open_to(Right.AMEND), self._open_to(Right.RECEIVE), keep)
        elif tab is self.agencies:
            made = self._reads.comparison(case)
            self.agencies.load(case, self._clocks, made, self._open_to(Right.ASK), keep)
        elif tab is self.chronology:
            drawn = self._reads.drawings(case)
            self.chronology.load(comparing.lanes(case), drawn, self._reads.may(Right.PRINT))
        elif tab is self.decision:
            self.decision.load(self._reads.board(case), self._open_to(Right.AMEND), keep)
        elif tab is self.documents:
            self.documents.load(self._reads.documents(case.id), self._open_to(Right.RECORD), keep)
        elif tab is self.contacts:
            self.contacts.open_to(self._open_to(Right.RECORD))
            self.contacts.show_log(self._reads.contacts(case.id))
        else:
            self.history.open_to(self._reads.may(Right.PRINT))
            self.history.show_entries(self._reads.history(case.id))

    def _print(self) -> None:
        if self.case and self._once.allows("print"):
            in_front = self.ui.tabs.currentWidget() is self.reader and self.reader.record
            self.print_asked.emit((in_front or self.case.part_one).id)
