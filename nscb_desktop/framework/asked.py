"""Which questions of a form are asked: all of them, but for those that declare where alone they are."""

from collections.abc import Collection, Sequence
from typing import assert_never

from nscb_desktop.framework.answers import Answer, Answers, Reasons, tidy
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.fields import Answered, Circumstance, Field
from nscb_desktop.framework.form import Form

NOTHING_HOLDS: frozenset[Circumstance] = frozenset()


def is_asked(field: Field, answers: Answers, holding: Collection[Circumstance] = NOTHING_HOLDS) -> bool:
    """Whether a question is asked where the others are answered so and these circumstances of the case hold."""
    match field.only_where:
        case None:
            return True
        case Answered(key, codes):
            return _says(tidy(answers.get(key)), codes)
        case Circumstance():
            return field.only_where in holding
        case _:
            assert_never(field.only_where)


def _says(answer: Answer, codes: Sequence[str]) -> bool:
    if isinstance(answer, Reasons):
        return any(tick.reply in {Reply.YES, Reply.NOT_KNOWN} for key, tick in answer.ticks.items() if key in codes)
    return isinstance(answer, str) and answer in codes


def questions(
    form: Form,
    answers: Answers,
    holding: Collection[Circumstance] = NOTHING_HOLDS,
    touched: Collection[str] = (),
) -> list[Field]:
    """What is shown of a form that somebody fills in: what is asked, and what was answered or touched all the same."""
    return [
        field
        for field in form.fields()
        if is_asked(field, answers, holding) or field.key in touched or tidy(answers.get(field.key)) is not None
    ]
