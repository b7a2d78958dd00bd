"""Two paper referrals from the first run to the printed form, through the real windows, each killed in mid-word."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pypdf
import pytest

from nscb_desktop.framework.answers import Answer, Chosen, Reasons, Rows, Said
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import PartialDate
from nscb_desktop.framework.fields import Field
from nscb_desktop.framework.newham_2013 import PART_ONE
from tests.journeys.clerk import ADDED, EVERY_BUT_THE_LAST, FIRST, SECOND, reasons_of
from tests.journeys.journey import Journey
from tests.journeys.paper_referral import SAMPLE, fields_of

FIELDS = list(PART_ONE.fields())
PAPERS = {"first": FIRST, "second": SECOND}
PAGES = {"first": 2, "second": 21}
FINDS_FIRST = "begum wisniewska" if SAMPLE.exists() else "rubina zolc"
pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]
each_paper = pytest.mark.parametrize("paper", list(PAPERS))
each_field = pytest.mark.parametrize("field", FIELDS, ids=[field.key for field in FIELDS])


@pytest.fixture(scope="module")
def journey(screen: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Journey:
    """The whole of it, once."""
    made = Journey(tmp_path_factory.mktemp("journey"), screen)
    made.begin()
    made.until_the_power_goes("type_first")
    made.until_the_power_goes("finish_first_and_type_second")
    made.finish("finish_second", FINDS_FIRST, "longreason")
    return made


def test_what_was_typed_two_seconds_before_the_power_went_is_there_both_times(journey: Journey) -> None:
    assert journey.said["kept"] == [list(EVERY_BUT_THE_LAST)] * 2
    for answers, cut, (kept,) in zip(PAPERS.values(), journey.cuts, journey.said["reasons"], strict=True):
        # One letter more may have been saved than the clerk had time to tell of.
        assert 0 < cut.safe <= int(kept) <= cut.typed + 1
        assert cut.typed < len(reasons_of(answers).words), "the power went after the last word"


def test_the_references_have_no_gap(journey: Journey) -> None:
    assert journey.said["registered"] == [["NSCB-2013-001"], ["NSCB-2013-002"]]


def test_both_are_found_in_a_plainer_spelling(journey: Journey) -> None:
    assert journey.said["found"] == [["NSCB-2013-001"], ["NSCB-2013-002"]]


def test_the_print_is_listed_on_its_case(journey: Journey) -> None:
    assert journey.said["listed"] == [["1"]]


def text_of(path: Path) -> str:
    """The words of a PDF without white space, since lines of a page break where they must; by Poppler where it is installed."""
    if tool := shutil.which("pdftotext"):
        return squeezed(subprocess.run([tool, "-raw", path, "-"], capture_output=True, check=True).stdout.decode())
    return squeezed(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages))


def squeezed(words: str) -> str:
    """Words without any white space."""
    return re.sub(r"\s+", "", words)


def boxes_of(path: Path) -> dict[str, str]:
    """What stands on the paper after each label and before the next, the labels being in the paper's order."""
    text, at, ends = text_of(path), 0, []
    for field in FIELDS:
        at = text.index(squeezed(field.label), at) + len(squeezed(field.label))
        ends.append(at)
    return {field.key: text[a:b] for field, a, b in zip(FIELDS, ends, [*ends[1:], len(text)], strict=True)}


@pytest.fixture(scope="module")
def boxes(journey: Journey) -> dict[str, dict[str, str]]:
    """Every box of both papers."""
    return {paper: boxes_of(journey.place / f"{paper}.pdf") for paper in PAPERS}


def leaves(answer: Answer) -> Iterator[str]:
    """Every piece of text an answer consists of."""
    match answer:
        case str():
            yield answer
        case PartialDate():
            yield answer.written
        case Said() | Reply():
            yield answer.shown
        case Chosen():
            yield answer.words
        case Rows():
            for row in answer.rows:
                yield from leaves(row)
            yield answer.words
        case Reasons():
            yield from (tick.evidence for tick in answer.ticks.values())
            yield answer.words
        case Mapping():
            for part in answer.values():
                yield from leaves(part)


def missing(words: str, box: str) -> list[str]:
    """The words that a box does not hold as often as they were written."""
    if shutil.which("pdftotext") is None:
        # The reader that stands in for Poppler takes no notice of the text that goes with shaped letters.
        words = re.sub(r"[^\x00-\u024f\u1e00-\u1eff\s]+", " ", words)
    return [word for word, times in Counter(words.split()).items() if box.count(word) < times]


@each_paper
@each_field
def test_every_value_stands_after_its_label(boxes: dict[str, dict[str, str]], paper: str, field: Field) -> None:
    written = " ".join(leaves(PAPERS[paper][field.key]))
    assert written.strip()
    assert missing(written, boxes[paper][field.key]) == []


@pytest.mark.skipif(not SAMPLE.exists(), reason="the office's sample is not beside this checkout")
@each_field
def test_every_word_of_the_sample_is_on_the_paper(boxes: dict[str, dict[str, str]], field: Field) -> None:
    written = fields_of(SAMPLE.read_text(encoding="utf-8"))[field.key]
    # Commas, full stops and brackets may have become the edges of cells.
    pieces = " ".join(piece.strip(",.") for piece in written.split())
    assert pieces
    assert missing(pieces, boxes["first"][field.key]) == []


@each_paper
def test_every_page_is_there_and_says_so(journey: Journey, paper: str) -> None:
    path, pages = journey.place / f"{paper}.pdf", PAGES[paper]
    text = text_of(path)
    assert len(pypdf.PdfReader(path).pages) == pages
    assert [f"page{number}of{pages}" in text for number in range(1, pages + 1)] == [True] * pages


def test_twenty_pages_stand_in_order_without_a_gap(boxes: dict[str, dict[str, str]]) -> None:
    typed = reasons_of(SECOND).words.removesuffix(ADDED)
    assert re.findall(r"\d+th", boxes["second"]["reasons"]) == re.findall(r"\d+th", typed)


def test_no_file_holds_a_word_while_open_or_afterwards(journey: Journey) -> None:
    assert {"register.db", "register.db-wal", "register.db-shm", "register.keys"} <= journey.open_files
    assert journey.home.is_dir()
    assert journey.plain == []


def test_the_scan_would_find_a_word(journey: Journey) -> None:
    left = journey.home / "left behind"
    left.write_text("Longreason", encoding="utf-16-le")
    assert "left behind" in " ".join(journey.scan())
    left.unlink()
