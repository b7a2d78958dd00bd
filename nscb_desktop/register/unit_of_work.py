"""One transaction an act: it commits whole with its history row, or nothing of it happened."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, func, insert, select
from sqlalchemy.orm import Session

from nscb_desktop.framework.records import FieldChange
from nscb_desktop.framework.roles import Person
from nscb_desktop.register import paper_tables, process_tables  # noqa: F401 - their tables are written in order with the others
from nscb_desktop.register.audit import Chain
from nscb_desktop.register.mishaps import in_plain_english
from nscb_desktop.register.rows import Row

_WRITTEN_IN = [table.name for table in Row.metadata.sorted_tables]


@dataclass
class Unit:
    """What register functions work with during one transaction."""

    session: Session
    chain: Chain
    at: datetime
    person: Person | None
    waiting: dict[type[Row], list[dict[str, Any]]] = field(default_factory=dict)
    """Rows added and not yet written: many cases registered in one unit are written together."""
    serials: dict[str, int] = field(default_factory=dict)
    """Numbers already given out in this unit."""

    @property
    def who(self) -> str:
        """The name that rows of this unit are signed with."""
        return self.person.name if self.person else ""

    def add(self, table: type[Row], **values: Any) -> None:
        """Insert a row when the unit is next flushed."""
        self.waiting.setdefault(table, []).append(values)

    def next_id(self, table: type[Row]) -> int:
        """The next free number of a table, gap-free because the unit holds the write lock."""
        name = table.__tablename__
        if name not in self.serials:
            column = table.__table__.c["id"]
            self.serials[name] = self.session.execute(select(func.coalesce(func.max(column), 0))).scalar_one()
        self.serials[name] += 1
        return self.serials[name]

    def flush(self) -> None:
        """Write what is waiting, parents before children."""
        for table in sorted(self.waiting, key=lambda each: _WRITTEN_IN.index(each.__tablename__)):
            self.session.execute(insert(table.table()), self.waiting[table])
        self.waiting = {}
        self.chain.write(self.session)

    def record(self, act: str, case_id: int | None = None, why: str = "", changes: Sequence[FieldChange] = ()) -> None:
        """Add the history row of an act; a unit opened for a person must record at least one."""
        if self.person is None:
            raise RuntimeError("only a signed-in person's unit writes history")
        self.chain.append(self.session, self.person, self.at, act, case_id, why, changes)


class UnitOfWork:
    """Opens units on one engine."""

    def __init__(self, engine: Engine, audit_key: bytes) -> None:
        """Work on an engine whose history is chained with this key."""
        self._engine = engine
        self._audit_key = audit_key

    @contextmanager
    def reading(self) -> Iterator[Unit]:
        """A consistent view that writes nothing and keeps nobody out."""
        with in_plain_english(), self._engine.connect() as connection, connection.begin() as transaction:
            with Session(connection, expire_on_commit=False, autoflush=False) as session:
                yield Unit(session, Chain(b""), datetime.now(UTC), None)
            transaction.rollback()

    @contextmanager
    def writing(self, person: Person, at: datetime) -> Iterator[Unit]:
        """An act of a person: commits with its history, rolls back on any error; without history it is a defect."""
        with self._transaction(person, at) as unit:
            yield unit
            if not (unit.chain.rows or unit.chain.head):
                raise RuntimeError("an act left no history row")

    @contextmanager
    def drafting(self, at: datetime) -> Iterator[Unit]:
        """A save outside the history: drafts, and what is derived from records."""
        with self._transaction(None, at) as unit:
            yield unit

    @contextmanager
    def _transaction(self, person: Person | None, at: datetime) -> Iterator[Unit]:
        with (
            in_plain_english(),
            self._engine.connect().execution_options(writing=True) as connection,
            connection.begin(),
            Session(connection, expire_on_commit=False) as session,
        ):
            unit = Unit(session, Chain(self._audit_key), at, person)
            yield unit
            unit.flush()
