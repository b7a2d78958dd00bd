"""The key file as it lies on disk: three lines of text, read within strict limits before any key is tried.

The first line is the content as JSON in one exact spelling, the second a HMAC that only a holder of the root key can
make, the third a SHA-256 of both. The third tells damage from a wrong passphrase; only the second stops a forger.
"""

import hashlib
import hmac
import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register.derivation import Cost
from nscb_desktop.register.safe_files import previous_of

VERSION = 1
MOST_BYTES = 64 * 1024
MOST_SLOTS = 16
MOST_SUCCESSORS = 12
RECOVERY = "recovery"
ACCOUNT = "account"
LONGEST_NAME = 40
_FORMAT = "nscb-desktop keys"
_FILE_KEYS = {"format", "version", "file", "practice", "database_salt", "turning", "slots"}
_SLOT_KEYS = {"kind", "name", "memory_kib", "passes", "lanes", "salt", "nonce", "public", "wrapped", "successors"}
_SUCCESSOR_KEYS = {"sealed", "link"}


class KeyFileError(OfficeError):
    """The key file cannot be used as it is."""


@dataclass(frozen=True, slots=True)
class Successor:
    """A later root sealed to the slot's public key, vouched for by the root before it."""

    sealed: bytes
    link: bytes


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in: an account or the recovery key, with the keys that its passphrase unwraps."""

    kind: str
    name: str
    cost: Cost
    salt: bytes
    nonce: bytes
    public_key: bytes
    wrapped: bytes
    successors: tuple[Successor, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyFile:
    """Everything the key file holds; ``turning`` says that the last successor of each slot is not yet in force."""

    file_id: bytes
    practice: bool
    database_salt: bytes
    turning: bool
    slots: tuple[Slot, ...]

    @property
    def accounts(self) -> tuple[Slot, ...]:
        """The slots of people, in the order they were added."""
        return tuple(slot for slot in self.slots if slot.kind == ACCOUNT)

    @property
    def recovery(self) -> Slot | None:
        """The slot of the recovery key, if there is one."""
        return next((slot for slot in self.slots if slot.kind == RECOVERY), None)

    def account(self, name: str) -> Slot | None:
        """The slot of the account that the name means, whatever its case and composition."""
        return next((slot for slot in self.accounts if folded(slot.name) == folded(name)), None)


def folded(name: str) -> str:
    """The spelling in which account names are compared."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", " ".join(name.split())).casefold())


def name_problem(name: str) -> str | None:
    """Why a name cannot be an account's, or None."""
    if not name or name != " ".join(name.split()) or len(name) > LONGEST_NAME or not name.isprintable():
        return (
            f"An account name has 1 to {LONGEST_NAME} ordinary characters and no space at either end: choose another."
        )
    if folded(name) == RECOVERY:
        return f"“{RECOVERY}” is kept for the recovery key: choose another account name."
    return None


def encode(key_file: KeyFile, mac_key: bytes) -> bytes:
    """The bytes to write, vouched for by whoever has the root key."""
    body = _body(key_file)
    signed = b"%s\n%s\n" % (body, hmac.new(mac_key, body, hashlib.sha256).hexdigest().encode())
    return b"%s%s\n" % (signed, hashlib.sha256(signed).hexdigest().encode())


def is_vouched_for(data: bytes, mac_key: bytes) -> bool:
    """Whether the bytes were written by somebody who had the root key."""
    body, mac, _ = data.split(b"\n", 2)
    return hmac.compare_digest(hmac.new(mac_key, body, hashlib.sha256).hexdigest().encode(), mac)


