"""The watermark: large words across the page, drawn as shapes so that they never mingle with the text read from it."""

import uharfbuzz
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from nscb_desktop.documents.style import BOLD, PAGE_HEIGHT, PAGE_WIDTH, WATERMARK, face
from nscb_desktop.framework.text import file_name

_ANGLE = 54
_WIDEST, _TALLEST = 640.0, 110.0


class Watermark:
    """Words drawn once for the whole document and placed on each page."""

    def __init__(self, canvas: Canvas, words: str) -> None:
        """Keep the words as a form of the document."""
        self._canvas, self._name = canvas, f"watermark-{file_name(words)}"
        canvas.beginForm(self._name, 0, 0, PAGE_WIDTH, PAGE_HEIGHT)
        shapes = _Outlines(canvas.beginPath())
        width = shapes.write(words.upper())
        if width:
            size = min(_WIDEST / width, _TALLEST)
            canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
            canvas.rotate(_ANGLE)
            canvas.scale(size, size)
            canvas.translate(-width / 2, -0.35)
            canvas.setFillColor(WATERMARK)
            canvas.drawPath(shapes.path, stroke=0, fill=1, fillMode=1)
        canvas.endForm()

    def draw(self) -> None:
        """Put it on the current page."""
        self._canvas.doForm(self._name)


class _Outlines:
    """Glyph outlines as one path, in units of the type's size."""

    def __init__(self, path: PDFPathObject) -> None:
        self.path = path
        self._at = 0.0
        self._point = (0.0, 0.0)

    def write(self, words: str) -> float:
        """Draw words from left to right; how wide they came out."""
        font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(face(BOLD).font.face._ttf_data)))
        buffer = uharfbuzz.Buffer()
        buffer.add_str(words)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            font.draw_glyph_with_pen(info.codepoint, self)
            self._at += place.x_advance / 1000
        return self._at

    def _moved(self, point: tuple[float, float]) -> tuple[float, float]:
        return self._at + point[0] / 1000, point[1] / 1000

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - the pen's names are fontTools'
        self._point = self._moved(point)
        self.path.moveTo(*self._point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - the pen's names are fontTools'
        self._point = self._moved(point)
        self.path.lineTo(*self._point)

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802 - the pen's names are fontTools'
        (x0, y0), (cx, cy), (x1, y1) = self._point, self._moved(control), self._moved(end)
        first = (x0 + 2 / 3 * (cx - x0), y0 + 2 / 3 * (cy - y0))
        second = (x1 + 2 / 3 * (cx - x1), y1 + 2 / 3 * (cy - y1))
        self.path.curveTo(*first, *second, x1, y1)
        self._point = (x1, y1)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802 - the pen's names are fontTools'
        first, second, end = (self._moved(point) for point in points)
        self.path.curveTo(*first, *second, *end)
        self._point = end

    def closePath(self) -> None:  # noqa: N802 - the pen's names are fontTools'
        self.path.close()
