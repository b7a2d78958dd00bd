"""Setting type: paragraphs broken into lines of a width, each line's pieces in their places from left to right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.pdfbase.ttfonts import ShapedStr

from nscb_desktop.documents import bidi
from nscb_desktop.documents.shaping import Shaped, shaped
from nscb_desktop.documents.style import Style, combining, face
from nscb_desktop.documents.text import Run, Span, paragraphs, runs, simple

_THOUSAND = 1000.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs in one face at a place on the line; ``reads`` where the characters drawn are not the words meant."""

    x: float
    face: str
    glyphs: str | ShapedStr
    reads: str = ""
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of type."""

    pieces: tuple[Piece, ...]
    style: Style
    width: float

    @property
    def height(self) -> float:
        """The distance to the next line."""
        return self.style.leading


@dataclass(frozen=True, slots=True)
class _Measured:
    run: Run
    width: float
    form: Shaped | None


class Setter:
    """Sets the paragraphs of one document; it remembers the widths of that document's words and nothing longer."""

    def __init__(self) -> None:
        self._widths: dict[str, dict[str, float]] = {}
        self._shapes: dict[tuple[str, str, bool], Shaped] = {}

    def text(self, words: str, style: Style, room: float) -> list[Line]:
        """Lines of plain words, a paragraph for each line typed."""
        return [line for each in paragraphs(words) for line in self._paragraph((Span(each, style),), room)]

    def spans(self, spans: Sequence[Span], room: float) -> list[Line]:
        """Lines of words in several styles; a line break within any of them begins a new paragraph."""
        lines: list[Line] = []
        current: list[Span] = []
        for span in spans:
            first, *rest = paragraphs(span.words)
            current.append(Span(first, span.style))
            for each in rest:
                lines += self._paragraph(current, room)
                current = [Span(each, span.style)]
        return lines + self._paragraph(current, room)

    def width(self, words: str, style: Style) -> float:
        """How wide words are on one line."""
        return max((line.width for line in self.text(words, style, 1e9)), default=0.0)

    def longest_word(self, words: str, style: Style) -> float:
        """How wide the widest word is."""
        return max((self.width(word, style) for word in words.split()), default=0.0)

    def fitted(self, words: str, style: Style, room: float) -> Line:
        """One line, shortened with an ellipsis where it does not fit."""
        whole = self.text(words.replace("\n", " "), style, 1e9)[0]
        if whole.width <= room:
            return whole
        short = words.replace("\n", " ")
        while short and self.width(short + "…", style) > room:
            short = short[: -max(1, len(short) // 16)]
        return self.text(short + "…", style, 1e9)[0]

    def _paragraph(self, spans: Sequence[Span], room: float) -> list[Line]:
        if len(spans) == 1 and simple(spans[0].words, spans[0].style):
            return self._simple(spans[0].words, spans[0].style, room)
        return self._ordered(spans, room)

    def _simple(self, words: str, style: Style, room: float) -> list[Line]:
        """The quick way, for words whose letters only stand side by side."""
        widths = self._widths.setdefault(style.face, {})
        letter = face(style.face).widths
        limit, space = room * _THOUSAND / style.size, letter[" "]
        scale, name = style.size / _THOUSAND, style.face
        lines: list[Line] = []
        held: list[str] = []
        used = -space
        for word in words.split(" "):
            width = widths.get(word)
            if width is None:
                width = widths[word] = sum(map(letter.__getitem__, word))
            if used + space + width > limit and (held or width > limit):
                if any(held):
                    lines.append(Line((Piece(0.0, name, " ".join(held)),), style, used * scale))
                held, used = [], -space
                if width > limit:
                    *full, rest = _cut(word, limit, letter)
                    lines += [Line((Piece(0.0, name, part),), style, room) for part in full]
                    held, used = [rest], sum(map(letter.__getitem__, rest))
                    continue
                if not word:
                    continue
            held.append(word)
            used += space + width
        lines.append(Line((Piece(0.0, name, " ".join(held)),), style, max(used, 0.0) * scale))
        return lines

    def _ordered(self, spans: Sequence[Span], room: float) -> list[Line]:
        """The careful way, for several styles, faces or directions."""
        tallest = max((span.style for span in spans), key=_leading)
        base = bidi.base_level("".join(span.words for span in spans))
        lines: list[list[_Measured]] = [[]]
        used = 0.0
        for word in self._words(runs(spans), room):
            width = sum(part.width for part in word)
            if word[0].run.gap:
                if used or len(lines) == 1:
                    lines[-1] += word
                    used += width
                continue
            if used and used + width > room:
                lines.append([])
                used = 0.0
            lines[-1] += word
            used += width
        return [_placed(line, tallest, base, room, several=len(lines) > 1) for line in lines]

    def _words(self, found: Sequence[Run], room: float) -> Iterator[list[_Measured]]:
        """What may not be parted by the end of a line; a word too long for any line comes in pieces."""
        word: list[_Measured] = []
        for run in found:
            if word and not run.joined:
                yield from self._whole_or_cut(word, room)
                word = []
            word.append(self._measured(run))
        if word:
            yield from self._whole_or_cut(word, room)

    def _whole_or_cut(self, word: list[_Measured], room: float) -> Iterator[list[_Measured]]:
        if word[0].run.gap or sum(part.width for part in word) <= room:
            yield word
            return
        for part in word:
            yield from ([piece] for piece in self._pieces(part, room))

    def _pieces(self, part: _Measured, room: float) -> Iterator[_Measured]:
        text = part.run.text
        if part.width <= room or len(text) == 1:
            yield part
            return
        middle = len(text) // 2
        while middle < len(text) - 1 and combining(text[middle]):
            middle += 1
        for half in (text[:middle], text[middle:]):
            run = part.run
            cut = Run(half, run.style, run.face, run.level, run.shaped)
            yield from self._pieces(self._measured(cut), room)

    def _measured(self, run: Run) -> _Measured:
        size = run.style.size / _THOUSAND
        if not run.shaped:
            return _Measured(run, sum(map(face(run.face).widths.__getitem__, run.text)) * size, None)
        key = (run.face, run.text, run.right_to_left)
        form = self._shapes.get(key)
        if form is None:
            form = self._shapes[key] = shaped(*key)
        return _Measured(run, form.width * size, form)


def _leading(style: Style) -> float:
    return style.leading


def _cut(word: str, limit: float, letter: dict[str, float]) -> list[str]:
    """A word too long for a line, in pieces that each fill one, after a hyphen where it has one."""
    parts, start, used = [], 0, 0.0
    for at, character in enumerate(word):
        width = letter[character]
        if used + width > limit and at > start:
            end = word.rfind("-", start + 1, at) + 1 or at
            parts.append(word[start:end])
            start, used = end, sum(map(letter.__getitem__, word[end:at]))
        used += width
    return [*parts, word[start:]]


def _placed(line: list[_Measured], style: Style, base: int, room: float, *, several: bool) -> Line:
    """The pieces of a line in their places; prose from right to left stands at the right."""
    while line and line[-1].run.gap:
        line = line[:-1]
    width = sum(part.width for part in line)
    x = max(room - width, 0.0) if base and several else 0.0
    pieces = []
    for part in bidi.in_visual_order(line, [part.run.level for part in line]):
        if not part.run.gap:
            pieces.append(_piece(part, x))
        x += part.width
    return Line(tuple(pieces), style, width)


def _piece(part: _Measured, x: float) -> Piece:
    text = part.run.text
    if part.form is None:
        return Piece(x, part.run.face, text, text if max(text) > "\uffff" else "")
    return Piece(x, part.run.face, part.form.glyphs, text, part.run.right_to_left)
