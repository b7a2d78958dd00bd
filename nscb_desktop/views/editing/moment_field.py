"""A date with its time, as typed and as read; blank until entered, with a button for now."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nscb_desktop.framework.dates import WEEKDAYS, long_day, read_date, week_day
from nscb_desktop.framework.london import at_local, local
from nscb_desktop.framework.moments import day_named_wrongly, is_about, read_moment
from nscb_desktop.framework.text import as_typed
from nscb_desktop.views.editing.text_fields import LineText
from nscb_desktop.views.labels import button, paragraph

UNREAD = "Not read as a date and time yet: write it as 20/12/2013 16.40"
TIME_MISSING = "The time is needed too, as in 20/12/2013 16.40"
WRONG_DAY = "{day} was a {name}: check which of the two is right, and write it as 20/12/2013 16.40"


DAY_UNREAD = "Not read as a date yet: write it as 20/12/2013, with the time where it is known"


def moment_written(moment: datetime) -> str:
    """``Fri 20 Dec 2013 16:40``, in London's time."""
    here = local(moment)
    return f"{week_day(here.date())} {here:%H:%M}"


def day_written(moment: datetime) -> str:
    """``Fri 20 Dec 2013``, with the time where one was given: midnight stands for none."""
    here = local(moment)
    return moment_written(moment) if here.hour or here.minute else week_day(here.date())


class MomentField(QWidget):
    """A line for a date and time, and what it is read as; where no clock hangs on the time, a date is enough."""

    edited = Signal()

    def __init__(
        self, name: str, now: Callable[[], datetime], parent: QWidget | None = None, *, time_needed: bool = True
    ) -> None:
        super().__init__(parent)
        self._now, self._time_needed = now, time_needed
        self._written = moment_written if time_needed else day_written
        self._given: datetime | None = None
        self.line = LineText(self, offers_others=False)
        self.line.setAccessibleName(name)
        example = "date and time, as in 20/12/2013 16.40" if time_needed else "date, as in 20/12/2013"
        self.line.setPlaceholderText(example)
        self.now = button("Now", name=f"{name}: now")
        self.reading = paragraph("", "small")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.now)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.reading)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._look)
        self.now.clicked.connect(self._enter_now)
        self._tell()

    def moment(self) -> datetime | None:
        """The moment entered, in UTC, or None while there is none that can be read."""
        return self._given or read_moment(self.line.text()) or self._day_alone()

    def _day_alone(self) -> datetime | None:
        day = None if self._time_needed else read_date(self.line.text()).exact
        return at_local(day, 0, 0) if day else None

    @property
    def words(self) -> str:
        """What is written, where it is no moment yet or says more than its moment; empty where the moment says it."""
        written = as_typed(self.line.text())
        return written if self.moment() is None or is_about(written) else ""

    @property
    def unread(self) -> str:
        """What is wrong with what is written; empty where it is blank or can be read."""
        words = self.line.text().strip()
        if not words or self.moment():
            return ""
        if not self._time_needed:
            return DAY_UNREAD
        if day := day_named_wrongly(words):
            return WRONG_DAY.format(day=long_day(day), name=WEEKDAYS[day.weekday()])
        return TIME_MISSING if read_date(words).exact else UNREAD

    def set_moment(self, moment: datetime | None, words: str = "") -> None:
        """Show a moment, to the minute, or the words it was written in; read back unedited it keeps its seconds."""
        self.line.blockSignals(True)
        self.line.fill(words or (self._written(moment) if moment else ""))
        self.line.blockSignals(False)
        self._given = moment
        self._tell()

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read and copied only."""
        self.line.setReadOnly(read_only)
        self.now.setVisible(not read_only)

    @Slot()
    def _enter_now(self) -> None:
        self.line.write(moment_written(self._now()))

    @Slot()
    def _look(self) -> None:
        self._given = None
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        moment = self.moment()
        words = self.unread or (f"Read as {self._written(moment)}" if moment else "")
        self.reading.setText(words)
        self.reading.setVisible(bool(words))
        self.line.setAccessibleDescription(words)
