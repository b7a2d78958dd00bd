"""A form as one sheet: its headings, sections and questions in the order of the paper, and the answers on it."""

from collections.abc import Collection, Iterator

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from nscb_desktop.framework.answers import Answer, Answers
from nscb_desktop.framework.form import Form, Section
from nscb_desktop.views.editing.answer_editor import AnswerEditor, stops_of
from nscb_desktop.views.editing.field_block import FieldBlock, letters_needed
from nscb_desktop.views.editing.flow_layout import FlowLayout
from nscb_desktop.views.editing.group_editor import MakeEditor
from nscb_desktop.views.labels import PlainLabel, paragraph
from nscb_desktop.views.spelling import Dictionary


class FormSheet(QFrame):
    """Every question of a form with its editor; answers are read again only where somebody edited."""

    edited = Signal()

    def __init__(self, form: Form, make: MakeEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.setProperty("role", "card")
        self.setAccessibleName(form.name)
        self.blocks: dict[str, FieldBlock] = {}
        self.titles: dict[str, QWidget] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 12, 16, 16)
        self._layout.setSpacing(12)
        self._print_heading()
        for section in form.sections:
            self._lay_out(section, make)

    def _print_heading(self) -> None:
        words = (
            (f"{self.form.part} · {self.form.title}", *self.form.heading)
            if self.form.adopted
            else (f"{self.form.name}, not part of the adopted form",)
        )
        heading = QVBoxLayout()
        heading.setSpacing(0)
        for line in words:
            heading.addWidget(paragraph(line, "section"))
        if not self.form.adopted:
            heading.addWidget(paragraph(self.form.completed_by, "small"))
        self._layout.addLayout(heading)

    def _lay_out(self, section: Section, make: MakeEditor) -> None:
        rule = QFrame(self)
        rule.setProperty("role", "rule")
        title = PlainLabel(section.title, "muted", self)
        self.titles[section.key] = title
        self._layout.addWidget(rule)
        self._layout.addWidget(title)
        flow = FlowLayout()
        # Before it is filled: items placed in a layout that stands nowhere yet are lost to Python's collector later.
        self._layout.addLayout(flow)
        for field in section.fields:
            editor = make(field, self)
            editor.edited.connect(self._touched)
            block = FieldBlock(editor, parent=self)
            self.blocks[field.key] = block
            flow.place(block, letters_needed(field, small=False))

    @Slot()
    def _touched(self) -> None:
        self.edited.emit()

    def editors(self) -> Iterator[AnswerEditor]:
        """Every editor, in the order of the paper."""
        return (block.editor for block in self.blocks.values())

    def answers(self, kept: Answers) -> dict[str, Answer]:
        """The answers on the sheet, blanks left out, beside those of ``kept`` that the sheet has no place for."""
        elsewhere = {key: answer for key, answer in kept.items() if key not in self.blocks}
        given = {key: block.editor.answer() for key, block in self.blocks.items()}
        return elsewhere | {key: answer for key, answer in given.items() if answer is not None}

    def set_answers(self, answers: Answers) -> None:
        """Show these answers and nothing of those before."""
        for key, block in self.blocks.items():
            block.editor.set_answer(answers.get(key))
            block.show_problem("")

    def ask(self, keys: Collection[str]) -> None:
        """Show these questions alone; one that is being typed in stays until the keyboard is elsewhere."""
        here = QApplication.focusWidget()
        for key, block in self.blocks.items():
            block.setVisible(key in keys or (here is not None and block.isAncestorOf(here)))

    def set_read_only(self, read_only: bool) -> None:
        """Let the sheet be read only."""
        for editor in self.editors():
            editor.set_read_only(read_only)

    def use_dictionary(self, dictionary: Dictionary) -> None:
        """Check the spelling of the whole sheet."""
        for editor in self.editors():
            editor.use_dictionary(dictionary)

    def tab_stops(self) -> list[QWidget]:
        """Where Tab goes, in the order of the paper."""
        stops: list[QWidget] = []
        for editor in self.editors():
            inside = stops_of(editor)
            beside = stops_of(editor.said_buttons) if editor.said_buttons else []
            stops += [stop for stop in inside if stop not in beside] + beside
        return stops
