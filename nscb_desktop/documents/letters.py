"""Letters in the built-in layout: the Board's head, whom it goes to, the reference, the words, room to sign."""

from collections.abc import Sequence
from dataclasses import dataclass

from nscb_desktop.documents.outline import Block, Outline, Text, Weight

GREETING, CLOSE = "Dear", "Yours sincerely"
OUR_REFERENCE = "Our reference"
_ROOM_TO_SIGN = "\n\n"


@dataclass(frozen=True, slots=True)
class LetterPaper:
    """Everything that stands in a letter, in words."""

    board: str
    marking: str
    reference: str
    day: str
    to: tuple[str, ...]
    """Name and post, one to a line."""
    greeted: str
    subject: str
    paragraphs: tuple[str, ...]
    signed: tuple[str, ...]
    """Name and role, one to a line."""
    title: str = ""
    """What it is called in the file, made of the reference and never of a name."""
    private: str = ""
    """What stands above the address of a private person's letter."""


def letter_outline(letter: LetterPaper) -> Outline:
    """A letter as blocks."""
    blocks: list[Block] = [
        *([Text(letter.private, Weight.STRONG)] if letter.private else []),
        Text("\n".join(part for part in letter.to if part)),
        Text(f"{letter.day}\n{OUR_REFERENCE}: {letter.reference}"),
        Text(f"{GREETING} {letter.greeted}"),
        Text(letter.subject, Weight.STRONG),
        *(Text(words) for words in letter.paragraphs),
        Text(CLOSE + _ROOM_TO_SIGN),
        Text("\n".join(part for part in letter.signed if part)),
    ]
    return _outline(letter.board, letter.marking, letter.reference, letter.title, blocks)


def worded_outline(board: str, marking: str, reference: str, title: str, paragraphs: Sequence[str]) -> Outline:
    """The words of a letter made from a Board's own template, which bring their date, address and signature."""
    return _outline(board, marking, reference, title, [Text(words) for words in paragraphs])


def _outline(board: str, marking: str, reference: str, title: str, blocks: Sequence[Block]) -> Outline:
    return Outline(
        board, tuple(blocks), marking=marking, reference=reference, foot=(reference, board), name=title or reference
    )
