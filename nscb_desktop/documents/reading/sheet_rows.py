"""Rows of a workbook that came from outside, as the process that reads tells them and as they are believed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nscb_desktop.documents.reading.findings import LARGEST_REPLY
from nscb_desktop.documents.reading.refusals import NotRead
from nscb_desktop.documents.reading.replies import opened, refusal, text
from nscb_desktop.documents.workbook import LAST_ROW

MOST_ROWS, MOST_COLUMNS = 2_000, 60


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet: its number there, and its cells as text; never an empty one."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet in sight."""

    name: str
    lines: tuple[Line, ...]


def written(sheets: Sequence[Sheet]) -> bytes:
    """As they go from the process that reads to the one that asked; too much of it is refused, never cut."""
    told = [[sheet.name, [[line.number, line.cells] for line in sheet.lines]] for sheet in sheets]
    reply = json.dumps({"sheets": told}, ensure_ascii=False).encode("utf-8", "replace")
    return reply if len(reply) <= LARGEST_REPLY else refusal("too_large")


def read(reply: bytes, most_rows: int) -> tuple[Sheet, ...]:
    """What the process that reads replied; NotRead where it refused, ValueError where it is no reply.

    The file may have taken that process over: only text and numbers of rows are taken, in their place and number.
    """
    told = opened(reply)
    try:
        if "refused" in told:
            raise NotRead(text(told["refused"]))
        return tuple(_sheet(each, most_rows) for each in told["sheets"])
    except (KeyError, TypeError) as odd:
        raise ValueError("not what a reader says") from odd


def _sheet(told: Any, most_rows: int) -> Sheet:
    name, lines = told
    if len(lines) > most_rows:
        raise ValueError("more rows than were asked for")
    return Sheet(text(name), tuple(_line(*each) for each in lines))


def _line(number: Any, cells: Any) -> Line:
    if type(number) is not int or not 0 < number <= LAST_ROW or not 0 < len(cells) <= MOST_COLUMNS:
        raise ValueError("no row of a sheet")
    return Line(number, tuple(text(cell) for cell in cells))
