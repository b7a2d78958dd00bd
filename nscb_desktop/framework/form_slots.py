"""The places of a form to be filled in: one name for each, as PDF fields and Word tags carry it, and the text in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from nscb_desktop.framework.answers import Answer, Answers, Chosen, Reasons, Rows, Said, tidy
from nscb_desktop.framework.code_lists import CodeList
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
    Moment,
    Narrative,
    OneOf,
    Several,
    Table,
    YesNo,
)
from nscb_desktop.framework.form import Form

SLIP = "slip"
"""The name of the place that holds the slip (``slips.Slip.written``) and is not to be filled in."""
TICKED = "Yes"
"""What stands in a box that is ticked; nothing stands in one that is not."""
WORDS, REPLY, EVIDENCE = "words", "reply", "evidence"
ROWS, SPARE_ROWS = 7, 3
"""A table has this many rows to fill in, and always a few more than are filled in already."""
_BETWEEN = ": "


def bookmark(name: str) -> str:
    """The bookmark around a place in a Word file: some programs keep it and lose the control's tag."""
    return f"f_{name.replace('.', '__').replace('-', '_')}"


class Entry(Enum):
    """How a place is filled in."""

    LINE = "one line"
    LINES = "several lines"
    SUGGESTED = "a list, or any other words"
    PICKED = "one of a list and nothing else"
    TICKED = "a box"


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a list: its state, as a PDF names the button of it, and its label."""

    state: str
    label: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One place to be filled in."""

    name: str
    """Dotted: ``child_name``, ``lead_officer.email``, ``disability.MOB``, ``family.1.born``, ``reasons.died.reply``."""
    key: str
    """The field it is part of."""
    label: str
    """The field's label and, after a colon, the part's."""
    entry: Entry
    options: tuple[Option, ...] = ()
    lines: int = 1


def slots(form: Form, answers: Answers | None = None) -> tuple[Slot, ...]:
    """Every place of a form in the order of the paper; tables have room for the answers already given, and more."""
    given = answers or {}
    return tuple(
        slot for field in form.fields() for slot in field_slots(field, rows_offered(field.kind, given.get(field.key)))
    )


def rows_offered(kind: Kind, answer: Answer) -> int:
    """How many rows of a table are there to be filled in."""
    filled = len(answer.rows) if isinstance(answer, Rows) else 0
    return max(ROWS, filled + SPARE_ROWS) if isinstance(kind, Table) else 0


def field_slots(field: Field, rows: int = ROWS) -> tuple[Slot, ...]:
    """The places of one field."""
    return tuple(_slots(field.kind, _At(field.key, field.key, _plain(field.label)), rows))


def texts(form: Form, answers: Answers) -> dict[str, str]:
    """The text in each place that an answer fills, by the place's name."""
    return {name: text for field in form.fields() for name, text in field_texts(field, answers.get(field.key)).items()}


def field_texts(field: Field, answer: Answer) -> dict[str, str]:
    """The text in each place that one field's answer fills."""
    return {name: text for name, text in _texts(field.kind, field.key, tidy(answer)) if text}


@dataclass(frozen=True, slots=True)
class _At:
    """Where in a form a place is."""

    name: str
    key: str
    label: str

    def within(self, part: str, label: str, between: str = _BETWEEN) -> "_At":
        return _At(f"{self.name}.{part}", self.key, f"{self.label}{between}{_plain(label)}")

    def slot(self, entry: Entry, options: tuple[Option, ...] = (), lines: int = 1) -> Slot:
        return Slot(self.name, self.key, self.label, entry, options, lines)


def _plain(label: str) -> str:
    return label.strip().rstrip(":")


