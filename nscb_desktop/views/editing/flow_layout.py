"""A layout that sets widgets side by side while each has the room it needs, and goes on below where it has not."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

WHOLE_LINE = 10_000
"""As the number of letters a widget needs: it stands on a line of its own."""


@dataclass(slots=True)
class _Place:
    item: QLayoutItem
    letters: int
    share: int


class FlowLayout(QLayout):
    """Lines of widgets, each at least so many letters wide at the present text size; room left over is shared out.

    With ``even``, all are of one width and stand in columns; with ``middle``, a line is centred on its tallest.
    """

    def __init__(
        self, parent: QWidget | None = None, across: int = 16, down: int = 12, even: bool = False, middle: bool = False
    ) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        self._least: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self._across, self._down, self._even = across, down, even
        self._middle = middle
        self._places: list[_Place] = []
        self._next = (0, 1)

    def place(self, widget: QWidget, letters: int, share: int = 1) -> None:
        """Add a widget that needs this many letters, and takes this share of what is left over (0: none)."""
        self._next = (letters, share)
        self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item over, as Qt asks of a layout."""
        self._places.append(_Place(item, *self._next))

    def count(self) -> int:
        """How many items there are."""
        return len(self._places)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One item, or None past the end."""
        return self._places[index].item if 0 <= index < len(self._places) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item up."""
        return self._places.pop(index).item if 0 <= index < len(self._places) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Takes what width there is."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is at this width."""
        # Asked many times over while nested layouts settle.
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Forget what was measured: something inside has changed."""
        self._heights.clear()
        self._least = None
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Put every widget in its place."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """As small as it can be; the width it really gets decides."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Wide enough for its widest widget alone."""
        if self._least is not None:
            return self._least
        size = QSize()
        for place in self._places:
            if not place.item.isEmpty():
                size = size.expandedTo(place.item.minimumSize())
        self._least = size
        return size

    def _arrange(self, rect: QRect, move: bool) -> int:
        top = rect.y()
        for line in self._lines(rect.width()):
            left = rect.x()
            heights = [_height(place.item, width) for place, width in line]
            tallest = max(heights, default=0)
            for (place, width), height in zip(line, heights, strict=True):
                if move:
                    down = (tallest - height) // 2 if self._middle else 0
                    place.item.setGeometry(QRect(left, top + down, width, height))
                left += width + self._across
            top += tallest + self._down
        return max(0, top - self._down - rect.y())

    def _lines(self, width: int) -> list[list[tuple[_Place, int]]]:
        if self._even:
            return self._columns(width)
        lines: list[list[tuple[_Place, int]]] = []
        line: list[tuple[_Place, int]] = []
        used = 0
        for place in self._places:
            if place.item.isEmpty():
                continue
            need = min(self._needs(place), width)
            if line and used + self._across + need > width:
                lines.append(self._shared(line, width - used))
                line, used = [], 0
            used += need + (self._across if line else 0)
            line.append((place, need))
        return [*lines, self._shared(line, width - used)] if line else lines

    def _columns(self, width: int) -> list[list[tuple[_Place, int]]]:
        shown = [place for place in self._places if not place.item.isEmpty()]
        widest = max((self._needs(place) for place in shown), default=1)
        columns = max(1, (width + self._across) // (widest + self._across))
        each = (width - (columns - 1) * self._across) // columns
        return [[(place, each) for place in shown[n : n + columns]] for n in range(0, len(shown), columns)]

    @staticmethod
    def _needs(place: _Place) -> int:
        widget = place.item.widget()
        letter = widget.fontMetrics().averageCharWidth() if widget else 8
        least = place.item.minimumSize().width()
        return max(place.letters * letter, least, place.item.sizeHint().width() if place.share == 0 else 0)

    @staticmethod
    def _shared(line: list[tuple[_Place, int]], left_over: int) -> list[tuple[_Place, int]]:
        shares = sum(place.share for place, _ in line)
        return [(place, need + left_over * place.share // shares if shares else need) for place, need in line]


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
