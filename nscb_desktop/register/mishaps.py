"""What the disk or the file can do to anybody while the register is used, each as a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from nscb_desktop.framework.errors import OfficeError

REBUILD = "press “Rebuild the lists” under Settings, Backups and check"
"""What mends everything derived, and where it is found."""
DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
"""How SQLite names a file, or a part of it, whose content makes no sense."""
_SENTENCES = {
    "SQLITE_FULL": "The disk is full, so nothing of this was saved. Free some space and save again; what you typed is still on screen.",
    "SQLITE_IOERR": "The disk refused to store this, so nothing of it was saved. Check the disk, then save again; what you typed is still on screen.",
    "SQLITE_BUSY": "Another window is saving at this moment; nothing was lost. Try again.",
    "SQLITE_LOCKED": "Another window is saving at this moment; nothing was lost. Try again.",
    "SQLITE_READONLY": "The register's folder cannot be written to, so nothing was saved. Ask IT support for write access to it.",
    "SQLITE_PERM": "The register's folder cannot be written to, so nothing was saved. Ask IT support for write access to it.",
    "SQLITE_CANTOPEN": "The register's database cannot be opened where it is. Check that its folder is still there and try again.",
    "SQLITE_CORRUPT_VTAB": f"The search index is damaged, though the records are not; nothing of this was saved. To mend it, {REBUILD}; then try again.",
    "SQLITE_CORRUPT": "The register's database is damaged. Nothing was changed; close the program and restore the last backup.",
    "SQLITE_NOTADB": "The register's database is damaged. Nothing was changed; close the program and restore the last backup.",
}  # fmt: skip


def cause_of(failed: DatabaseError | dbapi2.DatabaseError) -> str:
    """SQLite's name of what went wrong; empty where SQLite was not asked."""
    return getattr(failed.orig if isinstance(failed, DatabaseError) else failed, "sqlite_errorname", None) or ""


def sentence_for(failed: DatabaseError | dbapi2.DatabaseError) -> str | None:
    """What to tell the person at the desk, or None where the failure is a defect of this program."""
    cause = cause_of(failed)
    return next((sentence for sign, sentence in _SENTENCES.items() if cause.startswith(sign)), None)


@contextmanager
def in_plain_english() -> Iterator[None]:
    """Turn what the disk or the file can do into a sentence; everything else is a defect and passes."""
    try:
        yield
    except (DatabaseError, dbapi2.DatabaseError) as failed:
        if sentence := sentence_for(failed):
            raise OfficeError(sentence) from failed
        raise
