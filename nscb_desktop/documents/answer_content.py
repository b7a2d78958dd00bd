"""What was answered, as content of a page: each kind of question in its own shape, blank where nothing was said."""

from collections.abc import Mapping
from typing import assert_never

from nscb_desktop.documents.outline import Column, Content, InnerTable, Row, Text, Tick, Ticks
from nscb_desktop.framework.answers import Answer, Reasons, Rows, Said, tidy
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.fields import (
    Choice,
    Day,
    Field,
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
from nscb_desktop.framework.in_words import in_words

MARKS = {Reply.YES: "☒", Reply.NO: "☐", Reply.NOT_KNOWN: "?", None: "–"}
NOT_YET_KNOWN = "not yet known"
MOST_COLUMNS = 5
"""A table with more puts its narrative columns below the row, each after its label."""
SHARES = {Line: 2.0, Narrative: 4.0, Day: 1.2, Choice: 2.0, OneOf: 2.0, YesNo: 0.6}
_HIGHLIGHTED = ("caring", "responsibility")
"""A person is highlighted who was caring or holds parental responsibility, as the form's guidance asks."""


def answer_content(kind: Kind, answer: Answer) -> tuple[Content, ...]:
    """A question's answer; nothing at all for no answer, so that blank stays visibly blank."""
    answer = tidy(answer)
    if answer is None:
        return ()
    if isinstance(answer, Said):
        return (Text(answer.shown),)
    match kind:
        case Group():
            return _group(kind, answer) if isinstance(answer, Mapping) else (Text(in_words(kind, answer)),)
        case Table():
            return _table(kind, answer) if isinstance(answer, Rows) else (Text(in_words(kind, answer)),)
        case Grounds():
            return _reasons(kind, answer) if isinstance(answer, Reasons) else (Text(in_words(kind, answer)),)
        case Line() | Narrative() | Day() | Moment() | Choice() | OneOf() | Several() | YesNo():
            return (Text(in_words(kind, answer)),)
        case _:
            assert_never(kind)


def part_in_words(field: Field, answer: Answer) -> str:
    """One part of a group; "Yes" or "Not known" alone would not say of what, so those carry the part's label."""
    words = in_words(field.kind, answer)
    return f"{field.label.rstrip(':')}: {words}" if words and _labelled(field, answer) else words


def _labelled(field: Field, answer: Answer) -> bool:
    return isinstance(answer, Said) or isinstance(field.kind, YesNo)


def below_table(table: Table) -> tuple[Field, ...]:
    """The columns of a table that stand below its rows, because it has too many."""
    if len(table.columns) <= MOST_COLUMNS:
        return ()
    return tuple(column for column in table.columns if isinstance(column.kind, Narrative))


def table_columns(table: Table) -> tuple[tuple[Field, ...], tuple[Column, ...]]:
    """The columns of a table that stand side by side."""
    below = below_table(table)
    fields = tuple(column for column in table.columns if column not in below)
    return fields, tuple(Column(field.label, SHARES.get(type(field.kind), 2.0)) for field in fields)


def _group(group: Group, answer: Mapping[str, Answer]) -> tuple[Content, ...]:
    """Short parts on one line, as one would write them; longer ones as paragraphs of their own."""
    lines, short = [], ""
    for part in group.parts:
        value = answer.get(part.key)
        words = part_in_words(part, value)
        if words and isinstance(part.kind, Narrative):
            lines += [short, words] if short else [words]
            short = ""
        elif words:
            between = "; " if _labelled(part, value) else ", "
            short = f"{short}{between}{words}" if short else words
    return (Text("\n".join([*lines, short] if short else lines)),)


def _table(table: Table, answer: Rows) -> tuple[Content, ...]:
    fields, columns = table_columns(table)
    rows = tuple(_table_row(fields, below_table(table), row) for row in answer.rows)
    content: list[Content] = [InnerTable(columns, rows)] if rows else []
    if answer.words.strip():
        content.append(Text(answer.words))
    return tuple(content)


def _table_row(fields: tuple[Field, ...], below: tuple[Field, ...], row: Mapping[str, Answer]) -> Row:
    cells = tuple(in_words(field.kind, row.get(field.key)) for field in fields)
    said = ((field, in_words(field.kind, row.get(field.key))) for field in below)
    strong = any(row.get(key) is Reply.YES for key in _HIGHLIGHTED)
    return Row(cells, tuple(f"{field.label.rstrip(':')}: {words}" for field, words in said if words), strong)


def _reasons(grounds: Grounds, answer: Reasons) -> tuple[Content, ...]:
    items = []
    for ground in grounds.grounds:
        if tick := answer.ticks.get(ground.key):
            evidence = tick.evidence
            if tick.reply is Reply.NOT_KNOWN:
                evidence = f"{NOT_YET_KNOWN}; {evidence}" if evidence else NOT_YET_KNOWN
            items.append(Tick(MARKS[tick.reply], ground.words, evidence))
    content: list[Content] = [Ticks(tuple(items))] if items else []
    if answer.words.strip():
        content.append(Text(answer.words))
    return tuple(content)
