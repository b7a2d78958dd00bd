"""Letters drawn as shapes instead of text, for words that must be seen and never copied."""

import uharfbuzz
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from nscb_desktop.assets import resource
from nscb_desktop.documents.faces import FILES

Point = tuple[float, float]


class _Pen:
    """Receives a letter's outline and draws it as a PDF path at a scale and an offset."""

    def __init__(self, path: PDFPathObject, scale: float) -> None:
        self._path, self._scale, self.x = path, scale, 0.0
        self._at: Point = (0.0, 0.0)

    def _placed(self, point: Point) -> Point:
        return self.x + point[0] * self._scale, point[1] * self._scale

    def moveTo(self, point: Point) -> None:  # noqa: N802 - the pen protocol's name
        self._at = point
        self._path.moveTo(*self._placed(point))

    def lineTo(self, point: Point) -> None:  # noqa: N802 - the pen protocol's name
        self._at = point
        self._path.lineTo(*self._placed(point))

    def qCurveTo(self, control: Point, point: Point) -> None:  # noqa: N802 - the pen protocol's name
        """A curve of one control point, as the PDF's own of two."""
        start = self._at
        first = (start[0] + (control[0] - start[0]) * 2 / 3, start[1] + (control[1] - start[1]) * 2 / 3)
        second = (point[0] + (control[0] - point[0]) * 2 / 3, point[1] + (control[1] - point[1]) * 2 / 3)
        self.curveTo(first, second, point)

    def curveTo(self, first: Point, second: Point, point: Point) -> None:  # noqa: N802 - the pen protocol's name
        self._at = point
        self._path.curveTo(*self._placed(first), *self._placed(second), *self._placed(point))

    def closePath(self) -> None:  # noqa: N802 - the pen protocol's name
        self._path.close()


def draw_outlines(canvas: Canvas, words: str, key: str, size: float) -> None:
    """Fill the outlines of words in a face, from the origin, at a size in points."""
    font_face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(resource("fonts", FILES[key]))))
    font = uharfbuzz.Font(font_face)
    scale = size / font_face.upem
    path = canvas.beginPath()
    pen = _Pen(path, scale)
    for letter in words:
        glyph = font.get_nominal_glyph(ord(letter))
        font.draw_glyph_with_pen(glyph, pen)
        pen.x += font.get_glyph_h_advance(glyph) * scale
    canvas.drawPath(path, stroke=0, fill=1)
