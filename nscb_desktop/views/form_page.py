"""The page a form is typed in: the paper's questions in the paper's order, what is missing, and what was saved when."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from nscb_desktop.framework.completeness import answered, missing
from nscb_desktop.framework.dates import PartialDate, age_on
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.records import Draft
from nscb_desktop.views.designed.ui_form_page import Ui_FormPage
from nscb_desktop.views.editing.day_editor import DayEditor
from nscb_desktop.views.editing.field_block import FieldBlock
from nscb_desktop.views.editing.form_sheet import FormSheet
from nscb_desktop.views.editing.receipt_card import ReceiptCard, received
from nscb_desktop.views.editing.section_list import SectionList
from nscb_desktop.views.editors import editor_for
from nscb_desktop.views.sheet_task import MOMENT, answered_sections
from nscb_desktop.views.spelling import Dictionary
from nscb_desktop.views.typing_page import TypingPage

OFFICE = "office_record"


class FormPage(TypingPage):
    """One draft at a time; nothing on it is answered until somebody answers it."""

    register_asked = Signal()

    ui: Ui_FormPage
    receipt: ReceiptCard
    sections: SectionList

    def __init__(
        self, form: Form, office_form: Form, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.form = form
        self._draft: Draft | None = None
        self.ui = Ui_FormPage()
        self.ui.setupUi(self)
        self.ui.title.setText(form.name)
        self.ui.completed_by.setText(f"· {form.completed_by}")
        self._furnish(self.ui.attach, self.ui.register_button, letters=30, at_most=340)
        self.receipt = ReceiptCard(received(form.name), now, self)
        self.sheet = FormSheet(form, editor_for, self)
        self.office = FormSheet(office_form, editor_for, self)
        for card in (self.receipt, self.filed, self.sheet, self.office):
            self.ui.sheet_layout.addWidget(card)
        self.ui.sheet_layout.addStretch()
        titles = {MOMENT: "Received", **{s.key: s.title for s in form.sections}, OFFICE: office_form.name}
        self.sections = SectionList(self.ui.sections, titles)
        self._connect()
        stops = [self.receipt.field.line, self.receipt.field.now, *self.sheet.tab_stops(), *self.office.tab_stops()]
        self._order_tabs(stops)
        self._tell_state()

    def _connect(self) -> None:
        for source in (self.receipt, self.sheet, self.office):
            source.edited.connect(self._touched)
        self.sections.chosen.connect(self.go_to_section)
        self.ui.scroll.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.ui.register_button.clicked.connect(self._ask_to_register)

    def use_dictionary(self, dictionary: Dictionary) -> None:
        """Check spelling in every text that runs over lines."""
        self.sheet.use_dictionary(dictionary)
        self.office.use_dictionary(dictionary)

    def start(self) -> None:
        """Put the keyboard in the first field."""
        self.receipt.field.setFocus()

    def load(self, draft: Draft) -> None:
        """Show a draft, and nothing of the one before; not an edit."""
        self._draft = draft
        self._count.stop()
        self.receipt.field.set_moment(draft.received_at, draft.received_words)
        self.receipt.show_problem("")
        self.filed.show_documents(())
        self.sheet.set_answers(draft.answers)
        self.office.set_answers(draft.office)
        self.show_missing(())
        self.ui.scroll.verticalScrollBar().setValue(0)
        self.sections.stand_at(MOMENT)
        self.show_saved(draft.saved_at)
        self._tell_state()

    def current(self) -> Draft:
        """The draft as it stands on the screen."""
        if self._draft is None:
            raise RuntimeError("no draft is open")
        return replace(
            self._draft,
            received_at=self.receipt.field.moment(),
            received_words=self.receipt.field.words,
            answers=self.sheet.answers(self._draft.answers),
            office=self.office.answers(self._draft.office),
        )

    def _blocks(self) -> Mapping[str, FieldBlock]:
        return {**self.office.blocks, **self.sheet.blocks}

    def _first_field(self, section: str) -> QWidget:
        if section == MOMENT:
            return self.receipt.field
        sheet = self.office if section == OFFICE else self.sheet
        first = next(each for each in sheet.form.sections if section in {each.key, OFFICE})
        return sheet.blocks[first.fields[0].key].editor

    def _anchor(self, section: str) -> QWidget:
        return {MOMENT: self.receipt, OFFICE: self.office, **self.sheet.titles}[section]

    def set_read_only(self, read_only: bool) -> None:
        """Let the form be read only."""
        self.receipt.field.set_read_only(read_only)
        self.sheet.set_read_only(read_only)
        self.office.set_read_only(read_only)
        for button in (self.ui.attach, self.ui.discard, self.ui.register_button):
            button.setVisible(not read_only)

    @Slot()
    def _tell_state(self) -> None:
        answers = self.sheet.answers({})
        self._tell_answered(*answered(self.form, answers))
        gaps = {gap.field for gap in missing(self.form, answers)}
        received = {MOMENT} if self.receipt.field.moment() else set()
        office = {OFFICE} if self.office.answers({}) else set()
        self.sections.mark(answered_sections(self.form, answers, gaps) | received | office)
        self._drop_mended(gaps | ({MOMENT} - received))
        self._tell_age()

    def _tell_age(self) -> None:
        born, incident = self.sheet.blocks.get("date_of_birth"), self.office.blocks.get("incident_on")
        if born and incident and isinstance(born.editor, DayEditor):
            day, on = born.editor.answer(), incident.editor.answer()
            age = age_on(day, on) if isinstance(day, PartialDate) and isinstance(on, PartialDate) else None
            born.editor.set_remark(f"Age at the incident: {age}" if age else "")

    @Slot(int)
    def _scrolled(self, value: int) -> None:
        keys = [MOMENT, *self.sheet.titles, OFFICE]
        passed = [
            key
            for key in keys
            if self._anchor(key).mapTo(self.ui.sheet, self._anchor(key).rect().topLeft()).y() <= value + 40
        ]
        at_end = 0 < self.ui.scroll.verticalScrollBar().maximum() == value
        self.sections.stand_at(OFFICE if at_end else passed[-1] if passed else keys[0])

    @Slot()
    def _ask_to_register(self) -> None:
        # The second click of a double click must not ask a second time.
        if self._draft and self._once.allows(self._draft.id):
            self.register_asked.emit()
