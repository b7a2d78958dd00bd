"""The register is an ordinary SQLCipher 4 file: a program that shares no code with this one reads it with the key."""

from pathlib import Path

import apsw
import pytest

from nscb_desktop.register import backups
from nscb_desktop.register.keyring import Keyring
from tests import registers


def test_another_implementation_reads_every_row(folder: Path) -> None:
    keys = Keyring(folder / "register.keys").unlock("jane", registers.PASSWORD)
    ours = registers.everything_in(folder / "register.db", keys.database_key_hex)
    theirs = apsw.Connection(str(folder / "register.db"), flags=apsw.SQLITE_OPEN_READWRITE)
    theirs.pragma("cipher", "sqlcipher")
    theirs.pragma("legacy", 4)
    theirs.pragma("key", f"x'{keys.database_key_hex}'")
    names = [row[0] for row in theirs.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert {name: sorted(theirs.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names} == ours  # noqa: S608 - the file's own table names
    assert theirs.pragma("integrity_check") == "ok"
    theirs.close()
    assert backups.file_faults(folder / "register.db", keys.database_key_hex) == []


def test_another_implementation_reads_nothing_with_another_key(folder: Path) -> None:
    theirs = apsw.Connection(str(folder / "register.db"), flags=apsw.SQLITE_OPEN_READWRITE)
    theirs.pragma("cipher", "sqlcipher")
    theirs.pragma("legacy", 4)
    theirs.pragma("key", f"x'{'0f' * 48}'")
    with pytest.raises(apsw.NotADBError):
        theirs.execute("SELECT count(*) FROM sqlite_master")
    theirs.close()
