"""The tables of what leaves the office and comes home, typed: letters and forms sent, returns, packs, imports."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from nscb_desktop.register.rows import Row


class SentRow(Row):
    """A form, letter or chaser that left the office, as it was told; never updated."""

    __tablename__ = "sent"
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    request_id: Mapped[int | None] = mapped_column(ForeignKey("information_request.id"), index=True)
    kind: Mapped[str]
    """What it is: ``part_two``, ``chaser``, or the key of a letter."""
    form_key: Mapped[str]
    form_version: Mapped[int]
    check_value: Mapped[str]
    """The check value of the form's slip; empty for what has none."""
    due_told: Mapped[date | None]
    to_name: Mapped[str]
    to_address: Mapped[str]
    files: Mapped[list[Any]] = mapped_column(JSON)
    """Name and SHA-256 of each file that was made."""
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str]


class ReturnRow(Row):
    """A file that came back for a request: the untouched original, when and how it came, and what was made of it."""

    __tablename__ = "return_file"
    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    request_id: Mapped[int | None] = mapped_column(ForeignKey("information_request.id"), index=True)
    form_id: Mapped[int | None] = mapped_column(ForeignKey("form_record.id"))
    received_on: Mapped[date]
    route: Mapped[str]
    recognised_by: Mapped[str]
    warnings: Mapped[list[Any]] = mapped_column(JSON)
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str]


class DocumentWordsRow(Row):
    """The words of a filed document, by its SHA-256, as they were read when it was filed; never updated."""

    __tablename__ = "document_words"
    sha256: Mapped[str] = mapped_column(primary_key=True)
    words: Mapped[str]


class LetterTemplateRow(Row):
    """A Word template of the Board for one letter; the newest stands, an empty one gives the built-in layout back."""

    __tablename__ = "letter_template"
    id: Mapped[int] = mapped_column(primary_key=True)
    letter: Mapped[str]
    name: Mapped[str]
    sha256: Mapped[str]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str]


class PackRow(Row):
    """A meeting pack as it was made; never updated."""

    __tablename__ = "pack"
    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    cases: Mapped[list[Any]] = mapped_column(JSON)
    parts: Mapped[list[Any]] = mapped_column(JSON)
    encrypted: Mapped[bool]
    chain: Mapped[str]
    """The value of the history when it was made, as its footers show it."""
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str]


class PackCopyRow(Row):
    """One numbered copy of a pack and whose it is; never updated."""

    __tablename__ = "pack_copy"
    id: Mapped[int] = mapped_column(primary_key=True)
    pack_id: Mapped[int] = mapped_column(ForeignKey("pack.id"), index=True)
    number: Mapped[int]
    of: Mapped[int]
    recipient: Mapped[str]
    agency: Mapped[str]
    pages: Mapped[int]
    sha256: Mapped[str]
    left_out: Mapped[list[Any]] = mapped_column(JSON)
    """The cases its recipient is excluded from."""


class PackCopyEventRow(Row):
    """A copy issued, returned or destroyed; never updated."""

    __tablename__ = "pack_copy_event"
    id: Mapped[int] = mapped_column(primary_key=True)
    copy_id: Mapped[int] = mapped_column(ForeignKey("pack_copy.id"), index=True)
    what: Mapped[str]
    on: Mapped[date]
    how: Mapped[str]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str]


class ImportRow(Row):
    """One list of old cases brought into the register, and whether that was undone."""

    __tablename__ = "import_batch"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    sha256: Mapped[str]
    undone_at: Mapped[datetime | None]
    undone_why: Mapped[str]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str]


class ImportedCaseRow(Row):
    """A case that one import made."""

    __tablename__ = "imported_case"
    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batch.id"), primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), primary_key=True)


# Here, while a passphrase is being typed, instead of at the first query after it.
Row.registry.configure()
