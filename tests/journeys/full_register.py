"""A register that may not grow by a page: SQLite's own answer to a disk that is full."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from nscb_desktop.casework.sitting import Sitting


@contextmanager
def full_disk(sitting: Sitting) -> Iterator[None]:
    """Let nothing be added to an open register; afterwards there is room again."""
    engine = sitting.register.engine

    def limit(connection: Any, _record: object, _proxy: object) -> None:
        # The program itself may set no such thing.
        connection.set_authorizer(None)
        connection.execute("PRAGMA max_page_count = 1").close()

    event.listen(engine, "checkout", limit)
    try:
        yield
    finally:
        event.remove(engine, "checkout", limit)
        engine.dispose()
