"""Packs as documents: where parts begin, an index of several pages, names in any script, watermarks, nothing of what is left out."""

import re
from io import BytesIO

import pikepdf
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscb_desktop.documents.outline import Outline, Text
from nscb_desktop.documents.pack_files import files_of, job_of
from nscb_desktop.documents.packs import (
    AGENDA,
    COVER,
    INDEX,
    MadeCopy,
    Pack,
    PackCopy,
    PackItem,
    PackPart,
    part_key,
    planned,
)
from nscb_desktop.documents.sheets import SheetHead
from tests.documents.papers import page_texts

HEAD = SheetHead(
    "Exampleham Safeguarding Children Board", "OFFICIAL-SENSITIVE", "Printed by J. Specimen, 7 Jan 2014 10:42"
)


def part(name: str, pages: int = 1, watermark: str = "") -> PackPart:
    """A paper of about so many pages that says its name on every line."""
    return PackPart(
        name,
        Outline(
            name, (Text("\n".join([f"says {name}"] * (50 * pages - 20))),), marking=HEAD.marking, watermark=watermark
        ),
    )


def item(number: int, *parts: PackPart) -> PackItem:
    """A case with a tab sheet and these papers."""
    return PackItem(
        number, number, f"NSCB-2014-{number:03}, Child {number}", "consider it", (part(f"Tab{number}"), *parts)
    )


def pack(*items: PackItem, both_sides: bool = True) -> Pack:
    """A pack of these cases."""
    invited = (("Dr Pretend", "Health"),)
    return Pack(
        "6 January 2014, 10:00",
        "6 January 2014",
        "S. Sample",
        invited,
        items,
        HEAD,
        "History 7 · 3f9a 27bc",
        both_sides,
    )


def copy(number: int = 1, of: int = 1, recipient: str = "Dr Pretend", *left_out: int) -> PackCopy:
    """A copy without these cases."""
    return PackCopy(number, of, recipient, "Health", frozenset(left_out))


def unheard(done: int, total: int) -> None:
    """Nobody is told how far it is."""


def files(made: Pack, *copies: PackCopy, passphrase: str = "") -> tuple[MadeCopy, ...]:
    """The copies as files."""
    return files_of(made, copies, {each.left_out: passphrase for each in copies} if passphrase else {}, unheard)


@given(
    lengths=st.lists(st.lists(st.integers(1, 5), min_size=1, max_size=4), max_size=4),
    front=st.tuples(*[st.integers(1, 3)] * 3),
    both_sides=st.booleans(),
)
def test_every_page_of_every_part_has_its_place_and_no_two_share_one(
    lengths: list[list[int]], front: tuple[int, int, int], both_sides: bool
) -> None:
    items = [item(n, *(part(f"p{at}") for at in range(len(each) - 1))) for n, each in enumerate(lengths, 1)]
    known = dict(zip((COVER, AGENDA, INDEX), front, strict=True))
    known |= {part_key(each, at): pages for each, of in zip(items, lengths, strict=True) for at, pages in enumerate(of)}
    plan = planned(items, known, both_sides=both_sides)
    sheets = list(plan.sheets())
    assert len(sheets) == plan.total
    assert [sheet for sheet in sheets if sheet] == [
        (entry.key, at) for entry in plan.entries for at in range(entry.pages)
    ]
    for entry in plan.entries:
        assert sheets[entry.page - 1] == (entry.key, 0)
        assert not both_sides or entry.page % 2 == 1
    assert (sheets.count(None) == 0) or both_sides
    assert plan.total % 2 == 0 or not both_sides


def test_an_index_of_several_pages_tells_the_truth_of_all_that_follows_it() -> None:
    made = pack(*(item(n, *(part(f"Paper{n}x{k}", 1 + (n + k) % 2) for k in range(9))) for n in range(1, 14)))
    (only,) = files(made, copy())
    texts = page_texts(only.data)
    index = [text for text in texts if "Part Page" in text]
    assert len(index) > 2
    told = dict(re.findall(r"(Paper\d+x\d+) (\d+) ", " ".join(index)))
    assert len(told) == 13 * 9
    for name, page in told.items():
        assert f"says {name}" in texts[int(page) - 1]
        assert f"says {name}" not in texts[int(page) - 2]
    assert only.pages == len(texts)


