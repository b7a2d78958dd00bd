"""Printing a pack: each part is laid out and drawn once, and every copy only places it and is stamped as its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from nscb_desktop.documents.laid_paper import FOOT_RULE, LaidPaper, draw_marking, lay_out
from nscb_desktop.documents.outline import Outline
from nscb_desktop.documents.pack_sheets import cover_outline, index_outline, meeting_agenda_outline
from nscb_desktop.documents.packs import AGENDA, COVER, INDEX, Pack, PackCopy, PackItem, Plan, part_key, planned
from nscb_desktop.documents.pdf import CREATOR
from nscb_desktop.documents.setting import Setter
from nscb_desktop.documents.sheet import Sheet
from nscb_desktop.documents.style import BOLD, CONTENT_WIDTH, FOOT, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, PLAIN, Style, face
from nscb_desktop.documents.watermark import Watermark
from nscb_desktop.framework.text import one_line

Step = Callable[[], None]
"""Called at each step of the work, which it may stop by raising."""
LEFT_BLANK = "This page is left blank."
_STAMP, _STAMP_TOP = Style(BOLD, 8.5, 11.0), 27.0
_BLANK = "blank"
_MIDDLE = PAGE_HEIGHT / 2


@dataclass(frozen=True)
class PrintedCopy:
    """Where one copy stands in what was printed."""

    copy: PackCopy
    first: int
    """Its first page in the document, from 0."""
    plan: Plan

    @property
    def title(self) -> str:
        """What its bookmark and its own file call it; no case's name is in it."""
        return f"{self.copy.numbered}, {self.copy.recipient}"


@dataclass(frozen=True)
class PrintedPack:
    """A document with copies one after the other."""

    title: str
    data: bytes
    copies: tuple[PrintedCopy, ...]


def steps_of(pack: Pack, copies: Sequence[PackCopy]) -> int:
    """How many steps printing these copies takes."""
    return len(copies) + sum(len(item.parts) for item in _items(pack, copies))


def print_copies(pack: Pack, copies: Sequence[PackCopy], step: Step) -> PrintedPack:
    """The copies as one document, in which each part is stored once; ``step`` is called before each step."""
    press = _Press(pack)
    for item in _items(pack, copies):
        for at, part in enumerate(item.parts):
            step()
            press.hold(part_key(item, at), part.outline)
    printed = []
    for copy in copies:
        step()
        printed.append(press.place(copy))
    return PrintedPack(pack.title, press.finished(), tuple(printed))


def _items(pack: Pack, copies: Sequence[PackCopy]) -> list[PackItem]:
    """The cases that at least one of the copies holds: of any other there must be no trace in the document."""
    return [item for item in pack.items if any(item.case_id not in copy.left_out for copy in copies)]


