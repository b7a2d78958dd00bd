"""Places to fill in on a screen, for each kind of question: the blank form's lines, boxes and tables, named, and begun with what is known."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import assert_never

from nscb_desktop.documents.answer_content import below_table, table_columns
from nscb_desktop.documents.blank_content import group_of
from nscb_desktop.documents.outline import Boxes, Content, Place, PlaceRow, PlaceTable, Text, Weight
from nscb_desktop.framework.answers import Answer
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
from nscb_desktop.framework.form_slots import (
    EVIDENCE,
    REPLY,
    SLIP,
    WORDS,
    Entry,
    Slot,
    field_slots,
    field_texts,
    rows_offered,
)
from nscb_desktop.framework.slips import Slip

_HOW_TO_ANSWER = "Choose for each, and give the evidence beside it."
_MORE, _ELSE, _REASONS, _EVIDENCE = "Anything more", "Anything else", "Reasons in your own words", "Evidence"
_SLIP_CAPTION = "Please leave this as it is; the office knows the form by it"


def fillable_content(field: Field, answer: Answer) -> tuple[Content, ...]:
    """The places of one question, with what an answer puts in them."""
    offered = field_slots(field, rows_offered(field.kind, answer))
    return tuple(_Places({slot.name: slot for slot in offered}, field_texts(field, answer)).of(field.kind, field.key))


def slip_place(slip: Slip) -> Place:
    """The place that says which request a form answers, not to be changed."""
    return Place(Slot(SLIP, SLIP, _SLIP_CAPTION, Entry.LINE), slip.written(), _SLIP_CAPTION, fixed=True)


class _Places:
    """The places of one field by name, each put where it is wanted."""

    def __init__(self, slots: Mapping[str, Slot], texts: Mapping[str, str]) -> None:
        self._slots = slots
        self._texts = texts

    def of(self, kind: Kind, name: str, caption: str = "") -> Iterator[Content]:
        """What a question of a kind is answered in."""
        match kind:
            case Line() | Day() | Moment() | Choice() | Narrative() | OneOf() | YesNo():
                yield self._place(name, caption)
            case Several():
                yield from [Text(caption)] if caption else []
                yield Boxes(tuple(self._place(f"{name}.{code}", label) for code, label in kind.codes.entries))
                yield self._place(f"{name}.{WORDS}", _ELSE)
            case Group():
                for part in kind.parts:
                    yield from self.of(part.kind, f"{name}.{part.key}", part.label)
            case Table():
                yield self._table(kind, name)
                yield self._place(f"{name}.{WORDS}", _MORE)
            case Grounds():
                yield from self._grounds(kind, name)
            case _:
                assert_never(kind)

    def _place(self, name: str, caption: str = "") -> Place:
        return Place(self._slots[name], self._texts.get(name, ""), caption)

    def _table(self, table: Table, name: str) -> PlaceTable:
        fields, columns = table_columns(table)
        rows = len({each.split(".")[1] for each in self._slots if each != f"{name}.{WORDS}"})
        return PlaceTable(
            columns, tuple(self._row(fields, below_table(table), f"{name}.{at}") for at in range(1, rows + 1))
        )

    def _row(self, fields: tuple[Field, ...], below: tuple[Field, ...], name: str) -> PlaceRow:
        return PlaceRow(
            tuple(self._place(f"{name}.{field.key}") for field in fields),
            tuple(self._place(f"{name}.{field.key}", field.label) for field in below),
        )

    def _grounds(self, kind: Grounds, name: str) -> Iterator[Content]:
        yield Text(_HOW_TO_ANSWER, Weight.SMALL)
        for group, grounds in groupby(kind.grounds, key=group_of):
            yield Text(group, Weight.STRONG)
            for ground in grounds:
                yield self._place(f"{name}.{ground.key}.{REPLY}", ground.words)
                yield self._place(f"{name}.{ground.key}.{EVIDENCE}", _EVIDENCE)
        yield self._place(f"{name}.{WORDS}", _REASONS)
