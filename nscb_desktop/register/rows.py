"""What every table of the register has in common: how Python's types are stored."""

from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import JSON, Dialect, LargeBinary, Table, Text
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator


class Utc(TypeDecorator[datetime]):
    """An aware moment, stored as ISO text in UTC; a naive one is a defect and raises ValueError."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Aware moment to text."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without its time zone cannot be stored")
        return value.astimezone(UTC).isoformat(timespec="seconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Text to aware moment."""
        return datetime.fromisoformat(value) if value else None


class Row(DeclarativeBase):
    """What every table has in common: how Python types are stored."""

    @classmethod
    def table(cls) -> Table:
        """The table behind the rows, for inserting many at once."""
        return cast(Table, cls.__table__)

    type_annotation_map = {datetime: Utc, dict[str, Any]: JSON, bytes: LargeBinary, str: Text}  # noqa: RUF012 - SQLAlchemy's way
