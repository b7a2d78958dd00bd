"""The office after signing in: the main window, its pages, and what leads from one to the other."""

from collections.abc import Callable
from functools import cached_property, partial

from PySide6.QtCore import QObject, QTimer, Signal

from nscb_desktop import __version__
from nscb_desktop.casework import cases, desk, referrals
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.records import CaseFile, Filters, Settings
from nscb_desktop.views.background import Background, Progress
from nscb_desktop.views.calendar_page import CalendarPage
from nscb_desktop.views.case_desk import CaseDesk
from nscb_desktop.views.cases_page import CasesPage
from nscb_desktop.views.diary_desk import DiaryDesk
from nscb_desktop.views.draft_desk import DraftDesk
from nscb_desktop.views.grid_desk import GridDesk
from nscb_desktop.views.help_page import HelpPage
from nscb_desktop.views.idle import IdleWatch
from nscb_desktop.views.leaving import Leaving
from nscb_desktop.views.meetings_desk import MeetingsDesk
from nscb_desktop.views.papers import Papers
from nscb_desktop.views.places import Made
from nscb_desktop.views.rooms import Rooms
from nscb_desktop.views.settings_page import SettingsPage
from nscb_desktop.views.sheet_desk import SheetDesk
from nscb_desktop.views.sheet_task import SheetTask
from nscb_desktop.views.sitting_desk import SittingDesk
from nscb_desktop.views.spelling import Dictionary
from nscb_desktop.views.today_page import TodayPage


