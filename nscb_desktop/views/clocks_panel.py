"""The clocks of a case: how each stands, its last day, how that was counted, and what was agreed about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from nscb_desktop.framework.clock_changes import ChangeKind
from nscb_desktop.framework.dates import short_day, week_day
from nscb_desktop.framework.text import visible
from nscb_desktop.framework.timescales import Clock, Firmness
from nscb_desktop.views.badges import BadgeLabel, badge_of
from nscb_desktop.views.labels import PlainLabel, button, paragraph
from nscb_desktop.views.working_panel import standing_notes

NO_CLOCKS = "No clock is running on this case."


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be recorded about a clock as it stands."""

    clock: Clock
    kind: ChangeKind

    @property
    def words(self) -> str:
        """What its button says."""
        return {
            ChangeKind.EXTENDED: "extend…",
            ChangeKind.PAUSED: "pause…",
            ChangeKind.RESUMED: "go on…",
            ChangeKind.REASON: "give the reason…",
        }[self.kind]


def offers(clock: Clock) -> list[Offer]:
    """What can be recorded about a clock: a late one asks for its reason, once."""
    kinds: list[ChangeKind] = []
    if clock.paused:
        kinds.append(ChangeKind.RESUMED)
    elif clock.running and clock.timescale.firmness is not Firmness.INFORMATION:
        kinds.append(ChangeKind.EXTENDED)
        if not clock.agreed.extended_to and not clock.late_by:
            kinds.append(ChangeKind.PAUSED)
    if clock.late_by and not clock.agreed.late_reason:
        kinds.append(ChangeKind.REASON)
    return [Offer(clock, kind) for kind in kinds]


class ClocksPanel(QFrame):
    """A card with one line for each clock, and below it what was agreed; one line may be long, so its words wrap."""

    working_asked = Signal(object)
    """A Clock."""
    change_asked = Signal(object)
    """An Offer."""
    calendar_asked = Signal(object)
    """A running Clock whose last day is to go into a calendar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName("Clocks")
        self._clocks: tuple[Clock, ...] = ()
        self._offers: list[Offer] = []
        self._may_change = False
        self._lines: QWidget | None = None
        self.buttons, self.changes, self.calendars = QButtonGroup(self), QButtonGroup(self), QButtonGroup(self)
        self.buttons.idClicked.connect(self._ask)
        self.changes.idClicked.connect(self._ask_change)
        self.calendars.idClicked.connect(self._ask_calendar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel("Clocks", "section"))
        self._layout = layout
        self.show_clocks(())

    def show_clocks(self, clocks: Sequence[Clock], may_change: bool = False) -> None:
        """Show other clocks; what can be recorded about them is offered to whoever may."""
        self._clocks, self._may_change, self._offers = tuple(clocks), may_change, []
        for group in (self.buttons, self.changes, self.calendars):
            for each in group.buttons():
                group.removeButton(each)
        if self._lines:
            self._lines.hide()
            self._lines.deleteLater()
        self._lines = QWidget()
        grid = QGridLayout(self._lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for number, clock in enumerate(self._clocks):
            self._add(grid, number, clock)
        if not self._clocks:
            grid.addWidget(PlainLabel(NO_CLOCKS, "muted"), 0, 0, 1, 4)
        self._layout.addWidget(self._lines)
        self._lines.show()

    def _add(self, grid: QGridLayout, number: int, clock: Clock) -> None:
        counted = button("how counted", "link", f"How {short_day(clock.due)} was counted: {clock.name}")
        counted.setCursor(Qt.CursorShape.PointingHandCursor)
        self.buttons.addButton(counted, number)
        middle, row = Qt.AlignmentFlag.AlignVCenter, 3 * number
        grid.addWidget(BadgeLabel(badge_of(clock)), row, 0, middle)
        grid.addWidget(paragraph(visible(clock.name)), row, 1, middle)
        grid.addWidget(PlainLabel(week_day(clock.due)), row, 2, middle)
        grid.addWidget(counted, row, 3, middle)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(paragraph(visible("\n".join(standing_notes(clock))), "muted"), 1)
        if clock.running:
            below.addWidget(self._to_calendar(number, clock), 0, Qt.AlignmentFlag.AlignTop)
        for offer in offers(clock) if self._may_change else ():
            below.addWidget(self._offered(offer), 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(below, row + 1, 1, 1, 3)
        rule = QFrame()
        rule.setProperty("role", "rule")
        grid.addWidget(rule, row + 2, 0, 1, 4)

    def _offered(self, offer: Offer) -> QWidget:
        made = button(offer.words, "link", f"{offer.words.rstrip('…').capitalize()}: {offer.clock.name}")
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        self.changes.addButton(made, len(self._offers))
        self._offers.append(offer)
        return made

    def _to_calendar(self, number: int, clock: Clock) -> QWidget:
        made = button("to Outlook…", "link", f"To Outlook: {clock.name}, {short_day(clock.due)}")
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        self.calendars.addButton(made, number)
        return made

    def _ask_calendar(self, number: int) -> None:
        if number < len(self._clocks):
            self.calendar_asked.emit(self._clocks[number])

    def _ask(self, number: int) -> None:
        if number < len(self._clocks):
            self.working_asked.emit(self._clocks[number])

    def _ask_change(self, number: int) -> None:
        if number < len(self._offers):
            self.change_asked.emit(self._offers[number])
