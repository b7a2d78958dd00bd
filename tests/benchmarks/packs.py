"""A meeting's pack of 3 cases and 12 agencies: its time, its growth with the pages, and its memory, each in a process of its own.

Run as ``python -m tests.benchmarks.packs CASES COPIES`` it makes one and prints its figures as JSON.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from nscb_desktop.casework import packs
from nscb_desktop.documents.style import PLAIN, face
from nscb_desktop.framework.meetings import Attendance
from tests import packs as invented
from tests import registers
from tests.benchmarks.measuring import Figure, beside, timed
from tests.benchmarks.paper import bare, sentences

AGENCIES, SENTENCES, MEMBERS = 12, 115, 14
"""Returns of so many sentences come to about 300 pages on three cases."""


def made(cases: int, copies: int) -> dict[str, float]:
    """Make one pack as files and say how long it took, how many pages a copy has, and how much memory it took at most."""
    with tempfile.TemporaryDirectory() as place:
        sitting = registers.fresh(Path(place) / "register")
        meeting = invented.convened(sitting, cases, AGENCIES, sentences(SENTENCES))
        members = tuple(Attendance(f"Agency {n}", f"Member {n}") for n in range(copies))
        order = replace(packs.usual(sitting, meeting), recipients=members)
        files: list[tuple[Path, int]] = []
        before = _peak()

        def make() -> None:
            saved = packs.save_files(
                sitting, packs.read(sitting, order), Path(place) / "out", invented.unheard, encrypt=False
            )
            files.extend(saved.files)

        took = timed(make)
        most = _peak()
        sitting.register.close()
        return {"ms": took, "pages": files[0][1], "most": most, "before": before}


def _peak() -> float:
    """The most memory this program held so far, in MiB; what ``getrusage`` says counts what its parent held too."""
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


def _in_a_process(cases: int, copies: int) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.packs", str(cases), str(copies)],
        check=True,
        capture_output=True,
        text=True,
    )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def figures() -> list[Figure]:
    """One copy beside a bare canvas with as many pages of type, every member's copy, the growth, the memory."""
    one = [_in_a_process(3, 1) for _ in range(3)]
    small, all_of_them = [_in_a_process(1, 1) for _ in range(3)], _in_a_process(3, MEMBERS)
    pages, took = one[0]["pages"], statistics.median(each["ms"] for each in one)
    face(PLAIN)
    words = sentences(int(SENTENCES * 3 * AGENCIES))
    floor = statistics.median(timed(_bare(words)) for _ in range(3))
    name = f"pack of 3 cases x {AGENCIES} agencies"
    a_page, a_page_of_few = took / pages, statistics.median(each["ms"] for each in small) / small[0]["pages"]
    return [
        beside(f"{name}, {pages:.0f} pages", took / 1000, floor / 1000, unit="s", at_most=20),
        beside(f"{name}, {MEMBERS} files", all_of_them["ms"] / 1000, None, unit="s", at_most=20),
        beside(f"a page of it, beside one of {small[0]['pages']:.0f}", a_page, a_page_of_few, times=1.25),
        beside(f"{name}, peak memory", all_of_them["most"], all_of_them["before"], unit="MiB", at_most=400),
    ]


def _bare(words: str) -> Any:
    return lambda: bare(words, PLAIN)


if __name__ == "__main__":
    print(json.dumps(made(int(sys.argv[1]), int(sys.argv[2]))))
