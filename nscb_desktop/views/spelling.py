"""Spelling: a calm underline under lower-case English words that no dictionary knows, British spellings included."""

import re
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument

from nscb_desktop.views import theme
from nscb_desktop.views.word_list import WordList, english

Run = Callable[[Callable[[Any], Any], Callable[[Any], None], Callable[[Exception], None]], object]
"""Runs a job (given its progress) away from the screen and hands the outcome to the second or third function."""

WORD = re.compile(r"(?<![\w.@/'’-])[a-z]{4,}(?:['’][a-z]{1,2})?(?![\w@/]|[.:]\S|['’-]\w)")
LONGEST_CHECKED = 20_000
"""A paragraph longer than this is not checked: each key typed in it would wait."""
# British endings and the spelling the dictionary has for them.
_AMERICAN = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"our", "or"), (r"ise", "ize"), (r"isa", "iza"), (r"isi", "izi"), (r"yse", "yze"), (r"ysi", "yzi"),
        (r"tre(?=s?$|d$)", "ter"), (r"ae", "e"), (r"oe", "e"), (r"ogue", "og"), (r"lled", "led"), (r"lling", "ling"),
        (r"ller", "ler"), (r"ence", "ense"), (r"gramme", "gram"), (r"lment", "llment"), (r"lful", "llful"),
        (r"wards$", "ward"), (r"whilst$", "while"), (r"amongst$", "among"), (r"actis", "actic"), (r"dgement", "dgment"),
        (r"cheque", "check"), (r"tyre", "tire"), (r"kerb", "curb"), (r"sceptic", "skeptic"), (r"storey", "story"),
    )
)  # fmt: skip
# What the office writes and the dictionary lacks.
_OFFICE = frozenset({"safeguarding", "bailed", "nappy", "creche", "carer", "carers", "unborn", "mum", "learnt"})
# Back from the dictionary's spelling: only where the British one is certain.
_BRITISH = tuple(
    (re.compile(american), british)
    for american, british in (
        (r"^(col|fav|neighb|behavi|hon|lab|harb|hum|rum)or", r"\1our"), (r"(?<=[a-z]{3})iz(e|ed|es|ing|ation|ations)$", r"is\1"),
        (r"^(cent|theat|met)er(?=s?$)", r"\1re"), (r"^(paraly|analy)z", r"\1s"), (r"^(def|off)ense", r"\1ence"),
    )
)  # fmt: skip


def british(word: str) -> str:
    """The British spelling of a word from the dictionary."""
    for american, ours in _BRITISH:
        if american.search(word):
            return american.sub(ours, word)
    return word


class Dictionary(QObject):
    """The words that are known; knows everything until it is loaded, so that nothing is marked by mistake."""

    loaded = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = WordList()
        self._asked = False

    @property
    def ready(self) -> bool:
        """Whether there are words to compare with."""
        return bool(self._words)

    def load(self, run: Run) -> None:
        """Read the words away from the screen; only the first call does anything."""
        if not self._asked:
            self._asked = True
            run(self._read, self._take, self._do_without)

    def _read(self, progress: object) -> WordList:
        return english()

    def _take(self, words: WordList) -> None:
        self._words = words
        if self.ready:
            self.loaded.emit()

    def _do_without(self, error: Exception) -> None:
        # Without a dictionary nothing is marked, which is all that can be done.
        self._words = WordList()

    def knows(self, word: str) -> bool:
        """Whether a lower-case word is spelt as English is, in Britain or America."""
        plain = word.replace("’", "'")
        return not self.ready or any(self._has(form) for form in (plain, plain.removesuffix("'s").removesuffix("s'")))

    def _has(self, word: str) -> bool:
        if word in self._words or word in _OFFICE:
            return True
        return any(found.search(word) and found.sub(there, word) in self._words for found, there in _AMERICAN)

    def suggestions(self, word: str, most: int = 6) -> list[str]:
        """Known words that are nearest to one that is not, the likeliest first."""
        return list(dict.fromkeys(british(found) for found in self._words.nearest(word)))[:most]


class SpellingMarks(QSyntaxHighlighter):
    """Underlines the words of a text that the dictionary does not know; names, having capitals, are left alone."""

    def __init__(self, document: QTextDocument, dictionary: Dictionary) -> None:
        super().__init__(document)
        self._dictionary = dictionary
        self._mark = QTextCharFormat()
        self._mark.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        self._mark.setUnderlineColor(QColor(theme.in_use().red))

    def highlightBlock(self, text: str) -> None:
        """Mark one paragraph."""
        if len(text) > LONGEST_CHECKED:
            return
        wide = not text.isascii() and any(ord(c) > 0xFFFF for c in text)
        for found in WORD.finditer(text):
            if not self._dictionary.knows(found[0]):
                self.setFormat(_units(text[: found.start()]) if wide else found.start(), len(found[0]), self._mark)


def _units(text: str) -> int:
    """How many of Qt's 16-bit characters a text takes."""
    return len(text.encode("utf-16-le")) // 2


def misspelt_at(at: QTextCursor, dictionary: Dictionary) -> QTextCursor | None:
    """The word at a place, selected, where the dictionary does not know it."""
    text, place = at.block().text(), at.positionInBlock()
    for found in WORD.finditer(text):
        start, end = _units(text[: found.start()]), _units(text[: found.end()])
        if start <= place <= end and not dictionary.knows(found[0]):
            word = QTextCursor(at.block())
            word.setPosition(at.block().position() + start)
            word.setPosition(at.block().position() + end, QTextCursor.MoveMode.KeepAnchor)
            return word
    return None
