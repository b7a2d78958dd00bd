"""A full disk: saving, registering, filing, exporting, setting up and backing up each say so, and leave nothing half."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import registers
from tests.faults.working import Writer, assert_nothing_lost, assert_sound
from tests.source_tree import ROOT

SMALL_DISK = 'mount -t tmpfs -o size=3m small "$0" && exec "$@"'


def test_everything_on_a_disk_that_is_full(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    run = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", SMALL_DISK, str(disk), sys.executable, "-m",
         "tests.faults.full_disk", str(disk)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    ) if sys.platform == "linux" else None  # fmt: skip
    if run is None or "mount:" in run.stderr or "unshare:" in run.stderr:
        pytest.skip("this machine lets nobody mount a small disk; the limit on a file's size below stands for it")
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    for act, sentence in found["seen"].items():
        assert "disk" in sentence, act
        assert "full" in sentence or "room" in sentence, act
    assert found["left"] == []
    assert found["after"] == "NSCB-2013-002"


@pytest.mark.skipif(os.name == "nt", reason="limits the size of a file")
@pytest.mark.parametrize("more", [0, 1, 9_000, 70_000, 200_000, 500_000])
def test_work_goes_on_until_a_file_may_not_grow_and_nothing_acknowledged_is_lost(
    writer: Writer, folder: Path, more: int
) -> None:
    writer.begin("some_acts", folder, largest=(folder / "register.db").stat().st_size + more)
    said = writer.finish()
    assert not [line for line in said if line[0] == "defect"]
    sitting = registers.opened(folder)
    assert_nothing_lost(sitting, said)
    assert_sound(sitting)
    sitting.register.close()
    writer.begin("one_backup", folder, largest=(folder / "register.db").stat().st_size // 2)
    assert [line for line in writer.finish() if line[0] == "refused"]
    assert list((folder / "backups").iterdir()) == []
