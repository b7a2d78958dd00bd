"""Files kept encrypted in the register by their SHA-256, and the prints that left it."""

import hashlib
from datetime import datetime

from sqlalchemy import ColumnElement, insert, select, update

from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.records import Document
from nscb_desktop.register import document_words
from nscb_desktop.register.tables import ContentRow, DocumentRow
from nscb_desktop.register.unit_of_work import Unit

LARGEST = 200 * 1024 * 1024
"""Bytes; a larger file belongs on the office's file store, with a note here."""

EMPTY = "“{name}” is empty (0 bytes), so there is nothing to file. Ask the sender for it again."
ALTERED = "“{name}” no longer matches the fingerprint it was filed under. Do not rely on it; restore a backup."


def digest_of(data: bytes) -> str:
    """The SHA-256 by which a file is kept and recognised."""
    return hashlib.sha256(data).hexdigest()


def add(  # noqa: PLR0913 - what is noted about a file
    unit: Unit, kind: str, name: str, data: bytes, *, case_id: int | None = None, draft_id: int | None = None, note: str = "",
    received_at: datetime | None = None, keep: bool = True, words: str = "",
) -> Document:  # fmt: skip
    """File bytes on a case or a draft; with ``keep`` off only their name, size and digest are noted.

    ``words`` are what was read in it, by which the search then finds the case.
    """
    if not data:
        raise Refused(EMPTY.format(name=name))
    if len(data) > LARGEST:
        raise Refused(f"“{name}” is larger than {LARGEST // 1024 // 1024} MB. File a note of where it is kept instead.")
    sha256 = keep_content(unit, data) if keep else digest_of(data)
    document_words.keep(unit, sha256, words)
    document = Document(
        unit.next_id(DocumentRow),
        kind,
        name,
        sha256,
        len(data),
        unit.at,
        unit.who,
        note,
        received_at,
        keep,
        case_id,
        draft_id,
    )
    unit.add(DocumentRow, id=document.id, case_id=case_id, draft_id=draft_id, kind=kind, name=name, sha256=sha256, size=len(data),
             note=note, received_at=received_at, at=unit.at, by=unit.who)  # fmt: skip
    return document


def keep_content(unit: Unit, data: bytes) -> str:
    """Keep bytes once, whoever they belong to; their SHA-256."""
    sha256 = digest_of(data)
    if unit.session.scalar(select(ContentRow.sha256).where(ContentRow.sha256 == sha256)) is None:
        unit.session.execute(insert(ContentRow), [{"sha256": sha256, "data": data}])
    return sha256


def by_digest(unit: Unit, name: str, sha256: str) -> bytes:
    """Kept bytes by their SHA-256, checked against it; Refused where they are not here or were altered."""
    data = unit.session.scalar(select(ContentRow.data).where(ContentRow.sha256 == sha256))
    if data is None or digest_of(data) != sha256:
        raise Refused(ALTERED.format(name=name))
    return data


def of_case(unit: Unit, case_id: int) -> list[Document]:
    """Everything filed on a case, newest first."""
    return _listed(unit, DocumentRow.case_id == case_id)


def of_draft(unit: Unit, draft_id: int) -> list[Document]:
    """Everything filed on a draft, newest first."""
    return _listed(unit, DocumentRow.draft_id == draft_id)


def of_content(unit: Unit, sha256: str) -> list[Document]:
    """Every document with these bytes that was filed, newest first; prints are not, for they left."""
    return [each for each in _listed(unit, DocumentRow.sha256 == sha256) if each.held]


def _listed(unit: Unit, where: ColumnElement[bool]) -> list[Document]:
    rows = unit.session.execute(
        select(DocumentRow, ContentRow.sha256)
        .outerjoin(ContentRow, ContentRow.sha256 == DocumentRow.sha256)
        .where(where)
        .order_by(DocumentRow.id.desc())
    )
    return [
        Document(
            row.id,
            row.kind,
            row.name,
            row.sha256,
            row.size,
            row.at,
            row.by,
            row.note,
            row.received_at,
            held is not None,
            row.case_id,
            row.draft_id,
        )
        for row, held in rows
    ]


def content(unit: Unit, document_id: int) -> tuple[str, bytes]:
    """Name and bytes of a kept file, checked against its digest; Refused where they are not here or were altered."""
    found = unit.session.execute(
        select(DocumentRow.name, DocumentRow.sha256, ContentRow.data)
        .join(ContentRow, ContentRow.sha256 == DocumentRow.sha256)
        .where(DocumentRow.id == document_id)
    ).one_or_none()
    if found is None:
        raise Refused(
            "This document is only listed; its bytes are not kept in the register. Print it again from the case."
        )
    if digest_of(found.data) != found.sha256:
        raise Refused(ALTERED.format(name=found.name))
    return found.name, found.data


def move_to_case(unit: Unit, draft_id: int, case_id: int) -> int:
    """Hand a draft's files to the case it became; how many."""
    unit.flush()  # the case may have been added in this very unit
    moved = unit.session.execute(
        update(DocumentRow)
        .where(DocumentRow.draft_id == draft_id)
        .values(case_id=case_id, draft_id=None)
        .returning(DocumentRow.id)
    )
    return len(moved.all())


def unmatched(unit: Unit) -> list[str]:
    """Digests of kept files whose bytes no longer match."""
    rows = unit.session.execute(select(ContentRow.sha256, ContentRow.data)).yield_per(1)
    return [row.sha256 for row in rows if digest_of(row.data) != row.sha256]
