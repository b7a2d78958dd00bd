"""Files made to do harm: refused in one sentence, or read within the limits; what asked for them goes on living."""

import time
from collections.abc import Callable

import pytest

from nscb_desktop.documents.reading.findings import Findings, read
from nscb_desktop.documents.reading.limited import read_file
from nscb_desktop.documents.reading.refusals import SECONDS, SENTENCES, NotRead
from nscb_desktop.documents.reading.worker import reply_to
from tests.documents import hostile_mail, hostile_pdf, hostile_word
from tests.documents.outlook_files import message
from tests.documents.returned_files import mail, pdf_form

KINDS: dict[str, tuple[Callable[[], dict[str, bytes]], int]] = {
    "word": (hostile_word.word_files, 12),
    "workbook": (hostile_word.workbooks, 4),
    "pdf": (hostile_pdf.pdfs, 8),
    "mail": (hostile_mail.messages, 12),
    "calendar": (hostile_mail.calendars, 7),
    "outlook": (hostile_mail.outlooks, 5),
}
READ = {
    "an unknown charset", "a charset that is a codec", "60,000 bytes of addresses", "a name that leads out", "base64 that is none",
    "a subject that never ends", "HTML 100,000 deep", "HTML with a remote picture and a script", "fields in a circle",
    "a script and a value that is a stream", "an array 50,000 deep", "a first sector that is none", *hostile_mail.calendars(),
}  # fmt: skip
"""What is read, for all it tries; everything else is refused."""
EITHER = {"tens of thousands of operators"}
"""Within the limits of one machine, and beyond those of another."""


def outcome(data: bytes) -> Findings | str:
    """What was found, or the one sentence."""
    try:
        return read_file(data)
    except NotRead as refused:
        return str(refused)


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_files_are_refused_in_a_sentence_or_read_within_the_limits(kind: str) -> None:
    make, number = KINDS[kind]
    files = make()
    assert len(files) == number
    for name, data in files.items():
        begun = time.monotonic()
        found = outcome(data)
        assert time.monotonic() - begun < SECONDS + 1, name
        assert name in EITHER or (name in READ) == isinstance(found, Findings), f"{name}: {found}"
        if isinstance(found, str):
            assert "/" not in found, name
            assert found.endswith("."), name
        else:
            assert "root:" not in found.words, name
            assert "evil()" not in found.words or kind == "calendar", name
            assert all(each.name.startswith("attachment-") for each in found.enclosed), name


def test_values_that_are_streams_or_actions_never_come_back() -> None:
    made = hostile_pdf.pdfs()
    for name in ("fields in a circle", "a script and a value that is a stream"):
        found = read_file(made[name])
        assert found.fields == ()
        assert found.notes == {"odd"}


def quick(data: bytes) -> Findings | str:
    """What the process that reads would reply, made in this very process for speed."""
    return read(reply_to(data))


@pytest.mark.parametrize(
    ("good", "count"),
    [
        (pdf_form({"child_name": "Amira", "a.b": "x"}, "R12 · part_two v1"), 500),
        (hostile_word.good_word(), 500),
        (mail("words", b"%PDF-1.7", html="<p>words</p>"), 500),
        (message("Subject", "words", b"x" * 5000), 500),
    ],
    ids=["pdf", "word", "mail", "outlook"],
)
def test_mutated_files_do_no_harm(good: bytes, count: int) -> None:
    for number, data in enumerate(hostile_pdf.mutated(good, count)):
        found = outcome(data) if number % 125 == 0 else quick(data)
        assert isinstance(found, Findings) or found in SENTENCES or found in SENTENCES.values()
