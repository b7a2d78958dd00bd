"""What a form still lacks, field by field: listed, never silently accepted and never a wall."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from nscb_desktop.framework.answers import Answer, Answers, Reasons, tidy
from nscb_desktop.framework.asked import NOTHING_HOLDS, questions
from nscb_desktop.framework.fields import Circumstance, Field, Grounds, Group
from nscb_desktop.framework.form import Form


@dataclass(frozen=True, slots=True)
class Missing:
    """One gap: the field to jump to, and a sentence that says what is not there."""

    field: str
    sentence: str


def missing(form: Form, answers: Answers) -> list[Missing]:
    """Every gap of a form, in the order of the paper."""
    gaps = (_gap(field, tidy(answers.get(field.key))) for field in form.fields())
    return [gap for gap in gaps if gap]


def answered(form: Form, answers: Answers, holding: Collection[Circumstance] = NOTHING_HOLDS) -> tuple[int, int]:
    """How many of the questions that a form asks are answered, and how many it asks."""
    fields = questions(form, answers, holding)
    return sum(1 for field in fields if tidy(answers.get(field.key)) is not None), len(fields)


def _gap(field: Field, answer: Answer) -> Missing | None:
    name = field.label.rstrip(":")
    if not field.needed:
        return None
    if answer is None:
        return Missing(field.key, f"{name}: not answered")
    if isinstance(field.kind, Group) and isinstance(answer, Mapping):
        parts = [
            part.label.rstrip(":").lower() for part in field.kind.parts if part.needed and answer.get(part.key) is None
        ]
        return Missing(field.key, f"{name}: {' and '.join(parts)} not given") if parts else None
    if (
        isinstance(field.kind, Grounds)
        and isinstance(answer, Reasons)
        and not any(t.reply for t in answer.ticks.values())
    ):
        return Missing(field.key, f"{name}: no criterion is answered yet")
    return None
