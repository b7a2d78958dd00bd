"""Setting a register up, signing in and out, and keeping it safe."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from nscb_desktop.casework.sitting import Sitting, counting_of
from nscb_desktop.framework.errors import OfficeError, Refused
from nscb_desktop.framework.records import FieldChange, Settings
from nscb_desktop.framework.roles import Person, Right, Role
from nscb_desktop.register import accounts, backups, checking, opening, restoring, settings
from nscb_desktop.register.checking import CheckReport
from nscb_desktop.register.derivation import Cost, calibrated
from nscb_desktop.register.folder import RegisterFolder
from nscb_desktop.register.keyring import Keyring
from nscb_desktop.register.passphrases import passphrase_problem

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class BackupState:
    """The newest verified copy, for the header."""

    folder: Path
    made_at: datetime


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


def sign_in(folder: Path, account: str, password: str, now: Clock) -> Sitting:
    """Open a register with an account and its passphrase."""
    register, person = opening.unlock(RegisterFolder(folder), account, password, now)
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
    with sitting.acting(Right.KEEP) as unit:
        accounts.add(unit, person)
        unit.record(
            "added an account",
            changes=[FieldChange("Account", "", f"{person.name} ({person.account}), {person.role.value}")],
        )
        Keyring(sitting.register.folder.keys).add_account(
            sitting.register.keys, person.account, password, cost or calibrated()
        )


def change_password(sitting: Sitting, password: str, cost: Cost | None = None) -> None:
    """Give the signed-in person a new passphrase."""
    if problem := passphrase_problem(password, sitting.person.account):
        raise OfficeError(problem)
    with sitting.register.work.writing(sitting.person, sitting.now()) as unit:
        unit.record("changed their passphrase")
        Keyring(sitting.register.folder.keys).change_password(
            sitting.register.keys, sitting.person.account, password, cost or calibrated()
        )


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


def _must_be_sound(after: Settings) -> None:
    address = after.return_address
    if address and (address.count("@") != 1 or "." not in address.split("@")[-1] or " " in address.strip()):
        raise OfficeError(
            f"“{address}” is not an e-mail address: it needs one @ and a domain. Correct it, or leave it empty."
        )
    if not 1 <= after.agency_return_days <= 60:
        raise OfficeError("The days an agency has for its Part Two must be between 1 and 60.")
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
