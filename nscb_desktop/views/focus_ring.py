"""The dark edge round whatever has the keyboard: on a light page yellow alone would not be seen."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QWidget,
)

from nscb_desktop.views import theme

RINGED = (QAbstractButton, QLineEdit, QComboBox, QAbstractScrollArea)
"""The style sheet draws the yellow inside these; everything else draws its own focus."""


class FocusEdge(QFocusFrame):
    """A line round a widget, just outside its own border."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill what the style leaves between the widget and this frame."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.in_use().focus_edge))
        painter.end()


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
            self._edge.setWidget(now)
            self._edge.destroyed.connect(self._gone)

    def _take_off(self) -> None:
        edge, self._edge = self._edge, None
        if edge is not None:
            edge.destroyed.disconnect(self._gone)
            edge.setWidget(None)  # type: ignore[arg-type]  # Qt takes no widget here, its stub does not say so
            edge.deleteLater()

    def _gone(self) -> None:
        # It dies with the widget it was put round.
        self._edge = None
