"""A copy goes only where it harms neither a register nor the machine, and follows a link instead of replacing it."""

import os
from pathlib import Path

import pytest

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register.copies import write_copy


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A folder with the files of a register."""
    folder = tmp_path / "register"
    for inner in ("backups/2013-12-20 164000", "incoming", "exports"):
        (folder / inner).mkdir(parents=True)
    for name in ("register.db", "register.keys", "backups/2013-12-20 164000/register.db"):
        (folder / name).write_bytes(b"kept")
    return folder


def contents(folder: Path) -> dict[str, bytes | None]:
    return {str(path): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.mark.parametrize(
    "name",
    [
        "register.db",
        "register.keys",
        "REGISTER.DB-wal",
        "register.keys.previous",
        "register.pdf",
        "backups/form.pdf",
        "backups/2013-12-20 164000/register.db",
        "backups/2013-12-20 164000/form.pdf",
        "exports/../register.db",
        "incoming/form.pdf",
        "Incoming/form.pdf",
    ],
)
def test_no_copy_goes_among_the_files_of_a_register(register: Path, name: str) -> None:
    (register / name).parent.mkdir(exist_ok=True)
    before = contents(register)
    with pytest.raises(OfficeError, match=r"among a register's own files; choose another name"):
        write_copy(register / name, b"%PDF")
    assert contents(register) == before


def test_a_link_to_a_register_is_no_way_round(register: Path, tmp_path: Path) -> None:
    (tmp_path / "form.pdf").symlink_to(register / "register.db")
    (tmp_path / "folder").symlink_to(register / "backups")
    for target in (tmp_path / "form.pdf", tmp_path / "folder" / "form.pdf"):
        with pytest.raises(OfficeError, match="own files"):
            write_copy(target, b"%PDF")
    assert (register / "register.db").read_bytes() == b"kept"
    assert (tmp_path / "form.pdf").is_symlink()


def test_exports_and_every_other_place_take_a_copy(register: Path, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    for target in (register / "exports" / "form.pdf", tmp_path / "backups" / "form.pdf", tmp_path / "register.pdf"):
        write_copy(target, b"%PDF")
        assert target.read_bytes() == b"%PDF"


def test_a_copy_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"older")
    for link, to in (("link.pdf", "real.pdf"), ("new.pdf", "not yet.pdf")):
        (tmp_path / link).symlink_to(tmp_path / to)
        write_copy(tmp_path / link, b"%PDF")
        assert (tmp_path / link).is_symlink()
        assert not (tmp_path / to).is_symlink()
        assert (tmp_path / to).read_bytes() == b"%PDF"


def test_a_link_in_a_circle_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(OfficeError, match=r"leads nowhere|could not be saved"):
        write_copy(tmp_path / "a", b"%PDF")
    assert (tmp_path / "a").is_symlink()


def test_a_folder_and_a_missing_folder_are_told_with_their_names(tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match=r"is a folder; give the name of a file in it"):
        write_copy(tmp_path, b"%PDF")
    with pytest.raises(OfficeError, match=rf"The folder “{tmp_path / 'gone'}” does not exist"):
        write_copy(tmp_path / "gone" / "form.pdf", b"%PDF")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_or_device_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OfficeError, match="is a device or a pipe, not a file"):
        write_copy(tmp_path / "pipe", b"%PDF")
    assert (tmp_path / "pipe").is_fifo()
