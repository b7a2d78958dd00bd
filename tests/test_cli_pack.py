"""The pack command: one file for each recipient, their pages, and the passphrase told once."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pypdf
import pytest

from nscb_desktop.casework import desk, held_meetings
from nscb_desktop.framework.meetings import Conflict
from tests import packs, registers
from tests.commands import Done, ask, run

Give = Callable[..., Done]


@pytest.fixture(scope="module")
def convened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed register with a meeting on two cases."""
    folder = tmp_path_factory.mktemp("pack") / "register"
    sitting = registers.fresh(folder)
    packs.convened(sitting, 2)
    desk.lock(sitting)
    return folder


@pytest.fixture
def asked(convened: Path) -> Give:
    """The command on that register, its password on standard input, in a child that was forked for it."""
    return partial(ask, "pack", str(convened), "--password-stdin", typed=registers.PASSWORD)


def test_files_are_written_with_their_pages_told(convened: Path, tmp_path: Path) -> None:
    wanted = ("--meeting", "1", "-o", str(tmp_path / "new" / "packs"), "--password-stdin")
    done = run("pack", str(convened), *wanted, typed=registers.PASSWORD)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) == 4
    for line in lines:
        path, pages = line.removeprefix("Wrote ").removesuffix(" pages").rsplit(", ", 1)
        assert len(pypdf.PdfReader(path).pages) == int(pages)


def test_the_passphrases_are_told_once_and_each_opens_the_files_it_is_told_for(asked: Give, tmp_path: Path) -> None:
    done = asked("--meeting", "1", "-o", str(tmp_path), "--encrypt")
    assert done.returncode == 0, done.stderr
    told = dict(line.split(": ") for line in done.stdout.splitlines() if line.startswith("passphrase"))
    assert [*told] == ["passphrase of copies 1, 2 and 3", "passphrase of copy 4"]
    files = sorted(tmp_path.glob("*.pdf"))
    assert len(files) == 4
    for number, path in enumerate(files, 1):
        opens = {whose for whose, words in told.items() if pypdf.PdfReader(path).decrypt(words)}
        assert opens == {whose for whose in told if str(number) in whose}


def test_whoever_is_excluded_from_every_case_is_left_out_and_named(tmp_path: Path) -> None:
    sitting = registers.fresh(tmp_path / "register")
    meeting = packs.convened(sitting, 2)
    held_meetings.declare(sitting, meeting, Conflict(meeting.agenda[0], packs.EXCLUDED, "a cousin", True))
    desk.lock(sitting)
    line = ("pack", str(tmp_path / "register"), "--meeting", "1", "-o", str(tmp_path / "out"), "--password-stdin")
    done = ask(*line, typed=registers.PASSWORD)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "No copy for Supt Madeup: excluded from every case by a conflict of interest."
    assert len(list((tmp_path / "out").glob("*-of-3-*.pdf"))) == 3


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--meeting", "99"), "There is no meeting 99 in this register. Meetings planned: 1 (6 Jan 2014 10:00)."),
        (("--meeting", "soon"), "There is no meeting soon in this register. Meetings planned: 1 (6 Jan 2014 10:00)."),
    ],
)
def test_a_meeting_that_is_not_there_is_one_sentence(
    asked: Give, tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    done = asked(*arguments, "-o", str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr.strip()) == (1, "", sentence)


def test_a_folder_that_cannot_be_made_is_one_sentence(asked: Give, convened: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = asked("--meeting", "1", "-o", str(tmp_path / "file" / "packs"))
    assert done.returncode == 1
    assert "cannot be made" in done.stderr
    done = asked("--meeting", "1", "-o", str(convened / "backups"))
    assert done.returncode == 1
    assert "among a register's own files" in done.stderr
