"""The working of a deadline, day by day: what was counted, what was not, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nscb_desktop.framework.dates import MONTHS, WEEKDAYS, long_day, week_day
from nscb_desktop.framework.milestones import MILESTONES
from nscb_desktop.framework.text import visible
from nscb_desktop.framework.timescales import Clock
from nscb_desktop.framework.working_days import Count, CountedDay
from nscb_desktop.framework.working_runs import grouped
from nscb_desktop.views import theme
from nscb_desktop.views.labels import button, paragraph
from nscb_desktop.views.rows_view import RowsView, secret_text, tab_separated
from nscb_desktop.views.tables import Cell, Column, PagedModel, listed

NOTHING_CHOSEN = "Choose a last day to see how it was counted."
_MEASURED = 60
"""Lines measured for the width of the first column; a longer count has no longer lines."""


@dataclass(frozen=True, slots=True)
class Working:
    """A count to show or print: its heading, what it is the working of, what day 0 was, and the count itself."""

    title: str
    source: str
    count: Count
    start: str = ""
    reference: str = ""
    """The case or draft whose clock it is; empty for a count of its own."""
    notes: tuple[str, ...] = ()
    """What was agreed about the clock, each in a sentence, where it is the working of one."""


@dataclass(frozen=True, slots=True)
class WorkingLine:
    """One line of a working: a run of days, why they stand there, and the numbers they counted as."""

    days: str
    note: str
    number: str
    counted: bool = True
    last: bool = False


def working_of(clock: Clock, reference: str) -> Working:
    """The working of a clock that runs on a case or a draft."""
    rule, count = clock.timescale, clock.count
    start = MILESTONES[rule.start].shown if rule.start in MILESTONES else rule.start
    source = f"{reference} · {clock.name}: {count.limit} from “{start}” ({rule.source})"
    return Working(title_of(count), source, count, start, reference, standing_notes(clock))


def standing_notes(clock: Clock) -> tuple[str, ...]:
    """What a reader must know beside the last day: the original one, what was agreed, and how it was met."""
    notes = [f"originally {week_day(clock.original_due)}"] if clock.original_due else []
    if clock.agreed.extended_to and not clock.agreed.notes:
        notes.append(f"told as {week_day(clock.agreed.extended_to)}")
    notes += clock.agreed.notes
    if clock.met_on:
        notes.append(f"met on {week_day(clock.met_on)}" + (f", {clock.in_words[5:]}" if clock.late_by else ""))
    if clock.stopped_on:
        notes.append(f"stopped on {week_day(clock.stopped_on)}")
    return tuple(notes)


def weekday(day: date) -> str:
    """``Wed 8 Jan``."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3].title()}"


def title_of(count: Count) -> str:
    """``How 8 January 2014 was counted``."""
    return f"How {long_day(count.due)} was counted"


def working_lines(count: Count, start: str = "") -> list[WorkingLine]:
    """A count in few lines, its last day on a line of its own."""
    first, *between = count.days
    if not between:
        return [WorkingLine(week_day(first.on), _zero_note(first, start), "day 0", last=True)]
    lines = [WorkingLine(week_day(first.on), _zero_note(first, start), "day 0")]
    lines += [_line(*run) for run in grouped(between[:-1])]
    last = between[-1]
    number = "last day" if last.number is None else f"day {last.number}"
    return [*lines, WorkingLine(week_day(last.on), last.note, number, last=True)]


def _zero_note(first: CountedDay, start: str) -> str:
    """What day 0 was, and why it is not itself a working day where it is not."""
    reason = first.note.removeprefix("day 0").strip()
    return f"{start} {reason}" if start and reason else start or reason.strip("()")


def _line(days: tuple[date, ...], note: str, numbers: str) -> WorkingLine:
    skipped = numbers == "not counted"
    several = numbers.split(", ")
    shown = numbers if skipped or len(several) < 3 else f"{several[0]}–{several[-1]}"
    return WorkingLine(
        days_in_words(days),
        note.replace("Saturday, Sunday", "weekend"),
        "day 0" if numbers == "0" else shown,
        counted=not skipped,
    )


def days_in_words(days: Sequence[date]) -> str:
    """``Mon 23, Tue 24 Dec``; three or more in a row as ``Mon 6 to Fri 10 Jan``."""
    in_a_row = days[-1] - days[0] == timedelta(days=len(days) - 1)
    shown = [days[0], days[-1]] if len(days) > 2 and in_a_row else list(days)
    words = []
    for number, day in enumerate(shown):
        ends_month = number + 1 == len(shown) or shown[number + 1].month != day.month
        words.append(weekday(day) if ends_month else f"{WEEKDAYS[day.weekday()][:3]} {day.day}")
    return (" to " if len(shown) < len(days) else ", ").join(words)


def _days(line: WorkingLine) -> str:
    return line.days


def _note(line: WorkingLine) -> str:
    return line.note


def _number(line: WorkingLine) -> str:
    return line.number


COLUMNS = (
    Column("days", "Day", _days, 22, sortable=False),
    Column("note", "Why", _note, 18, sortable=False),
    Column("number", "Counted as", _number, 11, sortable=False),
)