def read_bytes(path: Path) -> bytes:
    """The bytes of a key file, never more than a key file can have."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise KeyFileError(
            f"There is no “{path.name}” in this folder: choose the folder that holds the register."
        ) from None
    except OSError as error:
        raise KeyFileError(f"“{path.name}” cannot be read: check that the folder belongs to you.") from error


def decode(data: bytes, path: Path = Path("register.keys")) -> KeyFile:
    """Read the bytes of the key file at a path; no key is derived here, and what is not exactly as it would be written is refused."""
    try:
        if len(data) > MOST_BYTES:
            raise ValueError("too long")
        body, mac, checksum, rest = data.split(b"\n")
        if hashlib.sha256(b"%s\n%s\n" % (body, mac)).hexdigest().encode() != checksum or rest or len(mac) != 64:
            raise ValueError("damaged")
        key_file = _read_file(json.loads(body))
        if _body(key_file) != body:
            raise ValueError("not in the exact spelling")
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        spare = previous_of(path)
        or_spare = f"“{spare.name}” or " if spare.exists() else ""
        raise KeyFileError(
            f"“{path.name}” is damaged: put {or_spare}the copy from the latest backup in its place."
        ) from error
    return key_file


def _body(key_file: KeyFile) -> bytes:
    content = {
        "format": _FORMAT, "version": VERSION, "file": key_file.file_id.hex(), "practice": key_file.practice,
        "database_salt": key_file.database_salt.hex(), "turning": key_file.turning,
        "slots": [_slot_content(slot) for slot in key_file.slots],
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def _slot_content(slot: Slot) -> dict[str, object]:
    return {
        "kind": slot.kind, "name": slot.name, "memory_kib": slot.cost.memory_kib, "passes": slot.cost.passes,
        "lanes": slot.cost.lanes, "salt": slot.salt.hex(), "nonce": slot.nonce.hex(), "public": slot.public_key.hex(),
        "wrapped": slot.wrapped.hex(),
        "successors": [{"sealed": each.sealed.hex(), "link": each.link.hex()} for each in slot.successors],
    }  # fmt: skip


def _read_file(read: object) -> KeyFile:
    if isinstance(read, dict) and read.get("format") == _FORMAT and read.get("version") != VERSION:
        raise KeyFileError("The key file was written by a newer version of the program: install that version.")
    content = _exactly(read, _FILE_KEYS)
    slots = content["slots"]
    if content["format"] != _FORMAT or not isinstance(slots, list) or not 1 <= len(slots) <= MOST_SLOTS:
        raise ValueError("not a key file")
    key_file = KeyFile(
        _octets(content["file"], 16), _flag(content["practice"]), _octets(content["database_salt"], 16),
        _flag(content["turning"]), tuple(_read_slot(each) for each in slots),
    )  # fmt: skip
    names = [folded(slot.name) for slot in key_file.slots]
    if len(set(names)) != len(names) or not key_file.accounts:
        raise ValueError("the names")
    if key_file.turning and not all(slot.successors for slot in key_file.slots):
        raise ValueError("a root is missing")
    return key_file


def _read_slot(read: object) -> Slot:
    content = _exactly(read, _SLOT_KEYS)
    kind, name, successors = content["kind"], content["name"], content["successors"]
    cost = Cost(_whole(content["memory_kib"]), _whole(content["passes"]), _whole(content["lanes"]))
    if not isinstance(kind, str) or not isinstance(name, str) or not _may_be_called(kind, name):
        raise ValueError("the name of a slot")
    if not cost.is_within_limits or not isinstance(successors, list) or len(successors) > MOST_SUCCESSORS:
        raise ValueError("the limits of a slot")
    return Slot(
        kind, name, cost, _octets(content["salt"], 16), _octets(content["nonce"], 12), _octets(content["public"], 32),
        _octets(content["wrapped"], 144), tuple(_read_successor(each) for each in successors),
    )  # fmt: skip


def _may_be_called(kind: str, name: str) -> bool:
    return name == RECOVERY if kind == RECOVERY else kind == ACCOUNT and name_problem(name) is None


def _read_successor(read: object) -> Successor:
    content = _exactly(read, _SUCCESSOR_KEYS)
    return Successor(_octets(content["sealed"], 80), _octets(content["link"], 32))


def _exactly(read: object, keys: set[str]) -> dict[str, object]:
    if not isinstance(read, dict) or set(read) != keys:
        raise ValueError("the keys of an object")
    return read


def _octets(text: object, length: int) -> bytes:
    if not isinstance(text, str) or len(text) != 2 * length:
        raise ValueError("the length of a value")
    return bytes.fromhex(text)


def _whole(number: object) -> int:
    if not isinstance(number, int) or isinstance(number, bool):
        raise ValueError("not a whole number")
    return number


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("neither true nor false")
    return value
