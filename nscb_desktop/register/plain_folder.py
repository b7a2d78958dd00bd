"""A folder of plain files that is either whole under its name or not there at all: written aside, and renamed at the end."""

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register.copies import must_lie_outside
from nscb_desktop.register.safe_files import keep_rename


@dataclass(frozen=True, slots=True)
class Written:
    """One file of the folder, as its index lists it."""

    path: str
    size: int
    sha256: str


@dataclass
class PlainFolder:
    """The folder while it is written: for this account alone, under a name nobody looks for."""

    target: Path
    aside: Path
    files: list[Written] = field(default_factory=list)
    finished: bool = False

    def write(self, path: str, data: bytes) -> None:
        """Write one file, under its path in the folder; OfficeError where the disk does not take it."""
        place = self.aside.joinpath(*PurePosixPath(path).parts)
        with _told(self.target):
            # One by one: made along with a deeper one, a folder would be open to whom the system usually lets in.
            for folder in reversed(place.relative_to(self.aside).parents):
                (self.aside / folder).mkdir(mode=0o700, exist_ok=True)
            handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        self.files.append(Written(path, len(data), hashlib.sha256(data).hexdigest()))

    def finish(self) -> None:
        """Give it its name; from here on it is whole."""
        with _told(self.target):
            if self.target.is_dir():
                self.target.rmdir()
            os.rename(self.aside, self.target)
            self.finished = True
            keep_rename(self.target.parent)


@contextmanager
def plain_folder(target: Path) -> Iterator[PlainFolder]:
    """A folder to be filled; left with an error, or without finishing it, nothing of it stays, finished or not."""
    _must_be_free(target)
    must_lie_outside(target)
    place = PlainFolder(target, target.with_name(f".{target.name}.{secrets.token_hex(4)}.new"))
    with _told(target):
        place.aside.mkdir(mode=0o700)
    try:
        yield place
    except BaseException:
        if place.finished:
            shutil.rmtree(target, ignore_errors=True)
        raise
    finally:
        shutil.rmtree(place.aside, ignore_errors=True)


def _must_be_free(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise OfficeError(f"“{target}” is not a folder; choose a name that does not exist yet.")
    if target.is_dir() and any(target.iterdir()):
        raise OfficeError(f"The folder “{target}” is not empty; choose a name that does not exist yet.")
    if not target.resolve().parent.is_dir():
        raise OfficeError(f"The folder “{target.parent}” does not exist; make it first, or choose another folder.")


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as refused:
        cause = (refused.strerror or type(refused).__name__).lower()
        raise OfficeError(
            f"“{target.name}” could not be written ({cause}): make room on the disk or check that the folder can be "
            "written to, then try again. Nothing was left there."
        ) from refused
