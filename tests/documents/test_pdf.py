"""The PDF itself: A4, embedded fonts, numbered pages, marked and watermarked, nothing lost over its pages."""

import re
import time
from io import BytesIO
from typing import Any, cast

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nscb_desktop.documents.outline import (
    Column,
    FieldRow,
    Heading,
    InnerTable,
    Note,
    Outline,
    Row,
    Strip,
    Text,
    Tick,
    Ticks,
    Weight,
    WritingLines,
)
from nscb_desktop.documents.pdf import write_pdf
from nscb_desktop.framework.answers import Answer, Reasons, Rows
from nscb_desktop.framework.newham_2013 import PART_ONE, PART_TWO
from tests.documents.papers import filled, page_texts, printed, whole_text

WORDS_A_SENTENCE = "abcdefghijklmnop"


def numbered(count: int) -> str:
    return "\n".join(" ".join(f"s{n}{letter}" for letter in WORDS_A_SENTENCE) for n in range(1, count + 1))


def narrative(count: int, **changed: object) -> bytes:
    return printed(PART_ONE, {"reasons": Reasons({}, numbered(count))}, **changed)


def resources(page: pypdf.PageObject, kind: str) -> dict[str, Any]:
    found = cast(dict[str, Any], page["/Resources"]).get(kind, {})
    return dict(found.items())


def test_pages_are_a4() -> None:
    for page in pypdf.PdfReader(BytesIO(printed(PART_TWO, filled(PART_TWO)[0]))).pages:
        assert [round(float(side), 1) for side in page.mediabox] == [0, 0, 595.3, 841.9]


def test_every_font_is_embedded_and_subset() -> None:
    answers: dict[str, Answer] = {"child_name": "Łucja (লুসি, לאה, 王)"}
    fonts = {}
    for page in pypdf.PdfReader(BytesIO(printed(PART_ONE, answers))).pages:
        for font in resources(page, "/Font").values():
            fonts[font["/BaseFont"]] = font.get_object()
    assert len(fonts) >= 5
    for name, font in fonts.items():
        assert "/FontFile2" in font["/FontDescriptor"], name
        assert "+" in name


def test_the_same_form_gives_the_same_bytes() -> None:
    assert narrative(30) == narrative(30)
    bengali: dict[str, Answer] = {"child_name": "তাহমিনা বেগম"}
    first = printed(PART_ONE, bengali)
    printed(PART_ONE, {"child_name": "রাকিব محمد"})
    assert printed(PART_ONE, bengali) == first


def test_the_title_carries_the_reference_and_never_a_name() -> None:
    found = pypdf.PdfReader(BytesIO(printed(PART_ONE, {"child_name": "Zofia Przykład"}))).metadata
    assert found is not None
    assert found.title == "NSCB-2014-007 Part One"
    assert "Zofia" not in str(dict(found))


def test_twenty_pages_lose_nothing_and_repeat_their_headings() -> None:
    pages = page_texts(narrative(520))
    assert len(pages) >= 20
    found = re.findall(r"\bs\d+[a-p]\b", " ".join(pages))
    assert found == numbered(520).split()
    assert all("SCR Group" in page for page in pages)
    assert all("sub-group: (continued)" in page for page in pages[2:])


def test_every_page_says_which_of_how_many_and_is_marked_twice() -> None:
    pages = page_texts(narrative(120))
    for number, page in enumerate(pages, start=1):
        assert f"page {number} of {len(pages)}" in page
        assert page.count("OFFICIAL-SENSITIVE") == 2


def test_the_watermark_lies_across_every_page_and_is_read_at_head_and_foot() -> None:
    data = narrative(60, watermark="NOT AUTHORISED")
    reader = pypdf.PdfReader(BytesIO(data))
    assert len(reader.pages) > 2
    for page, text in zip(reader.pages, page_texts(data), strict=True):
        assert [each["/Subtype"] for each in resources(page, "/XObject").values()] == ["/Form"]
        assert text.count("NOT AUTHORISED") == 2
    assert re.findall(r"\bs\d+[a-p]\b", whole_text(data)) == numbered(60).split()
    assert not resources(pypdf.PdfReader(BytesIO(narrative(3))).pages[0], "/XObject")


