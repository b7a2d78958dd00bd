"""Wrong passphrases cost time, and a damaged count costs neither the office nor the program its day."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from nscb_desktop.register.throttle import Throttle
from tests.conftest import FixedClock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file that counts."""
    return tmp_path / "register.attempts"


def test_the_first_four_failures_cost_nothing(path: Path, fixed_clock: FixedClock) -> None:
    throttle = Throttle(path, fixed_clock)
    for _ in range(4):
        throttle.failed()
        assert throttle.must_wait() == 0


def test_the_waits_double_from_one_second_to_five_minutes(path: Path, fixed_clock: FixedClock) -> None:
    throttle, waits = Throttle(path, fixed_clock), []
    for _ in range(16):
        throttle.failed()
        waits.append(throttle.must_wait())
    assert waits == [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]


def test_waiting_is_enough(path: Path, fixed_clock: FixedClock) -> None:
    throttle = Throttle(path, fixed_clock)
    for _ in range(7):
        throttle.failed()
    fixed_clock.advance(timedelta(seconds=3))
    assert throttle.must_wait() == 1
    fixed_clock.advance(timedelta(seconds=1))
    assert throttle.must_wait() == 0


def test_closing_the_program_does_not_forget(path: Path, fixed_clock: FixedClock) -> None:
    for _ in range(6):
        Throttle(path, fixed_clock).failed()
    assert Throttle(path, fixed_clock).must_wait() == 2


def test_success_tells_how_many_failed_and_forgets_them(path: Path, fixed_clock: FixedClock) -> None:
    throttle = Throttle(path, fixed_clock)
    for _ in range(6):
        throttle.failed()
    assert throttle.succeeded() == 6
    assert throttle.succeeded() == 0
    assert throttle.must_wait() == 0


@pytest.mark.parametrize(
    "damage",
    [
        b"", b"\xff\xfe\x00", b"[]", b"null", b"{}", b"[" * 900, b"9" * 1000, b'{"failures": 9}',
        b'{"failures": -1, "last": "2014-01-07T10:00:00+00:00"}', b'{"failures": 1e9, "last": "2014-01-07T10:00:00+00:00"}',
        b'{"failures": 9, "last": "2014-01-07T10:00:00"}', b'{"failures": 9, "last": "never"}',
        b'{"failures": 99999999999999, "last": "2014-01-07T10:00:00+00:00"}', b'{"failures": true, "last": 1}',
    ],
)  # fmt: skip
def test_a_damaged_count_costs_one_second_and_no_more(path: Path, fixed_clock: FixedClock, damage: bytes) -> None:
    path.write_bytes(damage)
    throttle = Throttle(path, fixed_clock)
    assert throttle.must_wait() == 1
    fixed_clock.advance(timedelta(seconds=1))
    assert throttle.must_wait() == 0
    throttle.failed()
    assert throttle.must_wait() == 2


@pytest.mark.parametrize(
    "last", ["9999-12-31T23:59:59+00:00", "2014-01-08T00:00:00+00:00", "0001-01-01T00:00:00+23:59"]
)
def test_a_count_from_another_time_does_not_lock_out_for_ever(path: Path, fixed_clock: FixedClock, last: str) -> None:
    path.write_text(f'{{"failures": 30, "last": "{last}"}}')
    throttle = Throttle(path, fixed_clock)
    assert throttle.must_wait() <= 300
    fixed_clock.advance(timedelta(seconds=300))
    assert throttle.must_wait() == 0


def test_a_clock_that_was_put_back_does_not_lock_out(path: Path, fixed_clock: FixedClock) -> None:
    throttle = Throttle(path, fixed_clock)
    for _ in range(8):
        throttle.failed()
    fixed_clock.advance(timedelta(days=-400))
    assert throttle.must_wait() == 8
    fixed_clock.advance(timedelta(seconds=8))
    assert throttle.must_wait() == 0


def test_the_count_holds_no_name_and_is_private(path: Path, fixed_clock: FixedClock) -> None:
    Throttle(path, fixed_clock).failed()
    assert path.read_text() == f'{{"failures": 1, "last": "{_iso(fixed_clock())}"}}'
    assert path.stat().st_mode & 0o077 == 0


def _iso(moment: datetime) -> str:
    return moment.isoformat()
