"""Authorise and register: gaps with a reason, the authorisation or why there is none yet, and possible duplicates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from nscb_desktop.framework.completeness import Missing
from nscb_desktop.framework.records import Possible
from nscb_desktop.framework.text import visible
from nscb_desktop.views.editing.asking_dialog import AskingDialog, line_field, reason_field
from nscb_desktop.views.editing.flow_layout import WHOLE_LINE, FlowLayout
from nscb_desktop.views.editing.moment_field import MomentField
from nscb_desktop.views.editing.possible_list import PossibleList
from nscb_desktop.views.labels import button, paragraph

WAYS = ("Signature on the form", "By secure e-mail", "By telephone", "In person")

NO_AUTHORISER = "the authoriser's name and role, which are entered on the form; without them choose “Not yet”"


@dataclass(frozen=True)
class RegistrationQuestion:
    """What has to be decided about one draft before it is registered."""

    missing: Sequence[Missing] = ()
    """Every gap; those that are no blockers may be registered with a reason."""
    blockers: Sequence[Missing] = ()
    """Gaps that may not."""
    authoriser: str = ""
    """The authoriser's name and role as the form gives them."""
    own_authoriser: bool = False
    """Whether the author of the form and its authoriser are the same person."""
    possibles: Sequence[Possible] = ()
    authoriser_named: bool = True
    """Whether the form gives both the authoriser's name and the role."""


@dataclass(frozen=True)
class RegistrationChoice:
    """What was decided, for casework's Registration."""

    gaps_reason: str = ""
    unauthorised_reason: str = ""
    own_form_reason: str = ""
    authorised_at: datetime | None = None
    authorised_how: str = ""
    duplicate: str = ""
    duplicate_of: int | None = None


class RegistrationDialog(AskingDialog):
    """Asks everything at once, and nothing that need not be asked."""

    def __init__(
        self, question: RegistrationQuestion, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__("Authorise and register", "&Register", parent)
        self.question = question
        blocked = {gap.field for gap in question.blockers}
        self._gaps = [gap for gap in question.missing if gap.field not in blocked]
        self.gaps_reason = reason_field("Why it is registered without them", self)
        self.own_reason = reason_field("Why the author authorised it too", self)
        self.late_reason = reason_field("Why it is registered before it is authorised", self)
        self.authorised = QRadioButton("&Yes, it is authorised")
        self.not_yet = QRadioButton("&Not yet")
        self.when = MomentField("When it was authorised", now, self)
        self.how = line_field("How it was authorised", self)
        self.possibles = PossibleList(question.possibles, self)
        self._ask_gaps()
        self._ask_authorisation()
        self.ask("Is this child already in the register?", self.possibles).setVisible(bool(question.possibles))
        self.questions.addStretch()
        self.when.edited.connect(self.look)
        self.possibles.changed.connect(self.look)
        self.resize(min(110 * self.fontMetrics().averageCharWidth(), 1100), 600)
        self._show_needed()

    def _ask_gaps(self) -> None:
        gaps = [*self.question.blockers, *self._gaps]
        listed = paragraph("\n".join(f"• {visible(gap.sentence)}" for gap in gaps))
        self.ask("What is missing", listed).setVisible(bool(gaps))
        self.ask("Why is it registered without them?", self.gaps_reason).setVisible(bool(self._gaps))

    def _ask_authorisation(self) -> None:
        group = QButtonGroup(self)
        for each in (self.authorised, self.not_yet):
            each.setAccessibleName(each.text().replace("&", ""))
            group.addButton(each)
            each.toggled.connect(self._show_needed)
        who = visible(self.question.authoriser) or "not given on the form"
        self.ask(f"Is it authorised? Senior Manager or Clinician: {who}", self.authorised, self.not_yet)
        ways = QWidget()
        row = FlowLayout(ways, down=4)
        row.place(self.how, WHOLE_LINE)
        for way in WAYS:
            offered = button(way, "link")
            offered.setProperty("way", way)
            offered.clicked.connect(self._take_way)
            row.place(offered, 0, 0)
        ways.setFocusProxy(self.how)
        self.when_block = self.ask("When was it authorised?", self.when)
        self.how_block = self.ask("How did the authorisation come?", ways)
        self.own_block = self.ask(
            "The author of this form is also its authoriser. Why was there no second person?", self.own_reason
        )
        self.late_block = self.ask("Why is it registered before it is authorised?", self.late_reason)

    @Slot()
    def _take_way(self) -> None:
        self.how.write(str(self.sender().property("way")))

    @Slot()
    def _show_needed(self) -> None:
        yes, not_yet = self.authorised.isChecked(), self.not_yet.isChecked()
        self.when_block.setVisible(yes)
        self.how_block.setVisible(yes)
        self.own_block.setVisible(yes and self.question.own_authoriser)
        self.late_block.setVisible(not_yet)
        self.look()

    def still_needed(self) -> list[str]:
        """What has to be answered before it can be registered."""
        needed = [gap.sentence for gap in self.question.blockers]
        if self._gaps and not self.gaps_reason.words().strip():
            needed.append("why it is registered without what is missing")
        return [*needed, *self._authorisation_needed(), *self._duplicate_needed()]

    def _authorisation_needed(self) -> list[str]:
        if self.not_yet.isChecked():
            return [] if self.late_reason.words().strip() else ["why it is registered before it is authorised"]
        if not self.authorised.isChecked():
            return ["whether it is authorised"]
        needed = [] if self.question.authoriser_named else [NO_AUTHORISER]
        needed += [] if self.when.moment() else ["the date and time it was authorised"]
        needed += [] if self.how.text().strip() else ["how the authorisation came"]
        own = self.question.own_authoriser and not self.own_reason.words().strip()
        return [*needed, *(["why the author authorised it too"] if own else [])]

    def _duplicate_needed(self) -> list[str]:
        return [gap] if self.question.possibles and (gap := self.possibles.needed()) else []

    def choice(self) -> RegistrationChoice:
        """What was decided; answers to questions that no longer show are left out."""
        yes = self.authorised.isChecked()
        own = yes and self.question.own_authoriser
        return RegistrationChoice(
            gaps_reason=self.gaps_reason.words().strip() if self._gaps else "",
            unauthorised_reason="" if yes else self.late_reason.words().strip(),
            own_form_reason=self.own_reason.words().strip() if own else "",
            authorised_at=self.when.moment() if yes else None,
            authorised_how=self.how.text().strip() if yes else "",
            duplicate=self.possibles.decision(),
            duplicate_of=self.possibles.case_id(),
        )
