"""The page any form is typed in for a case: an agency's return or a gate's sheet, with what has to be read beside it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from nscb_desktop.framework.completeness import Missing, answered, missing
from nscb_desktop.framework.london import local
from nscb_desktop.framework.records import Draft
from nscb_desktop.framework.text import visible
from nscb_desktop.framework.timescales import Rag
from nscb_desktop.views.answer_view import words_label
from nscb_desktop.views.badges import Badge, BadgeLabel
from nscb_desktop.views.designed.ui_sheet_page import Ui_SheetPage
from nscb_desktop.views.editing.filed_list import FiledList
from nscb_desktop.views.editing.flow_layout import FlowLayout
from nscb_desktop.views.editing.form_sheet import FormSheet
from nscb_desktop.views.editing.receipt_card import ReceiptCard
from nscb_desktop.views.editing.section_list import SectionList
from nscb_desktop.views.editors import editor_for
from nscb_desktop.views.error_summary import ErrorSummary
from nscb_desktop.views.form_page import COUNT_AFTER_MS
from nscb_desktop.views.labels import PlainLabel, paragraph
from nscb_desktop.views.once import Once
from nscb_desktop.views.sheet_task import FILE_BUTTONS, MOMENT, SheetTask, answered_sections
from nscb_desktop.views.spelling import Dictionary

LEAST_LINES = 10
"""How much of the form is seen at once, however large the text and small the window."""


class SheetPage(QWidget):
    """One task at a time; nothing on it is answered until somebody answers it."""

    edited = Signal()
    preview_asked = Signal()
    submitted = Signal()
    discard_asked = Signal()
    file_chosen = Signal(object)
    """The path of the received original, to be filed with what is typed."""

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._task: SheetTask | None = None
        self._missing: tuple[Missing, ...] = ()
        self._barred = False
        self._dictionary: Dictionary | None = None
        self._once = Once()
        self.sheet: FormSheet | None = None
        self.receipt: ReceiptCard | None = None
        self.sections: SectionList | None = None
        self.ui = Ui_SheetPage()
        self.ui.setupUi(self)
        self.setProperty("role", "window")
        self.setAccessibleName("Form of a case")
        self.state = BadgeLabel(parent=self)
        self._arrange_head()
        self.summary = ErrorSummary(self)
        self.ui.summary_place.addWidget(self.summary)
        self.filed = FiledList(self)
        # A short form stands at the top, each card as high as its words.
        self.ui.sheet_layout.addStretch(1)
        self._count = QTimer(self)
        self._count.setSingleShot(True)
        self._count.setInterval(COUNT_AFTER_MS)
        self._connect()
        text = self.fontMetrics()
        self.ui.side.setFixedWidth(min(36 * text.averageCharWidth(), 380))
        self.ui.scroll.setMinimumHeight(LEAST_LINES * text.lineSpacing())

    def _arrange_head(self) -> None:
        head = FlowLayout(self.ui.head, across=12, down=8, middle=True)
        head.place(self.ui.names, 44)
        self.ui.head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        ui = self.ui
        for each in (ui.saved, self.state, ui.file_original, ui.discard, ui.preview, ui.submit):
            head.place(each, 0, 0)

    def _connect(self) -> None:
        self._count.timeout.connect(self._tell_state)
        self.summary.jumped.connect(self.jump_to)
        self.ui.preview.clicked.connect(self.preview_asked)
        self.ui.discard.clicked.connect(self.discard_asked)
        self.ui.submit.clicked.connect(self._submit)
        self.ui.file_original.clicked.connect(self._choose_file)

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
        heads: list[QWidget] = [self.ui.file_original, self.ui.discard, self.ui.preview, self.ui.submit]
        stops = [*heads, self.ui.sections, self.receipt.field.line, self.receipt.field.now, *self.sheet.tab_stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

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

    def show_saved(self, at: datetime) -> None:
        """Say when it was last saved."""
        self.ui.saved.setText(f"Saved {local(at):%H:%M:%S}")

    def show_not_saved(self, sentence: str) -> None:
        """Say that it could not be saved yet; the text is still here and is tried again."""
        self.ui.saved.setText(sentence)

    def show_missing(self, gaps: Sequence[Missing], *, barred: bool = False) -> None:
        """List what is missing above the form, and say it at each field; ``barred`` where no reason would cure it."""
        for gap in self._missing:
            self._say_at(gap.field, "")
        self._missing = tuple(gaps)
        self._barred = barred
        self.summary.show_missing(gaps, barred=barred)
        for gap in gaps:
            self._say_at(gap.field, gap.sentence)

    def _say_at(self, key: str, sentence: str) -> None:
        block = self.sheet.blocks.get(key) if self.sheet else None
        place = block or (self.receipt if key == MOMENT else None)
        if place:
            place.show_problem(sentence)

    @Slot(str)
    def jump_to(self, field_key: str) -> None:
        """Bring a field into view and put the cursor in it."""
        block = self.sheet.blocks.get(field_key) if self.sheet else None
        if self.receipt:
            self.ui.scroll.ensureWidgetVisible(block or self.receipt, 0, 24)
            (block.editor if block else self.receipt.field).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def go_to_section(self, key: str) -> None:
        """Bring a section to the top of the view and its first field under the cursor."""
        if self.sheet is None or self.receipt is None:
            return
        anchor = self.sheet.titles.get(key) or self.receipt
        top = anchor.mapTo(self.ui.sheet, anchor.rect().topLeft()).y()
        self.ui.scroll.verticalScrollBar().setValue(max(0, top - 8))
        first = next((s.fields[0].key for s in self.task.draft.form.sections if s.key == key), None)
        target = self.sheet.blocks[first].editor if first else self.receipt.field
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _touched(self) -> None:
        self._count.start()
        self.edited.emit()

    @Slot()
    def _tell_state(self) -> None:
        if self._task is None or self.sections is None:
            return
        draft, gaps = self.current(), {gap.field for gap in self.gaps()}
        given, of = answered(draft.form, draft.answers)
        words = f"DRAFT · {given} of {of} answered"
        self.state.show_badge(Badge(Rag.AMBER, words, f"Draft, {given} of {of} answered"))
        self.sections.mark(answered_sections(draft.form, draft, gaps))
        still = tuple(gap for gap in self._missing if gap.field in gaps)
        if still != self._missing:
            self.show_missing(still, barred=self._barred)

    @Slot()
    def _submit(self) -> None:
        # The second click of a double click must not ask a second time.
        if self._task and self._once.allows("submit"):
            self.submitted.emit()

    @Slot()
    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.ui.file_original.accessibleName())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._chose_file)
        dialog.open()

    @Slot(str)
    def _chose_file(self, path: str) -> None:
        if path:
            self.file_chosen.emit(Path(path))
