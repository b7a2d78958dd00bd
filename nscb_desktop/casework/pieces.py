"""The files that came: one, or a message with others in it, each read by itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from nscb_desktop.documents.reading.findings import Findings
from nscb_desktop.documents.reading.limited import read_file
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.form_slots import SLIP, bookmark
from nscb_desktop.framework.slips import Slip

MOST = 12
"""Files of one message that are read; the others are filed unread."""
_DEEPEST = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """One file, with what was found in it, or the sentence why nothing was."""

    name: str
    data: bytes
    found: Findings | None
    refusal: str = ""

    @property
    def slip(self) -> Slip | None:
        """The slip it carries: in the field that is made for it, or anywhere in its text."""
        if self.found is None:
            return None
        marked = (Slip.read(value) for name, value in self.found.fields if name in {SLIP, bookmark(SLIP)})
        return next((slip for slip in marked if slip), None) or Slip.read(self.found.words)

    @property
    def shape(self) -> str:
        """What it is; ``other`` where it could not be read."""
        return self.found.shape if self.found else "other"

    @property
    def is_flattened(self) -> bool:
        """Whether it is a PDF whose fields are gone: its text can be read by people, not taken over."""
        return bool(self.found and self.found.shape == "pdf" and not self.found.fields and self.found.words)

    @property
    def is_scan(self) -> bool:
        """Whether it is nothing but a picture of a form."""
        pictured = self.found and self.found.shape == "pdf" and not self.found.fields and not self.found.words
        return bool(pictured) or self.shape == "picture"


def pieces_of(name: str, data: bytes) -> tuple[Piece, ...]:
    """A file, and whatever is in it where it is a message."""
    return tuple(_pieces(name, data))


def _pieces(name: str, data: bytes) -> Iterator[Piece]:
    waiting, read = [(name, data, 0)], 0
    while waiting:
        called, content, depth = waiting.pop(0)
        read += 1
        piece = _read(called, content) if read <= MOST else Piece(called, content, None, "It was not looked into.")
        yield piece
        if piece.found and depth < _DEEPEST:
            waiting += [(each.name, each.data, depth + 1) for each in piece.found.enclosed]


def _read(name: str, data: bytes) -> Piece:
    try:
        return Piece(name, data, read_file(data))
    except OfficeError as refused:
        return Piece(name, data, None, str(refused))
