"""Changing the register's key when somebody may have kept the old one: the old key opens the file, or the new one."""

import time
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register import backups
from nscb_desktop.register.database import Door, NotThisRegister, connected, engine_on
from nscb_desktop.register.folder import RegisterFolder
from nscb_desktop.register.keyring import Keyring, Keys
from nscb_desktop.register.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from collections.abc import Callable

    from nscb_desktop.register.opening import Register

PATIENCE_S = 5.0
"""How long a read or a save that is under way may take to finish before the change is refused."""
IN_USE = (
    "The register is in use at this moment, so its key was not changed. Let what is running finish, then try again."
)
NOT_CHANGED = "The register could not be written anew, so its key was not changed and nothing is lost. Make room on the disk, then try again."  # fmt: skip
_SHUT = "The register's key is being changed. Wait a moment, then try again."
_NOT_SOUND = (
    "The register is not sound under its new key. Close the program and restore the backup that was made just now."
)
_IN_DOUBT = (
    "Changing the register's key was cut short. Close the program and sign in again: both keys are kept until one of "
    "them has opened the register."
)


def rotate(register: "Register", at: datetime) -> None:
    """Give the register a new key, after a verified copy under the old one; whoever has a slot keeps their passphrase.

    Raises OfficeError where anything stands in the way; the register is then open under the one key that opens it.
    """
    folder, old = register.folder, register.keys
    backups.back_up(folder, old.database_key_hex, old.backup_key, at)
    register.engine.dispose()
    _use(register, old, _refuse)
    turning = old
    try:
        turning = Keyring(folder.keys).begin_rotation(old)
        _turn_over(folder, turning)
    finally:
        _open_again(register, turning)
    if register.keys.root == old.root:
        raise OfficeError(NOT_CHANGED)


def settled(folder: RegisterFolder, keys: Keys) -> Keys:
    """The keys that open the file, where a change of the root key was cut short: the old ones or the new ones."""
    if keys.successor is None:
        return keys
    keyring = Keyring(folder.keys)
    try:
        connected(folder.database, keys.database_key_hex, guarded=False).close()
    except NotThisRegister:
        connected(folder.database, keys.successor.database_key_hex, guarded=False).close()
        return keyring.finish_rotation(keys)
    return keyring.abandon_rotation(keys)


def _turn_over(folder: RegisterFolder, keys: Keys) -> None:
    """Write every page anew under the successor, and look whether it opens and holds the same."""
    assert keys.successor  # noqa: S101 - beginning a rotation sets it
    new = keys.successor.database_key_hex
    before = backups.counts(folder.database, keys.database_key_hex)
    connection = connected(folder.database, keys.database_key_hex, guarded=False)
    try:
        _have_alone(connection)
        connection.execute(f"PRAGMA rekey=\"x'{new}'\"").close()
    except dbapi2.DatabaseError as refused:
        # The pragma has one error for everything; whoever opens the register next sees which key is in force.
        raise OfficeError(NOT_CHANGED) from refused
    finally:
        connection.close()
    try:
        sound = not backups.file_faults(folder.database, new) and backups.counts(folder.database, new) == before
    except NotThisRegister as unchanged:
        raise OfficeError(NOT_CHANGED) from unchanged
    if not sound:
        raise OfficeError(_NOT_SOUND)


def _have_alone(connection: Any) -> None:
    """Leave write-ahead logging, which SQLite allows only while nobody else has the file open."""
    patience = time.monotonic() + PATIENCE_S
    while True:
        try:
            mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
        except dbapi2.OperationalError as busy:
            if time.monotonic() > patience:
                raise OfficeError(IN_USE) from busy
        else:
            if mode == "delete":
                return
            if time.monotonic() > patience:
                raise OfficeError(IN_USE)
        time.sleep(0.05)


def _open_again(register: "Register", keys: Keys) -> None:
    folder = register.folder
    try:
        in_force = settled(folder, keys)
    except OfficeError as doubt:
        raise OfficeError(_IN_DOUBT) from doubt

    register.door = Door.to(folder.database, in_force.database_key_hex)
    _use(register, in_force, register.door.connection)


def _use(register: "Register", keys: Keys, creator: "Callable[[], Any]") -> None:
    register.keys = keys
    register.engine = engine_on(creator)
    register.work = UnitOfWork(register.engine, keys.audit_key)


def _refuse() -> Any:
    raise OfficeError(_SHUT)
