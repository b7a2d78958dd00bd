"""The editor of a yes-or-no question."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from nscb_desktop.framework.answers import Answer, Said
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.fields import Field
from nscb_desktop.views.editing.answer_editor import AnswerEditor
from nscb_desktop.views.editing.reply_buttons import ChipRow

_BUTTONS: tuple[Reply | Said, ...] = (Reply.YES, Reply.NO, Reply.NOT_KNOWN, Said.NONE)


class YesNoEditor(AnswerEditor):
    """Three buttons; a fourth, "None", only where a form came with that answer."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.row = ChipRow([each.shown for each in _BUTTONS], self)
        self.row.buttons[-1].hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.row)
        self.setFocusProxy(self.row)
        self.row.changed.connect(self.touch)

    def _read(self) -> Answer:
        number = self.row.chosen()
        return None if number is None else _BUTTONS[number]

    def _show(self, answer: Answer) -> None:
        self.row.buttons[-1].setVisible(answer is Said.NONE)
        shown = Reply.NOT_KNOWN if answer is Said.NOT_KNOWN else answer
        self.row.choose(next((n for n, each in enumerate(_BUTTONS) if each is shown), None))

    def set_spoken_name(self, name: str) -> None:
        """Tell screen readers what each button answers."""
        self.setAccessibleName(name)
        self.row.set_spoken_name(name)

    def set_read_only(self, read_only: bool) -> None:
        """Let the buttons be seen only."""
        self.row.setEnabled(not read_only)
