"""Waiting after wrong passphrases; it slows somebody at this keyboard, not somebody who has copied the key file."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nscb_desktop.register.safe_files import write_safely

FREE_FAILURES = 5
LONGEST_WAIT = 300.0
_MOST_BYTES = 1024
_MOST_FAILURES = 1_000_000


@dataclass(frozen=True)
class _Count:
    failures: int
    last: datetime

    @property
    def wait(self) -> float:
        """Seconds to wait after the last failure: none, then 1, 2, 4 and so on up to the longest."""
        beyond = self.failures - FREE_FAILURES
        return 0.0 if beyond < 0 else min(2.0 ** min(beyond, 16), LONGEST_WAIT)


class Throttle:
    """Counts wrong passphrases in a small file, so that closing the program does not forget them."""

    def __init__(self, path: Path, clock: Callable[[], datetime]) -> None:
        """Count in the file at the path, by a clock that gives times with their zone."""
        self._path = path
        self._clock = clock

    def must_wait(self) -> float:
        """Seconds before the next try is taken; nought when it may be now."""
        count, now = self._read(), self._clock()
        if count.last > now:
            # A clock that was put back, or a damaged file, must not keep the office out until that day comes.
            count = _Count(count.failures, now)
            self._write(count)
        return max(0.0, count.wait - (now - count.last).total_seconds())

    def failed(self) -> None:
        """Count one more wrong passphrase."""
        self._write(_Count(min(self._read().failures + 1, _MOST_FAILURES), self._clock()))

    def succeeded(self) -> int:
        """Forget the count and return how many tries had failed since the last success."""
        failures = self._read().failures
        self._path.unlink(missing_ok=True)
        return failures

    def _read(self) -> _Count:
        try:
            with self._path.open("rb") as file:
                return _count_in(file.read(_MOST_BYTES))
        except FileNotFoundError:
            return _Count(0, self._clock())
        except (OSError, ValueError, RecursionError):
            # Spoiling the file must not be a way round the wait, and must not be a way to lock the office out.
            count = _Count(FREE_FAILURES, self._clock())
            self._write(count)
            return count

    def _write(self, count: _Count) -> None:
        write_safely(self._path, json.dumps({"failures": count.failures, "last": count.last.isoformat()}).encode())


def _count_in(data: bytes) -> _Count:
    read = json.loads(data)
    if not isinstance(read, dict) or not isinstance(read.get("last"), str) or type(read.get("failures")) is not int:
        raise ValueError("not a count of failures")
    count = _Count(read["failures"], datetime.fromisoformat(read["last"]))
    if count.last.tzinfo is None or not 0 <= count.failures <= _MOST_FAILURES:
        raise ValueError("not a possible count of failures")
    return count
