"""People's words made ready for paper: nothing hidden, one face to a run, and a name for what no face can draw."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from nscb_desktop.documents import bidi
from nscb_desktop.documents.style import IDEOGRAPHS, JOINERS, SIGNS, SYMBOLS, Style, combining, face, face_name
from nscb_desktop.framework.text import visible

_TAB = "    "
_DANDAS = "\u0964\u0965"


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one style within a paragraph."""

    words: str
    style: Style


@dataclass(frozen=True, slots=True)
class Run:
    """Characters set together: one style, one face, one direction; ``gap`` for the spaces between words."""

    text: str
    style: Style
    face: str
    level: int
    shaped: bool
    gap: bool = False
    joined: bool = False
    """Whether no line may end before it."""

    @property
    def right_to_left(self) -> bool:
        """Which way it runs."""
        return self.level % 2 == 1


def paragraphs(words: str) -> list[str]:
    """The lines as typed, every hidden character written out, tabs as spaces."""
    if not words.isascii():
        words = words.replace("\u2028", "\n").replace("\u2029", "\n")
    return [visible(line).replace("\t", _TAB) for line in words.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


def simple(words: str, style: Style) -> bool:
    """Whether one line of words needs nothing but its letters one after the other."""
    return face(style.face).upright.issuperset(words)


def runs(spans: Sequence[Span]) -> list[Run]:
    """A paragraph as runs in the order of reading, its gaps between them."""
    letters = [(c, span.style, name) for span in spans for c, name in _drawable(span.words, span.style.face)]
    text = "".join(c for c, _, _ in letters)
    levels = bidi.levels(text) if bidi.runs_right_to_left(text) else [0] * len(text)
    marked = [
        (c, (style, name, level, c == " ", _stands_alone(c) and at))
        for at, ((c, style, name), level) in enumerate(zip(letters, levels, strict=True))
    ]
    found: list[Run] = []
    for key, group in groupby(marked, key=_of_run):
        style, name, level, gap, alone = key
        joined = bool(found) and not gap and not found[-1].gap and not alone and not _stands_alone(found[-1].text[-1])
        found.append(_run("".join(c for c, _ in group), style, name, level, gap, joined))
    return found


def _of_run(marked: tuple[str, tuple[Style, str, int, bool, int | bool]]) -> tuple[Style, str, int, bool, int | bool]:
    return marked[1]


def _run(text: str, style: Style, name: str, level: int, gap: bool, joined: bool) -> Run:
    needs = not gap and (level % 2 == 1 or not face(name).upright.issuperset(text) or _script(name))
    return Run(text, style, name, level, needs, gap, joined)


def _script(name: str) -> bool:
    return name not in _SET_AS_THEY_ARE and not name.startswith("NotoSans-")


_SET_AS_THEY_ARE = {SYMBOLS, SIGNS, IDEOGRAPHS, "NotoSansEthiopic-Regular"}


def _stands_alone(character: str) -> bool:
    """Whether a line may end on either side of the character: Chinese and Japanese have no spaces."""
    return "\u2e80" <= character <= "\ufaff" and not "\uac00" <= character <= "\ud7af"


def _drawable(words: str, wanted: str) -> list[tuple[str, str]]:
    """Each character with its face; ``[U+1F600]`` in place of one that no face has."""
    drawn: list[tuple[str, str]] = []
    for character in words:
        before = drawn[-1][1] if drawn else wanted
        if (character in _DANDAS or combining(character)) and (
            character in JOINERS or character in face(before).covers
        ):
            drawn.append((character, before))
        elif name := face_name(character, wanted):
            drawn.append((character, name))
        else:
            drawn.extend((each, wanted) for each in f"[U+{ord(character):04X}]")
    return drawn
