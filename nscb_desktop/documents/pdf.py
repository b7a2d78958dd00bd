"""The PDF writer: an outline as A4 pages of selectable text, its fonts embedded and subset."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from nscb_desktop.documents.acroform import Fields
from nscb_desktop.documents.laid_paper import FOOT_RULE, draw_marking, lay_out
from nscb_desktop.documents.outline import Outline
from nscb_desktop.documents.pages import PageContent
from nscb_desktop.documents.setting import Setter
from nscb_desktop.documents.sheet import Sheet
from nscb_desktop.documents.style import CONTENT_WIDTH, FOOT, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, PLAIN, face
from nscb_desktop.documents.watermark import Watermark
from nscb_desktop.framework.text import one_line

CREATOR = "NSCB Desktop"


def write_pdf(outline: Outline) -> bytes:
    """The outline as a PDF; the same outline always gives the same bytes."""
    setter = Setter()
    paper = lay_out(outline, setter)
    stored = BytesIO()
    # A first font of our own: otherwise every page names Helvetica, which is not embedded.
    canvas = Canvas(stored, (PAGE_WIDTH, PAGE_HEIGHT), invariant=1, pageCompression=1, initialFontName=face(PLAIN).name)
    _describe(canvas, outline)
    watermark = Watermark(canvas, outline.watermark) if outline.watermark else None
    fields = Fields(canvas)
    for number, page in enumerate(paper.pages, start=1):
        sheet = Sheet(canvas)
        paper.draw_grounds(sheet, number - 1)
        if watermark:
            watermark.draw()
        _around(sheet, outline, setter, f"page {number} of {len(paper.pages)}")
        paper.draw_content(sheet, number - 1)
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
    canvas.setCreator(CREATOR)
    canvas.setCatalogEntry("Lang", "en-GB")


def _around(sheet: Sheet, outline: Outline, setter: Setter, of_pages: str) -> None:
    """The marking at head and foot, and the foot: what it is, who printed it and when, which page of how many."""
    draw_marking(sheet, outline, setter)
    sheet.rule(MARGIN, FOOT_RULE, MARGIN + CONTENT_WIDTH, FOOT_RULE, faint=True)
    number = setter.text(of_pages, FOOT, CONTENT_WIDTH)[0]
    left = setter.fitted(" · ".join(outline.foot), FOOT, CONTENT_WIDTH / 2)
    sheet.line(left, MARGIN, FOOT_RULE + 3)
    printed = f"{outline.printed} · {of_pages}" if outline.printed else of_pages
    right = setter.text(printed.replace("\n", " "), FOOT, 1e9)[0]
    room = CONTENT_WIDTH - left.width - 12
    if right.width > room:
        below = setter.fitted(outline.printed, FOOT, CONTENT_WIDTH)
        sheet.line(below, MARGIN + CONTENT_WIDTH - below.width, FOOT_RULE + 3 + FOOT.leading)
        right = number
    sheet.line(right, MARGIN + CONTENT_WIDTH - right.width, FOOT_RULE + 3)


def _name_places(canvas: Canvas, page: PageContent, number: int) -> None:
    for at, (name, top) in enumerate(page.marks):
        key = f"{number}-{at}"
        canvas.bookmarkHorizontal(key, 0, PAGE_HEIGHT - top)
        canvas.addOutlineEntry(one_line(name), key, 0)
