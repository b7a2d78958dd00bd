"""The swim lanes: each agency's involvements over time, drawn once for screen and paper; what is uncertain is drawn faded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, Rect, String
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from nscb_desktop.documents.style import BOLD, CONTENT_WIDTH, PLAIN, face
from nscb_desktop.framework.chronology import Kind, Lane, Span
from nscb_desktop.framework.dates import short_day

ROW, BAR, HEAD, FOOT = 17.0, 9.0, 20.0, 36.0
LABEL, TAG = 104.0, 26.0
_SIZE, _LEADING = 7.5, 8.2
MOST_ROWS = 36
"""Rows in one drawing; more go on in another, so that each fits a page."""
SLICES = 8
"""Steps in which a faded end is drawn."""
INK, PALE, GRID = HexColor("#16202b"), HexColor("#ffffff"), HexColor("#c9d1d8")
COLOURS = {
    Kind.ORDER: HexColor("#7a1f3d"),
    Kind.PLAN: HexColor("#1d4f91"),
    Kind.ASSESSMENT: HexColor("#7a4f00"),
    Kind.SERVICE: HexColor("#1b6e3c"),
}
"""Beside the letter and the pattern, never instead of them."""


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """Where a day stands."""
        days = max(1, (self.last - self.first).days)
        return self.left + (self.right - self.left) * (day - self.first).days / days


@dataclass(frozen=True, slots=True)
class _RowOf:
    """One row of a drawing: an involvement, with its agency's name where its lane begins here."""

    name: str
    span: Span


