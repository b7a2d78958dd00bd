"""A paper referral from the first run to the printed form, through the real windows, with the power cut in between."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from nscb_desktop.framework.fields import Field
from nscb_desktop.framework.in_words import in_words
from nscb_desktop.framework.newham_2013 import PART_ONE
from tests.benchmarks.texts import pages_of_words
from tests.journeys.clerk import FIRST_SITTING
from tests.views.typed_referral import REFERRAL

ROOT = Path(__file__).parent.parent.parent
CANARIES = ("Rubina", "Olúwaṣeun", "Exampleham", "radiator", "Longreason", "otter lantern")


@pytest.fixture(scope="module")
def screen() -> Iterator[dict[str, str]]:
    """A real X screen where there is one to be had, otherwise Qt's own offscreen one."""
    try:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    assert server.stdout
    number = server.stdout.readline().decode().strip()
    yield {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    server.terminate()
    server.communicate()


def clerk(screen: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    """Somebody at the keyboard in a process of their own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.clerk", *arguments],
        env={**os.environ, **screen},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def told(screen: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[str]]]:
    """The whole journey, once: typed, killed, finished, registered, found and printed; and what the clerk said."""
    place = tmp_path_factory.mktemp("journey")
    folder = place / "register"
    first = clerk(screen, "type", str(folder))
    assert first.stdout
    line = first.stdout.readline()
    assert line == "typed\n", first.communicate()[1]
    time.sleep(2.0)
    first.send_signal(signal.SIGKILL)
    first.communicate()
    second = clerk(screen, "finish", str(folder), str(place / "one.pdf"))
    out, err = second.communicate(timeout=170)
    assert "done" in out, out + err
    said: dict[str, list[str]] = {}
    for each in out.splitlines():
        word, *rest = each.split()
        said.setdefault(word, []).extend(rest)
    return place, said


pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]
Told = tuple[Path, dict[str, list[str]]]


def test_what_was_typed_two_seconds_before_the_power_went_is_there(told: Told) -> None:
    assert told[1]["kept"] == list(FIRST_SITTING)


def test_the_references_have_no_gap(told: Told) -> None:
    assert told[1]["registered"] == ["NSCB-2013-001", "NSCB-2013-002"]


def test_it_is_found_in_a_plainer_spelling(told: Told) -> None:
    assert told[1]["found"] == ["NSCB-2013-001"]


def test_the_print_is_listed_on_its_case(told: Told) -> None:
    assert told[1]["listed"] == ["1"]


def text_of(path: Path) -> str:
    """The text of a PDF with its white space folded."""
    return squeezed(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages))


def squeezed(words: str) -> str:
    """Words without any white space, since lines of a page break where they must."""
    return re.sub(r"\s+", "", words)


def test_the_paper_has_every_label_in_order(told: Told) -> None:
    text, at = text_of(told[0] / "one.pdf"), 0
    for field in PART_ONE.fields():
        at = text.index(squeezed(field.label), at) + 1


@pytest.mark.parametrize("field", list(PART_ONE.fields()), ids=[field.key for field in PART_ONE.fields()])
def test_the_paper_has_every_value(told: Told, field: Field) -> None:
    text = text_of(told[0] / "one.pdf")
    words = in_words(field.kind, REFERRAL[field.key])
    latin = [
        piece
        for piece in re.split(r"[\s,;:()]+", words)
        if piece and all(ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 for letter in piece)
    ]
    assert latin
    for piece in latin:
        assert piece in text, f"{piece} of {field.label} is not on the paper"


def test_twenty_pages_are_all_on_the_paper(told: Told) -> None:
    reader = pypdf.PdfReader(told[0] / "long.pdf")
    text = text_of(told[0] / "long.pdf")
    assert len(reader.pages) > 10
    for sentence in pages_of_words(20).splitlines():
        assert squeezed(sentence[:60]) in text
    assert f"page{len(reader.pages)}of{len(reader.pages)}" in text


def test_no_file_of_the_register_holds_a_word_of_it(told: Told) -> None:
    files = [path for path in (told[0] / "register").rglob("*") if path.is_file()]
    assert files
    for path in files:
        data = path.read_bytes()
        for canary in CANARIES:
            assert canary.encode() not in data, f"{canary} in {path.name}"
            assert canary.encode("utf-16-le") not in data, f"{canary} in {path.name}"
