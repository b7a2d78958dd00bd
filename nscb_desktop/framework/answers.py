"""What was answered: values for each kind of question, their stored shape and their plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, assert_never, cast

from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import PartialDate, read_date
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
from nscb_desktop.framework.text import as_typed


class Said(Enum):
    """An answer that can be given to any question in place of its own kind of value."""

    NOT_KNOWN = "not known"
    NONE = "none"

    @property
    def shown(self) -> str:
        """``Not known`` or ``None``, as screens and paper show it."""
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class Chosen:
    """Codes chosen from a list, and words beside them."""

    codes: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Rows:
    """Rows of a table, each a mapping from column key to answer, and words beside them."""

    rows: tuple[Mapping[str, Answer], ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """The reply to one ground, with its evidence."""

    reply: Reply | None = None
    evidence: str = ""


@dataclass(frozen=True)
class Reasons:
    """Replies to grounds by key, and the reasons in the referrer's own words."""

    ticks: Mapping[str, Tick]
    words: str = ""


Value = str | PartialDate | Chosen | Reply | Mapping[str, "Answer"] | Rows | Reasons
Answer = Value | Said | None
Answers = Mapping[str, Answer]
"""Answer of each field by key; None and absence both mean: not answered."""


def encoded(kind: Kind, answer: Answer) -> Any:
    """The answer as JSON holds it; None for no answer."""
    match answer:
        case None:
            return None
        case Said():
            return {"said": answer.value}
        case str():
            return answer
        case PartialDate():
            return answer.written
        case Reply():
            return answer.value
        case Chosen():
            return {"chosen": list(answer.codes), "words": answer.words}
        case Rows():
            columns = cast(Table, kind).columns
            return {"rows": [_encoded_parts(columns, row) for row in answer.rows], "words": answer.words}
        case Reasons():
            ticks = {key: {"reply": tick.reply.value if tick.reply else None, "evidence": tick.evidence}
                     for key, tick in answer.ticks.items()}  # fmt: skip
            return {"ticks": ticks, "words": answer.words}
        case Mapping():
            return _encoded_parts(cast(Group, kind).parts, answer)
        case _:
            assert_never(answer)


def _encoded_parts(fields: tuple[Field, ...], values: Mapping[str, Answer]) -> dict[str, Any]:
    return {f.key: encoded(f.kind, values[f.key]) for f in fields if values.get(f.key) is not None}


def decoded(kind: Kind, stored: Any) -> Answer:
    """The answer that ``encoded`` stored."""
    if stored is None:
        return None
    if isinstance(stored, dict) and "said" in stored:
        return Said(stored["said"])
    match kind:
        case Line() | Narrative() | Moment() | Choice() | OneOf():
            return cast(str, stored)
        case Day():
            return read_date(stored)
        case YesNo():
            return Reply(stored)
        case Several():
            return Chosen(tuple(stored["chosen"]), stored["words"])
        case Group():
            return _decoded_parts(kind.parts, stored)
        case Table():
            return Rows(tuple(_decoded_parts(kind.columns, row) for row in stored["rows"]), stored["words"])
        case Grounds():
            ticks = {key: Tick(Reply(tick["reply"]) if tick["reply"] else None, tick["evidence"])
                     for key, tick in stored["ticks"].items()}  # fmt: skip
            return Reasons(ticks, stored["words"])
        case _:
            assert_never(kind)


def _decoded_parts(fields: tuple[Field, ...], stored: Mapping[str, Any]) -> dict[str, Answer]:
    return {f.key: decoded(f.kind, stored[f.key]) for f in fields if stored.get(f.key) is not None}


def tidy(answer: Answer) -> Answer:
    """The answer in NFC, with whatever holds nothing turned into None: blank means not answered."""
    match answer:
        case None | Said() | Reply():
            return answer
        case str():
            return as_typed(answer) if answer.strip() else None
        case PartialDate():
            return read_date(as_typed(answer.written)) if answer.written.strip() else None
        case Chosen():
            return Chosen(answer.codes, as_typed(answer.words)) if answer.codes or answer.words.strip() else None
        case Rows():
            rows = tuple(row for row in (_tidy_parts(row) for row in answer.rows) if row)
            return Rows(rows, as_typed(answer.words)) if rows or answer.words.strip() else None
        case Reasons():
            ticks = {key: Tick(tick.reply, as_typed(tick.evidence))
                     for key, tick in answer.ticks.items() if tick.reply or tick.evidence.strip()}  # fmt: skip
            return Reasons(ticks, as_typed(answer.words)) if ticks or answer.words.strip() else None
        case Mapping():
            return _tidy_parts(answer) or None
        case _:
            assert_never(answer)


def _tidy_parts(parts: Mapping[str, Answer]) -> dict[str, Answer]:
    return {key: tidied for key, value in parts.items() if (tidied := tidy(value)) is not None}


def encoded_form(form: Form, answers: Answers) -> dict[str, Any]:
    """Every answer of a form as JSON holds it, tidied, in the order of the paper; what is blank is left out."""
    stored = ((f.key, encoded(f.kind, tidy(answers.get(f.key)))) for f in form.fields())
    return {key: value for key, value in stored if value is not None}


def decoded_form(form: Form, stored: Mapping[str, Any]) -> dict[str, Answer]:
    """The answers that ``encoded_form`` stored."""
    return {f.key: decoded(f.kind, stored[f.key]) for f in form.fields() if stored.get(f.key) is not None}
