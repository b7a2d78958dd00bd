"""Does the search know every case by exactly its own words? The word index is rebuilt in memory and compared."""

from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlcipher3 import dbapi2

from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.timescales import Counting
from nscb_desktop.register.case_index import words
from nscb_desktop.register.database import connected
from nscb_desktop.register.mishaps import DAMAGED, REBUILD, cause_of, in_plain_english

_AT_ONCE = 2_000
"""Cases whose words are held in memory together."""
_VOCABULARY = "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, search, instance)"
_CAP = (1 << 64) - 1


class Comparison:
    """Sums of each case's words: as the register's index has them, and as its records say."""

    def __init__(self, database: Path, key_hex: str) -> None:
        """Compare the index of this database, as it stands now, by a connection of its own."""
        self._connection = connected(database, key_hex, guarded=False)
        self._connection.execute("BEGIN").close()
        made = self._connection.execute("SELECT sql FROM sqlite_master WHERE name = 'search'").fetchone()
        self._made = made[0] if made else ""
        self._waiting: list[tuple[int, str]] = []
        self._derived: dict[int, int] = {}

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connection."""
        self._connection.close()

    def adding(
        self, cases: Iterator[tuple[CaseFile, Counting]], filed: Callable[[int], str]
    ) -> Iterator[tuple[CaseFile, Counting]]:
        """Pass cases on and take note of their words, and of the words filed on them."""
        for case, counting in cases:
            self._waiting.append((case.id, words(case, filed(case.id))))
            if len(self._waiting) >= _AT_ONCE:
                self._index_waiting()
            yield case, counting

    def faults(self) -> list[str]:
        """What is wrong with the index, in sentences, once every case has been passed on."""
        self._index_waiting()
        try:
            stored = _sums(self._connection)
            self._connection.execute("COMMIT").close()
            self._connection.execute("INSERT INTO search(search) VALUES ('integrity-check')").close()
        except dbapi2.DatabaseError as failed:
            if cause_of(failed).startswith((*DAMAGED, "SQLITE_ERROR")):
                return [f"The search index is damaged; {REBUILD}."]
            with in_plain_english():
                raise
        wrong = sum(stored.get(case) != self._derived.get(case) for case in stored.keys() | self._derived.keys())
        cases = "1 case by its" if wrong == 1 else f"{wrong:,} cases by their"
        return [f"The search does not know {cases} own words; {REBUILD}."] if wrong else []

    def _index_waiting(self) -> None:
        """Index the words noted so far as the register does, and add them up."""
        if not self._waiting or not self._made:
            return
        aside = dbapi2.connect(":memory:", isolation_level=None)
        try:
            aside.execute(self._made)
            aside.executemany("INSERT INTO search(rowid, words) VALUES (?, ?)", self._waiting)
            self._derived |= _sums(aside)
        finally:
            aside.close()
        self._waiting = []


def _sums(connection: Any) -> dict[int, int]:
    """For each case, the sum of the digests of its different words, whatever their order."""
    connection.execute(_VOCABULARY).close()
    sums: dict[int, int] = {}
    last, value = None, 0
    for term, case in connection.execute("SELECT term, doc FROM temp.vocabulary"):
        if term != last:
            last, value = term, int.from_bytes(blake2b(term.encode(), digest_size=8).digest())
        sums[case] = (sums.get(case, 0) + value) & _CAP
    return sums
