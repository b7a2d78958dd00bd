"""The editor of the criteria: each in the framework's words with a reply and its evidence, then the reasons."""

from collections.abc import Mapping
from itertools import groupby
from typing import cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nscb_desktop.framework.answers import Answer, Reasons, Said, Tick
from nscb_desktop.framework.criteria import Ground
from nscb_desktop.framework.fields import Field, Grounds
from nscb_desktop.views.editing.answer_editor import AnswerEditor
from nscb_desktop.views.editing.flow_layout import FlowLayout
from nscb_desktop.views.editing.hidden_note import HiddenNote
from nscb_desktop.views.editing.reply_buttons import ReplyButtons
from nscb_desktop.views.editing.said_buttons import SaidButtons
from nscb_desktop.views.editing.text_fields import GrowingText
from nscb_desktop.views.labels import PlainLabel, paragraph
from nscb_desktop.views.spelling import Dictionary

REASONS = "The reasons, in the referrer's own words"


class GroundLine(QWidget):
    """One ground: its words, the reply, the evidence."""

    edited = Signal()

    def __init__(self, ground: Ground, parent: QWidget) -> None:
        super().__init__(parent)
        self.ground = ground
        self._last = ""
        self.hidden: HiddenNote | None = None
        """Made by whoever lays the line out, because it stands under the whole line."""
        self.reply = ReplyButtons(self)
        self.evidence = GrowingText(1, self, offers_others=False)
        self.evidence.setPlaceholderText("Evidence")
        flow = FlowLayout(self, across=12, down=4)
        flow.place(paragraph(ground.words), 40, 3)
        flow.place(self.reply, 30, 0)
        flow.place(self.evidence, 30, 2)
        self.reply.set_spoken_name(ground.words)
        self.evidence.setAccessibleName(f"{ground.words}: evidence")
        self.reply.changed.connect(self.edited)
        self.evidence.textChanged.connect(self._typed)

    @Slot()
    def _typed(self) -> None:
        if self.evidence.words() != self._last:
            self._last = self.evidence.words()
            self.edited.emit()

    def tick(self) -> Tick:
        """The reply and its evidence."""
        return Tick(self.reply.reply(), self.evidence.words())

    def set_tick(self, tick: Tick) -> None:
        """Show a reply and its evidence."""
        self.reply.set_reply(tick.reply)
        self._last = tick.evidence
        self.evidence.fill(tick.evidence)

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read only."""
        self.reply.setEnabled(not read_only)
        self.evidence.setReadOnly(read_only)


class GroundsEditor(AnswerEditor):
    """Grounds under the framework's headings, and one large text."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._last_words = ""
        self._elsewhere: dict[str, Tick] = {}
        self.lines = {ground.key: GroundLine(ground, self) for ground in cast(Grounds, field.kind).grounds}
        self.words_label = PlainLabel(REASONS, "strong")
        self.words = GrowingText(10, self, offers_others=False)
        self.words_label.setBuddy(self.words)
        self.buttons = SaidButtons(self)
        self.said_buttons = self.buttons
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for group, lines in groupby(self.lines.values(), key=_group_of):
            layout.addWidget(paragraph(group, "strong"))
            for line in lines:
                layout.addWidget(line)
                line.edited.connect(self._changed)
                line.hidden = HiddenNote(line.evidence, layout, under=line)
        layout.addSpacing(8)
        layout.addWidget(self.words_label)
        layout.addWidget(self.words)
        self.hidden = HiddenNote(self.words, layout)
        self.setFocusProxy(next(iter(self.lines.values())).reply)
        self.words.textChanged.connect(self._words_typed)
        self.buttons.changed.connect(self._changed)

    @Slot()
    def _words_typed(self) -> None:
        if self.words.words() != self._last_words:
            self._last_words = self.words.words()
            self._changed()

    @Slot()
    def _changed(self) -> None:
        self._offer()
        self.touch()

    def _ticks(self) -> dict[str, Tick]:
        ticks = {key: line.tick() for key, line in self.lines.items()}
        return {key: tick for key, tick in ticks.items() if tick.reply or tick.evidence.strip()} | self._elsewhere

    def _offer(self) -> None:
        self.buttons.allow(not self._last_words.strip() and not self._ticks())
        for each in (self.words, *self.lines.values()):
            each.setEnabled(self.buttons.said() is None)

    def _read(self) -> Answer:
        return self.buttons.said() or Reasons(self._ticks(), self.words.words())

    def _show(self, answer: Answer) -> None:
        reasons = answer if isinstance(answer, Reasons) else Reasons({})
        ticks: Mapping[str, Tick] = reasons.ticks
        # A reply to a ground that this version of the form has not is kept, though there is no place to show it.
        self._elsewhere = {key: tick for key, tick in ticks.items() if key not in self.lines}
        for key, line in self.lines.items():
            line.set_tick(ticks.get(key, Tick()))
        self._last_words = reasons.words
        self.words.fill(reasons.words)
        self.buttons.set_said(answer if isinstance(answer, Said) else None)
        self._offer()

    def set_spoken_name(self, name: str) -> None:
        """Tell screen readers what the text and the buttons answer; each ground says its own words."""
        self.setAccessibleName(name)
        self.words.setAccessibleName(f"{name}: {REASONS.lower()}")
        self.buttons.set_spoken_name(name)

    def use_dictionary(self, dictionary: Dictionary) -> None:
        """Check the spelling of the reasons and of the evidence."""
        self.words.use_dictionary(dictionary)
        for line in self.lines.values():
            line.evidence.use_dictionary(dictionary)

    def set_read_only(self, read_only: bool) -> None:
        """Let everything be read only."""
        for line in self.lines.values():
            line.set_read_only(read_only)
        self.words.setReadOnly(read_only)
        self.buttons.set_editable(not read_only)


def _group_of(line: GroundLine) -> str:
    return line.ground.group
