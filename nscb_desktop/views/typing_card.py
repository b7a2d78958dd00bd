"""Part Twos that are typed in and not recorded yet: whose they are, who typed them last, and the way back to each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.records import Draft
from nscb_desktop.views.answer_view import words_label
from nscb_desktop.views.labels import button
from nscb_desktop.views.lines_card import LinesCard
from nscb_desktop.views.once import Once


@dataclass(frozen=True, slots=True)
class Typing:
    """A Part Two being typed, and the agency whose it is."""

    draft: Draft
    agency: str


class TypingCard(LinesCard):
    """A line for each Part Two being typed; not there where there is none."""

    continued = Signal(int)
    """The number of a draft to go on with."""

    def __init__(self) -> None:
        super().__init__("Being typed, not recorded yet")
        self._once = Once()
        self.buttons = QButtonGroup(self)
        self.buttons.idClicked.connect(self._go_on)
        self.hide()

    def show_typing(self, typing: Sequence[Typing], may: bool) -> None:
        """Show these, each with its button for somebody who may go on with it."""
        for old in self.buttons.buttons():
            self.buttons.removeButton(old)
        grid = self.fresh()
        for number, each in enumerate(typing):
            grid.addWidget(words_label(each.agency, "strong"), number, 0)
            said = f"being typed by {each.draft.saved_by}, saved {shown(each.draft.saved_at)}"
            grid.addWidget(words_label(said, "muted"), number, 1)
            if may:
                made = button("Continue", "link", f"Continue the Part Two of {each.agency}")
                self.buttons.addButton(made, each.draft.id)
                grid.addWidget(made, number, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        self.setVisible(bool(typing))

    def _go_on(self, draft_id: int) -> None:
        if self._once.allows(draft_id):
            self.continued.emit(draft_id)
