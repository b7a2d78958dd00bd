"""Who was invited to a meeting and how they stood to it, one line each, to be set and saved together."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from nscb_desktop.framework.meetings import Attendance, Presence
from nscb_desktop.views.answer_view import words_label
from nscb_desktop.views.labels import PlainLabel, QuietComboBox


class AttendanceGrid(QWidget):
    """A line for each person, with a choice of how they stood."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[Attendance, ...] = ()
        self.choices: list[QuietComboBox] = []
        self._lines: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def show_people(self, people: Sequence[Attendance], may: bool) -> None:
        """Show who was invited; somebody who may not change it reads how they stood."""
        self._people, self.choices = tuple(people), []
        if self._lines:
            self._lines.hide()
            self._lines.deleteLater()
        self._lines = QWidget()
        grid = QGridLayout(self._lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        for number, each in enumerate(self._people):
            grid.addWidget(words_label(each.name, "strong"), number, 0)
            instead = f", instead of {each.instead_of}" if each.instead_of else ""
            grid.addWidget(words_label((each.agency or "the Board") + instead, "muted"), number, 1)
            grid.addWidget(self._choice(each) if may else PlainLabel(each.presence.value), number, 2)
        if not self._people:
            grid.addWidget(PlainLabel("Nobody is invited yet.", "muted"), 0, 0)
        self._layout.addWidget(self._lines)
        self._lines.show()

    def _choice(self, each: Attendance) -> QuietComboBox:
        box = QuietComboBox()
        box.setAccessibleName(f"How {each.name} stood to the meeting")
        for presence in Presence:
            box.addItem(presence.value.capitalize(), presence)
        box.setCurrentIndex(box.findData(each.presence))
        box.currentIndexChanged.connect(self.edited)
        self.choices.append(box)
        return box

    def people(self) -> tuple[Attendance, ...]:
        """Everybody as they stand on the screen."""
        if not self.choices:
            return self._people
        return tuple(
            replace(each, presence=Presence(box.currentData()))
            for each, box in zip(self._people, self.choices, strict=True)
        )

    @property
    def changed(self) -> bool:
        """Whether somebody stands otherwise than is recorded."""
        return self.people() != self._people
