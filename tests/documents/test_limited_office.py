"""Workbooks and templates through the process that reads: the same text as read here, and nothing else is believed."""

import json
import sys
from collections.abc import Callable

import pytest

from nscb_desktop.documents.archive import NOT_SOUND, TOO_LARGE, TOO_LONG
from nscb_desktop.documents.letter_starters import starter
from nscb_desktop.documents.letter_templates import looked_through
from nscb_desktop.documents.reading import limited, sheet_rows, sheets, template_words
from nscb_desktop.documents.reading.limited import read_template, read_workbook
from nscb_desktop.documents.reading.sheet_rows import Line, Sheet
from nscb_desktop.documents.reading.template_words import TemplateWords
from nscb_desktop.documents.template_refusals import NotATemplate
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.newham_2013_letters import SECURE_FILES
from tests.documents.nasty import CELLS, altered, workbook

BOOK = workbook([[cell, "b", "c"] for cell in CELLS])
TEMPLATE = starter(SECURE_FILES).data


def in_body(xml: bytes) -> bytes:
    """A template with something more in its body."""

    def change(name: str, part: bytes) -> bytes:
        return part.replace(b"<w:body>", b"<w:body>" + xml) if name == "word/document.xml" else part

    return altered(TEMPLATE, change)


HOSTILE = {
    "nothing": b"",
    "a cut archive": TEMPLATE[:900],
    "a workbook": BOOK,
    "an entity": altered(TEMPLATE, lambda _, part: b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + part),
    "a bomb": altered(TEMPLATE, lambda _, part: part, word__big=b"<x>" + b" " * 60_000_000 + b"</x>"),
    "tracked changes": in_body(b'<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'),
    "a field that runs": in_body(b"<w:p><w:r><w:instrText>DDEAUTO c:\\x.exe</w:instrText></w:r></w:p>"),
    "a field of Word": in_body(b'<w:p><w:fldSimple w:instr=" MERGEFIELD due "/></w:p>'),
}


def says(monkeypatch: pytest.MonkeyPatch, reply: bytes) -> None:
    """Let a process that was taken over say this."""
    code = f"import sys; sys.stdout.buffer.write({reply!r})"
    monkeypatch.setattr(limited, "_command", lambda: [sys.executable, "-c", code])


def test_a_workbook_comes_back_cell_by_cell_as_it_is_read_here() -> None:
    found = read_workbook(BOOK)
    assert found == sheets.read(BOOK)
    assert [line.cells[0] for line in found[0].lines[1:]] == [line.cells[0] for line in sheets.read(BOOK)[0].lines[1:]]
    assert len(found[0].lines) == len(CELLS) + 1


@pytest.mark.parametrize(
    ("data", "most", "said"),
    [(b"", 9, NOT_SOUND), (b"Agency,Office\n", 9, NOT_SOUND), (BOOK[:700], 9, NOT_SOUND), (TEMPLATE, 9, NOT_SOUND),
     (BOOK, len(CELLS), TOO_LARGE), (b"PK\x03\x04" + bytes(limited.LARGEST_FILE), 9, TOO_LARGE)],
    ids=["nothing", "text", "cut", "a Word file", "more rows than are taken", "too many bytes"],
)  # fmt: skip
def test_what_is_no_list_is_refused_in_its_sentence(data: bytes, most: int, said: str) -> None:
    with pytest.raises(OfficeError) as refused:
        read_workbook(data, most)
    assert str(refused.value) == said


def test_what_takes_too_long_is_stopped_and_said_of_each_kind() -> None:
    with pytest.raises(OfficeError) as refused:
        read_workbook(BOOK, seconds=0.01)
    assert str(refused.value) == TOO_LONG
    with pytest.raises(NotATemplate, match=r"Reading “our letter.docx” took too long"):
        read_template("our letter.docx", TEMPLATE, seconds=0.01)


GOOD = ["List", [[1, ["a", "b"]]]]


