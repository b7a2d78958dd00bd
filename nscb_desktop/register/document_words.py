"""The words of filed documents, as they were read when they were filed: what the search finds a case by, and no more."""

from collections.abc import Iterable, Sequence

from sqlalchemy import insert, select

from nscb_desktop.register.paper_tables import DocumentWordsRow
from nscb_desktop.register.tables import DocumentRow
from nscb_desktop.register.unit_of_work import Unit

LONGEST = 200_000
"""Characters of one document; a report of two hundred pages."""


def keep(unit: Unit, sha256: str, words: str) -> None:
    """Keep the words of a file, once however often it is filed."""
    known = select(DocumentWordsRow.sha256).where(DocumentWordsRow.sha256 == sha256)
    if words.strip() and unit.session.scalar(known) is None:
        unit.session.execute(insert(DocumentWordsRow), [{"sha256": sha256, "words": words[:LONGEST]}])


def of_cases(unit: Unit, case_ids: Iterable[int]) -> dict[int, str]:
    """The words of everything filed on each of these cases; a case without any is left out."""
    found: dict[int, str] = {}
    rows = unit.session.execute(
        select(DocumentRow.case_id, DocumentWordsRow.words)
        .join(DocumentWordsRow, DocumentWordsRow.sha256 == DocumentRow.sha256)
        .where(DocumentRow.case_id.in_(list(case_ids)))
        .order_by(DocumentRow.id)
    )
    for case_id, words in rows:
        if case_id is not None:
            found[case_id] = f"{found[case_id]}\n{words}" if case_id in found else words
    return found


class FiledWords:
    """The words filed on one case after the other, without a question for each of the many that have none."""

    def __init__(self, unit: Unit) -> None:
        """Find out which cases have any."""
        self._unit = unit
        having: Sequence[int | None] = unit.session.scalars(
            select(DocumentRow.case_id).join(DocumentWordsRow, DocumentWordsRow.sha256 == DocumentRow.sha256).distinct()
        ).all()
        self._having = frozenset(having)

    def of(self, case_id: int) -> str:
        """The words filed on a case."""
        return of_cases(self._unit, [case_id]).get(case_id, "") if case_id in self._having else ""
