"""Who can open the register: accounts, their passphrases, the recovery key, and changing the root key."""

import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register import key_file as files
from nscb_desktop.register import recovery_key as recovery
from nscb_desktop.register.derivation import KEY_BYTES, Cost, derive, sub_key
from nscb_desktop.register.key_file import ACCOUNT, RECOVERY, KeyFile, Slot, folded
from nscb_desktop.register.safe_files import previous_of, write_safely
from nscb_desktop.register.slots import Held, Opened, forged, hand_on, new_slot, open_slot


class WrongPassword(OfficeError):
    """The name and the passphrase, or the recovery key, do not belong together."""


@dataclass(frozen=True)
class Keys:
    """What an opened slot gives; ``successor`` is set while the root is being changed and may be the one that opens."""

    root: bytes = field(repr=False)
    database_key_hex: str = field(repr=False)
    audit_key: bytes = field(repr=False)
    backup_key: bytes = field(repr=False)
    slot: str
    successor: Self | None = field(default=None, repr=False)


class Keyring:
    """The key file at one path; only its holder's own acts change it, and each change is all or nothing."""

    def __init__(self, path: Path) -> None:
        """Use the key file at the path."""
        self._path = path

    @staticmethod
    def create(path: Path, account: str, password: str, *, cost: Cost, practice: bool = False) -> tuple[Keys, str]:
        """Make the key file of a new register; the recovery key is returned once and kept nowhere."""
        if path.exists():
            raise OfficeError(f"This folder already holds a register (“{path.name}”): choose an empty folder.")
        _check_name(account)
        root = secrets.token_bytes(KEY_BYTES)
        held = Held(root, sub_key(root, "audit"), sub_key(root, "backup"))
        file_id, typed = secrets.token_bytes(16), recovery.new_recovery_key()
        slots = (
            new_slot(file_id, ACCOUNT, account, password, held, cost),
            new_slot(file_id, RECOVERY, RECOVERY, recovery.read_recovery_key(typed), held, cost),
        )
        made = KeyFile(file_id, practice, secrets.token_bytes(16), turning=False, slots=slots)
        Keyring(path)._write(made, root)
        return _keys(made, slots[0], Opened(held, None)), typed

    def accounts(self) -> tuple[str, ...]:
        """The names that can sign in; no passphrase is needed to see them."""
        return tuple(slot.name for slot in self._read()[0].accounts)

    def is_practice(self) -> bool:
        """Whether the register holds made-up cases only; no passphrase is needed to see it."""
        return self._read()[0].practice

    def unlock(self, account: str, password: str) -> Keys:
        """The keys of an account; a wrong name and a wrong passphrase look and take the same."""
        key_file, data = self._read()
        slot = key_file.account(account)
        if slot is None:
            derive(password, key_file.file_id, key_file.accounts[0].cost)
        opened = open_slot(key_file, slot, password) if slot else None
        if slot is None or opened is None:
            raise WrongPassword("That name and passphrase do not open this register: check both, and Caps Lock.")
        return self._checked(key_file, data, slot, opened)

    def unlock_with_recovery(self, recovery_key: str) -> Keys:
        """The keys by the printed recovery key, however it was typed."""
        secret = recovery.read_recovery_key(recovery_key)
        key_file, data = self._read()
        slot = key_file.recovery
        opened = open_slot(key_file, slot, secret) if slot else None
        if slot is None or opened is None:
            raise WrongPassword(
                "That recovery key does not open this register: check that the sheet is the latest one."
            )
        return self._checked(key_file, data, slot, opened)

    def add_account(self, keys: Keys, account: str, password: str, cost: Cost) -> None:
        """Let one more person in."""
        _check_name(account)
        key_file = self._read_settled(keys)
        if key_file.account(account):
            raise OfficeError(f"There is already an account called {account}: choose another name.")
        if len(key_file.slots) >= files.MOST_SLOTS:
            raise OfficeError(f"A register has at most {files.MOST_SLOTS - 1} accounts: remove one first.")
        slot = new_slot(key_file.file_id, ACCOUNT, account, password, _held(keys), cost)
        self._write(replace(key_file, slots=(*key_file.slots, slot)), keys.root)

    def change_password(self, keys: Keys, account: str, new_password: str, cost: Cost) -> None:
        """Give an account a new passphrase; backups made before still open with the old one."""
        key_file = self._read_settled(keys)
        old = _existing(key_file, account)
        slot = new_slot(key_file.file_id, ACCOUNT, old.name, new_password, _held(keys), cost)
        self._write(replace(key_file, slots=tuple(slot if each is old else each for each in key_file.slots)), keys.root)

    def remove_account(self, keys: Keys, account: str, signed_in_as: str) -> None:
        """Take an account away; change the root afterwards, for its owner may have kept a copy of the old key."""
        key_file = self._read_settled(keys)
        slot = _existing(key_file, account)
        if folded(account) in {folded(signed_in_as), folded(keys.slot)}:
            raise OfficeError("You are signed in as that account: have somebody else remove it.")
        if len(key_file.accounts) == 1:
            raise OfficeError("That is the only account: add another one before you remove it.")
        self._write(replace(key_file, slots=tuple(each for each in key_file.slots if each is not slot)), keys.root)

    def new_recovery_key(self, keys: Keys, cost: Cost) -> str:
        """Make a recovery key that replaces the last; it is returned once and kept nowhere."""
        key_file = self._read_settled(keys)
        typed = recovery.new_recovery_key()
        secret = recovery.read_recovery_key(typed)
        slot = new_slot(key_file.file_id, RECOVERY, RECOVERY, secret, _held(keys), cost)
        self._write(replace(key_file, slots=(*key_file.accounts, slot)), keys.root)
        return typed

    def begin_rotation(self, keys: Keys) -> Keys:
        """Put a new root beside the old one for every slot; the keys returned carry it as their successor."""
        key_file = self._read_settled(keys)
        next_root = secrets.token_bytes(KEY_BYTES)
        slots = tuple(hand_on(key_file.file_id, slot, keys.root, next_root) for slot in key_file.slots)
        self._write(replace(key_file, turning=True, slots=slots), keys.root)
        return replace(keys, successor=_turned(key_file, keys, next_root))

    def finish_rotation(self, keys: Keys) -> Keys:
        """Put the successor in force, once it has opened the register, and return it."""
        key_file = self._read_turning(keys)
        if keys.successor is None:
            raise _signed_in_before()
        self._write(replace(key_file, turning=False), keys.successor.root)
        return keys.successor

    def abandon_rotation(self, keys: Keys) -> Keys:
        """Go back to the old root alone, when the register was never turned over to the new one."""
        key_file = self._read_turning(keys)
        slots = tuple(replace(slot, successors=slot.successors[:-1]) for slot in key_file.slots)
        self._write(replace(key_file, turning=False, slots=slots), keys.root)
        return replace(keys, successor=None)

    def _read(self) -> tuple[KeyFile, bytes]:
        data = files.read_bytes(self._path)
        return files.decode(data, self._path), data

    def _read_vouched(self, keys: Keys) -> KeyFile:
        key_file, data = self._read()
        if not files.is_vouched_for(data, sub_key(keys.root, "keyfile")):
            raise _signed_in_before()
        return key_file

    def _read_settled(self, keys: Keys) -> KeyFile:
        if (key_file := self._read_vouched(keys)).turning:
            raise OfficeError("A change of the register's key is not finished: sign out and in again first.")
        return key_file

    def _read_turning(self, keys: Keys) -> KeyFile:
        if not (key_file := self._read_vouched(keys)).turning:
            raise OfficeError("No change of the register's key is under way: nothing needs doing.")
        return key_file

    def _checked(self, key_file: KeyFile, data: bytes, slot: Slot, opened: Opened) -> Keys:
        if not files.is_vouched_for(data, sub_key(opened.held.root, "keyfile")):
            raise forged()
        return _keys(key_file, slot, opened)

    def _write(self, key_file: KeyFile, root: bytes) -> None:
        data = files.encode(key_file, sub_key(root, "keyfile"))
        write_safely(self._path, data, keep_previous=True)
        # The spare copy follows at once: a passphrase that was changed, or a slot that was removed, must not live on
        # in it, and once the root has changed it must hold the new one.
        write_safely(previous_of(self._path), data)


def _keys(key_file: KeyFile, slot: Slot, opened: Opened) -> Keys:
    held = opened.held
    keys = Keys(held.root, _database_key(key_file, held.root), held.audit_key, held.backup_key, slot.name)
    return replace(keys, successor=_turned(key_file, keys, opened.next_root)) if opened.next_root else keys


def _turned(key_file: KeyFile, keys: Keys, root: bytes) -> Keys:
    return replace(keys, root=root, database_key_hex=_database_key(key_file, root), successor=None)


def _database_key(key_file: KeyFile, root: bytes) -> str:
    return sub_key(root, "sqlcipher").hex() + key_file.database_salt.hex()


def _held(keys: Keys) -> Held:
    return Held(keys.root, keys.audit_key, keys.backup_key)


def _existing(key_file: KeyFile, account: str) -> Slot:
    if (slot := key_file.account(account)) is None:
        raise OfficeError(f"There is no account called {account}: choose one from the list.")
    return slot


def _check_name(account: str) -> None:
    if problem := files.name_problem(account):
        raise OfficeError(problem)


def _signed_in_before() -> OfficeError:
    return OfficeError("The key file has changed since you signed in: sign out and in again first.")
