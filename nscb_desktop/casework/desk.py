"""Setting a register up, signing in and out, and keeping it safe."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from nscb_desktop.casework.sitting import Sitting, counting_of
from nscb_desktop.framework.appointments import email_problem
from nscb_desktop.framework.errors import OfficeError, Refused
from nscb_desktop.framework.records import FieldChange, Settings
from nscb_desktop.framework.roles import Person, Right, Role
from nscb_desktop.register import accounts, backups, checking, opening, restoring, rotation, settings, settings_ahead
from nscb_desktop.register.checking import CheckReport
from nscb_desktop.register.derivation import Cost, calibrated
from nscb_desktop.register.folder import RegisterFolder
from nscb_desktop.register.keyring import Keyring
from nscb_desktop.register.passphrases import passphrase_problem
from nscb_desktop.register.prepared import Prepared, prepared
from nscb_desktop.register.settings_ahead import SettingAhead

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class BackupState:
    """The newest verified copy, for the header."""

    folder: Path
    made_at: datetime


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """One copy in the backups folder: what its sealed list says, or why that list cannot be believed."""

    folder: Path
    made_at: datetime | None
    cases: int
    size: int
    problem: str = ""


def set_up(
    folder: Path, person: Person, password: str, now: Clock, *, cost: Cost | None = None, practice: bool = False
) -> tuple[Sitting, str]:
    """A new register with its first Business Manager; the sitting, and the recovery key to print."""
    if not person.account.strip() or not person.name.strip():
        raise OfficeError("Enter your name and an account name.")
    if problem := passphrase_problem(password, person.account):
        raise OfficeError(problem)
    register, recovery_key = opening.create(
        RegisterFolder(folder), person, password, now(), cost=cost or calibrated(), practice=practice
    )
    return Sitting(register, person, now), recovery_key


def prepare(now: Clock) -> Prepared:
    """Make ready what opening a register takes, before it is known who opens it."""
    return prepared(now())


def sign_in(folder: Path, account: str, password: str, now: Clock, ready: Prepared | None = None) -> Sitting:
    """Open a register with an account and its passphrase; with what was prepared before there was one, sooner."""
    register, person = opening.unlock(RegisterFolder(folder), account, password, now, ready)
    return Sitting(register, person, now)


def recover(
    folder: Path, account: str, recovery_key: str, password: str, now: Clock, *, cost: Cost | None = None
) -> Sitting:
    """Open a register with the printed recovery key and give the account a new passphrase."""
    if problem := passphrase_problem(password, account):
        raise OfficeError(problem)
    place = RegisterFolder(folder)
    place.must_hold_a_register()
    keyring = Keyring(place.keys)
    keys = keyring.unlock_with_recovery(recovery_key)
    register, person = opening.open_with(place, keys, account, now(), practice=keyring.is_practice())
    sitting = Sitting(register, person, now)
    try:
        change_password(sitting, password, cost)
    except BaseException:
        register.close()
        raise
    return sitting


def lock(sitting: Sitting) -> None:
    """Close the register: no key and no connection is left."""
    sitting.register.close()


def people(sitting: Sitting) -> list[Person]:
    """Everyone who may sign in."""
    with sitting.reading() as unit:
        return accounts.listed(unit)


def add_account(sitting: Sitting, person: Person, password: str, cost: Cost | None = None) -> None:
    """Let another person in, with their own passphrase."""
    if problem := passphrase_problem(password, person.account):
        raise OfficeError(problem)
    chosen = cost or calibrated()
    with sitting.acting(Right.KEEP) as unit:
        accounts.add(unit, person)
        unit.record(
            "added an account",
            changes=[FieldChange("Account", "", f"{person.name} ({person.account}), {person.role.value}")],
        )
        Keyring(sitting.register.folder.keys).add_account(sitting.register.keys, person.account, password, chosen)


def change_password(sitting: Sitting, password: str, cost: Cost | None = None) -> None:
    """Give the signed-in person a new passphrase."""
    if problem := passphrase_problem(password, sitting.person.account):
        raise OfficeError(problem)
    chosen = cost or calibrated()
    with sitting.register.work.writing(sitting.person, sitting.now()) as unit:
        unit.record("changed their passphrase")
        Keyring(sitting.register.folder.keys).change_password(
            sitting.register.keys, sitting.person.account, password, chosen
        )


def must_be_me(sitting: Sitting, password: str) -> int:
    """Raise WrongPassword unless this is the signed-in person's passphrase: an open screen alone is not enough.

    Wrong ones make the next wait, as at the door; how many there had been since a right one.
    """
    throttle = opening.unwrapped(sitting.register.folder, sitting.person.account, password, sitting.now)[1]
    return throttle.succeeded()


def new_recovery_key(sitting: Sitting, cost: Cost | None = None) -> str:
    """Make a recovery key that replaces the last, and hand it over to be printed; it is kept nowhere."""
    sitting.person.must(Right.KEEP)
    work = cost or calibrated()
    with sitting.acting(Right.KEEP) as unit:
        unit.record("made a new recovery key", why="the sheet printed before no longer opens the register")
        return Keyring(sitting.register.folder.keys).new_recovery_key(sitting.register.keys, work)


def remove_account(sitting: Sitting, account: str) -> None:
    """Close an account, take its slot away, and change the register's key, for its owner may have kept the old one."""
    register = sitting.register
    with sitting.acting(Right.KEEP) as unit:
        person = accounts.read(unit, account)
        accounts.set_removed(unit, person.account)
        described = f"{person.name} ({person.account}), {person.role.value}"
        unit.record("closed an account", changes=[FieldChange("Account", described, "")])
        keyring = Keyring(register.folder.keys)
        # Gone already where the slot was taken away and the disk then refused the act.
        if person.account in keyring.accounts():
            keyring.remove_account(register.keys, person.account, sitting.person.account)
    try:
        change_key(sitting, f"the account {person.account} was closed")
    except OfficeError as told:
        raise OfficeError(f"The account is closed, but the register's key is still the old one: {told}") from told


