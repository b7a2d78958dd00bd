"""The editor of a question with a few short parts, side by side where there is room."""

from collections.abc import Callable, Mapping
from typing import cast

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nscb_desktop.framework.answers import Answer, Said
from nscb_desktop.framework.fields import Field, Group, Narrative, YesNo
from nscb_desktop.views.editing.answer_editor import AnswerEditor, label_of
from nscb_desktop.views.editing.field_block import FieldBlock, letters_needed
from nscb_desktop.views.editing.flow_layout import WHOLE_LINE, FlowLayout
from nscb_desktop.views.editing.said_buttons import SaidButtons
from nscb_desktop.views.spelling import Dictionary

MakeEditor = Callable[[Field, QWidget | None], AnswerEditor]
"""Makes the editor of any field; handed in, because the editor of a group is itself one of those it makes."""


class GroupEditor(AnswerEditor):
    """Small editors with their labels, answered as one."""

    def __init__(self, field: Field, make: MakeEditor, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.parts = {part.key: make(part, self) for part in cast(Group, field.kind).parts}
        self.buttons = SaidButtons(self)
        self.said_buttons = self.buttons
        self._body = QWidget(self)
        flow = FlowLayout(self._body, down=8)
        for editor in self.parts.values():
            kind = editor.field.kind
            letters = WHOLE_LINE if isinstance(kind, Narrative) else letters_needed(editor.field, small=True)
            flow.place(FieldBlock(editor, small=True), letters, 0 if isinstance(kind, YesNo) else 1)
            editor.edited.connect(self._part_edited)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._body)
        self.setFocusProxy(next(iter(self.parts.values())))
        self.buttons.changed.connect(self._said)

    @Slot()
    def _part_edited(self) -> None:
        self._offer()
        self.touch()

    @Slot()
    def _said(self) -> None:
        self._offer()
        self.touch()

    def _offer(self) -> None:
        self.buttons.allow(all(editor.answer() is None for editor in self.parts.values()))
        self._body.setEnabled(self.buttons.said() is None)

    def _read(self) -> Answer:
        return self.buttons.said() or {key: editor.answer() for key, editor in self.parts.items()}

    def _show(self, answer: Answer) -> None:
        values = answer if isinstance(answer, Mapping) else {}
        for key, editor in self.parts.items():
            editor.set_answer(values.get(key))
        self.buttons.set_said(answer if isinstance(answer, Said) else None)
        self._offer()

    def set_spoken_name(self, name: str) -> None:
        """Tell screen readers which question each part belongs to."""
        self.setAccessibleName(name)
        for editor in self.parts.values():
            editor.set_spoken_name(f"{name}, {label_of(editor.field)}")
        self.buttons.set_spoken_name(name)

    def use_dictionary(self, dictionary: Dictionary) -> None:
        """Check the spelling of every part."""
        for editor in self.parts.values():
            editor.use_dictionary(dictionary)

    def set_read_only(self, read_only: bool) -> None:
        """Let every part be read only."""
        for editor in self.parts.values():
            editor.set_read_only(read_only)
        self.buttons.set_editable(not read_only)
