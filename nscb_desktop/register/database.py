"""Connections to the encrypted file: keyed, checked, hardened, and never able to write a plain copy."""

import os
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register.mishaps import DAMAGED, cause_of, in_plain_english

APPLICATION_ID = 0x4E534342
SCHEMA = 3
"""The number of the newest migration; a file with a higher one was made by a newer version."""

OLDEST_CIPHER = (4, 19)
BUILT_WITH = frozenset({"HAS_CODEC", "ENABLE_FTS5", "TEMP_STORE=2", "THREADSAFE=1"})
"""Encryption, the word index, temporary data in memory only, and a library that threads may share."""

_HARDENED = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA recursive_triggers=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA cache_size=-16384",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA busy_timeout=5000",
)
_KEPT_FOR_EVER = frozenset({
    "audit", "form_record", "amendment", "milestone", "authorisation", "duplicate_choice", "information_request",
    "request_event", "clock_change", "minute", "agreed_value", "sent", "return_file", "letter_template", "pack",
    "pack_copy", "pack_copy_event", "imported_case",
})  # fmt: skip
_READ_ONLY_PRAGMAS = frozenset({
    "integrity_check", "cipher_integrity_check", "foreign_key_check", "quick_check", "wal_checkpoint", "user_version",
    "application_id", "table_info", "table_xinfo", "table_list", "cipher_version", "compile_options", "data_version",
    "page_count", "journal_mode", "synchronous", "foreign_keys", "read_uncommitted",
})  # fmt: skip
_TOLD_WHAT_TO_CHECK = frozenset({
    "integrity_check", "foreign_key_check", "quick_check", "wal_checkpoint", "table_info", "table_xinfo", "table_list",
})  # fmt: skip
"""Pragmas whose argument names a table or a way of checking; given to any other, it would change a setting."""
_OK, _DENY = 0, 1


LOCKED = "The register is locked. Sign in again."


class NotThisRegister(OfficeError):
    """The file is not a register that these keys open."""


class MadeByNewerVersion(OfficeError):
    """The file's schema is newer than this program."""


def connected(path: Path, key_hex: str, *, guarded: bool = True, create: bool = False, copy: bool = False) -> Any:
    """A raw connection to the file with its key applied, checked to be a register.

    ``guarded`` installs the authorizer; migrations, backups and checks go without it. ``copy`` reads a finished copy
    that nobody writes, and leaves no trace beside it. Raises NotThisRegister, MadeByNewerVersion or OfficeError.
    """
    if create:
        # SQLite would give the file whatever mode the umask allows; its log and its shared memory copy the file's.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    how = "mode=ro&immutable=1" if copy else "mode=rw"
    with in_plain_english():
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?{how}", uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            _unlock(connection, key_hex, create=create)
            for pragma in () if copy else _HARDENED:
                connection.execute(pragma).close()
            if guarded:
                connection.set_authorizer(_authorize)
        except BaseException:
            connection.close()
            raise
    return connection


def _unlock(connection: Any, key_hex: str, *, create: bool) -> None:
    cursor = connection.cursor()
    try:
        cursor.execute("PRAGMA cipher_log_level=NONE")
        cursor.execute(f"PRAGMA key=\"x'{key_hex}'\"")
        cursor.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if create:
            cursor.execute(f"PRAGMA application_id={APPLICATION_ID}")
        found = cursor.execute("PRAGMA application_id").fetchone()[0]
        version = cursor.execute("PRAGMA user_version").fetchone()[0]
    except dbapi2.DatabaseError as refused:
        # A full or failing disk, or another process, says nothing about whose file this is.
        if not cause_of(refused).startswith(DAMAGED):
            raise
        raise NotThisRegister(
            "The register's database cannot be read with these keys: it is damaged or belongs to another register. "
            "Nothing was changed; restore the last backup, database and key file together."
        ) from refused
    finally:
        cursor.close()
    if found != APPLICATION_ID:
        raise NotThisRegister(
            "This file is not a case register of this program. Nothing was changed; choose the register's own folder."
        )
    if version > SCHEMA:
        raise MadeByNewerVersion(
            f"This register was made by a newer version of the program (format {version}; this one knows {SCHEMA}). "
            "Nothing was changed; update the program and open it again."
        )


