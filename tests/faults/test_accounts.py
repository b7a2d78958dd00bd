"""Twenty-five things that happen to accounts, and ten kills while the key file is written."""

import os
import signal
import statistics
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Literal

import pytest

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register.derivation import CHEAP, Cost
from nscb_desktop.register.keyring import Keyring, Keys, WrongPassword
from nscb_desktop.register.recovery_key import RecoveryKeyError
from nscb_desktop.register.safe_files import previous_of
from nscb_desktop.register.throttle import Throttle
from tests.conftest import FixedClock
from tests.source_tree import ROOT

WORDS = "plum tandem zesty kiosk wren"
OTHER_WORDS = "quiet otters borrow nine umbrellas"
NEW_WORDS = "seven lanterns drift over marshes"
Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
FORMS: tuple[Form, ...] = ("NFC", "NFD", "NFKC", "NFKD")
ACCENTED = "Łucja's café żółw ﬁve señor"

ENDLESS_CHANGES = """
import sys
from pathlib import Path
from nscb_desktop.register.derivation import CHEAP
from nscb_desktop.register.keyring import Keyring
keyring = Keyring(Path(sys.argv[1]))
keys = keyring.unlock("jane", "plum tandem zesty kiosk wren")
print("ready", flush=True)
while True:
    keyring.add_account(keys, "ann", "quiet otters borrow nine umbrellas", CHEAP)
    keyring.remove_account(keys, "ann", "jane")
"""


class Office:
    """A register's keys as jane made them, with sam let in."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.keyring = Keyring(path)
        self.keys, self.sheet = Keyring.create(path, "jane", WORDS, cost=CHEAP)
        self.keyring.add_account(self.keys, "Sam Łowicki", OTHER_WORDS, CHEAP)

    def refuses(self, account: str, password: str) -> bool:
        """Whether the name and passphrase are turned away."""
        with pytest.raises(WrongPassword):
            self.keyring.unlock(account, password)
        return True


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A fresh office."""
    return Office(tmp_path / "register.keys")


def test_01_the_account_that_made_the_register_opens_it(office: Office) -> None:
    assert office.keyring.unlock("jane", WORDS) == office.keys


def test_02_an_added_account_opens_the_same_register(office: Office) -> None:
    assert office.keyring.unlock("Sam Łowicki", OTHER_WORDS).root == office.keys.root


def test_03_the_names_can_be_read_without_a_passphrase(office: Office) -> None:
    assert office.keyring.accounts() == ("jane", "Sam Łowicki")


def test_04_a_wrong_passphrase_is_turned_away(office: Office) -> None:
    assert office.refuses("jane", OTHER_WORDS)


def test_05_an_unknown_name_is_turned_away_in_the_same_words(office: Office) -> None:
    said = []
    for account in ("jane", "nobody"):
        with pytest.raises(WrongPassword) as refused:
            office.keyring.unlock(account, "wrong")
        said.append(str(refused.value))
    assert said[0] == said[1]


def test_06_an_unknown_name_takes_as_long_as_a_wrong_passphrase(tmp_path: Path) -> None:
    cost = Cost(16 * 1024, 1, 1)
    Keyring.create(tmp_path / "slow.keys", "jane", WORDS, cost=cost)
    keyring = Keyring(tmp_path / "slow.keys")

    def seconds(account: str) -> float:
        begun = time.perf_counter()
        with pytest.raises(WrongPassword):
            keyring.unlock(account, "wrong")
        return time.perf_counter() - begun

    pairs = [(seconds("jane"), seconds("nobody")) for _ in range(9)]
    known, unknown = (statistics.median(times) for times in zip(*pairs, strict=True))
    assert 0.4 < unknown / known < 2.5


def test_07_an_empty_passphrase_is_only_wrong(office: Office) -> None:
    assert office.refuses("jane", "")


def test_08_the_recovery_key_is_no_account(office: Office) -> None:
    assert office.refuses("recovery", office.sheet)
    assert office.refuses("recovery", office.sheet.replace("-", ""))


