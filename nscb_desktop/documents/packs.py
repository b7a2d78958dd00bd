"""Meeting packs: which parts a copy holds, on which pages they begin, and whose copy it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nscb_desktop.documents.outline import Outline
from nscb_desktop.documents.sheets import SheetHead

COVER, AGENDA, INDEX = "Cover", "Agenda", "Index"


@dataclass(frozen=True)
class PackPart:
    """One paper of a case: what the index calls it, and the paper."""

    name: str
    outline: Outline


@dataclass(frozen=True)
class PackItem:
    """One case of a pack, in the place it has on the agenda of everybody."""

    case_id: int
    number: int
    named: str
    """Reference and alias, never a name."""
    taken: str
    """What the meeting is asked to do with it."""
    parts: tuple[PackPart, ...]

    @property
    def title(self) -> str:
        """``1. NSCB-2014-001, Child A``."""
        return f"{self.number}. {self.named}"


@dataclass(frozen=True, slots=True)
class PackCopy:
    """One numbered copy."""

    number: int
    of: int
    recipient: str
    agency: str
    left_out: frozenset[int] = frozenset()
    """Cases its recipient takes no part in: nothing of them is in it."""

    @property
    def numbered(self) -> str:
        """``Copy 3 of 14``."""
        return f"Copy {self.number} of {self.of}"

    @property
    def whose(self) -> str:
        """The recipient with their agency."""
        return f"{self.recipient}, {self.agency}" if self.agency else self.recipient


@dataclass(frozen=True)
class MadeCopy:
    """One copy with its own bytes; those of the whole job where all copies are one document."""

    copy: PackCopy
    pages: int
    data: bytes


@dataclass(frozen=True)
class Pack:
    """Everything that the copies of one pack have in common."""

    meeting: str
    """``6 January 2014, 10:00, Room 2``."""
    day: str
    chair: str
    invited: tuple[tuple[str, str], ...]
    """Name and agency of everybody invited."""
    items: tuple[PackItem, ...]
    head: SheetHead
    chain: str
    """The value of the history when it was made, in its short form."""
    both_sides: bool = True
    """Whether each part begins on a right-hand page."""

    @property
    def title(self) -> str:
        """What the document calls itself."""
        return f"Meeting pack, {self.day}"

    def items_of(self, copy: PackCopy) -> tuple[PackItem, ...]:
        """The cases that are in a copy."""
        return tuple(item for item in self.items if item.case_id not in copy.left_out)


@dataclass(frozen=True, slots=True)
class Entry:
    """A part in its place: what the index calls it, how deep it stands there, and the page it begins on, from 1."""

    key: str
    name: str
    depth: int
    page: int
    pages: int


@dataclass(frozen=True)
class Plan:
    """The pages of a copy in order."""

    entries: tuple[Entry, ...]
    total: int

    def sheets(self) -> Iterator[tuple[str, int] | None]:
        """Each page as the part it belongs to and its place in it, from 0; None for a blank."""
        at = 1
        for entry in self.entries:
            yield from (None for _ in range(at, entry.page))
            yield from ((entry.key, page) for page in range(entry.pages))
            at = entry.page + entry.pages
        yield from (None for _ in range(at, self.total + 1))


def part_key(item: PackItem, at: int) -> str:
    """What the pages of a part are kept under while a pack is printed."""
    return f"item-{item.number}-part-{at}"


def planned(items: Sequence[PackItem], lengths: Mapping[str, int], *, both_sides: bool) -> Plan:
    """Where each part of a copy begins, given how many pages each has."""
    front = [(name, name, 0) for name in (COVER, AGENDA, INDEX)]
    parts = [
        (part_key(item, at), part.name if at else item.title, 1 if at else 0)
        for item in items
        for at, part in enumerate(item.parts)
    ]
    entries, at = [], 1
    for key, name, depth in (*front, *parts):
        # A right-hand page has an odd number.
        at += both_sides and at % 2 == 0
        entries.append(Entry(key, name, depth, at, lengths[key]))
        at += lengths[key]
    return Plan(tuple(entries), at - 1 + (both_sides and at % 2 == 0))
