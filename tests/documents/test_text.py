"""People's words on paper: printed as typed, nothing hidden, nothing obeyed, every letter drawn by some font."""

from io import BytesIO

import pypdf
import pytest

from nscb_desktop.documents.outline import Weight
from nscb_desktop.documents.setting import Setter
from nscb_desktop.documents.style import STYLES, face
from nscb_desktop.documents.text import Run, Span, paragraphs, runs, simple
from nscb_desktop.framework.answers import Answer, Reasons
from nscb_desktop.framework.newham_2013 import PART_ONE
from tests.documents.papers import even, printed, readings, whole_text

PLAIN = STYLES[Weight.PLAIN]

NASTY = (
    "<b>bold</b>", "<i>x", "</para>", "<para>", "<br/>", '<img src="/etc/hostname"/>', "<img src='http://x.example/i.png'>",
    '<img src="\\\\server\\share\\i.png"/>', '<img src="data:image/png;base64,AAAA"/>', '<a href="javascript:alert(1)">x</a>',
    '<a href="file:///etc/hosts">x</a>', '<link href="http://x.example">x</link>', '<font color="red">x</font>',
    '<font name="__import__(\'os\')">x', "<!-- hidden -->", "<!--", "<![CDATA[gone]]>", "<!DOCTYPE x>", "<?xml version='1.0'?>",
    "&#x110000;", "&#0;", "&lt;b&gt;", "&amp;", "&nbsp;", "&unknown;", "a < b && c > d", "<onDraw name='x'/>",
    "<seq id='x'/>", "<super>2</super>", "<u><strike>x", "%s %d {0} {x}", "${7*7} {{7*7}}", "<greek>a</greek>", "\\n (Tj) ET BT <41> Tj",
)  # fmt: skip

NAMES = (
    "Łucja Wiśniewska", "Zażółć Gęślą", "Adéọlá Ọmọ́tọ̀sọ́", "Nguyễn Thị Hằng", "Şükrü Yağmur", "Ștefan Țurcanu", "Ольга Ющенко",
    "তাহমিনা বেগম", "محمد عبد الله", "رحیم بیگم", "שרה כהן", "தமிழ்ச்செல்வி", "ਗੁਰਪ੍ਰੀਤ ਕੌਰ", "કૃષ્ણા પટેલ", "लक्ष्मी शर्मा", "አበበ ቢቂላ", "王小明",
    "සිරිමා", "തോമസ്", "శ్రీను", "สมชาย",
)  # fmt: skip


def runs_of(words: str) -> list[Run]:
    return [run for line in paragraphs(words) for run in runs((Span(line, PLAIN),))]


@pytest.mark.parametrize("nasty", NASTY)
def test_markup_is_printed_as_it_was_typed(nasty: str) -> None:
    answers: dict[str, Answer] = {"child_name": nasty, "reasons": Reasons({}, nasty), "team": nasty}
    data = printed(PART_ONE, answers)
    assert whole_text(data).count(even(nasty)) == 3
    for page in pypdf.PdfReader(BytesIO(data)).pages:
        assert "/Annots" not in page
        assert not page.images


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_of_a_name_is_drawn(name: str) -> None:
    for run in runs_of(name):
        assert not run.gap or run.text.strip() == ""
        assert face(run.face).covers.issuperset(set(run.text) - {"\u200c", "\u200d"})
    for line in Setter().text(name, PLAIN, 1000):
        for piece in line.pieces:
            glyphs = [face(piece.face).font.face.charToGlyph[ord(each)] for each in piece.glyphs]
            assert 0 not in glyphs
    data = printed(PART_ONE, {"child_name": name})
    text = whole_text(data)
    assert "■" not in text
    assert "[U+" not in text


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_back_as_it_was_typed(name: str) -> None:
    first, *by_poppler = readings(printed(PART_ONE, {"child_name": name}))
    right_to_left = any("\u0590" <= letter <= "\u08ff" for letter in name)
    if not right_to_left:
        assert name in first
    for reading in by_poppler:
        assert name in reading.replace("\u202b", "").replace("\u202c", "").replace("\u202a", "")


def test_hidden_characters_are_written_out() -> None:
    text = whole_text(printed(PART_ONE, {"child_name": "Anna\u202egnp.exe \u200bB\u0007 \ufeffC\U000e0041"}))
    assert "Anna[U+202E]gnp.exe [U+200B]B[U+0007] [U+FEFF]C[U+E0041]" in text


def test_what_no_font_draws_is_named() -> None:
    text = whole_text(printed(PART_ONE, {"child_name": "Ann \U0001fae8 \uec00 \u1b83"}))
    assert "Ann [U+1FAE8] [U+EC00] [U+1B83]" in text


def test_a_name_of_the_fonts_private_glyphs_is_never_mistaken_for_text() -> None:
    printed(PART_ONE, {"child_name": "তাহমিনা"})
    private = face("NotoSansBengali-Regular").font.face.charToGlyph.keys() - {
        ord(c) for c in face("NotoSansBengali-Regular").covers
    }
    assert private
    assert all(run.face == PLAIN.face for run in runs_of("".join(map(chr, sorted(private)[:5]))))


def test_only_the_runs_that_need_it_are_shaped() -> None:
    assert simple("Plain words, £5 – “quoted”, Łucja", PLAIN)
    assert [run.shaped for run in runs_of("Łucja")] == [False]
    assert {run.text: run.shaped for run in runs_of("Rahima (রহিমা) 王 አበበ") if not run.gap} == {
        "Rahima": False, "(": False, "রহিমা": True, ")": False, "王": False, "አበበ": False,
    }  # fmt: skip


def test_no_run_has_two_faces_and_marks_stay_with_their_letter() -> None:
    assert [run.text for run in runs_of("e\u0301a") if run.shaped] == ["e\u0301a"]
    assert [run.text for run in runs_of("ক্\u200dষ।")] == ["ক্\u200dষ।"]


def test_lines_typed_are_lines_printed_and_spaces_are_kept() -> None:
    assert paragraphs("one\r\n  two\rthree\tfour") == ["one", "  two", "three    four"]
