"""What the text in a form's places answers: read the same whichever program or hand filled it in."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import assert_never

from nscb_desktop.framework.answers import Answer, Chosen, Reasons, Rows, Said, Tick, tidy
from nscb_desktop.framework.code_lists import CodeList
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import read_date
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
from nscb_desktop.framework.form_slots import EVIDENCE, REPLY, WORDS, Option, Slot, squeezed

_TICKS = frozenset({"yes", "on", "true", "1", "x", "☒", "☑", "✓", "✔", "✗", "✘"})
_NO_TICKS = frozenset({"", "off", "no", "false", "0", "☐"})
_BOX_AND_WORDS = re.compile("([☐☒☑])([^☐☒☑]*)")
_UNTOUCHED = "Off"
"""What a PDF says of buttons none of which is pressed."""
_REPLIES = {
    **{squeezed(reply.value): reply for reply in Reply},
    "y": Reply.YES,
    "n": Reply.NO,
    "not-yet-known": Reply.NOT_KNOWN,
}


@dataclass(frozen=True)
class FilledIn:
    """What a form that was filled in answers, and the text of places where no such answer can be given."""

    answers: dict[str, Answer]
    """Only what is answered."""
    unread: dict[str, str]
    """By the place's name."""


def filled_in(form: Form, found: Mapping[str, str]) -> FilledIn:
    """What the text in a form's places answers; names the form does not have are left alone."""
    unread: dict[str, str] = {}
    reader = _Reader({name: text for name, text in found.items() if text.strip()}, unread)
    read = ((field.key, tidy(reader.answer(field.kind, field.key))) for field in form.fields())
    return FilledIn({key: answer for key, answer in read if answer is not None}, unread)


def is_ticked(text: str) -> bool | None:
    """Whether the text of a box says that it is ticked; None where it says neither."""
    said = text.strip().casefold()
    return True if said in _TICKS else False if said in _NO_TICKS else None


def picked(slot: Slot, text: str) -> Option | None:
    """The entry of a place's list that a text means."""
    return next((each for each in slot.options if _same(text) in {_same(each.state), _same(each.label)}), None)


@dataclass(frozen=True)
class _Reader:
    """Reads answers from the text of places, and puts aside what cannot be read."""

    found: Mapping[str, str]
    unread: dict[str, str]

    def answer(self, kind: Kind, name: str) -> Answer:
        """The answer in one place or in the places under it."""
        match kind:
            case Line() | Narrative() | Moment():
                return self._text(name, _as_is)
            case Choice():
                text = self._text(name, _as_is)
                return self.found[name] if isinstance(text, Said) and kind.codes.code_of(text.shown) else text
            case Day():
                return self._text(name, read_date)
            case OneOf():
                return self._picked(name, _meanings(kind.codes))
            case YesNo():
                return self._picked(name, _REPLIES)
            case Several():
                codes = tuple(code for code in kind.codes.by_code if self._ticked(f"{name}.{code}"))
                return self._whole(name, Chosen(codes, self.found.get(f"{name}.{WORDS}", "")), bool(codes))
            case Group():
                return self._group(kind, name)
            case Table():
                rows = tuple(
                    row for row in (self._parts(kind.columns, f"{name}.{at}") for at in self._rows(name)) if row
                )
                return self._whole(name, Rows(rows, self.found.get(f"{name}.{WORDS}", "")), bool(rows))
            case Grounds():
                ticks = {each.key: tick for each in kind.grounds if (tick := self._tick(f"{name}.{each.key}"))}
                return self._whole(name, Reasons(ticks, self.found.get(f"{name}.{WORDS}", "")), bool(ticks))
            case _:
                assert_never(kind)

    def _text(self, name: str, read: Callable[[str], Answer]) -> Answer:
        text = self.found.get(name)
        return None if text is None else (_said(text) or read(text))

    def _picked(self, name: str, meanings: Mapping[str, str | Reply], *, anything: bool = True) -> Answer:
        text = self.found.get(name, _UNTOUCHED)
        boxes = _BOX_AND_WORDS.findall(text)
        marked = [words for box, words in boxes if box != "☐"]
        if text.strip() == _UNTOUCHED or (boxes and not marked):
            return None
        text = marked[0] if len(marked) == 1 else text
        answer = meanings.get(_same(text)) or (_said(text) if anything else None)
        if answer is None:
            self.unread[name] = text
        return answer

    def _ticked(self, name: str) -> bool:
        text = self.found.get(name, "")
        ticked = is_ticked(text)
        if ticked is None:
            self.unread[name] = text
        return bool(ticked)

    def _whole(self, name: str, answer: Answer, more: bool) -> Answer:
        """The answer, unless nothing but "not known" or "none" stands in it."""
        return answer if more else _said(self.found.get(f"{name}.{WORDS}", "")) or answer

    def _group(self, kind: Group, name: str) -> Answer:
        parts = self._parts(kind.parts, name)
        alone = parts.get(kind.parts[0].key) if len(parts) == 1 else None
        return alone if isinstance(alone, Said) else parts

    def _parts(self, fields: tuple[Field, ...], name: str) -> dict[str, Answer]:
        read = ((field.key, tidy(self.answer(field.kind, f"{name}.{field.key}"))) for field in fields)
        return {key: answer for key, answer in read if answer is not None}

    def _rows(self, name: str) -> list[int]:
        row = re.compile(rf"{re.escape(name)}\.(\d{{1,4}})\.")
        return sorted({int(found[1]) for each in self.found if (found := row.match(each))})

    def _tick(self, name: str) -> Tick | None:
        reply = self._picked(f"{name}.{REPLY}", _REPLIES, anything=False)
        evidence = self.found.get(f"{name}.{EVIDENCE}", "")
        return Tick(reply if isinstance(reply, Reply) else None, evidence) if reply or evidence else None


def _as_is(text: str) -> Answer:
    return text


def _meanings(codes: CodeList) -> dict[str, str]:
    return {_same(word): code for code, label in codes.entries for word in (code, label)}


def _said(text: str) -> Said | None:
    """Not known, or none, where nothing else is written: "none?" is neither."""
    return next((said for said in Said if said.value == text.strip().casefold()), None)


def _same(text: str) -> str:
    return squeezed(text).casefold()
