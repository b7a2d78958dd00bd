"""Days that are not counted: the computed bank holidays of a year, the office's corrections, and its closure days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nscb_desktop.framework.dates import week_day
from nscb_desktop.framework.records import Settings
from nscb_desktop.framework.working_days import CHECKED_THROUGH, HolidayException, OfficeCalendar
from nscb_desktop.views.holiday_dialogs import ClosureDialog, ExceptionDialog
from nscb_desktop.views.labels import button, paragraph
from nscb_desktop.views.number_field import NumberField
from nscb_desktop.views.panels import ShortRows, titled_card
from nscb_desktop.views.tables import Column, PagedModel, listed

EARLIEST, LATEST = 1980, 2100
COMPUTED, ADDED, WORKED, CLOSED = "computed", "added here", "a working day after all", "office closed"
CHECKED = f"Compared with the published list for England and Wales up to {CHECKED_THROUGH}."
NOT_CHECKED = f"Not compared with the published list: that was done up to {CHECKED_THROUGH}. Check this year before you rely on it."  # fmt: skip


@dataclass(frozen=True, slots=True)
class DayLine:
    """One line of a list of days."""

    on: date
    name: str
    how: str = ""


def _on(line: DayLine) -> object:
    return line.on


def _day(line: DayLine) -> str:
    return week_day(line.on)


def _name(line: DayLine) -> str:
    return line.name


def _how(line: DayLine) -> str:
    return line.how


DAY = Column[DayLine]("on", "Day", _day, 16, sortable=False)
NAME = Column[DayLine]("name", "Name", _name, 26, sortable=False)
HOW = Column[DayLine]("how", "How it comes here", _how, 20, sortable=False)


def days_of_year(year: int, calendar: OfficeCalendar) -> list[DayLine]:
    """Every bank holiday of a year as the clocks see it, the corrections and the closure days included."""
    corrected = {each.on: each for each in calendar.exceptions}
    computed = OfficeCalendar()
    lines = []
    day = date(year, 1, 1)
    while day.year == year:
        if each := corrected.get(day):
            lines.append(DayLine(day, each.name, WORKED if each.working else ADDED))
        elif name := computed.bank_holiday(day):
            lines.append(DayLine(day, name, COMPUTED))
        if day in calendar.closures and not calendar.bank_holiday(day):
            lines.append(DayLine(day, calendar.closures[day], CLOSED))
        day += timedelta(days=1)
    return lines


class HolidaysPanel(QWidget):
    """The office's own lists at the left, the whole of a chosen year at the right."""

    edited = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._exceptions: dict[date, HolidayException] = {}
        self._closures: dict[date, str] = {}
        self._exception_rows = PagedModel[DayLine]((DAY, NAME, HOW), listed(()), self)
        self._closure_rows = PagedModel[DayLine]((DAY, NAME), listed(()), self)
        self._year_rows = PagedModel[DayLine]((DAY, NAME, HOW), listed(()), self)
        self.exceptions = ShortRows(self._exception_rows, _on, "Bank-holiday exceptions", 2)
        self.closures = ShortRows(self._closure_rows, _on, "Board closure days", 2)
        self.of_year = ShortRows(self._year_rows, _on, "Days not counted in the year", 6)
        self.add_exception = button("Add an exce&ption…")
        self.remove_exception = button("Remove the e&xception", name="Remove the chosen exception")
        self.add_closure = button("Add days o&ff…", name="Add Board closure days")
        self.remove_closure = button("Remove the da&y", name="Remove the chosen closure day")
        self.year = NumberField("Year shown", EARLIEST, LATEST)
        self.checked = paragraph("", "small")
        self._arrange()
        self._connect()
        self.year.setValue(today.year)
        self._fill()

    def _arrange(self) -> None:
        exceptions, above = titled_card("Bank-holiday exceptions")
        above.addWidget(
            paragraph("Bank holidays are computed. Enter here what was proclaimed or moved since.", "small")
        )
        _listing(above, self.exceptions, self.add_exception, self.remove_exception)
        closures, below = titled_card("Board closure days")
        below.addWidget(paragraph("Working days on which the office is closed. They are not counted either.", "small"))
        _listing(below, self.closures, self.add_closure, self.remove_closure)
        whole, beside = titled_card("Days not counted, besides weekends")
        row = QHBoxLayout()
        row.setSpacing(12)
        self.year.setMaximumWidth(self.year.fontMetrics().averageCharWidth() * 12)
        row.addWidget(self.year)
        row.addWidget(self.checked, 1)
        beside.addLayout(row)
        beside.addWidget(self.of_year, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 12, 12, 12)
        grid.setSpacing(14)
        grid.addWidget(exceptions, 0, 0)
        grid.addWidget(closures, 1, 0)
        grid.addWidget(whole, 0, 1, 2, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def _connect(self) -> None:
        self.add_exception.clicked.connect(self._ask_exception)
        self.add_closure.clicked.connect(self._ask_closure)
        self.remove_exception.clicked.connect(self._remove_exception)
        self.remove_closure.clicked.connect(self._remove_closure)
        self.exceptions.chosen.connect(self._look)
        self.closures.chosen.connect(self._look)
        self.year.valueChanged.connect(self._fill_year)

    def calendar(self) -> OfficeCalendar:
        """What is not counted, as the lists stand now."""
        return OfficeCalendar(tuple(sorted(self._exceptions.values(), key=_date)), dict(sorted(self._closures.items())))

    def _ask_exception(self) -> None:
        dialog = ExceptionDialog(OfficeCalendar(), tuple(self._exceptions), self._today, self.window())
        dialog.chosen.connect(self._take_exception)
        dialog.chosen.connect(dialog.accept)
        dialog.open()

    def _ask_closure(self) -> None:
        dialog = ClosureDialog(self.calendar(), self._today, self.window())
        dialog.chosen.connect(self._take_closure)
        dialog.chosen.connect(dialog.accept)
        dialog.open()

    def _take_exception(self, entered: HolidayException) -> None:
        self._exceptions[entered.on] = entered
        self.year.setValue(entered.on.year)
        self._fill()
        self.edited.emit()

    def _take_closure(self, entered: Mapping[date, str]) -> None:
        self._closures.update(entered)
        self.year.setValue(min(entered).year)
        self._fill()
        self.edited.emit()

    def _remove_exception(self) -> None:
        if row := self.exceptions.current_row():
            del self._exceptions[row.on]
            self._fill()
            self.edited.emit()

    def _remove_closure(self) -> None:
        if row := self.closures.current_row():
            del self._closures[row.on]
            self._fill()
            self.edited.emit()

    def _fill(self) -> None:
        corrections = [
            DayLine(each.on, each.name, WORKED if each.working else ADDED) for each in self.calendar().exceptions
        ]
        self._exception_rows.load(listed(corrections))
        self._closure_rows.load(listed([DayLine(day, name) for day, name in self.calendar().closures.items()]))
        self._fill_year()
        self._look()

    def _fill_year(self) -> None:
        year = self.year.value()
        self._year_rows.load(listed(days_of_year(year, self.calendar())))
        self.checked.setText(CHECKED if year <= CHECKED_THROUGH else NOT_CHECKED)

    def _look(self) -> None:
        self.remove_exception.setEnabled(self.exceptions.current_row() is not None)
        self.remove_closure.setEnabled(self.closures.current_row() is not None)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        self._exceptions = {each[0]: HolidayException(*each) for each in settings.exceptions}
        self._closures = dict(settings.closures)
        self._fill()

    def values(self) -> dict[str, object]:
        """What its lists stand at."""
        calendar = self.calendar()
        return {
            "exceptions": tuple((each.on, each.name, each.working) for each in calendar.exceptions),
            "closures": dict(calendar.closures),
        }

    def problem(self) -> str:
        """Each day was looked at when it was entered."""
        return ""

    def show_only_read(self, only_read: bool) -> None:
        """Let nothing be changed."""
        for each in (self.add_exception, self.remove_exception, self.add_closure, self.remove_closure):
            each.setVisible(not only_read)


def _date(each: HolidayException) -> date:
    return each.on


def _listing(layout: QVBoxLayout, table: ShortRows[DayLine], *buttons: QPushButton) -> None:
    """A list with its buttons below."""
    layout.addWidget(table, 1)
    row = QHBoxLayout()
    row.setSpacing(8)
    for each in buttons:
        row.addWidget(each)
    row.addStretch(1)
    layout.addLayout(row)
