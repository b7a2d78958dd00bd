"""The register's tables, typed; rows never leave this package."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from nscb_desktop.register.rows import Row


class AccountRow(Row):
    """Somebody who may sign in."""

    __tablename__ = "account"
    name: Mapped[str] = mapped_column(primary_key=True)
    shown: Mapped[str]
    role: Mapped[str]
    created_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class DraftRow(Row):
    """A form being typed in, outside the history until it is registered."""

    __tablename__ = "draft"
    id: Mapped[int] = mapped_column(primary_key=True)
    form_key: Mapped[str]
    form_version: Mapped[int]
    received_at: Mapped[datetime | None]
    answers: Mapped[dict[str, Any]]
    office: Mapped[dict[str, Any]]
    version: Mapped[int]
    saved_at: Mapped[datetime]
    saved_by: Mapped[str]
    sibling_of: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"))
    discarded_at: Mapped[datetime | None]
    received_words: Mapped[str]
    request_id: Mapped[int | None] = mapped_column(ForeignKey("information_request.id"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"))


class CaseFileRow(Row):
    """One case under its reference and alias."""

    __tablename__ = "case_file"
    __table_args__ = (UniqueConstraint("year", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    number: Mapped[int]
    alias: Mapped[str] = mapped_column(unique=True)
    edition: Mapped[str]
    office: Mapped[dict[str, Any]]
    voided_at: Mapped[datetime | None]
    voided_by: Mapped[str] = mapped_column(default="")
    voided_why: Mapped[str] = mapped_column(default="")


class FormRecordRow(Row):
    """A registered form, frozen; never updated."""

    __tablename__ = "form_record"
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    form_key: Mapped[str]
    form_version: Mapped[int]
    received_at: Mapped[datetime]
    answers: Mapped[dict[str, Any]]
    registered_at: Mapped[datetime]
    registered_by: Mapped[str]
    unauthorised_reason: Mapped[str]
    gaps_reason: Mapped[str]


class AuthorisationRow(Row):
    """The authorisation of a registered form; never updated."""

    __tablename__ = "authorisation"
    form_id: Mapped[int] = mapped_column(ForeignKey("form_record.id"), primary_key=True)
    name: Mapped[str]
    role: Mapped[str]
    at: Mapped[datetime]
    how: Mapped[str]
    own_form_reason: Mapped[str]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str]


class AmendmentRow(Row):
    """A dated correction of one answer; never updated."""

    __tablename__ = "amendment"
    id: Mapped[int] = mapped_column(primary_key=True)
    form_id: Mapped[int] = mapped_column(ForeignKey("form_record.id"), index=True)
    field: Mapped[str]
    old: Mapped[Any] = mapped_column(JSON)
    new: Mapped[Any] = mapped_column(JSON)
    made_on: Mapped[date]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str]
    why: Mapped[str]


class MilestoneRow(Row):
    """A fact recorded, corrected or withdrawn; the newest row of a key stands, the older ones stay."""

    __tablename__ = "milestone"
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    key: Mapped[str]
    on: Mapped[date | None]
    detail: Mapped[str]
    why: Mapped[str]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str]


class SiblingRow(Row):
    """Two linked cases; stored once each way."""

    __tablename__ = "sibling"
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), primary_key=True)


class DuplicateChoiceRow(Row):
    """What was answered when a possible duplicate was shown; never updated."""

    __tablename__ = "duplicate_choice"
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    shown: Mapped[dict[str, Any]]
    choice: Mapped[str]
    other_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"))
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str]


class ContactRow(Row):
    """One entry of a contact log."""

    __tablename__ = "contact"
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    at: Mapped[datetime]
    how: Mapped[str]
    who: Mapped[str]
    what: Mapped[str]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str]


class DocumentRow(Row):
    """A file kept on a case or a draft, or a print that left one."""

    __tablename__ = "document"
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    draft_id: Mapped[int | None] = mapped_column(index=True)
    kind: Mapped[str]
    name: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]
    note: Mapped[str]
    received_at: Mapped[datetime | None]
    at: Mapped[datetime]
    by: Mapped[str]


class ContentRow(Row):
    """The bytes of a kept file, once however often it is filed."""

    __tablename__ = "content"
    sha256: Mapped[str] = mapped_column(primary_key=True)
    data: Mapped[bytes]


class SettingRow(Row):
    """A setting's value from a day on; never updated."""

    __tablename__ = "setting"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    value: Mapped[Any] = mapped_column(JSON)
    applies_from: Mapped[date]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str]
    why: Mapped[str]


class CaseIndexRow(Row):
    """What lists and Today read: derived from the records, rebuilt and compared by a check, never the authority."""

    __tablename__ = "case_index"
    __table_args__ = (
        Index("ix_case_index_reference", "year", "number"),
        Index("ix_case_index_received", "received", "case_id"),
        Index("ix_case_index_child", "child_key", "case_id"),
        Index("ix_case_index_agency", "agency", "case_id"),
        Index("ix_case_index_stage", "stage", "case_id"),
        Index("ix_case_index_next_due", "next_due", "case_id"),
        Index("ix_case_index_authorised", "authorised"),
    )
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), primary_key=True)
    year: Mapped[int]
    number: Mapped[int]
    alias: Mapped[str]
    child: Mapped[str]
    child_key: Mapped[str]
    age: Mapped[str]
    agency: Mapped[str]
    received: Mapped[date]
    stage_key: Mapped[str]
    stage: Mapped[str]
    next_clock: Mapped[str]
    next_due: Mapped[date | None]
    authorised: Mapped[bool]
    flags: Mapped[str]
    """The words of the flags beside the stage, the most pressing first."""
    voided: Mapped[bool]


class LikenessRow(Row):
    """One trait by which a possible duplicate is found: a sound of the name, a birth date, a postcode."""

    __tablename__ = "likeness"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's way
    trait: Mapped[str] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), primary_key=True, index=True)


class AuditRow(Row):
    """One act, chained to the one before it; never updated."""

    __tablename__ = "audit"
    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    who: Mapped[str]
    role: Mapped[str]
    act: Mapped[str]
    case_id: Mapped[int | None] = mapped_column(index=True)
    why: Mapped[str]
    digests: Mapped[str]
    mac: Mapped[bytes]


class FieldChangeRow(Row):
    """The old and new value of one field of an act, in words."""

    __tablename__ = "field_change"
    id: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(ForeignKey("audit.seq"), index=True)
    field: Mapped[str]
    old: Mapped[str]
    new: Mapped[str]
