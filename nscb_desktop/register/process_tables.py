"""The tables of the decision process, typed: agencies, requests, meetings, and what was agreed about clocks."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from nscb_desktop.register.rows import Row


class AgencyRow(Row):
    """A partner agency."""

    __tablename__ = "agency"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    note: Mapped[str]
    left_on: Mapped[date | None]
    version: Mapped[int]


class HolderRow(Row):
    """Somebody in an office, at an agency or at the Board."""

    __tablename__ = "holder"
    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    office: Mapped[str]
    name: Mapped[str]
    role: Mapped[str]
    telephone: Mapped[str]
    email: Mapped[str]
    since: Mapped[date | None]
    until: Mapped[date | None]


class RequestRow(Row):
    """A request for a Part Two as it was told to one agency; never updated."""

    __tablename__ = "information_request"
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    agency: Mapped[str]
    asked_on: Mapped[date]
    due_on: Mapped[date]
    rule: Mapped[str]
    lead: Mapped[str]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str]


class RequestEventRow(Row):
    """Something that befell a request, or the taking back of such an event; never updated."""

    __tablename__ = "request_event"
    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("information_request.id"), index=True)
    what: Mapped[str]
    """A Happening, or empty where ``takes_back`` says which event was recorded in error."""
    on: Mapped[date]
    how: Mapped[str]
    note: Mapped[str]
    form_id: Mapped[int | None] = mapped_column(ForeignKey("form_record.id"))
    takes_back: Mapped[int | None] = mapped_column(ForeignKey("request_event.id"))
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str]


class MeetingRow(Row):
    """A meeting of the sub-group as it is planned, and as it was held."""

    __tablename__ = "meeting"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    place: Mapped[str]
    attendance: Mapped[list[Any]] = mapped_column(JSON)
    conflicts: Mapped[list[Any]] = mapped_column(JSON)
    considered: Mapped[list[Any]] = mapped_column(JSON)
    chaired_by: Mapped[str]
    acting_note: Mapped[str]
    held_on: Mapped[date | None]
    called_off: Mapped[str]
    version: Mapped[int]


class AgendaRow(Row):
    """One case on the agenda of a meeting."""

    __tablename__ = "agenda_item"
    __table_args__ = (Index("ix_agenda_item_case_id", "case_id"),)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), primary_key=True)
    place: Mapped[int]


class MinuteRow(Row):
    """What the minutes say of one case or of the meeting; never updated, only followed by another."""

    __tablename__ = "minute"
    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    words: Mapped[str]
    why: Mapped[str]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str]


class ClockChangeRow(Row):
    """An extension, a pause or a reason agreed about a clock; never updated."""

    __tablename__ = "clock_change"
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    clock: Mapped[str]
    subject: Mapped[str]
    kind: Mapped[str]
    on: Mapped[date]
    why: Mapped[str]
    agreed_by: Mapped[str]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str]


class AgreedValueRow(Row):
    """The Board's agreed value of one question on which agencies disagree, with its source; the newest stands."""

    __tablename__ = "agreed_value"
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    field: Mapped[str]
    value: Mapped[Any] = mapped_column(JSON)
    source: Mapped[str]
    why: Mapped[str]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str]


# Here, while a passphrase is being typed, instead of at the first query after it.
Row.registry.configure()
