"""How the days of a month and what ends on them are painted."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from nscb_desktop.casework.deadlines import DiaryEntry
from nscb_desktop.framework.dates import WEEKDAYS
from nscb_desktop.views import theme

EDGE, AIR = 6, 3
_LEFT = Qt.AlignmentFlag.AlignLeft
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | _LEFT


@dataclass(frozen=True, slots=True)
class Placed:
    """Something that can be pressed: where it lies, its day, and its entry, or None for the entries left out."""

    rect: QRect
    day: date
    entry: DiaryEntry | None
    left_out: int = 0


def strong(font: QFont, ratio: float = 1.0) -> QFont:
    """The same font in bold, larger or smaller."""
    made = QFont(font)
    made.setBold(True)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * ratio)
    return made


def smaller(font: QFont) -> QFont:
    """The same font a little smaller."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * 12 / 13)
    return made


def entry_font(font: QFont) -> QFont:
    """The font of what ends on a day."""
    return strong(font, 11 / 13)


def paint_head(painter: QPainter, font: QFont, width: int, height: int) -> None:
    """Paint the names of the weekdays above their columns."""
    painter.setFont(strong(font, 12 / 13))
    painter.setPen(QColor(theme.in_use().muted))
    for number, name in enumerate(WEEKDAYS):
        painter.drawText(QRect(number * width // 7 + EDGE, 0, width // 7, height), _MIDDLE, name[:3])


def day_words(day: date, closed: str | None, today: date) -> str:
    """The day's number, with the bank holiday it is, and ``today``."""
    named = [closed] if closed and closed not in WEEKDAYS else []
    return " · ".join([str(day.day), *named, *(["today"] if day == today else [])])


def paint_day(painter: QPainter, font: QFont, cell: QRect, words: str, closed: bool, ours: bool) -> None:
    """Paint a day's ground and its words; ``ours`` is a day of the month shown."""
    tokens = theme.in_use()
    if closed:
        painter.fillRect(cell, QColor(tokens.closed_day))
    painter.setPen(QColor(tokens.line))
    painter.drawRect(cell)
    painter.setPen(QColor(tokens.ink if ours and not closed else tokens.muted))
    painter.setFont(strong(font) if ours else font)
    fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, cell.width() - 2 * EDGE)
    painter.drawText(cell.adjusted(EDGE, 4, -EDGE, 0), Qt.AlignmentFlag.AlignTop | _LEFT, fitting)


def paint_placed(painter: QPainter, placed: Placed, chosen: bool) -> None:
    """Paint one entry as shape, letter, name and number on its colour, or how many more there are."""
    tokens, inner = theme.in_use(), placed.rect.adjusted(7, 0, -4, 0)
    if placed.entry is None:
        painter.setPen(QColor(tokens.link))
        painter.drawText(inner, _MIDDLE, f"+{placed.left_out} more" if inner.width() > 60 else f"+{placed.left_out}")
        return
    clock = placed.entry.clock
    ink, ground = tokens.rag(clock.rag) if clock else (tokens.ink, tokens.soft)
    painter.setBrush(QColor(ground))
    edged = chosen or tokens.name == "contrast"
    painter.setPen(QPen(QColor(ink), 1.5) if edged else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(placed.rect), 3, 3)
    painter.setPen(QColor(ink))
    painter.drawText(inner, _MIDDLE, entry_label(placed.entry, painter.fontMetrics(), inner.width()))


def entry_label(entry: DiaryEntry, metrics: QFontMetrics, width: int) -> str:
    """``◆ A Sub-group held · 011``; without room the name is shortened or left out, never the letter or the number."""
    if entry.clock is None:
        return metrics.elidedText(f"{entry.stands} SCR sub-group", Qt.TextElideMode.ElideRight, width)
    rag, number = entry.clock.rag, entry.reference.rpartition("-")[2]
    head, tail = f"{rag.shape} {rag.value} ", f" · {number}"
    room = width - metrics.horizontalAdvance(head) - metrics.horizontalAdvance(tail)
    if room < metrics.horizontalAdvance("Su…"):
        return f"{head}{number}"
    return f"{head}{metrics.elidedText(entry.what, Qt.TextElideMode.ElideRight, room)}{tail}"


def paint_frame(painter: QPainter, cell: QRect, colour: str, width: int, inset: int = 2) -> None:
    """Paint a frame inside a day."""
    pen = QPen(QColor(colour), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(cell.adjusted(inset, inset, -inset, -inset))
