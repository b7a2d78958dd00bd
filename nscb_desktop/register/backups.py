"""Verified copies of a register: written aside, opened, counted and compared before they count as a backup."""

import hashlib
import hmac
import json
import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register.database import connected
from nscb_desktop.register.folder import RegisterFolder
from nscb_desktop.register.mishaps import DAMAGED, cause_of, in_plain_english, sentence_for
from nscb_desktop.register.safe_files import keep_rename, write_safely

MANIFEST = "manifest.json"
KEPT = 20
"""Verified copies kept in the backups folder; the oldest goes first, and never the only one."""
_COUNTED = ("rows", "newest_act", "chain", "format")
_CHECKS = {
    "cipher_integrity_check": "A page of the file was altered or damaged ({}).",
    "integrity_check": "The file is damaged: {}.",
    "foreign_key_check": "A row of {} refers to one that is not there.",
}


def back_up(folder: RegisterFolder, key_hex: str, backup_key: bytes, at: datetime) -> Path:
    """Make and verify a copy of database and key file; the finished copy's folder.

    Raises OfficeError where the copy does not agree with the register; nothing unfinished is left behind.
    """
    target = folder.backups / f"{at:%Y-%m-%d %H%M%S}"
    aside = folder.backups / f".{target.name}.unfinished"
    if target.exists():
        raise OfficeError("A backup was made within this second; wait a moment and try again.")
    try:
        _sweep(folder)
        aside.mkdir(mode=0o700, parents=True)
        manifest = _copied(folder, key_hex, aside)
        manifest |= {"made_at": at.isoformat(timespec="seconds"), "sha256": digest(aside / folder.database.name),
                     "keys_sha256": digest(aside / folder.keys.name)}  # fmt: skip
        manifest["hmac"] = _sealed(manifest, backup_key)
        write_safely(aside / MANIFEST, json.dumps(manifest, indent=1).encode())
        aside.rename(target)
        keep_rename(folder.backups)
    except OSError as refused:
        raise OfficeError("The backup could not be written: the disk is full or the folder cannot be changed. The register itself is untouched.") from refused  # fmt: skip
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    _forget_oldest(folder)
    return target


def _copied(folder: RegisterFolder, key_hex: str, aside: Path) -> dict[str, Any]:
    """Copy both files and compare the copy with the register; what the copy holds."""
    copy = aside / folder.database.name
    before = counts(folder.database, key_hex)
    _copy(folder, key_hex, copy)
    shutil.copyfile(folder.keys, aside / folder.keys.name)
    for file in aside.iterdir():
        file.chmod(0o600)
        with file.open("rb+") as opened:
            os.fsync(opened.fileno())
    theirs, after = counts(copy, key_hex, copy=True), counts(folder.database, key_hex)
    if not _is_between(before, theirs, after):
        raise OfficeError(
            "The copy did not agree with the register, so it was not kept. Try again; if it happens twice, check the disk."
        )
    if faults := file_faults(copy, key_hex, copy=True):
        raise OfficeError(f"The copy is not sound, so it was not kept: {faults[0]} Check the disk, then try again.")
    return theirs


def _copy(folder: RegisterFolder, key_hex: str, copy: Path) -> None:
    source = connected(folder.database, key_hex, guarded=False)
    try:
        source.execute("VACUUM INTO ?", (str(copy),)).close()
    except dbapi2.DatabaseError as refused:
        if cause_of(refused).startswith(("SQLITE_FULL", "SQLITE_IOERR")):
            raise OfficeError("The backup could not be written: the disk is full. The register itself is untouched; free some space and try again.") from refused  # fmt: skip
        if told := sentence_for(refused):
            raise OfficeError(told) from refused
        raise
    finally:
        source.close()


