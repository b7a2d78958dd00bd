"""The deadline calendar: a month or a list of last days, the working of the one chosen, and the calculator."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QMenu, QWidget

from nscb_desktop.casework.deadlines import MEETING, DiaryEntry
from nscb_desktop.framework.editions import EDITIONS
from nscb_desktop.framework.milestones import Owner
from nscb_desktop.framework.records import Filters
from nscb_desktop.framework.timescales import Counting, Unit
from nscb_desktop.framework.working_days import CHECKED_THROUGH, NOT_COMPARED
from nscb_desktop.views.agenda_view import AgendaView
from nscb_desktop.views.calculator_dialog import CalculatorDialog
from nscb_desktop.views.designed.ui_calendar_page import Ui_CalendarPage
from nscb_desktop.views.exporter import month_of
from nscb_desktop.views.grid_shown import DiaryShown
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.month_view import MonthView, days_shown, month_in_words, stepped
from nscb_desktop.views.once import Once
from nscb_desktop.views.working_panel import WorkingPanel, working_of

EVERY_CLOCK, EVERYBODY, MEETINGS = "All clocks and meetings", "Whoever has to act", "Meetings of the sub-group"
NARROW = 110
"""Letters; with less room the working stands under the month."""


class CalendarDesk(Protocol):
    """What the calendar reads."""

    def today(self) -> date:
        """Today's date in the office."""

    def counting(self) -> Counting:
        """How the office counts today."""

    def diary(self, first: date, last: date) -> Sequence[DiaryEntry]:
        """Every running clock whose last day lies in a span."""


def kinds_of_clock() -> dict[str, str]:
    """Names of what the diary can hold, by key, in the order of the editions, meetings last."""
    rules = (rule for edition in EDITIONS for rule in edition.timescales)
    return {**{rule.key: rule.name for rule in rules if rule.unit is not Unit.HOURS}, MEETING: MEETINGS}


