"""The flow chart drawn once: the same drawing is set on paper and shown on the screen, so that they cannot differ."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from xml.sax.saxutils import escape

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing, Line, Polygon, Rect, Shape, String
from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from nscb_desktop.documents.style import BOLD, CONTENT_WIDTH, PLAIN, face
from nscb_desktop.framework.flow import (
    ARROWS,
    BOXES,
    LEFT,
    MAIN,
    RIGHT,
    Arrow,
    Standing,
    State,
    boxes_by_key,
    in_words,
)

HIGH, PITCH = 32.0, 43.0
_WIDTHS = {LEFT: 112.0, MAIN: 236.0, RIGHT: 128.0}
_GAP = (CONTENT_WIDTH - sum(_WIDTHS.values()) - 8) / 2
_LEFTS = {LEFT: 0.0, MAIN: _WIDTHS[LEFT] + _GAP, RIGHT: _WIDTHS[LEFT] + _WIDTHS[MAIN] + 2 * _GAP}
HEIGHT = PITCH * max(box.row for box in BOXES) + HIGH + 2
_TALL = 2 * PITCH + HIGH
"""The height of the box for challenges, which belongs to several gates."""
_SIZE, _SMALL, _LEADING = 8.4, 7.6, 9.6
_INSIDE = 4.0
"""Between the lines of a box and its edge."""
_Place = tuple[float, float, float, float]
_LINE = HexColor("#5b6875")
_LOOKS = {
    State.DONE: ("#e4f4ea", "#1b6e3c", 1.0, "#16202b"),
    State.HERE: ("#fff3d6", "#7a4f00", 2.2, "#16202b"),
    State.AHEAD: ("#ffffff", "#5b6875", 0.8, "#16202b"),
    State.PASSED: ("#ffffff", "#5b6875", 0.8, "#5b6875"),
    State.NOT_TAKEN: ("#ffffff", "#a9b1b9", 0.8, "#5b6875"),
}
"""Ground, edge, width of the edge and ink; what a state is, is said in words as well."""
_CLIP = re.compile(r"<clipPath.*?</clipPath>", re.DOTALL)
_FAMILIES = {PLAIN: "Noto Sans", BOLD: "Noto Sans; font-weight: bold"}


def drawing(chart: Sequence[Standing]) -> Drawing:
    """The chart of one case."""
    for name in _FAMILIES:
        face(name)
    # A first font of our own: otherwise the page names Helvetica, which is not embedded.
    made = Drawing(CONTENT_WIDTH, HEIGHT, initialFontName=PLAIN)
    places = {each.key: _place(Standing(each, State.AHEAD)) for each in BOXES}
    places |= {each.box.key: _place(each) for each in chart}
    for arrow in ARROWS:
        for shape in _arrow(arrow, places):
            made.add(shape)
    for standing in chart:
        for shape in _box(standing):
            made.add(shape)
    return made


def svg(chart: Sequence[Standing]) -> bytes:
    """The same drawing for the screen, with what it says as its description."""
    drawn: str = renderSVG.drawToString(drawing(chart))
    for name, family in _FAMILIES.items():
        drawn = drawn.replace(f"font-family: {name}", f"font-family: {family}")
    # Qt paints what only clips, and nothing here lies outside.
    drawn = _CLIP.sub("", drawn)
    described = drawn.replace("<desc>...</desc>", f"<desc>{escape(in_words(chart))}</desc>")
    return described.replace("<title>...</title>", "<title>Flow chart</title>").encode()


def _place(standing: Standing) -> tuple[float, float, float, float]:
    """Left, bottom, width and height of a box, measured from the foot of the drawing; it grows with its lines."""
    box = standing.box
    least = HIGH if box.column != LEFT else _TALL
    high = max(least, len(_lines(standing)) * _LEADING + 2 * _INSIDE)
    middle = HEIGHT - 1 - HIGH / 2 - box.row * PITCH
    return _LEFTS[box.column], middle - high / 2, _WIDTHS[box.column], high


def _box(standing: Standing) -> Iterator[Shape]:
    left, bottom, wide, high = _place(standing)
    ground, edge, thick, ink = _LOOKS[standing.state]
    look = {"fillColor": HexColor(ground), "strokeColor": HexColor(edge), "strokeWidth": thick}
    if standing.state in {State.NOT_TAKEN, State.PASSED}:
        look["strokeDashArray"] = [3, 2]
    if standing.box.question:
        mid, cut = bottom + high / 2, 13
        yield Polygon([left, mid, left + cut, bottom, left + wide - cut, bottom, left + wide, mid,
                       left + wide - cut, bottom + high, left + cut, bottom + high], **look)  # fmt: skip
    else:
        yield Rect(left, bottom, wide, high, rx=3, ry=3, **look)
    yield from _words(standing, ink)


def _words(standing: Standing, ink: str) -> Iterator[Shape]:
    left, bottom, wide, high = _place(standing)
    lines = _lines(standing)
    top = bottom + high / 2 + len(lines) * _LEADING / 2
    for number, (words, font, size) in enumerate(lines):
        yield String(left + wide / 2, top - (number + 0.76) * _LEADING, words, fontName=font, fontSize=size,
                     textAnchor="middle", fillColor=HexColor(ink))  # fmt: skip


def _lines(standing: Standing) -> list[tuple[str, str, float]]:
    """The lines within a box, each with its face and size."""
    room = _WIDTHS[standing.box.column] - 14
    said = [(line, PLAIN, _SMALL) for line in _wrapped(_said(standing), room, PLAIN, _SMALL)]
    return [(line, BOLD, _SIZE) for line in _wrapped(standing.box.words, room, BOLD, _SIZE)] + said


def _said(standing: Standing) -> str:
    """What stands under the words of a box: its date, and its state where no date says it."""
    if standing.state is State.HERE:
        return " · ".join(part for part in (State.HERE.value, standing.note) if part)
    shown = standing.state in {State.PASSED, State.NOT_TAKEN}
    return standing.state.value if shown else standing.note


def _wrapped(words: str, room: float, font: str, size: float) -> list[str]:
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and stringWidth(longer, font, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _arrow(arrow: Arrow, places: Mapping[str, _Place]) -> Iterator[Shape]:
    points = _way(arrow, places)
    dashes = {"strokeDashArray": [3, 2]} if arrow.dashed else {}
    for here, there in pairwise(points):  # Qt fills what bends, so every stretch is a line of its own
        yield Line(*here, *there, strokeColor=_LINE, strokeWidth=0.8, **dashes)
    yield _head(*points[-2], *points[-1])
    if arrow.words:
        (x, y), (to_x, to_y) = points[0:2] if len(points) == 2 else points[1:3]
        beside = (x + 4, (y + to_y) / 2 - 2.5) if x == to_x else ((x + to_x) / 2 - 6, y + 3)
        yield String(*beside, arrow.words, fontName=PLAIN, fontSize=_SMALL, fillColor=_LINE)


def _way(arrow: Arrow, places: Mapping[str, _Place]) -> list[tuple[float, float]]:
    """The corners of an arrow: straight down or across where it can be, round the outside where it cannot."""
    boxes = boxes_by_key()
    start, end = boxes[arrow.start], boxes[arrow.end]
    left, bottom, wide, high = places[start.key]
    to_left, to_bottom, to_wide, to_high = places[end.key]
    middle, to_middle = bottom + high / 2, to_bottom + to_high / 2
    if end.column == LEFT:
        return _to_the_left(left, middle, to_left + to_wide / 2, to_left + to_wide, to_bottom, to_bottom + to_high)
    if start.column == end.column and end.row == start.row + 1:
        return [(left + wide / 2, bottom), (left + wide / 2, to_bottom + to_high)]
    if start.row == end.row:
        return [(left + wide, middle), (to_left, to_middle)]
    outside = CONTENT_WIDTH - 3 if start.column == RIGHT else _LEFTS[RIGHT] - 5
    level = middle if start.column == RIGHT else middle - 9
    arrives = to_middle - 5 if start.column == RIGHT else to_middle + 5
    return [(left + wide, level), (outside, level), (outside, arrives), (to_left + to_wide, arrives)]


def _to_the_left(
    x: float, y: float, centre: float, edge: float, bottom: float, top: float
) -> list[tuple[float, float]]:
    if bottom <= y <= top:
        return [(x, y), (edge, y)]
    return [(x, y), (centre, y), (centre, top if y > top else bottom)]


def _head(x: float, y: float, to_x: float, to_y: float) -> Polygon:
    """The point of an arrow that arrives upright or level."""
    if x == to_x:
        back = to_y + (5 if y > to_y else -5)
        corners = [to_x, to_y, to_x - 2.6, back, to_x + 2.6, back]
    else:
        back = to_x + (5 if x > to_x else -5)
        corners = [to_x, to_y, back, to_y - 2.6, back, to_y + 2.6]
    return Polygon(corners, fillColor=_LINE, strokeColor=_LINE, strokeWidth=0.3)
