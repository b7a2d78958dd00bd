"""One row of a table, laid out as a card of as many lines as it needs."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nscb_desktop.framework.answers import Answer
from nscb_desktop.framework.fields import Field, YesNo
from nscb_desktop.views.editing.answer_editor import label_of, stops_of
from nscb_desktop.views.editing.field_block import FieldBlock, letters_needed
from nscb_desktop.views.editing.flow_layout import FlowLayout
from nscb_desktop.views.editing.group_editor import MakeEditor
from nscb_desktop.views.labels import PlainLabel, button
from nscb_desktop.views.spelling import Dictionary


class RowCard(QFrame):
    """A row's editors, with its number and what can be done to it."""

    edited = Signal()
    moved = Signal(object, int)
    """This card, and -1 for up or 1 for down."""
    removed = Signal(object)

    def __init__(self, columns: tuple[Field, ...], row: str, make: MakeEditor, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = row
        self.setProperty("role", "card")
        self.editors = {field.key: make(field, self) for field in columns}
        self.number = PlainLabel("", "strong", self)
        self.up, self.down, self.remove = (
            button("Move up", "link"),
            button("Move down", "link"),
            button("Remove", "link"),
        )
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.number, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 8)
        layout.setSpacing(4)
        flow = FlowLayout(across=12, down=8)
        # Before they are filled: items placed in a layout that stands nowhere yet are lost to Python's collector later.
        layout.addLayout(head)
        layout.addLayout(flow)
        for editor in self.editors.values():
            share = 0 if isinstance(editor.field.kind, YesNo) else 1
            flow.place(FieldBlock(editor, small=True), letters_needed(editor.field, small=True), share)
            editor.edited.connect(self.edited)
        for each in (self.up, self.down, self.remove):
            head.addWidget(each)
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        self.remove.clicked.connect(self._remove)
        self.setFocusProxy(next(iter(self.editors.values())))

    def answers(self) -> dict[str, Answer]:
        """What the row holds, blanks left out."""
        return {key: answer for key, editor in self.editors.items() if (answer := editor.answer()) is not None}

    def set_answers(self, answers: Mapping[str, Answer]) -> None:
        """Show a row."""
        for key, editor in self.editors.items():
            editor.set_answer(answers.get(key))

    def stand_at(self, number: int, of: int) -> None:
        """Show which row this is; the first cannot move up, the last not down."""
        name = f"{self._row.capitalize()} {number}"
        self.number.setText(name)
        self.setAccessibleName(name)
        for editor in self.editors.values():
            editor.set_spoken_name(f"{name}, {label_of(editor.field)}")
        for each in (self.up, self.down, self.remove):
            each.setAccessibleName(f"{each.text()}: {name}")
        self.up.setEnabled(number > 1)
        self.down.setEnabled(number < of)

    def tab_stops(self) -> list[QWidget]:
        """Where Tab goes within the row: its cells first, then what can be done to it."""
        cells = [each for editor in self.editors.values() for each in stops_of(editor)]
        return [*cells, self.up, self.down, self.remove]

    def use_dictionary(self, dictionary: Dictionary) -> None:
        """Check the spelling of every cell."""
        for editor in self.editors.values():
            editor.use_dictionary(dictionary)

    def set_read_only(self, read_only: bool) -> None:
        """Let the row be read only."""
        for editor in self.editors.values():
            editor.set_read_only(read_only)
        for each in (self.up, self.down, self.remove):
            each.setVisible(not read_only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Shift+Up and Ctrl+Shift+Down move the row from any of its cells."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() in steps and event.modifiers() & both == both:
            self.moved.emit(self, steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @Slot()
    def _move_up(self) -> None:
        self.moved.emit(self, -1)

    @Slot()
    def _move_down(self) -> None:
        self.moved.emit(self, 1)

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self)