class Office(QObject):
    """One sitting in the main window; ends with a lock or with the window closed."""

    locked = Signal()
    closed = Signal()

    def __init__(self, sitting: Sitting, background: Background, rooms: Rooms | None = None) -> None:
        super().__init__()
        self.sitting, self._background = sitting, background
        self._desk, self._rooms = SittingDesk(sitting), rooms or Rooms()
        self.window = self._rooms.window
        self.window.use_desk(self._desk)
        self.messages = self.window.messages
        self.papers = Papers(sitting, background, self.messages, self.window)
        self._dictionary = Dictionary(self)
        self.messages.use_dictionary(self._dictionary)
        self._idle = IdleWatch(sitting.settings().lock_after_minutes, parent=self)
        self.leaving = Leaving(sitting, background, self.window, self._open_drafting, self._open_case)
        self._move_in()
        self._connect()

    def _move_in(self) -> None:
        made: dict[str, Callable[[], Made]] = {
            "today": lambda: self.today,
            "cases": lambda: self.cases,
            "calendar": lambda: self.calendar,
            "meetings": lambda: (self.meetings.page, self.meetings),
            "settings": self._settings,
            "help": lambda: HelpPage(__version__),
            "case": lambda: (self.case.page, self.case),
            "draft": lambda: (self.drafting.page, self.drafting),
            "sheet": lambda: (self.sheet.page, self.sheet),
        }
        for key, place in self._rooms.places.items():
            place.leads_to(made[key])

    def _connect(self) -> None:
        self.window.lock_asked.connect(self.lock)
        self.window.new_asked.connect(self.start_draft)
        self.window.search_asked.connect(self._search)
        self.window.search_entered.connect(self._find)
        self._idle.idled.connect(self.lock)
        self.leaving.ending.connect(self._idle.end)
        self.leaving.locked.connect(self.locked)
        self.leaving.closed.connect(self.closed)

    def _lead_on(self, page: TodayPage | CasesPage | CalendarPage) -> None:
        page.case_opened.connect(self.open_case)
        page.draft_opened.connect(self.open_draft)

    @cached_property
    def today(self) -> TodayPage:
        """Today."""
        page = TodayPage(self._desk, self.messages)
        self._lead_on(page)
        page.new_asked.connect(self.start_draft)
        page.counted.connect(self._count_overdue)
        page.rows_asked.connect(self._show_rows)
        page.incoming.read_asked.connect(self._read_incoming)
        page.print_asked.connect(self.papers.show_last_days)
        page.excel_asked.connect(self.papers.exports.today)
        page.working_print_asked.connect(self.papers.show_working)
        return page

    @cached_property
    def cases(self) -> CasesPage:
        """The grid of cases."""
        page = self._rooms.cases
        page.use_desk(self._desk)
        self._lead_on(page)
        page.new_asked.connect(self.start_draft)
        self._grid_desk = GridDesk(self.sitting, self.messages, page, self.papers)
        return page

    @cached_property
    def calendar(self) -> CalendarPage:
        """The deadline calendar."""
        page = CalendarPage(DiaryDesk(self.sitting), self.messages)
        self._lead_on(page)
        page.rows_asked.connect(self._show_rows)
        page.working_wanted.connect(self.case.show_working)
        page.days_print_asked.connect(self.papers.show_next_days)
        page.outlook_asked.connect(self.papers.exports.diary_to_outlook)
        page.excel_asked.connect(self.papers.exports.diary_to_excel)
        page.working_print_asked.connect(self.papers.show_working)
        return page

    @cached_property
    def drafting(self) -> DraftDesk:
        """The desk where a Part One is typed in."""
        desk_of_draft = DraftDesk(self.sitting, self._background, self.messages, self.papers, self._dictionary)
        desk_of_draft.registered.connect(self._show_case)
        desk_of_draft.acknowledging.connect(self.case.acknowledge)
        desk_of_draft.left.connect(self._show_drafts)
        return desk_of_draft

    @cached_property
    def sheet(self) -> SheetDesk:
        """The desk where any other form is typed in for a case."""
        desk_of_sheet = SheetDesk(self.sitting, self._background, self.messages, self.papers, self._dictionary)
        desk_of_sheet.recorded.connect(self._show_case)
        desk_of_sheet.left.connect(self.open_case)
        return desk_of_sheet

    @cached_property
    def case(self) -> CaseDesk:
        """The desk of the case that is open."""
        desk_of_case = CaseDesk(self.sitting, self.messages, self.papers)
        desk_of_case.page.use_dictionary(self._dictionary)
        desk_of_case.part_one_started.connect(self.open_draft)
        desk_of_case.sheet_asked.connect(self.open_sheet)
        desk_of_case.meeting_asked.connect(self.open_meeting)
        desk_of_case.case_asked.connect(self._find)
        desk_of_case.cases_asked.connect(self._show_cases)
        desk_of_case.working_print_asked.connect(self.papers.show_working)
        return desk_of_case

    @cached_property
    def meetings(self) -> MeetingsDesk:
        """The meetings of the sub-group."""
        desk_of_meetings = MeetingsDesk(self.sitting, self.messages, self.papers)
        desk_of_meetings.case_asked.connect(self.open_case)
        return desk_of_meetings

    def _settings(self) -> SettingsPage:
        page = SettingsPage(self.sitting, self._background, self.messages)
        page.changed.connect(self._follow_settings)
        page.backed_up.connect(self._show_backup)
        page.return_asked.connect(self._show_settings)
        return page

    def _follow_settings(self, settings: Settings) -> None:
        self._idle.minutes = settings.lock_after_minutes
        self.window.show_desk()

    def _show_settings(self) -> None:
        self.window.show_page("settings")

    def _open_drafting(self) -> list[DraftDesk | SheetDesk]:
        return [each for key in ("drafting", "sheet") if (each := self.__dict__.get(key))]

    def _open_case(self) -> CaseDesk | None:
        return self.case if "case" in self.__dict__ else None

    def begin(self) -> None:
        """Show the window on Today; what can wait is read after it is on the screen."""
        self.window.show_page("today")
        self.window.show()
        self.window.activateWindow()
        QTimer.singleShot(0, self._settle)

    def _settle(self) -> None:
        if self.leaving.ended:
            return
        self._idle.begin()
        self._dictionary.load(self._background.run)

        def look(_progress: Progress) -> desk.BackupState | None:
            return desk.last_backup(self.sitting)

        self._background.run(look, self._show_backup, self.messages.problem)
        self._rooms.places["case"].fill_soon()

    def _show_backup(self, state: desk.BackupState | None) -> None:
        # Looked at in the background: a lock may have come first, and a closed register is not read again.
        if self.leaving.ended:
            return
        self._desk.note_backup(state.made_at if state else None)
        self.window.show_desk()

    def _count_overdue(self, number: int) -> None:
        self.window.show_count("today", number)

    def start_draft(self) -> None:
        """Begin a new Part One."""

        def act() -> None:
            self._open_draft(referrals.start_draft(self.sitting).id)

        self._from_here(act)

    def open_draft(self, draft_id: int) -> None:
        """Open a draft where it was left."""
        self._from_here(partial(self._open_draft, draft_id))

    def _open_draft(self, draft_id: int) -> None:
        self.drafting.open(referrals.read_draft(self.sitting, draft_id))
        self.window.show_page("draft")

    def open_sheet(self, task: SheetTask) -> None:
        """Open a form of a case to be typed in; what its button does comes with it."""

        def act() -> None:
            self.sheet.open(task)
            self.window.show_page("sheet", self.case.reference)

        self._from_here(act)

    def open_meeting(self, meeting_id: int | None, case_id: int | None = None) -> None:
        """Open a meeting, or arrange one for a case."""

        def act() -> None:
            self.window.show_page("meetings")
            self.meetings.open(meeting_id, case_id)

        self._from_here(act)

    def open_case(self, case_id: int) -> None:
        """Open a case; noted once a sitting."""

        def act() -> None:
            self.case.open(case_id)
            self.window.show_page("case", self.case.reference, fresh=True)

        self._from_here(act)

    def _from_here(self, act: Callable[[], None]) -> None:
        """Do what leads away from the page shown, as soon as nothing typed on it would be lost."""

        def go() -> None:
            self.messages.tried(act)

        if self.window.may_leave(go):
            go()

    def _show_case(self, case: CaseFile) -> None:
        self.open_case(case.id)

    def _find(self, words: str) -> None:
        """A reference opens its case; anything else is looked for among the cases."""

        def act() -> None:
            if found := cases.find_reference(self.sitting, words):
                self.open_case(found)
            else:
                self._search(words)

        self.messages.tried(act)

    def _search(self, words: str) -> None:
        self._to_cases(partial(self.cases.search, words))

    def _show_rows(self, asked: object) -> None:
        self._to_cases(partial(self.cases.narrow, asked) if isinstance(asked, Filters) else self.cases.show_drafts)

    def _show_cases(self) -> None:
        self.window.show_page("cases")

    def _show_drafts(self) -> None:
        self._to_cases(self.cases.show_drafts)

    def _to_cases(self, then: Callable[[], None]) -> None:
        """Turn to the grid and do something there."""

        def act() -> None:
            if self.window.here != "cases":
                self.window.show_page("cases")
            then()

        self._from_here(act)

    def _read_incoming(self) -> None:
        self.case.returns.bring_in_waiting_anywhere()

    def lock(self) -> None:
        """Save what is typed, drop every word from the screen, and close the register."""
        self.leaving.lock()