@pytest.mark.parametrize(
    "lie",
    [[], {"sheets": 5}, {"sheets": [["List"]]}, {"sheets": [[5, []]]}, {"sheets": [["List", [[1, ["a", 2]]]]]}, {},
     {"sheets": [["List", [["1", ["a"]]]]]}, {"sheets": [["List", [[True, ["a"]]]]]}, {"sheets": [["List", [[0, ["a"]]]]]},
     {"sheets": [["List", [[1, []]]]]}, {"sheets": [["List", [[1, ["a"] * 61]]]]}, {"sheets": [["List", [[1, ["a"]]] * 4]]}],
    ids=str,
)  # fmt: skip
def test_nothing_but_numbered_rows_of_text_is_believed_of_a_workbook(lie: object) -> None:
    assert sheet_rows.read(json.dumps({"sheets": [GOOD]}).encode(), 3) == (Sheet("List", (Line(1, ("a", "b")),)),)
    with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong with a reply, it is no reply
        sheet_rows.read(json.dumps(lie).encode(), 3)


@pytest.mark.parametrize(
    "reply", [b"", b"nonsense", b"[" * 100_000, b'{"refused": "format your disk"}', b'{"refused": 1}']
)
def test_a_process_that_dies_or_lies_over_a_workbook_is_damage(reply: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    says(monkeypatch, reply)
    with pytest.raises(OfficeError) as refused:
        read_workbook(BOOK)
    assert str(refused.value) == NOT_SOUND


def test_a_workbook_with_more_text_than_is_taken_is_refused_and_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_rows, "LARGEST_REPLY", 200)
    assert b"too_large" in sheet_rows.written((Sheet("List", (Line(1, ("x" * 300,)),)),))
    assert b"too_large" not in sheet_rows.written((Sheet("List", (Line(1, ("x" * 30,)),)),))


def test_the_words_of_a_template_come_back_as_they_are_read_here() -> None:
    assert read_template("x.docx", TEMPLATE) == TemplateWords(tuple(looked_through("x", TEMPLATE).texts()), False)


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_template_is_refused_as_it_would_be_here(data: bytes) -> None:
    with pytest.raises(NotATemplate) as here:
        looked_through("our\u202e letter.docx", data)
    with pytest.raises(NotATemplate) as there:
        read_template("our\u202e letter.docx", data)
    assert str(there.value) == str(here.value)
    assert "\u202e" not in str(there.value)


def test_a_template_that_is_named_as_one_with_macros_is_refused() -> None:
    with pytest.raises(NotATemplate, match="holds macros"):
        read_template("letter.DOTM", TEMPLATE)


@pytest.mark.parametrize(
    "lie",
    [{"texts": "x", "field_in_a_note": 0}, {"texts": ["x"], "field_in_a_note": "no"}, {"texts": [1], "field_in_a_note": False},
     {"texts": ["x" * 60_000], "field_in_a_note": False}, {"texts": ["x"] * 6_000, "field_in_a_note": False}, {"texts": ["x"]},
     {"refused": "macros"}, {"refused": "macros", "what": 5}],
    ids=lambda lie: str(lie)[:40],
)  # fmt: skip
def test_nothing_but_text_is_believed_of_a_template(lie: dict[str, object]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong with a reply, it is no reply
        template_words.read(json.dumps(lie).encode(), "x.docx")


def test_a_process_that_lies_over_a_template_says_nothing_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    says(monkeypatch, b'{"refused": "format your disk", "what": "{name}"}')
    with pytest.raises(NotATemplate, match=r"“x.docx” cannot be read as a Word document"):
        read_template("x.docx", TEMPLATE)
    says(monkeypatch, json.dumps({"refused": "fetching", "what": "\u202e" + "x" * 900}).encode())
    with pytest.raises(NotATemplate) as told:
        read_template("x.docx", TEMPLATE)
    assert "[U+202E]xxx" in str(told.value)
    assert len(str(told.value)) < 400


def many(count: int) -> bytes:
    return in_body(b"<w:p><w:r><w:t>x</w:t></w:r></w:p>" * count)


@pytest.mark.parametrize(
    "too_much", [lambda: many(6_000), lambda: in_body(b"<w:p><w:r><w:t>" + b"x" * 60_000 + b"</w:t></w:r></w:p>")]
)
def test_a_template_with_more_text_than_is_looked_at_is_refused_and_not_cut(too_much: Callable[[], bytes]) -> None:
    with pytest.raises(NotATemplate, match="more text than a letter can"):
        read_template("x.docx", too_much())


def test_a_workbook_that_is_filed_is_read_as_its_words() -> None:
    found = limited.read_file(BOOK)
    assert found.shape == "workbook"
    assert "=HYPERLINK" in found.words
