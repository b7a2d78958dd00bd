"""The pack command: one file for each recipient, their pages, and the passphrase told once."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from nscb_desktop.casework import desk
from tests import packs, registers
from tests.source_tree import ROOT

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def convened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed register with a meeting on two cases."""
    folder = tmp_path_factory.mktemp("pack") / "register"
    sitting = registers.fresh(folder)
    packs.convened(sitting, 2)
    desk.lock(sitting)
    return folder


@pytest.fixture
def run(convened: Path) -> Run:
    """The command on that register, its password on standard input."""

    def pack(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "nscb_desktop", "pack", str(convened), "--password-stdin", *arguments]
        return subprocess.run(
            command, input=registers.PASSWORD, capture_output=True, text=True, cwd=ROOT, timeout=50, check=False
        )

    return pack


def test_files_are_written_with_their_pages_told(run: Run, tmp_path: Path) -> None:
    done = run("--meeting", "1", "-o", str(tmp_path / "new" / "packs"))
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) == 4
    for line in lines:
        path, pages = line.removeprefix("Wrote ").removesuffix(" pages").rsplit(", ", 1)
        assert len(pypdf.PdfReader(path).pages) == int(pages)


def test_the_passphrase_is_told_once_and_opens_every_file(run: Run, tmp_path: Path) -> None:
    done = run("--meeting", "1", "-o", str(tmp_path), "--encrypt")
    assert done.returncode == 0, done.stderr
    told = [line for line in done.stdout.splitlines() if line.startswith("passphrase: ")]
    assert len(told) == 1
    files = list(tmp_path.glob("*.pdf"))
    assert len(files) == 4
    for path in files:
        reader = pypdf.PdfReader(path)
        assert reader.is_encrypted
        assert reader.decrypt(told[0].removeprefix("passphrase: "))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--meeting", "99"), "There is no meeting 99 in this register. Meetings planned: 1 (6 Jan 2014 10:00)."),
        (("--meeting", "soon"), "There is no meeting soon in this register. Meetings planned: 1 (6 Jan 2014 10:00)."),
    ],
)
def test_a_meeting_that_is_not_there_is_one_sentence(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    done = run(*arguments, "-o", str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr.strip()) == (1, "", sentence)


def test_a_folder_that_cannot_be_made_is_one_sentence(run: Run, convened: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = run("--meeting", "1", "-o", str(tmp_path / "file" / "packs"))
    assert done.returncode == 1
    assert "cannot be made" in done.stderr
    done = run("--meeting", "1", "-o", str(convened / "backups"))
    assert done.returncode == 1
    assert "among a register's own files" in done.stderr
