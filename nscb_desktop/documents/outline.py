"""What a paper says, in neutral blocks: every writer (PDF, Word) renders the same outline."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from nscb_desktop.framework.chronology import Lane
from nscb_desktop.framework.flow import Standing
from nscb_desktop.framework.form_slots import Slot


class Weight(Enum):
    """How words stand out, by their part on the page."""

    PLAIN = "plain"
    STRONG = "strong"
    ASIDE = "aside"
    """Evidence and remarks beside an answer: italics."""
    SMALL = "small"
    """Guidance and notes."""
    FIGURE = "figure"
    """The one thing a sheet is printed for, such as a key."""


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs, one to a line of ``words``."""

    words: str
    weight: Weight = Weight.PLAIN


@dataclass(frozen=True, slots=True)
class Tick:
    """One thing ticked, crossed out or queried, with its evidence."""

    mark: str
    words: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Ticks:
    """Things answered one by one, each with the mark of its reply before it."""

    items: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an inner table: its heading and its share of the width beside the other columns."""

    label: str
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of an inner table: one text to a column, and what stands below them across the whole width."""

    cells: tuple[str, ...]
    below: tuple[str, ...] = ()
    strong: bool = False
    """Whether the first cell is highlighted."""


@dataclass(frozen=True, slots=True)
class InnerTable:
    """A table whose headings are repeated wherever it goes on; ``row_height`` leaves room to write in by hand."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_height: float = 0.0


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Ruled lines to write on by hand, the first one after its label."""

    count: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place to fill in on a screen: a field of a PDF, a content control of a Word file."""

    slot: Slot
    text: str = ""
    """What stands in it already."""
    caption: str = ""
    """What is printed before it."""
    fixed: bool = False
    """Whether it is not to be changed."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes to tick, one after the other, each with its caption after it."""

    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A row of a table to fill in: a place to a column, and what stands below them across the whole width."""

    cells: tuple[Place, ...]
    below: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceTable:
    """A table to fill in; no row of it is parted by the end of a page."""

    columns: tuple[Column, ...]
    rows: tuple[PlaceRow, ...]


Content = Text | Ticks | InnerTable | WritingLines | Place | Boxes | PlaceTable


@dataclass(frozen=True, slots=True)
class Heading:
    """A shaded row across the page; a form's is repeated at the head of each page."""

    left: str
    right: str = ""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One question: its label, the guidance under it, and what was answered, over as many pages as it needs."""

    label: str
    content: tuple[Content, ...]
    guidance: str = ""
    least_height: float = 0.0


@dataclass(frozen=True, slots=True)
class Strip:
    """The office's own cells, visibly apart from the adopted form: a title, then (label, text) side by side."""

    title: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence under the form."""

    words: str
    weight: Weight = Weight.SMALL


@dataclass(frozen=True, slots=True)
class FlowChart:
    """The flow chart of a case, as wide as the page."""

    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The swim lanes of a case; their numbers stand in a table beside them."""

    lanes: tuple[Lane, ...]


Block = Heading | FieldRow | Strip | Note | Chart | FlowChart | Content


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole paper: what stands at its head and foot, and its blocks in order."""

    title: str
    blocks: tuple[Block, ...]
    subtitle: tuple[str, str] = ("", "")
    """Printed under the title, its first half strong: ("PART ONE", "to be completed by ...")."""
    board: str = ""
    marking: str = ""
    reference: str = ""
    foot: tuple[str, ...] = ()
    """Facts at the left of every foot: reference, part and version, edition."""
    printed: str = ""
    """Who printed it and when."""
    watermark: str = ""
    name: str = ""
    """The document's own title, made of references and never of names; empty takes ``title``."""
