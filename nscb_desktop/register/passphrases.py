"""Which passphrases are good enough, and suggesting one; a copied key file is only as safe as the passphrase."""

import random
import re
import secrets
import unicodedata
from functools import lru_cache

from nscb_desktop.assets import resource

LEAST_WORDS = 5
LEAST_CHARACTERS = 14
_SHORTEST_WORD = 3
_MOST_CHARACTERS = 1000
_LEAST_OWN = 6
"""Different characters that must be left when everything anybody would try first is taken out."""
_SPELLED_OUT = str.maketrans("013457@$!", "oieastasi")


def passphrase_problem(password: str, account: str) -> str | None:
    """What to do about a passphrase that is too easily guessed, or None when it is good."""
    text = unicodedata.normalize("NFKC", password).casefold()
    name = unicodedata.normalize("NFKC", account).casefold()
    many_words = len({word for word in re.split(r"[\W\d_]+", text) if len(word) >= _SHORTEST_WORD}) >= LEAST_WORDS
    if len(text) > _MOST_CHARACTERS:
        return f"Choose a passphrase of at most {_MOST_CHARACTERS} characters."
    if not many_words and len(text) < LEAST_CHARACTERS:
        return f"Choose at least {LEAST_WORDS} different words, or at least {LEAST_CHARACTERS} characters."
    if _is_little(_squeezed(text)):
        return "Choose a passphrase that does not repeat the same few characters."
    if _squeezed(text).isdigit():
        return "Choose words rather than numbers only, for numbers are quickly tried."
    if _is_little(_without(text, [_squeezed(name)])):
        return "Choose a passphrase that is not made of your account name."
    if _squeezed(text) in _common() or (not many_words and _is_little(_own_part(text))):
        return f"Choose {LEAST_WORDS} unrelated words instead, for this is among the first that people try."
    return None


def suggest_passphrase(chooser: random.Random | None = None) -> str:
    """Five random words; a seeded chooser is for practice registers only."""
    source = chooser or secrets.SystemRandom()
    return " ".join(source.sample(_words(), LEAST_WORDS))


def _own_part(text: str) -> str:
    """What is left without the common passwords, however they are spelled, repeated or numbered."""
    longest_first = sorted(_common(), key=len, reverse=True)
    lefts = (_without(text, longest_first), _without(text.translate(_SPELLED_OUT), longest_first))
    return min(lefts, key=len).strip("0123456789")


def _without(text: str, parts: list[str]) -> str:
    left = _squeezed(text)
    for part in parts:
        if len(part) >= _SHORTEST_WORD:
            left = left.replace(part, "")
    return left


def _is_little(left: str) -> bool:
    return len(set(left)) < _LEAST_OWN


def _squeezed(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[str, ...]]:
    lists: dict[str, list[str]] = {}
    for line in resource("words.txt").read_text("utf-8").split("\n"):
        if line.startswith("["):
            lists[line.strip("[]")] = current = []
        elif line and not line.startswith("#"):
            current.append(line)
    return {name: tuple(entries) for name, entries in lists.items()}


def _common() -> frozenset[str]:
    return frozenset(_lists()["common"])


def _words() -> tuple[str, ...]:
    return _lists()["words"]
