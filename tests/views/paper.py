"""Pages of A4 in one colour each, for what shows and prints pages without caring what is on them."""

from PySide6.QtGui import QColor

A4 = (595.0, 842.0)


class CodedPages:
    """An open PDF whose page n is filled with a colour that says n."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.drawn: list[int] = []
        self.closed = False

    def read(self, _data: bytes) -> "CodedPages":
        """Itself, as if read from these bytes."""
        return self

    def size(self, page: int) -> tuple[float, float]:
        """A4, in points."""
        return A4

    def colour(self, page: int) -> QColor:
        """The colour of a page."""
        return QColor(40 + 50 * page, 90, 200)

    def picture(self, page: int, scale: float) -> tuple[int, int, bytes, int]:
        """The page's colour all over, in BGRA."""
        self.drawn.append(page)
        width, height = round(A4[0] * scale), round(A4[1] * scale)
        colour = self.colour(page)
        pixel = bytes((colour.blue(), colour.green(), colour.red(), 255))
        return width, height, pixel * (width * height), width * 4

    def close(self) -> None:
        """Note that it was let go."""
        self.closed = True
