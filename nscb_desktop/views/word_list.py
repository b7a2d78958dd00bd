"""The English words of the spelling check, kept in a tenth of the memory that as many strings would take."""

import gzip
import re
from array import array
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import chain, groupby

_ENTRY = re.compile(r'"([a-z\']+)": ?(\d+)')
_BEGINNING = 3


class WordList:
    """Words with how often they are used, in one text for each beginning of three letters."""

    def __init__(self, counted: Iterable[tuple[str, int]] = ()) -> None:
        """Take the words; memory is saved where those with one beginning stand together."""
        self._texts: dict[str, str] = {}
        self._counts: dict[str, array[int]] = {}
        for beginning, entries in groupby(counted, _beginning_of):
            words, counts = zip(*entries, strict=True)
            self._texts[beginning] = "\n".join((self._texts.get(beginning, ""), *words, "")).replace("\n\n", "\n")
            self._counts.setdefault(beginning, array("Q")).extend(counts)

    def __bool__(self) -> bool:
        """Whether there is any word."""
        return bool(self._texts)

    def __contains__(self, word: str) -> bool:
        """Whether a word is on the list."""
        return f"\n{word}\n" in self._texts.get(word[:_BEGINNING], "")

    def __iter__(self) -> Iterator[str]:
        """Every word."""
        return chain.from_iterable(text.split() for text in self._texts.values())

    def nearest(self, word: str, most: int = 40) -> list[str]:
        """The words that differ from this one by two slips at most: the nearest first, then the most used."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        near = extract(word, list(self), scorer=OSA.distance, score_cutoff=2, limit=most)
        return [found for found, _, _ in sorted(near, key=self._distance_then_use)]

    def _distance_then_use(self, match: tuple[str, float, int]) -> tuple[float, int]:
        word, distance, _ = match
        beginning = word[:_BEGINNING]
        return distance, -self._counts[beginning][self._texts[beginning].split().index(word)]


def english() -> WordList:
    """The bundled English list; empty where it is not installed."""
    try:
        packed = files("spellchecker").joinpath("resources", "en.json.gz").read_bytes()
    except (ModuleNotFoundError, FileNotFoundError):
        return WordList()
    text = gzip.decompress(packed).decode("utf-8")
    # Entry by entry, not as one JSON text: parsing it whole would hold up the screen's thread.
    return WordList((found[1], int(found[2])) for found in _ENTRY.finditer(text))


def _beginning_of(entry: tuple[str, int]) -> str:
    return entry[0][:_BEGINNING]
