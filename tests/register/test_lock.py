"""One process at a time, and whoever is refused is told who has the register and since when."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register.lock import RegisterInUse, RegisterLock
from tests.source_tree import ROOT

WINTER = datetime(2014, 1, 3, 10, 42, tzinfo=UTC)
SUMMER = datetime(2014, 7, 3, 10, 42, tzinfo=UTC)

HOLDER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from nscb_desktop.register.lock import RegisterLock
lock = RegisterLock(Path(sys.argv[1]))
lock.acquire("jane", datetime(2014, 1, 3, 10, 42, tzinfo=UTC))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The lock file."""
    return tmp_path / "register.lock"


@pytest.fixture
def holder(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that has the register."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


def test_a_second_process_is_told_who_has_it_and_since_when(path: Path, holder: subprocess.Popen[bytes]) -> None:
    with pytest.raises(RegisterInUse) as refused:
        RegisterLock(path).acquire("sam", SUMMER)
    assert str(refused.value) == "The register is open as jane since 10:42 on 3 January 2014. Close it there first."


def test_being_refused_does_not_loosen_the_lock(path: Path, holder: subprocess.Popen[bytes]) -> None:
    for _ in range(3):
        with pytest.raises(RegisterInUse, match="jane"):
            RegisterLock(path).acquire("sam", SUMMER)


def test_the_lock_of_a_killed_process_does_not_block(path: Path, holder: subprocess.Popen[bytes]) -> None:
    holder.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
    holder.wait()
    assert b"jane" in path.read_bytes()
    lock = RegisterLock(path)
    lock.acquire("sam", SUMMER)
    assert b"sam" in path.read_bytes()
    lock.release()


def test_a_second_window_of_the_same_process_is_refused_too(path: Path) -> None:
    lock = RegisterLock(path)
    lock.acquire("jane", SUMMER)
    with pytest.raises(RegisterInUse, match="since 11:42 on 3 July 2014"):
        RegisterLock(path).acquire("sam", SUMMER)
    with pytest.raises(RegisterInUse, match="already open in this window"):
        lock.acquire("jane", SUMMER)
    lock.release()


def test_letting_go_lets_the_next_one_in_and_forgets_the_name(path: Path) -> None:
    first, second = RegisterLock(path), RegisterLock(path)
    first.acquire("jane", WINTER)
    first.release()
    first.release()
    assert path.read_bytes() == b""
    second.acquire("sam", WINTER)
    with pytest.raises(RegisterInUse, match="sam"):
        first.acquire("jane", WINTER)
    second.release()


@pytest.mark.parametrize("text", [b"", b"\xff", b"[]", b"{}", b'{"account": "x", "since": 4}', b"[" * 4096,
                                  b'{"account": "x", "since": "0001-01-01T00:00:00+23:00"}'])  # fmt: skip
def test_a_holder_that_cannot_be_read_is_still_a_holder(path: Path, text: bytes) -> None:
    lock = RegisterLock(path)
    lock.acquire("jane", WINTER)
    path.write_bytes(text)
    with pytest.raises(RegisterInUse, match=r"already open in another window\. Close it there first"):
        RegisterLock(path).acquire("sam", WINTER)
    lock.release()


def test_hidden_characters_of_a_name_are_shown(path: Path) -> None:
    lock = RegisterLock(path)
    lock.acquire("ja\u202ene", WINTER)
    with pytest.raises(RegisterInUse, match=r"ja\[U\+202E\]ne"):
        RegisterLock(path).acquire("sam", WINTER)
    lock.release()


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match="cannot be written to"):
        RegisterLock(tmp_path / "gone" / "register.lock").acquire("jane", WINTER)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps access lists, not modes")
def test_the_lock_file_is_private(path: Path) -> None:
    lock = RegisterLock(path)
    lock.acquire("jane", WINTER)
    assert path.stat().st_mode & 0o077 == 0
    lock.release()
