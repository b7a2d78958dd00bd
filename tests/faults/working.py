"""The test's end of a writing process: orders, kills, and what must be in the register afterwards."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from nscb_desktop.casework import desk, referrals
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register import attachments
from tests import registers
from tests.source_tree import ROOT


class Writer:
    """A process that forks a child for each job."""

    def __init__(self, scratch: Path, *before: str) -> None:
        """Start it, under another program where one is named; what its children say goes into ``scratch``."""
        self._scratch = scratch
        self._orders = 0
        self._child = 0
        command = [*before, sys.executable, "-m", "tests.faults.writer"]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self.said = scratch

    def __enter__(self) -> Self:
        """Ready for orders."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it."""
        if self._process.stdin and self._process.stdout:
            self._process.stdin.close()
            self._process.stdout.close()
        self._process.wait(20)

    def begin(self, job: str, folder: Path, **more: object) -> int:
        """Have a child do a job; its number."""
        self._orders += 1
        self.said = self._scratch / f"said {self._orders}"
        self.said.touch()
        order: dict[str, Any] = {"job": job, "folder": str(folder), "said": str(self.said), **more}
        self._tell(json.dumps(order))
        self._child = int(self._answer())
        return self._child

    def finish(self) -> list[list[str]]:
        """Wait for the child to end; what it said."""
        self._tell("finish")
        assert self._answer() == "ended"
        self._child = 0
        return self.lines()

    def kill(self, child: int) -> list[list[str]]:
        """Kill the child, which its parent keeps a number for until then; what it said before."""
        os.kill(child, signal.SIGKILL)
        return self.finish()

    def put_away(self) -> None:
        """Leave no child at work for whoever gives the next order."""
        if self._child:
            self.kill(self._child)

    def wait_for_a_word(self) -> None:
        """Wait until the child has said something."""
        deadline = time.monotonic() + 20
        while not self.said.stat().st_size:
            assert time.monotonic() < deadline, "the writer did not begin"
            time.sleep(0.001)

    def moments(self, job: str, folder: Path, kills: int) -> list[float]:
        """Seconds after its first word at which to kill a job so that the kills are spread over all of it."""
        begun = time.perf_counter()
        self.begin(job, folder)
        self.wait_for_a_word()
        began_to_work = time.perf_counter()
        assert self.finish()[-1] == ["made"], f"{job} failed within {began_to_work - begun:.1f} s"
        whole = time.perf_counter() - began_to_work
        return [whole * 1.05 * number / (kills - 1) for number in range(kills)]

    def lines(self) -> list[list[str]]:
        """What the child has said so far, each line by its words."""
        return [line.split(" ", 2) for line in self.said.read_text().splitlines()]

    def _tell(self, line: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(line + "\n")

    def _answer(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()


def assert_nothing_lost(sitting: Sitting, said: Iterable[list[str]]) -> None:
    """Everything that was acknowledged is there."""
    drafts = {draft.id: draft.version for draft in referrals.listed_drafts(sitting)}
    became_cases = set()
    lines = list(said)
    with sitting.reading() as unit:
        raw = unit.session.connection().exec_driver_sql
        held = set(raw("SELECT id FROM case_file").scalars())
        entries = {tuple(row) for row in raw("SELECT id, case_id FROM contact")}
        filed = {tuple(row) for row in raw("SELECT id, case_id FROM document")}
        for what, *numbers in lines:
            if what == "case":
                assert int(numbers[0]) in held
                became_cases.add(int(numbers[1]))
            elif what == "contact":
                assert (int(numbers[0]), int(numbers[1])) in entries
            elif what == "document":
                assert (int(numbers[0]), int(numbers[1])) in filed
                assert attachments.content(unit, int(numbers[0]))[1]
    newest = {int(line[1]): int(line[2]) for line in lines if line[0] == "draft"}
    for number, version in newest.items():
        # A draft registered in the act that nobody was told of any more is a case by now.
        assert number in became_cases or drafts.get(number, version) >= version


def acts_in(sitting: Sitting) -> int:
    """How many acts the history has."""
    with sitting.reading() as unit:
        return int(unit.session.connection().exec_driver_sql("SELECT count(*) FROM audit").scalar_one())


def assert_sound(sitting: Sitting) -> None:
    """Nothing is wrong with the register."""
    assert desk.check(sitting).faults == ()


def refused(folder: Path) -> str:
    """The sentence with which a register is not opened; empty where it opens."""
    try:
        registers.opened(folder).register.close()
    except OfficeError as sentence:
        return str(sentence)
    return ""
