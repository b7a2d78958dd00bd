"""The pages of a PDF one below the other, as on a desk: only those in sight are drawn."""

from bisect import bisect_right
from collections import OrderedDict
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from nscb_desktop.views import theme

GAP = 12
ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
POINTS_PER_INCH = 72
PICTURES_KEPT = 8


class PdfPages(Protocol):
    """An open PDF: how many pages, how big each is in points, and its picture at a scale."""

    @property
    def count(self) -> int:
        """How many pages there are."""

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page, in points."""

    def picture(self, page: int, scale: float) -> tuple[int, int, bytes, int]:
        """Width, height, BGRA pixels and bytes in a line, at so many pixels for each point."""

    def close(self) -> None:
        """Let the PDF go."""


def page_image(pages: PdfPages, page: int, scale: float) -> QImage:
    """The picture of a page, its pixels its own."""
    width, height, pixels, stride = pages.picture(page, scale)
    return QImage(pixels, width, height, stride, QImage.Format.Format_RGB32).copy()


class PaperView(QAbstractScrollArea):
    """Scrolls through the pages of a PDF at a zoom."""

    moved = Signal(int)
    """The page now at the top, from 0."""
    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._pictures: OrderedDict[int, QImage] = OrderedDict()
        self._tops: list[int] = []
        self._zoom, self._fits = 1.0, True
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def zoom(self) -> float:
        """How large pages are shown: 1.0 is the size of the paper."""
        return self._zoom

    def show_pages(self, pages: PdfPages | None) -> None:
        """Show another PDF from its first page, or none."""
        self._pages = pages
        self._fits = True
        self._fit()
        self.verticalScrollBar().setValue(0)
        self._scrolled()

    def set_zoom(self, zoom: float) -> None:
        """Show pages this large."""
        self._fits = False
        self._set(zoom)

    def fit_width(self) -> None:
        """Show pages as wide as the window, and keep them so."""
        self._fits = True
        self._fit()

    def closer(self) -> None:
        """Zoom in by a step."""
        self.set_zoom(next((zoom for zoom in ZOOMS if zoom > self._zoom + 0.01), ZOOMS[-1]))

    def further(self) -> None:
        """Zoom out by a step."""
        self.set_zoom(next((zoom for zoom in reversed(ZOOMS) if zoom < self._zoom - 0.01), ZOOMS[0]))

    def turn_to(self, page: int) -> None:
        """Bring a page to the top."""
        if self._tops:
            self.verticalScrollBar().setValue(self._tops[max(0, min(page, len(self._tops) - 1))] - GAP)

    @property
    def page(self) -> int:
        """The page at the top, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        return max(0, bisect_right(self._tops, middle) - 1)

    def _scale(self) -> float:
        return self._zoom * self.logicalDpiX() / POINTS_PER_INCH

    def _fit(self) -> None:
        if self._pages and self._pages.count:
            widest = max(self._pages.size(page)[0] for page in range(self._pages.count))
            room = self.viewport().width() - 2 * GAP
            self._set(max(ZOOMS[0], min(room / (widest * self.logicalDpiX() / POINTS_PER_INCH), 2.0)))
        else:
            self._set(1.0)

    def _set(self, zoom: float) -> None:
        page, self._zoom = self.page, zoom
        self._pictures.clear()
        self._measure()
        self.turn_to(page)
        self.viewport().update()
        self.zoomed.emit(zoom)

    def _measure(self) -> None:
        self._tops, top, widest = [], GAP, 0
        for page in range(self._pages.count if self._pages else 0):
            self._tops.append(top)
            size = self._size(page)
            top, widest = top + size[1] + GAP, max(widest, size[0])
        view = self.viewport()
        self.verticalScrollBar().setRange(0, max(0, top - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setRange(0, max(0, widest + 2 * GAP - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())

    def _size(self, page: int) -> tuple[int, int]:
        width, height = self._pages.size(page) if self._pages else (0.0, 0.0)
        return round(width * self._scale()), round(height * self._scale())

    def _picture(self, page: int) -> QImage:
        if page not in self._pictures and self._pages:
            ratio = self.devicePixelRatioF()
            image = page_image(self._pages, page, self._scale() * ratio)
            image.setDevicePixelRatio(ratio)
            self._pictures[page] = image
            if len(self._pictures) > PICTURES_KEPT:
                self._pictures.popitem(last=False)
        return self._pictures[page]

    def _scrolled(self) -> None:
        self.viewport().update()
        self.moved.emit(self.page)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight."""
        painter, tokens = QPainter(self.viewport()), theme.in_use()
        painter.fillRect(event.rect(), QColor(tokens.page))
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        for page, top in enumerate(self._tops):
            width, height = self._size(page)
            left = max(GAP - across, (self.viewport().width() - width) // 2)
            place = QRect(QPoint(left, top - down), QPoint(left + width, top - down + height))
            if place.intersects(event.rect()):
                painter.drawImage(place.topLeft(), self._picture(page))
                painter.setPen(QColor(tokens.field_line))
                painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep fitting where pages are as wide as the window."""
        super().resizeEvent(event)
        if self._fits:
            self._fit()
        else:
            self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn pages; plus and minus zoom."""
        last = len(self._tops) - 1
        turns = {
            Qt.Key.Key_PageDown: self.page + 1,
            Qt.Key.Key_PageUp: self.page - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if (key := Qt.Key(event.key())) in turns:
            self.turn_to(turns[key])
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.closer()
        elif key == Qt.Key.Key_Minus:
            self.further()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom; the wheel alone scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.closer()
            else:
                self.further()
        else:
            super().wheelEvent(event)
