"""What is asked before an act on the agencies is done: the day, how, whom, and in whose words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from nscb_desktop.casework.information import Askable, Terms
from nscb_desktop.framework.dates import long_day, week_day
from nscb_desktop.framework.text import visible
from nscb_desktop.views.answer_view import words_label
from nscb_desktop.views.day_entry import DayEntry
from nscb_desktop.views.editing.asking_dialog import AskingDialog, line_field, reason_field
from nscb_desktop.views.editing.text_fields import GrowingText, LineText
from nscb_desktop.views.labels import button, paragraph
from nscb_desktop.views.panels import sized
from nscb_desktop.views.working_panel import WorkingTable, working_lines


@dataclass(frozen=True, slots=True)
class Asking:
    """One question in words: its key in the choice, what is asked, and how its lack is said; optional where empty."""

    key: str
    question: str
    needed: str = ""
    running: bool = False
    """Whether it is answered in running text over several lines."""


@dataclass(frozen=True)
class DatedChoice:
    """A day, and the words answered by key."""

    on: date
    words: dict[str, str] = field(default_factory=dict)


class DatedDialog(AskingDialog):
    """Asks for the day of an act and a few words; the day starts as today where the act is done as it is recorded."""

    def __init__(
        self,
        title: str,
        yes: str,
        day: str,
        questions: Sequence[Asking],
        today: Callable[[], date],
        parent: QWidget | None = None,
        context: str = "",
    ) -> None:
        super().__init__(title, yes, parent)
        self._today, self._asked = today, tuple(questions)
        self.context = words_label(context)
        self.context.setVisible(bool(context))
        self.questions.addWidget(self.context)
        self.day = DayEntry(day, today)
        self.day.edited.connect(self.look)
        self.ask(day, self.day)
        self.fields: dict[str, GrowingText | LineText] = {}
        for each in questions:
            made = reason_field(each.question, self) if each.running else line_field(each.question, self)
            self.fields[each.key] = made
            self.ask(each.question, made)
        self.questions.addStretch()
        sized(self, 84, (22 if len(questions) > 1 else 18) + context.count("\n"))
        self.look()

    def offer(self, words: str) -> QPushButton:
        """Add a button for something that goes with the act and is no part of it."""
        made = button(words, "link")
        self.questions.insertWidget(self.questions.count() - 1, made)
        self.order_tabs()
        return made

    def still_needed(self) -> list[str]:
        """The day where it is not one yet, and every needed answer that is blank."""
        day = self.day.day()
        needed = [] if day else ["the day"]
        if day and day > self._today():
            needed.append(f"a day that has come: {long_day(day)} has not")
        return needed + [each.needed for each in self._asked if each.needed and not self._words(each.key)]

    def _words(self, key: str) -> str:
        return self.fields[key].words().strip()

    def choice(self) -> DatedChoice:
        """The day and the words; only asked for when all of it is there."""
        day = self.day.day()
        if day is None:
            raise RuntimeError("the dialog let through an act without its day")
        return DatedChoice(day, {each.key: self._words(each.key) for each in self._asked})


@dataclass(frozen=True, slots=True)
class AskChoice:
    """The agencies to be asked, and the day they are."""

    agency_ids: tuple[int, ...]
    on: date


class AskDialog(AskingDialog):
    """Chooses agencies to ask; shows by when they are to answer, and how that is counted, before anybody is asked."""

    def __init__(
        self,
        askable: Callable[[date], Sequence[Askable]],
        terms: Callable[[date], Terms],
        first: date,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Ask agencies for a Part Two", "&Ask them", parent)
        self._askable, self._terms, self._first, self._today = askable, terms, first, today
        self.day = DayEntry("Asked on", today)
        self.due = paragraph("", "strong")
        self.working = WorkingTable()
        self.boxes: dict[int, QCheckBox] = {}
        self.all = button("Choose &every agency", "link")
        self._place = QWidget()
        self._list = QVBoxLayout(self._place)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        self.ask("Asked on", self.day)
        self.ask("Part Two due", self.due, self.working)
        self.ask("Agencies", self._place, self.all)
        self.questions.addStretch()
        self.day.edited.connect(self._count)
        self.all.clicked.connect(self._choose_all)
        self.day.show_day(today())
        sized(self, 96, 34)
        self._count()

    @Slot()
    def _count(self) -> None:
        """Who is in post on the day, and the last day counted from it."""
        day = self._possible_day()
        ticked = {number for number, box in self.boxes.items() if box.isChecked()}
        for box in self.boxes.values():
            box.hide()
            box.deleteLater()
        self.boxes = {}
        for each in self._askable(day or self._today()):
            self._offer(each, each.agency.id in ticked)
        if day:
            told = self._terms(day)
            self.due.setText(f"{week_day(told.count.due)} · {told.rule}")
            self.working.show_lines(working_lines(told.count, "Asked"))
        else:
            self.due.setText("")
            self.working.show_lines(())
        self.order_tabs()
        self.look()

    def _offer(self, each: Askable, ticked: bool) -> None:
        said = each.asked or each.lead or "no lead officer in post on that day"
        box = QCheckBox(visible(f"{each.agency.name} · {said}").replace("&", "&&"))
        box.setEnabled(not each.asked)
        box.setChecked(ticked and not each.asked)
        box.toggled.connect(self.look)
        self.boxes[each.agency.id] = box
        self._list.addWidget(box)

    def _possible_day(self) -> date | None:
        day = self.day.day()
        return day if day and self._first <= day <= self._today() else None

    @Slot()
    def _choose_all(self) -> None:
        for box in self.boxes.values():
            box.setChecked(box.isEnabled())

    def _chosen(self) -> tuple[int, ...]:
        return tuple(number for number, box in self.boxes.items() if box.isChecked())

    def still_needed(self) -> list[str]:
        """A day between the receipt and today, and at least one agency."""
        day = self.day.day()
        needed = []
        if day is None:
            needed.append("the day they are asked")
        elif self._possible_day() is None:
            needed.append(f"a day from {long_day(self._first)}, when the Part One was received, to today")
        return needed if self._chosen() else [*needed, "at least one agency"]

    def choice(self) -> AskChoice:
        """Who is asked, and when."""
        day = self._possible_day()
        if day is None:
            raise RuntimeError("the dialog let through a request without its day")
        return AskChoice(self._chosen(), day)
