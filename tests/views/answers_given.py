"""Answers of every kind, drawn at random, as a form may hold them once tidied."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from nscb_desktop.framework.answers import Answer, Chosen, Reasons, Rows, Said, Tick, tidy
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

# Lone surrogates are no text; the three others are how Qt marks paragraphs inside a text.
_LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\r\u2029\ufdd0\ufdd1")
WORDS = st.text(_LETTERS, max_size=40) | st.sampled_from(["<b>x</b>", "&amp;", "তাহমিনা বেগম", "a\u00a0b", " Not known "])
LINE_WORDS = WORDS.map(lambda words: words.replace("\n", " "))


def _given(kind: Kind) -> SearchStrategy[Answer]:
    match kind:
        case Line() | Moment() | Choice():
            return LINE_WORDS
        case Narrative():
            return WORDS
        case Day():
            return LINE_WORDS.map(read_date) | st.dates().map(lambda day: read_date(f"{day:%d/%m/%Y}"))
        case YesNo():
            return st.sampled_from(list(Reply))
        case OneOf():
            return st.sampled_from(sorted(kind.codes.by_code))
        case Several():
            codes = [code for code, _ in kind.codes.entries if code != kind.codes.none]
            return st.builds(Chosen, st.lists(st.sampled_from(codes), unique=True).map(tuple), LINE_WORDS)
        case Group():
            return _parts(kind.parts)
        case Table():
            return st.builds(Rows, st.lists(_parts(kind.columns), max_size=3).map(tuple), WORDS)
        case Grounds():
            ticks = st.builds(Tick, st.none() | st.sampled_from(list(Reply)), WORDS)
            return st.builds(Reasons, st.fixed_dictionaries({ground.key: ticks for ground in kind.grounds}), WORDS)


def _parts(fields: tuple[Field, ...]) -> SearchStrategy[dict[str, Answer]]:
    return st.fixed_dictionaries({field.key: answers_to(field.kind) for field in fields})


def answers_to(kind: Kind) -> SearchStrategy[Answer]:
    """Tidy answers to a question of this kind: blank, said, or its own kind of value."""
    said = st.just(Said.NOT_KNOWN) if isinstance(kind, Several) else st.sampled_from(list(Said))
    own = _given(kind)
    return st.none() | (own if isinstance(kind, YesNo | OneOf) else own | said).map(tidy)
