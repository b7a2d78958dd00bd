"""Who can open the register, and what becomes of the keys when that changes."""

import secrets
from dataclasses import replace
from pathlib import Path

import pytest

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register.derivation import CHEAP, sub_key
from nscb_desktop.register.key_file import MOST_SLOTS, MOST_SUCCESSORS, KeyFileError, decode, encode
from nscb_desktop.register.keyring import Keyring, Keys, WrongPassword
from nscb_desktop.register.safe_files import previous_of
from nscb_desktop.register.slots import hand_on

WORDS = "plum tandem zesty kiosk wren"
OTHER_WORDS = "quiet otters borrow nine umbrellas"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the key file lies."""
    return tmp_path / "register.keys"


@pytest.fixture
def keys(path: Path) -> Keys:
    """The keys of a register made by jane, with sam let in."""
    made, _ = Keyring.create(path, "jane", WORDS, cost=CHEAP)
    Keyring(path).add_account(made, "sam", OTHER_WORDS, CHEAP)
    return made


def test_each_key_is_derived_from_the_root_for_its_purpose(keys: Keys) -> None:
    assert keys.database_key_hex[:64] == sub_key(keys.root, "sqlcipher").hex()
    assert len(bytes.fromhex(keys.database_key_hex)) == 48
    assert keys.audit_key == sub_key(keys.root, "audit")
    assert keys.backup_key == sub_key(keys.root, "backup")
    assert keys.slot == "jane"


def test_no_secret_is_shown_by_printing_the_keys(path: Path, keys: Keys) -> None:
    turning = Keyring(path).begin_rotation(keys)
    assert repr(turning) == "Keys(slot='jane')"


def test_nothing_secret_stands_in_the_file(path: Path, keys: Keys) -> None:
    data = path.read_bytes()
    for secret in (keys.root, keys.audit_key, keys.backup_key, bytes.fromhex(keys.database_key_hex[:64])):
        assert secret not in data
        assert secret.hex().encode() not in data
    assert WORDS.encode() not in data


def test_a_practice_register_says_so_without_a_passphrase(path: Path, tmp_path: Path) -> None:
    Keyring.create(path, "jane", WORDS, cost=CHEAP)
    Keyring.create(tmp_path / "practice.keys", "jane", WORDS, cost=CHEAP, practice=True)
    assert not Keyring(path).is_practice()
    assert Keyring(tmp_path / "practice.keys").is_practice()


def test_calling_a_live_register_practice_is_found_out(path: Path, keys: Keys) -> None:
    forged = replace(decode(path.read_bytes()), practice=True)
    path.write_bytes(encode(forged, b"not the key" * 3))
    with pytest.raises(KeyFileError, match="something other than this program"):
        Keyring(path).unlock("jane", WORDS)


def test_a_register_is_never_made_over_another(path: Path, keys: Keys) -> None:
    with pytest.raises(OfficeError, match="already holds a register"):
        Keyring.create(path, "eve", WORDS, cost=CHEAP)
    assert Keyring(path).accounts() == ("jane", "sam")


def test_keys_from_before_another_change_of_the_root_are_refused(path: Path, keys: Keys) -> None:
    keyring = Keyring(path)
    keyring.finish_rotation(keyring.begin_rotation(keys))
    with pytest.raises(OfficeError, match="sign out and in again"):
        keyring.add_account(keys, "ann", WORDS, CHEAP)


def test_sixteen_slots_are_the_most(path: Path) -> None:
    made, _ = Keyring.create(path, "jane", WORDS, cost=CHEAP)
    for number in range(MOST_SLOTS - 2):
        Keyring(path).add_account(made, f"person {number}", WORDS, CHEAP)
    with pytest.raises(OfficeError, match="at most 15 accounts"):
        Keyring(path).add_account(made, "one more", WORDS, CHEAP)
    assert Keyring(path).unlock("person 13", WORDS).root == made.root


def test_the_spare_copy_never_keeps_an_old_passphrase_alive(path: Path, keys: Keys) -> None:
    keyring = Keyring(path)
    keyring.change_password(keys, "jane", "five other words entirely here", CHEAP)
    keyring.remove_account(keys, "sam", "jane")
    spare = Keyring(previous_of(path))
    assert spare.accounts() == ("jane",)
    with pytest.raises(WrongPassword):
        spare.unlock("jane", WORDS)


def test_while_the_root_is_changed_every_slot_gives_both(path: Path) -> None:
    made, sheet = Keyring.create(path, "jane", WORDS, cost=CHEAP)
    keyring = Keyring(path)
    keyring.add_account(made, "sam", OTHER_WORDS, CHEAP)
    turning = keyring.begin_rotation(made)
    assert turning.successor is not None
    for found in (
        keyring.unlock("jane", WORDS),
        keyring.unlock("sam", OTHER_WORDS),
        keyring.unlock_with_recovery(sheet),
    ):
        assert found.root == made.root
        assert found.successor is not None
        assert found.successor.database_key_hex == turning.successor.database_key_hex


def test_a_new_root_opens_the_file_with_the_same_salt_and_signs_with_the_same_keys(path: Path, keys: Keys) -> None:
    turning = Keyring(path).begin_rotation(keys)
    new = Keyring(path).finish_rotation(turning)
    assert new.root != keys.root
    assert new.database_key_hex[:64] == sub_key(new.root, "sqlcipher").hex()
    assert new.database_key_hex[64:] == keys.database_key_hex[64:]
    assert (new.audit_key, new.backup_key, new.slot) == (keys.audit_key, keys.backup_key, keys.slot)
    assert Keyring(path).unlock("jane", WORDS) == new


def test_everybody_still_signs_in_after_the_root_has_changed_three_times(path: Path) -> None:
    made, sheet = Keyring.create(path, "jane", WORDS, cost=CHEAP)
    keyring = Keyring(path)
    for person in ("sam", "ann", "bob"):
        keyring.add_account(made, person, OTHER_WORDS, CHEAP)
        made = keyring.finish_rotation(keyring.begin_rotation(made))
        assert keyring.unlock("sam", OTHER_WORDS).root == made.root
    roots = {keyring.unlock(person, OTHER_WORDS).root for person in ("sam", "ann", "bob")}
    assert roots == {made.root, keyring.unlock_with_recovery(sheet).root}


def test_a_change_of_root_that_was_cut_short_is_finished_at_the_next_sign_in(path: Path, keys: Keys) -> None:
    Keyring(path).begin_rotation(keys)
    found = Keyring(path).unlock("sam", OTHER_WORDS)
    new = Keyring(path).finish_rotation(found)
    assert Keyring(path).unlock("jane", WORDS).root == new.root


def test_a_change_of_root_that_never_reached_the_register_is_abandoned(path: Path, keys: Keys) -> None:
    Keyring(path).begin_rotation(keys)
    back = Keyring(path).abandon_rotation(Keyring(path).unlock("sam", OTHER_WORDS))
    assert back.root == keys.root
    assert Keyring(path).unlock("jane", WORDS) == keys


def test_nothing_else_changes_while_the_root_does(path: Path, keys: Keys) -> None:
    keyring = Keyring(path)
    turning = keyring.begin_rotation(keys)
    for act in (
        lambda: keyring.add_account(turning, "ann", WORDS, CHEAP),
        lambda: keyring.change_password(turning, "jane", WORDS, CHEAP),
        lambda: keyring.remove_account(turning, "sam", "jane"),
        lambda: keyring.new_recovery_key(turning, CHEAP),
        lambda: keyring.begin_rotation(turning),
    ):
        with pytest.raises(OfficeError, match="not finished"):
            act()
    keyring.finish_rotation(turning)
    with pytest.raises(OfficeError):
        keyring.finish_rotation(turning)


def test_finishing_what_was_never_begun_is_refused(path: Path, keys: Keys) -> None:
    with pytest.raises(OfficeError, match="nothing needs doing"):
        Keyring(path).finish_rotation(keys)
    with pytest.raises(OfficeError, match="nothing needs doing"):
        Keyring(path).abandon_rotation(keys)


def test_after_twelve_changes_somebody_must_renew_first(path: Path) -> None:
    keyring = Keyring(path)
    made, _ = Keyring.create(path, "jane", WORDS, cost=CHEAP)
    for _ in range(MOST_SUCCESSORS):
        made = keyring.finish_rotation(keyring.begin_rotation(made))
    with pytest.raises(KeyFileError, match="“jane”"):
        keyring.begin_rotation(made)
    keyring.change_password(made, "jane", WORDS, CHEAP)
    keyring.new_recovery_key(made, CHEAP)
    made = keyring.finish_rotation(keyring.begin_rotation(made))
    assert keyring.unlock("jane", WORDS).root == made.root


def test_an_outsider_cannot_hand_a_root_of_his_own_on(path: Path, keys: Keys) -> None:
    genuine = decode(path.read_bytes())
    planted = secrets.token_bytes(32)
    slots = tuple(hand_on(genuine.file_id, slot, secrets.token_bytes(32), planted) for slot in genuine.slots)
    path.write_bytes(encode(replace(genuine, slots=slots), sub_key(planted, "keyfile")))
    with pytest.raises(KeyFileError, match="something other than this program"):
        Keyring(path).unlock("jane", WORDS)
