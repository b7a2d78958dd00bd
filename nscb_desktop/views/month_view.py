"""A month of last days, painted in one piece: bank holidays named, weekends shaded, today framed."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from nscb_desktop.casework.deadlines import DiaryEntry
from nscb_desktop.framework.dates import MONTHS, WEEKDAYS, long_day
from nscb_desktop.framework.text import one_line
from nscb_desktop.framework.working_days import OfficeCalendar
from nscb_desktop.views import theme
from nscb_desktop.views.month_painting import (
    AIR,
    EDGE,
    Placed,
    day_words,
    entry_font,
    paint_day,
    paint_frame,
    paint_head,
    paint_placed,
)

_STEPS = {  # days, months
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (-7, 0),
    Qt.Key.Key_Down: (7, 0),
    Qt.Key.Key_PageUp: (0, -1),
    Qt.Key.Key_PageDown: (0, 1),
}


def days_shown(month: date) -> list[date]:
    """Every day of the whole weeks that a month touches, from a Monday to a Sunday."""
    first = month.replace(day=1)
    last = first + relativedelta(day=31)
    start = first - timedelta(days=first.weekday())
    return [start + timedelta(days=n) for n in range((last - start).days + 7 - last.weekday())]


def stepped(day: date, days: int = 0, months: int = 0) -> date:
    """The day so many days or months on, or the day itself at the ends of the calendar."""
    try:
        return day + relativedelta(days=days, months=months)
    except (OverflowError, ValueError):
        return day


def month_in_words(day: date) -> str:
    """``January 2014``."""
    return f"{MONTHS[day.month - 1].title()} {day.year}"


def entry_words(entry: DiaryEntry) -> str:
    """``NSCB-2013-011: Sub-group held, 1 working day left``."""
    return one_line(f"{entry.reference}: {entry.what}, {entry.stands}" if entry.clock else entry.what)


class MonthView(QWidget):
    """One month; arrows move the day, Page Up and Page Down the month, Home goes to today."""

    moved = Signal(object)
    """The day that is now current; it may lie in another month."""
    entry_chosen = Signal(object)
    entry_opened = Signal(object)
    day_asked = Signal(object)
    """A day whose entries are to be listed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._today = self._current = date(2013, 3, 21)
        self._calendar = OfficeCalendar()
        self._entries: dict[date, list[DiaryEntry]] = {}
        self._placed: list[Placed] | None = None
        self._chosen: DiaryEntry | None = None
        self._days = days_shown(self._current)

    @property
    def current(self) -> date:
        """The day the keyboard stands on."""
        return self._current

    def show_month(self, current: date, today: date, calendar: OfficeCalendar, entries: Sequence[DiaryEntry]) -> None:
        """Show the month of a day with its entries."""
        self._current, self._today, self._calendar = current, today, calendar
        self._days = days_shown(current)
        by_day: defaultdict[date, list[DiaryEntry]] = defaultdict(list)
        for entry in entries:
            by_day[entry.on].append(entry)
        self._entries = dict(by_day)
        self._chosen = None
        self._again()
        self._tell()

    def move_to(self, day: date) -> None:
        """Stand on another day; whoever owns the view shows its month."""
        self._current = day
        self._tell()
        self.update()
        self.moved.emit(day)

    def choose(self, entry: DiaryEntry | None) -> None:
        """Mark an entry as the one whose working is shown."""
        self._chosen = entry
        self.update()

    def _tell(self) -> None:
        """Say in words, for screen readers, which day this is and what ends on it."""
        here = self._entries.get(self._current, [])
        holiday = self._calendar.not_counted(self._current)
        words = [f"{WEEKDAYS[self._current.weekday()]} {long_day(self._current)}", *([holiday] if holiday else [])]
        words += [entry_words(entry) for entry in here] or ["no last day"]
        self.setAccessibleName(f"Calendar of {month_in_words(self._current)}")
        self.setAccessibleDescription("; ".join(words))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _again(self) -> None:
        self._placed = None
        self.update()

    def _head(self) -> int:
        return self.fontMetrics().height() + 12

    def sizeHint(self) -> QSize:
        """Room for six weeks with two entries a day."""
        line = self.fontMetrics().height()
        return QSize(line * 40, self._head() + 6 * 4 * line)

    def minimumSizeHint(self) -> QSize:
        """Room for the numbers of the days and one entry each."""
        line = self.fontMetrics().height()
        return QSize(line * 20, self._head() + 6 * 3 * line)

    def cell(self, day: date) -> QRect:
        """Where a day of the weeks shown is painted."""
        week, weekday = divmod((day - self._days[0]).days, 7)
        weeks, head = len(self._days) // 7, self._head()
        left, right = weekday * self.width() // 7, (weekday + 1) * self.width() // 7
        top = head + week * (self.height() - head - 1) // weeks
        foot = head + (week + 1) * (self.height() - head - 1) // weeks
        # The last column's line would fall outside the widget.
        return QRect(left, top, right - left - (weekday == 6), foot - top)

    def placed(self) -> list[Placed]:
        """What can be pressed and where: only what there is room for is laid out."""
        if self._placed is None:
            self._placed = [each for day in self._days for each in self._placed_in(day)]
        return self._placed

    def _placed_in(self, day: date) -> list[Placed]:
        here = self._entries.get(day)
        if not here:
            return []
        cell, step = self.cell(day), QFontMetrics(entry_font(self.font())).height() + 4 + AIR
        top = cell.top() + self.fontMetrics().height() + 8
        room = (cell.bottom() - top) // step
        if room < 1:  # a squeezed week says how many there are, beside the number of the day
            beside = QRect(cell.center().x(), cell.top() + 2, cell.width() // 2 - 2, step - AIR)
            return [Placed(beside, day, None, len(here))]
        fit = len(here) if len(here) <= room else room - 1
        places = [
            QRect(cell.left() + EDGE, top + n * step, cell.width() - 2 * EDGE, step - AIR) for n in range(fit + 1)
        ]
        placed = [Placed(places[n], day, here[n]) for n in range(fit)]
        return placed if fit == len(here) else [*placed, Placed(places[fit], day, None, len(here) - fit)]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the days, then what ends on them, then the frames of today and of the keyboard's day."""
        painter, tokens = QPainter(self), theme.in_use()
        painter.fillRect(self.rect(), QColor(tokens.surface))
        paint_head(painter, self.font(), self.width(), self._head())
        for day in self._days:
            closed = self._calendar.not_counted(day)
            words, ours = day_words(day, closed, self._today), day.month == self._current.month
            paint_day(painter, self.font(), self.cell(day), words, bool(closed), ours)
        painter.setFont(entry_font(self.font()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for each in self.placed():
            paint_placed(painter, each, each.entry is not None and each.entry is self._chosen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if self._shows(self._today):
            inset = 6 if self.hasFocus() and self._today == self._current else 2
            paint_frame(painter, self.cell(self._today), tokens.accent, 2, inset)
        if self.hasFocus() and self._shows(self._current):
            paint_frame(painter, self.cell(self._current), tokens.focus_edge, 5)
            paint_frame(painter, self.cell(self._current), tokens.focus, 3)
        painter.end()

    def _shows(self, day: date) -> bool:
        return self._days[0] <= day <= self._days[-1]

    def _at(self, event: QMouseEvent) -> Placed | None:
        point = event.position().toPoint()
        return next((each for each in self.placed() if each.rect.contains(point)), None)

    def _day_at(self, event: QMouseEvent) -> date | None:
        point = event.position().toPoint()
        return next((day for day in self._days if self.cell(day).contains(point)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stand on the day pressed, and choose the entry pressed."""
        placed, day = self._at(event), self._day_at(event)
        if day is None:
            return
        if placed is None or placed.entry:
            self.move_to(day)
        if placed and placed.entry:
            self.entry_chosen.emit(placed.entry)
        elif placed:
            self.day_asked.emit(placed.day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the case of the entry pressed."""
        placed = self._at(event)
        if placed and placed.entry:
            self.entry_opened.emit(placed.entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Page Up, Page Down and Home move; Space chooses the day's entries in turn; Enter lists the day."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.move_to(stepped(self._current, *_STEPS[key]))
        elif key == Qt.Key.Key_Home:
            self.move_to(self._today)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.day_asked.emit(self._current)
        elif key == Qt.Key.Key_Space and (here := self._entries.get(self._current)):
            place = here.index(self._chosen) + 1 if self._chosen in here else 0
            self.entry_chosen.emit(here[place % len(here)])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Show under the pointer what an entry says in full."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            placed = next((each for each in self.placed() if each.rect.contains(event.pos())), None)
            words = entry_words(placed.entry) if placed and placed.entry else ""
            QToolTip.showText(event.globalPos(), GuiQt.convertFromPlainText(words) if words else "")
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for the new size."""
        self._again()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Frame the day the keyboard stands on."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        self.update()
