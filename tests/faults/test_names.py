"""Names as people spell them: saved as typed, found in a plainer spelling, exported and printed with nothing hidden."""

import json
import unicodedata
from collections.abc import Iterator

import pytest

from nscb_desktop.casework import cases, paper, telling
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.records import Filters, Order
from tests import registers
from tests.documents.papers import whole_text

SAME = (
    ("Łucja Wiśniewska", "lucja wisniewska"),
    ("Zażółć Gęślą", "ZAZOLC GESLA"),
    ("Adéọlá Ọmọ́tọ̀sọ́", "adeola omotoso"),
    ("O’Shaughnessy", "o'shaughnessy"),
    ("Jean–Luc Example", "jean-luc"),
    ("José Núñez", unicodedata.normalize("NFD", "josé núñez")),
    ("Zoe\u0308 Sample", "zoë"),
    ("Straße Müller", "strasse muller"),
    ("Søren Kjær", "soren kjaer"),
    ("İpek Yıldız", "ipek yildiz"),
    ("Ｗｉｄｅ Name", "wide name"),
)
APART = (("Аnna Cyrillic", "Anna"), ("ملك", "ملک"))
"""Letters that only look alike: another letter is another name."""
HIDDEN = (
    "\x01", "\x07", "\x08", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\xad", "\u061c", "\u200b", "\u200e", "\u200f", "\u2028",
    "\u202a", "\u202e", "\u2066", "\u2069", "\ufeff", "\U000e0041",
)  # fmt: skip


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sitting]:
    """A register with a case for each name."""
    sitting = registers.fresh(tmp_path_factory.mktemp("names") / "register")
    for name, _ in (*SAME, *APART):
        registers.registered(sitting, name)
    for number, hidden in enumerate(HIDDEN):
        registers.registered(sitting, f"Hidden{number}a{hidden}gnp.exe")
    yield sitting
    sitting.register.close()


def found(office: Sitting, words: str) -> list[str]:
    """The child's name of every case that a search finds, as the list shows it."""
    return [row.child for row in cases.page(office, Filters(words), Order()).rows]


def exported(office: Sitting, number: int) -> str:
    """The child's name as the export tells it to another program."""
    told = json.loads(telling.case_json(office, f"NSCB-2013-{number:03d}"))
    return str(told["answers"]["part_one"]["child_name"])


def printed(office: Sitting, number: int) -> str:
    """What the printed form says."""
    case = cases.find_case(office, f"NSCB-2013-{number:03d}")
    return whole_text(paper.form_pdf(office, case, case.part_one))


@pytest.mark.parametrize("number", range(1, len(SAME) + 1))
def test_a_name_in_another_spelling_is_the_same_name(office: Sitting, number: int) -> None:
    name, plainer = SAME[number - 1]
    typed = unicodedata.normalize("NFC", name)
    assert found(office, plainer) == [typed]
    assert found(office, name) == [typed]
    assert exported(office, number) == typed
    assert typed in printed(office, number)


@pytest.mark.parametrize(("name", "other"), APART)
def test_a_name_in_other_letters_is_another_name(office: Sitting, name: str, other: str) -> None:
    assert name not in found(office, other)
    assert found(office, name) == [name]


@pytest.mark.parametrize("number", range(len(HIDDEN)), ids=[f"U+{ord(each):04X}" for each in HIDDEN])
def test_a_hidden_character_is_kept_and_shown_wherever_it_leaves(office: Sitting, number: int) -> None:
    at, hidden = len(SAME) + len(APART) + number + 1, HIDDEN[number]
    name = f"Hidden{number}a{hidden}gnp.exe"
    assert exported(office, at) == name
    written = f"[U+{ord(hidden):04X}]"
    assert found(office, f"hidden{number}a") == [name.replace(hidden, written)]
    told = telling.case_text(office, f"NSCB-2013-{at:03d}")
    assert hidden not in told
    assert written in told
    pages = printed(office, at)
    assert hidden not in pages.replace("\r\n", "")
    assert written in pages or (hidden == "\u2028" and "gnp.exe" in pages)
