"""Room to write an answer in by hand, for each kind of question."""

from itertools import groupby
from typing import assert_never

from nscb_desktop.documents.answer_content import below_table, table_columns
from nscb_desktop.documents.outline import Content, InnerTable, Row, Text, Tick, Ticks, Weight, WritingLines
from nscb_desktop.framework.criteria import Ground
from nscb_desktop.framework.fields import (
    Choice,
    Day,
    Grounds,
    Group,
    Kind,
    Line,
    Moment,
    Narrative,
    OneOf,
    Several,
    Table,
    YesNo,
)

_BOX = "☐"
_ROWS, _ROW_HEIGHT = 7, 22.0
_WIDE = "\u00a0" * 72
_LINES_FOR_REASONS = 24
_YES_NO = f"{_BOX} Yes    {_BOX} No    {_BOX} Not known"
_HOW_TO_TICK = "☒ yes    ☐ no    ? not yet known; give the evidence for each"


def blank_content(kind: Kind) -> tuple[Content, ...]:
    """Lines, boxes and tables to fill in by hand."""
    match kind:
        case Line() | Day() | Moment() | Choice():
            return ()
        case Narrative():
            return (WritingLines(max(kind.lines * 2, 2) if kind.lines > 1 else 1),)
        case OneOf():
            return tuple(Text(f"{_BOX}\u00a0{label}") for label in kind.codes.by_code.values())
        case Several():
            return (Text("    ".join(f"{_BOX}\u00a0{label.replace(' ', chr(0xA0))}" for label in kind.codes.by_code.values())),
                    WritingLines(1))  # fmt: skip
        case YesNo():
            return (Text(_YES_NO),)
        case Group():
            return tuple(each for part in kind.parts for each in _part(part.label, part.kind))
        case Table():
            return (_table(kind),)
        case Grounds():
            return (*_grounds(kind), WritingLines(_LINES_FOR_REASONS))
        case _:
            assert_never(kind)


def _part(label: str, kind: Kind) -> tuple[Content, ...]:
    match kind:
        case YesNo():
            return (Text(f"{label}:    {_YES_NO}"),)
        case Narrative():
            return (WritingLines(kind.lines, label),)
        case _:
            return (WritingLines(1, label),)


def _table(table: Table) -> InnerTable:
    _, columns = table_columns(table)
    below = _WIDE.join(f"{field.label}:" for field in below_table(table))
    row = Row(("",) * len(columns), (below,) if below else ())
    return InnerTable(columns, (row,) * _ROWS, _ROW_HEIGHT)


def _grounds(kind: Grounds) -> tuple[Content, ...]:
    content: list[Content] = [Text(_HOW_TO_TICK, Weight.SMALL)]
    for name, group in groupby(kind.grounds, key=group_of):
        content.append(Text(name, Weight.STRONG))
        for ground in group:
            content += [Ticks((Tick(_BOX, ground.words),)), WritingLines(1)]
    return tuple(content)


def group_of(ground: Ground) -> str:
    """The heading a ground stands under."""
    return ground.group
