"""A page that a form is typed on: when it was saved, what is missing and where that stands, the files that came with it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QPushButton, QSizePolicy, QWidget

from nscb_desktop.framework.completeness import Missing
from nscb_desktop.framework.london import local
from nscb_desktop.framework.records import Draft
from nscb_desktop.framework.timescales import Rag
from nscb_desktop.views.badges import Badge, BadgeLabel
from nscb_desktop.views.designed.ui_form_page import Ui_FormPage
from nscb_desktop.views.designed.ui_sheet_page import Ui_SheetPage
from nscb_desktop.views.editing.field_block import FieldBlock
from nscb_desktop.views.editing.filed_list import FiledList
from nscb_desktop.views.editing.flow_layout import FlowLayout
from nscb_desktop.views.editing.receipt_card import ReceiptCard
from nscb_desktop.views.editing.section_list import SectionList
from nscb_desktop.views.error_summary import ErrorSummary
from nscb_desktop.views.once import Once
from nscb_desktop.views.sheet_task import MOMENT
from nscb_desktop.views.spelling import Dictionary

COUNT_AFTER_MS = 250


class TypingPage(QWidget):
    """What the page of a referral and the page of any other form have in common."""

    edited = Signal()
    preview_asked = Signal()
    discard_asked = Signal()
    file_chosen = Signal(object)
    """The path of the received original, or of a copy of what was sent, to be filed with what is typed."""

    ui: Ui_FormPage | Ui_SheetPage
    receipt: ReceiptCard | None = None
    sections: SectionList | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "window")
        self._missing: tuple[Missing, ...] = ()
        self._barred = False
        self._once = Once()
        self.state = BadgeLabel(parent=self)
        self.summary = ErrorSummary(self)
        self.summary.jumped.connect(self.jump_to)
        self.filed = FiledList(self)
        self._count = QTimer(self)
        self._count.setSingleShot(True)
        self._count.setInterval(COUNT_AFTER_MS)
        self._count.timeout.connect(self._tell_state)

    def _furnish(self, attach: QPushButton, submit: QPushButton, letters: int, at_most: int) -> None:
        """Lay out the head and the side; ``attach`` asks for a file to be filed, ``submit`` is what it is typed for."""
        ui = self.ui
        head = FlowLayout(ui.head, across=12, down=8, middle=True)
        head.place(ui.names, 44)
        ui.head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._heads = (attach, ui.discard, ui.preview, submit)
        for each in (ui.saved, self.state, *self._heads):
            head.place(each, 0, 0)
        ui.summary_place.addWidget(self.summary)
        ui.side.setFixedWidth(min(letters * self.fontMetrics().averageCharWidth(), at_most))
        ui.preview.clicked.connect(self.preview_asked)
        ui.discard.clicked.connect(self.discard_asked)
        attach.clicked.connect(self._choose_file)

    def _order_tabs(self, stops: Sequence[QWidget]) -> None:
        """Let Tab go through the buttons of the head, the sections, and these stops of the form."""
        for before, after in pairwise([*self._heads, self.ui.sections, *stops]):
            QWidget.setTabOrder(before, after)

    def use_dictionary(self, dictionary: Dictionary) -> None:
        """Check spelling in every text that runs over lines."""
        raise NotImplementedError

    def current(self) -> Draft:
        """The draft as it stands on the screen."""
        raise NotImplementedError

    @Slot()
    def _tell_state(self) -> None:
        raise NotImplementedError

    def _blocks(self) -> Mapping[str, FieldBlock]:
        """Every question on the page, by its key."""
        raise NotImplementedError

    def _anchor(self, section: str) -> QWidget | None:
        """Where a section begins."""
        raise NotImplementedError

    def _first_field(self, section: str) -> QWidget | None:
        """What a section asks first."""
        raise NotImplementedError

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
        place = self._blocks().get(key) or (self.receipt if key == MOMENT else None)
        if place:
            place.show_problem(sentence)

    def _drop_mended(self, open_fields: set[str]) -> None:
        still = tuple(gap for gap in self._missing if gap.field in open_fields)
        if still != self._missing:
            self.show_missing(still, barred=self._barred)

    def _tell_answered(self, given: int, of: int) -> None:
        words = f"DRAFT · {given} of {of} answered"
        self.state.show_badge(Badge(Rag.AMBER, words, f"Draft, {given} of {of} answered"))

    @Slot(str)
    def jump_to(self, field_key: str) -> None:
        """Bring a field into view and put the cursor in it."""
        block = self._blocks().get(field_key)
        if place := block or self.receipt:
            self.ui.scroll.ensureWidgetVisible(place, 0, 24)
            target = place.editor if isinstance(place, FieldBlock) else place.field
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def go_to_section(self, key: str) -> None:
        """Bring a section to the top of the view and its first field under the cursor."""
        anchor, first = self._anchor(key), self._first_field(key)
        if anchor is None or first is None or self.sections is None:
            return
        top = anchor.mapTo(self.ui.sheet, anchor.rect().topLeft()).y()
        self.ui.scroll.verticalScrollBar().setValue(max(0, top - 8))
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sections.stand_at(key)

    @Slot()
    def _touched(self) -> None:
        self._count.start()
        self.edited.emit()

    @Slot()
    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self._heads[0].accessibleName())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._chose_file)
        dialog.open()

    @Slot(str)
    def _chose_file(self, path: str) -> None:
        if path:
            self.file_chosen.emit(Path(path))
