"""The small mark inside a text field that opens what else can be answered: dots, or an arrow where there is a list."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QWidget


class Chevron(QAbstractButton):
    """An arrow pointing down, or three dots; Alt+Down in the field does the same, so it takes no stop of its own in the tab order."""

    def __init__(self, parent: QWidget, opens_list: bool = False) -> None:
        super().__init__(parent)
        self._opens_list = opens_list
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName("Other answers")
        self.setToolTip("Other answers (Alt+Down)")

    def sizeHint(self) -> QSize:
        """As high as a line of text."""
        side = max(18, self.fontMetrics().height())
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the colour of secondary text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.palette().placeholderText().color())
        pen.setWidthF(1.6)
        painter.setPen(pen)
        middle, reach = self.rect().center(), self.width() / 5
        x, y = middle.x() + 0.5, middle.y() + 0.5
        if not self._opens_list:
            painter.setBrush(pen.color())
            painter.setPen(Qt.PenStyle.NoPen)
            for step in (-1, 0, 1):
                painter.drawEllipse(QPointF(x + step * reach * 1.2, y), 1.4, 1.4)
            painter.end()
            return
        painter.drawPolyline(
            QPolygonF([QPointF(x - reach, y - reach / 2), QPointF(x, y + reach / 2), QPointF(x + reach, y - reach / 2)])
        )
        painter.end()
