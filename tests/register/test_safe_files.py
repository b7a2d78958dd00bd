"""A file is wholly the old one or wholly the new one, and readable by its own user only."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register.safe_files import previous_of, write_safely
from tests.source_tree import ROOT

ENDLESS_WRITER = """
import sys
from pathlib import Path
from nscb_desktop.register.safe_files import write_safely
for number in range(1_000_000):
    write_safely(Path(sys.argv[1]), b"%d\\n" % number * 20_000, keep_previous=True)
    if number == 1:
        print("ready", flush=True)
"""


@pytest.fixture
def open_umask() -> Iterator[None]:
    """The umask of a usual desktop session."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_new_data_replaces_the_old_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "register.keys"
    write_safely(path, b"old")
    write_safely(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_the_previous_file_is_kept_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "register.keys"
    for data in (b"first", b"second", b"third"):
        write_safely(path, data, keep_previous=True)
    assert path.read_bytes() == b"third"
    assert (tmp_path / "register.keys.previous").read_bytes() == b"second"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps access lists, not modes")
def test_the_files_are_private_whatever_the_umask(tmp_path: Path, open_umask: None) -> None:
    path = tmp_path / "register.keys"
    write_safely(path, b"old")
    path.chmod(0o644)
    write_safely(path, b"new", keep_previous=True)
    assert mode_of(path) == 0o600
    assert mode_of(previous_of(path)) == 0o600


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match=r"^“register\.keys” could not be saved \(no such file or directory\)"):
        write_safely(tmp_path / "gone" / "register.keys", b"data")


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    (tmp_path / "register.keys").mkdir()
    with pytest.raises(OfficeError):
        write_safely(tmp_path / "register.keys", b"data")
    assert [path.name for path in tmp_path.iterdir()] == ["register.keys"]


def test_what_a_killed_process_left_is_swept_up_later_and_what_is_being_written_is_not(tmp_path: Path) -> None:
    old, fresh = tmp_path / ".register.keys.0a1b2c3d.new", tmp_path / ".register.keys.4e5f6a7b.new"
    old.write_bytes(b"half")
    fresh.write_bytes(b"half")
    os.utime(old, (time.time() - 7200,) * 2)
    write_safely(tmp_path / "register.keys", b"data")
    assert not old.exists()
    assert fresh.exists()


@pytest.mark.skipif(os.name == "nt", reason="kills with a signal")
def test_a_kill_leaves_a_whole_file_and_a_whole_previous_file(tmp_path: Path) -> None:
    path = tmp_path / "register.keys"
    for number in range(4):
        with subprocess.Popen(
            [sys.executable, "-c", ENDLESS_WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE
        ) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(0.03 + 0.007 * number)
            writer.send_signal(signal.SIGKILL)
        for written in (path, previous_of(path)):
            lines = written.read_bytes().split(b"\n")
            assert len(lines) == 20_001
            assert len(set(lines[:-1])) == 1