def test_every_page_has_the_recipient_the_copy_the_marking_and_its_number() -> None:
    made = pack(item(1, part("Long", 4)))
    name = "Łucja তাহমিনা Wiśniewska-" + "Featherstonehaugh-" * 6
    first, second = files(made, copy(1, 2), copy(2, 2, name))
    for each, words in ((first, "Copy 1 of 2 · Dr Pretend, Health"), (second, "Copy 2 of 2 · Łucja")):
        for number, text in enumerate(page_texts(each.data), 1):
            assert words in text
            assert text.count("OFFICIAL-SENSITIVE") == 2
            assert f"page {number} of {each.pages}" in text
            assert "History 7 · 3f9a 27bc" in text


def test_a_watermark_lies_on_its_own_part_alone() -> None:
    made = pack(item(1, part("Plain"), part("Waiting", 1, "NOT AUTHORISED")))
    for text in page_texts(files(made, copy())[0].data):
        assert text.count("NOT AUTHORISED") == (2 if "says Waiting" in text else 0)


def test_what_is_left_out_of_a_copy_is_nowhere_in_its_file() -> None:
    made = pack(item(1, part("Open")), item(2, part("Secretpaper")), item(3, part("Third")))
    whole, without = files(made, copy(1, 2), copy(2, 2, "Supt Madeup", 2))
    with pikepdf.open(BytesIO(without.data)) as document:
        streams = [each.read_bytes() for each in document.objects if isinstance(each, pikepdf.Stream)]
    with pikepdf.open(BytesIO(whole.data)) as document:
        more = [each for each in document.objects if isinstance(each, pikepdf.Stream)]
    assert len(streams) < len(more)
    text = " ".join(page_texts(without.data))
    assert "NSCB-2014-002" not in text
    assert "Secretpaper" not in text
    assert "3. NSCB-2014-003" in text
    assert without.pages == whole.pages - 4


def test_one_job_begins_each_copy_on_a_sheet_of_its_own_and_stores_a_part_once() -> None:
    made = pack(item(1, part("Long", 6)))
    one, many = (
        job_of(made, [copy()], unheard),
        job_of(made, [copy(n, 9, f"Member {n}") for n in range(1, 10)], unheard),
    )
    assert one[0].pages == many[0].pages
    assert len(many[0].data) < 3 * len(one[0].data)
    starts = [number for number, text in enumerate(page_texts(many[0].data)) if "This numbered copy is" in text]
    assert starts == [each * one[0].pages for each in range(9)]
    assert one[0].pages % 2 == 0


def test_the_same_pack_gives_the_same_bytes_unless_it_is_encrypted() -> None:
    made = pack(item(1, part("Plain")))
    assert files(made, copy())[0].data == files(made, copy())[0].data
    assert files(made, copy(), passphrase="a b")[0].data != files(made, copy(), passphrase="a b")[0].data


@pytest.mark.parametrize("typed", ["cafe\u0301 noir", "caf\u00e9 noir"])
def test_a_passphrase_opens_however_its_accents_were_typed(typed: str) -> None:
    data = files(pack(item(1)), copy(), passphrase=typed)[0].data
    with pikepdf.open(BytesIO(data), password="caf\u00e9 noir") as document:
        assert document.encryption.R == 6
        assert document.encryption.stream_method == pikepdf.models.EncryptionMethod.aesv3
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(data))


def test_a_file_says_what_it_is_without_a_name_of_anybody() -> None:
    found = pypdf.PdfReader(BytesIO(files(pack(item(1)), copy())[0].data))
    assert found.metadata
    assert (found.metadata.title, found.metadata.subject) == (
        "Meeting pack, 6 January 2014, copy 1 of 1",
        "OFFICIAL-SENSITIVE",
    )
    assert "Pretend" not in str(dict(found.metadata))
    assert found.page_mode == "/UseOutlines"
