"""The working-day calculator: a date, a limit and a rule; the last day and its working appear as they are typed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from nscb_desktop.framework.dates import WEEKDAYS, long_day, week_day
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.timescales import Counting
from nscb_desktop.framework.working_days import LONGEST_COUNT, Count, Rule, count_working_days
from nscb_desktop.views.day_entry import DayEntry
from nscb_desktop.views.labels import PlainLabel, QuietComboBox, button, paragraph
from nscb_desktop.views.working_panel import Working, WorkingPanel, title_of

_RULES = tuple(Rule)
LIMIT_NEEDED = f"Enter how many working days to count, from 0 to {LONGEST_COUNT:,}."


class CalculatorDialog(QDialog):
    """Counts working days and shows how; nothing is recorded."""

    print_asked = Signal(object)
    """The Working shown."""

    def __init__(self, counting: Counting, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Working-day calculator")
        self.setAccessibleName("Working-day calculator")
        self._counting = counting
        self.start = DayEntry("Count from", today)
        self.limit = QLineEdit("10")
        self.rule = QuietComboBox()
        self.outcome = paragraph("", "title")
        self.panel = WorkingPanel()
        self._arrange()
        self._fill()
        self.start.edited.connect(self._count)
        self.limit.textChanged.connect(self._count)
        self.rule.currentIndexChanged.connect(self._count)
        self.panel.print_asked.connect(self.print_asked)
        self._count()

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("Count &from", self.start),
            ("Working &days", self.limit),
            ("&Rule", self.rule),
        )
        for number, (words, editor) in enumerate(rows):
            label = PlainLabel(words, "strong")
            label.setBuddy(editor)
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(editor, number, 1)
        layout.addLayout(grid)
        layout.addWidget(self.outcome)
        layout.addWidget(self.panel, 1)
        buttons = QDialogButtonBox()
        close = button("C&lose", name="Close the calculator", parent=buttons)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.resize(560, 690)

    def _fill(self) -> None:
        self.limit.setMaxLength(12)
        self.limit.setAccessibleName("Working days")
        self.rule.setAccessibleName("Rule for a receipt on a day that is not a working day")
        for rule in _RULES:
            self.rule.addItem(f"{rule.words[0].upper()}{rule.words[1:]}")
        self.rule.setCurrentIndex(_RULES.index(self._counting.rule))

    @property
    def count(self) -> Count | None:
        """What is counted now, or None while the date is not a whole one."""
        return self.panel.working.count if self.panel.working else None

    def _count(self) -> None:
        start = self.start.day()
        if start is None:
            self._say(self.start.problem)
            return
        limit = self.limit.text().strip()
        if not limit.isdecimal():
            self._say(LIMIT_NEEDED)
            return
        try:
            count = count_working_days(
                start, int(limit), self._counting.calendar, _RULES[max(0, self.rule.currentIndex())]
            )
        except OfficeError as told:
            self._say(str(told))
            return
        self.outcome.setText(f"{WEEKDAYS[count.due.weekday()]} {long_day(count.due)}")
        rule = _RULES[max(0, self.rule.currentIndex())].words
        self.panel.show_working(Working(title_of(count), f"{count.limit} from {week_day(start)}; {rule}", count))
        self.panel.title.hide()

    def _say(self, sentence: str) -> None:
        """One sentence in place of a result."""
        self.panel.clear()
        self.panel.source.setText("")
        self.outcome.setText(sentence)