def change_key(sitting: Sitting, why: str) -> Path:
    """Give the register a new key, note it, and make a backup under it; backups made before keep the old one."""
    sitting.person.must(Right.KEEP)
    register, at = sitting.register, sitting.now()
    rotation.rotate(register, at)
    with sitting.acting(Right.KEEP) as unit:
        unit.record("changed the register's key", why=why)
    # The copy that was made first is named after this second.
    later = max(sitting.now(), at + timedelta(seconds=1))
    return backups.back_up(register.folder, register.keys.database_key_hex, register.keys.backup_key, later)


def change_settings(sitting: Sitting, after: Settings, applies_from: date, why: str) -> int:
    """Change the Board's settings from a day on, and recompute what they touch; how many cases were looked at."""
    _must_be_sound(after)
    with sitting.acting(Right.KEEP) as unit:
        before = settings.Timeline(unit).on(applies_from)
        changes = settings.change(unit, before, after, applies_from, why)
        if not changes:
            raise Refused("No setting differs from what is in force on that day.")
        unit.record("changed settings", why=why, changes=[FieldChange(*change) for change in changes])
    return checking.rebuild(sitting.register, counting_of)


def settings_problem(after: Settings) -> str:
    """What is wrong with settings somebody is about to save; empty where nothing is."""
    try:
        _must_be_sound(after)
    except OfficeError as told:
        return str(told)
    return ""


def settings_to_come(sitting: Sitting) -> list[SettingAhead]:
    """Changes that are recorded and do not apply yet, the nearest first."""
    with sitting.reading() as unit:
        return settings_ahead.after(unit, sitting.today())


def _must_be_sound(after: Settings) -> None:
    if problem := email_problem(after.return_address):
        raise OfficeError(problem)
    if not 1 <= after.agency_return_days <= 60:
        raise OfficeError("The days an agency has for its Part Two must be between 1 and 60.")
    if after.notices_days is not None and not 1 <= after.notices_days <= 60:
        raise OfficeError("The days to tell Ofsted and the national panel must be between 1 and 60, or no limit.")
    if not 1 <= after.quorum <= 30:
        raise OfficeError("The quorum must be between 1 and 30 agencies.")
    if not 0 <= after.amber_at <= 30:
        raise OfficeError("Amber must begin between 0 and 30 working days before the last day.")
    if not 1 <= after.lock_after_minutes <= 60:
        raise OfficeError("The screen must lock after 1 to 60 minutes.")


def back_up(sitting: Sitting) -> Path:
    """Make a verified copy of the register now."""
    register = sitting.register
    with sitting.acting(Right.KEEP) as unit:
        unit.record("made a backup")
    return backups.back_up(register.folder, register.keys.database_key_hex, register.keys.backup_key, sitting.now())


def last_backup(sitting: Sitting) -> BackupState | None:
    """The newest backup that is whole and unaltered, or None."""
    register = sitting.register
    for folder in backups.finished(register.folder):
        try:
            manifest = backups.verified(folder, register.keys.database_key_hex, register.keys.backup_key)
        except OfficeError:
            continue
        return BackupState(folder, datetime.fromisoformat(manifest["made_at"]))
    return None


def kept_backups(sitting: Sitting) -> list[KeptBackup]:
    """Every copy in the backups folder, newest first, by its sealed list; opening them all would take minutes."""
    sitting.person.must(Right.READ)
    return [_kept(folder, sitting.register.keys.backup_key) for folder in backups.finished(sitting.register.folder)]


def _kept(folder: Path, backup_key: bytes) -> KeptBackup:
    size = sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
    try:
        manifest = backups.manifest_of(folder, backup_key)
    except OfficeError as told:
        return KeptBackup(folder, None, 0, size, str(told))
    return KeptBackup(folder, datetime.fromisoformat(manifest["made_at"]), int(manifest["rows"]["case_file"]), size)


def restore(folder: Path, backup: Path, account: str, password: str, now: Clock) -> tuple[Sitting, Path]:
    """Put a backup in the register's place, by the passphrase it was made under; where the replaced files are kept."""
    inside = RegisterFolder(backup)
    inside.must_hold_a_register()
    keys = Keyring(inside.keys).unlock(account, password)
    restoring.person_in(backup, keys, keys.slot).must(Right.KEEP)
    kept = restoring.restore(backup, RegisterFolder(folder), keys, account, now())
    sitting = sign_in(folder, account, password, now)
    with sitting.acting(Right.KEEP) as unit:
        unit.record("restored a backup", why=f"the backup {backup.name}; the files it replaced are in {kept.name}")
    return sitting, kept


def check(sitting: Sitting, progress: Callable[[int, int], None] | None = None) -> CheckReport:
    """Check the file, the keys, the history, the kept files and everything derived."""
    sitting.person.must(Right.READ)
    return checking.check(sitting.register, counting_of, progress)


def rebuild_lists(sitting: Sitting) -> int:
    """Write everything lists are read from anew."""
    sitting.person.must(Right.KEEP)
    return checking.rebuild(sitting.register, counting_of, afresh=True)


def business_manager(account: str, name: str) -> Person:
    """A Business Manager's account."""
    return Person(account.strip(), name.strip(), Role.BUSINESS_MANAGER)
