"""Verified copies: whole, sealed, and nothing else counts as one."""

import json
import shutil
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from nscb_desktop.casework import desk
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register import backups
from tests import registers


def made(sitting: Sitting, minutes: int = 0) -> Path:
    """A backup made some minutes later."""
    register = sitting.register
    at = registers.NOW + timedelta(minutes=minutes)
    return backups.back_up(register.folder, register.keys.database_key_hex, register.keys.backup_key, at)


def verify(sitting: Sitting, backup: Path) -> dict[str, object]:
    """What a backup's own check finds."""
    return backups.verified(backup, sitting.register.keys.database_key_hex, sitting.register.keys.backup_key)


def test_a_backup_holds_the_same_rows_as_the_register(sitting: Sitting) -> None:
    backup = made(sitting)
    manifest = verify(sitting, backup)
    key = sitting.register.keys.database_key_hex
    ours = backups.counts(sitting.register.folder.database, key)
    assert {name: manifest[name] for name in ours} == ours
    assert ours["rows"]["case_file"] == 3
    copied = registers.everything_in(backup / "register.db", key)
    assert copied == registers.everything_in(sitting.register.folder.database, key)


def test_a_backup_is_three_files_for_this_user_only(sitting: Sitting) -> None:
    backup = made(sitting)
    assert sorted(file.name for file in backup.iterdir()) == ["manifest.json", "register.db", "register.keys"]
    assert {file.stat().st_mode & 0o777 for file in backup.iterdir()} == {0o600}
    assert backup.stat().st_mode & 0o777 == 0o700


def test_verifying_a_backup_changes_nothing_of_it(sitting: Sitting) -> None:
    backup = made(sitting)
    before = {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in backup.iterdir()}
    verify(sitting, backup)
    assert {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in backup.iterdir()} == before


@pytest.mark.parametrize("name", ["register.db", "register.keys", "manifest.json"])
def test_one_byte_altered_is_told(sitting: Sitting, name: str) -> None:
    backup = made(sitting)
    data = bytearray((backup / name).read_bytes())
    data[len(data) // 2] ^= 1
    (backup / name).write_bytes(bytes(data))
    with pytest.raises(OfficeError, match=r"altered or damaged|not a finished backup"):
        verify(sitting, backup)


@pytest.mark.parametrize("name", ["register.db", "register.keys", "manifest.json"])
def test_a_missing_file_is_told(sitting: Sitting, name: str) -> None:
    backup = made(sitting)
    (backup / name).unlink()
    with pytest.raises(OfficeError, match=r"lacks a file|not a finished backup"):
        verify(sitting, backup)


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", '{"hmac": 7}', '{"hmac": "ü"}', "[" * 5000, "\x00"])
def test_a_manifest_of_any_shape_is_a_sentence(sitting: Sitting, text: str) -> None:
    backup = made(sitting)
    (backup / "manifest.json").write_text(text)
    with pytest.raises(OfficeError):
        verify(sitting, backup)


def test_a_manifest_written_without_the_key_is_refused(sitting: Sitting) -> None:
    backup = made(sitting)
    manifest = json.loads((backup / "manifest.json").read_text())
    manifest["rows"]["case_file"] = 2
    (backup / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(OfficeError, match="altered or damaged"):
        verify(sitting, backup)


def test_another_registers_backup_is_refused(sitting: Sitting, tmp_path: Path) -> None:
    another = registers.set_up(tmp_path / "another")
    with pytest.raises(OfficeError, match="altered or damaged"):
        verify(sitting, made(another))
    another.register.close()


def test_two_backups_within_a_second_are_refused_and_the_first_is_kept(sitting: Sitting) -> None:
    backup = made(sitting)
    with pytest.raises(OfficeError, match="within this second"):
        made(sitting)
    verify(sitting, backup)


def test_the_oldest_goes_when_there_are_too_many(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "KEPT", 3)
    several = [made(sitting, minutes) for minutes in range(5)]
    assert backups.finished(sitting.register.folder) == several[:1:-1]
    assert sorted(path.name for path in sitting.register.folder.backups.iterdir()) == [
        each.name for each in several[2:]
    ]


def test_what_a_killed_backup_left_is_no_backup_and_is_swept(sitting: Sitting) -> None:
    half = sitting.register.folder.backups / ".2014-01-01 000000.unfinished"
    half.mkdir()
    shutil.copy(sitting.register.folder.database, half)
    (half / "manifest.json").write_text("{}")
    assert backups.finished(sitting.register.folder) == []
    made(sitting)
    assert not half.exists()


def test_a_backup_folder_that_cannot_be_made_is_a_sentence(sitting: Sitting) -> None:
    sitting.register.folder.backups.rmdir()
    sitting.register.folder.backups.write_text("in the way")
    with pytest.raises(OfficeError, match="could not be written"):
        made(sitting)


def test_a_register_that_moved_on_meanwhile_is_between_its_counts() -> None:
    before = {"rows": {"draft": 1, "audit": 4}, "newest_act": 4, "chain": "a", "format": 1}
    after = {"rows": {"draft": 0, "audit": 6}, "newest_act": 6, "chain": "c", "format": 1}
    between = {"rows": {"draft": 1, "audit": 5}, "newest_act": 5, "chain": "b", "format": 1}
    assert backups._is_between(before, between, after)
    assert backups._is_between(before, before, before)
    assert not backups._is_between(before, between, before)
    assert not backups._is_between(before, {**between, "rows": {"draft": 2, "audit": 5}}, after)
    assert not backups._is_between(before, {**between, "rows": {"draft": 1}}, after)


def test_drafts_and_acts_may_be_saved_while_backups_are_made(sitting: Sitting) -> None:
    enough = threading.Event()

    def keep_saving() -> None:
        while not enough.is_set():
            registers.typed(sitting, {"child_name": "Typed Meanwhile"})
            with sitting.register.work.writing(sitting.person, registers.NOW) as unit:
                unit.record("tried")

    saving = threading.Thread(target=keep_saving)
    saving.start()
    try:
        several = [made(sitting, minutes) for minutes in range(6)]
    finally:
        enough.set()
        saving.join()
    heads = [verify(sitting, backup)["newest_act"] for backup in several]
    assert heads == sorted(heads)  # type: ignore[type-var]  # numbers of acts


def test_the_newest_whole_backup_is_the_last_one(sitting: Sitting) -> None:
    assert desk.last_backup(sitting) is None
    first, second = made(sitting), made(sitting, 1)
    assert (state := desk.last_backup(sitting))
    assert state.folder == second
    (second / "register.db").write_bytes(b"")
    assert (state := desk.last_backup(sitting))
    assert state.folder == first
