"""What the operating system is asked for: files for this account alone, no memory in dumps, none for other processes."""

import os
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import registers
from tests.source_tree import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux about itself")

GET_DUMPABLE = 3
HARDENED = "import ctypes, os, pathlib; from nscb_desktop import app; app.harden(); "


CARELESS = ("sh", "-c", 'umask 022; ulimit -c "$(ulimit -H -c)"; exec "$@"', "sh")
"""What many systems start programs with: files that everybody may read, and memory dumps of any size."""
NO_ADMINISTRATOR = ("setpriv", "--bounding-set=-sys_ptrace", "--inh-caps=-sys_ptrace") if os.getuid() == 0 else ()
"""Without the right to look into any process, which only an administrator has."""


def run(*command: str, typed: str = "", folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """A program as a careless system would start it."""
    return subprocess.run(
        [*CARELESS, *command],
        input=typed,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
    )


def program(*arguments: str, typed: str = "") -> None:
    """The application itself, which has to do what it is told."""
    done = run(sys.executable, "-m", "nscb_desktop", *arguments, typed=typed)
    assert done.returncode == 0, done.stderr


def modes(*paths: Path) -> set[tuple[str, str]]:
    """The kinds and modes of files."""
    return {("folder" if path.is_dir() else "file", oct(stat.S_IMODE(path.stat().st_mode))) for path in paths}


PRIVATE = {("folder", "0o700"), ("file", "0o600")}


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """The application with a register, waiting for a passphrase; its number and a folder for what it writes."""
    place = tmp_path_factory.mktemp("hardening")
    registers.busy_office(place / "register")
    command = [*CARELESS, sys.executable, "-m", "nscb_desktop", "list", str(place / "register"), "--password-stdin"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as made:
        status = Path(f"/proc/{made.pid}/status")
        deadline = time.monotonic() + 20
        while "Umask:\t0077" not in status.read_text():
            assert time.monotonic() < deadline, "the program does not tighten its umask"
            time.sleep(0.01)
        time.sleep(0.05)
        yield made.pid, place
        made.kill()


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice register made in a folder that others could look into."""
    place = tmp_path_factory.mktemp("practice")
    place.chmod(0o755)
    made = run(sys.executable, "-c", f"{HARDENED}app.make_sample(pathlib.Path({str(place)!r}), 1, 1, quick=True)")
    assert made.returncode == 0, made.stderr
    return place


def test_01_the_running_program_makes_files_for_its_own_user_only(at_work: tuple[int, Path]) -> None:
    assert "Umask:\t0077" in Path(f"/proc/{at_work[0]}/status").read_text()


def test_02_the_running_program_may_leave_no_memory_dump(at_work: tuple[int, Path]) -> None:
    limits = Path(f"/proc/{at_work[0]}/limits").read_text()
    assert next(line.split()[4:6] for line in limits.splitlines() if line.startswith("Max core file size")) == [
        "0",
        "0",
    ]


def test_03_the_running_program_cannot_be_dumped_or_traced() -> None:
    done = run(sys.executable, "-c", f"{HARDENED}print(ctypes.CDLL(None).prctl({GET_DUMPABLE}, 0, 0, 0, 0))")
    assert done.stdout.strip() == "0", done.stderr


def test_04_a_crash_leaves_no_dump_behind(tmp_path: Path) -> None:
    crashed = run(sys.executable, "-c", f"{HARDENED}os.abort()", folder=tmp_path)
    assert crashed.returncode < 0
    assert list(tmp_path.iterdir()) == []


def seen_by_another_process(first: str) -> bool:
    """Whether another process of the same user may look into a program that begins with these words."""
    words = f"{first}import sys; print('ready', flush=True); sys.stdin.readline()"
    with subprocess.Popen(
        [*NO_ADMINISTRATOR, sys.executable, "-c", words], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as made:
        assert made.stdout
        assert made.stdout.readline() == b"ready\n"
        peer = [*NO_ADMINISTRATOR, "readlink", f"/proc/{made.pid}/fd/0"]
        looked = subprocess.run(peer, capture_output=True, check=False)
        made.kill()
    return looked.returncode == 0


@pytest.mark.skipif(bool(NO_ADMINISTRATOR) and shutil.which("setpriv") is None, reason="an administrator may see all")
def test_05_another_process_of_the_same_user_cannot_look_into_it() -> None:
    assert seen_by_another_process("")
    assert not seen_by_another_process(HARDENED)


def test_06_an_exported_form_is_private(at_work: tuple[int, Path]) -> None:
    target = at_work[1] / "one.pdf"
    register = registers.copy_of(at_work[1] / "register", at_work[1] / "copy")
    program(
        "export", str(register), "--case", "NSCB-2013-001", "-o", str(target), "--password-stdin",
        typed=registers.PASSWORD + "\n",
    )  # fmt: skip
    assert modes(target) == {("file", "0o600")}


def test_07_a_register_used_under_a_careless_umask_stays_private(at_work: tuple[int, Path]) -> None:
    register = registers.copy_of(at_work[1] / "register", at_work[1] / "checked")
    program("check", str(register), "--password-stdin", typed=registers.PASSWORD + "\n")
    assert modes(*register.rglob("*")) <= PRIVATE


def test_08_a_practice_register_is_private(practice: Path) -> None:
    assert modes(*practice.rglob("*")) == PRIVATE


def test_09_a_blank_form_is_private(tmp_path: Path) -> None:
    program("form", "part-one", "-o", str(tmp_path / "blank.pdf"))
    assert modes(tmp_path / "blank.pdf") == {("file", "0o600")}


def test_10_a_folder_that_was_there_before_is_closed_to_others(practice: Path) -> None:
    assert modes(practice) == {("folder", "0o700")}
