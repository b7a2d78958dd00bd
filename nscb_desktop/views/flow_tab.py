"""The flow chart of a case: where it stands in section 5, drawn from its milestones, and how it prints."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nscb_desktop.assets import resource
from nscb_desktop.casework.flow import FlowPicture
from nscb_desktop.framework.flow import LABEL
from nscb_desktop.views.labels import PlainLabel, button, paragraph
from nscb_desktop.views.once import Once

PAPER = "#ffffff"
"""The chart is a piece of paper in every theme: its colours are those it prints with."""
_FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
_EDGE = 16
_LETTERS = 100
"""Average letters across the chart at the user's text size."""


class ChartView(QWidget):
    """The drawing that is printed, as large as the text size asks; read aloud as its description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Flow chart")
        self._drawn: QSvgRenderer | None = None

    def show_picture(self, picture: FlowPicture | None) -> None:
        """Show another chart, or none."""
        self._drawn = None
        self.setAccessibleDescription(picture.words if picture else "")
        if picture:
            for name in _FONTS:
                _load_font(name)
            self._drawn = QSvgRenderer(QByteArray(picture.svg))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as a hundred letters, and as high as that makes it."""
        if self._drawn is None:
            return QSize(0, 0)
        size = self._drawn.defaultSize()
        wide = self.fontMetrics().averageCharWidth() * _LETTERS
        return QSize(wide + 2 * _EDGE, wide * size.height() // max(1, size.width()) + 2 * _EDGE)

    def minimumSizeHint(self) -> QSize:
        """The chart is never drawn smaller; its tab scrolls."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chart on its paper."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(PAPER))
        if self._drawn:
            self._drawn.render(painter, QRectF(self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)))
        painter.end()


@lru_cache(maxsize=len(_FONTS))
def _load_font(name: str) -> int:
    """A face of the paper, loaded once, so that the screen sets the same letters."""
    return QFontDatabase.addApplicationFont(str(resource("fonts", name)))


class FlowTab(QWidget):
    """The chart, what it is, and a button that prints it."""

    print_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Flow chart")
        self._once = Once()
        self.here, self.label = paragraph("", "strong"), PlainLabel(LABEL, "muted")
        self.label.setWordWrap(True)
        self.print = button("Print the flo&w chart…", name="Print the flow chart")
        self.chart = ChartView()
        self._arrange()
        self.print.clicked.connect(self._ask_to_print)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(self.here)
        words.addWidget(self.label)
        top.addLayout(words, 1)
        top.addWidget(self.print, 0, Qt.AlignmentFlag.AlignTop)
        paper = QFrame()
        paper.setProperty("role", "bare")
        middle = QHBoxLayout(paper)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(self.chart)
        middle.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName("Flow chart of the case")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(paper)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(area, 1)

    def show_picture(self, picture: FlowPicture | None, printing: bool = False) -> None:
        """Show how a case stands, or nothing."""
        self.here.setText(picture.here if picture else "")
        self.chart.show_picture(picture)
        self.print.setVisible(printing and picture is not None)

    def _ask_to_print(self) -> None:
        if self._once.allows("print"):
            self.print_asked.emit()
