"""A form as a paper: everything follows from its declaration, blank or completed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from nscb_desktop.documents.outline import (
    Block,
    Content,
    FieldRow,
    Grid,
    HeadingRow,
    Outline,
    Strip,
    Tick,
    Words,
    Writing,
)
from nscb_desktop.framework.answers import Answer, Answers, Chosen, Reasons, Rows, Said
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import PartialDate
from nscb_desktop.framework.fields import (
    Choice,
    Day,
    Field,
    Grounds,
    Group,
    Kind,
    Line,
    Narrative,
    Several,
    Table,
    YesNo,
)
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.in_words import chosen_labels, in_words
from nscb_desktop.framework.moments import shown

BLANK_ROWS = 5
_SHORT_HEADS = {"Caring at the time": "Caring", "Parental responsibility": "PR"}


@dataclass(frozen=True)
class FormPaper:
    """What is printed of a form; ``answers`` is None for a blank one."""

    form: Form
    answers: Answers | None
    board: str
    marking: str
    reference: str = ""
    edition: str = ""
    watermark: str = ""
    printed_by: str = ""
    printed_at: datetime | None = None
    return_address: str = ""
    office_use: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    authorised: str = ""
    """What is known of the authorisation, printed beside the authoriser."""


def form_outline(paper: FormPaper) -> Outline:
    """The paper's outline, in the order of the adopted form."""
    form = paper.form
    answers: Answers | None = paper.answers
    blocks: list[Block] = [HeadingRow(*form.heading)]
    for field in form.fields():
        contents = _blank(field.kind) if answers is None else _answer(field.kind, answers.get(field.key))
        if field.key == "authoriser" and paper.authorised:
            contents = (*contents, Words(paper.authorised, "small"))
        blocks.append(FieldRow(field.label, field.guidance, contents))
    blocks += [Words("\nNotes of the Board's office, not part of the adopted form", "strong")] if paper.notes else []
    blocks += [Words(note, "body") for note in paper.notes]
    if form.return_sentence:
        end = f" at: {paper.return_address}" if paper.return_address else "."
        blocks.append(Words(f"\n{form.return_sentence}{end}", "body"))
    if paper.office_use:
        of = f" · {paper.reference}" if paper.reference else ""
        blocks.append(Strip(f"For office use (not part of the adopted form){of}", paper.office_use))
    printed = (
        f"Printed by {paper.printed_by}, {shown(paper.printed_at)}" if paper.printed_by and paper.printed_at else ""
    )
    foot = " · ".join(part for part in (paper.reference, f"{form.name} v{form.version}", paper.edition) if part)
    return Outline(form.title, form.part, form.completed_by, paper.board, paper.reference, paper.marking, paper.watermark, foot, printed,
                   tuple(blocks))  # fmt: skip


def _answer(kind: Kind, answer: Answer) -> tuple[Content, ...]:
    """An answer as it is printed; nothing at all where nothing was answered."""
    match answer:
        case None:
            return ()
        case Said() | Reply():
            return (Words(answer.shown),)
        case str():
            return (Words(answer),)
        case PartialDate():
            return (Words(answer.written + (" (approximate)" if answer.approximate and answer.earliest else "")),)
        case Chosen():
            return (Words("; ".join([*chosen_labels(kind, answer), *([answer.words] if answer.words else [])])),)
        case Rows():
            grid = (_grid(kind.columns, answer),) if isinstance(kind, Table) and answer.rows else ()
            return (*grid, *((Words(answer.words),) if answer.words else ()))
        case Reasons():
            return (
                *_ticks(kind, answer),
                *((Words("\n" + answer.words if answer.ticks else answer.words),) if answer.words else ()),
            )
        case Mapping():
            return tuple(_parts(kind.parts if isinstance(kind, Group) else (), answer))
        case _:
            assert_never(answer)


def _parts(fields: tuple[Field, ...], values: Mapping[str, Answer]) -> list[Content]:
    """Short parts on one line, long ones on their own."""
    short: list[str] = []
    long: list[Content] = []
    for field in fields:
        value = values.get(field.key)
        if value is None:
            continue
        words = in_words(field.kind, value)
        if isinstance(field.kind, YesNo):
            short.append(f"{field.label.lower()}: {words.lower()}")
        elif isinstance(field.kind, Narrative):
            long.append(Words(words))
        else:
            short.append(words)
    return [*([Words(", ".join(short))] if short else []), *long]


def _grid(columns: tuple[Field, ...], answer: Rows) -> Grid:
    """A table of what was entered; a column of notes nobody used is left out."""
    used = [c for c in columns if not _optional(c) or any(row.get(c.key) is not None for row in answer.rows)]
    rows = tuple(tuple(in_words(c.kind, row.get(c.key)) for c in used) for row in answer.rows)
    return Grid(tuple(_head(c) for c in used), rows, tuple(_weight(c) for c in used))


def _optional(column: Field) -> bool:
    return column.key in {"address", "notes"}


def _head(column: Field) -> str:
    return _SHORT_HEADS.get(column.label, column.label)


def _weight(column: Field) -> float:
    match column.kind:
        case YesNo():
            return 0.75
        case Day():
            return 1.0
        case Narrative():
            return 1.7
        case Line() | Choice() | Several() | Group() | Table() | Grounds():
            return 1.35
        case _:
            assert_never(column.kind)


def _ticks(kind: Kind, answer: Reasons) -> list[Content]:
    """Grounds that were replied to, in the order of the framework."""
    grounds = kind.grounds if isinstance(kind, Grounds) else ()
    return [
        Tick(tick.reply.value if tick.reply else "", ground.words, tick.evidence)
        for ground in grounds
        if (tick := answer.ticks.get(ground.key))
    ]


def _blank(kind: Kind) -> tuple[Content, ...]:
    """Room to answer a question by hand."""
    match kind:
        case Line() | Day() | Choice() | YesNo():
            return (Words(" "),)
        case Several():
            return (Writing(2),)
        case Narrative():
            return (Writing(max(2, kind.lines)),)
        case Group():
            return tuple(each for part in kind.parts for each in (Words(f"{part.label}:", "small"), Words(" ")))
        case Table():
            empty = ("\n",) * len(kind.columns)
            return (
                Grid(
                    tuple(_head(c) for c in kind.columns),
                    (empty,) * BLANK_ROWS,
                    tuple(_weight(c) for c in kind.columns),
                ),
            )
        case Grounds():
            return (*_blank_ticks(kind), Writing(24))
        case _:
            assert_never(kind)


def _blank_ticks(kind: Grounds) -> list[Content]:
    contents: list[Content] = []
    group = ""
    for ground in kind.grounds:
        if ground.group != group:
            group = ground.group
            contents.append(Words(group, "small"))
        contents.append(Tick("", ground.words))
    return contents