def drawings(lanes: Sequence[Lane], width: float = CONTENT_WIDTH) -> list[Drawing]:
    """The lanes as one drawing, or as several where there are many involvements; none where nothing is dated."""
    rows = _rows(lanes)
    parts = [rows[at : at + MOST_ROWS] for at in range(0, len(rows), MOST_ROWS)]
    if not rows:
        return []
    first = min(span.first for each in rows if (span := each.span).first)
    last = max(span.last for each in rows if (span := each.span).last)
    room = timedelta(days=max(4, (last - first).days // 40))
    scale = _Scale(first - room, last + room, LABEL, width - TAG)
    return [_drawing(part, scale, width) for part in parts]


def svg(lanes: Sequence[Lane], width: float = CONTENT_WIDTH) -> list[bytes]:
    """The same drawings for the screen."""
    made = []
    for each in drawings(lanes, width):
        told = renderSVG.drawToString(each)
        words = told if isinstance(told, str) else told.decode("utf-8")
        # The screen knows a face by its family.
        made.append(words.replace(PLAIN, "Noto Sans").replace(BOLD, "Noto Sans").encode("utf-8"))
    return made


def _rows(lanes: Sequence[Lane]) -> list[_RowOf]:
    rows: list[_RowOf] = []
    for lane in lanes:
        for at, span in enumerate(lane.drawn):
            again = len(rows) % MOST_ROWS == 0 and at > 0
            rows.append(_RowOf(f"{lane.agency} (continued)" if again else lane.agency if at == 0 else "", span))
    return rows


def _drawing(rows: Sequence[_RowOf], scale: _Scale, width: float) -> Drawing:
    height = HEAD + ROW * len(rows) + FOOT
    made = Drawing(width, height)
    made.add(Rect(0, 0, width, height, fillColor=PALE, strokeColor=None))
    _axis(made, scale, height, len(rows))
    for number, row in enumerate(rows):
        top = height - HEAD - ROW * number
        if row.name:
            made.add(Line(0, top, width, top, strokeColor=GRID, strokeWidth=0.8))
            for shape in _label(row.name, top):
                made.add(shape)
        _bar(made, row.span, scale, top - ROW + (ROW - BAR) / 2)
    _legend(made)
    return made


def _label(name: str, top: float) -> Iterator[String]:
    """An agency's name in its row, on two lines where it is long."""
    lines = _in_two(name, LABEL - 6)
    first = top - ROW / 2 + (len(lines) - 1) * _LEADING / 2 - _SIZE * 0.36
    for number, line in enumerate(lines):
        yield String(0, first - number * _LEADING, line, fontName=face(BOLD).name, fontSize=_SIZE, fillColor=INK)


def _axis(made: Drawing, scale: _Scale, height: float, rows: int) -> None:
    """A line for each year, or for each month where there are few."""
    bottom = height - HEAD - ROW * rows
    free = 0.0
    for day, words in _ticks(scale.first, scale.last):
        x = scale.at(day)
        made.add(Line(x, bottom, x, height - HEAD + 3, strokeColor=GRID, strokeWidth=0.6))
        wide = stringWidth(words, face(PLAIN).name, 7)
        if x >= free and x + wide <= scale.right + TAG:
            made.add(String(x, height - HEAD + 6, words, fontName=face(PLAIN).name, fontSize=7, fillColor=INK))
            free = x + wide + 6


def _ticks(first: date, last: date) -> list[tuple[date, str]]:
    years = range(first.year, last.year + 2)
    if (last - first).days > 900:
        days = [(date(year, 1, 1), str(year)) for year in years]
    else:
        days = [(date(year, month, 1), short_day(date(year, month, 1))[2:]) for year in years for month in range(1, 13)]
    return [(day, words) for day, words in days if first <= day <= last]


def _bar(made: Drawing, span: Span, scale: _Scale, y: float) -> None:
    if span.first is None or span.last is None:
        return
    ink = COLOURS[span.kind]
    left, right = scale.at(span.first), max(scale.at(span.last), scale.at(span.first) + 3)
    sure = span.certain or (span.first, span.first)
    certain_left, certain_right = (scale.at(sure[0]), scale.at(sure[1])) if span.certain else (right, right)
    if span.certain:
        _filled(made, span.kind, certain_left, y, max(certain_right - certain_left, 3), ink)
    if span.open_start:
        certain_left = left
        made.add(
            Polygon([left, y, left, y + BAR, left - 5, y + BAR / 2], fillColor=PALE, strokeColor=ink, strokeWidth=0.7)
        )
    _faded(made, left, certain_left, y, ink, rising=True)
    _faded(made, max(certain_right, left), right, y, ink, rising=not span.certain)
    if span.goes_on:
        tip = right + 6
        made.add(
            Polygon([right, y, right, y + BAR, tip, y + BAR / 2], fillColor=PALE, strokeColor=ink, strokeWidth=0.7)
        )
        right = tip
    tag = f"{span.number} {span.kind.value}"
    made.add(String(right + 3, y + 2, tag, fontName=face(BOLD).name, fontSize=7, fillColor=INK))


def _filled(made: Drawing, kind: Kind, x: float, y: float, width: float, ink: Color) -> None:
    """A bar in the pattern of its kind: orders full, plans hatched, assessments dotted, services plain."""
    ground = ink if kind is Kind.ORDER else _tint(ink, 0.22)
    made.add(Rect(x, y, width, BAR, fillColor=ground, strokeColor=ink, strokeWidth=0.8))
    if kind is Kind.PLAN:
        at = x
        while at + BAR / 2 <= x + width:
            made.add(Line(at, y, at + BAR / 2, y + BAR, strokeColor=ink, strokeWidth=0.8))
            at += 4.5
    if kind is Kind.ASSESSMENT:
        at = x + 2.5
        while at <= x + width - 1.5:
            made.add(Circle(at, y + BAR / 2, 1.1, fillColor=ink, strokeColor=None))
            at += 4.5


def _faded(made: Drawing, left: float, right: float, y: float, ink: Color, *, rising: bool) -> None:
    """Where it may or may not have been under way: paler towards the outside."""
    if right - left < 0.5:
        return
    step = (right - left) / SLICES
    for at in range(SLICES):
        share = (at + 1 if rising else SLICES - at) / (SLICES + 1)
        made.add(Rect(left + at * step, y, step, BAR, fillColor=_tint(ink, 0.5 * share), strokeColor=None))
    made.add(Line(left, y, right, y, strokeColor=ink, strokeWidth=0.4, strokeDashArray=[1.5, 1.5]))
    made.add(Line(left, y + BAR, right, y + BAR, strokeColor=ink, strokeWidth=0.4, strokeDashArray=[1.5, 1.5]))


def _tint(ink: Color, share: float) -> Color:
    return Color(*(1 - (1 - part) * share for part in (ink.red, ink.green, ink.blue)))


def _legend(made: Drawing) -> None:
    x = 0.0
    for kind in Kind:
        _filled(made, kind, x, 19, 22, COLOURS[kind])
        words = f"{kind.value} {kind.shown}"
        made.add(String(x + 26, 21, words, fontName=face(PLAIN).name, fontSize=7, fillColor=INK))
        x += 34 + stringWidth(words, face(PLAIN).name, 7)
    _faded(made, 0, 22, 5, INK, rising=True)
    words = "faded: the date is not known to the day; with a point: no end, or no beginning, is known"
    made.add(String(26, 7, words, fontName=face(PLAIN).name, fontSize=7, fillColor=INK))


def _in_two(name: str, room: float) -> list[str]:
    """A name on one line or on two, the second cut where even that is too little."""
    words, first = _drawable(name).split(), ""
    while words and _wide(f"{first} {words[0]}".strip()) <= room:
        first = f"{first} {words.pop(0)}".strip()
    if not words:
        return [first]
    return [first, _cut(" ".join(words), room)] if first else [_cut(" ".join(words), room)]


def _drawable(words: str) -> str:
    """What the face cannot draw is written out, never drawn as a box."""
    covers = face(BOLD).covers
    return "".join(each if each in covers else f"[U+{ord(each):04X}]" for each in words)


def _cut(shown: str, room: float) -> str:
    if _wide(shown) <= room:
        return shown
    while shown and _wide(f"{shown}…") > room:
        shown = shown[:-1]
    return f"{shown}…"


def _wide(words: str) -> float:
    wide: float = stringWidth(words, face(BOLD).name, _SIZE)
    return wide
