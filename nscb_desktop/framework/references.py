"""References and aliases: what a case is called where no name may stand."""

import re
from typing import NamedTuple

_SHAPE = re.compile(r"^\s*(?:NSCB[-\s]?)?(\d{4})[-\s/](\d{1,6})\s*$", re.IGNORECASE)


class Reference(NamedTuple):
    """``NSCB-YYYY-NNN``: year of receipt and a gap-free number, sorted by number."""

    year: int
    number: int

    def __str__(self) -> str:
        """The reference as printed."""
        return f"NSCB-{self.year}-{self.number:03d}"

    @classmethod
    def read(cls, text: str) -> "Reference | None":
        """The reference a person typed, however spaced, or None."""
        found = _SHAPE.match(text)
        return cls(int(found[1]), int(found[2])) if found else None


def alias(serial: int) -> str:
    """The alias of the nth case of a register, from 1: Child A to Child Z, Child AA, Child AB and so on."""
    letters = ""
    while serial > 0:
        serial, rest = divmod(serial - 1, 26)
        letters = chr(65 + rest) + letters
    return f"Child {letters}"
