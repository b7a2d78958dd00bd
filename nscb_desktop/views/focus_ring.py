"""The dark edge round whatever has the keyboard: on a light page yellow alone would not be seen."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QWidget,
)
from shiboken6 import isValid

from nscb_desktop.views import theme

RINGED = (QAbstractButton, QLineEdit, QComboBox, QAbstractScrollArea)
"""The style sheet draws the yellow inside these; everything else draws its own focus."""
EDGE = 2
"""Pixels of the edge, outside the widget's own border."""
_MOVING = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}


class FocusEdge(QWidget):
    """A line round all four sides of a widget, on whatever round it has room for them."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        # What lies between moves the widget without telling it.
        self._between = _up_to_room_for(widget)
        super().__init__(self._between[-1])
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for each in (widget, *self._between):
            each.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        host = self._between[-1]
        inner = QRect(self._widget.mapTo(host, QPoint(0, 0)), self._widget.size())
        self.setGeometry(inner.adjusted(-EDGE, -EDGE, EDGE, EDGE))
        self.setMask(QRegion(self.rect()) - QRegion(self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)))
        self.setVisible(self._widget.isVisibleTo(host))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget."""
        # A dialog that is being destroyed hides first, and is no widget any more by then.
        if event.type() in _MOVING and all(isValid(each) for each in (self, self._widget, *self._between)):
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill what the mask leaves."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.in_use().focus_edge))
        painter.end()


def _up_to_room_for(widget: QWidget) -> list[QWidget]:
    """The widgets round this one up to the first that has room for its edge, or that scrolls, or that is a window."""
    found: list[QWidget] = []
    here = widget.parentWidget()
    while here is not None:
        found.append(here)
        inner = QRect(widget.mapTo(here, QPoint(0, 0)), widget.size())
        roomy = here.rect().contains(inner.adjusted(-EDGE, -EDGE, EDGE, EDGE))
        # A splitter would take the edge for one more of its parts.
        if here.isWindow() or ((_scrolls(here) or roomy) and not isinstance(here, QSplitter)):
            break
        here = here.parentWidget()
    return found


def _scrolls(widget: QWidget) -> bool:
    viewport = widget.parentWidget()
    return viewport is not None and isinstance(viewport.parentWidget(), QScrollArea)


class FocusRing(QObject):
    """Puts the edge round each widget that gets the keyboard; keep one for as long as the application runs."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._edge: FocusEdge | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._take_off()
        if isinstance(now, RINGED) and now.parentWidget() is not None:
            self._edge = FocusEdge(now)

    def _take_off(self) -> None:
        edge, self._edge = self._edge, None
        if edge is not None and isValid(edge):
            edge.hide()
            edge.deleteLater()
