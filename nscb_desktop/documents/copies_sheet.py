"""The copy register of a meeting as paper: every numbered copy of its packs, and everything that befell it."""

from collections.abc import Mapping, Sequence

from nscb_desktop.documents.outline import Block, Column, Heading, InnerTable, Note, Outline, Row, Text
from nscb_desktop.documents.sheets import SheetHead
from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.packs import CopyRecord, PackRecord

TITLE = "Copy register"
NONE_MADE = "No pack was made for this meeting."
_COLUMNS = (
    Column("Copy", 0.8),
    Column("Recipient", 2.6),
    Column("Pages", 0.8),
    Column("Without", 1.8),
    Column("What became of it", 4.0),
)


def copies_outline(
    meeting: str, packs: Sequence[PackRecord], references: Mapping[int, str], head: SheetHead
) -> Outline:
    """The packs made for a meeting, the newest first, each with a row for every copy."""
    blocks: list[Block] = [] if packs else [Text(NONE_MADE)]
    for pack in packs:
        blocks.append(Heading(made_words(pack), pack.chain))
        rows = tuple(Row(_cells(copy, references)) for copy in pack.copies)
        blocks.append(InnerTable(_COLUMNS, rows))
        blocks.append(Note(f"Copies with their recipients: {pack.outstanding} of {len(pack.copies)}."))
    return Outline(
        f"{TITLE}: {meeting}",
        tuple(blocks),
        board=head.board,
        marking=head.marking,
        reference=head.reference,
        foot=(TITLE, meeting),
        printed=head.printed,
        name=f"{TITLE} {meeting}",
    )


def made_words(pack: PackRecord) -> str:
    """``Made 7 Jan 2014 10:42 by Jane Okafor, encrypted``."""
    return f"Made {shown(pack.recorded_at)} by {pack.recorded_by}{', encrypted' if pack.encrypted else ''}"


def _cells(copy: CopyRecord, references: Mapping[int, str]) -> tuple[str, ...]:
    without = ", ".join(references[case_id] for case_id in copy.left_out)
    befell = "\n".join(f"{event.shown} ({event.recorded_by}, {shown(event.recorded_at)})" for event in copy.events)
    return f"{copy.number} of {copy.of}", copy.whose, str(copy.pages), without, befell or copy.state
