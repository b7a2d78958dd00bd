"""A register that takes nothing more: by SQLite's own answer to a disk that is full, or to a folder nobody may write."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from nscb_desktop.casework.sitting import Sitting


@contextmanager
def full_disk(sitting: Sitting) -> Iterator[None]:
    """Let an open register grow by no page; afterwards there is room again."""
    with _limited(sitting, "PRAGMA max_page_count = 1"):
        yield


@contextmanager
def write_protected(sitting: Sitting) -> Iterator[None]:
    """Let not a letter be written to an open register; afterwards it can be again."""
    with _limited(sitting, "PRAGMA query_only = ON"):
        yield


@contextmanager
def _limited(sitting: Sitting, pragma: str) -> Iterator[None]:
    engine = sitting.register.engine

    def limit(connection: Any, _record: object, _proxy: object) -> None:
        # The program itself may set no such thing.
        connection.set_authorizer(None)
        connection.execute(pragma).close()

    event.listen(engine, "checkout", limit)
    try:
        yield
    finally:
        event.remove(engine, "checkout", limit)
        engine.dispose()
