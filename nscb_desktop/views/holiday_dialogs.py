"""Entering a correction to the bank holidays, or days on which the Board's office is closed."""

from collections.abc import Collection
from datetime import date, timedelta

from PySide6.QtWidgets import QRadioButton, QWidget

from nscb_desktop.framework.dates import WEEKDAYS, long_day
from nscb_desktop.framework.working_days import HolidayException, OfficeCalendar
from nscb_desktop.views.day_entry import DayEntry
from nscb_desktop.views.editing.asking_dialog import AskingDialog, line_field
from nscb_desktop.views.labels import paragraph
from nscb_desktop.views.panels import sized

LONGEST_CLOSURE = 31
LONGEST_NAME = 80


class ExceptionDialog(AskingDialog):
    """Asks for one day that is a bank holiday though it is not computed, or is worked though it is."""

    def __init__(
        self, computed: OfficeCalendar, taken: Collection[date], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__("Bank-holiday exception", "&Enter it", parent)
        self._computed, self._taken, self._now = computed, taken, today
        self.added = QRadioButton("A bank holiday that is not in the list")
        self.works = QRadioButton("A bank holiday of the list that is worked after all")
        self.day = DayEntry("Date of the exception", self._today)
        self.words = line_field("Name of the bank holiday", self)
        self.words.setMaxLength(LONGEST_NAME)
        self.ask("What is different about the day?", self.added, self.works)
        self.ask("Which day?", self.day)
        self.named = self.ask("What is it called?", self.words)
        self.questions.addStretch(1)
        for choice in (self.added, self.works):
            choice.toggled.connect(self.look)
        self.day.edited.connect(self.look)
        sized(self, 84, 23)
        self.look()

    def _today(self) -> date:
        return self._now

    def still_needed(self) -> list[str]:
        """What is wrong with the day as it stands."""
        self.named.setVisible(not self.works.isChecked())
        day = self.day.day()
        if not (self.added.isChecked() or self.works.isChecked()):
            return ["what is different"]
        if day is None:
            return ["one whole date"]
        if day in self._taken:
            return [f"another day, because there is an exception for {long_day(day)} already"]
        name = self._computed.bank_holiday(day)
        if self.added.isChecked():
            if name:
                return [f"another day, because {long_day(day)} is a bank holiday already ({name})"]
            return [] if self.words.words().strip() else ["its name"]
        if not name:
            return [f"another day, because {long_day(day)} is no bank holiday"]
        return []

    def choice(self) -> HolidayException:
        """The exception."""
        day = self.day.day()
        assert day is not None  # noqa: S101 - nothing goes on without a day
        if self.works.isChecked():
            return HolidayException(day, self._computed.bank_holiday(day) or "", working=True)
        return HolidayException(day, self.words.words().strip())


class ClosureDialog(AskingDialog):
    """Asks for a day, or a run of days, on which the office is closed."""

    def __init__(self, calendar: OfficeCalendar, today: date, parent: QWidget | None = None) -> None:
        super().__init__("Board closure days", "&Enter them", parent)
        self._calendar, self._now = calendar, today
        self.first = DayEntry("First closure day", self._today)
        self.last = DayEntry("Last closure day", self._today)
        self.words = line_field("Why the office is closed", self)
        self.words.setMaxLength(LONGEST_NAME)
        self.said = paragraph("", "small")
        self.ask("First day", self.first)
        self.ask("Last day (the same day, where it is one day only)", self.last)
        self.ask("What is it called? For example: Town Hall closed", self.words, self.said)
        self.questions.addStretch(1)
        for entry in (self.first, self.last):
            entry.edited.connect(self.look)
        sized(self, 84, 24)
        self.look()

    def _today(self) -> date:
        return self._now

    def _span(self) -> list[date]:
        first, last = self.first.day(), self.last.day()
        if first is None or last is None or not 0 <= (last - first).days < LONGEST_CLOSURE:
            return []
        return [first + timedelta(days=number) for number in range((last - first).days + 1)]

    def days(self) -> list[date]:
        """The working days of the run that are not closure days yet."""
        return [day for day in self._span() if not self._calendar.not_counted(day)]

    def still_needed(self) -> list[str]:
        """What is wrong with the days as they stand."""
        days = self.days()
        first, last = self.first.day(), self.last.day()
        self.said.setText(f"{_number(len(days))} will not be counted." if days else "")
        if first is None or last is None:
            return ["a first and a last date"]
        if not self._span():
            return [f"a last day that is not before the first, and at most {LONGEST_CLOSURE} days after it"]
        if not days:
            return [f"another day, because {WEEKDAYS[first.weekday()]} {long_day(first)} is not counted anyway"]
        return [] if self.words.words().strip() else ["its name"]

    def choice(self) -> dict[date, str]:
        """Each closed working day with its name."""
        return dict.fromkeys(self.days(), self.words.words().strip())


def _number(days: int) -> str:
    return f"{days} working day{'' if days == 1 else 's'}"
