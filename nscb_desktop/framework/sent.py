"""What left the office: a form, a letter or a chaser, as it was told and to whom."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class SentFile:
    """One file that was made for it, by name and SHA-256."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Sent:
    """One thing that left the office; what it told is a fact and is never counted anew."""

    id: int
    case_id: int | None
    request_id: int | None
    kind: str
    """What it is: ``part_two``, ``part_one``, or the key of a letter."""
    form_key: str
    form_version: int
    check_value: str
    """The check value of its form's slip; empty for what carries no form."""
    due_told: date | None
    to_name: str
    to_address: str
    files: tuple[SentFile, ...]
    at: datetime
    by: str
