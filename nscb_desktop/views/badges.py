"""Badges that say how a clock stands: shape, letter and words on a tinted ground, so that colour never stands alone."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nscb_desktop.framework.timescales import Clock, Rag
from nscb_desktop.views import theme

_PAD_X, _PAD_Y, _RADIUS = 8, 3, 3


@dataclass(frozen=True, slots=True)
class Badge:
    """What a badge shows: its colour, and words that begin with the shape and the letter."""

    rag: Rag
    text: str
    spoken: str = ""
    """The same in plain words, for screen readers."""


def badge_of(clock: Clock, long: bool = False) -> Badge:
    """A clock's badge: ``◆ A 1``, or with ``long`` ``◆ A · 1 working day left``."""
    short = f"{clock.rag.shape} {clock.rag.value}"
    return Badge(clock.rag, f"{short} · {clock.in_words}" if long else clock.badge, clock.in_words)


def _bold(font: QFont) -> QFont:
    small = QFont(font)
    small.setBold(True)
    if font.pointSizeF() > 0:
        small.setPointSizeF(font.pointSizeF() * 12 / 13)
    return small


def badge_size(text: str, font: QFont) -> QSize:
    """How much room a badge with these words takes."""
    metrics = QFontMetrics(_bold(font))
    return QSize(metrics.horizontalAdvance(text) + 2 * _PAD_X, metrics.height() + 2 * _PAD_Y)


def paint_badge(painter: QPainter, badge: Badge, left: float, middle: float, font: QFont, widest: float = 1e6) -> None:
    """Paint a badge with its left edge and its middle line at these places, no wider than there is room."""
    size = badge_size(badge.text, font)
    ink, ground = theme.in_use().rag(badge.rag)
    box = QRectF(left, middle - size.height() / 2, min(size.width(), widest), size.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(ground))
    painter.setPen(QColor(ink) if theme.in_use().name == "contrast" else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    painter.setFont(_bold(font))
    painter.setPen(QColor(ink))
    inner = box.adjusted(_PAD_X, 0, -_PAD_X, 0)
    shown = painter.fontMetrics().elidedText(badge.text, Qt.TextElideMode.ElideRight, int(inner.width()) + 1)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


class BadgeLabel(QWidget):
    """A badge that stands by itself on a page."""

    def __init__(self, badge: Badge | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge: Badge | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_badge(badge)

    @property
    def badge(self) -> Badge | None:
        """What is shown."""
        return self._badge

    def show_badge(self, badge: Badge | None) -> None:
        """Show another badge, or none."""
        self._badge = badge
        self.setAccessibleName((badge.spoken or badge.text) if badge else "")
        if badge is None:
            self.hide()
        elif self.parent() is not None:
            # Shown before it has a place, it would be a window of its own for a moment, and take the keyboard with it.
            self.show()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return badge_size(self._badge.text if self._badge else "", self.font())

    def minimumSizeHint(self) -> QSize:
        """Never so narrow that the letter is lost."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), badge_size("▲ R late", self.font()).width()), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the badge at the left edge."""
        if self._badge:
            painter = QPainter(self)
            paint_badge(painter, self._badge, 0, self.height() / 2, self.font(), self.width())
            painter.end()
