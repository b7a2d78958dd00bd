"""Lists to Excel and last days to Outlook: made away from the screen with progress and Cancel, then saved and noted."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nscb_desktop.casework import (
    calendar_file,
    case_lists,
    comparison_papers,
    copy_papers,
    diary_list,
    filing,
    lists,
    post_lists,
)
from nscb_desktop.casework.deadlines import DiaryEntry
from nscb_desktop.casework.lists import Listing
from nscb_desktop.casework.register_list import drafts_list, register_list
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.meetings import Meeting
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.timescales import Clock
from nscb_desktop.views.background import Background, Progress
from nscb_desktop.views.grid_shown import DiaryShown, GridShown
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.printing import WORKBOOK, FileKind, save_file

CALENDAR = FileKind("Save for Outlook", "Calendar file", "ics")
CASE_LISTS: dict[str, Callable[[Sitting, CaseFile], Listing]] = {
    "requests": case_lists.requests_list,
    "clocks": case_lists.clocks_list,
    "history": case_lists.history_list,
    "contacts": case_lists.contacts_list,
    "documents": case_lists.documents_list,
    "comparison": comparison_papers.comparison_list,
    "sent": post_lists.sent_list,
    "received": post_lists.received_list,
}
"""Lists of a case by name."""
Noted = Callable[[], None]


class Exporter(QObject):
    """Makes a file, asks where it is to be saved, and lists the copy where it belongs."""

    def __init__(self, sitting: Sitting, background: Background, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._sitting, self._background, self._messages, self._window = sitting, background, messages, window

    def grid(self, shown: GridShown) -> None:
        """The cases or the drafts as the page shows them."""

        def make(progress: Progress) -> Listing:
            if shown.drafts:
                return drafts_list(self._sitting, names=shown.names)
            return register_list(
                self._sitting, shown.filters, shown.order, shown.columns, names=shown.names, progress=progress.step
            )

        self._excel("the list", make)

    def today(self, entries: tuple[DiaryEntry, ...], shown: str) -> None:
        """The last days that Today lists."""
        self._excel(
            "the last days", partial(_without_progress, partial(diary_list.today_list, self._sitting, entries, shown))
        )

    def diary_to_excel(self, shown: DiaryShown) -> None:
        """What the calendar shows of a month."""
        make = partial(diary_list.diary_list, self._sitting, shown.first, shown.last, shown.entries, shown.only)
        self._excel("the diary", partial(_without_progress, make))

    def meetings(self) -> None:
        """Every meeting of the sub-group."""
        self._excel("the meetings", partial(_without_progress, partial(diary_list.meetings_list, self._sitting)))

    def copies(self, meeting_id: int) -> None:
        """The copy register of a meeting."""
        make = partial(copy_papers.copies_list, self._sitting, meeting_id)
        self._excel("the copies of the pack", partial(_without_progress, make))

    def case(self, case: CaseFile, name: str, noted: Noted | None = None) -> None:
        """One list of a case, by its name."""
        make = partial(CASE_LISTS[name], self._sitting, case)
        self._excel(f"{name} of {case.reference}", partial(_without_progress, make), noted)

    def _excel(self, what: str, make: Callable[[Progress], Listing], noted: Noted | None = None) -> None:
        def job(progress: Progress) -> tuple[Listing, bytes]:
            listing = make(progress)
            return listing, lists.book_of(self._sitting, listing)

        def made(outcome: tuple[Listing, bytes]) -> None:
            listing, data = outcome
            name = f"{listing.file_name}-{self._sitting.today().isoformat()}"
            self._ask(name, data, WORKBOOK, partial(lists.note_saved, self._sitting, listing), noted)

        self._background.run(job, made, self._messages.problem, f"Making the workbook of {what}", self._window)

    def diary_to_outlook(self) -> None:
        """Every running clock and every meeting to come."""
        self._outlook("nscb-diary", partial(calendar_file.diary_file, self._sitting), None)

    def clock(self, case: CaseFile, clock: Clock, noted: Noted | None = None) -> None:
        """One clock of a case."""
        name = f"{case.reference} {clock.timescale.key}"
        self._outlook(name, partial(calendar_file.clock_file, self._sitting, case, clock), case.id, noted)

    def clocks(self, case: CaseFile, noted: Noted | None = None) -> None:
        """Every running clock of a case."""
        self._outlook(f"{case.reference} clocks", partial(calendar_file.case_file, self._sitting, case), case.id, noted)

    def meeting(self, meeting: Meeting) -> None:
        """One meeting."""
        name = f"meeting-{meeting.id}"
        self._outlook(name, partial(calendar_file.meeting_file, self._sitting, meeting), None)

    def _outlook(self, name: str, make: Callable[[], bytes], case_id: int | None, noted: Noted | None = None) -> None:
        def job(_progress: Progress) -> bytes:
            return make()

        def note(saved_as: str, data: bytes) -> None:
            filing.note_print(self._sitting, case_id, saved_as, data, "Saved for a calendar")

        def made(data: bytes) -> None:
            self._ask(name, data, CALENDAR, note, noted)

        self._background.run(job, made, self._messages.problem, "Making the calendar file", self._window)

    def _ask(
        self, name: str, data: bytes, kind: FileKind, note: Callable[[str, bytes], object], noted: Noted | None
    ) -> None:
        def saved(path: Path) -> None:
            def act() -> None:
                note(path.name, data)
                self._messages.toast(f"Saved as {path.name}.")
                if noted:
                    noted()

            self._messages.tried(act)

        save_file(data, name, saved, self._window, self._sitting.register.folder.exports, kind)


def _without_progress(make: Callable[[], Listing], _progress: Progress) -> Listing:
    return make()


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of a month."""
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return day.replace(day=1), date.fromordinal(following.toordinal() - 1)
