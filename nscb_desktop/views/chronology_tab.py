"""The chronology of a case: each agency's involvements as swim lanes, with their numbers in a table beside them."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from nscb_desktop.framework.chronology import Lane, Span
from nscb_desktop.framework.text import one_line
from nscb_desktop.views.answer_view import words_label
from nscb_desktop.views.labels import PlainLabel, button, card, paragraph
from nscb_desktop.views.once import Once
from nscb_desktop.views.panels import ShortRows
from nscb_desktop.views.tables import Column, PagedModel, listed

NOTHING = "No agency has returned a Part Two yet. What it says of its involvement is drawn here."
_ROWS = 8

Line = tuple[str, Span]


def _number(line: Line) -> str:
    return str(line[1].number)


def _agency(line: Line) -> str:
    return line[0]


def _kind(line: Line) -> str:
    return f"{line[1].kind.value} {line[1].kind.shown}"


def _what(line: Line) -> str:
    return one_line(line[1].what)


def _dates(line: Line) -> str:
    return one_line(line[1].dates)


def _outcome(line: Line) -> str:
    return one_line(line[1].outcome)


COLUMNS = (
    Column("number", "No.", _number, 4, look="strong", sortable=False),
    Column("agency", "Agency", _agency, 20, sortable=False),
    Column("kind", "Kind", _kind, 13, sortable=False),
    Column("what", "What", _what, 38, sortable=False, grows=True),
    Column("dates", "Dates as written", _dates, 26, sortable=False),
    Column("outcome", "Outcome", _outcome, 30, sortable=False),
)


class Picture(QWidget):
    """A drawing as wide as there is room, in its own proportions, on white as on paper."""

    def __init__(self, drawing: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn = QSvgRenderer(QByteArray(drawing), self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def hasHeightForWidth(self) -> bool:
        """It keeps its proportions."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its proportions make it."""
        size = self._drawn.defaultSize()
        return round(size.height() * width / max(1, size.width()))

    def sizeHint(self) -> QSize:
        """Its own size."""
        return self._drawn.defaultSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        self._drawn.render(painter, self.rect())
        painter.end()


class ChronologyTab(QWidget):
    """The lanes above, the table below; one page that scrolls."""

    print_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Chronology")
        self._once = Once()
        self.print = button("Print chrono&logy…", name="Print the chronology")
        self.empty = paragraph(NOTHING, "muted")
        self.pictures = QWidget()
        self.pictures.setAccessibleName("Swim lanes; the table below says the same")
        self._drawn = QVBoxLayout(self.pictures)
        self._drawn.setContentsMargins(0, 0, 0, 0)
        self.model = PagedModel[Line](COLUMNS, listed(()), self)
        self.rows = ShortRows[Line](self.model, _number, "Involvements", _ROWS)
        self.words = words_label("", "muted")
        self._arrange()
        self.print.clicked.connect(self._ask_to_print)
        self.clear()

    def _arrange(self) -> None:
        sheet = card()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(14, 12, 14, 14)
        inside.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(PlainLabel("Agencies' involvement over time", "section"), 1)
        head.addWidget(self.print)
        inside.addLayout(head)
        for widget in (self.empty, self.pictures, self.rows, self.words):
            inside.addWidget(widget)
        inner = QWidget()
        inner.setProperty("role", "bare")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 12, 6, 0)
        column.addWidget(sheet)
        column.addStretch()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAccessibleName("Chronology of the case")
        self.area.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)

    def load(self, lanes: Sequence[Lane], drawings: Sequence[bytes], may_print: bool) -> None:
        """Show a case's lanes, and nothing of those before."""
        while (item := self._drawn.takeAt(0)) is not None:
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for each in drawings:
            self._drawn.addWidget(Picture(each))
        lines = [(lane.agency, span) for lane in lanes for span in lane.spans]
        self.model.load(listed(lines))
        beside = [f"{lane.agency}: {lane.words}" for lane in lanes if lane.words]
        self.words.setText("\n".join(beside))
        self.words.setVisible(bool(beside))
        self.pictures.setVisible(bool(drawings))
        self.rows.setVisible(bool(lines))
        self.empty.setVisible(not lanes)
        self.print.setVisible(may_print and bool(lanes))

    def clear(self) -> None:
        """Show no case."""
        self.load((), (), may_print=False)

    def _ask_to_print(self) -> None:
        if self._once.allows("print"):
            self.print_asked.emit()
