"""Making a register, opening one, and closing it cleanly."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from sqlalchemy import Engine

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.roles import Person
from nscb_desktop.register import accounts, audit, backups, restoring
from nscb_desktop.register.database import SCHEMA, Door, connected, engine_on, must_have_a_sound_library
from nscb_desktop.register.derivation import Cost
from nscb_desktop.register.folder import RegisterFolder
from nscb_desktop.register.key_file import RECOVERY
from nscb_desktop.register.keyring import Keyring, Keys, WrongPassword
from nscb_desktop.register.lock import RegisterLock
from nscb_desktop.register.migrating import migrate
from nscb_desktop.register.mishaps import in_plain_english
from nscb_desktop.register.prepared import Prepared
from nscb_desktop.register.rotation import settled
from nscb_desktop.register.safe_files import keep_rename, previous_of
from nscb_desktop.register.throttle import Throttle
from nscb_desktop.register.unit_of_work import UnitOfWork


@dataclass
class Register:
    """An open register: its folder, its keys, its units of work. Close it when done."""

    folder: RegisterFolder
    keys: Keys
    practice: bool
    engine: Engine
    lock: RegisterLock
    work: UnitOfWork
    door: Door

    def close(self) -> None:
        """Fold the write-ahead log into the file, close every connection for good and let others in."""
        # Disposed of alone, the engine would open the file again for whoever asks it late.
        self.door.shut()
        self.engine.dispose()
        self.lock.release()


def create(
    folder: RegisterFolder, person: Person, password: str, now: datetime, *, cost: Cost, practice: bool = False
) -> tuple[Register, str]:
    """A new register with its first account, and its recovery key, which is shown once and kept nowhere.

    It is made aside and moved into place whole, so that a set-up cut short leaves nothing that looks like a register.
    """
    must_have_a_sound_library()
    if folder.exists:
        raise OfficeError(
            f"There is a register in {folder.path} already. Open it, or choose an empty folder for a new one."
        )
    folder.make()
    lock = RegisterLock(folder.lock)
    lock.acquire(person.account, now)
    aside = RegisterFolder(folder.setting_up)
    try:
        shutil.rmtree(aside.path, ignore_errors=True)
        aside.path.mkdir(mode=0o700)
        keys, recovery_key = Keyring.create(aside.keys, person.account, password, cost=cost, practice=practice)
        _fill(aside, keys, person, now)
        _move_in(aside, folder)
    except OSError as refused:
        lock.release()
        raise OfficeError("The register could not be set up: the disk is full or the folder cannot be changed. Free some space and try again.") from refused  # fmt: skip
    except BaseException:
        lock.release()
        raise
    finally:
        shutil.rmtree(aside.path, ignore_errors=True)
    return _open(folder, keys, practice, lock), recovery_key


def _fill(folder: RegisterFolder, keys: Keys, person: Person, now: datetime) -> None:
    """Make the database with its first account and its first act."""
    connected(folder.database, keys.database_key_hex, guarded=False, create=True).close()
    _migrate(folder, keys)
    register = _open(folder, keys, practice=False, lock=RegisterLock(folder.lock))
    try:
        with register.work.writing(person, now) as unit:
            accounts.add(unit, person)
            unit.record("set up the register")
    finally:
        register.close()


def _move_in(aside: RegisterFolder, folder: RegisterFolder) -> None:
    """The database first: without a key file beside it nothing is a register yet."""
    if aside.database.with_name(f"{aside.database.name}-wal").exists():
        raise OSError("the write-ahead log could not be folded into the file")
    previous_of(aside.keys).replace(previous_of(folder.keys))
    aside.database.replace(folder.database)
    aside.keys.replace(folder.keys)
    keep_rename(folder.path)


def unlock(
    folder: RegisterFolder,
    account: str,
    password: str,
    clock: Callable[[], datetime],
    ready: Prepared | None = None,
) -> tuple[Register, Person]:
    """Open a register with an account's password; every reason it cannot is its own sentence."""
    restoring.finish(folder, account, clock())
    folder.must_hold_a_register()
    keys, throttle = unwrapped(folder, account, password, clock)
    practice = Keyring(folder.keys).is_practice()
    return open_with(folder, keys, account, clock(), practice=practice, throttle=throttle, ready=ready)


def unwrapped(
    folder: RegisterFolder, account: str, password: str, clock: Callable[[], datetime]
) -> tuple[Keys, Throttle]:
    """An account's keys by its password, with the count of wrong ones before; too many make everybody wait."""
    throttle = Throttle(folder.attempts, clock)
    if wait := ceil(throttle.must_wait()):
        raise OfficeError(f"Too many wrong passwords. Wait {wait} second{'' if wait == 1 else 's'}, then try again.")
    try:
        return Keyring(folder.keys).unlock(account, password), throttle
    except WrongPassword:
        throttle.failed()
        raise


def open_with(
    folder: RegisterFolder,
    keys: Keys,
    account: str,
    now: datetime,
    *,
    practice: bool,
    throttle: Throttle | None = None,
    ready: Prepared | None = None,
) -> tuple[Register, Person]:
    """Open a register whose keys are already unwrapped, and note who signed in; with what was prepared, sooner."""
    must_have_a_sound_library()
    lock = RegisterLock(folder.lock)
    lock.acquire(account, now)
    try:
        keys = settled(folder, keys)
    except BaseException:
        lock.release()
        raise
    register = _open(folder, keys, practice, lock, ready)
    try:
        _bring_up_to_date(register, now)
        failures = throttle.succeeded() if throttle else 0
        with register.work.reading() as unit:
            person = accounts.read(unit, keys.slot if keys.slot != RECOVERY else account)
        with register.work.writing(person, now) as unit:
            unit.record(
                audit.SIGNED_IN,
                why=f"after {failures} failed attempt{'' if failures == 1 else 's'}" if failures else "",
            )
    except BaseException:
        register.close()
        raise
    return register, person


def _open(
    folder: RegisterFolder, keys: Keys, practice: bool, lock: RegisterLock, ready: Prepared | None = None
) -> Register:
    if ready and not ready.door.is_shut:
        engine, door = ready.engine, ready.door
        door.lead_to(folder.database, keys.database_key_hex)
    else:
        door = Door.to(folder.database, keys.database_key_hex)
        engine = engine_on(door.connection)
    return Register(folder, keys, practice, engine, lock, UnitOfWork(engine, keys.audit_key), door)


def _bring_up_to_date(register: Register, now: datetime) -> None:
    """Bring an older format to this one, after a verified copy of it as it is."""
    folder, keys = register.folder, register.keys
    with in_plain_english(), register.engine.connect() as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version < SCHEMA:
        register.engine.dispose()
        backups.back_up(folder, keys.database_key_hex, keys.backup_key, now)
        _migrate(folder, keys)


def _migrate(folder: RegisterFolder, keys: Keys) -> None:
    engine = engine_on(lambda: connected(folder.database, keys.database_key_hex, guarded=False))
    try:
        migrate(engine)
    finally:
        engine.dispose()
