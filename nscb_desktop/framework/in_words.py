"""Answers in plain words: what search, history, comparison and the clipboard read."""

from collections.abc import Iterable, Mapping
from typing import assert_never

from nscb_desktop.framework.answers import Answer, Answers, Chosen, Reasons, Rows, Said
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import PartialDate
from nscb_desktop.framework.fields import Field, Grounds, Group, Kind, OneOf, Several, Table, YesNo
from nscb_desktop.framework.form import Form


def in_words(kind: Kind, answer: Answer) -> str:
    """The whole answer as text of one or more lines; empty for no answer."""
    match answer:
        case None:
            return ""
        case str():
            return kind.codes.by_code.get(answer, answer) if isinstance(kind, OneOf) else answer
        case PartialDate():
            return answer.written
        case Said() | Reply():
            return answer.shown
        case Chosen():
            return "; ".join([*chosen_labels(kind, answer), *([answer.words] if answer.words else [])])
        case Rows():
            columns = kind.columns if isinstance(kind, Table) else ()
            return _lines([*(", ".join(parts_in_words(columns, row)) for row in answer.rows), answer.words])
        case Reasons():
            return _lines([*tick_lines(kind, answer), answer.words])
        case Mapping():
            return ", ".join(parts_in_words(kind.parts if isinstance(kind, Group) else (), answer))
        case _:
            assert_never(answer)


def parts_in_words(fields: Iterable[Field], values: Mapping[str, Answer]) -> list[str]:
    """Each answered part as words; yes-or-no parts carry their label, because "Yes" alone says nothing."""
    said = []
    for field in fields:
        words = in_words(field.kind, values.get(field.key))
        if words:
            said.append(f"{field.label.rstrip(':')}: {words}" if isinstance(field.kind, YesNo) else words)
    return said


def chosen_labels(kind: Kind, answer: Chosen) -> list[str]:
    """The labels of the chosen codes, in the list's own order; a code the list has lost shows as itself."""
    labels = kind.codes.by_code if isinstance(kind, Several) else {}
    known = [labels[code] for code in labels if code in answer.codes]
    return known + [code for code in answer.codes if code not in labels]


def tick_lines(kind: Kind, answer: Reasons) -> list[str]:
    """One line for each ground replied to: its words, the reply, the evidence."""
    grounds = kind.grounds if isinstance(kind, Grounds) else ()
    lines = []
    for ground in grounds:
        if tick := answer.ticks.get(ground.key):
            reply = tick.reply.shown if tick.reply else "No reply"
            lines.append(f"{ground.words}: {reply}" + (f", {tick.evidence}" if tick.evidence else ""))
    return lines


def form_in_words(form: Form, answers: Answers) -> str:
    """Every answer of a form as one text, for search."""
    return _lines(in_words(f.kind, answers.get(f.key)) for f in form.fields())


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)