def _authorize(action: int, first: str | None, second: str | None, database: str | None, trigger: str | None) -> int:  # noqa: ARG001 - SQLite's signature
    if action in _FORBIDDEN:
        return _DENY
    if action in (sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE) and first in _KEPT_FOR_EVER:
        return _DENY
    if action == sqlite3.SQLITE_PRAGMA and (
        first not in _READ_ONLY_PRAGMAS or (second is not None and first not in _TOLD_WHAT_TO_CHECK)
    ):
        return _DENY
    if action in (sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_INSERT, sqlite3.SQLITE_DELETE) and first == "sqlite_master":
        return _DENY
    return _OK


_FORBIDDEN = frozenset({
    sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH, sqlite3.SQLITE_DROP_TABLE, sqlite3.SQLITE_DROP_TRIGGER,
    sqlite3.SQLITE_DROP_INDEX, sqlite3.SQLITE_DROP_VIEW, sqlite3.SQLITE_ALTER_TABLE, sqlite3.SQLITE_CREATE_TRIGGER,
    sqlite3.SQLITE_DROP_VTABLE, sqlite3.SQLITE_CREATE_TABLE, sqlite3.SQLITE_CREATE_VTABLE,
    sqlite3.SQLITE_CREATE_INDEX, sqlite3.SQLITE_CREATE_VIEW, sqlite3.SQLITE_CREATE_TEMP_TABLE,
    sqlite3.SQLITE_CREATE_TEMP_TRIGGER, sqlite3.SQLITE_CREATE_TEMP_VIEW, sqlite3.SQLITE_CREATE_TEMP_INDEX,
})  # fmt: skip


class Door:
    """The way to an open register's file; once shut it stays shut, whoever still holds on to its engine."""

    def __init__(self, lead: Callable[[], Any]) -> None:
        """Lead to whatever this connects to."""
        self._lead: Callable[[], Any] | None = lead

    @classmethod
    def to(cls, path: Path, key_hex: str) -> Self:
        """The way to a file with its key."""
        return cls(partial(connected, path, key_hex))

    def lead_to(self, path: Path, key_hex: str) -> None:
        """Lead to a file with its key from now on; OfficeError once the door is shut."""
        self._must_be_open()
        self._lead = partial(connected, path, key_hex)

    def connection(self) -> Any:
        """A raw connection; OfficeError once the door is shut."""
        return self._must_be_open()()

    @property
    def is_shut(self) -> bool:
        """Whether nobody gets through any more."""
        return self._lead is None

    def _must_be_open(self) -> Callable[[], Any]:
        if self._lead is None:
            raise OfficeError(LOCKED)
        return self._lead

    def shut(self) -> None:
        """Let nobody through any more, and forget the key."""
        self._lead = None


def engine_on(creator: Callable[[], Any]) -> Engine:
    """An engine whose connections come from ``creator``; writing units take the write lock when they begin."""
    engine = create_engine(
        "sqlite+pysqlite://", creator=creator, module=dbapi2, poolclass=QueuePool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def library() -> tuple[str, frozenset[str]]:
    """SQLCipher's version, and what it was built with."""
    connection = dbapi2.connect(":memory:")
    try:
        version = connection.execute("PRAGMA cipher_version").fetchone()
        options = frozenset(row[0] for row in connection.execute("PRAGMA compile_options"))
        return (version[0] if version else "none"), options
    finally:
        connection.close()


def must_have_a_sound_library() -> None:
    """Raise OfficeError where the installed SQLCipher is too old or lacks what the register relies on."""
    version, options = library()
    numbers = tuple(int(part) for part in version.split()[0].split(".") if part.isdigit())
    if numbers < OLDEST_CIPHER or not options >= BUILT_WITH:
        lacking = ", ".join(sorted(BUILT_WITH - options)) or "nothing"
        raise OfficeError(
            f"The encryption library of this installation cannot be relied on (SQLCipher {version}, lacking {lacking}), "
            "so no register is opened. Ask IT support to install the program again."
        )


def versions() -> dict[str, str]:
    """The versions of the libraries the file is read and written with."""
    import sqlalchemy

    return {"SQLCipher": library()[0], "SQLite": dbapi2.sqlite_version, "SQLAlchemy": sqlalchemy.__version__}
