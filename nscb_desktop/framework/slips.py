"""What a form that leaves the office carries with it, so that it is known again when it comes home."""

import re
import secrets
from dataclasses import dataclass

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters and figures that are not taken for one another when read aloud or typed from paper."""
_WRITTEN = re.compile(
    r"\bR\s*(?P<request>\d{1,9})\s*[·.|/,-]?\s*(?P<form>part[_\s]+(?:one|two))\s*v\s*(?P<version>\d{1,4})"
    rf"\s*[·.|/,-]?\s*(?P<check>[{_ALPHABET}]{{4}}-?[{_ALPHABET}]{{4}})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Slip:
    """The request a form answers, which form it is in which version, and the value that is kept with the request."""

    request: int
    form: str
    version: int
    check: str
    """Eight letters and figures made at random when the form left; a form with any other is not taken for ours."""

    def written(self) -> str:
        """As it stands in the place made for it: ``R12 · part_two v1 · 7F3K-92QX``; no word of the case is in it."""
        return self._with(self.form)

    def shown(self, form_name: str) -> str:
        """As it is printed for people: ``R12 · Part Two v1 · 7F3K-92QX``; it is read back just as well."""
        return self._with(form_name)

    def _with(self, form: str) -> str:
        return f"R{self.request} · {form} v{self.version} · {self.check[:4]}-{self.check[4:]}"

    @classmethod
    def read(cls, text: str) -> "Slip | None":
        """The slip written in a text, however it was spaced; None where there is none."""
        found = _WRITTEN.search(text)
        if found is None:
            return None
        check = found["check"].replace("-", "").upper()
        form = "_".join(found["form"].lower().replace("_", " ").split())
        return cls(int(found["request"]), form, int(found["version"]), check)


def check_value() -> str:
    """A new check value."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(8))
