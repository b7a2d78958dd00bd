"""The PDF writer: an outline as A4 pages of selectable text, its fonts embedded and subset."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from nscb_desktop.documents.acroform import Fields
from nscb_desktop.documents.layout import laid_out
from nscb_desktop.documents.outline import Outline
from nscb_desktop.documents.pages import PageContent
from nscb_desktop.documents.setting import Line, Setter
from nscb_desktop.documents.sheet import Sheet
from nscb_desktop.documents.slices import ink_all
from nscb_desktop.documents.style import (
    CONTENT_WIDTH,
    FOOT,
    LABEL_WIDTH,
    MARGIN,
    MARKING,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PLAIN,
    REFERENCE,
    SUBTITLE,
    SUBTITLE_STRONG,
    TITLE,
    face,
)
from nscb_desktop.documents.text import Span
from nscb_desktop.documents.watermark import Watermark
from nscb_desktop.framework.text import one_line

_RIGHT_ROOM, _BESIDE = 210.0, 14.0
_HEAD_TOP, _MARKING_TOP, _MARKING_FOOT = 48.0, 11.0, 817.0
_FOOT_RULE = 793.0
_CREATOR = "NSCB Desktop"


def write_pdf(outline: Outline) -> bytes:
    """The outline as a PDF; the same outline always gives the same bytes."""
    setter = Setter()
    head, first_top = _head(outline, setter)
    pages = laid_out(outline, setter, first_top)
    stored = BytesIO()
    # A first font of our own: otherwise every page names Helvetica, which is not embedded.
    canvas = Canvas(stored, (PAGE_WIDTH, PAGE_HEIGHT), invariant=1, pageCompression=1, initialFontName=face(PLAIN).name)
    _describe(canvas, outline)
    watermark = Watermark(canvas, outline.watermark) if outline.watermark else None
    fields = Fields(canvas)
    for number, page in enumerate(pages, start=1):
        sheet = Sheet(canvas)
        _grounds(sheet, page)
        if watermark:
            watermark.draw()
        _around(sheet, outline, setter, f"page {number} of {len(pages)}")
        if number == 1:
            for line, x, top in head:
                sheet.line(line, x, top)
        _content(sheet, page)
        sheet.finish()
        for widget, x, top in sheet.fields:
            fields.add(widget, x, top)
        _name_places(canvas, page, number)
        canvas.showPage()
    fields.finish()
    canvas.save()
    return stored.getvalue()


def _describe(canvas: Canvas, outline: Outline) -> None:
    canvas.setTitle(one_line(outline.name or outline.title))
    canvas.setAuthor(one_line(outline.board))
    canvas.setSubject(one_line(outline.marking))
    canvas.setCreator(_CREATOR)
    canvas.setCatalogEntry("Lang", "en-GB")


def _head(outline: Outline, setter: Setter) -> tuple[list[tuple[Line, float, float]], float]:
    """The title at the left and the reference at the right, with their places, and where content may begin."""
    reference = setter.fitted(outline.reference, REFERENCE, _RIGHT_ROOM)
    right = [reference, *(setter.text(outline.board, SUBTITLE, _RIGHT_ROOM) if outline.board else [])]
    beside = CONTENT_WIDTH - max(line.width for line in right) - _BESIDE
    left = setter.text(outline.title, TITLE, CONTENT_WIDTH - reference.width - _BESIDE)
    if len(left) > 1:
        left = setter.text(outline.title, TITLE, beside)
    part, rest = outline.subtitle
    if part or rest:
        joined = " – " if part and rest else ""
        left += setter.spans((Span(part, SUBTITLE_STRONG), Span(joined + rest, SUBTITLE)), beside)
    placed = []
    tallest = _HEAD_TOP
    for lines, at_right in ((left, False), (right, True)):
        top = _HEAD_TOP
        for line in lines:
            placed.append((line, MARGIN + CONTENT_WIDTH - line.width if at_right else MARGIN, top))
            top += line.height
        tallest = max(tallest, top)
    return placed, tallest + 8


def _grounds(sheet: Sheet, page: PageContent) -> None:
    for frame in page.frames:
        sheet.fill(MARGIN, frame.top, frame.label, frame.height, frame.ground)
    for each, x, top in page.slices:
        each.ground(sheet, x, top)


def _content(sheet: Sheet, page: PageContent) -> None:
    for frame in page.frames:
        sheet.box(MARGIN, frame.top, CONTENT_WIDTH, frame.height)
        sheet.rule(MARGIN + LABEL_WIDTH, frame.top, MARGIN + LABEL_WIDTH, frame.top + frame.height)
    ink_all(sheet, page.slices)


def _around(sheet: Sheet, outline: Outline, setter: Setter, of_pages: str) -> None:
    """The marking at head and foot, and the foot: what it is, who printed it and when, which page of how many."""
    said = " · ".join(part for part in (outline.marking.upper(), outline.watermark.upper()) if part)
    if said:
        marking = setter.fitted(said, MARKING, CONTENT_WIDTH)
        for top in (_MARKING_TOP, _MARKING_FOOT):
            sheet.line(marking, (PAGE_WIDTH - marking.width) / 2, top)
    sheet.rule(MARGIN, _FOOT_RULE, MARGIN + CONTENT_WIDTH, _FOOT_RULE, faint=True)
    number = setter.text(of_pages, FOOT, CONTENT_WIDTH)[0]
    left = setter.fitted(" · ".join(outline.foot), FOOT, CONTENT_WIDTH / 2)
    sheet.line(left, MARGIN, _FOOT_RULE + 3)
    printed = f"{outline.printed} · {of_pages}" if outline.printed else of_pages
    right = setter.text(printed.replace("\n", " "), FOOT, 1e9)[0]
    room = CONTENT_WIDTH - left.width - 12
    if right.width > room:
        below = setter.fitted(outline.printed, FOOT, CONTENT_WIDTH)
        sheet.line(below, MARGIN + CONTENT_WIDTH - below.width, _FOOT_RULE + 3 + FOOT.leading)
        right = number
    sheet.line(right, MARGIN + CONTENT_WIDTH - right.width, _FOOT_RULE + 3)


def _name_places(canvas: Canvas, page: PageContent, number: int) -> None:
    for at, (name, top) in enumerate(page.marks):
        key = f"{number}-{at}"
        canvas.bookmarkHorizontal(key, 0, PAGE_HEIGHT - top)
        canvas.addOutlineEntry(one_line(name), key, 0)
