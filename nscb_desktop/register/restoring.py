"""Putting a backup in the register's place: the old register or the restored one, whatever happens meanwhile."""

import os
import shutil
from datetime import datetime
from pathlib import Path

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.roles import Person
from nscb_desktop.register import accounts
from nscb_desktop.register.backups import digest, verified
from nscb_desktop.register.database import connected, engine_on
from nscb_desktop.register.folder import RegisterFolder
from nscb_desktop.register.keyring import Keys
from nscb_desktop.register.lock import RegisterLock
from nscb_desktop.register.safe_files import keep_rename, previous_of, write_safely
from nscb_desktop.register.unit_of_work import UnitOfWork

_READY = "ready"
"""Names the folder the replaced files are kept in; once it is there, the backup has taken the register's place."""


def restore(backup: Path, folder: RegisterFolder, keys: Keys, account: str, now: datetime) -> Path:
    """Verify a backup with its own keys and put it in the register's place; where the replaced files are kept.

    Raises OfficeError, with the register as it was, where the backup is not whole or the disk does not take it.
    """
    manifest = verified(backup, keys.database_key_hex, keys.backup_key)
    folder.make()
    lock = RegisterLock(folder.lock)
    lock.acquire(account, now)
    try:
        staged = RegisterFolder(folder.restoring)
        shutil.rmtree(staged.path, ignore_errors=True)
        staged.path.mkdir(mode=0o700)
        for name in (staged.database.name, staged.keys.name):
            _copy(backup / name, staged.path / name)
        if digest(staged.database) != manifest["sha256"] or digest(staged.keys) != manifest["keys_sha256"]:
            raise OfficeError("The backup did not arrive whole, so the register was left as it was. Check the disk.")
        kept = folder.path / f"replaced {now:%Y-%m-%d %H%M%S}"
        write_safely(staged.path / _READY, kept.name.encode())
        _take_the_place(folder)
    except OSError as refused:
        raise OfficeError("The backup could not be put in place: the disk is full or the folder cannot be changed. Make room, then try again.") from refused  # fmt: skip
    finally:
        if not (folder.restoring / _READY).exists():
            shutil.rmtree(folder.restoring, ignore_errors=True)
        lock.release()
    return kept


def person_in(backup: Path, keys: Keys, account: str) -> Person:
    """Who an account belonged to when a backup was made; Refused where it might not sign in."""
    engine = engine_on(lambda: connected(RegisterFolder(backup).database, keys.database_key_hex, copy=True))
    try:
        with UnitOfWork(engine, keys.audit_key).reading() as unit:
            return accounts.read(unit, account)
    finally:
        engine.dispose()


def finish(folder: RegisterFolder, account: str, now: datetime) -> None:
    """Finish a restore that was cut short after its backup was ready; nothing to do otherwise."""
    if not (folder.restoring / _READY).exists():
        return
    lock = RegisterLock(folder.lock)
    lock.acquire(account, now)
    try:
        _take_the_place(folder)
    except OSError as refused:
        raise OfficeError("Restoring a backup was cut short and cannot be finished: the disk is full or the folder cannot be changed. Make room, then try again.") from refused  # fmt: skip
    finally:
        lock.release()


def _take_the_place(folder: RegisterFolder) -> None:
    """Every step can be taken again: what was there is kept before it is replaced."""
    staged = RegisterFolder(folder.restoring)
    kept = folder.path / (staged.path / _READY).read_text()
    kept.mkdir(mode=0o700, exist_ok=True)
    if staged.database.exists():
        logs = [folder.path / f"{folder.database.name}{ending}" for ending in ("-wal", "-shm")]
        for old in (folder.database, *logs, folder.keys):
            if old.exists() and not (kept / old.name).exists():
                _copy(old, kept / old.name)
        # A log left beside another database would be read into it.
        for log in logs:
            log.unlink(missing_ok=True)
        staged.database.replace(folder.database)
    if staged.keys.exists():
        staged.keys.replace(folder.keys)
    previous_of(folder.keys).unlink(missing_ok=True)
    keep_rename(folder.path)
    (staged.path / _READY).unlink()
    shutil.rmtree(staged.path, ignore_errors=True)


def _copy(source: Path, target: Path) -> None:
    """A copy that is whole once it has its name."""
    partial = target.with_name(f".{target.name}.partial")
    with source.open("rb") as read, partial.open("wb") as written:
        partial.chmod(0o600)
        shutil.copyfileobj(read, written, 1 << 20)
        written.flush()
        os.fsync(written.fileno())
    partial.replace(target)
    keep_rename(target.parent)
