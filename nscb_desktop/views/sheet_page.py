"""The page any form is typed in for a case: an agency's return or a gate's sheet, with what has to be read beside it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from nscb_desktop.framework.asked import NOTHING_HOLDS, questions
from nscb_desktop.framework.completeness import Missing, answered, missing
from nscb_desktop.framework.fields import Circumstance
from nscb_desktop.framework.records import Draft
from nscb_desktop.framework.text import visible
from nscb_desktop.views.answer_view import words_label
from nscb_desktop.views.designed.ui_sheet_page import Ui_SheetPage
from nscb_desktop.views.editing.field_block import FieldBlock
from nscb_desktop.views.editing.form_sheet import FormSheet
from nscb_desktop.views.editing.receipt_card import ReceiptCard
from nscb_desktop.views.editing.section_list import SectionList
from nscb_desktop.views.editors import editor_for
from nscb_desktop.views.labels import PlainLabel, paragraph
from nscb_desktop.views.sheet_task import FILE_BUTTONS, MOMENT, SheetTask, answered_sections
from nscb_desktop.views.spelling import Dictionary
from nscb_desktop.views.typing_page import TypingPage

LEAST_LINES = 10
"""How much of the form is seen at once, however large the text and small the window."""


class SheetPage(TypingPage):
    """One task at a time; nothing on it is answered until somebody answers it."""

    submitted = Signal()

    ui: Ui_SheetPage

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._task: SheetTask | None = None
        self._dictionary: Dictionary | None = None
        self.sheet: FormSheet | None = None
        self.ui = Ui_SheetPage()
        self.ui.setupUi(self)
        self.setAccessibleName("Form of a case")
        self._furnish(self.ui.file_original, self.ui.submit, letters=36, at_most=380)
        # A short form stands at the top, each card as high as its words.
        self.ui.sheet_layout.addStretch(1)
        self.ui.scroll.setMinimumHeight(LEAST_LINES * self.fontMetrics().lineSpacing())
        self.ui.submit.clicked.connect(self._submit)

    def hasHeightForWidth(self) -> bool:
        """No: the form and what is read beside it scroll by themselves, so the page asks for no more height than there is."""
        return False

    def use_dictionary(self, dictionary: Dictionary) -> None:
        """Check spelling in every text that runs over lines, whichever form comes to stand here."""
        self._dictionary = dictionary
        if self.sheet:
            self.sheet.use_dictionary(dictionary)

    def load(self, task: SheetTask) -> None:
        """Show a task, and nothing of the one before; not an edit."""
        self._count.stop()
        self._task, self._missing = task, ()
        self._build(task)
        self._show_context(task.context)
        ui, draft = self.ui, task.draft
        ui.kicker.setText(visible(task.title))
        ui.title.setText(draft.form.name)
        ui.completed_by.setText(f"· {draft.form.completed_by}")
        ui.submit.setText(task.submit)
        ui.submit.setAccessibleName(task.submit.replace("&", ""))
        ui.file_original.setText(FILE_BUTTONS[task.filed_as])
        ui.file_original.setAccessibleName(FILE_BUTTONS[task.filed_as].strip("&…"))
        self.filed.show_documents(())
        self.show_draft(draft)
        ui.scroll.verticalScrollBar().setValue(0)

    def _build(self, task: SheetTask) -> None:
        """The cards of this form; those of the form before go."""
        self._drop()
        form, layout = task.draft.form, self.ui.sheet_layout
        self.receipt = ReceiptCard(task.moment, self._now, self, guidance=task.guidance, time_needed=False)
        self.sheet = FormSheet(form, editor_for, self)
        if self._dictionary:
            self.sheet.use_dictionary(self._dictionary)
        for place, card in enumerate((self.receipt, self.filed, self.sheet)):
            layout.insertWidget(place, card)
        self.receipt.edited.connect(self._touched)
        self.sheet.edited.connect(self._touched)
        self.sections = SectionList(self.ui.sections, {MOMENT: "Date", **{s.key: s.title for s in form.sections}})
        self.sections.chosen.connect(self.go_to_section)
        self._order_tabs([self.receipt.field.line, self.receipt.field.now, *self.sheet.tab_stops()])

    def _drop(self) -> None:
        self.summary.show_missing(())
        # Emptied first: what is deleted later holds its words until then.
        if self.receipt and self.sheet:
            self.receipt.field.set_moment(None)
            self.sheet.set_answers({})
        for card in (self.receipt, self.sheet):
            if card:
                self.ui.sheet_layout.removeWidget(card)
                card.hide()
                card.deleteLater()
        if self.sections:
            self.sections.end()
        self.receipt = self.sheet = self.sections = None

    def _show_context(self, context: Sequence[tuple[str, str]]) -> None:
        layout = self.ui.context_layout
        while (item := layout.takeAt(0)) is not None:
            if isinstance(old := item.widget(), PlainLabel):
                old.setText("")
                old.hide()
                old.deleteLater()
        for heading, words in context:
            layout.addWidget(paragraph(visible(heading), "small"))
            layout.addWidget(words_label(words))
        layout.addStretch()
        self.ui.context.setVisible(bool(context))

    def clear(self) -> None:
        """Keep nothing of what was shown."""
        self._count.stop()
        self._task, self._missing = None, ()
        self._drop()
        self._show_context(())
        self.filed.show_documents(())
        for label in (self.ui.kicker, self.ui.title, self.ui.completed_by, self.ui.saved):
            label.setText("")
        self.state.show_badge(None)

    @property
    def task(self) -> SheetTask:
        """What is being typed."""
        if self._task is None:
            raise RuntimeError("nothing is open")
        return self._task

    def show_draft(self, draft: Draft) -> None:
        """Show another text of the same task; not an edit."""
        self._task = replace(self.task, draft=draft)
        if self.receipt and self.sheet:
            self.receipt.field.set_moment(draft.received_at, draft.received_words)
            self.sheet.set_answers(draft.answers)
        self.show_missing(())
        self.show_saved(draft.saved_at)
        self._tell_state()

    def current(self) -> Draft:
        """The draft as it stands on the screen."""
        draft = self.task.draft
        if self.receipt is None or self.sheet is None:
            return draft
        field = self.receipt.field
        return replace(
            draft, received_at=field.moment(), received_words=field.words, answers=self.sheet.answers(draft.answers)
        )

    def gaps(self) -> list[Missing]:
        """What is still missing, the date first."""
        draft = self.current()
        when = [] if draft.received_at else [Missing(MOMENT, f"{self.task.moment}: not entered")]
        return [*when, *missing(draft.form, draft.answers)]

    def _blocks(self) -> Mapping[str, FieldBlock]:
        return self.sheet.blocks if self.sheet else {}

    def _anchor(self, section: str) -> QWidget | None:
        return self.sheet.titles.get(section, self.receipt) if self.sheet else None

    def _first_field(self, section: str) -> QWidget | None:
        first = next((each.fields[0].key for each in self.task.draft.form.sections if each.key == section), None)
        if first is None:
            return self.receipt.field if self.receipt else None
        return self._blocks()[first].editor

    def show_missing(self, gaps: Sequence[Missing], *, barred: bool = False) -> None:
        """List what is missing above the form, and ask what is missing though nothing typed so far asked for it."""
        super().show_missing(gaps, barred=barred)
        if self._task:
            self._ask(self.current())

    def _ask(self, draft: Draft) -> frozenset[Circumstance]:
        """Ask what is asked where the form is answered so; what holds of the case."""
        holding = self.task.holding(draft) if self.task.holding else NOTHING_HOLDS
        if self.sheet:
            said = {gap.field for gap in self._missing}
            self.sheet.ask({each.key for each in questions(draft.form, draft.answers, holding, said)})
        return holding

    @Slot()
    def _tell_state(self) -> None:
        if self._task is None or self.sections is None:
            return
        draft, gaps = self.current(), {gap.field for gap in self.gaps()}
        self._tell_answered(*answered(draft.form, draft.answers, self._ask(draft)))
        when = {MOMENT} if draft.received_at else set()
        self.sections.mark(answered_sections(draft.form, draft.answers, gaps) | when)
        self._drop_mended(gaps)

    @Slot()
    def _submit(self) -> None:
        # The second click of a double click must not ask a second time.
        if self._task and self._once.allows("submit"):
            # Looked at now: a look still to come would take back what is said of it next.
            self._count.stop()
            self._tell_state()
            self.submitted.emit()
