"""The protective marking a document carries, by its date."""

from datetime import date

CHANGED_ON = date(2014, 4, 2)
BEFORE, SINCE = "RESTRICTED", "OFFICIAL-SENSITIVE"


def marking_on(day: date, before: str = BEFORE) -> str:
    """The marking for a document of this day, in capitals; ``before`` is the Board's own word for the old scheme."""
    return (before if day < CHANGED_ON else SINCE).upper()
