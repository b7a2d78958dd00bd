"""The recovery key that is printed once and kept in the safe: 160 random bits that survive being copied by hand."""

import secrets

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.text import visible

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Douglas Crockford's base 32: without I, L, O and U, so that whatever looks like 1 or 0 can only be that."""
CHARACTERS = 32
_BITS = 160
_GROUP = 4
_LOOKALIKES = str.maketrans("OIL", "011")
_SEPARATORS = str.maketrans("", "", "-‐‑‒–—−_.,:/")


class RecoveryKeyError(OfficeError):
    """What was typed cannot be a recovery key."""


def new_recovery_key() -> str:
    """A fresh recovery key, in eight groups of four."""
    number = secrets.randbits(_BITS)
    return grouped("".join(ALPHABET[(number >> shift) & 31] for shift in range(_BITS - 5, -1, -5)))


def grouped(key: str) -> str:
    """The key in groups of four with dashes, as it is printed."""
    return "-".join(key[start : start + _GROUP] for start in range(0, len(key), _GROUP))


def read_recovery_key(typed: str) -> str:
    """The 32 characters that were meant, whatever the case, the spaces, the dashes and the lookalikes."""
    key = "".join(typed.split()).translate(_SEPARATORS).upper().translate(_LOOKALIKES)
    if wrong := sorted(set(key) - set(ALPHABET)):
        raise RecoveryKeyError(
            f"A recovery key never contains “{visible(wrong[0])}”: compare it with the printed sheet."
        )
    if len(key) != CHARACTERS:
        raise RecoveryKeyError(
            f"A recovery key has {CHARACTERS} letters and digits and this has {len(key)}: compare it with the printed sheet."
        )
    return key
