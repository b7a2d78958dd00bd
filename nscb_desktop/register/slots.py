"""What a slot of the key file does: wraps the keys under a passphrase and hands later roots on to its owner.

The passphrase wraps a private key and the keys in force at the time. When the root is changed, the new one is sealed
to the public key of every slot, so that nobody else's passphrase is needed and somebody whose slot is gone learns
nothing; the link, made with the root before, shows that it was a member of the office who handed it on.
"""

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from nscb_desktop.register.derivation import KEY_BYTES, Cost, derive, sub_key
from nscb_desktop.register.key_file import MOST_SUCCESSORS, VERSION, KeyFile, KeyFileError, Slot, Successor

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hpke import Suite


@dataclass(frozen=True, slots=True)
class Held:
    """The three secrets of a register: the root opens the file and can change, the other two sign and stay."""

    root: bytes = field(repr=False)
    audit_key: bytes = field(repr=False)
    backup_key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a passphrase opened: the secrets in force and, while the root is being changed, the next root."""

    held: Held = field(repr=False)
    next_root: bytes | None = field(repr=False)


def new_slot(file_id: bytes, kind: str, name: str, secret: str, held: Held, cost: Cost) -> Slot:
    """A slot that the secret opens, with a salt, a nonce and a key pair of its own."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    private_key = X25519PrivateKey.generate()
    slot = Slot(
        kind, name, cost, salt=secrets.token_bytes(16), nonce=secrets.token_bytes(12),
        public_key=private_key.public_key().public_bytes_raw(), wrapped=b"",
    )  # fmt: skip
    content = private_key.private_bytes_raw() + held.root + held.audit_key + held.backup_key
    wrapped = AESGCM(derive(secret, slot.salt, cost)).encrypt(slot.nonce, content, _bound_to(file_id, slot))
    return replace(slot, wrapped=wrapped)


def open_slot(key_file: KeyFile, slot: Slot, secret: str) -> Opened | None:
    """What the secret opens, or None when it is not this slot's."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        key = derive(secret, slot.salt, slot.cost)
        content = AESGCM(key).decrypt(slot.nonce, slot.wrapped, _bound_to(key_file.file_id, slot))
    except InvalidTag:
        return None
    private_key, root, audit_key, backup_key = (
        content[start : start + KEY_BYTES] for start in range(0, 128, KEY_BYTES)
    )
    roots = [root]
    for successor in slot.successors:
        roots.append(_handed_on(key_file, slot, successor, private_key, roots[-1]))
    next_root = roots.pop() if key_file.turning else None
    return Opened(Held(roots[-1], audit_key, backup_key), next_root)


def hand_on(file_id: bytes, slot: Slot, root: bytes, next_root: bytes) -> Slot:
    """The slot with the next root sealed to its owner."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    if len(slot.successors) >= MOST_SUCCESSORS:
        raise KeyFileError(
            f"The keys have changed {MOST_SUCCESSORS} times since “{slot.name}” was last renewed: change that passphrase "
            "or make that recovery key anew first."
        )
    bound = _bound_to(file_id, slot)
    sealed = _suite().encrypt(next_root, X25519PublicKey.from_public_bytes(slot.public_key), info=bound)
    return replace(slot, successors=(*slot.successors, Successor(sealed, _link(root, bound, sealed))))


def _handed_on(key_file: KeyFile, slot: Slot, successor: Successor, private_key: bytes, root: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    bound = _bound_to(key_file.file_id, slot)
    if not hmac.compare_digest(successor.link, _link(root, bound, successor.sealed)):
        raise forged()
    try:
        return _suite().decrypt(successor.sealed, X25519PrivateKey.from_private_bytes(private_key), info=bound)
    except (InvalidTag, ValueError) as error:
        raise forged() from error


def forged() -> KeyFileError:
    """The error for a key file that somebody without the root key has written."""
    return KeyFileError(
        "The key file was changed by something other than this program: put the copy from the latest backup in its place."
    )


def _link(root: bytes, bound: bytes, sealed: bytes) -> bytes:
    return hmac.new(sub_key(root, "keyfile"), b"link" + bound + sealed, hashlib.sha256).digest()


def _bound_to(file_id: bytes, slot: Slot) -> bytes:
    """What a wrapped key belongs to; changing any of it makes the key unreadable."""
    cost = (slot.cost.memory_kib, slot.cost.passes, slot.cost.lanes)
    parts = (VERSION, file_id.hex(), slot.kind, slot.name, *cost, slot.salt.hex(), slot.public_key.hex())
    return json.dumps(parts).encode("ascii")


def _suite() -> "Suite":
    """Hybrid public key encryption (RFC 9180) with its commonest parts."""
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
