"""Setting type: lines that fit, words cut only where they must be, right-to-left words in their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscb_desktop.documents import bidi
from nscb_desktop.documents.outline import Weight
from nscb_desktop.documents.setting import Line, Setter
from nscb_desktop.documents.style import STYLES
from nscb_desktop.documents.text import Span

PLAIN, ASIDE = STYLES[Weight.PLAIN], STYLES[Weight.ASIDE]


def reads(line: Line) -> str:
    return "".join(piece.reads or str(piece.glyphs) for piece in line.pieces)


@given(words=st.text(alphabet="abcdefg  WM", max_size=400), room=st.floats(20, 300))
def test_lines_fit_and_keep_every_letter(words: str, room: float) -> None:
    lines = Setter().text(words, PLAIN, room)
    assert "".join(reads(line) for line in lines).replace(" ", "") == words.replace(" ", "")
    assert all(line.width <= room + 0.01 for line in lines)


@given(words=st.text(alphabet="কখগি ابج אב ab12().中文", max_size=200), room=st.floats(60, 300))
def test_mixed_lines_fit_and_lose_nothing(words: str, room: float) -> None:
    lines = Setter().text(words, PLAIN, room)
    assert sorted("".join(reads(line) for line in lines).replace(" ", "")) == sorted(words.replace(" ", ""))
    assert all(line.width <= room + 0.01 for line in lines)


def test_the_quick_way_and_the_careful_way_break_lines_alike() -> None:
    words = (
        "On 18 December the child was brought to hospital by ambulance with an injury that nobody could explain." * 4
    )
    quick = Setter().text(words, PLAIN, 200)
    careful = Setter().spans((Span(words[:40], PLAIN), Span(words[40:], PLAIN)), 200)
    assert [line.width for line in quick] == pytest.approx([line.width for line in careful], abs=0.01)


def test_arabic_words_stand_from_right_to_left() -> None:
    (line,) = Setter().text("محمد عبد الله", PLAIN, 400)
    assert [piece.reads for piece in line.pieces] == ["الله", "عبد", "محمد"]
    assert [piece.x for piece in line.pieces] == sorted(piece.x for piece in line.pieces)


def test_hebrew_inside_english_keeps_the_sentence_from_left_to_right() -> None:
    (line,) = Setter().text("Lea (לאה כהן), 7", PLAIN, 400)
    assert reads(line) == "Lea(כהןלאה),7"


def test_long_prose_from_right_to_left_begins_at_the_right() -> None:
    lines = Setter().text("محمد عبد الله " * 20, PLAIN, 200)
    assert len(lines) > 2
    assert all(max(piece.x for piece in line.pieces) > 120 for line in lines)
    assert lines[0].pieces[-1].reads == "محمد"


def test_numbers_inside_arabic_run_from_left_to_right() -> None:
    assert bidi.levels("اب 12") == [1, 1, 1, 2, 2]
    assert bidi.levels("ab 12") == [0, 0, 0, 0, 0]


def test_chinese_is_broken_between_characters() -> None:
    lines = Setter().text("王小明" * 40, PLAIN, 100)
    assert len(lines) > 5
    assert all(80 < line.width <= 100 for line in lines[:-1])


def test_evidence_follows_in_its_own_face_on_the_same_line() -> None:
    (line,) = Setter().spans((Span("harmed: ", PLAIN), Span("bruising", ASIDE)), 400)
    assert len({piece.face for piece in line.pieces}) == 2
    assert "".join(reads(line).split()) == "harmed:bruising"


def test_what_does_not_fit_on_one_line_ends_in_an_ellipsis() -> None:
    line = Setter().fitted("a very long name of a very long board " * 5, PLAIN, 100)
    assert line.width <= 100
    assert reads(line).endswith("…")


def test_a_long_word_is_cut_after_a_hyphen_where_it_has_one() -> None:
    lines = Setter().text("WWWW-MMMM-WQMW-8RTY", PLAIN, 90)
    assert [reads(line) for line in lines] == ["WWWW-MMMM-", "WQMW-8RTY"]
