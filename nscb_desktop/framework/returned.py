"""What came back for a request: the file as it was kept, and what gives pause before it is taken for an answer."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum


class Weight(IntEnum):
    """How much a doubt weighs."""

    TELLS = 1
    """It is said, and no more."""
    ASKS = 2
    """A person has to have seen it before anything is imported."""
    BARS = 3
    """Nothing of the file can be imported; it can be filed, and typed in."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that is said of a returned file and never guessed away."""

    key: str
    words: str
    weight: Weight = Weight.ASKS


@dataclass(frozen=True, slots=True)
class ReturnFile:
    """A file that came back, as it is kept: the original, for which request, when and how, and what was made of it."""

    id: int
    document_id: int
    request_id: int | None
    form_id: int | None
    """The Part Two that was imported from it; None where it was only filed."""
    received_on: date
    route: str
    recognised_by: str
    warnings: tuple[str, ...]
    recorded_at: datetime
    recorded_by: str
