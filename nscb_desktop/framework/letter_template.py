"""A Word template that the Board put in for one of its letters, and how a merge field stands in it."""

import re
from dataclasses import dataclass
from datetime import datetime

FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
"""A merge field as it stands in a text: ``{{due_on}}``."""


@dataclass(frozen=True, slots=True)
class KeptTemplate:
    """The template of a letter as it stands: which file it is, who put it in and when."""

    letter: str
    name: str
    sha256: str
    at: datetime
    by: str