class _Lines(PagedModel[WorkingLine]):
    """The lines of a working; days not counted are muted and the last day is bold."""

    def cell(self, number: int, section: int) -> Cell | None:
        """What a cell shows, and how."""
        cell, line = super().cell(number, section), self.row_at(number)
        if cell is None or line is None:
            return None
        return replace(cell, look="strong" if line.last else "" if line.counted else "muted")


class WorkingTable(RowsView[WorkingLine]):
    """The lines of a working as a table without headings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._lines = _Lines(COLUMNS, listed(()))
        super().__init__(self._lines, _days, "How it was counted", parent)
        self._lines.setParent(self)
        self._shown: tuple[WorkingLine, ...] = ()
        self._high = theme.row_height(self.fontMetrics()) - 6
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(False)
        self.verticalHeader().setDefaultSectionSize(self._high)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_lines(self, lines: Sequence[WorkingLine]) -> None:
        """Show other lines, from the first."""
        self._shown = tuple(lines)
        self._lines.load(listed(self._shown))
        self._fit()
        self.scrollToTop()

    def _fit(self) -> None:
        """Give the reasons what the days and numbers leave, and two lines where one is too short."""
        metrics, shown = self.fontMetrics(), self._shown[:_MEASURED]
        days = max((metrics.horizontalAdvance(line.days) for line in shown), default=80) + 26
        numbers = metrics.horizontalAdvance("not counted") + 22
        notes = max(90, self.viewport().width() - days - numbers)
        for number, width in enumerate((days, notes, numbers)):
            self.setColumnWidth(number, width)
        for number, line in enumerate(shown):
            short = metrics.horizontalAdvance(line.note) < notes - 16
            self.setRowHeight(number, self._high if short else self._high + metrics.height())

    def whole_height(self) -> int:
        """The height at which the usual working needs no scrolling of its own."""
        return sum(self.rowHeight(number) for number in range(min(len(self._shown), _MEASURED))) + 12

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self._fit()


class WorkingPanel(QFrame):
    """A card that shows one working, prints it and copies it."""

    print_asked = Signal(object)
    """The Working shown."""
    case_asked = Signal()

    def __init__(self, parent: QWidget | None = None, opens_case: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName("How it was counted")
        self._working: Working | None = None
        self.title, self.source = paragraph("", "section"), paragraph("", "muted")
        self.table = WorkingTable()
        self.warning, self.notes = paragraph("", "strong"), paragraph()
        self.open_button = button("Open cas&e")
        self.print_button, self.copy_button = button("Print wor&king"), button("Copy &working")
        self._arrange()
        self.open_button.setVisible(opens_case)
        self.open_button.clicked.connect(self.case_asked)
        self.print_button.clicked.connect(self._print)
        self.copy_button.clicked.connect(self.copy)
        self.clear()

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(8)
        for label in (self.title, self.source, self.notes, self.warning):
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        layout.addWidget(self.title)
        layout.addWidget(self.source)
        layout.addWidget(self.notes)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.warning)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for each in (self.open_button, self.print_button, self.copy_button):
            buttons.addWidget(each)
        buttons.addStretch(1)
        layout.addLayout(buttons)

    @property
    def working(self) -> Working | None:
        """What is shown, or None."""
        return self._working

    def show_working(self, working: Working) -> None:
        """Show how a date was counted."""
        self._working = working
        self.title.setText(working.title)
        self.source.setText(visible(working.source))
        self.notes.setText(visible("\n".join(note[:1].upper() + note[1:] for note in working.notes)))
        self.warning.setText(working.count.warning or "")
        self._show_parts()
        self.table.show_lines(working_lines(working.count, working.start))

    def show_clock(self, reference: str, clock: Clock | None) -> None:
        """Show how the last day of a case's or a draft's clock was counted, or nothing."""
        if clock:
            self.show_working(working_of(clock, reference))
        else:
            self.clear()

    def clear(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self._working = None
        self.title.setText("")
        self.source.setText(NOTHING_CHOSEN)
        self.warning.setText("")
        self.notes.setText("")
        self.table.show_lines(())
        self._show_parts()

    def _show_parts(self) -> None:
        shown = self._working is not None
        self.title.setVisible(shown)
        self.table.setVisible(shown)
        for label in (self.notes, self.warning):
            label.setVisible(bool(label.text()))
        for each in (self.open_button, self.print_button, self.copy_button):
            each.setEnabled(shown)

    def _print(self) -> None:
        if self._working:
            self.print_asked.emit(self._working)

    def copy(self) -> None:
        """Put the working on the clipboard as text that a spreadsheet or a letter takes."""
        if self._working is None:
            return
        lines = working_lines(self._working.count, self._working.start)
        rows = [[self._working.title], [self._working.source]] + [[line.days, line.note, line.number] for line in lines]
        rows += [[note] for note in self._working.notes]
        warning = [[self._working.count.warning]] if self._working.count.warning else []
        QGuiApplication.clipboard().setMimeData(secret_text(tab_separated([*rows, *warning])))
