"""Entering an agency, or somebody into an office of it: what cannot stand like this is said while it is typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from nscb_desktop.casework.agencies import tidied_agency, tidied_holder
from nscb_desktop.framework.appointments import (
    BOARD,
    LONGEST,
    agency_problem,
    holder_problem,
    needs_reason,
    offices,
    overlap_warning,
    predecessors,
)
from nscb_desktop.framework.people import Agency, Holder, Office
from nscb_desktop.framework.text import as_typed, visible
from nscb_desktop.views.day_entry import NEEDED, DayEntry
from nscb_desktop.views.editing.asking_dialog import AskingDialog, line_field, reason_field
from nscb_desktop.views.editing.text_fields import LineText
from nscb_desktop.views.labels import QuietComboBox, paragraph
from nscb_desktop.views.panels import sized

STILL_A_PARTNER = "Blank while it is a partner."
STILL_IN_POST = "Blank while still in post."
NOT_KNOWN = "Blank where the first day is not known."
NOTHING_YET = "Nothing is changed yet."
WHY = "Why? It stays in the history"


@dataclass(frozen=True, slots=True)
class AgencyChoice:
    """An agency as it is to stand, and why it is changed."""

    agency: Agency
    why: str = ""


@dataclass(frozen=True, slots=True)
class HolderChoice:
    """Somebody as they are to stand, whom they succeed, and why the entry is changed."""

    before: Holder | None
    after: Holder
    succeeds: tuple[Holder, ...] = ()
    why: str = ""


class SentenceDialog(AskingDialog):
    """A dialog of questions that says in a whole sentence what is wrong with what stands in it."""

    def problem(self) -> str:
        """What must be put right; empty where nothing."""
        raise NotImplementedError

    def still_needed(self) -> list[str]:
        """The one thing that is wrong."""
        return [problem] if (problem := self.problem()) else []

    @Slot()
    def look(self) -> None:
        """Say what is wrong as it is, and let it go on where nothing is."""
        super().look()
        self.needed.setText(visible(self.problem()))
        self.ok.setAccessibleDescription(self.needed.text())


class AgencyDialog(SentenceDialog):
    """Asks for an agency's name and note, and of one in the list for its last day as a partner."""

    def __init__(
        self, agency: Agency | None, every: Sequence[Agency], today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        title = f"Change {visible(agency.name)}" if agency else "Add an agency"
        super().__init__(title, "&Save the change" if agency else "&Add the agency", parent)
        self._before, self._every = agency, every
        self.agency_name = line_field("Name of the agency", self)
        self.agency_name.setMaxLength(LONGEST)
        self.note = reason_field("Note", self)
        self.left = DayEntry("Last day as a partner", today, blank=STILL_A_PARTNER)
        self.why = reason_field("Reason for the change", self)
        self.ask("Name of the agency", self.agency_name)
        self.ask("Note, where anything has to be known about it", self.note)
        self.leaving = self.ask("Last day as a partner", self.left)
        self.reason = self.ask(WHY, self.why)
        self.questions.addStretch(1)
        self.left.edited.connect(self.look)
        self.leaving.setVisible(agency is not None)
        self.reason.setVisible(agency is not None)
        if agency:
            self.agency_name.fill(agency.name)
            self.note.fill(agency.note)
            self.left.show_day(agency.left_on)
        sized(self, 80, 24 if agency else 16)
        self.look()

    def _agency(self) -> Agency:
        before = self._before or Agency(0, "")
        typed = replace(before, name=self.agency_name.words(), note=self.note.words(), left_on=self.left.day())
        return tidied_agency(typed)

    def problem(self) -> str:
        """What is wrong with it as it stands."""
        agency = self._agency()
        if not self.left.is_blank and self.left.problem:
            return self.left.problem
        if self._before and agency == tidied_agency(self._before):
            return NOTHING_YET
        return agency_problem(agency, self._every)

    def choice(self) -> AgencyChoice:
        """The agency."""
        return AgencyChoice(self._agency(), self.why.words().strip())


class HolderDialog(SentenceDialog):
    """Asks who holds an office from which day, or what is wrong with an entry, or when the time in post ended."""

    def __init__(
        self,
        agency: Agency | None,
        before: Holder | None,
        others: Sequence[Holder],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        place = visible(agency.name) if agency else BOARD
        title = f"Change or end a time in post: {place}" if before else f"Appoint somebody: {place}"
        super().__init__(title, "&Save the change" if before else "&Appoint", parent)
        self._agency, self._before, self._others = agency, before, others
        self.office = QuietComboBox()
        self.office.setAccessibleName("Office")
        self.office.setPlaceholderText("Choose the office")
        for each in offices(agency is None):
            self.office.addItem(each.value, each)
        self.office.setCurrentIndex(-1)
        self.person = self._line("Name")
        self.role = self._line("Role")
        self.telephone = self._line("Telephone")
        self.email = self._line("E-mail")
        self._may_lack_first = before is not None and before.since is None
        self.since = DayEntry("First day in post", today, blank=NOT_KNOWN if self._may_lack_first else NEEDED)
        self.until = DayEntry("Last day in post", today, blank=STILL_IN_POST)
        self.warning = paragraph("", "strong")
        self.ends = QCheckBox()
        self.why = reason_field("Reason for the correction", self)
        self._arrange()
        if before:
            self._show(before)
        self.office.currentIndexChanged.connect(self.look)
        self.ends.toggled.connect(self.look)
        for entry in (self.since, self.until):
            entry.edited.connect(self.look)
        sized(self, 84, 38)
        self.look()

    def _line(self, name: str) -> LineText:
        line = line_field(name, self)
        line.setMaxLength(LONGEST)
        return line

    def _arrange(self) -> None:
        self.ask("Office", self.office)
        self.ask("Name", self.person)
        self.ask("Role or job title", self.role)
        self.ask("Telephone", self.telephone)
        self.ask("E-mail", self.email)
        self.ask("First day in post", self.since)
        self.ask("Last day in post", self.until, self.ends, self.warning)
        self.ends.setChecked(True)
        self.reason = self.ask(WHY, self.why)
        self.questions.addStretch(1)

    def _show(self, holder: Holder) -> None:
        self.office.setCurrentIndex(self.office.findText(holder.office.value))
        for line, words in ((self.person, holder.name), (self.role, holder.role), (self.telephone, holder.telephone), (self.email, holder.email)):  # fmt: skip
            line.fill(words)
        self.since.show_day(holder.since)
        self.until.show_day(holder.until)

    def _holder(self) -> Holder | None:
        """Somebody as typed; None while no office is chosen."""
        office = self.office.currentData()
        if not isinstance(office, Office):
            return None
        before = self._before or Holder(0, self._agency.id if self._agency else None, office, "")
        return tidied_holder(
            replace(before, office=office, name=as_typed(self.person.words()), role=self.role.words(),
                    telephone=self.telephone.words(), email=self.email.words(), since=self.since.day(), until=self.until.day())
        )  # fmt: skip

    def _succeeds(self, holder: Holder) -> tuple[Holder, ...]:
        chosen = self._before is None and self.ends.isChecked()
        return tuple(predecessors(holder, self._others)) if chosen else ()

    @Slot()
    def look(self) -> None:
        """Show who would be in the same office at the same time, and whether a reason is wanted."""
        holder = self._holder()
        leaving = predecessors(holder, self._others) if holder and self._before is None else []
        self.ends.setVisible(bool(leaving))
        names = " and ".join(visible(each.name) for each in leaving)
        self.ends.setText(f"{names} leaves the office on the day before".replace("&", "&&"))
        self.ends.setAccessibleName(self.ends.text().replace("&&", "&"))
        gone = self._succeeds(holder) if holder else ()
        at_once = overlap_warning(holder, [each for each in self._others if each not in gone]) if holder else ""
        self.warning.setText(visible(f"{at_once} That may be right." if at_once else ""))
        self.warning.setVisible(bool(at_once))
        self.reason.setVisible(bool(holder and self._before and needs_reason(self._before, holder)))
        super().look()

    def problem(self) -> str:
        """What is wrong with it as it stands."""
        holder = self._holder()
        if holder is None:
            return "Choose the office."
        for entry, may_be_blank in ((self.since, self._may_lack_first), (self.until, True)):
            if entry.problem and not (entry.is_blank and may_be_blank):
                return f"{entry.line.accessibleName()}: {entry.problem}"
        if self._before and holder == tidied_holder(self._before):
            return NOTHING_YET
        gone = self._succeeds(holder)
        if problem := holder_problem(holder, self._agency, [each for each in self._others if each not in gone]):
            return problem
        if self._before and needs_reason(self._before, holder) and not self.why.words().strip():
            return "Say why this is corrected: it changes who is said to have been in post on a past day."
        return ""

    def choice(self) -> HolderChoice:
        """Who, in which office, from when until when."""
        holder = self._holder()
        assert holder is not None  # noqa: S101 - nothing goes on without an office
        return HolderChoice(self._before, holder, self._succeeds(holder), self.why.words().strip())
