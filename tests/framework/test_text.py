"""People's words: kept as typed, shown with nothing hidden, found however they are spelt."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscb_desktop.framework.text import (
    as_typed,
    file_name,
    hidden_shown,
    one_line,
    search_key,
    sentence,
    visible,
    words_of,
)

ALIKE = [
    ("Łucja", "lucja"),
    ("O’Shaughnessy", "o'shaughnessy"),
    ("O‘Shaughnessy", "O'Shaughnessy"),
    ("Adéọlá-Whyte", "adeola-whyte"),
    ("Siân Llewelyn–Owen", "sian llewelyn-owen"),
    ("WIŚNIEWSKA", "wisniewska"),
    ("Straße", "strasse"),
    ("Æthelred", "aethelred"),
    ("Đặng", "dang"),
    ("Łódź", unicodedata.normalize("NFD", "Łódź")),
    ("তাহমিনা", unicodedata.normalize("NFD", "তাহমিনা")),
    ("য়", unicodedata.normalize("NFD", "য়")),
]
HIDDEN = "\u0000 \u0007 \u001b \u007f \u0085 \u00ad \u061c \u200b \u200e \u200f \u2028 \u2029 \u202a \u202e \u2066 \u2069 \ufeff"


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_spellings_of_one_name_have_one_search_spelling(one: str, other: str) -> None:
    assert search_key(one) == search_key(other)


def test_the_search_spelling_of_another_script_is_not_empty() -> None:
    assert search_key("তাহমিনা")
    assert search_key("তাহমিনা") != search_key("বেগম")


@given(st.text(max_size=40))
def test_composed_and_decomposed_text_are_searched_alike(text: str) -> None:
    assert search_key(unicodedata.normalize("NFC", text)) == search_key(unicodedata.normalize("NFD", text))


def test_words_are_separate_and_in_order() -> None:
    assert words_of("Begum-Wiśniewska, Tahmina (“Mina”)") == ["begum", "wisniewska", "tahmina", "mina"]
    assert words_of(" - ") == []


@pytest.mark.parametrize("character", HIDDEN.split(" "))
def test_characters_that_hide_or_reorder_words_are_written_out(character: str) -> None:
    assert visible(f"a{character}b") == f"a[U+{ord(character):04X}]b"


def test_a_reversing_override_cannot_pass_for_another_name() -> None:
    assert visible("form_\u202efdp.exe") == "form_[U+202E]fdp.exe"


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d"])
def test_joiners_that_scripts_need_stay(joiner: str) -> None:
    assert visible(f"ক{joiner}ষ") == f"ক{joiner}ষ"
    assert as_typed(f"ক{joiner}ষ") == f"ক{joiner}ষ"


def test_lines_and_tabs_stay_in_text_and_become_dots_on_one_line() -> None:
    assert visible("one\n\ttwo") == "one\n\ttwo"
    assert one_line(" one \n\n two") == "one · two"


def test_text_is_kept_composed_with_one_kind_of_line_ending() -> None:
    assert as_typed("Sia\u0302n\r\nO’Neill\rend") == "Siân\nO’Neill\nend"


@given(st.text(max_size=60))
def test_keeping_text_twice_changes_nothing_more(text: str) -> None:
    assert as_typed(as_typed(text)) == as_typed(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NSCB-2013-011 Part One 20 Dec 2013.pdf", "nscb-2013-011-part-one-20-dec-2013.pdf"),
        ("../../etc/passwd", "etc-passwd"),
        ("Łódź: <report>?", "lodz-report"),
        ("...", "document"),
        ("", "document"),
    ],
)
def test_file_names_hold_only_what_every_system_takes(text: str, name: str) -> None:
    assert file_name(text) == name


@pytest.mark.parametrize("hidden", HIDDEN.split(" "))
def test_a_hidden_character_is_found_and_written_out_among_its_neighbours(hidden: str) -> None:
    written = f"[U+{ord(hidden):04X}]"
    assert hidden_shown(f"a{hidden}b") == f"a{written}b"
    assert hidden_shown(f"{'x' * 50}\n{hidden}{'y' * 50}") == f"…{'x' * 23} · {written}{'y' * 24}…"


@pytest.mark.parametrize("text", ["", "plain", "two\nlines\tand a tab", "তাহমিনা", "no\u00a0break", "क\u094d\u200dष"])
def test_where_nothing_is_hidden_nothing_is_said(text: str) -> None:
    assert hidden_shown(text) == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [("snow", "snow."), ("It snowed. ", "It snowed."), ("snow?", "snow?"), ("snow…", "snow…"), ("", ".")],
)
def test_a_sentence_ends_once(words: str, said: str) -> None:
    assert sentence(words) == said
