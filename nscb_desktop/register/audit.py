"""The history: one row an act, chained by a keyed digest, with the old and new value of each field."""

import hmac
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Row, RowMapping, Select, insert, select
from sqlalchemy.orm import Session

from nscb_desktop.framework.records import FieldChange, HistoryEntry
from nscb_desktop.framework.roles import Person
from nscb_desktop.register.tables import AuditRow, FieldChangeRow

_SEALED = ("seq", "at", "who", "role", "act", "case_id", "why", "digests")
SIGNED_IN, OPENED = "signed in", "opened the case"


@dataclass
class Chain:
    """The acts of one unit of work, waiting to be written behind the last one in the file."""

    key: bytes
    rows: list[dict[str, Any]] = field(default_factory=list)
    changes: list[dict[str, Any]] = field(default_factory=list)
    head: tuple[int, bytes] | None = None

    def append(
        self,
        session: Session,
        person: Person,
        at: datetime,
        act: str,
        case_id: int | None,
        why: str,
        changes: Sequence[FieldChange],
    ) -> None:
        """Add one act behind the last."""
        seq, previous = self.head or last(session)
        seq += 1
        digests = json.dumps(
            [[c.field, _digest(self.key, c.old), _digest(self.key, c.new)] for c in changes], ensure_ascii=False
        )
        row = {"seq": seq, "at": at.isoformat(timespec="seconds"), "who": person.name, "role": person.role.value, "act": act,
               "case_id": case_id, "why": why, "digests": digests}  # fmt: skip
        mac = mac_of(self.key, previous, row)
        self.rows.append({**row, "mac": mac})
        self.changes.extend({"seq": seq, "field": c.field, "old": c.old, "new": c.new} for c in changes)
        self.head = (seq, mac)

    def write(self, session: Session) -> None:
        """Write what is waiting."""
        if self.rows:
            session.execute(insert(AuditRow.table()), self.rows)
        if self.changes:
            session.execute(insert(FieldChangeRow.table()), self.changes)
        self.rows, self.changes = [], []


def _digest(key: bytes, value: str) -> str:
    return hmac.digest(key, value.encode(), "sha256").hex() if value else ""


def last(session: Session) -> tuple[int, bytes]:
    """Number and digest of the newest act; (0, empty) in a new register."""
    row = session.execute(select(AuditRow.seq, AuditRow.mac).order_by(AuditRow.seq.desc()).limit(1)).one_or_none()
    return (row.seq, row.mac) if row else (0, b"")


def mac_of(key: bytes, previous: bytes, row: Mapping[str, Any] | RowMapping) -> bytes:
    """The digest of one act and everything before it; absent and empty values differ."""
    parts = [previous]
    for name in _SEALED:
        value = row[name]
        if value is None:
            parts.append(b"-")
        else:
            data = str(value).encode()
            parts += (b"%d:" % len(data), data)
    return hmac.digest(key, b"".join(parts), "sha256")


def faults(session: Session, key: bytes) -> list[str]:
    """What is wrong with the chain, in sentences; empty when nobody without the key has altered it."""
    found: list[str] = []
    seq, previous = 0, b""
    for row in _each(session, select(*AuditRow.__table__.c).order_by(AuditRow.__table__.c.seq)):
        seq += 1
        if row.seq != seq:
            found.append(f"The history lacks its entry {seq}.")
            seq = row.seq
        if not hmac.compare_digest(mac_of(key, previous, row._mapping), row.mac):
            found.append(f"Entry {row.seq} of the history, or one before it, was altered outside this program.")
        previous = row.mac
        if len(found) > 20:
            break
    return found + _value_faults(session, key)


def _value_faults(session: Session, key: bytes) -> list[str]:
    """Acts whose kept values no longer agree with their digests: altered, taken out or put in."""
    act_columns, value_columns = AuditRow.__table__.c, FieldChangeRow.__table__.c
    acts = select(act_columns.seq, act_columns.digests).where(act_columns.digests != "[]").order_by(act_columns.seq)
    values = select(*value_columns).order_by(value_columns.seq, value_columns.id)
    kept = groupby(_each(session, values), key=attrgetter("seq"))
    held = next(kept, None)
    found: list[str] = []
    for act in _each(session, acts):
        while held and held[0] < act.seq:
            found.append(f"Entry {held[0]} of the history holds values that it was not written with.")
            held = next(kept, None)
        rows = list(held[1]) if held and held[0] == act.seq else []
        if held and held[0] == act.seq:
            held = next(kept, None)
        found.extend(_differing(act.seq, json.loads(act.digests), rows, key))
        if len(found) > 20:
            return found[:20]
    return found + ([f"Entry {held[0]} of the history holds values that it was not written with."] if held else [])


def _each(session: Session, statement: Select[Any]) -> Iterator[Row[Any]]:
    """Rows as they lie in the file, a few thousand at a time: a history grows for years."""
    yield from session.connection().execute(statement, execution_options={"yield_per": 5000})


def _differing(seq: int, digests: list[list[str]], rows: Sequence[Any], key: bytes) -> list[str]:
    if len(digests) != len(rows):
        return [
            f"Entry {seq} of the history keeps {len(rows)} values of {len(digests)}: some were taken out or put in."
        ]
    return [
        f"The values of “{row.field}” in entry {seq} of the history were altered outside this program."
        for row, written in zip(rows, digests, strict=True)
        if [row.field, _digest(key, row.old), _digest(key, row.new)] != written
    ]


def history(session: Session, case_id: int | None) -> list[HistoryEntry]:
    """Every act on a case, oldest first; without one, every act that is about no case."""
    rows = session.scalars(select(AuditRow).where(AuditRow.case_id == case_id).order_by(AuditRow.seq)).all()
    changes = session.scalars(
        select(FieldChangeRow)
        .join(AuditRow, AuditRow.seq == FieldChangeRow.seq)
        .where(AuditRow.case_id == case_id)
        .order_by(FieldChangeRow.id)
    )
    by_act: dict[int, list[FieldChange]] = {}
    for change in changes:
        by_act.setdefault(change.seq, []).append(FieldChange(change.field, change.old, change.new))
    return [
        HistoryEntry(
            row.seq, datetime.fromisoformat(row.at), row.who, row.role, row.act, row.why, tuple(by_act.get(row.seq, ()))
        )
        for row in rows
    ]


def changed(pairs: Iterable[tuple[str, str, str]]) -> list[FieldChange]:
    """The fields whose value really changed."""
    return [FieldChange(name, old, new) for name, old, new in pairs if old != new]
