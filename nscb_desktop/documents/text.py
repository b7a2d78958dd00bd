"""Words as they are drawn: one font per run, shaped only where the script needs it, in the right direction."""

import unicodedata
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import shapeStr

from nscb_desktop.documents.faces import RIGHT_TO_LEFT, SHAPED, face, key_for, plain_letters
from nscb_desktop.framework.text import visible

_MARKS = frozenset({"Mn", "Mc", "Me"})
_JOINERS = frozenset("\u200c\u200d")


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one font: as drawn, their width in points, and the text they stand for."""

    font: str
    drawn: str
    width: float
    text: str
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One drawn line: either plain text of one font, or runs placed one after another."""

    text: str
    width: float
    runs: tuple[Run, ...] = ()
    from_right: bool = False


class Typesetter:
    """Breaks text into lines for one face and size; remembers the width of every word it has met."""

    def __init__(self, base: str, size: float) -> None:
        """Set type in this face and size (points)."""
        self.base, self.size = base, size
        self.font = face(base).name
        self.leading = size * 1.36
        self._plain = plain_letters(base)
        self._widths: dict[str, float] = {}
        self._runs: dict[str, tuple[Run, ...]] = {}
        self._space = float(stringWidth(" ", self.font, size))

    def lines(self, text: str, width: float) -> list[Line]:
        """The text in lines no wider than ``width``; every line break typed is kept."""
        found: list[Line] = []
        for paragraph in text.split("\n"):
            shown = visible(paragraph).replace("\t", "    ")
            if self._plain.issuperset(shown):
                found += self._plain_lines(shown, width)
            else:
                found += self._mixed_lines(shown, width)
        return found

    def _plain_lines(self, text: str, width: float) -> list[Line]:
        """The quick way, for text the base face draws as it stands."""
        lines: list[Line] = []
        widths, space = self._widths, self._space
        words: list[str] = []
        used = 0.0
        for word in text.split(" "):
            wide = widths.get(word)
            if wide is None:
                wide = widths[word] = float(stringWidth(word, self.font, self.size))
            if words and used + space + wide > width:
                lines.append(Line(" ".join(words), used))
                words, used = [], 0.0
            if wide > width:
                *whole, rest = self._broken(word, width)
                lines += [Line(part, width) for part in whole]
                words, used = [rest], float(stringWidth(rest, self.font, self.size))
                continue
            used += wide + (space if words else 0.0)
            words.append(word)
        lines.append(Line(" ".join(words), used))
        return lines

    def _broken(self, word: str, width: float) -> list[str]:
        """A word wider than a line, cut where it must be."""
        parts, start, used = [], 0, 0.0
        for place, letter in enumerate(word):
            wide = float(stringWidth(letter, self.font, self.size))
            if used + wide > width and place > start:
                parts.append(word[start:place])
                start, used = place, 0.0
            used += wide
        return [*parts, word[start:]]

    def _mixed_lines(self, text: str, width: float) -> list[Line]:
        """The careful way, for text of several scripts."""
        from_right = _first_strong_is_backwards(text)
        lines: list[Line] = []
        words: list[tuple[Run, ...]] = []
        used = 0.0
        for word in (piece for whole in text.split(" ") for piece in self._pieces(whole, width)):
            wide = sum(run.width for run in word)
            if words and used + self._space + wide > width:
                lines.append(self._line(words, from_right=from_right))
                words, used = [], 0.0
            used += wide + (self._space if words else 0.0)
            words.append(word)
        lines.append(self._line(words, from_right=from_right))
        return lines

    def _pieces(self, word: str, width: float) -> list[tuple[Run, ...]]:
        """A word's runs, cut where a word without spaces (Chinese, a long code) is wider than the line."""
        runs = self._runs_of(word)
        if sum(run.width for run in runs) <= width:
            return [runs]
        pieces, start = [], 0
        for end in range(1, len(word) + 1):
            if end - start > 1 and sum(run.width for run in self._runs_of(word[start:end])) > width:
                pieces.append(self._runs_of(word[start : end - 1]))
                start = end - 1
        return [*pieces, self._runs_of(word[start:])]

    def _runs_of(self, word: str) -> tuple[Run, ...]:
        if word not in self._runs:
            self._runs[word] = tuple(self._made(key, text) for key, text in _by_face(word, self.base))
        return self._runs[word]

    def _made(self, key: str, text: str) -> Run:
        font = face(key).name
        shaping = key in SHAPED or any(unicodedata.category(character) in _MARKS for character in text)
        drawn = shapeStr(text, font, self.size) if shaping else text
        return Run(font, drawn, _width(drawn, font, self.size), text, key in RIGHT_TO_LEFT)

    def _line(self, words: list[tuple[Run, ...]], *, from_right: bool) -> Line:
        space = Run(self.font, " ", self._space, " ")
        ordered = _in_visual_order(words, from_right=from_right)
        runs: list[Run] = []
        for word in ordered:
            runs += [space, *word] if runs else list(word)
        text = " ".join("".join(run.text for run in word) for word in words)
        return Line(text, sum(run.width for run in runs), tuple(runs), from_right)


def _width(drawn: str, font: str, size: float) -> float:
    shape = getattr(drawn, "__shapeData__", None)
    if shape is None:
        return float(stringWidth(drawn, font, size))
    return float(sum(each.x_advance for each in shape) * size / 1000)


def _by_face(word: str, base: str) -> list[tuple[str, str]]:
    """A word cut into runs of one face; what no font has is written out as its code."""
    runs: list[tuple[str, str]] = []
    for character in word:
        if runs and (character in _JOINERS or unicodedata.category(character) in _MARKS):
            key, text = runs[-1]
            if character in _JOINERS or ord(character) in face(key).letters:
                runs[-1] = (key, text + character)
                continue
        key_found = key_for(character, base)
        key, shown = (key_found, character) if key_found else (base, f"[U+{ord(character):04X}]")
        if character in _JOINERS:
            continue
        if runs and runs[-1][0] == key:
            runs[-1] = (key, runs[-1][1] + shown)
        else:
            runs.append((key, shown))
    return runs


def _in_visual_order(words: list[tuple[Run, ...]], *, from_right: bool) -> list[tuple[Run, ...]]:
    """Words as the eye meets them from the left: runs of right-to-left words turned round, or the whole line."""
    if from_right:
        turned = [_turned(word) for word in reversed(words)]
        return _regrouped(turned, backwards=False)
    return _regrouped([_turned_inside(word) for word in words], backwards=True)


def _regrouped(words: list[tuple[Run, ...]], *, backwards: bool) -> list[tuple[Run, ...]]:
    """Stretches of words in the other direction put back into their own order."""
    ordered: list[tuple[Run, ...]] = []
    stretch: list[tuple[Run, ...]] = []
    for word in words:
        if word and _backwards(word) is backwards:
            stretch.append(word)
            continue
        ordered += reversed(stretch)
        stretch = []
        ordered.append(word)
    return [*ordered, *reversed(stretch)]


def _backwards(word: tuple[Run, ...]) -> bool:
    return any(run.backwards for run in word)


def _turned(word: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(reversed(word)) if _backwards(word) else word


def _turned_inside(word: tuple[Run, ...]) -> tuple[Run, ...]:
    """A right-to-left word within a left-to-right line keeps its brackets where they were typed."""
    return word if sum(run.backwards for run in word) <= 1 else tuple(reversed(word))


def _first_strong_is_backwards(text: str) -> bool:
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False
