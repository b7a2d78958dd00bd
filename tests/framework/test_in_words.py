"""Answers as words: nothing entered is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscb_desktop.framework.answers import Answer, Chosen, Reasons, Rows, Said, Tick
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.in_words import form_in_words, in_words
from nscb_desktop.framework.newham_2013 import PART_ONE

FAMILY = Rows(
    (
        {"name": "Rafiq", "relationship": "father", "born": read_date("1983 or 84"), "caring": Reply.YES,
         "responsibility": Reply.NOT_KNOWN},
        {"name": "Jakub", "born": Said.NOT_KNOWN},
    ),
    "unborn, due c. April 2014",
)  # fmt: skip


@pytest.mark.parametrize(
    ("key", "answer", "words"),
    [
        ("team", None, ""),
        ("team", Said.NONE, "None"),
        ("religion", Said.NOT_KNOWN, "Not known"),
        ("religion", "not asked", "not asked"),
        ("date_of_birth", read_date("22/5/14?"), "22/5/14?"),
        ("disability", Chosen(("HEAR", "COMM"), "aids from Sept 2013"), "Communication; Hearing; aids from Sept 2013"),
        ("disability", Chosen(("LOST",)), "LOST"),
        ("language", {"spoken": "Sylheti", "interpreter": Reply.NO}, "Sylheti, Interpreter needed: No"),
        ("lead_officer", {"name": "N. Adéọlá-Whyte", "telephone": "020 7946 0123"}, "N. Adéọlá-Whyte, 020 7946 0123"),
        (
            "family",
            FAMILY,
            "Rafiq, father, 1983 or 84, Caring at the time: Yes, Parental responsibility: Not known\n"
            "Jakub, Not known\nunborn, due c. April 2014",
        ),
        (
            "reasons",
            Reasons({"harmed": Tick(Reply.YES, "18 December"), "abuse": Tick(None, "bruises")}, "In our words"),
            "abuse or neglect is known or suspected: No reply, bruises\n"
            "A child is seriously harmed: Yes, 18 December\nIn our words",
        ),
    ],
)
def test_each_kind_of_answer_in_words(key: str, answer: Answer, words: str) -> None:
    assert in_words(PART_ONE.field(key).kind, answer) == words


@given(st.lists(st.text(min_size=1, max_size=12).filter(str.strip), min_size=14, max_size=14, unique=True))
def test_a_whole_form_in_words_has_every_value(texts: list[str]) -> None:
    answers: dict[str, Answer] = {
        "agency": texts[0], "team": texts[1], "lead_officer": {"name": texts[2], "other": texts[3]},
        "authoriser": {"name": texts[4], "role": texts[5]}, "child_name": texts[6], "home_address": texts[7],
        "language": {"spoken": texts[8]}, "disability": Chosen(("LD",), texts[9]), "family": Rows((), texts[10]),
        "previous_addresses": Rows(({"address": texts[11]},)), "reasons": Reasons({}, texts[12]), "religion": texts[13],
    }  # fmt: skip
    told = form_in_words(PART_ONE, answers)
    assert all(text in told for text in texts)


def test_a_blank_form_has_no_words() -> None:
    assert form_in_words(PART_ONE, {}) == ""
