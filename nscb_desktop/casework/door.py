"""What can be known at the door, before any password: whose register this is, and whether it is practice.

Kept apart from the desk because the sign-in window asks before the encrypted store's libraries are imported.
"""

from pathlib import Path

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register.folder import RegisterFolder
from nscb_desktop.register.key_file import KeyFile, decode, read_bytes


def is_register(folder: Path) -> bool:
    """Whether a register, or what is left of one, is in this folder."""
    return RegisterFolder(folder).exists


def account_names(folder: Path) -> tuple[str, ...]:
    """Who can sign in to the register in this folder; OfficeError where a file of it is missing or empty."""
    place = RegisterFolder(folder)
    place.must_hold_a_register()
    return tuple(slot.name for slot in _key_file(place).accounts)


def is_practice(folder: Path) -> bool:
    """Whether the register in this folder is marked as practice."""
    return _key_file(RegisterFolder(folder)).practice


def _key_file(place: RegisterFolder) -> KeyFile:
    return decode(read_bytes(place.keys), place.keys)


def first_account(folder: Path) -> str:
    """The account that commands use unless told otherwise: the first of the key file, its first Business Manager."""
    names = account_names(folder)
    if not names:
        raise OfficeError("This register has no account to sign in with.")
    return names[0]
