"""One page being drawn: grounds first, then the watermark, then rules, then all its type, on ReportLab's canvas."""

from collections.abc import Sequence
from itertools import groupby

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.ttfonts import ShapedStr
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from nscb_desktop.documents.setting import Line, Piece
from nscb_desktop.documents.style import FAINT, LINE, PAGE_HEIGHT
from nscb_desktop.documents.widgets import Widget

_ASCENT = 0.78
"""Where the baseline lies within a line, as a share of its leading."""


class Sheet:
    """A page whose places are measured from its top left corner."""

    def __init__(self, canvas: Canvas) -> None:
        """Draw on the canvas's current page."""
        self._canvas = canvas
        self._rules: dict[bool, list[tuple[float, float, float, float]]] = {False: [], True: []}
        self._type: PDFTextObject | None = None
        self._drawings: list[tuple[Drawing, float, float]] = []
        self._set = ("", 0.0, "")
        self.fields: list[tuple[Widget, float, float]] = []
        """Fields to be filled in, each with its place."""

    def fill(self, x: float, top: float, width: float, height: float, ground: Color) -> None:
        """Shade a rectangle."""
        self._canvas.setFillColor(ground)
        self._canvas.rect(x, PAGE_HEIGHT - top - height, width, height, stroke=0, fill=1)

    def rule(self, x: float, top: float, to_x: float, to_top: float, *, faint: bool = False) -> None:
        """Draw a thin line."""
        self._rules[faint].append((x, PAGE_HEIGHT - top, to_x, PAGE_HEIGHT - to_top))

    def box(self, x: float, top: float, width: float, height: float) -> None:
        """Draw the outline of a rectangle."""
        right, bottom = x + width, top + height
        for edge in (
            (x, top, right, top),
            (x, bottom, right, bottom),
            (x, top, x, bottom),
            (right, top, right, bottom),
        ):
            self.rule(*edge)

    def line(self, line: Line, x: float, top: float) -> None:
        """Set a line of type whose top is at ``top``."""
        if not line.pieces:
            return
        text = self._text()
        baseline = PAGE_HEIGHT - top - line.style.leading * _ASCENT
        for piece in line.pieces:
            self._choose(text, piece.face, line)
            text.setTextOrigin(x + piece.x, baseline)
            if piece.reads:
                _set_as_read(text, piece)
            else:
                text.textLine(piece.glyphs)

    def lines(self, lines: Sequence[Line], reads: str, x: float, top: float) -> None:
        """Set lines of type that are read as one run of words, however they are broken and whatever stands beside them."""
        text = self._text()
        text._code.append(_reads_as(reads))
        for line in lines:
            self.line(line, x, top)
            top += line.height
        text._code.append("EMC")

    def picture(self, drawing: Drawing, x: float, top: float) -> None:
        """Draw a drawing whose top is at ``top``; its words are type like any other."""
        self._drawings.append((drawing, x, PAGE_HEIGHT - top - drawing.height))

    def field(self, widget: Widget, x: float, top: float) -> None:
        """Put a field to be filled in on the page; whoever writes the file makes it one."""
        self.fields.append((widget, x, top))

    def finish(self) -> None:
        """Put the rules and the type on the page."""
        for faint, rules in self._rules.items():
            if rules:
                self._canvas.setStrokeColor(FAINT if faint else LINE)
                self._canvas.setLineWidth(0.5 if faint else 0.7)
                self._canvas.lines(rules)
        if self._type:
            self._canvas.drawText(self._type)
        for drawing, x, bottom in self._drawings:
            renderPDF.draw(drawing, self._canvas, x, bottom)

    def _text(self) -> PDFTextObject:
        if self._type is None:
            self._type = self._canvas.beginText(0, 0)
        return self._type

    def _choose(self, text: PDFTextObject, name: str, line: Line) -> None:
        wanted = (name, line.style.size, line.style.ink)
        if wanted[:2] != self._set[:2]:
            text.setFont(name, line.style.size, line.style.leading)
        if wanted[2] != self._set[2]:
            text.setFillColor(HexColor(wanted[2]))
        self._set = wanted


def _set_as_read(text: PDFTextObject, piece: Piece) -> None:
    """Set a piece and say what it reads as, because a shaped run's glyphs cannot be read back as its words."""
    parts = _clusters(piece)
    for glyphs, reads in parts:
        text._code.append(_reads_as(reads))
        # Only what is followed by more of the same piece needs ReportLab to work out where it ends.
        (text.textOut if len(parts) > 1 else text.textLine)(glyphs)
        text._code.append("EMC")


def _reads_as(words: str) -> str:
    """The operator that begins type read as these words; ReportLab has no call for marked content."""
    written = (b"\xfe\xff" + words.encode("utf-16-be", "replace")).hex().upper()
    return f"/Span <</ActualText <{written}>>> BDC"


def _clusters(piece: Piece) -> list[tuple[str, str]]:
    """A piece in one part; from right to left in as many as it has letters, as they stand, because readers turn them round."""
    if not piece.right_to_left or not isinstance(piece.glyphs, ShapedStr):
        return [(piece.glyphs, piece.reads)]
    starts = [each.cluster for each in piece.glyphs.__shapeData__]
    ends = dict(zip(sorted(set(starts)), [*sorted(set(starts))[1:], len(piece.reads)], strict=True))
    parts, at = [], 0
    for cluster, group in groupby(starts):
        length = len(list(group))
        parts.append((piece.glyphs[at : at + length], piece.reads[cluster : ends[cluster]][::-1]))
        at += length
    return parts
