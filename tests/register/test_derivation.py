"""Keys from passphrases: the same for every way of typing, never under the floor, never without limits."""

import subprocess
import sys
import unicodedata

import pytest

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register.derivation import CHEAP, FLOOR, USUAL, Cost, calibrated, derive, seconds_taken, sub_key
from tests.source_tree import ROOT

SALT = bytes(range(16))
KNOWN_KEY = "aacf5e0db9220f8a470ab6f7712dfc27495927592dd25fe0e1cbb1f4d86d0e3d"
KNOWN_SUB_KEY = "7184a4bd60fb656a164d4bf0c7ebe9aef18f1ff26773d65c251861f928c5dae6"


def test_a_known_passphrase_gives_a_known_key() -> None:
    # Fixed for ever: another answer here would lock every office out of its register.
    assert derive("plum tandem zesty kiosk wren", SALT, CHEAP).hex() == KNOWN_KEY
    assert sub_key(bytes(32), "sqlcipher").hex() == KNOWN_SUB_KEY


def test_accents_typed_in_either_way_give_the_same_key() -> None:
    word = "Łucja's café ﬁve"
    keys = {derive(unicodedata.normalize(form, word), SALT, CHEAP) for form in ("NFC", "NFD", "NFKC", "NFKD")}
    assert len(keys) == 1


def test_salt_passphrase_and_cost_each_change_the_key() -> None:
    keys = {
        derive("one", SALT, CHEAP),
        derive("two", SALT, CHEAP),
        derive("one", SALT[::-1], CHEAP),
        derive("one", SALT, Cost(64, 2, 1)),
        derive("one", SALT, Cost(65, 1, 1)),
    }
    assert len(keys) == 5
    assert {len(key) for key in keys} == {32}


@pytest.mark.parametrize("passphrase", ["", "\x00", "\ud800", "x" * 100_000])
def test_odd_passphrases_are_only_passphrases(passphrase: str) -> None:
    assert len(derive(passphrase, SALT, CHEAP)) == 32


@pytest.mark.parametrize(
    "cost",
    [
        Cost(2**20 + 1, 1, 1),
        Cost(64, 17, 1),
        Cost(256, 1, 9),
        Cost(7, 1, 1),
        Cost(64, 0, 1),
        Cost(64, 1, 0),
        Cost(-1, 1, 1),
    ],
)
def test_more_work_than_the_limit_is_refused_before_it_is_done(cost: Cost) -> None:
    with pytest.raises(OfficeError, match="more work"):
        derive("word", SALT, cost)


def test_each_purpose_has_a_key_of_its_own() -> None:
    keys = [sub_key(SALT * 2, purpose) for purpose in ("sqlcipher", "audit", "keyfile", "backup")]
    assert len(set(keys)) == 4
    assert {len(key) for key in keys} == {32}


def test_a_usual_computer_gets_the_usual_memory() -> None:
    assert calibrated(0.5, measure=lambda cost: 0.4) == USUAL


def test_a_fast_computer_works_more() -> None:
    assert calibrated(0.5, measure=lambda cost: 0.05 * cost.passes) == Cost(USUAL.memory_kib, 10, 2)


def test_even_the_fastest_computer_stays_within_the_limits() -> None:
    assert calibrated(0.5, measure=lambda cost: 0.0).is_within_limits


def test_a_slow_computer_gets_less_memory() -> None:
    assert calibrated(0.5, measure=lambda cost: cost.memory_kib / (256 * 1024)).memory_kib == 128 * 1024


def test_the_slowest_computer_gets_the_floor_and_never_less() -> None:
    assert calibrated(0.5, measure=lambda cost: 60.0) == FLOOR
    assert calibrated(0.0, measure=lambda cost: 0.2) == FLOOR


def test_the_measure_is_of_this_computer() -> None:
    assert 0 < seconds_taken(CHEAP) < 5


def test_the_slow_libraries_are_not_loaded_with_the_module() -> None:
    seen = subprocess.run(
        [sys.executable, "-c", "import sys, nscb_desktop.register.keyring, nscb_desktop.register.lock; print(*sys.modules)"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    assert "nscb_desktop.register.keyring" in seen
    assert not {"argon2", "cryptography", "sqlalchemy", "sqlcipher3"} & set(seen)
