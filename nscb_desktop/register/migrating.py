"""Bringing a register's file to this program's format, with a verified copy before any change."""

from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlcipher3 import dbapi2

from nscb_desktop.register.database import SCHEMA, engine_on
from nscb_desktop.register.mishaps import in_plain_english


def migrate(engine: Engine) -> None:
    """Run every migration the file lacks, all in one transaction: the old format or the new one, never between."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    # A percent sign in a folder's name would be read as a placeholder.
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with in_plain_english(), engine.connect().execution_options(writing=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")


def altered_parts(connection: Connection) -> list[str]:
    """Tables, indexes and triggers of the file that are not there as the migrations made them, or that they did not make."""
    made, found = _as_made(), _parts(connection)
    return sorted(name for name in made.keys() | found.keys() if made.get(name) != found.get(name))


@lru_cache(maxsize=1)
def _as_made() -> dict[str, str]:
    """What the migrations make of an empty file, the same for every register of this program."""
    memory = dbapi2.connect(":memory:", isolation_level=None)
    engine = engine_on(lambda: memory)
    try:
        migrate(engine)
        with engine.connect() as fresh:
            return _parts(fresh)
    finally:
        engine.dispose()


def _parts(connection: Connection) -> dict[str, str]:
    return {row.name: row.sql for row in connection.exec_driver_sql("SELECT name, sql FROM sqlite_master")}
