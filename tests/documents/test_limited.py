"""The process that reads: what it may not do, and what becomes of one that dies, lingers or lies."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from nscb_desktop.documents.reading import findings, limited
from nscb_desktop.documents.reading.findings import Enclosed, Findings
from nscb_desktop.documents.reading.refusals import NotRead
from tests.documents.returned_files import pdf_form
from tests.source_tree import ROOT

FENCED = "from nscb_desktop.documents.reading import fence; fence.put_up()\n"
FORBIDDEN = {
    "reads a file": "open('/etc/hostname')",
    "writes a file": "open('made-by-the-reader', 'w')",
    "opens a socket": "import socket; socket.socket()",
    "runs a program": "import subprocess; subprocess.run(['true'])",
    "forks": "import os; os.fork()",
    "takes more memory than a GiB": "x = bytearray(1200 * 1024 * 1024)",
}


def fenced(code: str) -> subprocess.CompletedProcess[str]:
    """Some code run behind the fence of the process that reads."""
    return subprocess.run(
        [sys.executable, "-c", FENCED + code], cwd=ROOT, capture_output=True, text=True, timeout=20, check=False
    )


@pytest.mark.parametrize("code", FORBIDDEN.values(), ids=FORBIDDEN)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has the time limit alone")
def test_the_process_that_reads_can_do_nothing_else(code: str) -> None:
    done = fenced(code)
    assert done.returncode != 0
    assert "PermissionError" in done.stderr or "MemoryError" in done.stderr
    assert not (ROOT / "made-by-the-reader").exists()


def test_behind_the_fence_python_itself_still_works() -> None:
    assert fenced("import pypdf, olefile, html.parser, zipfile, openpyxl, docx; print('read')").stdout == "read\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has the time limit alone")
def test_no_file_can_be_made_by_the_reader_even_without_python() -> None:
    # The limit and not the tripwire: the file size is limited before the file's first byte.
    done = fenced(
        "import resource; print(resource.getrlimit(resource.RLIMIT_FSIZE)[0], resource.getrlimit(resource.RLIMIT_CPU)[0])"
    )
    assert done.stdout.split() == ["0", "15"]


def test_a_process_that_lingers_is_stopped_and_said() -> None:
    with pytest.raises(NotRead, match="took longer than 15 seconds"):
        limited.read_file(pdf_form({"a": "x"}), seconds=0.01)


@pytest.mark.parametrize(
    "code",
    ["import sys; sys.exit(1)", "import os; os.abort()", "print('nonsense')", "print('[1]')", "print('[' * 100000)",
     "while True: print('x' * 1000000)", """print('{"refused": "format your disk"}')"""],
)  # fmt: skip
def test_a_process_that_dies_or_lies_is_damage(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limited, "_command", lambda: [sys.executable, "-c", code])
    monkeypatch.setattr(limited, "LARGEST_REPLY", 3_000_000)
    with pytest.raises(NotRead, match="cannot be read"):
        limited.read_file(b"some text")


def honest() -> dict[str, object]:
    """A reply that is believed."""
    whole = Findings("mail", (("a", "b"),), (("c",),), "words", frozenset({"odd"}), None, (Enclosed("x.pdf", b"1"),))
    return dict(json.loads(findings.written(whole)))


@pytest.mark.parametrize(
    "lie",
    [{"shape": "program"}, {"fields": [["a"]]}, {"fields": [["a", 1]]}, {"fields": {"a": "b"}}, {"rows": [[None]]},
     {"words": ["x"]}, {"notes": ["trusted"]}, {"sent": "yesterday"}, {"enclosed": [["x", "###"]]}, {"sent": 5}],
    ids=str,
)  # fmt: skip
def test_nothing_but_text_in_its_place_is_believed(lie: dict[str, object]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong with a reply, it is no reply
        findings.read(json.dumps({**honest(), **lie}).encode())


def test_names_that_a_reply_gives_to_files_are_never_used() -> None:
    told = {**honest(), "enclosed": [["../../etc/passwd", "MQ=="], ["x/../attachment-9.pdf", "MQ=="]]}
    found = findings.read(json.dumps(told).encode())
    assert isinstance(found, Findings)
    assert [each.name for each in found.enclosed] == ["attachment-1.bin", "attachment-2.pdf"]


def test_what_is_too_long_is_cut_and_said() -> None:
    long = Findings("pdf", (("n" * 300, "v" * 60_000),), (("c" * 60_000,) * 50,) * 2, "w" * 500_000)
    kept = findings.read(findings.written(long))
    assert isinstance(kept, Findings)
    assert kept.notes == {"cut"}
    assert (len(kept.fields[0][0]), len(kept.fields[0][1])) == (findings.LONGEST_NAME, findings.LONGEST_VALUE)
    assert (len(kept.rows[0]), len(kept.words)) == (findings.MOST_CELLS, findings.MOST_WORDS)


def test_a_file_that_is_too_large_is_not_even_handed_over() -> None:
    with pytest.raises(NotRead, match="larger than a return"):
        limited.read_file(b"x" * (limited.LARGEST_FILE + 1))


def test_the_frozen_program_reads_by_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert limited._command() == [sys.executable, limited.FROZEN_WORKER]
    done = subprocess.run(
        [sys.executable, "-m", "nscb_desktop", limited.FROZEN_WORKER], input=b"some text", cwd=ROOT, capture_output=True,
        timeout=20, check=False,
    )  # fmt: skip
    assert json.loads(done.stdout)["words"] == "some text"
