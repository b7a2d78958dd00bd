"""Triggers that keep what is recorded as it was recorded; used by the migrations that make such tables."""

from collections.abc import Iterable


def kept_as_it_is(tables: Iterable[str]) -> list[str]:
    """Statements after which no row of these tables can be changed or taken out."""
    return [
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'what is recorded in {table} is kept as it is'); END"
        for table in tables
        for act in ("UPDATE", "DELETE")
    ]
