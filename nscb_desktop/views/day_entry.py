"""A line for one whole date, and what it is read as: blank until entered, one sentence while it is not a date."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nscb_desktop.framework.dates import exact_date, read_date, week_day
from nscb_desktop.views.labels import button, paragraph

NEEDED = "Enter a date, as in 20/12/2013."
WHOLE = "Enter one whole date, as in 20/12/2013: day, month and year."


class DayEntry(QWidget):
    """Takes a date in any way people write one, and gives it only where it means one day."""

    edited = Signal()

    def __init__(
        self, name: str, today: Callable[[], date], parent: QWidget | None = None, blank: str = NEEDED
    ) -> None:
        super().__init__(parent)
        self._today, self._blank = today, blank
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setMaxLength(40)
        self.line.setPlaceholderText("day, as in 20/12/2013")
        self.today_button = button("Today", name=f"{name}: today")
        self.reading = paragraph("", "small")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.today_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.reading)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._look)
        self.today_button.clicked.connect(self._enter_today)
        self.today_button.setAutoDefault(False)
        self._look()

    def day(self) -> date | None:
        """The day entered, or None while it is blank or leaves a doubt."""
        return read_date(self.line.text()).exact

    @property
    def problem(self) -> str:
        """What is wrong with what is written; empty where it is one day."""
        if self.day():
            return ""
        return self._blank if self.is_blank else WHOLE

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written, which some dates may be left as; ``blank`` says then what that means."""
        return not self.line.text().strip()

    def show_day(self, day: date | None) -> None:
        """Show a date, or start blank."""
        self.line.setText(exact_date(day).written if day else "")

    def _enter_today(self) -> None:
        self.line.selectAll()
        self.line.insert(exact_date(self._today()).written)

    def _look(self) -> None:
        day = self.day()
        self.reading.setText(week_day(day) if day else self.problem)
        self.line.setAccessibleDescription(self.reading.text())
        self.edited.emit()
