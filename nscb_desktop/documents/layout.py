"""Putting an outline on pages: everything is slices of known height, so one pass knows every page before any is drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from nscb_desktop.documents.outline import Block, Content, FieldRow, Grid, HeadingRow, Strip, Tick, Words, Writing
from nscb_desktop.documents.style import BOTTOM, LABEL_WIDTH, LEFT, MUTED, PAD, PALE, RIGHT, SHADED, TOP, WIDTH, setter
from nscb_desktop.documents.text import Line

BODY_HEIGHT = BOTTOM - TOP
WIDE_FROM = BODY_HEIGHT * 0.6
"""An answer taller than this beside its label is set below it instead, over the whole width."""

_TICKS = {"yes": "☒", "no": "☐", "not known": "?", "": "☐"}


@dataclass(frozen=True, slots=True)
class Type:
    """One line of type at a place."""

    x: float
    y: float
    line: Line
    style: str
    colour: str = ""
    right_edge: float = 0.0
    """Where the line ends, for lines that run from the right."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: filled, ruled or both."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float


Mark = Type | Box | Rule


@dataclass(slots=True)
class Slice:
    """The smallest piece that is never cut: its height and its marks, placed from its own top left."""

    height: float
    marks: list[Mark]
    together: float = 0.0
    """Height that should stay on one page with it, from here on; 0 where it may be parted from what follows."""
    head: "Slice | None" = None
    """What is repeated above it on a new page: a table's headings."""


@dataclass(slots=True)
class Pages:
    """The pages so far and where the next mark goes."""

    pages: list[list[Mark]] = field(default_factory=lambda: [[]])
    y: float = TOP
    outline: list[tuple[str, int]] = field(default_factory=list)

    @property
    def room(self) -> float:
        """What is left of the page."""
        return BOTTOM - self.y

    def turn(self) -> None:
        """Begin a new page."""
        self.pages.append([])
        self.y = TOP

    def put(self, marks: Iterable[Mark], x: float, y: float) -> None:
        """Place marks on the page."""
        self.pages[-1].extend(_moved(mark, x, y) for mark in marks)


def _moved(mark: Mark, x: float, y: float) -> Mark:
    match mark:
        case Type():
            return Type(mark.x + x, mark.y + y, mark.line, mark.style, mark.colour, mark.right_edge + x)
        case Box():
            return Box(mark.x + x, mark.y + y, mark.width, mark.height, mark.fill, mark.ruled)
        case Rule():
            return Rule(mark.x1 + x, mark.y1 + y, mark.x2 + x, mark.y2 + y)


def laid_out(blocks: Sequence[Block], first_top: float) -> Pages:
    """Every block on as many pages as it needs; the first page begins lower, under the paper's title."""
    pages = Pages(y=first_top)
    for block in blocks:
        match block:
            case FieldRow():
                _field(pages, block)
            case HeadingRow():
                _heading(pages, block)
            case Strip():
                _strip(pages, block)
            case Words() | Grid():
                _flow(pages, slices_of(block, WIDTH), LEFT)
    return pages


def typed(text: str, style: str, width: float, colour: str = "") -> list[Slice]:
    """Text as one slice a line."""
    setting = setter(style)
    return [
        Slice(setting.leading, [Type(0, setting.size * 1.05, line, style, colour, width)])
        for line in setting.lines(text, width)
    ]


def slices_of(content: Content, width: float) -> list[Slice]:
    """One piece of an answer as slices of this width."""
    match content:
        case Words():
            return typed(content.text, content.style, width, MUTED if content.style == "small" else "")
        case Tick():
            return _tick(content, width)
        case Grid():
            return grid(content, width)
        case Writing():
            return [Slice(22.0, [Rule(0, 20, width, 20)]) for _ in range(content.lines)]


def _tick(tick: Tick, width: float) -> list[Slice]:
    box = typed(_TICKS[tick.reply], "body", 14)[0]
    words = typed(tick.words + (":" if tick.evidence else ""), "body", width - 16)
    slices = [*words, *(typed(tick.evidence, "italic", width - 16) if tick.evidence else ())]
    for each in slices:
        each.marks = [_moved(mark, 16, 0) for mark in each.marks]
    slices[0].marks = [*box.marks, *slices[0].marks]
    slices[-1].height += 2
    return slices


