"""The history: one row an act, chained by a keyed digest, with the old and new value of each field."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from nscb_desktop.framework.records import FieldChange, HistoryEntry
from nscb_desktop.framework.roles import Person
from nscb_desktop.register.tables import AuditRow, FieldChangeRow

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
            session.execute(insert(AuditRow), self.rows)
        if self.changes:
            session.execute(insert(FieldChangeRow), self.changes)
        self.rows, self.changes = [], []


def _digest(key: bytes, value: str) -> str:
    return hmac.digest(key, value.encode(), "sha256").hex() if value else ""


def last(session: Session) -> tuple[int, bytes]:
    """Number and digest of the newest act; (0, empty) in a new register."""
    row = session.execute(select(AuditRow.seq, AuditRow.mac).order_by(AuditRow.seq.desc()).limit(1)).one_or_none()
    return (row.seq, row.mac) if row else (0, b"")


def mac_of(key: bytes, previous: bytes, row: dict[str, Any]) -> bytes:
    """The digest of one act and everything before it; absent and empty values differ."""
    digest = hmac.new(key, previous, hashlib.sha256)
    for name in ("seq", "at", "who", "role", "act", "case_id", "why", "digests"):
        value = row[name]
        data = b"" if value is None else str(value).encode()
        digest.update(b"-" if value is None else b"%d:" % len(data))
        digest.update(data)
    return digest.digest()


def faults(session: Session, key: bytes) -> list[str]:
    """What is wrong with the chain, in sentences; empty when nobody without the key has altered it."""
    found: list[str] = []
    seq, previous = 0, b""
    columns = AuditRow.__table__.c
    for row in session.execute(select(*columns).order_by(AuditRow.seq)).yield_per(5000):
        seq += 1
        if row.seq != seq:
            found.append(f"The history lacks its entry {seq}.")
            seq = row.seq
        if not hmac.compare_digest(mac_of(key, previous, row._asdict()), row.mac):
            found.append(f"Entry {row.seq} of the history, or one before it, was altered outside this program.")
        previous = row.mac
        if len(found) > 20:
            break
    return found + _value_faults(session, key)


def _value_faults(session: Session, key: bytes) -> list[str]:
    """Acts whose kept values no longer agree with their digests: altered, taken out or put in."""
    acts = select(AuditRow.seq, AuditRow.digests).where(AuditRow.digests != "[]").order_by(AuditRow.seq)
    values = select(FieldChangeRow.seq, FieldChangeRow.field, FieldChangeRow.old, FieldChangeRow.new).order_by(
        FieldChangeRow.seq, FieldChangeRow.id
    )
    kept = groupby(session.execute(values).yield_per(5000), key=_number)
    held = next(kept, None)
    found: list[str] = []
    for act in session.execute(acts).yield_per(5000):
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


def _number(row: Any) -> int:
    return int(row.seq)


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


def history(session: Session, case_id: int) -> list[HistoryEntry]:
    """Every act on a case, oldest first."""
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
