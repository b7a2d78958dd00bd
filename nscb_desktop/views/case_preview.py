"""What stands beside the Cases grid: the chosen case in a few lines, without a name."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from nscb_desktop.framework.answers import Answers, Reasons
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import short_day
from nscb_desktop.framework.fields import Grounds
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.milestones import stage_shown
from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.records import CaseFile, Draft
from nscb_desktop.framework.text import one_line
from nscb_desktop.framework.timescales import Clock, next_clock
from nscb_desktop.views.badges import BadgeLabel, badge_of
from nscb_desktop.views.labels import PlainLabel, button, paragraph

NOTHING_CHOSEN = "Choose a case to see it here; Enter opens it."


def grounds_met(form: Form, answers: Answers) -> list[str]:
    """The criteria answered yes, in the form's words."""
    met = []
    for each in form.fields():
        answer = answers.get(each.key)
        if isinstance(each.kind, Grounds) and isinstance(answer, Reasons):
            ticks = answer.ticks
            met += [g.words for g in each.kind.grounds if g.key in ticks and ticks[g.key].reply is Reply.YES]
    return met


class CasePreview(QWidget):
    """A case or a draft in a few lines, with the ways to go on from there."""

    open_asked = Signal()
    print_asked = Signal()
    discard_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The chosen case in brief")
        self.reference, self.badge = PlainLabel("", "reference"), BadgeLabel()
        self.child, self.about = paragraph("", "strong"), paragraph("", "muted")
        self.grounds = paragraph("")
        self._lines = QWidget()
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self.open = button("&Open", "primary")
        self.print = button("Print Part On&e", name="Print Part One")
        self.discard = button("D&iscard", name="Discard the draft")
        self._lay_out()
        self.open.clicked.connect(self.open_asked)
        self.print.clicked.connect(self.print_asked)
        self.discard.clicked.connect(self.discard_asked)
        self.forget()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.setSpacing(8)
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.reference)
        top.addStretch(1)
        top.addWidget(self.badge)
        for each in (self.open, self.print, self.discard):
            foot.addWidget(each)
        foot.addStretch(1)
        layout.addLayout(top)
        for widget in (self.child, self.about, self.grounds, self._lines):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addLayout(foot)

    def show_case(self, case: CaseFile, clocks: list[Clock]) -> None:
        """Show a case by its reference and alias."""
        form, answers = case.part_one.form, case.part_one.answers
        agency = one_line(in_words(form.field("agency").kind, answers.get("agency")))
        self.reference.setText(str(case.reference))
        self.child.setText(case.alias)
        self.about.setText(
            f"{stage_shown(case.facts) if not case.voided else 'Voided'} · received "
            f"{short_day(local_day(case.received_at))}{f' · {agency}' if agency else ''}"
        )
        self.grounds.setText("\n".join(grounds_met(form, answers)))
        ends_first = next_clock(clocks)
        self.badge.show_badge(badge_of(ends_first, long=True) if ends_first else None)
        self._show_clocks(clocks)
        self._show_buttons(case=True)

    def show_draft(self, draft: Draft, clock: Clock | None) -> None:
        """Show a draft by its number."""
        agency = one_line(in_words(draft.form.field("agency").kind, draft.answers.get("agency")))
        self.reference.setText(f"Draft {draft.id}")
        self.child.setText(f"{draft.form.name}, not registered yet")
        self.about.setText(f"Saved {shown(draft.saved_at)} by {draft.saved_by}{f' · {agency}' if agency else ''}")
        self.grounds.setText("\n".join(grounds_met(draft.form, draft.answers)))
        self.badge.show_badge(badge_of(clock, long=True) if clock else None)
        self._show_clocks([clock] if clock else [])
        self._show_buttons(case=False)

    def forget(self) -> None:
        """Show nothing of any case."""
        for label in (self.reference, self.child, self.grounds):
            label.setText("")
        self.about.setText(NOTHING_CHOSEN)
        self.badge.show_badge(None)
        self._show_clocks(())
        for each in (self.open, self.print, self.discard):
            each.hide()

    def _show_buttons(self, case: bool) -> None:
        self.open.show()
        self.print.setVisible(case)
        self.discard.setVisible(not case)

    def _show_clocks(self, clocks: Iterable[Clock]) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for number, clock in enumerate(clocks):
            self._grid.addWidget(paragraph(clock.name), number, 0)
            self._grid.addWidget(PlainLabel(short_day(clock.due), "muted"), number, 1)
            self._grid.addWidget(BadgeLabel(badge_of(clock)), number, 2, Qt.AlignmentFlag.AlignRight)
