"""Meeting packs and their copies in the register; nothing of them is ever updated."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.packs import Befell, CopyEvent, CopyRecord, PackRecord
from nscb_desktop.register import audit
from nscb_desktop.register.paper_tables import PackCopyEventRow, PackCopyRow, PackRow
from nscb_desktop.register.unit_of_work import Unit

_SHORT = 8
"""Bytes of the history's value that paper shows: nobody makes another history that agrees with them by chance."""


def chain_shown(unit: Unit) -> str:
    """Number and value of the newest act of the history in the short form: ``History 1234 · 3f9a 27bc 01de 88f2``."""
    number, value = audit.last(unit.session)
    return f"History {number} · {value[:_SHORT].hex(' ', 2)}"


def add(unit: Unit, meeting_id: int, cases: Sequence[int], parts: Sequence[str], chain: str, *, encrypted: bool) -> int:
    """A pack as it was made."""
    pack_id = unit.next_id(PackRow)
    unit.add(PackRow, id=pack_id, meeting_id=meeting_id, cases=list(cases), parts=list(parts), encrypted=encrypted,
             chain=chain, recorded_at=unit.at, recorded_by=unit.who)  # fmt: skip
    return pack_id


def add_copy(unit: Unit, copy: CopyRecord) -> None:
    """One numbered copy; its id is given here."""
    unit.add(PackCopyRow, id=unit.next_id(PackCopyRow), pack_id=copy.pack_id, number=copy.number, of=copy.of,
             recipient=copy.recipient, agency=copy.agency, pages=copy.pages, sha256=copy.sha256,
             left_out=list(copy.left_out))  # fmt: skip


def add_event(unit: Unit, copy_id: int, what: Befell, on: date, how: str) -> None:
    """Something that befell a copy."""
    unit.add(PackCopyEventRow, id=unit.next_id(PackCopyEventRow), copy_id=copy_id, what=what.name, on=on, how=how,
             recorded_at=unit.at, recorded_by=unit.who)  # fmt: skip


def of_meeting(unit: Unit, meeting_id: int) -> list[PackRecord]:
    """The packs made for a meeting, the newest first."""
    rows = unit.session.scalars(
        select(PackRow).where(PackRow.meeting_id == meeting_id).order_by(PackRow.id.desc())
    ).all()
    copies = unit.session.scalars(
        select(PackCopyRow).where(PackCopyRow.pack_id.in_([row.id for row in rows])).order_by(PackCopyRow.id)
    ).all()
    events = _events(unit, [each.id for each in copies])
    made = [_copy(copy, events) for copy in copies]
    return [
        PackRecord(
            row.id, row.meeting_id, tuple(row.cases), tuple(row.parts), row.encrypted, row.chain, row.recorded_at,
            row.recorded_by, tuple(copy for copy in made if copy.pack_id == row.id),
        )
        for row in rows
    ]  # fmt: skip


def copies(unit: Unit, copy_ids: Sequence[int]) -> list[CopyRecord]:
    """These copies, in order of their numbers; Refused where one is not in the register."""
    rows = unit.session.scalars(
        select(PackCopyRow).where(PackCopyRow.id.in_(list(copy_ids))).order_by(PackCopyRow.id)
    ).all()
    if len(rows) != len(set(copy_ids)):
        raise Refused("There is no such copy in this register.")
    events = _events(unit, list(copy_ids))
    return [_copy(row, events) for row in rows]


def _events(unit: Unit, copy_ids: Sequence[int]) -> dict[int, list[CopyEvent]]:
    rows = unit.session.scalars(
        select(PackCopyEventRow).where(PackCopyEventRow.copy_id.in_(copy_ids)).order_by(PackCopyEventRow.id)
    )
    found: dict[int, list[CopyEvent]] = {}
    for row in rows:
        event = CopyEvent(Befell[row.what], row.on, row.how, row.recorded_at, row.recorded_by)
        found.setdefault(row.copy_id, []).append(event)
    return found


def _copy(row: PackCopyRow, events: dict[int, list[CopyEvent]]) -> CopyRecord:
    return CopyRecord(
        row.id, row.pack_id, row.number, row.of, row.recipient, row.agency, row.pages, row.sha256,
        tuple(row.left_out), tuple(events.get(row.id, ())),
    )  # fmt: skip
