"""Amend a registered form: one answer at a time, dated, with the reason; the old answer stays."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nscb_desktop.framework.answers import Answer, Answers, encoded, tidy
from nscb_desktop.framework.dates import PartialDate, short_day
from nscb_desktop.framework.fields import Day, Field
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.text import visible
from nscb_desktop.views.editing.answer_editor import AnswerEditor, label_of
from nscb_desktop.views.editing.asking_dialog import AskingDialog, reason_field
from nscb_desktop.views.editing.day_editor import DayEditor
from nscb_desktop.views.editing.field_block import FieldBlock
from nscb_desktop.views.editing.text_fields import GrowingText
from nscb_desktop.views.editors import editor_for
from nscb_desktop.views.labels import QuietComboBox, button
from nscb_desktop.views.spelling import Dictionary


@dataclass(frozen=True)
class AmendmentChoice:
    """What to amend, for casework's ``amend``: the new answer by field key, the day it is made on, and why."""

    changes: Answers
    made_on: date
    why: str


class AmendDialog(AskingDialog):
    """The answer as it stands, its new value, the date and the reason."""

    def __init__(
        self,
        form: Form,
        registered: Answers,
        current: Answers,
        today: Callable[[], date],
        parent: QWidget | None = None,
        field_key: str = "",
    ) -> None:
        super().__init__(f"Amend {form.name}", "&Amend", parent)
        self._form, self._registered, self._current, self._today = form, registered, current, today
        self.editor: AnswerEditor | None = None
        self._block: FieldBlock | None = None
        self._dictionary: Dictionary | None = None
        self.fields = QuietComboBox()
        self.fields.setAccessibleName("Answer to amend")
        self.fields.setPlaceholderText("choose an answer")
        for field in form.fields():
            self.fields.addItem(label_of(field), field.key)
        self.fields.setCurrentIndex(-1)
        self.standing = self._shown("The answer as it stands")
        self.first = self._shown("The answer as registered")
        self.day = DayEditor(Field("made_on", "Date of the amendment", Day()), self)
        self.day.set_spoken_name("Date of the amendment")
        self.why = reason_field("Why it is amended", self)
        self._lay_out()
        self.fields.currentIndexChanged.connect(self._show_field)
        self.day.edited.connect(self.look)
        self.resize(min(120 * self.fontMetrics().averageCharWidth(), 1200), 620)
        self._show_field()
        if field_key:
            self.fields.setCurrentIndex(self.fields.findData(field_key))

    def use_dictionary(self, dictionary: Dictionary) -> None:
        """Check the reason, and the new value of whichever answer is chosen."""
        self._dictionary = dictionary
        self.why.use_dictionary(dictionary)
        if self.editor:
            self.editor.use_dictionary(dictionary)

    def _shown(self, name: str) -> GrowingText:
        shown = GrowingText(1, self, offers_others=False)
        shown.setReadOnly(True)
        shown.setAccessibleName(name)
        return shown

    def _lay_out(self) -> None:
        self.ask("Which answer is amended?", self.fields)
        self._first_block = self.ask("As registered", self.first)
        self._standing_block = self.ask("As it stands", self.standing)
        self._place = QWidget()
        self._new = QVBoxLayout(self._place)
        self._new.setContentsMargins(0, 0, 0, 0)
        self._new_block = self.ask("Amended to", self._place)
        today = button("Today", name="Date of the amendment: today")
        today.clicked.connect(self._enter_today)
        dated = QWidget()
        row = QHBoxLayout(dated)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.day, 1)
        row.addWidget(today)
        dated.setFocusProxy(self.day)
        self.ask("Date of the amendment", dated)
        self.ask("Why is it amended?", self.why)
        self.questions.addStretch()

    def _field(self) -> Field | None:
        key = self.fields.currentData()
        return self._form.field(key) if key else None

    @Slot()
    def _show_field(self) -> None:
        field = self._field()
        for block in (self._first_block, self._standing_block, self._new_block):
            block.setVisible(field is not None)
        if self._block:
            self._block.hide()
            self._block.deleteLater()
            self._block = self.editor = None
        if field:
            self.first.fill(self._words(field, self._registered))
            self.standing.fill(self._words(field, self._current))
            self._first_block.setVisible(self.first.words() != self.standing.words())
            self.editor = editor_for(field, self)
            self.editor.set_answer(self._current.get(field.key))
            self.editor.edited.connect(self.look)
            if self._dictionary:
                self.editor.use_dictionary(self._dictionary)
            self._block = FieldBlock(self.editor, parent=self)
            self._new.addWidget(self._block)
            self._block.show()
            self.order_tabs()
        self.look()

    def _words(self, field: Field, answers: Answers) -> str:
        return visible(in_words(field.kind, answers.get(field.key))) or "not answered"

    @Slot()
    def _enter_today(self) -> None:
        self.day.text.write(short_day(self._today()))

    def _made_on(self) -> date | None:
        answer = self.day.answer()
        return answer.exact if isinstance(answer, PartialDate) else None

    def _new_answer(self) -> Answer:
        return tidy(self.editor.answer()) if self.editor else None

    def still_needed(self) -> list[str]:
        """What has to be answered before it can be amended."""
        field, made_on = self._field(), self._made_on()
        needed = [] if field else ["which answer is amended"]
        if field and encoded(field.kind, self._new_answer()) == encoded(field.kind, tidy(self._current.get(field.key))):
            needed.append("the new answer, which is still the old one")
        if made_on is None:
            needed.append("the exact date of the amendment")
        elif made_on > self._today():
            needed.append("a date of the amendment that is not in the future")
        return [*needed, *([] if self.why.words().strip() else ["why it is amended"])]

    def choice(self) -> AmendmentChoice:
        """What to amend; only asked for when all of it is there."""
        field, made_on = self._field(), self._made_on()
        if field is None or made_on is None:
            raise RuntimeError("the dialog let through an amendment that is not complete")
        return AmendmentChoice({field.key: self._new_answer()}, made_on, self.why.words().strip())
