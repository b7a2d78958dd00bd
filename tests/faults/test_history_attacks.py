"""Twelve attempts to alter the history: refused through the program, and told of when made with another program and the key."""

from typing import Any

import pytest
from sqlcipher3 import dbapi2

from nscb_desktop.casework import desk
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.register.database import connected
from tests.faults.forging import rewrite

ATTACKS = {
    "update": "UPDATE audit SET who = 'Nobody' WHERE seq = 3",
    "delete": "DELETE FROM audit WHERE seq = 3",
    "delete all": "DELETE FROM audit",
    "replace": "INSERT OR REPLACE INTO audit SELECT seq, at, 'Nobody', role, act, case_id, why, digests, mac FROM audit WHERE seq = 3",
    "upsert": "INSERT INTO audit SELECT * FROM audit WHERE seq = 3 ON CONFLICT DO UPDATE SET who = 'Nobody'",
    "gap": "INSERT INTO audit SELECT seq + 5, at, who, role, act, case_id, why, digests, mac FROM audit WHERE seq = 3",
    "drop trigger": "DROP TRIGGER audit_no_update; UPDATE audit SET who = 'Nobody' WHERE seq = 3",
    "drop table": "PRAGMA foreign_keys = OFF; DROP TABLE audit",
    "writable schema": "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name LIKE 'audit_%'",
    "rename": "ALTER TABLE audit RENAME TO elsewhere",
    "temp trigger": "CREATE TEMP TRIGGER t BEFORE INSERT ON main.audit BEGIN SELECT RAISE(IGNORE); END",
    "plain copy": "ATTACH 'plain.db' AS plain KEY ''; CREATE TABLE plain.audit AS SELECT * FROM main.audit",
}
STOPPED_BY_TRIGGERS = {"update", "delete", "delete all", "replace", "upsert", "gap"}


def attempt(connection: Any, name: str) -> str:
    """Why an attack was refused; empty where it was not."""
    try:
        for statement in ATTACKS[name].split("; "):
            connection.execute(statement).close()
    except dbapi2.DatabaseError as refused:
        return str(refused)
    return ""


def history_of(connection: Any) -> list[Any]:
    """Every entry."""
    return list(connection.execute("SELECT * FROM audit ORDER BY seq"))


@pytest.mark.parametrize("name", list(ATTACKS))
def test_through_the_program_each_is_refused(
    sitting: Sitting, name: str, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    register = sitting.register
    connection = connected(register.folder.database, register.keys.database_key_hex)
    before = history_of(connection)
    assert any(sign in attempt(connection, name) for sign in ("not authorized", "the history is written in order"))
    assert history_of(connection) == before
    connection.close()
    assert not (tmp_path / "plain.db").exists()
    assert desk.check(sitting).faults == ()


@pytest.mark.parametrize("name", sorted(STOPPED_BY_TRIGGERS))
def test_without_the_guard_the_triggers_still_refuse_what_they_can(sitting: Sitting, name: str) -> None:
    register = sitting.register
    connection = connected(register.folder.database, register.keys.database_key_hex, guarded=False)
    before = history_of(connection)
    assert any(sign in attempt(connection, name) for sign in ("kept as it is", "in order"))  # (connection, name)
    assert history_of(connection) == before
    connection.close()


@pytest.mark.parametrize("name", ["drop trigger", "drop table", "rename", "writable schema"])
def test_what_the_triggers_cannot_refuse_the_check_tells(sitting: Sitting, name: str) -> None:
    register = sitting.register
    connection = connected(register.folder.database, register.keys.database_key_hex, guarded=False)
    assert attempt(connection, name) == ""
    connection.close()
    assert desk.check(sitting).faults


def test_a_holder_of_the_key_is_found_out_by_a_backup_made_before(sitting: Sitting) -> None:
    desk.back_up(sitting)
    rewrite(sitting.register, 3)
    assert "older than its backup" in desk.check(sitting).faults[0]


def test_a_holder_of_the_key_is_not_found_out_where_nothing_was_kept_elsewhere(sitting: Sitting) -> None:
    rewrite(sitting.register, 3)
    assert desk.check(sitting).faults == ()
