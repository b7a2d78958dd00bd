"""The last days of a month as a list, grouped by day, with what every day off is called."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nscb_desktop.casework.deadlines import DiaryEntry
from nscb_desktop.framework.dates import WEEKDAYS, long_day, week_day
from nscb_desktop.framework.working_days import OfficeCalendar
from nscb_desktop.views.badges import Badge, badge_of
from nscb_desktop.views.rows_view import RowsView
from nscb_desktop.views.tables import Cell, Column, Index, PagedModel, listed


@dataclass(frozen=True, slots=True)
class DayHeading:
    """The line above what ends on one day."""

    on: date
    words: str


Line = DayHeading | DiaryEntry


def agenda_lines(entries: Sequence[DiaryEntry], calendar: OfficeCalendar, today: date) -> list[Line]:
    """Entries under a heading for each day, earliest first."""
    lines: list[Line] = []
    for day, of_day in groupby(sorted(entries, key=_day_of), key=_day_of):
        lines += [DayHeading(day, _heading(day, calendar, today)), *of_day]
    return lines


def _day_of(entry: DiaryEntry) -> date:
    return entry.on


def _heading(day: date, calendar: OfficeCalendar, today: date) -> str:
    closed = calendar.not_counted(day)
    words = [f"{WEEKDAYS[day.weekday()]} {long_day(day)}", *([closed] if closed and closed not in WEEKDAYS else [])]
    return " · ".join([*words, *(["today"] if day == today else [])])


def line_key(line: Line) -> object:
    """What a line is, however often the list is read anew."""
    if isinstance(line, DayHeading):
        return line.on
    return line.key


def _what(line: Line) -> str:
    return line.words if isinstance(line, DayHeading) else line.what


def _badge(line: Line) -> Badge | None:
    return None if isinstance(line, DayHeading) or line.clock is None else badge_of(line.clock)


def _first(line: Line) -> str:
    return line.words if isinstance(line, DayHeading) else ""


def _case(line: Line) -> str:
    return "" if isinstance(line, DayHeading) else line.reference


def _last_day(line: Line) -> str:
    return "" if isinstance(line, DayHeading) else week_day(line.on)


COLUMNS = (
    Column("due", "Due", _first, 11, badge=_badge, sortable=False),
    Column("what", "What", _what, 34, sortable=False, grows=True),
    Column("case", "Case", _case, 15, look="reference", sortable=False),
    Column("last_day", "Last day", _last_day, 16, sortable=False),
)


class _Lines(PagedModel[Line]):
    """The list's rows; a heading is bold, muted, and cannot be chosen."""

    def cell(self, number: int, section: int) -> Cell | None:
        """What a cell shows, and how."""
        line = self.row_at(number)
        if isinstance(line, DayHeading):
            return Cell(line.words, "heading", None) if section == 0 else None
        return super().cell(number, section)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are passed over by keyboard and mouse."""
        heading = isinstance(self.row_at(index.row()), DayHeading)
        return Qt.ItemFlag.NoItemFlags if heading else super().flags(index)


class AgendaView(RowsView[Line]):
    """The list; Enter opens the case of the entry that stands chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._lines = _Lines(COLUMNS, listed(()))
        super().__init__(self._lines, line_key, "Last days by day", parent)
        self._lines.setParent(self)
        self._shown: list[Line] = []
        self.say_when_empty("No last day in this month.")

    def show_entries(self, entries: Sequence[DiaryEntry], calendar: OfficeCalendar, today: date) -> None:
        """Show other entries; the chosen one stays chosen where it is still there."""
        self._shown = agenda_lines(entries, calendar, today)
        self.clearSpans()
        self._lines.load(listed(self._shown))
        for number, line in enumerate(self._shown):
            if isinstance(line, DayHeading):
                self.setSpan(number, 0, 1, len(COLUMNS))

    def go_to(self, day: date) -> None:
        """Choose the first entry of a day, or of the next day that has one."""
        for number, line in enumerate(self._shown):
            if isinstance(line, DiaryEntry) and line.on >= day:
                self.selectRow(number)
                self.scrollTo(self._lines.index(max(0, number - 1), 0), self.ScrollHint.PositionAtTop)
                return
