"""A registered form to be read: label, guidance and answer as on the paper, every amendment dated beside what it changed."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nscb_desktop.framework.asked import questions
from nscb_desktop.framework.dates import short_day
from nscb_desktop.framework.fields import Field
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.moments import shown, shown_as_given
from nscb_desktop.framework.records import Amendment, FormRecord
from nscb_desktop.framework.text import visible
from nscb_desktop.views.answer_view import NOT_ANSWERED, AnswerView, words_label
from nscb_desktop.views.labels import PlainLabel, button, paragraph

NOT_AUTHORISED = "NOT AUTHORISED"


def form_names(records: Sequence[FormRecord]) -> list[str]:
    """What each of a case's forms is called where there is more than one."""
    if len(records) == 1:
        return [records[0].form.name]
    return [f"{record.form.name} ({number}), {_agency(record)}" for number, record in enumerate(records, start=1)]


def _agency(record: FormRecord) -> str:
    return in_words(record.form.field("agency").kind, record.answers.get("agency")) or "agency not given"


def authorisation_words(record: FormRecord) -> str:
    """Who authorised a form, when and how; or that nobody has, and why it was registered before."""
    given = record.authorisation
    if given is None:
        return f"{NOT_AUTHORISED}: {record.unauthorised_reason or 'no reason given'}"
    how = f", {given.how}" if given.how else ""
    own = f" Lead officer and authoriser are one person: {given.own_form_reason}" if given.own_form_reason else ""
    return f"Authorised by {given.name}, {given.role}, {shown(given.at)}{how}.{own}"


def amendment_words(amendment: Amendment) -> str:
    """Who amended an answer, when and why."""
    said = f"Amended {short_day(amendment.made_on)} by {amendment.recorded_by}"
    return f"{said}. {amendment.why}" if amendment.why else said


class FormReader(QWidget):
    """The forms of a case, one at a time."""

    amend_asked = Signal(int)
    """The FormRecord's id."""
    authorise_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Part One")
        self._records: tuple[FormRecord, ...] = ()
        self._number = 0
        self._may_amend = self._may_authorise = False
        self.which = QButtonGroup(self)
        self.which.setExclusive(True)
        self.which.idClicked.connect(self.show_form)
        self.about, self.warning = words_label("", "muted"), words_label("", "problem")
        self.amend, self.authorise = button("Am&end…"), button("Author&ise…")
        self.area = QScrollArea()
        self._arrange()
        self.amend.clicked.connect(self._ask_amend)
        self.authorise.clicked.connect(self._ask_authorise)

    def _arrange(self) -> None:
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName("The form as registered")
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._choices = QHBoxLayout()
        self._choices.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(self._choices)
        words.addWidget(self.warning)
        words.addWidget(self.about)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addLayout(words, 1)
        top.addWidget(self.authorise, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.amend, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.area, 1)

    @property
    def record(self) -> FormRecord | None:
        """The form shown, or None."""
        return self._records[self._number] if self._records else None

    def load(self, records: Sequence[FormRecord], may_amend: bool, may_authorise: bool, keep: bool = False) -> None:
        """Show the forms of a case; ``keep`` stays at the same form and place, for the same case read anew."""
        number = self._number if keep and self._number < len(records) else 0
        place = self.area.verticalScrollBar().value() if keep else 0
        self._records = tuple(records)
        self._may_amend, self._may_authorise = may_amend, may_authorise
        self._offer_choices()
        self.show_form(number)
        self.area.verticalScrollBar().setValue(place)

    def _offer_choices(self) -> None:
        for old in self.which.buttons():
            self.which.removeButton(old)
            self._choices.removeWidget(old)
            old.hide()
            old.deleteLater()
        if len(self._records) < 2:
            return
        for number, name in enumerate(form_names(self._records)):
            made = button(visible(name).replace("&", "&&"), "", visible(name))
            made.setCheckable(True)
            self.which.addButton(made, number)
            self._choices.insertWidget(number, made)

    def show_form(self, number: int) -> None:
        """Show one of the case's forms from its top."""
        self._number = number
        record = self.record
        for place, each in enumerate(self.which.buttons()):
            each.setChecked(place == number)
        self._say(record)
        old = self.area.takeWidget()
        if old is not None:
            old.deleteLater()
        self.area.setWidget(_paper(record) if record else QWidget())
        self.area.verticalScrollBar().setValue(0)

    def _say(self, record: FormRecord | None) -> None:
        # A sheet of the office is nobody's to authorise.
        authorised = record is None or record.authorisation is not None or not record.form.adopted
        several = len(self._records) > 1  # the page's own warning stands above a single form
        self.warning.setText(visible(authorisation_words(record)) if record and several and not authorised else "")
        self.warning.setVisible(bool(self.warning.text()))
        about = []
        if record:
            came, kept = ("Received", "registered") if record.form.adopted else ("Made", "recorded")
            at = shown(record.received_at) if record.form.adopted else shown_as_given(record.received_at)
            about = [f"{came} {at}, {kept} {shown(record.registered_at)} by {record.registered_by}."]
            about += [authorisation_words(record)] if record.authorisation else []
            about += [f"{kept.capitalize()} with answers missing: {record.gaps_reason}"] if record.gaps_reason else []
        self.about.setText(visible("\n".join(about)))
        self.amend.setVisible(self._may_amend and record is not None)
        self.authorise.setVisible(self._may_authorise and not authorised)

    def _ask_amend(self) -> None:
        if self.record:
            self.amend_asked.emit(self.record.id)

    def _ask_authorise(self) -> None:
        if self.record:
            self.authorise_asked.emit(self.record.id)


