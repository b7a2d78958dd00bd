"""What reading a file found: plain text in known places and nothing else, with a limit on the length of each."""

import base64
import binascii
import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from nscb_desktop.documents.reading.replies import opened, text

LONGEST_VALUE = 50_000
"""Characters of one answer; ten times what the longest narrative was."""
LONGEST_NAME = 200
MOST_FIELDS, MOST_ROWS, MOST_CELLS = 2_000, 5_000, 40
MOST_WORDS = 400_000
MOST_ENCLOSED = 40
LARGEST_REPLY = 48_000_000
"""Bytes of JSON that are taken from the process that reads."""
NOTES = frozenset({"cut", "odd", "xfa"})
"""``cut``: something was longer than is taken; ``odd``: a value was no text; ``xfa``: a form only Adobe's program shows."""
SHAPES = frozenset({"pdf", "word", "workbook", "mail", "text", "picture", "other"})


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file inside a message, under a name of ours: the sender's is never used."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Findings:
    """What a file holds."""

    shape: str
    fields: tuple[tuple[str, str], ...] = ()
    """Name and text of each form field or content control, in the order of the file."""
    rows: tuple[tuple[str, ...], ...] = ()
    """The running text: a paragraph is a row of one cell, a row of a table one of several."""
    words: str = ""
    """The text as it is searched and previewed."""
    notes: frozenset[str] = frozenset()
    sent: datetime | None = None
    """When a message says it was sent."""
    enclosed: tuple[Enclosed, ...] = ()


def within_limits(found: Findings) -> Findings:
    """The same findings with everything cut to its limit, and a note where something was cut."""
    fields = tuple((name[:LONGEST_NAME], value[:LONGEST_VALUE]) for name, value in found.fields[:MOST_FIELDS])
    rows = tuple(tuple(cell[:LONGEST_VALUE] for cell in row[:MOST_CELLS]) for row in found.rows[:MOST_ROWS])
    kept = replace(
        found, fields=fields, rows=rows, words=found.words[:MOST_WORDS], enclosed=found.enclosed[:MOST_ENCLOSED]
    )
    return kept if kept == found else replace(kept, notes=kept.notes | {"cut"})


def written(found: Findings) -> bytes:
    """As it goes from the process that reads to the one that asked."""
    kept = within_limits(found)
    told = {
        "shape": kept.shape,
        "fields": kept.fields,
        "rows": kept.rows,
        "words": kept.words,
        "notes": sorted(kept.notes),
        "sent": kept.sent.isoformat() if kept.sent else None,
        "enclosed": [[each.name, base64.b64encode(each.data).decode("ascii")] for each in kept.enclosed],
    }
    return json.dumps(told).encode("ascii")


def read(reply: bytes) -> Findings | str:
    """What the process that reads replied, or its reason for refusing; ValueError where it is neither.

    The file may have taken that process over, so nothing is believed: every part must be text of its place and length.
    """
    told = opened(reply)
    if "refused" in told:
        return text(told["refused"])
    try:
        return within_limits(_found(told))
    except (KeyError, TypeError, binascii.Error) as odd:
        raise ValueError("not what a reader says") from odd


def _found(told: dict[str, Any]) -> Findings:
    shape, notes = text(told["shape"]), {text(note) for note in told["notes"]}
    if shape not in SHAPES or not notes <= NOTES:
        raise ValueError("an unknown shape or note")
    enclosed = [
        Enclosed(f"attachment-{number}{_ending(name)}", base64.b64decode(text(data), validate=True))
        for number, (name, data) in enumerate(told["enclosed"], 1)
    ]
    return Findings(
        shape,
        tuple((text(name), text(value)) for name, value in told["fields"]),
        tuple(tuple(text(cell) for cell in row) for row in told["rows"]),
        text(told["words"]),
        frozenset(notes),
        datetime.fromisoformat(text(told["sent"])) if told["sent"] is not None else None,
        tuple(enclosed),
    )


def _ending(name: str) -> str:
    """The ending of a name, where it is one that the readers give."""
    return next((ending for ending in ENDINGS.values() if text(name).endswith(ending)), ".bin")


ENDINGS = {"pdf": ".pdf", "word": ".docx", "workbook": ".xlsx", "mail": ".eml", "text": ".txt", "picture": ".png"}
"""What a file inside a message is called after, by its shape."""
