"""From one format to the next: all of it or none of it, and a verified copy first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register import backups, migrating
from nscb_desktop.register.database import SCHEMA, connected, engine_on
from nscb_desktop.register.keyring import Keyring
from nscb_desktop.register.rows import Row
from tests import registers

KEY = "0f" * 48


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A file with nothing in it yet."""
    path = tmp_path / "register.db"
    connected(path, KEY, guarded=False, create=True).close()
    made = engine_on(lambda: connected(path, KEY, guarded=False))
    yield made
    made.dispose()


def names(engine: Engine) -> set[str]:
    """The tables a file has."""
    with engine.connect() as connection:
        return set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())


def format_of(engine: Engine) -> int:
    """The file's format number; 0 for one just created."""
    with engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def lower_the_format(folder: Path) -> str:
    """Make a closed register look as its last migration found it; the database's key."""
    keys = Keyring(folder / "register.keys").unlock(registers.JANE.account, registers.PASSWORD)
    connection = connected(folder / "register.db", keys.database_key_hex, guarded=False)
    connection.execute(f"PRAGMA user_version = {SCHEMA - 1}")
    connection.close()
    return keys.database_key_hex


def test_every_migration_counts_one_further_and_the_last_is_this_programs() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrating.__file__).parent / "migrations"))
    steps = [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()]
    assert steps == [f"{number:04d}" for number in range(SCHEMA, 0, -1)]


def test_a_new_file_gets_every_table_and_its_number(engine: Engine) -> None:
    migrating.migrate(engine)
    assert set(Row.metadata.tables) <= names(engine)
    assert format_of(engine) == SCHEMA


def test_migrating_twice_changes_nothing(engine: Engine) -> None:
    migrating.migrate(engine)
    before = names(engine)
    migrating.migrate(engine)
    assert names(engine) == before


def test_a_migration_that_fails_leaves_the_old_format(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE sibling (in_the_way TEXT)")
        connection.commit()
    with pytest.raises(Exception, match="already exists"):
        migrating.migrate(engine)
    assert names(engine) == {"sibling"}
    assert format_of(engine) == 0


def test_a_verified_copy_is_made_before_a_migration(folder: Path) -> None:
    key = lower_the_format(folder)
    keys = Keyring(folder / "register.keys").unlock(registers.JANE.account, registers.PASSWORD)
    before = registers.everything_in(folder / "register.db", key)
    # The step itself has been run on this file before, so Alembic has nothing to do but raise the number.
    sitting = registers.opened(folder)
    (backup,) = backups.finished(sitting.register.folder)
    assert backups.verified(backup, key, keys.backup_key)["format"] == SCHEMA - 1
    assert registers.everything_in(backup / "register.db", key) == before
    assert format_of(sitting.register.engine) == SCHEMA
    sitting.register.close()


def test_nothing_is_migrated_where_no_copy_can_be_made(folder: Path) -> None:
    key = lower_the_format(folder)
    (folder / "backups").rmdir()
    (folder / "backups").write_text("in the way")
    with pytest.raises(OfficeError, match="backup could not be written"):
        registers.opened(folder)
    assert backups.counts(folder / "register.db", key)["format"] == SCHEMA - 1


def test_a_register_of_this_format_is_opened_without_a_copy(sitting: Sitting) -> None:
    assert backups.finished(sitting.register.folder) == []


def in_the_first_format(engine: Engine, *statements: str) -> None:
    """Make a file of the first format, with these rows."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrating.__file__).parent / "migrations"))
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for statement in ("PRAGMA user_version=1", *statements):
            connection.exec_driver_sql(statement)


def test_a_register_of_the_first_format_comes_through_with_every_row(engine: Engine) -> None:
    in_the_first_format(
        engine,
        "INSERT INTO draft (id, form_key, form_version, answers, office, version, saved_at, saved_by) VALUES "
        "(4, 'part_one', 1, '{}', '{}', 2, '2014-01-07T10:42:00+00:00', 'Jane')",
    )
    migrating.migrate(engine)
    assert set(Row.metadata.tables) <= names(engine)
    with engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT id, version, received_words, case_id FROM draft").all()
        assert [tuple(row) for row in kept] == [(4, 2, "", None)]
        assert migrating.altered_parts(connection) == []


def test_the_lists_of_a_register_of_the_first_format_say_whose_authorisation_is_awaited(engine: Engine) -> None:
    in_the_first_format(
        engine,
        "INSERT INTO case_file (id, year, number, alias, edition, office, voided_by, voided_why) VALUES "
        "(1, 2013, 1, 'Child A', 'newham-2013', '{}', '', ''), (2, 2013, 2, 'Child B', 'newham-2013', '{}', '', ''), "
        "(3, 2013, 3, 'Child C', 'newham-2013', '{}', '', '')",
        "INSERT INTO case_index (case_id, year, number, alias, child, child_key, age, agency, received, stage_key, stage, "
        "next_clock, authorised, voided) VALUES (1, 2013, 1, '', '', '', '', '', '2013-12-20', '', '', '', 0, 0), "
        "(2, 2013, 2, '', '', '', '', '', '2013-12-20', '', '', '', 1, 0), "
        "(3, 2013, 3, '', '', '', '', '', '2013-12-20', '', '', '', 0, 1)",
    )
    migrating.migrate(engine)
    with engine.connect() as connection:
        told = connection.exec_driver_sql("SELECT flags FROM case_index ORDER BY case_id").scalars().all()
    assert told == ["Authorisation awaited", "", ""]