@pytest.mark.parametrize("spelling", ["JANE", " jane ", "\uff4aane"])
def test_09_a_name_is_known_in_any_case_and_width(office: Office, spelling: str) -> None:
    assert office.keyring.unlock(spelling, WORDS).slot == "jane"


@pytest.mark.parametrize("form", FORMS[:2])
def test_10_a_name_is_known_however_its_accents_were_typed(office: Office, form: Form) -> None:
    office.keyring.add_account(office.keys, "José", NEW_WORDS, CHEAP)
    assert office.keyring.unlock(unicodedata.normalize(form, "josé"), NEW_WORDS).slot == "José"


@pytest.mark.parametrize("form", FORMS)
def test_11_a_passphrase_is_known_however_its_accents_were_typed(office: Office, form: Form) -> None:
    office.keyring.change_password(office.keys, "jane", unicodedata.normalize("NFD", ACCENTED), CHEAP)
    assert office.keyring.unlock("jane", unicodedata.normalize(form, ACCENTED)).root == office.keys.root


def test_12_a_passphrase_is_not_known_in_another_case(office: Office) -> None:
    assert office.refuses("jane", WORDS.title())


def test_13_a_changed_passphrase_opens_and_the_old_one_does_not(office: Office) -> None:
    office.keyring.change_password(office.keys, "JANE", NEW_WORDS, CHEAP)
    assert office.keyring.unlock("jane", NEW_WORDS) == office.keys
    assert office.refuses("jane", WORDS)


def test_14_changing_one_passphrase_leaves_the_others(office: Office) -> None:
    office.keyring.change_password(office.keys, "jane", NEW_WORDS, CHEAP)
    assert office.keyring.unlock("Sam Łowicki", OTHER_WORDS).root == office.keys.root
    assert office.keyring.unlock_with_recovery(office.sheet).root == office.keys.root


def test_15_the_passphrase_of_nobody_cannot_be_changed(office: Office) -> None:
    with pytest.raises(OfficeError, match="There is no account called nobody"):
        office.keyring.change_password(office.keys, "nobody", NEW_WORDS, CHEAP)


def test_16_a_name_is_given_once(office: Office) -> None:
    with pytest.raises(OfficeError, match="already an account called JANE"):
        office.keyring.add_account(office.keys, "JANE", NEW_WORDS, CHEAP)
    assert office.keyring.unlock("jane", WORDS) == office.keys


@pytest.mark.parametrize("name", ["", "recovery", "a\nb", "x" * 41])
def test_17_a_name_that_would_mislead_is_refused(office: Office, name: str) -> None:
    before = office.path.read_bytes()
    with pytest.raises(OfficeError):
        office.keyring.add_account(office.keys, name, NEW_WORDS, CHEAP)
    assert office.path.read_bytes() == before


def test_18_a_removed_account_no_longer_opens(office: Office) -> None:
    office.keyring.remove_account(office.keys, "sam łowicki", signed_in_as="jane")
    assert office.refuses("Sam Łowicki", OTHER_WORDS)
    assert office.keyring.accounts() == ("jane",)


def test_19_the_account_in_use_is_not_removed(office: Office) -> None:
    with pytest.raises(OfficeError, match="You are signed in as that account"):
        office.keyring.remove_account(office.keys, "Jane", signed_in_as="jane")
    with pytest.raises(OfficeError, match="You are signed in as that account"):
        office.keyring.remove_account(office.keys, "jane", signed_in_as="Sam Łowicki")


def test_20_the_last_account_is_not_removed_even_with_the_recovery_key(office: Office) -> None:
    office.keyring.remove_account(office.keys, "Sam Łowicki", signed_in_as="jane")
    by_sheet = office.keyring.unlock_with_recovery(office.sheet)
    with pytest.raises(OfficeError, match="the only account"):
        office.keyring.remove_account(by_sheet, "jane", signed_in_as=by_sheet.slot)
    assert office.keyring.unlock("jane", WORDS) == office.keys


