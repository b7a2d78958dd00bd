"""One question on the screen: label, guidance, editor, and what is missing from it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nscb_desktop.framework.fields import Choice, Day, Field, Group, Line, Narrative, YesNo
from nscb_desktop.views.editing.answer_editor import AnswerEditor, label_of
from nscb_desktop.views.editing.flow_layout import WHOLE_LINE
from nscb_desktop.views.editing.whole_text import show_whole_texts
from nscb_desktop.views.labels import paragraph


class FieldBlock(QWidget):
    """A labelled editor; ``small`` is for the parts of a question."""

    def __init__(self, editor: AnswerEditor, small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        field = editor.field
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        # A label with a buddy takes one ampersand as the mark of a shortcut key.
        self.label = paragraph(field.label.replace("&", "&&"), "small" if small else "strong")
        self.label.setBuddy(editor)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.label, 1)
        if editor.said_buttons:
            head.addWidget(editor.said_buttons)
        layout.addLayout(head)
        self.problem = paragraph("", "problem")
        self.problem.hide()
        if field.guidance:
            layout.addWidget(paragraph(field.guidance, "small"))
            editor.setAccessibleDescription(field.guidance)
        layout.addWidget(self.problem)
        layout.addWidget(editor)
        layout.addStretch()
        editor.set_spoken_name(label_of(field))
        show_whole_texts(editor)

    def show_problem(self, sentence: str) -> None:
        """Say under the label what is missing, or nothing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


def letters_needed(field: Field, small: bool) -> int:
    """How many letters wide a question must be to be pleasant to answer."""
    kind = field.kind
    if small:
        return 20 if isinstance(kind, Day | YesNo) else 24 if isinstance(kind, Narrative | Choice) else 32
    short = isinstance(kind, Day | Choice | YesNo) or (isinstance(kind, Group) and _is_short(kind))
    return 40 if short else WHOLE_LINE


def _is_short(kind: Group) -> bool:
    return len(kind.parts) <= 2 and all(isinstance(part.kind, Line | Day | Choice | YesNo) for part in kind.parts)
