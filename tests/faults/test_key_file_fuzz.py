"""A thousand damaged and forged key files: never another key, never an unexpected error, never a long wait."""

import hashlib
import json
import random
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from nscb_desktop.register.derivation import CHEAP
from nscb_desktop.register.key_file import KeyFileError
from nscb_desktop.register.keyring import Keyring, Keys, WrongPassword

WORDS = "plum tandem zesty kiosk wren"
FILES = 1000
LONGEST_SECONDS = 0.2
VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 1, 2, 65, 17, 2**20 + 1, 2**63, 0.5, "", "jane", "sam", "recovery", "\x00", "00" * 16, "zz", [], {}, [[]],
)  # fmt: skip


@pytest.fixture
def original(tmp_path: Path) -> tuple[bytes, Keys, str]:
    """A key file with two accounts in the middle of a change of its root, its keys and its recovery key."""
    path = tmp_path / "original.keys"
    keys, sheet = Keyring.create(path, "jane", WORDS, cost=CHEAP)
    Keyring(path).add_account(keys, "sam", WORDS, CHEAP)
    keys = Keyring(path).finish_rotation(Keyring(path).begin_rotation(keys))
    keys = Keyring(path).begin_rotation(keys)
    return path.read_bytes(), keys, sheet


def with_damaged_bytes(data: bytes, chance: random.Random) -> bytes:
    """The file after bits were flipped, bytes lost, doubled or put in."""
    damaged = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 8))):
        at = chance.randrange(len(damaged) or 1)
        match chance.randrange(5):
            case 0:
                damaged[at] ^= 1 << chance.randrange(8)
            case 1:
                del damaged[at : at + chance.choice((1, 1, 16, 4000))]
            case 2:
                damaged[at:at] = chance.randbytes(chance.choice((1, 8)))
            case 3:
                damaged[at:at] = damaged[at : at + chance.choice((1, 100))]
            case _:
                damaged[at] = chance.choice(b'0123456789abcdef{}[]",:')
        if not damaged:
            return b""
    return bytes(damaged)


def with_a_forged_value(data: bytes, chance: random.Random) -> bytes:
    """The file after one value was changed by somebody who knows the format but no key."""
    content = json.loads(data.split(b"\n")[0])
    place: Any = content
    while True:
        key = chance.choice(list(place) if isinstance(place, dict) else range(len(place)))
        if not isinstance(place[key], dict | list) or not place[key] or chance.random() < 0.15:
            break
        place = place[key]
    old = place[key]
    if isinstance(old, str) and old and chance.random() < 0.6:
        at = chance.randrange(len(old))
        place[key] = old[:at] + chance.choice("0123456789abcdef") + old[at + 1 :]
    elif isinstance(old, list) and old and chance.random() < 0.6:
        place[key] = chance.choice((old[::-1], old[:-1], old + old[:1]))
    else:
        place[key] = chance.choice(VALUES)
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def with_true_checksum(body: bytes, mac: bytes) -> bytes:
    """The three lines, so that only the keys themselves can tell the forgery."""
    signed = body + b"\n" + mac + b"\n"
    return signed + hashlib.sha256(signed).hexdigest().encode() + b"\n"


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A damaged file, a damaged file with a checksum that fits, or a forged one."""
    body, mac, *_ = data.split(b"\n")
    match chance.randrange(4):
        case 0:
            return with_damaged_bytes(data, chance)
        case 1:
            return with_true_checksum(with_damaged_bytes(body, chance), mac)
        case _:
            return with_true_checksum(with_a_forged_value(data, chance), mac)


def outcome(path: Path, keys: Keys, sheet: str, chance: random.Random) -> str:
    """What trying to open the file comes to; an unexpected error is not caught."""
    keyring = Keyring(path)
    try:
        keyring.accounts()
        found = keyring.unlock_with_recovery(sheet) if chance.random() < 0.3 else keyring.unlock("jane", WORDS)
    except (KeyFileError, WrongPassword) as error:
        return type(error).__name__
    assert found.successor is not None
    assert keys.successor is not None
    same = (found.database_key_hex, found.audit_key, found.backup_key, found.successor.database_key_hex)
    return "same key" if same == (
        keys.database_key_hex, keys.audit_key, keys.backup_key, keys.successor.database_key_hex,
    ) else "another key"  # fmt: skip


def test_a_thousand_damaged_and_forged_key_files(original: tuple[bytes, Keys, str], tmp_path: Path) -> None:
    data, keys, sheet = original
    chance, outcomes, longest = random.Random(2013), Counter[str](), 0.0
    path = tmp_path / "register.keys"
    for _ in range(FILES):
        tried = mutated(data, chance)
        path.write_bytes(tried)
        begun = time.perf_counter()
        came_to = outcome(path, keys, sheet, chance)
        longest = max(longest, time.perf_counter() - begun)
        outcomes["unchanged" if tried == data else came_to] += 1
    print(dict(outcomes), f"longest {longest:.3f} s")
    assert outcomes["another key"] == 0
    assert outcomes["same key"] == 0, "a change went unnoticed"
    assert outcomes["KeyFileError"] > FILES / 2
    assert outcomes["WrongPassword"] > 20
    assert longest < LONGEST_SECONDS


def test_every_single_flipped_bit_is_called_damage_and_not_a_wrong_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "register.keys"
    Keyring.create(path, "jane", WORDS, cost=CHEAP)
    data = path.read_bytes()
    for at in range(len(data)):
        damaged = bytearray(data)
        damaged[at] ^= 1 << at % 8
        path.write_bytes(damaged)
        with pytest.raises(KeyFileError):
            Keyring(path).unlock("jane", WORDS)


def test_every_shortened_file_is_called_damage(tmp_path: Path) -> None:
    path = tmp_path / "register.keys"
    Keyring.create(path, "jane", WORDS, cost=CHEAP)
    data = path.read_bytes()
    for length in range(0, len(data), 7):
        path.write_bytes(data[:length])
        with pytest.raises(KeyFileError):
            Keyring(path).accounts()
