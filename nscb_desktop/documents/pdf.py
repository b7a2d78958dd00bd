"""Writing an outline as an A4 PDF: real text, embedded fonts, the marking at head and foot of every page."""

from io import BytesIO

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from nscb_desktop.documents.layout import Box, Mark, Rule, Type, laid_out
from nscb_desktop.documents.letter_outlines import draw_outlines
from nscb_desktop.documents.outline import Outline
from nscb_desktop.documents.style import (
    INK,
    LEFT,
    MUTED,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    REFERENCE_WIDTH,
    RIGHT,
    RULED,
    TOP,
    WIDTH,
    setter,
)
from nscb_desktop.documents.text import Line, Run


def write_pdf(outline: Outline) -> bytes:
    """The outline as a PDF; the same outline always gives the same bytes."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, pageCompression=1)
    canvas.setTitle(" ".join(part for part in (outline.reference, outline.part, outline.title) if part))
    canvas.setAuthor(outline.board)
    canvas.setCreator("nscb-desktop")
    pages = laid_out(outline.blocks, _title_height(outline)).pages
    for number, marks in enumerate(pages, 1):
        if outline.watermark:
            _watermark(canvas, outline.watermark)
        _head(canvas, outline, first=number == 1)
        _draw(canvas, marks)
        _foot(canvas, outline, number, len(pages))
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _title_height(outline: Outline) -> float:
    """Where the first block begins, under the title."""
    width = WIDTH - REFERENCE_WIDTH
    lines = len(setter("title").lines(outline.title, width)) * setter("title").leading
    return (
        TOP
        - 8
        + lines
        + (setter("body").leading + 8 if outline.part or outline.subtitle else 6)
        + _subtitle_extra(outline)
    )


def _subtitle_extra(outline: Outline) -> float:
    return (len(setter("body").lines(_subtitle(outline), WIDTH - 200)) - 1) * setter("body").leading


def _subtitle(outline: Outline) -> str:
    return " – ".join(part for part in (outline.part, outline.subtitle) if part)


def _head(canvas: Canvas, outline: Outline, *, first: bool) -> None:
    _centred(canvas, outline.marking, 22)
    if outline.watermark:
        _centred(canvas, outline.watermark, 36)
    if not first:
        again = " · ".join(part for part in (outline.reference, outline.part or outline.title) if part)
        _plain(canvas, again, "tiny", LEFT, TOP - 10, MUTED)
        return
    y = TOP
    for line in setter("title").lines(outline.title, WIDTH - REFERENCE_WIDTH):
        _type(canvas, Type(LEFT, y, line, "title"))
        y += setter("title").leading
    for line in setter("body").lines(_subtitle(outline), WIDTH - 200):
        _type(canvas, Type(LEFT, y, line, "body"))
        y += setter("body").leading
    _from_right(canvas, outline.reference, "title", TOP)
    _from_right(canvas, outline.board, "small", TOP + setter("title").leading)


def _foot(canvas: Canvas, outline: Outline, number: int, of: int) -> None:
    y = PAGE_HEIGHT - 44
    canvas.setStrokeColor(MUTED)
    canvas.setLineWidth(0.5)
    canvas.line(LEFT, PAGE_HEIGHT - y + 11, RIGHT, PAGE_HEIGHT - y + 11)
    _plain(canvas, outline.foot, "tiny", LEFT, y, MUTED)
    printed = " · ".join(part for part in (outline.printed, f"page {number} of {of}") if part)
    _from_right(canvas, printed, "tiny", y, MUTED)
    _centred(canvas, outline.marking, PAGE_HEIGHT - 20)


def _centred(canvas: Canvas, words: str, y: float) -> None:
    setting = setter("strong")
    line = setting.lines(words, WIDTH)[0]
    _type(canvas, Type((PAGE_WIDTH - line.width) / 2, y, line, "strong"))


def _from_right(canvas: Canvas, words: str, style: str, y: float, colour: str = "") -> None:
    for line in setter(style).lines(words, WIDTH)[:1]:
        _type(canvas, Type(RIGHT - line.width, y, line, style, colour))


def _plain(canvas: Canvas, words: str, style: str, x: float, y: float, colour: str) -> None:
    for line in setter(style).lines(words, WIDTH)[:1]:
        _type(canvas, Type(x, y, line, style, colour))


def _watermark(canvas: Canvas, words: str) -> None:
    """Pale words across the page, under everything: drawn as outlines, so that they get into no copied or searched text."""
    size = 96 if len(words) <= 6 else 58
    canvas.saveState()
    canvas.setFillColorRGB(0.93, 0.94, 0.95)
    canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    canvas.rotate(52)
    canvas.translate(-stringWidth(words, setter("title").font, size) / 2, -size / 3)
    draw_outlines(canvas, words, "strong", size)
    canvas.restoreState()


def _draw(canvas: Canvas, marks: list[Mark]) -> None:
    """Boxes and rules first, then type, run after run in as few text objects as there are looks."""
    canvas.setLineWidth(0.6)
    canvas.setStrokeColor(RULED)
    for mark in marks:
        if isinstance(mark, Box):
            if mark.fill:
                canvas.setFillColor(mark.fill)
            canvas.rect(
                mark.x,
                PAGE_HEIGHT - mark.y - mark.height,
                mark.width,
                mark.height,
                int(mark.ruled),
                int(bool(mark.fill)),
            )
        elif isinstance(mark, Rule):
            canvas.line(mark.x1, PAGE_HEIGHT - mark.y1, mark.x2, PAGE_HEIGHT - mark.y2)
    text, look = canvas.beginText(), ("", "")
    for mark in marks:
        if isinstance(mark, Type):
            look = _write(text, mark, look)
    canvas.drawText(text)


def _type(canvas: Canvas, mark: Type) -> None:
    text = canvas.beginText()
    _write(text, mark, ("", ""))
    canvas.drawText(text)


def _write(text: PDFTextObject, mark: Type, look: tuple[str, str]) -> tuple[str, str]:
    """Write one line; the look it leaves behind, so that the next line sets only what differs."""
    setting = setter(mark.style)
    colour = mark.colour or INK
    if look[1] != colour:
        text.setFillColor(colour)
    if mark.line.runs:
        _write_runs(text, mark, mark.line, setting.size)
        return "", colour
    if look[0] != mark.style:
        text.setFont(setting.font, setting.size, setting.leading)
    text.setTextOrigin(mark.x, PAGE_HEIGHT - mark.y)
    text.textOut(mark.line.text)
    return mark.style, colour


def _write_runs(text: PDFTextObject, mark: Type, line: Line, size: float) -> None:
    x = mark.right_edge - line.width if line.from_right and mark.right_edge else mark.x
    for run in line.runs:
        _write_run(text, run, x, mark.y, size)
        x += run.width


def _write_run(text: PDFTextObject, run: Run, x: float, y: float, size: float) -> None:
    """One run; where shaping changed its letters, what it stands for is noted for copying and reading aloud."""
    text.setFont(run.font, size)
    text.setTextOrigin(x, PAGE_HEIGHT - y)
    shaped = run.drawn is not run.text
    if shaped:
        text._code.append(f"/Span <</ActualText <FEFF{run.text.encode('utf-16-be').hex().upper()}>>> BDC")
    text.textOut(run.drawn)
    if shaped:
        text._code.append("EMC")