class _Press:
    """Draws on one canvas: parts as forms of the document, then pages that place them."""

    def __init__(self, pack: Pack) -> None:
        self._pack, self._stored = pack, BytesIO()
        size = (PAGE_WIDTH, PAGE_HEIGHT)
        self._canvas = Canvas(self._stored, size, invariant=1, pageCompression=1, initialFontName=face(PLAIN).name)
        self._canvas.setTitle(one_line(pack.title))
        self._canvas.setAuthor(one_line(pack.head.board))
        self._canvas.setSubject(one_line(pack.head.marking))
        self._canvas.setCreator(CREATOR)
        self._setter = Setter()
        self._lengths: dict[str, int] = {}
        self._fronts: dict[frozenset[int], tuple[Plan, dict[str, str]]] = {}
        self._watermarks: dict[str, Watermark] = {}
        self._pages = 0
        self.hold(_BLANK, Outline("", (), marking=pack.head.marking))

    def hold(self, key: str, outline: Outline) -> None:
        """Lay a part out and draw its pages, to be placed in any number of copies."""
        self._draw(key, lay_out(outline, Setter()))

    def _draw(self, key: str, paper: LaidPaper) -> None:
        self._lengths[key] = len(paper.pages)
        watermark = self._watermark(paper.outline.watermark)
        for at in range(len(paper.pages)):
            self._canvas.beginForm(_form(key, at), 0, 0, PAGE_WIDTH, PAGE_HEIGHT)
            sheet = Sheet(self._canvas)
            paper.draw_grounds(sheet, at)
            if watermark:
                watermark.draw()
            draw_marking(sheet, paper.outline, self._setter)
            paper.draw_content(sheet, at)
            if key == _BLANK:
                words = self._setter.fitted(LEFT_BLANK, FOOT, CONTENT_WIDTH)
                sheet.line(words, (PAGE_WIDTH - words.width) / 2, _MIDDLE)
            else:
                self._foot(sheet, paper.outline)
            sheet.finish()
            self._canvas.endForm()

    def _watermark(self, words: str) -> Watermark | None:
        if words and words not in self._watermarks:
            self._watermarks[words] = Watermark(self._canvas, words)
        return self._watermarks.get(words)

    def _foot(self, sheet: Sheet, outline: Outline) -> None:
        """What the part is, and who printed it and when, at the left of the foot."""
        for at, words in enumerate((" · ".join(outline.foot), outline.printed)):
            line = self._setter.fitted(words, FOOT, CONTENT_WIDTH * 0.7)
            sheet.line(line, MARGIN, FOOT_RULE + 3 + at * FOOT.leading)

    def place(self, copy: PackCopy) -> PrintedCopy:
        """Add the pages of one copy, every one of them stamped."""
        plan, fronts = self._front(copy)
        cover, stamp = f"cover-{copy.number}", f"stamp-{copy.number}"
        self.hold(cover, cover_outline(self._pack, copy))
        self._stamp(stamp, copy)
        first = self._pages
        for number, placed in enumerate(plan.sheets(), 1):
            key, at = placed or (_BLANK, 0)
            key = cover if key == COVER else fronts.get(key, key)
            self._canvas.doForm(_form(key, at))
            self._canvas.doForm(stamp)
            self._number(f"page {number} of {plan.total}")
            self._canvas.showPage()
            self._pages += 1
        return PrintedCopy(copy, first, plan)

    def _front(self, copy: PackCopy) -> tuple[Plan, dict[str, str]]:
        """Where everything stands in copies that leave out the same cases, and under what their agenda and index are held."""
        if found := self._fronts.get(copy.left_out):
            return found
        items = self._pack.items_of(copy)
        held = {each: f"{each}-{len(self._fronts)}" for each in (AGENDA, INDEX)}
        self.hold(held[AGENDA], meeting_agenda_outline(self._pack, items))
        plan, index = self._with_index(copy, items, self._lengths[held[AGENDA]])
        self._draw(held[INDEX], index)
        self._fronts[copy.left_out] = plan, held
        return plan, held

    def _with_index(self, copy: PackCopy, items: Sequence[PackItem], agenda: int) -> tuple[Plan, LaidPaper]:
        """The plan and its index: the pages of the index move what it tells of, so it is laid out until both agree."""
        cover = len(lay_out(cover_outline(self._pack, copy), Setter()).pages)
        pages = 1
        while True:
            lengths = {**self._lengths, COVER: cover, AGENDA: agenda, INDEX: pages}
            plan = planned(items, lengths, both_sides=self._pack.both_sides)
            laid = lay_out(index_outline(self._pack, plan.entries[1:], plan.total), Setter())
            if len(laid.pages) <= pages:
                return plan, laid
            pages = len(laid.pages)

    def _stamp(self, name: str, copy: PackCopy) -> None:
        """What makes a page one of this copy: its number and its recipient at the head, the value of the history at the foot."""
        self._canvas.beginForm(name, 0, 0, PAGE_WIDTH, PAGE_HEIGHT)
        sheet = Sheet(self._canvas)
        day = self._setter.fitted(self._pack.title, FOOT, CONTENT_WIDTH / 3)
        whose = self._setter.fitted(f"{copy.numbered} · {copy.whose}", _STAMP, CONTENT_WIDTH - day.width - 14)
        sheet.line(whose, MARGIN, _STAMP_TOP)
        sheet.line(day, MARGIN + CONTENT_WIDTH - day.width, _STAMP_TOP + 1)
        sheet.rule(MARGIN, FOOT_RULE, MARGIN + CONTENT_WIDTH, FOOT_RULE, faint=True)
        chain = self._setter.fitted(self._pack.chain, FOOT, CONTENT_WIDTH * 0.3)
        sheet.line(chain, MARGIN + CONTENT_WIDTH - chain.width, FOOT_RULE + 3 + FOOT.leading)
        sheet.finish()
        self._canvas.endForm()

    def _number(self, words: str) -> None:
        sheet = Sheet(self._canvas)
        line = self._setter.text(words, FOOT, CONTENT_WIDTH)[0]
        sheet.line(line, MARGIN + CONTENT_WIDTH - line.width, FOOT_RULE + 3)
        sheet.finish()

    def finished(self) -> bytes:
        """Everything drawn, as a PDF."""
        self._canvas.save()
        return self._stored.getvalue()


def _form(key: str, at: int) -> str:
    """The name of a page among the forms of the document: PDF has no spaces in names."""
    return f"{key}-{at}"
