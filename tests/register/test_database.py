"""Connections: keyed, hardened, guarded, and each refusal its own sentence."""

import logging
import shutil
import threading
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register import database
from nscb_desktop.register.database import APPLICATION_ID, SCHEMA, MadeByNewerVersion, NotThisRegister, connected
from tests import registers

KEY = "0f" * 48


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that holds nothing but its mark."""
    made = tmp_path / "register.db"
    connected(made, KEY, guarded=False, create=True).close()
    return made


def test_the_cipher_is_new_enough_and_built_with_what_the_register_needs() -> None:
    version, options = database.library()
    assert tuple(int(part) for part in version.split()[0].split(".")) >= (4, 19, 0)
    assert {"HAS_CODEC", "ENABLE_FTS5", "TEMP_STORE=2", "THREADSAFE=1"} <= options
    database.must_have_a_sound_library()


@pytest.mark.parametrize(
    ("version", "lacking"),
    [("none", ""), ("4.18.9 community", ""), ("3.99.0", ""), ("4.19.0", "HAS_CODEC"), ("5.0.0", "TEMP_STORE=2")],
)
def test_a_library_that_cannot_be_relied_on_opens_and_makes_no_register(
    folder: Path, tmp_path: Path, version: str, lacking: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = database.BUILT_WITH - {lacking}
    monkeypatch.setattr(database, "library", lambda: (version, options))
    for attempt, place in ((registers.opened, folder), (registers.set_up, tmp_path / "new")):
        with pytest.raises(OfficeError, match="no register is opened") as told:
            attempt(place)
        assert version in str(told.value)
        assert lacking in str(told.value)
    assert not (tmp_path / "new").exists()


def test_versions_name_the_libraries() -> None:
    assert set(database.versions()) == {"SQLCipher", "SQLite", "SQLAlchemy"}


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("recursive_triggers", 1), ("trusted_schema", 0),
     ("cell_size_check", 1), ("secure_delete", 1), ("cache_size", -16384), ("temp_store", 2), ("busy_timeout", 5000),
     ("application_id", APPLICATION_ID)],
)  # fmt: skip
def test_every_connection_is_hardened(path: Path, pragma: str, value: object) -> None:
    connection = connected(path, KEY, guarded=False)
    assert connection.execute(f"PRAGMA {pragma}").fetchone()[0] == value
    connection.close()


def test_the_library_was_told_to_keep_its_own_log_silent(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NotThisRegister):
        connected(path, "1e" * 48)
    assert capfd.readouterr().err == ""


def test_another_key_is_told_apart_from_a_full_or_missing_file(path: Path, tmp_path: Path) -> None:
    with pytest.raises(NotThisRegister, match="cannot be read with these keys"):
        connected(path, "1e" * 48)
    with pytest.raises(OfficeError, match="cannot be opened where it is") as missing:
        connected(tmp_path / "nowhere.db", KEY)
    assert not isinstance(missing.value, NotThisRegister)


def test_the_key_is_in_no_error(path: Path) -> None:
    with pytest.raises(NotThisRegister) as refused:
        connected(path, "1e" * 48)
    seen: BaseException | None = refused.value
    while seen:
        assert "1e1e1e" not in repr(seen)
        seen = seen.__cause__ or seen.__context__


def test_a_plain_database_is_no_register(tmp_path: Path) -> None:
    plain = tmp_path / "plain.db"
    connection = dbapi2.connect(plain)
    connection.execute("CREATE TABLE note (words TEXT)")
    connection.close()
    with pytest.raises(NotThisRegister):
        connected(plain, KEY)


def test_an_empty_file_is_no_register(tmp_path: Path) -> None:
    nothing = tmp_path / "nothing.db"
    nothing.touch()
    with pytest.raises(NotThisRegister, match="not a case register"):
        connected(nothing, KEY)
    assert nothing.stat().st_size == 0


def test_an_encrypted_file_of_another_program_is_no_register(path: Path) -> None:
    connection = connected(path, KEY, guarded=False)
    connection.execute("PRAGMA application_id = 7")
    connection.close()
    with pytest.raises(NotThisRegister, match="not a case register of this program"):
        connected(path, KEY)


def test_a_newer_format_is_named(path: Path) -> None:
    connection = connected(path, KEY, guarded=False)
    connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()
    with pytest.raises(MadeByNewerVersion, match=f"format {SCHEMA + 1}; this one knows {SCHEMA}"):
        connected(path, KEY)


def test_creating_never_takes_the_place_of_a_file(path: Path) -> None:
    with pytest.raises(FileExistsError):
        connected(path, KEY, create=True)


def test_reading_a_copy_leaves_no_trace_beside_it(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "register.db"
    copy.parent.mkdir()
    shutil.copy(path, copy)
    before = copy.read_bytes()
    connection = connected(copy, KEY, guarded=False, copy=True)
    with pytest.raises(dbapi2.OperationalError, match="readonly"):
        connection.execute("CREATE TABLE note (words TEXT)")
    assert [file.name for file in copy.parent.iterdir()] == ["register.db"]
    connection.close()
    assert copy.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH 'plain.db' AS plain KEY ''",
        "VACUUM",
        "VACUUM INTO 'plain.db'",
        "PRAGMA key = 'x'",
        "PRAGMA rekey = 'x'",
        "PRAGMA WRITABLE_SCHEMA = ON",
        "PRAGMA recursive_triggers = OFF",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA synchronous = OFF",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA user_version = 9",
        "PRAGMA application_id = 9",
        "PRAGMA cipher_default_kdf_iter = 1",
        "PRAGMA secure_delete = OFF",
        "CREATE TEMP TRIGGER t AFTER INSERT ON contact BEGIN SELECT 1; END",
        "CREATE TEMP TABLE loot AS SELECT * FROM contact",
        "CREATE VIEW loot AS SELECT * FROM contact",
        "CREATE TABLE loot (a)",
        "DROP INDEX ix_audit_case_id",
        "ALTER TABLE contact RENAME TO loot",
    ],
)
def test_the_guard_refuses(sitting: Sitting, statement: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    connection = connected(sitting.register.folder.database, sitting.register.keys.database_key_hex)
    try:
        with pytest.raises(dbapi2.DatabaseError, match=r"not authorized|authorization denied"):
            connection.execute(statement)
    finally:
        connection.close()
    assert not (tmp_path / "plain.db").exists()


def test_a_read_does_not_keep_a_writer_out_and_two_writers_take_turns(sitting: Sitting) -> None:
    work = sitting.register.work
    finished = threading.Event()

    def write() -> None:
        with work.writing(sitting.person, sitting.now()) as unit:
            unit.record("tried")
        finished.set()

    with work.reading() as unit:
        unit.session.connection().exec_driver_sql("SELECT count(*) FROM audit").scalar()
        writer = threading.Thread(target=write)
        writer.start()
        assert finished.wait(4)
    writer.join()


def test_an_exception_does_not_tell_what_was_bound(sitting: Sitting, caplog: pytest.LogCaptureFixture) -> None:
    canary = "Zephyrine Quillfeather"
    with (
        caplog.at_level(logging.DEBUG),
        sitting.register.engine.connect() as connection,
        pytest.raises(DatabaseError) as failed,
    ):
        connection.exec_driver_sql("SELECT * FROM nowhere WHERE name = ?", (canary,))
    assert canary not in str(failed.value)
    assert canary not in repr(failed.value)
    assert canary not in caplog.text
