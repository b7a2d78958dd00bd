"""The editor of a question with a closed list: one round button each, none chosen until somebody chooses."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from nscb_desktop.framework.answers import Answer, Said
from nscb_desktop.framework.fields import Field, OneOf
from nscb_desktop.views.editing.answer_editor import AnswerEditor


class OneOfEditor(AnswerEditor):
    """Round buttons under each other; Delete clears the choice."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        assert isinstance(field.kind, OneOf)  # noqa: S101 - made for this kind by editor_for
        self.codes = field.kind.codes
        self.buttons = {code: QRadioButton(label.replace("&", "&&"), self) for code, label in self.codes.entries}
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for button in self.buttons.values():
            self._group.addButton(button)
            layout.addWidget(button)
            button.clicked.connect(self.touch)
            button.installEventFilter(self)
        self.setFocusProxy(next(iter(self.buttons.values())))

    def _read(self) -> Answer:
        return next((code for code, button in self.buttons.items() if button.isChecked()), None)

    def _show(self, answer: Answer) -> None:
        # A group that lets one go must not insist on one meanwhile.
        self._group.setExclusive(False)
        for code, button in self.buttons.items():
            button.setChecked(not isinstance(answer, Said) and code == answer)
        self._group.setExclusive(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete or Backspace clears the choice, as in a field of text."""
        pressed = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key()
        if pressed in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._show(None)
            self.touch()
            return True
        return super().eventFilter(watched, event)

    def set_spoken_name(self, name: str) -> None:
        """Tell screen readers what each button answers."""
        self.setAccessibleName(name)
        for button in self.buttons.values():
            button.setAccessibleName(f"{name}: {button.text().replace('&&', '&')}")

    def set_read_only(self, read_only: bool) -> None:
        """Let the buttons be seen only."""
        for button in self.buttons.values():
            button.setEnabled(not read_only)