def _is_between(before: dict[str, Any], theirs: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether a copy stands between what the register held before and after it: a draft may be saved meanwhile."""
    if before == after:
        return theirs == before
    if theirs["format"] != before["format"] or theirs["rows"].keys() != before["rows"].keys():
        return False
    pairs = [(before["newest_act"], theirs["newest_act"], after["newest_act"])]
    pairs += [(before["rows"][name], number, after["rows"][name]) for name, number in theirs["rows"].items()]
    return all(min(first, last) <= number <= max(first, last) for first, number, last in pairs)


def counts(database: Path, key_hex: str, *, copy: bool = False) -> dict[str, Any]:
    """Rows of each table, the newest act and the format of a register's file."""
    connection = connected(database, key_hex, guarded=False, copy=copy)
    try:
        with in_plain_english():
            connection.execute("BEGIN").close()
            names = [
                row[0]
                for row in connection.execute(
                    "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'search%' ORDER BY name"
                )
            ]
            rows = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608 - the file's own table names
            head = connection.execute("SELECT seq, mac FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
            version = connection.execute("PRAGMA user_version").fetchone()[0]
    finally:
        connection.close()
    return {
        "rows": rows,
        "newest_act": head[0] if head else 0,
        "chain": head[1].hex() if head else "",
        "format": version,
    }


def file_faults(database: Path, key_hex: str, *, copy: bool = False) -> list[str]:
    """What the file's own checks find, in sentences; empty when it is sound."""
    connection = connected(database, key_hex, guarded=False, copy=copy)
    found: list[str] = []
    try:
        # The checks of pages read the main file only: what is still in the log must be in it first.
        if not copy and connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            raise OfficeError("The register is in use at this moment, so it cannot be checked. Try again.")
        for pragma, sentence in _CHECKS.items():
            rows = connection.execute(f"PRAGMA {pragma}")
            found += [sentence.format(row[0]) for row in rows if row[0] != "ok"]
    except dbapi2.DatabaseError as failed:
        if not cause_of(failed).startswith(DAMAGED):
            with in_plain_english():
                raise
        found.append("The file is damaged, and the rest of it cannot be read.")
    finally:
        connection.close()
    return found[:20]


def manifest_of(backup: Path, backup_key: bytes) -> dict[str, Any]:
    """The list a backup was made with, where nobody without the key has altered it; OfficeError otherwise."""
    try:
        manifest = json.loads((backup / MANIFEST).read_bytes())
        seal = str(manifest.pop("hmac")).encode()
    except (OSError, ValueError, KeyError, AttributeError, TypeError, RecursionError) as missing:
        raise OfficeError(f"“{backup.name}” is not a finished backup. Choose another one.") from missing
    if not hmac.compare_digest(_sealed(manifest, backup_key).encode(), seal):
        raise OfficeError(_altered(backup))
    return dict(manifest)


def verified(backup: Path, key_hex: str, backup_key: bytes) -> dict[str, Any]:
    """The manifest of a backup that is whole and unaltered; OfficeError says what is wrong with any other."""
    manifest = manifest_of(backup, backup_key)
    inside = RegisterFolder(backup)
    try:
        whole = digest(inside.database) == manifest["sha256"] and digest(inside.keys) == manifest["keys_sha256"]
    except OSError as missing:
        raise OfficeError(f"The backup “{backup.name}” lacks a file. Choose another one.") from missing
    if not whole:
        raise OfficeError(_altered(backup))
    if counts(inside.database, key_hex, copy=True) != {name: manifest[name] for name in _COUNTED}:
        raise OfficeError(f"The backup “{backup.name}” does not hold what its list says. Choose another one.")
    return manifest


def _altered(backup: Path) -> str:
    return f"The backup “{backup.name}” was altered or damaged after it was made. Choose another one."


def finished(folder: RegisterFolder) -> list[Path]:
    """Backups in the register's own folder, newest first."""
    return sorted(
        (path.parent for path in folder.backups.glob("*/manifest.json") if not path.parent.name.startswith(".")),
        reverse=True,
    )


def _sealed(manifest: dict[str, Any], key: bytes) -> str:
    return hmac.digest(key, json.dumps(manifest, sort_keys=True).encode(), "sha256").hex()


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _sweep(folder: RegisterFolder) -> None:
    """Remove what a killed process left half made or half removed."""
    for leftover in folder.backups.glob(".*.unfinished"):
        shutil.rmtree(leftover, ignore_errors=True)


def _forget_oldest(folder: RegisterFolder) -> None:
    for old in finished(folder)[KEPT:]:
        # Out of the list first: a copy that is half removed must not look like a backup.
        leaving = old.with_name(f".{old.name}.unfinished")
        old.rename(leaving)
        shutil.rmtree(leaving, ignore_errors=True)
