"""Keys from passphrases (Argon2id) and keys from keys (HKDF); the libraries load only when a key is really needed."""

import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from nscb_desktop.framework.errors import OfficeError

MOST_MEMORY_KIB = 1024 * 1024
MOST_PASSES = 16
MOST_LANES = 8
KEY_BYTES = 32

Purpose = Literal["sqlcipher", "audit", "keyfile", "backup"]


@dataclass(frozen=True)
class Cost:
    """How much work one guess at a passphrase takes: memory, passes over it, and lanes that run side by side."""

    memory_kib: int
    passes: int
    lanes: int

    @property
    def is_within_limits(self) -> bool:
        """Whether this much work may be asked of a computer at all; a key file can be written by anybody."""
        return (
            1 <= self.lanes <= MOST_LANES
            and 1 <= self.passes <= MOST_PASSES
            and 8 * self.lanes <= self.memory_kib <= MOST_MEMORY_KIB
        )


FLOOR = Cost(64 * 1024, 3, 4)
"""The least that a live register uses (the low-memory profile of RFC 9106)."""
USUAL = Cost(256 * 1024, 2, 2)
"""What a usual office computer does in a quarter to half a second."""
CHEAP = Cost(64, 1, 1)
"""Tests and practice benchmarks only: a guess costs nothing."""

_LADDER = (USUAL, Cost(128 * 1024, 3, 4), FLOOR)


def derive(password: str, salt: bytes, cost: Cost) -> bytes:
    """The 32-byte key of a passphrase; the same letters give the same key however the keyboard composed them."""
    if not cost.is_within_limits:
        raise OfficeError(
            "The key file asks for more work than any computer should do: put back the copy from a backup."
        )
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    secret = unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
    try:
        return hash_secret_raw(
            secret, salt, time_cost=cost.passes, memory_cost=cost.memory_kib, parallelism=cost.lanes,
            hash_len=KEY_BYTES, type=Type.ID,
        )  # fmt: skip
    except HashingError as error:
        needed = cost.memory_kib // 1024
        raise OfficeError(
            f"Unlocking needs {needed} MB of free memory: close other programs, then try again."
        ) from error


def sub_key(root: bytes, purpose: Purpose) -> bytes:
    """The 32-byte key that serves one purpose and tells nothing about the root or the other keys."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"nscb-desktop/" + purpose.encode("ascii")).derive(root)


def seconds_taken(cost: Cost) -> float:
    """How long one derivation takes on this computer now."""
    begun = time.perf_counter()
    derive("a passphrase to measure with", b"sixteen bytes!!!", cost)
    return time.perf_counter() - begun


def calibrated(target_seconds: float = 0.5, measure: Callable[[Cost], float] = seconds_taken) -> Cost:
    """The cost that takes about the target on this computer: the most memory that fits, never under the floor."""
    for cost in _LADDER:
        taken = measure(cost)
        if taken <= target_seconds:
            passes = min(MOST_PASSES, max(cost.passes, int(cost.passes * target_seconds / max(taken, 1e-6))))
            return Cost(cost.memory_kib, passes, cost.lanes)
    return FLOOR
