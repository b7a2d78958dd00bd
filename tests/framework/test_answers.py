"""Answers: stored and read back unchanged for every kind, and blank, "not known" and "none" kept apart."""

import json
import unicodedata
from typing import Any, assert_never

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscb_desktop.framework.answers import (
    Answer,
    Chosen,
    Reasons,
    Rows,
    Said,
    Tick,
    decoded,
    decoded_form,
    encoded,
    encoded_form,
    tidy,
)
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.editions import EDITIONS
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
from nscb_desktop.framework.newham_2013 import PART_ONE

FIELDS = [(form, field) for edition in EDITIONS for form in edition.forms for field in form.fields()]
NAMES = [f"{form.key}.{field.key}" for form, field in FIELDS]
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(str.strip)


def parts(fields: tuple[Field, ...]) -> st.SearchStrategy[dict[str, Answer]]:
    """Answers to some of the parts of a group or row."""
    return st.fixed_dictionaries({}, optional={field.key: answers(field.kind) for field in fields})


def answers(kind: Kind) -> st.SearchStrategy[Answer]:
    """Any answer a kind of question can be given."""
    return st.one_of(st.none(), st.sampled_from(Said), values(kind))


def values(kind: Kind) -> st.SearchStrategy[Any]:
    """Any value of a kind's own."""
    match kind:
        case Line() | Narrative() | Moment() | Choice():
            return WORDS
        case Day():
            return WORDS.map(read_date)
        case YesNo():
            return st.sampled_from(Reply)
        case OneOf():
            return st.sampled_from(sorted(kind.codes.by_code))
        case Several():
            return st.builds(Chosen, st.lists(st.sampled_from(sorted(kind.codes.by_code))).map(tuple), WORDS)
        case Group():
            return parts(kind.parts)
        case Table():
            return st.builds(Rows, st.lists(parts(kind.columns), max_size=3).map(tuple), WORDS)
        case Grounds():
            ticks = st.builds(Tick, st.none() | st.sampled_from(Reply), WORDS)
            keys = st.sampled_from([ground.key for ground in kind.grounds])
            return st.builds(Reasons, st.dictionaries(keys, ticks), WORDS)
        case _:
            assert_never(kind)


@pytest.mark.parametrize(("form", "field"), FIELDS, ids=NAMES)
@given(data=st.data())
def test_every_answer_is_read_back_from_json_as_it_was_stored(form: Form, field: Field, data: st.DataObject) -> None:
    answer = tidy(data.draw(answers(field.kind)))
    stored = json.loads(json.dumps(encoded(field.kind, answer)))
    assert decoded(field.kind, stored) == answer
    assert tidy(answer) == answer


@pytest.mark.parametrize(("form", "field"), FIELDS, ids=NAMES)
def test_blank_not_known_and_none_are_three_things(form: Form, field: Field) -> None:
    given: list[Answer] = [None, Said.NOT_KNOWN, Said.NONE]
    stored = [json.dumps(encoded_form(form, {field.key: answer})) for answer in given]
    assert len(set(stored)) == 3
    assert [decoded_form(form, json.loads(each)).get(field.key) for each in stored] == given


@pytest.mark.parametrize(
    "blank",
    [
        "",
        "  \n ",
        read_date("  "),
        Chosen(),
        Chosen((), "  "),
        Rows(),
        Rows(({}, {"name": "  "}), " "),
        Reasons({}),
        Reasons({"abuse": Tick(None, " ")}, ""),
        {},
        {"name": "", "role": None},
    ],
)
def test_whatever_holds_nothing_is_not_an_answer(blank: Answer) -> None:
    assert tidy(blank) is None


def test_rows_left_empty_are_dropped_and_the_others_keep_their_order() -> None:
    kept = tidy(Rows(({"name": "Ann"}, {"name": " "}, {"name": "Ben", "born": read_date("c. 2009")})))
    assert kept == Rows(({"name": "Ann"}, {"name": "Ben", "born": read_date("c. 2009")}))


def test_a_no_is_an_answer() -> None:
    assert tidy(Reply.NO) is Reply.NO
    assert tidy(Reasons({"abuse": Tick(Reply.NO)})) == Reasons({"abuse": Tick(Reply.NO)})


def test_text_is_kept_composed_and_otherwise_as_typed() -> None:
    typed = "  =HYPERLINK(<b>x</b>)\r\n Siân "
    assert tidy(typed) == unicodedata.normalize("NFC", typed).replace("\r\n", "\n")


def test_a_form_is_stored_in_the_order_of_the_paper_without_what_is_blank() -> None:
    stored = encoded_form(PART_ONE, {"religion": Said.NOT_KNOWN, "child_name": "Invented", "team": "  "})
    assert list(stored) == ["child_name", "religion"]
    assert stored["religion"] == {"said": "not known"}


def test_a_date_is_stored_as_it_was_written() -> None:
    written = "22/5/09 (mother) - GP record has 23 May 2009 - to be confirmed"
    stored = encoded_form(PART_ONE, {"date_of_birth": read_date(written)})
    assert stored == {"date_of_birth": written}
    assert decoded_form(PART_ONE, stored)["date_of_birth"] == read_date(written)


def test_the_words_for_not_known_and_none_are_shown_with_a_capital() -> None:
    assert [said.shown for said in Said] == ["Not known", "None"]
