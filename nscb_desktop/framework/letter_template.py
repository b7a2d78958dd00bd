"""A Word template that the Board put in for one of its letters."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class KeptTemplate:
    """The template of a letter as it stands: which file it is, who put it in and when."""

    letter: str
    name: str
    sha256: str
    at: datetime
    by: str
