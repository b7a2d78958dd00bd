"""The key file says what it holds in exactly one way, and is read within limits before any key is tried."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from nscb_desktop.register.derivation import CHEAP
from nscb_desktop.register.key_file import (
    ACCOUNT,
    MOST_BYTES,
    MOST_SLOTS,
    MOST_SUCCESSORS,
    RECOVERY,
    KeyFile,
    KeyFileError,
    Slot,
    Successor,
    decode,
    encode,
    folded,
    is_vouched_for,
    name_problem,
    read_bytes,
)

MAC_KEY = b"m" * 32
JANE = Slot(ACCOUNT, "Jane Łowicka", CHEAP, b"s" * 16, b"n" * 12, b"p" * 32, b"w" * 144)
SHEET = replace(JANE, kind=RECOVERY, name=RECOVERY)
FILE = KeyFile(b"f" * 16, practice=False, database_salt=b"d" * 16, turning=False, slots=(JANE, SHEET))


def sealed(content: object) -> bytes:
    """Any content with a checksum that fits, as a forger would write it."""
    body = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return with_checksum(body)


def with_checksum(body: bytes) -> bytes:
    """The three lines around a body."""
    signed = body + b"\n" + b"0" * 64 + b"\n"
    return signed + hashlib.sha256(signed).hexdigest().encode() + b"\n"


def content_of(key_file: KeyFile) -> Any:
    """The first line, read."""
    return json.loads(encode(key_file, MAC_KEY).split(b"\n")[0])


def test_what_is_written_is_read_back() -> None:
    turned = replace(FILE, turning=True, slots=(replace(JANE, successors=(Successor(b"e" * 80, b"l" * 32),)),))
    for key_file in (FILE, turned, replace(FILE, practice=True)):
        assert decode(encode(key_file, MAC_KEY)) == key_file


def test_only_the_holder_of_the_key_vouches_for_it() -> None:
    data = encode(FILE, MAC_KEY)
    assert is_vouched_for(data, MAC_KEY)
    assert not is_vouched_for(data, b"x" * 32)
    assert not is_vouched_for(sealed(content_of(replace(FILE, practice=True))), MAC_KEY)


def test_the_largest_allowed_file_fits() -> None:
    chain = (Successor(b"e" * 80, b"l" * 32),) * MOST_SUCCESSORS
    names = [f"{'Ł' * 38}{chr(ord('a') + number)}" for number in range(MOST_SLOTS)]
    largest = replace(FILE, slots=tuple(replace(JANE, name=name, successors=chain) for name in names))
    data = encode(largest, MAC_KEY)
    assert len(data) <= MOST_BYTES
    assert decode(data) == largest


def changed(path: str, value: object) -> Callable[[Any], None]:
    """A change of one value, the path written with dots."""

    def change(content: Any) -> None:
        *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        for step in way:
            content = content[step]
        content[last] = value

    return change


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("format", "other"), ("extra", 1), ("file", "66" * 15), ("file", "FF" * 16), ("file", 4), ("practice", 0), ("practice", "no"),
        ("database_salt", "zz" * 16), ("turning", None), ("turning", True), ("slots", []), ("slots", {}), ("slots", None),
        ("slots.0", None), ("slots.0.kind", "master"), ("slots.0.kind", []), ("slots.0.kind", RECOVERY), ("slots.0.name", ""),
        ("slots.0.name", " jane"), ("slots.0.name", "x" * 41), ("slots.0.name", "a\nb"), ("slots.0.name", "a\u202eb"),
        ("slots.0.name", RECOVERY), ("slots.0.name", 7), ("slots.1.name", "sheet"), ("slots.1.kind", ACCOUNT),
        ("slots.0.memory_kib", 2**20 + 1), ("slots.0.memory_kib", -64), ("slots.0.memory_kib", 64.0), ("slots.0.memory_kib", "64"),
        ("slots.0.passes", 17), ("slots.0.passes", True), ("slots.0.passes", 10**400), ("slots.0.lanes", 9), ("slots.0.lanes", 0),
        ("slots.0.salt", ""), ("slots.0.nonce", "6e" * 13), ("slots.0.public", None), ("slots.0.wrapped", "77" * 143),
        ("slots.0.successors", None), ("slots.0.successors", [{}]), ("slots.0.successors", [{"sealed": "65" * 80, "link": ""}]),
        ("slots.0.successors", [{"sealed": "65" * 80, "link": "6c" * 32}] * 13), ("slots.0.more", 1),
    ],
)  # fmt: skip
def test_a_forged_value_is_refused(path: str, value: object) -> None:
    content = content_of(FILE)
    changed(path, value)(content)
    with pytest.raises(KeyFileError, match=r"“register\.keys” is damaged: put the copy from the latest backup"):
        decode(sealed(content))


def test_the_previous_key_file_is_named_as_the_cure_only_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "register.keys"
    with pytest.raises(KeyFileError, match="is damaged: put the copy from the latest backup in its place"):
        decode(b"x", path)
    (tmp_path / "register.keys.previous").write_bytes(b"whole")
    with pytest.raises(KeyFileError, match=r"put “register\.keys\.previous” or the copy from the latest backup"):
        decode(b"x", path)


@pytest.mark.parametrize("twin", ["Jane Łowicka", "JANE łowicka", "Jane Ł\uff4fwicka"])
def test_two_slots_of_one_name_are_refused(twin: str) -> None:
    with pytest.raises(KeyFileError):
        decode(encode(replace(FILE, slots=(JANE, replace(JANE, name=twin))), MAC_KEY))


def test_too_many_slots_are_refused() -> None:
    many = tuple(replace(JANE, name=f"jane {number}") for number in range(MOST_SLOTS + 1))
    with pytest.raises(KeyFileError):
        decode(encode(replace(FILE, slots=many), MAC_KEY))


def test_a_file_with_no_account_is_refused() -> None:
    with pytest.raises(KeyFileError):
        decode(encode(replace(FILE, slots=(SHEET,)), MAC_KEY))


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\n\n\n", b"{}", b"SQLite format 3\x00", b"\x00" * 4096, b"x" * (MOST_BYTES + 1), with_checksum(b"["), with_checksum(b"[" * 60_000),
        with_checksum(b"9" * 5000), with_checksum(b"\xff\xfe"), with_checksum(b"NaN"), with_checksum(b'"text"'),
        with_checksum(b'{"slots":' * 5000),
    ],
)  # fmt: skip
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(KeyFileError):
        decode(data)


def test_another_spelling_of_the_same_content_is_refused() -> None:
    body = encode(FILE, MAC_KEY).split(b"\n")[0]
    for spelling in (
        body.replace(b":", b": ", 1),
        body.replace("Ł".encode(), b"\\u0141"),
        body[:-1] + b',"turning":false}',
    ):
        with pytest.raises(KeyFileError):
            decode(with_checksum(spelling))


def test_a_newer_file_asks_for_the_newer_program() -> None:
    with pytest.raises(KeyFileError, match="newer version of the program"):
        decode(sealed({**content_of(FILE), "version": 2, "news": True}))


def test_a_missing_file_and_a_folder_are_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError, match=r"There is no “register\.keys” in this folder"):
        read_bytes(tmp_path / "register.keys")
    with pytest.raises(KeyFileError, match="cannot be read"):
        read_bytes(tmp_path)


def test_no_more_is_read_than_a_key_file_can_have(tmp_path: Path) -> None:
    (tmp_path / "register.keys").write_bytes(b"x" * 1_000_000)
    assert len(read_bytes(tmp_path / "register.keys")) == MOST_BYTES + 1


def test_names_are_compared_as_people_read_them() -> None:
    assert folded("  JANE   Łowicka ") == folded("jane ł\uff4fwicka")
    assert folded("jane") != folded("jana")


@pytest.mark.parametrize("name", ["jane", "Jane Łowicka", "j.smith-2", "রহিমা"])
def test_ordinary_names_are_accepted(name: str) -> None:
    assert name_problem(name) is None


@pytest.mark.parametrize(
    "name", ["", " ", "jane ", "a  b", "x" * 41, "a\tb", "a\x00b", "a\u200bb", "\ud800", "Recovery", "RECOVERY"]
)
def test_names_that_would_mislead_are_refused(name: str) -> None:
    assert name_problem(name) is not None
