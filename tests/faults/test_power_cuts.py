"""Three hundred power cuts in a day's work: every register opens, nothing acknowledged is lost, the history is one chain."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.register import audit, backups
from tests import registers
from tests.faults.power import Disk, Operation, operations, tracer
from tests.faults.test_failing_disk import tracing_works
from tests.faults.working import Writer, acts_in, assert_nothing_lost, assert_sound, refused

pytestmark = [
    pytest.mark.skipif(not tracing_works(), reason="strace is not installed here, or may not trace"),
    pytest.mark.timeout(180),
]

CUTS = 300
CUTS_OF_A_LIAR = 30
WHOLE_CHECK_EVERY = 25
FILES = ("register.db", "register.db-wal")
"""What lives in memory beside them, and is made anew, is left out; the key file is not written in a day's work."""


@dataclass(frozen=True)
class Day:
    """A register as it was before, and everything that was then written."""

    before: Path
    acts: int
    log: list[Operation]


@dataclass(frozen=True)
class Aftermath:
    """A folder as the power cut left it, and what had been acknowledged by then."""

    folder: Path
    said: list[list[str]]


@pytest.fixture(scope="module")
def day(busy: Path, tmp_path_factory: pytest.TempPathFactory) -> Day:
    """Two spells of work under a tracer; the write-ahead log is folded into the file after each."""
    place = tmp_path_factory.mktemp("power")
    folder, log = registers.copy_of(busy, place / "register"), place / "trace"
    sitting = registers.opened(folder)
    acts = acts_in(sitting)
    sitting.register.close()
    before = registers.copy_of(folder, place / "before")
    with Writer(place, *tracer(log)) as writer:
        for _ in range(2):
            writer.begin("some_acts", folder)
            assert not [line for line in writer.finish() if line[0] in {"defect", "refused"}]
    return Day(before, acts, list(operations(log)))


def cuts(day: Day, folder: Path, number: int, *, lies: bool = False) -> Iterator[Aftermath]:
    """Cut the power at so many moments of the day, in order."""
    chance = random.Random(9)
    moments = iter(sorted(chance.choices(range(len(day.log)), k=number)))
    registers.copy_of(day.before, folder)
    disk, said = Disk(day.before, FILES, lies=lies), list[list[str]]()
    moment = next(moments)
    for at, operation in enumerate(day.log):
        disk.do(operation)
        if operation.name == "write" and operation.path.name.startswith("said"):
            said.append(operation.data.decode().strip().split(" ", 2))
        while moment == at:
            disk.cut(folder, chance)
            (folder / "register.db-shm").unlink(missing_ok=True)
            yield Aftermath(folder, list(said))
            if (following := next(moments, None)) is None:
                return
            moment = following


def assert_whole(sitting: Sitting) -> None:
    """The pages, the rows and the history are sound."""
    register = sitting.register
    assert backups.file_faults(register.folder.database, register.keys.database_key_hex) == []
    with sitting.reading() as unit:
        assert audit.faults(unit.session, register.keys.audit_key) == []


def test_three_hundred_power_cuts_lose_nothing_that_was_acknowledged(day: Day, tmp_path: Path) -> None:
    seen = 0
    for aftermath in cuts(day, tmp_path / "register", CUTS):
        sitting = registers.opened(aftermath.folder)
        assert_nothing_lost(sitting, aftermath.said)
        told = sum(line[0] in {"act", "case", "contact", "document"} for line in aftermath.said)
        # Signing in just now is one more, and what was being saved when the power went may be another.
        assert acts_in(sitting) - day.acts - told - 1 in {0, 1}
        assert_whole(sitting)
        if seen % WHOLE_CHECK_EVERY == 0:
            assert_sound(sitting)
        sitting.register.close()
        seen += 1
    assert seen == CUTS


def test_on_a_disk_that_lies_the_same_cuts_do_lose_something(day: Day, tmp_path: Path) -> None:
    """The cuts are real ones: where the disk only says that it has synced, work is lost or the file is unreadable."""
    lost = 0
    for aftermath in cuts(day, tmp_path / "register", CUTS_OF_A_LIAR, lies=True):
        if refused(aftermath.folder):
            lost += 1
            continue
        sitting = registers.opened(aftermath.folder)
        told = sum(line[0] in {"act", "case", "contact", "document"} for line in aftermath.said)
        lost += acts_in(sitting) - day.acts - told < 2
        sitting.register.close()
    assert lost > CUTS_OF_A_LIAR // 2
