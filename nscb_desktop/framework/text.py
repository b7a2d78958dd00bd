"""People's words as data: kept as typed, shown with nothing hidden, compared without regard to spelling."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_JOINERS = {0x200C, 0x200D}
_HIDDEN = (
    set(range(0x00, 0x20))
    | set(range(0x7F, 0xA0))
    | {0x00AD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0xFEFF, 0x2028, 0x2029}
    | set(range(0x202A, 0x202F))
    | set(range(0x2060, 0x2070))
    | set(range(0xFFF9, 0xFFFC))
    | set(range(0xE0000, 0xE0080))
) - {0x09, 0x0A}
_ANY_HIDDEN = re.compile(f"[{''.join(re.escape(chr(code)) for code in sorted(_HIDDEN))}]")
_SHOWN = {code: f"[U+{code:04X}]" for code in _HIDDEN}
_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe",
     "’": "'", "‘": "'", "ʼ": "'", "`": "'", "–": "-", "—": "-", "‐": "-"}
)  # fmt: skip
_WORDS = re.compile(r"[^\W_]+")


def as_typed(text: str) -> str:
    """The text in NFC with one kind of line ending and nothing else changed."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def visible(text: str) -> str:
    """The text with every character that could hide or reorder words written out, as ``[U+202E]``."""
    return text if text.isascii() and text.isprintable() else text.translate(_SHOWN)


def hidden_shown(text: str, around: int = 24) -> str:
    """The first hidden character of a text written out among its neighbours; empty where nothing is hidden."""
    found = None if text.isprintable() else _ANY_HIDDEN.search(text)
    if found is None:
        return ""
    start, end = max(0, found.start() - around), found.end() + around
    written = visible(text[start:end]).replace("\n", " · ")
    return f"{'…' if start else ''}{written}{'…' if end < len(text) else ''}"


def one_line(text: str) -> str:
    """The text with its line breaks shown as a middle dot, for grids and titles."""
    return visible(" · ".join(part for part in (line.strip() for line in text.split("\n")) if part))


def sentence(text: str) -> str:
    """The text as the end of a sentence: with a full stop where it has no end of its own."""
    return text if (text := text.rstrip()).endswith((".", "!", "?", "…")) else f"{text}."


def search_key(text: str) -> str:
    """The spelling that searching and comparing use: no marks, no case, one apostrophe, one hyphen."""
    return "\n".join(map(_folded, text.split("\n")))


def _folded(line: str) -> str:
    """One line in its search spelling; most lines of most texts need no more than lower case."""
    if line.isascii():
        return line.lower()
    folded = unicodedata.normalize("NFKD", line.translate(_LETTERS)).translate(_LETTERS)
    return "".join(_without_marks(folded)).casefold()


def _without_marks(text: str) -> list[str]:
    return [c for c in text if ord(c) < 0x80 or _kept(c)]


@lru_cache(maxsize=4096)
def _kept(character: str) -> bool:
    return unicodedata.category(character) not in {"Mn", "Mc", "Me", "Cf"} and ord(character) not in _JOINERS


def words_of(text: str) -> list[str]:
    """The separate words of a text in their search spelling, in order."""
    return _WORDS.findall(search_key(text))


def listed(words: Sequence[str]) -> str:
    """``Health``, ``Health and Police``, ``Education, Health and Police``."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def file_name(text: str) -> str:
    """The text cut down to what every file system takes, for names made of references."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", search_key(text)).strip("-.") or "document"
