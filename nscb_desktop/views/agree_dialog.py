"""Agreeing on one value where agencies disagree: whose answer it is, or another one, its source and the reason."""

from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nscb_desktop.framework.answers import Answer, tidy
from nscb_desktop.framework.comparison import ComparedRow, Source
from nscb_desktop.framework.text import one_line
from nscb_desktop.views.editing.answer_editor import label_of
from nscb_desktop.views.editing.asking_dialog import AskingDialog, line_field, reason_field
from nscb_desktop.views.editing.field_block import FieldBlock
from nscb_desktop.views.editors import editor_for
from nscb_desktop.views.labels import QuietComboBox
from nscb_desktop.views.panels import sized
from nscb_desktop.views.spelling import Dictionary


@dataclass(frozen=True)
class AgreedChoice:
    """What the Board agrees on one question."""

    field: str
    value: Answer
    source: str
    why: str


class AgreeDialog(AskingDialog):
    """Begins with a source's answer where one is chosen; nobody's own words change."""

    def __init__(self, row: ComparedRow, sources: tuple[Source, ...], parent: QWidget | None = None) -> None:
        super().__init__(f"Agree a value: {label_of(row.field)}", "&Agree", parent)
        self._row, self._sources = row, sources
        self.answers = QuietComboBox()
        self.answers.setAccessibleName("Whose answer is agreed")
        self.answers.setPlaceholderText("choose an answer, or write another below")
        for source, cell in zip(sources, row.cells, strict=True):
            self.answers.addItem(f"{source.name}: {one_line(cell.words) or 'not answered'}")
        self.answers.setCurrentIndex(-1)
        self.editor = editor_for(row.field, self)
        self.source = line_field("Source", self)
        self.why = reason_field("Why it is agreed", self)
        self.ask("Whose answer is agreed?", self.answers)
        self.questions.addWidget(FieldBlock(self.editor, parent=self))
        self.ask("Source", self.source)
        self.ask("Why is it agreed?", self.why)
        self.questions.addStretch()
        self.editor.edited.connect(self.look)
        self.answers.currentIndexChanged.connect(self._take)
        sized(self, 90, 30)
        self.look()

    def use_dictionary(self, dictionary: Dictionary) -> None:
        """Check the value and the reason."""
        self.editor.use_dictionary(dictionary)
        self.why.use_dictionary(dictionary)

    @Slot(int)
    def _take(self, number: int) -> None:
        self.editor.set_answer(self._row.cells[number].answer)
        self.source.write(self._sources[number].name)
        self.look()

    def still_needed(self) -> list[str]:
        """The value, where it comes from, and why."""
        needed = [] if tidy(self.editor.answer()) is not None else ["the value that is agreed"]
        if not self.source.text().strip():
            needed.append("its source")
        return needed if self.why.words().strip() else [*needed, "why it is agreed"]

    def choice(self) -> AgreedChoice:
        """What is agreed."""
        value = tidy(self.editor.answer())
        return AgreedChoice(self._row.field.key, value, self.source.text().strip(), self.why.words().strip())