def grid(content: Grid, width: float) -> list[Slice]:
    """A table as slices, one a line of text, with its headings to repeat."""
    share = width / sum(content.weights)
    widths = [weight * share for weight in content.weights]
    heads = _cells(content.headings, widths, "cell strong", None, PALE)
    head = heads[0] if len(heads) == 1 else _joined(heads)
    return [head, *(piece for row in content.rows for piece in _cells(row, widths, "cell", head)), Slice(3.0, [])]


def _cells(texts: Sequence[str], widths: list[float], style: str, head: Slice | None, fill: str = "") -> list[Slice]:
    """One row of a table as slices that hold the same line of every cell."""
    setting = setter(style)
    columns = [setting.lines(text, width - 2 * 4) for text, width in zip(texts, widths, strict=True)]
    depth = max(len(lines) for lines in columns)
    height = depth * setting.leading + 6
    pieces = []
    for row in range(depth):
        first, last = row == 0, row == depth - 1
        tall = setting.leading + (3 if first else 0) + (3 if last else 0)
        marks: list[Mark] = [Box(0, 0, sum(widths), tall, fill, ruled=False)] if fill else []
        x = 0.0
        for lines, width in zip(columns, widths, strict=True):
            if row < len(lines):
                marks.append(
                    Type(x + 4, setting.size * 1.05 + (3 if first else 0), lines[row], style, "", x + width - 4)
                )
            marks.append(Rule(x, 0, x, tall))
            x += width
        marks.append(Rule(x, 0, x, tall))
        marks += [Rule(0, 0, x, 0)] if first else []
        marks += [Rule(0, tall, x, tall)] if last else []
        pieces.append(Slice(tall, marks, height if first and height < BODY_HEIGHT / 2 else 0.0, head))
    return pieces


def _joined(pieces: list[Slice]) -> Slice:
    """Slices that are never parted, such as headings of two lines."""
    joined, y = Slice(0.0, []), 0.0
    for piece in pieces:
        joined.marks += [_moved(mark, 0, y) for mark in piece.marks]
        y += piece.height
    joined.height = y
    return joined


def _taken(slices: list[Slice], room: float, *, fresh: bool) -> int:
    """How many slices fit; a slice that wants company stays with it unless the page is fresh."""
    used, count = 0.0, 0
    for each in slices:
        wanted = each.together if not (fresh and count == 0) else 0.0
        if used + max(each.height, wanted) > room:
            break
        used += each.height
        count += 1
    return count


def _flow(pages: Pages, slices: list[Slice], x: float) -> None:
    """Slices down the page and on to the next."""
    rest = slices
    while rest:
        fresh = pages.y <= TOP
        count = _taken(rest, pages.room, fresh=fresh)
        if count == 0 and not fresh:
            pages.turn()
            continue
        for each in rest[: max(count, 1)]:
            pages.put(each.marks, x, pages.y)
            pages.y += each.height
        rest = rest[max(count, 1) :]
        if rest:
            pages.turn()
            if rest[0].head:
                pages.put(rest[0].head.marks, x, pages.y)
                pages.y += rest[0].head.height
    pages.y += 4


def _label(row: FieldRow, width: float, *, again: bool) -> list[Slice]:
    if again:
        return [*typed(row.label, "strong", width), *typed("(continued)", "small", width, MUTED)]
    return [*typed(row.label, "strong", width), *(typed(row.guidance, "small", width, MUTED) if row.guidance else ())]


def _field(pages: Pages, row: FieldRow) -> None:
    """A question and its answer, side by side, or one below the other where the answer is long or a table."""
    beside = RIGHT - LEFT - LABEL_WIDTH - 2 * PAD
    wide = any(isinstance(content, Grid) and len(content.headings) > 5 for content in row.contents)
    slices = [] if wide else [piece for content in row.contents for piece in slices_of(content, beside)]
    if wide or sum(piece.height for piece in slices) > WIDE_FROM:
        _below(pages, row, [piece for content in row.contents for piece in slices_of(content, WIDTH - 2 * PAD)])
    else:
        _beside(pages, row, slices)


