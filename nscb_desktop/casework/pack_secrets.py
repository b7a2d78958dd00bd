"""Passphrases of encrypted packs: copies with the same cases share one, so that nobody opens a case they are excluded from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nscb_desktop.documents.packs import PackCopy
from nscb_desktop.register.passphrases import suggest_passphrase

TAKEN_WHOLE = 32
"""Characters of a passphrase that Poppler's commands take; more are cut off, and the file does not open."""


@dataclass(frozen=True, slots=True)
class Passphrase:
    """A passphrase that is told once and kept nowhere, and the copies that open with it."""

    words: str
    copies: tuple[PackCopy, ...]
    without: str = ""
    """The references of the cases that none of these copies holds."""

    @property
    def numbered(self) -> str:
        """``copy 4``, ``copies 1, 2 and 3``."""
        *most, last = [str(copy.number) for copy in self.copies]
        return f"copies {', '.join(most)} and {last}" if most else f"copy {last}"

    @property
    def whose(self) -> str:
        """``copies 1 and 2 (Samuel Sample; Ms Example, Education), without NSCB-2013-002``."""
        people = "; ".join(copy.whose for copy in self.copies)
        return f"{self.numbered} ({people})" + (f", without {self.without}" if self.without else "")


def new_passphrase() -> str:
    """Five random words that every reader takes whole; less than one bit easier to guess than any five words."""
    return next(words for words in iter(suggest_passphrase, "") if len(words) <= TAKEN_WHOLE)


def passphrases_for(copies: Sequence[PackCopy], references: Mapping[int, str]) -> tuple[Passphrase, ...]:
    """A passphrase for each set of cases that copies leave out, in the order of their numbers."""
    alike: dict[frozenset[int], list[PackCopy]] = {}
    for copy in copies:
        alike.setdefault(copy.left_out, []).append(copy)
    return tuple(
        Passphrase(new_passphrase(), tuple(group), ", ".join(references[case_id] for case_id in sorted(left_out)))
        for left_out, group in alike.items()
    )
