"""The editor of rows of the same short questions: add, move, remove with undo, and words for what fits no column."""

from collections.abc import Mapping
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nscb_desktop.framework.answers import Answer, Rows, Said
from nscb_desktop.framework.fields import Field, Table
from nscb_desktop.views.editing.answer_editor import AnswerEditor, is_stop
from nscb_desktop.views.editing.group_editor import MakeEditor
from nscb_desktop.views.editing.hidden_note import HiddenNote
from nscb_desktop.views.editing.row_card import RowCard
from nscb_desktop.views.editing.said_buttons import SaidButtons
from nscb_desktop.views.editing.text_fields import GrowingText
from nscb_desktop.views.labels import PlainLabel, button
from nscb_desktop.views.spelling import Dictionary

OTHER_WORDS = "Anything that fits no column"


class TableEditor(AnswerEditor):
    """Cards, one a row, under one another."""

    def __init__(self, field: Field, make: MakeEditor, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._kind = cast(Table, field.kind)
        self._make = make
        self._dictionary: Dictionary | None = None
        self._read_only = False
        self._removed: list[tuple[int, Mapping[str, Answer]]] = []
        self._name = ""
        self.cards: list[RowCard] = []
        article = "an" if self._kind.row[0] in "aeiou" else "a"
        self.add = button(f"Add {article} {self._kind.row}")
        self.gone = PlainLabel("", "small")
        self.undo = button("Undo", "link")
        self.words_label = PlainLabel(OTHER_WORDS, "small")
        self.words = GrowingText(1, self, offers_others=False)
        self._last_words = ""
        self.words_label.setBuddy(self.words)
        self.buttons = SaidButtons(self)
        self.said_buttons = self.buttons
        self._arrange()
        self.setFocusProxy(self.add)
        self.add.clicked.connect(self.add_row)
        self.undo.clicked.connect(self.bring_back)
        self.words.textChanged.connect(self._words_typed)
        self.buttons.changed.connect(self._changed)

    def _arrange(self) -> None:
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.add)
        below.addWidget(self.gone)
        below.addWidget(self.undo)
        below.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._rows)
        layout.addLayout(below)
        layout.addWidget(self.words_label)
        layout.addWidget(self.words)
        self.hidden = HiddenNote(self.words, layout)
        self._tell_removed("")

    @Slot()
    def add_row(self) -> None:
        """Add a blank row at the end and go to its first cell."""
        card = self._insert(len(self.cards), {})
        card.show()
        self._rows_changed()
        card.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def remove_row(self, card: RowCard) -> None:
        """Take a row away; undo brings it back where it was."""
        at = self.cards.index(card)
        self._removed.append((at, card.answers()))
        self._drop(card)
        self._tell_removed(f"{self._kind.row.capitalize()} {at + 1} removed.")
        self._rows_changed()
        (self.cards[min(at, len(self.cards) - 1)] if self.cards else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def bring_back(self) -> None:
        """Bring back the row that was removed last."""
        if self._removed:
            at, answers = self._removed.pop()
            card = self._insert(min(at, len(self.cards)), answers)
            self._tell_removed(self.gone.text() if self._removed else "")
            card.show()
            self._rows_changed()
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object, int)
    def move_row(self, card: RowCard, step: int) -> None:
        """Move a row up or down by one; the cell that had the focus keeps it."""
        at, held = self.cards.index(card), self.focusWidget()
        to = at + step
        if self._read_only or not 0 <= to < len(self.cards):
            return
        self.cards.insert(to, self.cards.pop(at))
        self._rows.removeWidget(card)
        self._rows.insertWidget(to, card)
        self._rows_changed()
        if held is not None:
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    def _insert(self, at: int, answers: Mapping[str, Answer]) -> RowCard:
        card = RowCard(self._kind.columns, self._kind.row, self._make, self)
        card.set_answers(answers)
        card.set_read_only(self._read_only)
        if self._dictionary:
            card.use_dictionary(self._dictionary)
        card.edited.connect(self._changed)
        card.moved.connect(self.move_row)
        card.removed.connect(self.remove_row)
        self.cards.insert(at, card)
        self._rows.insertWidget(at, card)
        return card

    def _drop(self, card: RowCard) -> None:
        self.cards.remove(card)
        self._rows.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _order(self) -> None:
        for number, card in enumerate(self.cards, 1):
            card.stand_at(number, len(self.cards))
        stops = [stop for card in self.cards for stop in card.tab_stops()]
        for before, after in pairwise([*self._stop_before(), *stops, self.add, self.undo, self.words]):
            QWidget.setTabOrder(before, after)

    def _stop_before(self) -> list[QWidget]:
        """Where Tab comes from: new rows are made at the end of the window's order and have to be brought here."""
        widget = self.add.previousInFocusChain()
        while widget is not None and widget is not self.add:
            if is_stop(widget) and not self.isAncestorOf(widget):
                return [widget]
            widget = widget.previousInFocusChain()
        return []

    def _tell_removed(self, sentence: str) -> None:
        self.gone.setText(sentence)
        self.gone.setVisible(bool(sentence))
        self.undo.setVisible(bool(sentence))
        self.undo.setAccessibleName(f"Undo: {sentence}")

    @Slot()
    def _words_typed(self) -> None:
        if self.words.words() != self._last_words:
            self._last_words = self.words.words()
            self._changed()

    @Slot()
    def _rows_changed(self) -> None:
        self._order()
        self._changed()

    @Slot()
    def _changed(self) -> None:
        self._offer()
        self.touch()

    def _offer(self) -> None:
        blank = not self.words.words().strip() and not any(card.answers() for card in self.cards)
        self.buttons.allow(blank)
        for each in (self.add, self.words, *self.cards):
            each.setEnabled(self.buttons.said() is None)

    def _read(self) -> Answer:
        return self.buttons.said() or Rows(tuple(card.answers() for card in self.cards), self.words.words())

    def _show(self, answer: Answer) -> None:
        self._removed.clear()
        self._tell_removed("")
        rows = answer if isinstance(answer, Rows) else Rows()
        for card in self.cards[len(rows.rows) :]:
            self._drop(card)
        # Cards that stand there already are filled again: making one takes longer than showing a row.
        for at, row in enumerate(rows.rows):
            if at < len(self.cards):
                self.cards[at].set_answers(row)
            else:
                self._insert(at, row)
        self._order()
        self.words.fill(rows.words)
        self._last_words = self.words.words()
        self.buttons.set_said(answer if isinstance(answer, Said) else None)
        self._offer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Return adds a row from wherever one is typing."""
        if (
            event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.add.click()
        else:
            super().keyPressEvent(event)

    def set_spoken_name(self, name: str) -> None:
        """Tell screen readers what the rows are about."""
        self.setAccessibleName(name)
        self.add.setAccessibleName(f"{name}: {self.add.text()}")
        self.words.setAccessibleName(f"{name}: {OTHER_WORDS.lower()}")
        self.buttons.set_spoken_name(name)

    def use_dictionary(self, dictionary: Dictionary) -> None:
        """Check the spelling of every row, those still to come included."""
        self._dictionary = dictionary
        self.words.use_dictionary(dictionary)
        for card in self.cards:
            card.use_dictionary(dictionary)

    def set_read_only(self, read_only: bool) -> None:
        """Let the rows be read only."""
        self._read_only = read_only
        for card in self.cards:
            card.set_read_only(read_only)
        self.add.setVisible(not read_only)
        self.words.setReadOnly(read_only)
        self.buttons.set_editable(not read_only)
