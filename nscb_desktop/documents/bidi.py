"""Which way words run: the levels of the Unicode bidirectional algorithm, for text without hidden direction marks."""

import unicodedata
from collections.abc import Sequence
from itertools import groupby
from typing import TypeVar

_Item = TypeVar("_Item")
_RIGHT = {"R", "AL"}
_NEUTRAL = {"B", "S", "WS", "ON", "BN"}


def runs_right_to_left(text: str) -> bool:
    """Whether any character of the text runs from right to left."""
    return any(c >= "\u0590" and unicodedata.bidirectional(c) in {"R", "AL", "AN"} for c in text)


def base_level(text: str) -> int:
    """0 for a paragraph that begins from the left, 1 for one that begins from the right."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "L":
            return 0
        if kind in _RIGHT:
            return 1
    return 0


_CLOSES = {"(": ")", "[": "]", "{": "}"}


def levels(text: str) -> list[int]:
    """The level of each character: even runs left to right, odd right to left."""
    base = base_level(text)
    kinds = [unicodedata.bidirectional(character) or "L" for character in text]
    _settle_numbers(kinds, "R" if base else "L")
    _settle_brackets(text, kinds, "R" if base else "L")
    _settle_neutrals(kinds, "R" if base else "L")
    return [_level(kind, base) for kind in kinds]


def _level(kind: str, base: int) -> int:
    if base == 0:
        return {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)
    return {"L": 2, "AN": 2, "EN": 2}.get(kind, 1)


def _settle_numbers(kinds: list[str], base: str) -> None:
    """Rules W1 to W7: marks follow their letter, numbers and their separators find their direction."""
    strong, before = base, base
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[at] = before
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
        if kind in {"L", "R", "AL"}:
            strong = kind
        before = kinds[at]
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for at in range(1, len(kinds) - 1):
        sides = {kinds[at - 1], kinds[at + 1]}
        if (kinds[at] == "CS" and sides in ({"EN"}, {"AN"})) or (kinds[at] == "ES" and sides == {"EN"}):
            kinds[at] = kinds[at - 1]
    _settle_signs(kinds)
    strong = base
    for at, kind in enumerate(kinds):
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"


def _settle_signs(kinds: list[str]) -> None:
    at = 0
    for kind, group in groupby(list(kinds)):
        length = len(list(group))
        if kind == "ET" and "EN" in (
            kinds[at - 1] if at else "",
            kinds[at + length] if at + length < len(kinds) else "",
        ):
            kinds[at : at + length] = ["EN"] * length
        at += length
    kinds[:] = ["ON" if kind in {"ES", "ET", "CS"} or kind in _NEUTRAL else kind for kind in kinds]


def _settle_brackets(text: str, kinds: list[str], base: str) -> None:
    """Rule N0: both brackets of a pair take one direction, from what stands in them and before them."""
    open_at: list[int] = []
    pairs = []
    for at, character in enumerate(text):
        if character in _CLOSES:
            open_at.append(at)
        elif character in _CLOSES.values():
            opened = next((each for each in reversed(open_at) if _CLOSES[text[each]] == character), None)
            if opened is not None:
                del open_at[open_at.index(opened) :]
                pairs.append((opened, at))
    for opened, closed in sorted(pairs):
        inside = {_side(kind) for kind in kinds[opened + 1 : closed] if kind != "ON"}
        if inside:
            before = next((_side(kind) for kind in reversed(kinds[:opened]) if kind != "ON"), base)
            kinds[opened] = kinds[closed] = base if base in inside else before


def _settle_neutrals(kinds: list[str], base: str) -> None:
    """Rules N1 and N2: what has no direction takes its neighbours' where they agree, otherwise the paragraph's."""
    at = 0
    for kind, group in groupby(list(kinds)):
        length = len(list(group))
        if kind == "ON":
            left = _side(kinds[at - 1]) if at else base
            right = _side(kinds[at + length]) if at + length < len(kinds) else base
            kinds[at : at + length] = [left if left == right else base] * length
        at += length


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"


def in_visual_order(items: Sequence[_Item], item_levels: Sequence[int]) -> list[_Item]:
    """The items of one line as they stand from left to right (rule L2)."""
    order = list(range(len(items)))
    for level in range(max(item_levels, default=0), 0, -1):
        at = 0
        for high, group in groupby([item_levels[each] >= level for each in order]):
            length = len(list(group))
            if high:
                order[at : at + length] = reversed(order[at : at + length])
            at += length
    return [items[each] for each in order]
