"""Replies of the process that reads: JSON objects in which nothing but text in its place is believed."""

import json
from typing import Any, cast


def refusal(why: str, what: str = "") -> bytes:
    """That nothing is read, by the key of its sentence, and what in the file it is about."""
    return json.dumps({"refused": why, "what": what}).encode("ascii")


def opened(reply: bytes) -> dict[str, Any]:
    """The object in a reply; ValueError where there is none."""
    told = json.loads(reply)
    if not isinstance(told, dict):
        raise ValueError("no object")
    return cast(dict[str, Any], told)


def text(value: object) -> str:
    """A text whose every character can be stored; TypeError for anything else."""
    if not isinstance(value, str):
        raise TypeError("no text")
    return value.encode("utf-8", "replace").decode("utf-8")
