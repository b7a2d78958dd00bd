"""How the cells of a table of rows are painted: the ground, the line below, then the words or the badge on it."""

from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nscb_desktop.views import theme
from nscb_desktop.views.badges import badge_size, paint_badge
from nscb_desktop.views.tables import Cell
from nscb_desktop.views.tokens import Tokens

_AIR = 8
_BOLD = frozenset({"reference", "strong", "heading"})
_PLACE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_WRAPPED = _PLACE | Qt.TextFlag.TextWordWrap


class Cells(Protocol):
    """Where the painter asks what a cell shows."""

    def cell(self, number: int, section: int) -> Cell | None:
        """What stands there, or None."""


class CellPainter(QStyledItemDelegate):
    """Paints each cell in one go.

    The style sheet would ask a cell seven questions and dress it anew each time, at six times the cost, and there are
    a hundred cells and more on the screen whenever a grid is scrolled.
    """

    def __init__(self, cells: Cells, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = cells

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        cell, tokens, box = self._cells.cell(index.row(), index.column()), theme.in_use(), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(tokens.soft))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if cell and cell.badge:
            middle = box.y() + box.height() / 2
            paint_badge(painter, cell.badge, box.left() + _AIR, middle, option.font, box.width() - _AIR)
        elif cell and cell.text:
            inner, font = box.adjusted(_AIR, 0, -_AIR, 0), _font(option.font, cell)
            painter.setFont(font)
            painter.setPen(QColor(_ink(tokens, cell.look)))
            if option.features & QStyleOptionViewItem.ViewItemFeature.WrapText:
                painter.drawText(inner, _WRAPPED, cell.text)
            else:
                words = QFontMetrics(font).elidedText(cell.text, Qt.TextElideMode.ElideRight, inner.width())
                painter.drawText(inner, _PLACE, words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Room for the words or the badge and a little air."""
        cell = self._cells.cell(index.row(), index.column())
        if cell and cell.badge:
            size = badge_size(cell.badge.text, option.font)
        else:
            metrics = QFontMetrics(_font(option.font, cell))
            size = QSize(metrics.horizontalAdvance(cell.text if cell else ""), metrics.height())
        return QSize(size.width() + 2 * _AIR, size.height() + _AIR)


def _ink(tokens: Tokens, look: str) -> str:
    return tokens.link if look == "reference" else tokens.muted if look in {"muted", "heading"} else tokens.ink


def _font(usual: QFont, cell: Cell | None) -> QFont:
    if cell is None or cell.look not in _BOLD:
        return usual
    bold = QFont(usual)
    bold.setBold(True)
    return bold
