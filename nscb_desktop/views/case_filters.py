"""Narrowing the Cases grid: a panel to choose by, and a chip for each filter that is on."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget

from nscb_desktop.framework.dates import read_date, short_day
from nscb_desktop.framework.records import Filters
from nscb_desktop.views.labels import PlainLabel, QuietComboBox, button, paragraph

ANY_STAGE = "Any stage"
_NOTHING = Filters()


def without(filters: Filters, name: str) -> Filters:
    """The filters with one of them off."""
    off: dict[str, Any] = {name: getattr(_NOTHING, name)}
    return replace(filters, **off)


class Chip(QPushButton):
    """One filter that is on; pressing it turns it off."""

    removed = Signal(str)

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(f"{words.replace('&', '&&')}  ✕", parent)
        self._name = name
        self.setProperty("role", "chip")
        self.setAccessibleName(f"Filter on: {words}. Press to turn it off.")
        self.clicked.connect(self._remove)

    def _remove(self) -> None:
        self.removed.emit(self._name)


class ChipBar:
    """The chips of a page, kept in step with its filters."""

    def __init__(self, place: QWidget) -> None:
        self._layout = place.layout()
        self.chips: list[Chip] = []

    def show_filters(self, filters: Filters) -> list[Chip]:
        """Show a chip for each filter that is on, and return the new ones."""
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [Chip(name, _short(words)) for name, words in filters.on.items()]
        for chip in self.chips:
            if self._layout is not None:
                self._layout.addWidget(chip)
        return self.chips


def _short(words: str) -> str:
    return words if len(words) <= 48 else f"{words[:46]}…"


class FilterPanel(QFrame):
    """The panel under the Filter button: stage, dates as anyone types them, and what lacks its authorisation."""

    applied = Signal(object)
    """The Filters chosen, with the words of the search left as they were."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self.setAccessibleName("Filter the cases")
        self._filters = Filters()
        self.stage = QuietComboBox()
        self.since, self.until, self.due = QLineEdit(), QLineEdit(), QLineEdit()
        self.not_authorised = QCheckBox("Only what is &not authorised")
        self.not_authorised.setAccessibleName("Only what is not authorised")
        self.problem = paragraph("", "problem")
        self.problem.hide()
        layout = QFormLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        for words, widget in (
            ("&Stage", self.stage),
            ("&Received since", self.since),
            ("Received &until", self.until),
            ("Next &clock ends by", self.due),
        ):
            label = PlainLabel(words, "strong")
            label.setBuddy(widget)
            widget.setAccessibleName(words.replace("&", ""))
            layout.addRow(label, widget)
        for line in (self.since, self.until, self.due):
            line.setMinimumWidth(line.fontMetrics().averageCharWidth() * 30)
            line.setPlaceholderText("for example 1 Sep 2013")
            line.returnPressed.connect(self.apply)
        layout.addRow(self.not_authorised)
        layout.addRow(self.problem)
        layout.addRow(self._buttons())

    def _buttons(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        self.apply_button = button("&Apply", "primary")
        self.apply_button.clicked.connect(self.apply)
        layout.addStretch(1)
        layout.addWidget(self.apply_button)
        return row

    def show_filters(self, filters: Filters, stages: list[str]) -> None:
        """Show what is on now."""
        self._filters = filters
        self.stage.clear()
        self.stage.addItems([ANY_STAGE, *stages])
        self.stage.setCurrentText(filters.stage or ANY_STAGE)
        for line, day in (
            (self.since, filters.received_from),
            (self.until, filters.received_to),
            (self.due, filters.due_to),
        ):
            line.setText(short_day(day) if day else "")
        self.not_authorised.setChecked(filters.not_authorised)
        self.problem.hide()

    def apply(self) -> None:
        """Hand on what was chosen, unless a date cannot be read."""
        days: list[date | None] = []
        for line in (self.since, self.until, self.due):
            day = read_date(line.text()).exact if line.text().strip() else None
            if line.text().strip() and day is None:
                self.problem.setText("This is not a whole date. Type it as 1 Sep 2013 or 01/09/2013.")
                self.problem.show()
                line.setFocus()
                return
            days.append(day)
        stage = self.stage.currentText()
        self.hide()
        self.applied.emit(
            replace(
                self._filters,
                stage=None if stage == ANY_STAGE else stage,
                received_from=days[0],
                received_to=days[1],
                due_to=days[2],
                not_authorised=self.not_authorised.isChecked(),
            )
        )
