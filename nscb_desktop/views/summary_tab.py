"""The summary of a case: where it stands, its office record, its siblings, its clocks and how they were counted."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from nscb_desktop.framework import elapsed
from nscb_desktop.framework.dates import week_day
from nscb_desktop.framework.milestones import MILESTONES, in_order, stage_shown
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.timescales import Clock
from nscb_desktop.views.answer_view import AnswerView, words_label
from nscb_desktop.views.clocks_panel import ClocksPanel
from nscb_desktop.views.labels import PlainLabel, button, paragraph
from nscb_desktop.views.once import Once
from nscb_desktop.views.other_dates import OtherDates
from nscb_desktop.views.working_panel import WorkingPanel, working_of

NARROW = 120
"""Letters; with less room the two columns stand one above the other."""


class SummaryTab(QWidget):
    """Facts on the left, clocks and their working on the right."""

    office_asked = Signal()
    sibling_asked = Signal()
    """A sibling's Part One is to be started from this case."""
    print_asked = Signal()
    reference_asked = Signal(object)
    """The Reference of a linked sibling."""
    date_asked = Signal(str)
    """The key of a milestone beside the strip's, to record or correct."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Summary")
        self._case: CaseFile | None = None
        self._once = Once()
        self.clocks, self.working = ClocksPanel(), WorkingPanel()
        self.change = button("Change o&ffice record…")
        self.sibling = button("Start a si&bling's Part One")
        self.print, self.dates = button("Print the summary…"), OtherDates()
        self.siblings = QButtonGroup(self)
        self.siblings.idClicked.connect(self._ask_sibling)
        self._facts, self._office, self._links = (
            _Card("Where the case stands"),
            _Card("Office record"),
            _Card("Siblings"),
        )
        self._arrange()
        self.clocks.working_asked.connect(self.show_working)
        self.change.clicked.connect(self.office_asked)
        self.print.clicked.connect(self._ask_to_print)
        self.dates.asked.connect(self.date_asked)
        self.sibling.clicked.connect(self.sibling_asked)
        self.working.hide()

    def _arrange(self) -> None:
        self._facts.foot.addWidget(self.dates)
        self._facts.foot.addWidget(self.print)
        self._facts.foot.addStretch(1)
        self._office.foot.addWidget(self.change)
        self._office.foot.addStretch(1)
        self._links.foot.addWidget(self.sibling)
        self._links.foot.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(12)
        for frame in (self._facts, self._office, self._links):
            left.addWidget(frame)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.clocks)
        right.addWidget(self.working, 1)
        right.addStretch(0)
        inner = QWidget()
        inner.setProperty("role", "bare")
        columns = QHBoxLayout(inner)
        self._columns = columns
        columns.setContentsMargins(0, 12, 6, 0)
        columns.setSpacing(14)
        columns.addLayout(left, 6)
        columns.addLayout(right, 5)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAccessibleName("Summary of the case")
        self.area.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the clocks above the facts where there is no room beside them."""
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().averageCharWidth() * NARROW
        beside, above = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        self._columns.setDirection(above if narrow else beside)

    def load(
        self, case: CaseFile, clocks: Sequence[Clock], may_record: bool, may_receive: bool, keep: bool = False,
        *, may_change: bool = False,
    ) -> None:  # fmt: skip
        """Show a case; ``keep`` leaves the working open and the place, for the same case read anew."""
        self._case = case
        self.clocks.show_clocks(clocks, may_change)
        shown = self.working.working
        again = next((c for c in clocks if keep and shown and c.count == shown.count), None)
        if again:
            self.show_working(again)
        else:
            self.hide_working()
        self._show_facts(case)
        self._show_office(case)
        self._show_siblings(case)
        self.dates.show_dates(case.facts)
        self.dates.setVisible(may_change)
        self.change.setVisible(may_record)
        self.sibling.setVisible(may_receive)
        if not keep:
            self.area.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """Show no case."""
        self._case = None
        self.clocks.show_clocks(())
        self.dates.show_dates({})
        self.hide_working()
        self._forget_links()
        for frame in (self._facts, self._office, self._links):
            frame.fresh()

    def show_working(self, clock: Clock) -> None:
        """Show how a clock's last day was counted, under the clocks."""
        if self._case:
            self.working.show_working(working_of(clock, str(self._case.reference)))
            self.working.show()
            self.working.table.setMinimumHeight(self.working.table.whole_height())

    def hide_working(self) -> None:
        """Show no working."""
        self.working.clear()
        self.working.hide()

    def _show_facts(self, case: CaseFile) -> None:
        stage = "Voided" if case.voided else stage_shown(case.facts)
        grid = self._facts.fresh()
        grid.addWidget(PlainLabel(stage, "strong"), 0, 0, 1, 2)
        # Told one by one, they need not be said to be told together.
        apart = {"told"} if {"ofsted_told", "panel_told"} <= case.facts.keys() else set()
        recorded = [(key, fact) for key, fact in in_order(case.facts) if key in MILESTONES.keys() - apart]
        for number, (key, fact) in enumerate(recorded, start=1):
            grid.addWidget(PlainLabel(week_day(fact.on), "muted"), number, 0)
            grid.addWidget(words_label(MILESTONES[key].shown), number, 1)

    def _show_office(self, case: CaseFile) -> None:
        grid = self._office.fresh()
        for number, field in enumerate(case.edition.form("office_record").fields()):
            grid.addWidget(PlainLabel(field.label.rstrip(":"), "muted"), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(AnswerView(field.kind, case.office.get(field.key)), number, 1)
        for words in elapsed.in_words(case.office):
            grid.addWidget(paragraph(words, "muted"), grid.rowCount(), 0, 1, 2)

    def _show_siblings(self, case: CaseFile) -> None:
        self._forget_links()
        grid = self._links.fresh()
        for number, reference in enumerate(case.siblings):
            link = button(str(reference), "link", f"Open the sibling's case {reference}")
            link.setCursor(Qt.CursorShape.PointingHandCursor)
            self.siblings.addButton(link, number)
            grid.addWidget(link, number, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        if not case.siblings:
            grid.addWidget(PlainLabel("No linked case.", "muted"), 0, 0, 1, 2)

    def _forget_links(self) -> None:
        for old in self.siblings.buttons():
            self.siblings.removeButton(old)

    def open_to(self, printing: bool) -> None:
        """Let the summary be printed, or only be read."""
        self.print.setVisible(printing)

    def _ask_to_print(self) -> None:
        if self._once.allows("print"):
            self.print_asked.emit()

    def _ask_sibling(self, number: int) -> None:
        if self._case and number < len(self._case.siblings):
            self.reference_asked.emit(self._case.siblings[number])


class _Card(QFrame):
    """A headed card whose lines can be replaced."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self._lines: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 14, 14, 14)
        self._layout.setSpacing(8)
        self._layout.addWidget(PlainLabel(title, "section"))
        self.foot = QHBoxLayout()
        self._layout.addLayout(self.foot)

    def fresh(self) -> QGridLayout:
        """An empty grid in place of the lines shown so far."""
        if self._lines:
            self._lines.hide()
            self._lines.deleteLater()
        self._lines = QWidget()
        grid = QGridLayout(self._lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self._layout.insertWidget(1, self._lines)
        self._lines.show()
        return grid
