"""Part One and every agency's return side by side: one line a question, disagreements marked, and what is agreed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nscb_desktop.casework.comparing import Comparison
from nscb_desktop.framework.comparison import AgreedValue, Cell, ComparedRow
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.text import visible
from nscb_desktop.views.answer_view import words_label
from nscb_desktop.views.labels import PlainLabel, button, paragraph, restyled

NOT_ANSWERED = "Not answered"
SIGN = "≠"
LETTERS = 26
"""How wide an answer's column is at least."""


def heading_of(made: Comparison) -> str:
    """How many answers contradict each other and are not agreed yet."""
    if len(made.sources) < 2:
        return "Nothing to compare yet: no agency has returned its Part Two."
    if made.disagreements == 0:
        return "No disagreement is open."
    number = "1 disagreement is" if made.disagreements == 1 else f"{made.disagreements} disagreements are"
    return f"{SIGN} {number} not agreed yet."


class ComparisonGrid(QFrame):
    """A card with the grid; it scrolls sideways where there are many agencies."""

    agree_asked = Signal(str)
    """The key of a question."""
    print_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName("Answers side by side")
        self.heading = paragraph("", "strong")
        self.buttons = QButtonGroup(self)
        self._rows: tuple[ComparedRow, ...] = ()
        self._area = QScrollArea()
        self._area.setAccessibleName("Answers side by side")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(PlainLabel("Side by side", "section"))
        top.addStretch()
        self.print_button = button("Prin&t the comparison…")
        self.print_button.clicked.connect(self.print_asked)
        top.addWidget(self.print_button)
        layout.addLayout(top)
        layout.addWidget(self.heading)
        layout.addWidget(self._area)
        self.buttons.idClicked.connect(self._ask)

    def show_comparison(self, made: Comparison, may_agree: bool) -> None:
        """Show another comparison."""
        for old in self.buttons.buttons():
            self.buttons.removeButton(old)
        self._rows = made.rows
        self.print_button.setVisible(len(made.sources) > 1)
        self.heading.setText(heading_of(made))
        restyled(self.heading, "role", "problem" if made.disagreements else "strong")
        self.heading.setAccessibleName(self.heading.text())
        inner = QWidget()
        inner.setProperty("role", "bare")
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for column, words in enumerate(("Question", *(source.name for source in made.sources), "Agreed by the Board")):
            grid.addWidget(paragraph(visible(words), "muted"), 0, column)
            grid.setColumnMinimumWidth(column, self.fontMetrics().averageCharWidth() * LETTERS)
            grid.setColumnStretch(column, 1)
        for number, row in enumerate(made.rows):
            self._add(grid, number, row, may_agree)
        self._area.setWidget(inner)
        self._area.setMinimumHeight(self._height(inner))

    def _height(self, inner: QWidget) -> int:
        width = max(inner.minimumSizeHint().width(), self._area.viewport().width())
        layout = inner.layout()
        return (layout.heightForWidth(width) if layout else 0) + self._area.horizontalScrollBar().sizeHint().height()

    def _add(self, grid: QGridLayout, number: int, row: ComparedRow, may_agree: bool) -> None:
        rule = QFrame()
        rule.setProperty("role", "rule")
        line = 2 * number + 2
        grid.addWidget(rule, line - 1, 0, 1, len(row.cells) + 2)
        top = Qt.AlignmentFlag.AlignTop
        label = row.field.label.rstrip(":")
        grid.addWidget(paragraph(f"{SIGN} {label}" if row.open else label, "strong"), line, 0, top)
        for column, cell in enumerate(row.cells, 1):
            grid.addWidget(_answer(cell), line, column, top)
        grid.addWidget(self._agreed(number, row, may_agree), line, len(row.cells) + 1, top)

    def _agreed(self, number: int, row: ComparedRow, may_agree: bool) -> QWidget:
        cell = QWidget()
        layout = QVBoxLayout(cell)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        if row.agreed:
            layout.addWidget(words_label(in_words(row.field.kind, row.agreed.value), "strong"))
            layout.addWidget(words_label(agreed_words(row.agreed), "small"))
        if may_agree and len(row.cells) > 1:
            label = row.field.label.rstrip(":")
            words = "Agree another value…" if row.agreed else "Agree a value…"
            made = button(words, "link", f"{words.rstrip('…')}: {label}")
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            self.buttons.addButton(made, number)
            layout.addWidget(made)
        layout.addStretch()
        return cell

    def _ask(self, number: int) -> None:
        if number < len(self._rows):
            self.agree_asked.emit(self._rows[number].field.key)


def agreed_words(agreed: AgreedValue) -> str:
    """Its source, the reason, and who recorded it when."""
    return f"Source: {agreed.source}. {agreed.why} · {agreed.recorded_by}, {shown(agreed.recorded_at)}"


def _answer(cell: Cell) -> QWidget:
    """The answer in the agency's own words, and below it whom it contradicts, by sign and in red."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    layout.addWidget(words_label(cell.words or NOT_ANSWERED, "" if cell.words else "muted"))
    if cell.against:
        layout.addWidget(words_label(f"{SIGN} {'; '.join(cell.against)}", "problem"))
    layout.addStretch()
    return made
