"""What the frame and its pages read, taken from one sitting at the register."""

from datetime import datetime
from pathlib import Path

from nscb_desktop.casework import cases, deadlines, incoming, referrals
from nscb_desktop.casework.deadlines import TodayBoard
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.dates import short_day
from nscb_desktop.framework.london import local
from nscb_desktop.framework.marking import marking_on
from nscb_desktop.framework.records import CaseFile, CaseRow, Draft, Filters, Order, Page
from nscb_desktop.framework.roles import Person
from nscb_desktop.framework.timescales import Clock, Counting
from nscb_desktop.views.badges import Badge
from nscb_desktop.views.case_columns import next_clock_badge


class SittingDesk:
    """Reads for the views; whatever a drawn row asks for again is kept until the next look at the register."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self._counting: Counting | None = None
        self._badges: dict[object, Badge] = {}
        self._backup_at: datetime | None = None

    @property
    def person(self) -> Person:
        """Who is signed in."""
        return self._sitting.person

    def marking(self) -> str:
        """The protective marking in force today."""
        return marking_on(self._sitting.today(), self._sitting.settings().marking)

    def note_backup(self, made_at: datetime | None) -> None:
        """Keep when the last good backup was made; verifying one takes too long for a header."""
        self._backup_at = made_at

    def backup_words(self) -> str:
        """When the last good backup was made, in words."""
        if self._backup_at is None:
            return "No backup yet"
        made = local(self._backup_at)
        day = "today" if made.date() == self._sitting.today() else short_day(made.date())
        return f"Backup {day} {made:%H:%M}, opened and counted"

    def page(self, filters: Filters, order: Order, offset: int, limit: int) -> Page:
        """A run of the grid."""
        return cases.page(self._sitting, filters, order, offset, limit)

    def look(self) -> None:
        """A new look at the register: what was kept is read anew."""
        self._counting = None
        self._badges.clear()

    def total(self) -> int:
        """How many cases there are."""
        return cases.total(self._sitting)

    def stages(self) -> list[str]:
        """Stages that some case stands at."""
        return cases.stages(self._sitting)

    def next_clock(self, row: CaseRow) -> Badge:
        """How a row's next clock stands today."""
        if self._counting is None:
            self._counting = self._sitting.counting()
        if row.next_due not in self._badges:
            self._badges[row.next_due] = next_clock_badge(row.next_due, self._sitting.today(), self._counting)
        return self._badges[row.next_due]

    def drafts_waiting(self) -> int:
        """How many drafts there are."""
        return referrals.drafts_waiting(self._sitting)

    def drafts(self) -> list[Draft]:
        """Every draft, newest save first."""
        return referrals.listed_drafts(self._sitting)

    def draft_clock(self, draft: Draft) -> Clock | None:
        """The clock a draft already runs on."""
        return deadlines.draft_clock(self._sitting, draft)

    def read_case(self, case_id: int) -> CaseFile:
        """One case."""
        return cases.read_case(self._sitting, case_id)

    def clocks(self, case: CaseFile) -> list[Clock]:
        """Its clocks as they stand today."""
        return deadlines.case_clocks(self._sitting, case)

    @property
    def incoming_folder(self) -> Path:
        """Where files that arrive for the register are put."""
        return self._sitting.register.folder.incoming

    def files_waiting(self) -> int:
        """How many files wait there for whoever is signed in."""
        return len(incoming.waiting(self._sitting))

    def today_board(self) -> TodayBoard:
        """Everything Today shows."""
        return deadlines.today_board(self._sitting)
