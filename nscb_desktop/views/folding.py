"""Rows that make room at large text: two groups side by side that fold into two lines, and words cut short with dots."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSplitter, QWidget


class FoldingRow(QWidget):
    """What its layout holds in one line while there is room, in two lines when there is not."""

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest part, because it can fold."""
        layout = self.layout()
        if layout is None:
            return super().minimumSizeHint()
        widths = [part.minimumSizeHint().width() for part in self._parts()]
        return QSize(max(widths, default=0), layout.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """Fold or unfold when what it holds has changed."""
        taken = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fold()
        return taken

    def _fold(self) -> None:
        layout = self.layout()
        if isinstance(layout, QBoxLayout):
            parts = self._parts()
            needed = sum(part.minimumSizeHint().width() for part in parts) + layout.spacing() * (len(parts) - 1)
            wanted = QBoxLayout.Direction.LeftToRight if needed <= self.width() else QBoxLayout.Direction.TopToBottom
            if layout.direction() is not wanted:
                layout.setDirection(wanted)

    def _parts(self) -> list[QWidget]:
        layout = self.layout()
        held = [layout.itemAt(number) for number in range(layout.count())] if layout else []
        return [widget for item in held if item and (widget := item.widget())]


class FoldingSplitter(QSplitter):
    """Two parts side by side while there is room, one above the other when there is not."""

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest part, because it can fold."""
        hints = [_least(part) for part in self._parts()]
        heights = [hint.height() for hint in hints]
        tall = (
            sum(heights) + self.handleWidth()
            if self.orientation() is Qt.Orientation.Vertical
            else max(heights, default=0)
        )
        return QSize(max((hint.width() for hint in hints), default=0), tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        needed = sum(_least(part).width() for part in self._parts()) + self.handleWidth()
        wanted = Qt.Orientation.Horizontal if needed <= self.width() else Qt.Orientation.Vertical
        if self.orientation() is not wanted:
            self.setOrientation(wanted)
            self.updateGeometry()
        super().resizeEvent(event)

    def _parts(self) -> list[QWidget]:
        return [part for number in range(self.count()) if (part := self.widget(number))]


def _least(widget: QWidget) -> QSize:
    return widget.minimumSizeHint().expandedTo(widget.minimumSize())


class ShortLabel(QLabel):
    """One line that ends in dots where there is no room for it; a screen reader hears all of it."""

    def __init__(self, parent: QWidget | None = None, role: str = "") -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self.setAccessibleName(text)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much of the text as there is room for."""
        painter = QPainter(self)
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