class _Paper(QFrame):
    """A card as high as its words are at its width.

    The heights at which each label would look best, added up, are more, and would leave the end of a form blank.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")

    def minimumSizeHint(self) -> QSize:
        """As wide as its widest word; its height follows from its width."""
        return QSize(super().minimumSizeHint().width(), 0)


def _paper(record: FormRecord) -> QWidget:
    """The form: labels on the left as on the paper, answers on the right."""
    paper = _Paper()
    grid = QGridLayout(paper)
    grid.setContentsMargins(0, 12, 0, 12)
    grid.setSpacing(0)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 8)
    head = paragraph(f"{record.form.part} – {record.form.completed_by}", "section")
    head.setContentsMargins(14, 0, 14, 10)
    grid.addWidget(head, 0, 0, 1, 2)
    number = 1
    for field in questions(record.form, record.answers, touched={each.field for each in record.amendments}):
        rule = QFrame()
        rule.setProperty("role", "rule")
        grid.addWidget(rule, number, 0, 1, 2)
        grid.addWidget(_label(field), number + 1, 0)
        grid.addWidget(_answer(record, field), number + 1, 1)
        number += 2
    grid.setRowStretch(number, 1)
    return paper


def _label(field: Field) -> QWidget:
    cell = QWidget()
    cell.setAutoFillBackground(True)
    cell.setBackgroundRole(QPalette.ColorRole.AlternateBase)
    layout = QVBoxLayout(cell)
    layout.setContentsMargins(14, 8, 14, 8)
    layout.setSpacing(2)
    layout.addWidget(paragraph(field.label, "strong"))
    if field.guidance:
        layout.addWidget(paragraph(field.guidance, "small"))
    layout.addStretch(1)
    return cell


def _answer(record: FormRecord, field: Field) -> QWidget:
    cell = QWidget()
    layout = QVBoxLayout(cell)
    layout.setContentsMargins(14, 8, 14, 8)
    layout.setSpacing(4)
    layout.addWidget(AnswerView(field.kind, record.answers.get(field.key)))
    for amendment in reversed([each for each in record.amendments if each.field == field.key]):
        layout.addWidget(words_label(amendment_words(amendment), "small"))
        layout.addWidget(_was(field, amendment))
    layout.addStretch(1)
    return cell


def _was(field: Field, amendment: Amendment) -> QWidget:
    """The old answer, struck through and headed "was", because a line through words may not be seen."""
    cell = QWidget()
    layout = QHBoxLayout(cell)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    layout.addWidget(PlainLabel("was", "small"), 0, Qt.AlignmentFlag.AlignTop)
    old = words_label(in_words(field.kind, amendment.old) or NOT_ANSWERED, "muted")
    font = old.font()
    font.setStrikeOut(True)
    old.setFont(font)
    layout.addWidget(old, 1)
    return cell