def _beside(pages: Pages, row: FieldRow, slices: list[Slice]) -> None:
    rest, again = slices, False
    while True:
        label = _label(row, LABEL_WIDTH - 2 * PAD, again=again)
        needed = sum(each.height for each in label) + 2 * PAD
        fresh = pages.y <= TOP
        count = _taken(rest, pages.room - 2 * PAD, fresh=fresh)
        parted = count < len(rest)
        if not fresh and (needed > pages.room or (parted and count < 3)):
            pages.turn()
            continue
        count = max(count, 1) if rest else 0
        height = max(needed, sum(each.height for each in rest[:count]) + 2 * PAD)
        pages.put(
            [Box(0, 0, LABEL_WIDTH, height, SHADED), Box(LABEL_WIDTH, 0, WIDTH - LABEL_WIDTH, height)], LEFT, pages.y
        )
        _stack(pages, label, LEFT + PAD)
        _stack(pages, rest[:count], LEFT + LABEL_WIDTH + PAD)
        pages.y += height
        rest, again = rest[count:], True
        if not rest:
            return
        pages.turn()
        rest = [rest[0].head, *rest] if rest[0].head else rest


def _below(pages: Pages, row: FieldRow, slices: list[Slice]) -> None:
    rest, again = slices, False
    while rest:
        label = _label(row, WIDTH - 2 * PAD, again=again)
        band = sum(each.height for each in label) + 2 * PAD
        fresh = pages.y <= TOP
        count = _taken(rest, pages.room - band - 2 * PAD, fresh=fresh)
        if not fresh and (count == 0 or (count < len(rest) and count < 3)):
            pages.turn()
            continue
        count = max(count, 1)
        height = sum(each.height for each in rest[:count]) + 2 * PAD
        pages.put([Box(0, 0, WIDTH, band, SHADED), Box(0, band, WIDTH, height)], LEFT, pages.y)
        _stack(pages, label, LEFT + PAD)
        pages.y += band
        _stack(pages, rest[:count], LEFT + PAD)
        pages.y += height
        rest, again = rest[count:], True
        if rest:
            pages.turn()
            rest = [rest[0].head, *rest] if rest[0].head else rest


def _stack(pages: Pages, slices: Iterable[Slice], x: float) -> None:
    y = pages.y + PAD
    for each in slices:
        pages.put(each.marks, x, y)
        y += each.height


def _heading(pages: Pages, row: HeadingRow) -> None:
    height = setter("strong").leading + 2 * PAD
    pages.put(
        [Box(0, 0, LABEL_WIDTH, height, PALE), Box(LABEL_WIDTH, 0, WIDTH - LABEL_WIDTH, height, PALE)], LEFT, pages.y
    )
    _stack(pages, typed(row.left, "strong", LABEL_WIDTH), LEFT + PAD)
    _stack(pages, typed(row.right, "strong", WIDTH - LABEL_WIDTH), LEFT + LABEL_WIDTH + PAD)
    pages.y += height + 8


def _strip(pages: Pages, strip: Strip) -> None:
    width = WIDTH / len(strip.cells)
    cells = [
        [*typed(label, "tiny", width - 8, MUTED), *typed(text or " ", "cell strong", width - 8)]
        for label, text in strip.cells
    ]
    head = setter("cell strong").leading + 6
    tall = max(sum(each.height for each in cell) for cell in cells) + 6
    pages.y += 8
    if head + tall > pages.room:
        pages.turn()
    pages.put([Box(0, 0, WIDTH, head, SHADED)], LEFT, pages.y)
    pages.put(typed(strip.title, "cell strong", WIDTH)[0].marks, LEFT + PAD, pages.y + 3)
    pages.y += head
    for place, cell in enumerate(cells):
        pages.put([Box(0, 0, width, tall)], LEFT + place * width, pages.y)
        y = pages.y + 3
        for each in cell:
            pages.put(each.marks, LEFT + place * width + 4, y)
            y += each.height
    pages.y += tall + 8
