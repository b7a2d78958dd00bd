"""The office after signing in: the main window, its pages, and what leads from one to the other."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from nscb_desktop import __version__
from nscb_desktop.casework import cases, desk, paper, referrals
from nscb_desktop.casework.deadlines import DiaryEntry
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.records import CaseFile, Filters
from nscb_desktop.views.background import Background, Progress
from nscb_desktop.views.calendar_page import CalendarPage
from nscb_desktop.views.case_desk import CaseDesk
from nscb_desktop.views.cases_page import CasesPage
from nscb_desktop.views.diary_desk import DiaryDesk
from nscb_desktop.views.draft_desk import DraftDesk
from nscb_desktop.views.help_page import HelpPage
from nscb_desktop.views.idle import IdleWatch
from nscb_desktop.views.main_window import MainWindow
from nscb_desktop.views.papers import Papers
from nscb_desktop.views.places import Place
from nscb_desktop.views.settings_page import SettingsPage
from nscb_desktop.views.sitting_desk import SittingDesk
from nscb_desktop.views.spelling import Dictionary
from nscb_desktop.views.today_page import TodayPage
from nscb_desktop.views.working_panel import Working


class Office(QObject):
    """One sitting in the main window; ends with a lock or with the window closed."""

    locked = Signal()
    closed = Signal()

    def __init__(self, sitting: Sitting, background: Background) -> None:
        super().__init__()
        self.sitting, self._background = sitting, background
        self._desk = SittingDesk(sitting)
        self.window = MainWindow(self._desk)
        self.messages = self.window.messages
        self.papers = Papers(sitting, background, self.messages, self.window)
        self._dictionary = Dictionary(self)
        self.today = TodayPage(self._desk, self.messages)
        self.cases = CasesPage(self._desk, self.messages)
        self.calendar = CalendarPage(DiaryDesk(sitting), self.messages)
        self.drafting = DraftDesk(sitting, background, self.messages, self.papers, self._dictionary)
        self.case = CaseDesk(sitting, self.messages, self.papers)
        self.settings = SettingsPage(sitting, background, self.messages)
        self._idle = IdleWatch(sitting.settings().lock_after_minutes, parent=self)
        self._ending = False
        self._add_pages()
        self._connect()

    def _add_pages(self) -> None:
        window = self.window
        window.add_page("today", "&Today", self.today, "today")
        window.add_page("cases", "&Cases", self.cases, "cases")
        window.add_page("calendar", "C&alendar", self.calendar, "calendar")
        window.add_page("settings", "&Settings", self.settings, "settings", foot=True)
        window.add_page("help", "&Help", HelpPage(__version__), "help", foot=True)
        window.add_page("case", "Case", Place(self.case.page, self.case), under="cases")
        window.add_page("draft", "Part One", Place(self.drafting.page, self.drafting), under="cases")

    def _connect(self) -> None:
        window = self.window
        window.lock_asked.connect(self.lock)
        window.new_asked.connect(self.start_draft)
        window.search_asked.connect(self._search)
        window.search_entered.connect(self._find)
        window.closed.connect(self._closed)
        window.installEventFilter(self)
        self._idle.idled.connect(self.lock)
        for page in (self.today, self.cases, self.calendar):
            page.case_opened.connect(self.open_case)
            page.draft_opened.connect(self.open_draft)
        self.today.new_asked.connect(self.start_draft)
        self.cases.new_asked.connect(self.start_draft)
        self.today.counted.connect(self._count_overdue)
        self.today.rows_asked.connect(self._show_rows)
        self.today.print_asked.connect(self._print_today)
        for working in (
            self.today.working_print_asked,
            self.calendar.working_print_asked,
            self.case.working_print_asked,
        ):
            working.connect(self._print_working)
        self.cases.print_asked.connect(self._print_case)
        self.cases.draft_discard_asked.connect(self._discard)
        self.drafting.registered.connect(self._show_case)
        self.drafting.left.connect(self._show_drafts)
        self.case.sibling_started.connect(self._open_new)
        self.case.case_asked.connect(self._find)
        self.case.cases_asked.connect(self._show_cases)

    def begin(self) -> None:
        """Show the window on Today; what can wait is read after it is on the screen."""
        self.window.show_page("today")
        self.window.show()
        QTimer.singleShot(0, self._settle)

    def _settle(self) -> None:
        if self._ending:
            return
        self._idle.begin()
        self._dictionary.load(self._background.run)

        def look(_progress: Progress) -> desk.BackupState | None:
            return desk.last_backup(self.sitting)

        self._background.run(look, self._show_backup, self.messages.problem)

    def _show_backup(self, state: desk.BackupState | None) -> None:
        self._desk.note_backup(state.made_at if state else None)
        self.window.show_desk()

    def _count_overdue(self, number: int) -> None:
        self.window.show_count("today", number)

    def start_draft(self) -> None:
        """Begin a new Part One."""
        self._tried(self._start)

    def _start(self) -> None:
        self._open_new(referrals.start_draft(self.sitting).id)

    def _open_new(self, draft_id: int) -> None:
        self.open_draft(draft_id)

    def open_draft(self, draft_id: int) -> None:
        """Open a draft where it was left."""

        def act() -> None:
            self.drafting.open(referrals.read_draft(self.sitting, draft_id))
            self.window.show_page("draft")

        self._tried(act)

    def open_case(self, case_id: int) -> None:
        """Open a case; noted once a sitting."""

        def act() -> None:
            self.case.open(case_id)
            self.window.show_page("case", self.case.reference)

        self._tried(act)

    def _show_case(self, case: CaseFile) -> None:
        self.open_case(case.id)

    def _find(self, words: str) -> None:
        """A reference opens its case; anything else is looked for among the cases."""

        def act() -> None:
            if found := cases.find_reference(self.sitting, words):
                self.open_case(found)
            else:
                self._search(words)

        self._tried(act)

    def _search(self, words: str) -> None:
        if self.window.here != "cases":
            self.window.show_page("cases")
        self.cases.search(words)

    def _show_rows(self, asked: object) -> None:
        self.window.show_page("cases")
        if isinstance(asked, Filters):
            self.cases.narrow(asked)
        else:
            self.cases.show_drafts()

    def _show_cases(self) -> None:
        self.window.show_page("cases")

    def _show_drafts(self) -> None:
        self.window.show_page("cases")
        self.cases.show_drafts()

    def _discard(self, draft_id: int) -> None:
        def act() -> None:
            referrals.discard_draft(self.sitting, draft_id)
            self.cases.refresh()
            self.messages.toast(f"Draft {draft_id} is discarded.", "Undo", undo)

        def undo() -> None:
            referrals.restore_draft(self.sitting, draft_id)
            self.cases.refresh()

        self._tried(act)

    def _print_case(self, case_id: int) -> None:
        def act() -> None:
            self.case.print_form(cases.read_case(self.sitting, case_id))

        self._tried(act)

    def _print_today(self, entries: Sequence[DiaryEntry]) -> None:
        def make() -> bytes:
            return paper.today_pdf(self.sitting, entries)

        self.papers.show(f"Last days {self.sitting.today().isoformat()}", make)

    def _print_working(self, working: Working) -> None:
        def make() -> bytes:
            return paper.working_pdf(self.sitting, working.count, working.title, working.source)

        self.papers.show(f"Working {working.count.due.isoformat()}", make)

    def _tried(self, act: Callable[[], None]) -> None:
        try:
            act()
        except Exception as error:  # noqa: BLE001 - shown in its own box; the window stays
            self.messages.problem(error)

    def lock(self) -> None:
        """Save what is typed, drop every word from the screen, and close the register.

        What cannot be saved is hidden instead: a lock must not cost a sentence.
        """
        if not self.drafting.flush():
            if not self.window.hidden:
                self.window.toggle_privacy()
            return
        if self._end():
            self.locked.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the window open while something typed could not be saved, and say so."""
        if (
            watched is self.window
            and event.type() is QEvent.Type.Close
            and not self._ending
            and not self.drafting.flush()
        ):
            event.ignore()
            self.messages.ask(
                "The draft could not be saved, so the window stays open. Copy its text somewhere safe before you close it.",
                "Close and &lose what is not saved",
                self._abandon,
            )
            return True
        return super().eventFilter(watched, event)

    def _abandon(self) -> None:
        self.drafting.forget()
        self.window.close()

    def _closed(self) -> None:
        if self._end():
            self.closed.emit()

    def _end(self) -> bool:
        if self._ending:
            return False
        self._ending = True
        self._idle.end()
        self.window.flush()
        self.window.forget()
        self._background.finish()
        desk.lock(self.sitting)
        self.window.hide()
        self.window.deleteLater()
        return True

    def widgets(self) -> dict[str, QWidget]:
        """Every page by key, for pictures."""
        return {
            key: self.window.page(key) for key in ("today", "cases", "calendar", "case", "draft", "settings", "help")
        }
