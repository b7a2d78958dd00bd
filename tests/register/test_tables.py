"""The migrations make the very tables that the typed rows describe."""

from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.register.database import connected, engine_on
from nscb_desktop.register.rows import Row


def _ours(thing: Any, name: str | None, kind: str, reflected: bool, compared: Any) -> bool:
    """Leave the word index, its shadows and Alembic's own table out."""
    return not (kind == "table" and name and (name.startswith("search") or name == "alembic_version"))


def test_the_migrated_schema_is_the_declared_one(sitting: Sitting) -> None:
    register = sitting.register
    engine = engine_on(lambda: connected(register.folder.database, register.keys.database_key_hex, guarded=False))
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": _ours, "compare_type": True, "target_metadata": Row.metadata}
        )
        assert compare_metadata(context, Row.metadata) == []
    engine.dispose()


def test_every_declared_column_is_there_with_its_type_and_whether_it_may_be_empty(sitting: Sitting) -> None:
    with sitting.register.engine.connect() as connection:
        for table in Row.metadata.sorted_tables:
            rows = connection.exec_driver_sql(f'PRAGMA table_xinfo("{table.name}")').all()
            stored = [(row.name, row.type, bool(row.notnull), bool(row.pk)) for row in rows]
            declared = [
                (column.name, column.type.compile(connection.dialect), not column.nullable, column.primary_key)
                for column in table.columns
            ]
            assert sorted(stored) == sorted(declared), table.name


def test_moments_are_kept_aware_and_in_utc(sitting: Sitting) -> None:
    with sitting.register.engine.connect() as connection:
        stored = connection.exec_driver_sql("SELECT received_at FROM form_record ORDER BY id").scalars().first()
    assert stored == "2013-12-20T16:40:00+00:00"