def _slots(kind: Kind, at: _At, rows: int) -> Iterator[Slot]:
    match kind:
        case Line() | Day() | Moment():
            yield at.slot(Entry.LINE)
        case Narrative():
            yield at.slot(Entry.LINES, lines=kind.lines)
        case Choice():
            yield at.slot(Entry.SUGGESTED, _options(kind.codes))
        case OneOf():
            yield at.slot(Entry.PICKED, _options(kind.codes))
        case YesNo():
            yield at.slot(Entry.PICKED, _REPLY_OPTIONS)
        case Several():
            yield from (at.within(code, label).slot(Entry.TICKED) for code, label in kind.codes.entries)
            yield at.within(WORDS, "anything else").slot(Entry.LINES, lines=1)
        case Group():
            for part in kind.parts:
                yield from _slots(part.kind, at.within(part.key, part.label), rows)
        case Table():
            yield from _table_slots(kind, at, rows)
        case Grounds():
            yield from _ground_slots(kind, at)
        case _:
            assert_never(kind)


def _table_slots(table: Table, at: _At, rows: int) -> Iterator[Slot]:
    for number in range(1, rows + 1):
        row = at.within(str(number), f"{table.row} {number}", ", ")
        for column in table.columns:
            yield from _slots(column.kind, row.within(column.key, column.label), 0)
    yield at.within(WORDS, "anything more").slot(Entry.LINES, lines=3)


def _ground_slots(grounds: Grounds, at: _At) -> Iterator[Slot]:
    for ground in grounds.grounds:
        yield at.within(f"{ground.key}.{REPLY}", ground.words).slot(Entry.PICKED, _REPLY_OPTIONS)
        yield at.within(f"{ground.key}.{EVIDENCE}", f"{ground.words}, evidence").slot(Entry.LINES, lines=2)
    yield at.within(WORDS, "reasons in your own words").slot(Entry.LINES, lines=12)


def _options(codes: CodeList) -> tuple[Option, ...]:
    return tuple(Option(squeezed(code), label) for code, label in codes.entries)


def squeezed(text: str) -> str:
    """A text as its letters and figures alone, for names that every program takes."""
    return re.sub(r"\W+|_+", "-", text.strip()).strip("-")


_REPLY_OPTIONS = tuple(Option(squeezed(reply.value), reply.shown) for reply in Reply)


def _texts(kind: Kind, name: str, answer: Answer) -> Iterator[tuple[str, str]]:
    match answer:
        case None:
            return
        case Said():
            yield _first_place(kind, name), answer.shown
        case str():
            yield name, kind.codes.by_code.get(answer, answer) if isinstance(kind, OneOf) else answer
        case PartialDate():
            yield name, answer.written
        case Reply():
            yield name, answer.shown
        case Chosen():
            known = kind.codes.by_code if isinstance(kind, Several) else {}
            yield from ((f"{name}.{code}", TICKED) for code in answer.codes if code in known)
            lost = (code for code in answer.codes if code not in known)
            yield f"{name}.{WORDS}", "; ".join([*lost, *([answer.words] if answer.words else [])])
        case Rows():
            columns = kind.columns if isinstance(kind, Table) else ()
            for number, row in enumerate(answer.rows, start=1):
                yield from _texts_of_parts(columns, f"{name}.{number}", row)
            yield f"{name}.{WORDS}", answer.words
        case Reasons():
            for key, tick in answer.ticks.items():
                yield f"{name}.{key}.{REPLY}", tick.reply.shown if tick.reply else ""
                yield f"{name}.{key}.{EVIDENCE}", tick.evidence
            yield f"{name}.{WORDS}", answer.words
        case Mapping():
            yield from _texts_of_parts(kind.parts if isinstance(kind, Group) else (), name, answer)
        case _:
            assert_never(answer)


def _texts_of_parts(fields: tuple[Field, ...], name: str, values: Answers) -> Iterator[tuple[str, str]]:
    for field in fields:
        yield from _texts(field.kind, f"{name}.{field.key}", values.get(field.key))


def _first_place(kind: Kind, name: str) -> str:
    """Where "not known" or "none" is written that is said of a whole question."""
    match kind:
        case Several() | Table() | Grounds():
            return f"{name}.{WORDS}"
        case Group():
            return _first_place(kind.parts[0].kind, f"{name}.{kind.parts[0].key}")
        case _:
            return name
