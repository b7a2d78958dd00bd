"""The page a form is typed in: the paper's questions in the paper's order, what is missing, and what was saved when."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from nscb_desktop.framework.completeness import Missing, answered, missing
from nscb_desktop.framework.dates import PartialDate, age_on
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.london import local
from nscb_desktop.framework.records import Draft
from nscb_desktop.framework.timescales import Rag
from nscb_desktop.views.badges import Badge, BadgeLabel
from nscb_desktop.views.designed.ui_form_page import Ui_FormPage
from nscb_desktop.views.editing.day_editor import DayEditor
from nscb_desktop.views.editing.field_block import FieldBlock
from nscb_desktop.views.editing.filed_list import FiledList
from nscb_desktop.views.editing.flow_layout import FlowLayout
from nscb_desktop.views.editing.form_sheet import FormSheet
from nscb_desktop.views.editing.receipt_card import ReceiptCard, received
from nscb_desktop.views.editing.section_list import SectionList
from nscb_desktop.views.editors import editor_for
from nscb_desktop.views.error_summary import ErrorSummary
from nscb_desktop.views.once import Once
from nscb_desktop.views.spelling import Dictionary

RECEIPT, OFFICE = "received_at", "office_record"
COUNT_AFTER_MS = 250


class FormPage(QWidget):
    """One draft at a time; nothing on it is answered until somebody answers it."""

    edited = Signal()
    preview_asked = Signal()
    register_asked = Signal()
    discard_asked = Signal()
    file_chosen = Signal(object)
    """The path of the received original, to be filed with the draft."""

    def __init__(
        self, form: Form, office_form: Form, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.form = form
        self._draft: Draft | None = None
        self._missing: tuple[Missing, ...] = ()
        self.ui = Ui_FormPage()
        self.ui.setupUi(self)
        self.setProperty("role", "window")
        self.ui.title.setText(form.name)
        self.ui.completed_by.setText(f"· {form.completed_by}")
        self.state = BadgeLabel(parent=self)
        self._arrange_head()
        self.summary = ErrorSummary(self)
        self.ui.summary_place.addWidget(self.summary)
        self.receipt = ReceiptCard(received(form.name), now, self)
        self.sheet = FormSheet(form, editor_for, self)
        self.office = FormSheet(office_form, editor_for, self)
        self.filed = FiledList(self)
        for card in (self.receipt, self.filed, self.sheet, self.office):
            self.ui.sheet_layout.addWidget(card)
        self.ui.sheet_layout.addStretch()
        titles = {RECEIPT: "Received", **{s.key: s.title for s in form.sections}, OFFICE: office_form.name}
        self.sections = SectionList(self.ui.sections, titles)
        self._count = self._single_shot(COUNT_AFTER_MS)
        self._once = Once()
        self._connect()
        self._size_side()
        self._order_tabs()
        self._tell_state()

    def _arrange_head(self) -> None:
        head = FlowLayout(self.ui.head, across=12, down=8, middle=True)
        head.place(self.ui.names, 44)
        self.ui.head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        ui = self.ui
        for each in (ui.saved, self.state, ui.attach, ui.discard, ui.preview, ui.register_button):
            head.place(each, 0, 0)

    def _single_shot(self, after: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        return timer

    def _connect(self) -> None:
        for source in (self.receipt, self.sheet, self.office):
            source.edited.connect(self._touched)
        self._count.timeout.connect(self._tell_state)
        self.summary.jumped.connect(self.jump_to)
        self.sections.chosen.connect(self.go_to_section)
        self.ui.scroll.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.ui.preview.clicked.connect(self.preview_asked)
        self.ui.discard.clicked.connect(self.discard_asked)
        self.ui.register_button.clicked.connect(self._ask_to_register)
        self.ui.attach.clicked.connect(self._choose_file)

    def _size_side(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        self.ui.side.setFixedWidth(min(30 * letter, 340))

    def _order_tabs(self) -> None:
        heads: list[QWidget] = [self.ui.attach, self.ui.discard, self.ui.preview, self.ui.register_button]
        form = [self.receipt.field.line, self.receipt.field.now, *self.sheet.tab_stops(), *self.office.tab_stops()]
        stops = [*heads, self.ui.sections, *form]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

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
        self.sections.stand_at(RECEIPT)
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

    def show_saved(self, at: datetime) -> None:
        """Say when it was last saved."""
        self.ui.saved.setText(f"Saved {local(at):%H:%M:%S}")

    def show_not_saved(self, sentence: str) -> None:
        """Say that it could not be saved yet; the text is still here and is tried again."""
        self.ui.saved.setText(sentence)

    def show_missing(self, gaps: Sequence[Missing]) -> None:
        """List what is missing above the form, and say it at each field."""
        for gap in self._missing:
            self._say_at(gap.field, "")
        self._missing = tuple(gaps)
        self.summary.show_missing(gaps)
        for gap in gaps:
            self._say_at(gap.field, gap.sentence)

    def _say_at(self, key: str, sentence: str) -> None:
        place = self._block(key) or (self.receipt if key == RECEIPT else None)
        if place:
            place.show_problem(sentence)

    def _block(self, key: str) -> FieldBlock | None:
        return self.sheet.blocks.get(key) or self.office.blocks.get(key)

    @Slot(str)
    def jump_to(self, field_key: str) -> None:
        """Bring a field into view and put the cursor in it."""
        block = self._block(field_key)
        self.ui.scroll.ensureWidgetVisible(block or self.receipt, 0, 24)
        target = block.editor if block else self.receipt.field
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def go_to_section(self, key: str) -> None:
        """Bring a section to the top of the view and its first field under the cursor."""
        top = self._anchor(key).mapTo(self.ui.sheet, self._anchor(key).rect().topLeft()).y()
        self.ui.scroll.verticalScrollBar().setValue(max(0, top - 8))
        first = self._first_field(key)
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sections.stand_at(key)

    def _first_field(self, key: str) -> QWidget:
        if key == RECEIPT:
            return self.receipt.field
        sheet = self.office if key == OFFICE else self.sheet
        section = next(each for each in sheet.form.sections if key in {each.key, OFFICE})
        return sheet.blocks[section.fields[0].key].editor

    def _anchor(self, key: str) -> QWidget:
        return {RECEIPT: self.receipt, OFFICE: self.office, **self.sheet.titles}[key]

    def set_read_only(self, read_only: bool) -> None:
        """Let the form be read only."""
        self.receipt.field.set_read_only(read_only)
        self.sheet.set_read_only(read_only)
        self.office.set_read_only(read_only)
        for button in (self.ui.attach, self.ui.discard, self.ui.register_button):
            button.setVisible(not read_only)

    @Slot()
    def _touched(self) -> None:
        self._count.start()
        self.edited.emit()

    @Slot()
    def _tell_state(self) -> None:
        answers = self.sheet.answers({})
        given, of = answered(self.form, answers)
        words = f"DRAFT · {given} of {of} answered"
        self.state.show_badge(Badge(Rag.AMBER, words, f"Draft, {given} of {of} answered"))
        gaps = {gap.field for gap in missing(self.form, answers)}
        done = {
            section.key
            for section in self.form.sections
            if not any(field.key in gaps for field in section.fields)
            and any(field.key in answers for field in section.fields)
        }
        moment = self.receipt.field.moment()
        received, office = {RECEIPT} if moment else set(), {OFFICE} if self.office.answers({}) else set()
        self.sections.mark(frozenset(done | received | office))
        self._drop_mended(gaps | (set() if moment else {RECEIPT}))
        self._tell_age()

    def _drop_mended(self, open_fields: set[str]) -> None:
        still = tuple(gap for gap in self._missing if gap.field in open_fields)
        if still != self._missing:
            self.show_missing(still)

    def _tell_age(self) -> None:
        born, incident = self.sheet.blocks.get("date_of_birth"), self.office.blocks.get("incident_on")
        if born and incident and isinstance(born.editor, DayEditor):
            day, on = born.editor.answer(), incident.editor.answer()
            age = age_on(day, on) if isinstance(day, PartialDate) and isinstance(on, PartialDate) else None
            born.editor.set_remark(f"Age at the incident: {age}" if age else "")

    @Slot(int)
    def _scrolled(self, value: int) -> None:
        keys = [RECEIPT, *self.sheet.titles, OFFICE]
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

    @Slot()
    def _choose_file(self) -> None:
        dialog = QFileDialog(self, "File the original")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._chose_file)
        dialog.open()

    @Slot(str)
    def _chose_file(self, path: str) -> None:
        if path:
            self.file_chosen.emit(Path(path))
