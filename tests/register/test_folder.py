"""The register's folder: private, and plain about what is missing."""

from pathlib import Path

import pytest

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register.folder import RegisterFolder


def test_its_folders_are_this_users_alone(tmp_path: Path) -> None:
    place = RegisterFolder(tmp_path / "deep" / "register")
    place.make()
    for folder in (place.path, place.backups, place.exports, place.incoming):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_an_empty_folder_that_was_there_is_closed_to_others_and_a_used_one_is_left(tmp_path: Path) -> None:
    chosen, used = tmp_path / "chosen", tmp_path / "used"
    chosen.mkdir(mode=0o755)
    used.mkdir(mode=0o755)
    (used / "note.txt").write_text("mine")
    RegisterFolder(chosen).make()
    RegisterFolder(used).make()
    assert chosen.stat().st_mode & 0o777 == 0o700
    assert used.stat().st_mode & 0o777 == 0o755


def test_making_it_twice_does_no_harm(tmp_path: Path) -> None:
    RegisterFolder(tmp_path / "r").make()
    (tmp_path / "r" / "backups" / "kept").write_text("kept")
    RegisterFolder(tmp_path / "r").make()
    assert (tmp_path / "r" / "backups" / "kept").read_text() == "kept"


def test_a_place_that_cannot_be_a_folder_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OfficeError, match="cannot be made"):
        RegisterFolder(tmp_path / "file" / "register").make()


def test_it_exists_as_soon_as_either_file_is_there(tmp_path: Path) -> None:
    place = RegisterFolder(tmp_path)
    assert not place.exists
    place.keys.touch()
    assert place.exists
