"""The seven dates of a case in one strip: when each happened or is due, pressed to record or correct it."""

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from nscb_desktop.casework.deadlines import StripDate
from nscb_desktop.framework.dates import short_day, week_day
from nscb_desktop.framework.milestones import DERIVED, STRIP, Milestone
from nscb_desktop.framework.timescales import Rag
from nscb_desktop.views import theme
from nscb_desktop.views.month_painting import smaller, strong

_WEEK_DAY = re.compile(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?=\d)")
_PAD, _BAR, _MARK = 10, 3, 6
_STATES = {"done": "recorded", "due": "due", "late": "late", "ahead": "nothing due yet"}
_SPOKEN = {Rag.RED: "red", Rag.AMBER: "amber", Rag.GREEN: "green", Rag.BLUE: "blue"}


def date_words(each: StripDate) -> str:
    """What stands under a milestone's name: its day, or when it is due."""
    if each.on:
        return week_day(each.on)
    if not each.due:
        return "–"
    if len(each.due) == 1:
        return f"{'was due' if each.state == 'late' else 'due'} {week_day(each.due[0])}"
    return f"{'was due by' if each.state == 'late' else 'by'} {_several(each.due)}"


def _several(days: tuple[date, ...]) -> str:
    """``20 and 22 Jan 2014``, the month said once where it is the same."""
    *others, last = days
    same = all((day.year, day.month) == (last.year, last.month) for day in others)
    return " and ".join([*(str(day.day) if same else short_day(day) for day in others), short_day(last)])


class StripCell(QAbstractButton):
    """One of the seven dates; those that follow from other records can be read and not pressed."""

    asked = Signal(str)
    """The milestone's key."""

    def __init__(self, milestone: Milestone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.milestone = milestone
        self.derived = milestone.key in DERIVED
        self._words, self._state = "–", "ahead"
        self._rag: Rag | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Also those that follow from others: what stands there is read by whoever goes by the keyboard too.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if not self.derived:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._ask)
        self._tell()

    @property
    def words(self) -> str:
        """What stands under the milestone's name."""
        return self._words

    @property
    def state(self) -> str:
        """``done``, ``due``, ``late`` or ``ahead``."""
        return self._state

    @property
    def mark(self) -> str:
        """Shape and letter of the clock that waits for this date, as its badge has them; empty where none waits."""
        return f"{self._rag.shape} {self._rag.value}" if self._rag else ""

    def show_date(self, each: StripDate | None) -> None:
        """Show how the milestone stands, or nothing."""
        self._words, self._state, self._rag = (date_words(each), each.state, each.rag) if each else ("–", "ahead", None)
        self._tell()
        self.update()

    def open_to(self, recording: bool) -> None:
        """Let a date be recorded here, or only be read."""
        self.setEnabled(recording or self.derived)
        self._tell()

    def _tell(self) -> None:
        can = (
            ""
            if self.derived or not self.isEnabled()
            else ("; press to correct" if self._state == "done" else "; press to record")
        )
        colour = f", {_SPOKEN[self._rag]}" if self._rag else ""
        self.setAccessibleName(f"{self.milestone.shown}: {self._words}, {_STATES[self._state]}{colour}{can}")

    def _fitting(self, width: int, metrics: QFontMetrics) -> str:
        """The words, without the day of the week where there is no room for it."""
        return self._words if metrics.horizontalAdvance(self._words) <= width else _WEEK_DAY.sub("", self._words)

    def _ask(self) -> None:
        if not self.derived:
            self.asked.emit(self.milestone.key)

    def sizeHint(self) -> QSize:
        """Two lines of text and the bar."""
        line = self.fontMetrics().height()
        return QSize(line * 8, 2 * line + 22)

    def minimumSizeHint(self) -> QSize:
        """Narrower, the words are shortened."""
        return QSize(self.fontMetrics().height() * 5, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the name, the day, and the bar that says how it stands."""
        tokens, painter = theme.in_use(), QPainter(self)
        bar, ground = tokens.green if self._state == "done" else tokens.line, tokens.surface
        if self._rag:
            bar, ground = tokens.rag(self._rag)
        hovered = self.underMouse() and self.isEnabled() and not self.derived
        painter.fillRect(self.rect(), QColor(tokens.soft if hovered else ground))
        painter.fillRect(QRect(0, self.height() - _BAR, self.width(), _BAR), QColor(bar))
        line = self.fontMetrics().height()
        width = self.width() - 2 * _PAD
        painter.setFont(smaller(self.font()))
        painter.setPen(QColor(bar))
        painter.drawText(
            QRect(_PAD, 8, width, line), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.mark
        )
        beside = width - (painter.fontMetrics().horizontalAdvance(self.mark) + _MARK if self.mark else 0)
        painter.setPen(QColor(tokens.muted))
        name = painter.fontMetrics().elidedText(self.milestone.shown, Qt.TextElideMode.ElideRight, beside)
        painter.drawText(QRect(_PAD, 8, width, line), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(strong(self.font()))
        painter.setPen(QColor({"late": tokens.red, "ahead": tokens.muted}.get(self._state, tokens.ink)))
        words = painter.fontMetrics().elidedText(
            self._fitting(width, painter.fontMetrics()), Qt.TextElideMode.ElideRight, width
        )
        painter.drawText(QRect(_PAD, 8 + line, width, line + 2), Qt.AlignmentFlag.AlignVCenter, words)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus_edge), 5))
            painter.drawRect(self.rect().adjusted(2, 2, -3, -3))
            painter.setPen(QPen(QColor(tokens.focus), 3))
            painter.drawRect(self.rect().adjusted(2, 2, -3, -3))
        painter.end()


class DateStrip(QWidget):
    """The strip of a case."""

    milestone_chosen = Signal(str)
    """The key of a milestone to record or correct."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The seven dates of the case")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(1, 1, 1, 1)
        self._grid.setSpacing(1)
        self._across = 0
        self.cells = {milestone.key: StripCell(milestone) for milestone in STRIP}
        for cell in self.cells.values():
            cell.asked.connect(self.milestone_chosen)
        self._place(len(self.cells))

    def _place(self, across: int) -> None:
        """Set the dates out in rows of so many: large text takes two rows rather than lose its ends."""
        if across == self._across:
            return
        self._across = across
        for number, cell in enumerate(self.cells.values()):
            self._grid.addWidget(cell, number // across, number % across)
        for column in range(len(self.cells)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take a second row where a date would not fit its place."""
        super().resizeEvent(event)
        needed = QFontMetrics(strong(self.font())).horizontalAdvance("due Wed 28 Mar 2014") + 2 * _PAD
        self._place(len(self.cells) if self.width() >= needed * len(self.cells) * 0.98 else 4)

    def show_dates(self, dates: Sequence[StripDate], recording: bool) -> None:
        """Show the dates of a case; ``recording`` lets them be recorded and corrected."""
        by_key = {each.milestone.key: each for each in dates}
        for key, cell in self.cells.items():
            cell.show_date(by_key.get(key))
            cell.open_to(recording)

    def clear(self) -> None:
        """Show no case."""
        self.show_dates((), recording=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines between the dates."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.in_use().page))
        for cell in self.cells.values():
            painter.fillRect(cell.geometry().adjusted(-1, -1, 1, 1), QColor(theme.in_use().line))
        painter.end()