def test_a_paragraph_of_200000_characters_and_one_word_of_60000_are_printed() -> None:
    started = time.monotonic()
    words = "neglect " * 25_000
    assert whole_text(printed(PART_ONE, {"home_address": words})).count("neglect") == 25_000
    assert len(page_texts(printed(PART_ONE, {"home_address": "x" * 60_000}))) > 8
    assert len(page_texts(printed(PART_ONE, {"home_address": "ক" * 20_000}))) > 3
    assert time.monotonic() - started < 20


def test_a_family_table_over_pages_repeats_its_headings_and_parts_long_cells() -> None:
    rows: tuple[dict[str, Answer], ...] = tuple(
        {"name": f"Person{n}", "relationship": "cousin", "notes": f"note{n} " * 30} for n in range(40)
    )
    long: dict[str, Answer] = {"name": "Long", "relationship": "step " * 1_500}
    pages = page_texts(printed(PART_ONE, {"family": Rows((*rows, long), "and words beside them")}))
    text = " ".join(pages)
    assert all(f"Person{n} " in text for n in range(40))
    assert text.count("step") == 1_500
    assert all("Parental responsibility" in page for page in pages if re.search(r"Person\d|step", page))


def test_a_short_row_is_not_parted_by_the_end_of_a_page() -> None:
    rows = tuple(Row((f"r{n}a\nr{n}b\nr{n}c", "x"), (f"r{n}d\nr{n}e",)) for n in range(70))
    pages = page_texts(write_pdf(Outline("Table", (InnerTable((Column("One"), Column("Two")), rows),))))
    assert len(pages) > 3
    for page in pages:
        found = re.findall(r"r(\d+)([a-e])", page)
        assert len(found) % 5 == 0
        assert found[0][1] == "a"


def test_no_page_is_left_with_a_label_alone() -> None:
    for sentences in range(1, 40):
        for page in page_texts(narrative(sentences)):
            assert "(continued)" not in page or re.search(r"\bs\d+[a-p]\b", page)


def test_the_list_of_contents_names_each_question() -> None:
    outline = pypdf.PdfReader(BytesIO(printed(PART_ONE, {}))).outline
    assert [entry.title for entry in outline if not isinstance(entry, list)] == [
        field.label.rstrip(":") for field in PART_ONE.fields()
    ]


TEXTS = st.text(max_size=80) | st.text(alphabet="aé \n\tбابלأক্ষি௧中😀<&\u202e\u200d\u0301()123,.", max_size=160)


@given(words=st.lists(TEXTS, min_size=9, max_size=9))
@settings(max_examples=60)
def test_no_text_can_stop_the_writer(words: list[str]) -> None:
    a, b, c, d, e, f, g, h, i = words
    blocks = (
        Heading(a, b),
        FieldRow(
            c, (Text(d), Ticks((Tick("☒", e, f),)), InnerTable((Column(g), Column(h)), (Row((a, b), (c,), True),)))
        ),
        Text(i, Weight.FIGURE),
        Strip(a, ((b, c), (d, e))),
        Note(f),
        FieldRow(g, (WritingLines(2, h),), i),
    )
    outline = Outline(a, blocks, (b, c), d, e, f, (g, h), i, a, b)
    assert len(pypdf.PdfReader(BytesIO(write_pdf(outline))).pages) >= 1


@pytest.mark.parametrize("weight", list(Weight))
def test_a_paper_with_nothing_but_words_is_a_page(weight: Weight) -> None:
    assert page_texts(write_pdf(Outline("A title", (Text("Only this.", weight),))))[0].count("Only this.") == 1