def test_21_the_recovery_key_opens_and_gives_a_new_passphrase(office: Office) -> None:
    by_sheet = office.keyring.unlock_with_recovery(f"  {office.sheet.lower().replace('-', ' ')}")
    assert (by_sheet.root, by_sheet.slot) == (office.keys.root, "recovery")
    office.keyring.change_password(by_sheet, "jane", NEW_WORDS, CHEAP)
    assert office.keyring.unlock("jane", NEW_WORDS) == office.keys


def test_22_a_new_recovery_key_ends_the_old_one(office: Office) -> None:
    sheet = office.keyring.new_recovery_key(office.keys, CHEAP)
    assert office.keyring.unlock_with_recovery(sheet).root == office.keys.root
    with pytest.raises(WrongPassword, match="the latest one"):
        office.keyring.unlock_with_recovery(office.sheet)


def test_23_what_cannot_be_a_recovery_key_is_said_before_it_is_tried(office: Office) -> None:
    with pytest.raises(RecoveryKeyError):
        office.keyring.unlock_with_recovery(WORDS)


def test_24_a_removed_account_that_kept_its_keys_learns_nothing_of_the_new_root(office: Office) -> None:
    kept = office.keyring.unlock("Sam Łowicki", OTHER_WORDS)
    kept_file = office.path.read_bytes()
    office.keyring.remove_account(office.keys, "Sam Łowicki", signed_in_as="jane")
    new = office.keyring.finish_rotation(office.keyring.begin_rotation(office.keys))
    assert office.refuses("Sam Łowicki", OTHER_WORDS)
    with pytest.raises(OfficeError):
        office.keyring.add_account(kept, "sam again", OTHER_WORDS, CHEAP)
    office.path.write_bytes(kept_file)
    assert office.keyring.unlock("Sam Łowicki", OTHER_WORDS).database_key_hex != new.database_key_hex


def test_25_five_wrong_passphrases_make_the_next_try_wait_and_success_is_told_of_them(
    office: Office, fixed_clock: FixedClock
) -> None:
    throttle = Throttle(office.path.with_name("register.attempts"), fixed_clock)
    for _ in range(5):
        assert throttle.must_wait() == 0
        office.refuses("jane", "wrong")
        throttle.failed()
    assert throttle.must_wait() == 1
    fixed_clock.advance(timedelta(seconds=1))
    assert throttle.must_wait() == 0
    office.keyring.unlock("jane", WORDS)
    assert throttle.succeeded() == 5


@pytest.mark.skipif(os.name == "nt", reason="kills with a signal")
def test_ten_kills_while_the_key_file_is_written_leave_the_old_or_the_new_one(office: Office) -> None:
    states = (("jane", "Sam Łowicki"), ("jane", "Sam Łowicki", "ann"))
    for number in range(10):
        with subprocess.Popen(
            [sys.executable, "-c", ENDLESS_CHANGES, str(office.path)], cwd=ROOT, stdout=subprocess.PIPE
        ) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"ready\n"
            time.sleep(0.01 + 0.0037 * number)
            writer.send_signal(signal.SIGKILL)
        for path in (office.path, previous_of(office.path)):
            assert Keyring(path).unlock("jane", WORDS) == office.keys
            assert Keyring(path).accounts() in states
        _without_ann(office)


def _without_ann(office: Office) -> None:
    if "ann" in office.keyring.accounts():
        office.keyring.remove_account(office.keys, "ann", "jane")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps access lists, not modes")
@pytest.mark.parametrize(
    "act",
    [
        lambda office: office.keyring.add_account(office.keys, "ann", NEW_WORDS, CHEAP),
        lambda office: office.keyring.change_password(office.keys, "jane", NEW_WORDS, CHEAP),
        lambda office: office.keyring.begin_rotation(office.keys),
    ],
)
def test_the_key_file_stays_private_under_a_usual_umask(tmp_path: Path, act: Callable[[Office], Keys | None]) -> None:
    before = os.umask(0o022)
    try:
        office = Office(tmp_path / "register.keys")
        act(office)
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir() if path.is_file()} == {0o600}
