"""A disk that fails: each refusal is a sentence, nothing acknowledged is lost, and the register works again after it.

A tracer makes one call of the kernel fail, once or from then on, at five places in a day's work.
"""

import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from tests import registers
from tests.faults.working import Writer, assert_nothing_lost, assert_sound

FAILED_CALL = {"pwrite64": 1000, "pread64": 400, "fsync": 200, "ftruncate": 100}
"""Which call of a child fails; calls made in vain before its work bring that to any place in it. The work alone makes fewer."""
PLACES = {"pwrite64": 600, "pread64": 90, "fsync": 27, "ftruncate": 5}
"""About how many calls of each kind the work makes, first and last."""
SWEEP = [
    (call, error, how_often)
    for call, error in (("pwrite64", "EIO"), ("pwrite64", "ENOSPC"), ("fsync", "EIO"),
                        ("ftruncate", "EIO"), ("pread64", "EIO"))
    for how_often in ("", "+")
]  # fmt: skip


def tracing_works() -> bool:
    """Whether this machine has a tracer and lets it trace."""
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run(["strace", "-f", "-qq", "-e", "trace=none", "true"], capture_output=True, check=False)
    return tried.returncode == 0


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str, str], Writer]]:
    """A process that works on a disk with this error, once or from then on: one for each, whichever call is to fail."""
    with ExitStack() as started:

        @cache
        def with_error(error: str, how_often: str) -> Writer:
            place = tmp_path_factory.mktemp("failing")
            return started.enter_context(Writer(place, *tracer(place / "trace", error, how_often)))

        yield with_error


def tracer(log: Path, error: str, how_often: str) -> tuple[str, ...]:
    """The command a process is run under to have the call that comes so far fail, of whichever kind it is."""
    injected = [
        word for call in PLACES for word in ("-e", f"inject={call}:error={error}:when={FAILED_CALL[call]}{how_often}")
    ]
    return ("strace", "-f", "-qq", "--seccomp-bpf", "-o", str(log), "-e", f"trace={','.join(PLACES)}", *injected)


@pytest.mark.skipif(not tracing_works(), reason="strace is not installed here, or may not trace")
@pytest.mark.parametrize(("call", "error", "how_often"), SWEEP, ids=["-".join(each) for each in SWEEP])
def test_five_places_where_the_disk_fails(
    failing: Callable[[str, str], Writer], busy: Path, tmp_path: Path, call: str, error: str, how_often: str
) -> None:
    chance = random.Random(f"{call} {error} {how_often}")
    writer = failing(error, how_often)
    for number, place in enumerate([1, *sorted(chance.sample(range(2, 2 + PLACES[call]), 4))]):
        folder = registers.copy_of(busy, tmp_path / f"register {number}")
        writer.begin("some_acts", folder, shift=call, times=FAILED_CALL[call] - place)
        said = writer.finish()
        assert not [line for line in said if line[0] == "defect"]
        for line in said:
            if line[0] == "refused":
                sentence = " ".join(line[1:])
                assert sentence.endswith(".")
                assert "/" not in sentence
        if not how_often and said and said[0] == ["act"]:
            # One failure does not end the day: something after it was saved.
            assert [line for line in said if line[0] in {"draft", "case", "contact", "document"}]
        sitting = registers.opened(folder)
        assert_nothing_lost(sitting, said)
        assert_sound(sitting)
        registers.registered(sitting, "After The Failure")
        sitting.register.close()
