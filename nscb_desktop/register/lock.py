"""One process at a time: a lock of the operating system's on ``register.lock``, which also says who holds it."""

import json
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.text import visible

_MOST_BYTES = 4096
_LONGEST_NAME = 60
_LOCKED_BYTE = 1 << 30
"""Far beyond the text: on Windows a locked byte cannot be read by anybody else."""

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _give_back(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        # flock, not lockf: a lockf lock is lost as soon as this process closes any other handle of the same file.
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give_back(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


class RegisterInUse(OfficeError):
    """Another process holds the register."""


class RegisterLock:
    """Holds the register for this process; the system lets go by itself when the process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        """Use the lock file at the path; nothing is taken yet."""
        self._path = path
        self._handle: int | None = None

    def acquire(self, account: str, now: datetime) -> None:
        """Take the register for an account, or say who has it and since when."""
        if self._handle is not None:
            raise RegisterInUse("The register is already open in this window.")
        handle = self._opened()
        try:
            _take(handle)
        except (BlockingIOError, PermissionError):
            os.close(handle)
            raise RegisterInUse(self._holder()) from None
        except OSError as error:
            os.close(handle)
            raise OfficeError(
                "This folder cannot be locked against being opened twice: keep the register on this computer's own disk."
            ) from error
        self._handle = handle
        self._sign(account, now)

    def release(self) -> None:
        """Let go of the register; letting go twice does no harm."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        try:
            # The text is for people; a failing disk that keeps it must not keep the register locked.
            with suppress(OSError):
                os.ftruncate(handle, 0)
            _give_back(handle)
        finally:
            os.close(handle)

    def _opened(self) -> int:
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        except OSError as error:
            raise OfficeError(
                f"The register's folder cannot be written to ({(error.strerror or 'no reason given').lower()}): "
                "check that it is there and belongs to you."
            ) from error

    def _sign(self, account: str, now: datetime) -> None:
        try:
            self._write(json.dumps({"account": account, "since": now.isoformat()}).encode())
        except OSError as error:
            self.release()
            raise OfficeError("The disk is full or failing: make room on it, then open the register again.") from error

    def _write(self, text: bytes) -> None:
        if self._handle is not None:
            os.ftruncate(self._handle, 0)
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, text)

    def _holder(self) -> str:
        """Who has it, as far as the text in the file can be read."""
        try:
            with self._path.open("rb") as file:
                read = json.loads(file.read(_MOST_BYTES))
            since = datetime.fromisoformat(read["since"]).astimezone(ZoneInfo("Europe/London"))
            account = visible(str(read["account"])[:_LONGEST_NAME])
        except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
            return "The register is already open in another window. Close it there first."
        return (
            f"The register is open as {account} since {since:%H:%M} on {long_day(since.date())}. Close it there first."
        )
