"""Tables of the register as they are, for whoever leaves with everything: nothing recorded is left behind."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from nscb_desktop.register import paper_tables, process_tables, tables  # noqa: F401 - their tables are among those read
from nscb_desktop.register.rows import Row
from nscb_desktop.register.unit_of_work import Unit

LEFT_OUT = frozenset({"case_index", "likeness", "content", "audit", "field_change"})
"""Caches that are derived anew, kept files that go out untouched, and the history, which each case carries."""


def every_table(unit: Unit) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Each table by name with its rows, one table after the other."""
    for table in Row.metadata.sorted_tables:
        if table.name not in LEFT_OUT:
            rows = unit.session.execute(select(table).order_by(*table.primary_key.columns))
            yield table.name, [dict(row._mapping) for row in rows]


def loose_files(unit: Unit) -> Iterator[tuple[str, bytes]]:
    """Kept files that are filed on no case and no draft, such as the Board's own templates, by their SHA-256."""
    filed = select(tables.DocumentRow.sha256)
    loose = select(tables.ContentRow.sha256).where(tables.ContentRow.sha256.not_in(filed))
    for sha256 in unit.session.scalars(loose.order_by(tables.ContentRow.sha256)).all():
        data = unit.session.scalar(select(tables.ContentRow.data).where(tables.ContentRow.sha256 == sha256))
        if data:
            yield sha256, data
