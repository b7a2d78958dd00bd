"""What somebody can do to the history who has the database key and another program."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nscb_desktop.register.audit import mac_of
from nscb_desktop.register.database import connected
from nscb_desktop.register.opening import Register


@contextmanager
def unguarded(register: Register) -> Iterator[Any]:
    """A connection on which the history can be changed; the triggers that forbid it are put back afterwards."""
    connection = connected(register.folder.database, register.keys.database_key_hex, guarded=False)
    connection.execute("PRAGMA foreign_keys = OFF")
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    yield connection
    for _, sql in triggers:
        connection.execute(sql)
    connection.close()


def seal_anew(connection: Any, key: bytes) -> None:
    """Put the digest of every entry right, which takes the history's own key."""
    previous = b""
    cursor = connection.execute("SELECT seq, at, who, role, act, case_id, why, digests FROM audit ORDER BY seq")
    names = [column[0] for column in cursor.description]
    for row in cursor.fetchall():
        previous = mac_of(key, previous, dict(zip(names, row, strict=True)))
        connection.execute("UPDATE audit SET mac = ? WHERE seq = ?", (previous, row[0]))


def rewrite(register: Register, seq: int) -> None:
    """Say that somebody else did it, and seal all entries anew."""
    with unguarded(register) as connection:
        connection.execute("UPDATE audit SET who = 'Nobody' WHERE seq = ?", (seq,))
        seal_anew(connection, register.keys.audit_key)


def cut_after(register: Register, seq: int) -> None:
    """Take away the newest entries with all that belongs to them."""
    with unguarded(register) as connection:
        connection.execute("DELETE FROM field_change WHERE seq > ?", (seq,))
        connection.execute("DELETE FROM audit WHERE seq > ?", (seq,))