class CalendarPage(QWidget):
    """Every last day of a month, what it belongs to and how it was counted."""

    case_opened = Signal(int)
    draft_opened = Signal(int)
    working_wanted = Signal(int, object)
    """After the case is opened: the Clock whose working is to stand beside it."""
    rows_asked = Signal(object)
    """The Filters that the Cases grid is to show: a meeting's agenda."""
    working_print_asked = Signal(object)
    """A Working."""
    days_print_asked = Signal()
    outlook_asked = Signal()
    """The whole diary is to become a calendar file."""
    excel_asked = Signal(object)
    """The DiaryShown that is to become a workbook."""

    def __init__(self, desk: CalendarDesk, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._messages = desk, messages
        self._entries: tuple[DiaryEntry, ...] = ()
        self._chosen: DiaryEntry | None = None
        self._once = Once()
        self.day = desk.today()
        self.ui = Ui_CalendarPage()
        self.ui.setupUi(self)
        self.setAccessibleName("Calendar")
        self.month, self.agenda = MonthView(), AgendaView()
        self.working = WorkingPanel(opens_case=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        ui = self.ui
        ui.sides.addWidget(self.month)
        ui.sides.addWidget(self.agenda)
        ui.working_layout.addWidget(self.working)
        ui.working.setMinimumWidth(self.fontMetrics().averageCharWidth() * 50)
        ui.working.hide()
        ui.beside.setHandleWidth(14)
        ui.beside.setStretchFactor(0, 1)
        ui.beside.setStretchFactor(1, 0)
        menu = QMenu(ui.take_out)
        menu.setAccessibleName("Export")
        self._outlook = menu.addAction("&Outlook: the whole diary (.ics)…")
        self._excel = menu.addAction("&Excel: this month as shown (.xlsx)…")
        ui.take_out.setMenu(menu)
        for box in (ui.kind, ui.owner):
            box.setMinimumContentsLength(20)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        ui.owner.addItem(EVERYBODY, "")
        for owner in Owner:
            ui.owner.addItem(owner.value, owner.value)
        ui.kind.addItem(EVERY_CLOCK, "")
        for key, name in kinds_of_clock().items():
            ui.kind.addItem(name, key)

    def _connect(self) -> None:
        ui = self.ui
        ui.earlier.clicked.connect(self._turn_back)
        ui.later.clicked.connect(self._turn_on)
        ui.today.clicked.connect(self._go_to_today)
        ui.as_list.toggled.connect(self._show_side)
        ui.kind.currentIndexChanged.connect(self._fill)
        ui.owner.currentIndexChanged.connect(self._fill)
        ui.print_days.clicked.connect(self._print_days)
        self._outlook.triggered.connect(self._export_to_outlook)
        self._excel.triggered.connect(self._export_to_excel)
        ui.calculator.clicked.connect(self.open_calculator)
        self.month.moved.connect(self.go_to)
        self.month.day_asked.connect(self.list_day)
        self.month.entry_chosen.connect(self.choose)
        self.month.entry_opened.connect(self._open)
        self.agenda.chosen.connect(self.choose)
        self.agenda.opened.connect(self._open)
        self.working.print_asked.connect(self.working_print_asked)
        self.working.case_asked.connect(self._open_chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the working under the month where there is no room beside it."""
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().averageCharWidth() * NARROW
        self.ui.beside.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    def go_to(self, day: date) -> None:
        """Stand on a day, reading its month where another one is shown."""
        other = (day.year, day.month) != (self.day.year, self.day.month)
        self.day = day
        if other:
            self.refresh()
        elif self.month.current != day:
            self._fill()

    def list_day(self, day: date) -> None:
        """Show what ends on a day in the list."""
        self.go_to(day)
        self.ui.as_list.setChecked(True)
        self.agenda.go_to(day)
        self.agenda.setFocus()

    def choose(self, entry: object) -> None:
        """Show how the last day of an entry was counted."""
        self._chosen = entry if isinstance(entry, DiaryEntry) else None
        self.month.choose(self._chosen)
        clock = self._chosen.clock if self._chosen else None
        self.ui.working.setVisible(clock is not None)
        if self._chosen and clock:
            self.working.show_working(working_of(clock, self._chosen.reference))
            self.working.open_button.setText("Open cas&e" if self._chosen.case_id is not None else "Open &draft")
        else:
            self.working.clear()

    def open_calculator(self) -> CalculatorDialog:
        """Open the working-day calculator over this page."""
        dialog = CalculatorDialog(self._desk.counting(), self._desk.today, self)
        dialog.print_asked.connect(self.working_print_asked)
        dialog.open()
        return dialog

    @property
    def entries_shown(self) -> list[DiaryEntry]:
        """The entries that the filters let through."""
        kind, owner = self.ui.kind.currentData(), self.ui.owner.currentData()
        return [e for e in self._entries if kind in {"", e.kind} and owner in {"", e.owner.value}]

    def _fill(self) -> None:
        shown, today = self.entries_shown, self._desk.today()
        calendar = self._desk.counting().calendar
        self.ui.title.setText(month_in_words(self.day))
        self.month.show_month(self.day, today, calendar, shown)
        ours = [entry for entry in shown if (entry.on.year, entry.on.month) == (self.day.year, self.day.month)]
        self.agenda.show_entries(ours, calendar, today)
        number = f"{len(ours):,} last day{'' if len(ours) == 1 else 's'} in {month_in_words(self.day)}"
        self._warn()
        self.ui.shown.setText(" · ".join(part for part in (self._only(), number) if part))
        if self._chosen not in shown:
            self.choose(None)
        self.month.choose(self._chosen)

    def _only(self) -> str:
        """What the two boxes narrow the month to, in words."""
        only = [box.currentText() for box in (self.ui.kind, self.ui.owner) if box.currentData()]
        return " · ".join(f"Only {words}" for words in only)

    def _warn(self) -> None:
        """Say above a month that its bank holidays were not compared with the published list."""
        beyond = max(days_shown(self.day)).year > CHECKED_THROUGH
        self.ui.warning.setText(f"{NOT_COMPARED}; check the days of this month." if beyond else "")
        self.ui.warning.setVisible(beyond)

    def _show_side(self, as_list: bool) -> None:
        self.ui.sides.setCurrentWidget(self.agenda if as_list else self.month)
        self.ui.as_list.setText("&Month" if as_list else "A&genda")
        self.ui.as_list.setAccessibleName("Month: back to the month" if as_list else "Agenda: the month as a list")
        if as_list:
            self.agenda.go_to(self.day)

    def _turn_back(self) -> None:
        self.go_to(stepped(self.day, months=-1))

    def _turn_on(self) -> None:
        self.go_to(stepped(self.day, months=1))

    def _go_to_today(self) -> None:
        self.go_to(self._desk.today())

    def _open(self, entry: object) -> None:
        if not isinstance(entry, DiaryEntry) or not self._once.allows((entry.reference, entry.on)):
            return
        if entry.case_id is not None:
            self.case_opened.emit(entry.case_id)
            self.working_wanted.emit(entry.case_id, entry.clock)
        elif entry.draft_id is not None:
            self.draft_opened.emit(entry.draft_id)
        elif entry.meeting is not None:
            self.rows_asked.emit(Filters(agenda_of=entry.meeting.at))

    def _export_to_outlook(self) -> None:
        if self._once.allows("outlook"):
            self.outlook_asked.emit()

    def _export_to_excel(self) -> None:
        first, last = month_of(self.day)
        shown = tuple(entry for entry in self.entries_shown if first <= entry.on <= last)
        if self._once.allows("excel"):
            self.excel_asked.emit(DiaryShown(first, last, shown, self._only()))

    def _print_days(self) -> None:
        if self._once.allows("days"):
            self.days_print_asked.emit()

    def _open_chosen(self) -> None:
        self._open(self._chosen)

    def start(self) -> None:
        """Put the keyboard on the month, or on its list."""
        (self.agenda if self.ui.as_list.isChecked() else self.month).setFocus()

    def flush(self) -> None:
        """Nothing is typed here."""

    def refresh(self) -> None:
        """Read the month anew."""
        weeks = days_shown(self.day)
        try:
            self._entries = tuple(self._desk.diary(weeks[0], weeks[-1]))
        except Exception as error:  # noqa: BLE001 - shown in its own box; an empty month stays
            self._entries = ()
            self._messages.problem(error)
        self._fill()

    def forget(self) -> None:
        """Drop every entry, the filter and the working."""
        self._entries = ()
        self.day = self._desk.today()
        self.ui.kind.setCurrentIndex(0)
        self.ui.owner.setCurrentIndex(0)
        self.ui.as_list.setChecked(False)
        self.choose(None)
        self._fill()
