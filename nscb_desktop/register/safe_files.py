"""Files that are either wholly the old one or wholly the new one, whatever happens while they are written."""

import os
import secrets
import time
from pathlib import Path

from nscb_desktop.framework.errors import OfficeError

_SUFFIX = ".new"
_ABANDONED_AFTER = 3600.0
"""Seconds after which a half-written file can no longer belong to a program that is still writing it."""
_TRIES = 10
_ON_WINDOWS = os.name == "nt"


def previous_of(path: Path) -> Path:
    """Where ``write_safely`` leaves the file that it replaced."""
    return path.with_name(f"{path.name}.previous")


def write_safely(path: Path, data: bytes, mode: int = 0o600, keep_previous: bool = False) -> None:
    """Put the data at the path so that a crash leaves the old file or the new one, never neither and never half."""
    try:
        _sweep(path)
        if keep_previous and path.exists():
            _replace(previous_of(path), path.read_bytes(), mode)
        _replace(path, data, mode)
    except OSError as error:
        cause = (error.strerror or type(error).__name__).lower()
        raise OfficeError(
            f"“{path.name}” could not be saved ({cause}): make room on the disk or check that the folder can be "
            "written to, then try again."
        ) from error


def _replace(path: Path, data: bytes, mode: int) -> None:
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_SUFFIX}")
    try:
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _rename(fresh, path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    keep_rename(path.parent)


def _rename(fresh: Path, path: Path) -> None:
    for left in reversed(range(_TRIES)):
        try:
            os.replace(fresh, path)
        except PermissionError:
            # On Windows a virus scanner may hold the old file open for a moment after it was last written.
            if not _ON_WINDOWS or not left:
                raise
            time.sleep(0.05)
        else:
            return


def keep_rename(folder: Path) -> None:
    """Make what was renamed in a folder outlast a power cut."""
    if _ON_WINDOWS:  # a folder cannot be opened there, and NTFS journals the rename itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(path: Path) -> None:
    """Remove what a killed process left half written, so that leftovers do not pile up."""
    for leftover in path.parent.glob(f".{path.name}.*{_SUFFIX}"):
        if time.time() - leftover.stat().st_mtime > _ABANDONED_AFTER:
            leftover.unlink(missing_ok=True)
