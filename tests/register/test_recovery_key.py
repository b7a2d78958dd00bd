"""The recovery key survives being printed, copied by hand and typed by somebody in a hurry."""

import pytest

from nscb_desktop.register.recovery_key import (
    ALPHABET,
    RecoveryKeyError,
    grouped,
    new_recovery_key,
    read_recovery_key,
)

KEY = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_a_new_key_is_eight_groups_of_four() -> None:
    groups = new_recovery_key().split("-")
    assert [len(group) for group in groups] == [4] * 8
    assert set("".join(groups)) <= set(ALPHABET)


def test_new_keys_differ_and_use_every_character() -> None:
    keys = {new_recovery_key() for _ in range(200)}
    assert len(keys) == 200
    assert {character for key in keys for character in key} == {*ALPHABET, "-"}


@pytest.mark.parametrize(
    "typed",
    [
        KEY,
        grouped(KEY),
        KEY.lower(),
        f"  {grouped(KEY).replace('-', ' ')}\r\n",
        grouped(KEY).replace("-", "–"),
        KEY.replace("0", "O").replace("1", "I"),
        KEY.replace("0", "o").replace("1", "l"),
        KEY.replace("1", "L"),
        KEY.replace("1", "i"),
    ],
)
def test_what_was_meant_is_read(typed: str) -> None:
    assert read_recovery_key(typed) == KEY


@pytest.mark.parametrize("typed", ["", "ABCD", KEY[:-1], KEY + "0", "ABCD-" * 7])
def test_a_wrong_length_is_said(typed: str) -> None:
    with pytest.raises(RecoveryKeyError, match="has 32 letters and digits and this has"):
        read_recovery_key(typed)


@pytest.mark.parametrize("wrong", ["U", "é", "!", "\u202e"])
def test_a_character_that_no_key_has_is_said(wrong: str) -> None:
    with pytest.raises(RecoveryKeyError, match="never contains"):
        read_recovery_key(KEY[:-1] + wrong)
