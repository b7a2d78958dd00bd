"""How deadlines count: the rule, the limits the Board sets, the quorum, when amber begins; with an example worked."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from nscb_desktop.framework.dates import week_day
from nscb_desktop.framework.records import Settings
from nscb_desktop.framework.working_days import Count, OfficeCalendar, Rule, count_working_days
from nscb_desktop.views.labels import paragraph
from nscb_desktop.views.number_field import NumberField
from nscb_desktop.views.panels import question, titled_card
from nscb_desktop.views.settings_words import NO_LIMIT

LIMIT = 10
"""Working days of the example: the sub-group's."""
SATURDAY = 5
RULES = {
    Rule.DAY_AFTER_RECEIPT: "&1  Day 1 is the first working day after receipt",
    Rule.NEXT_WORKING_DAY_FIRST: "&2  A receipt on a non-working day counts as received on the next working day",
}


def saturday_before(today: date) -> date:
    """The last Saturday up to today, for an example that people remember."""
    return today - timedelta(days=(today.weekday() - SATURDAY) % 7)


def worked(count: Count) -> str:
    """``Received Sat 4 Jan 2014: day 1 is Mon 6 Jan 2014, day 10 is Fri 17 Jan 2014``."""
    numbered = [day for day in count.days if day.number]
    moved = next((day for day in count.days[1:] if day.number == 0), None)
    after = f", counted as received {week_day(moved.on)}" if moved else ""
    first, last = numbered[0], numbered[-1]
    return f"Received {week_day(count.start)}{after}: day 1 is {week_day(first.on)}, day {last.number} is {week_day(last.on)}."


class CountingPanel(QWidget):
    """Five settings that count for cases from a day on."""

    edited = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start, self._calendar = saturday_before(today), OfficeCalendar()
        self._group = QButtonGroup(self)
        self.rules: dict[Rule, QRadioButton] = {}
        self.examples = {rule: paragraph("", "small") for rule in Rule}
        self.return_days = NumberField("Working days agencies have for Part Two", 1, 60, " working days")
        self.amber = NumberField("Amber begins", 0, 30, " working days before")
        self.notices = NumberField("Working days to tell Ofsted and the national panel", 0, 60, " working days")
        self.notices.setSpecialValueText(NO_LIMIT)
        self.quorum = NumberField("Quorum of the sub-group", 1, 30, " agencies")
        self._numbers = (self.return_days, self.notices, self.quorum, self.amber)
        for number in self._numbers:
            number.valueChanged.connect(self.edited)
        self.to_come = paragraph("", "strong")
        self.to_come.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 12, 12)
        column.setSpacing(14)
        column.addWidget(self.to_come)
        column.addWidget(self._rule_card())
        column.addWidget(self._limits_card())
        column.addStretch(1)
        self._work()

    def _rule_card(self) -> QWidget:
        frame, layout = titled_card("When counting begins")
        for rule, words in RULES.items():
            choice = self.rules[rule] = QRadioButton(words)
            choice.setAccessibleName(rule.words)
            self._group.addButton(choice)
            choice.toggled.connect(self.edited)
            layout.addWidget(choice)
            example = self.examples[rule]
            example.setContentsMargins(30, 0, 0, 6)
            layout.addWidget(example)
        layout.addWidget(
            paragraph(
                "The two differ only where a form arrives at a weekend, on a bank holiday or on a closure day.", "small"
            )
        )
        return frame

    def _limits_card(self) -> QWidget:
        frame, layout = titled_card("Limits and colours")
        layout.addWidget(
            question("Agencies return Part Two within", self.return_days,
                     "1 to 60, counted from the request. A day that was told to an agency stays as it was told.", 20)
        )  # fmt: skip
        layout.addWidget(
            question("Ofsted and the national panel are told within", self.notices,
                     "0 to 60, counted from the decision. With 0 there is no limit, as the framework was adopted.", 20)
        )  # fmt: skip
        layout.addWidget(
            question("The sub-group is quorate with", self.quorum,
                     "1 to 30 agencies present for a case. A recommendation without them gives its reason.", 20)
        )  # fmt: skip
        layout.addWidget(
            question("Green turns amber", self.amber,
                     "0 to 30. With 0 it is amber on the last day only. After the last day it is red, whatever stands here.", 26)
        )  # fmt: skip
        return frame

    def show_calendar(self, calendar: OfficeCalendar) -> None:
        """Work the example with these days not counted."""
        if calendar != self._calendar:
            self._calendar = calendar
            self._work()

    def show_to_come(self, lines: list[str]) -> None:
        """Say what is recorded and does not apply yet."""
        self.to_come.setText("Recorded for later: " + "; ".join(lines) + "." if lines else "")
        self.to_come.setVisible(bool(lines))

    def _work(self) -> None:
        for rule, example in self.examples.items():
            example.setText(worked(count_working_days(self._start, LIMIT, self._calendar, rule)))
            if rule in self.rules:
                self.rules[rule].setAccessibleDescription(example.text())

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        self.rules[Rule(settings.rule)].setChecked(True)
        self.return_days.setValue(settings.agency_return_days)
        self.notices.setValue(settings.notices_days or 0)
        self.quorum.setValue(settings.quorum)
        self.amber.setValue(settings.amber_at)

    def values(self) -> dict[str, object]:
        """What its fields stand at."""
        chosen = next((rule.value for rule, choice in self.rules.items() if choice.isChecked()), "")
        return {
            "rule": chosen,
            "agency_return_days": self.return_days.value(),
            "notices_days": self.notices.value() or None,
            "quorum": self.quorum.value(),
            "amber_at": self.amber.value(),
        }

    def problem(self) -> str:
        """What must be put right before it can be saved."""
        return "" if self.values()["rule"] else "Choose when counting begins."

    def show_only_read(self, only_read: bool) -> None:
        """Let nothing be changed."""
        for choice in self.rules.values():
            choice.setEnabled(not only_read)
        for number in self._numbers:
            number.setReadOnly(only_read)
