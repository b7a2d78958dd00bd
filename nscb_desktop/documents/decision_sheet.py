"""The decision sheet: the sub-group's recommendation and the Independent Chair's decision, filled in and signed by hand."""

from collections.abc import Sequence

from nscb_desktop.documents.blank_content import blank_content
from nscb_desktop.documents.outline import (
    Block,
    Column,
    Content,
    FieldRow,
    Heading,
    InnerTable,
    Note,
    Outline,
    Row,
    Text,
)
from nscb_desktop.documents.sheets import SheetHead
from nscb_desktop.framework.criteria import Criterion
from nscb_desktop.framework.fields import Field, Grounds
from nscb_desktop.framework.form import Form

TO_BE_RECORDED = "Filled in and signed at the meeting. What counts is what is recorded in the register afterwards; this sheet is filed there."
_WITH_THE_SIGNATURE = frozenset({"made_by", "same_person", "inquorate"})
_SIGNING = (Column("Name", 2.4), Column("Office", 2.2), Column("Signature", 4.0), Column("Date", 1.4))
_ROOM_TO_SIGN, _LEAST = 40.0, 24.0


def decision_outline(
    gates: Sequence[tuple[Form, Sequence[tuple[str, str]]]], criteria: Sequence[Criterion], head: SheetHead
) -> Outline:
    """A heading, room to write and signature lines for each gate; each comes with (name, office) of who signs."""
    title = "Decision sheet"
    blocks: list[Block] = []
    for form, signing in gates:
        blocks.append(Heading(*form.heading))
        blocks += [
            FieldRow(field.label, _room(field, criteria), field.guidance, _LEAST)
            for field in form.fields()
            if field.key not in _WITH_THE_SIGNATURE
        ]
        lines = tuple(Row((name, office)) for name, office in signing)
        blocks.append(InnerTable(_SIGNING, lines, _ROOM_TO_SIGN))
    return Outline(
        title,
        (*blocks, Note(TO_BE_RECORDED)),
        board=head.board,
        marking=head.marking,
        reference=head.reference,
        foot=(head.reference, title),
        printed=head.printed,
        name=f"{head.reference} {title}",
    )


def _room(field: Field, criteria: Sequence[Criterion]) -> tuple[Content, ...]:
    """Room to write in; criteria are cited by their letters, for the criteria sheet has their words."""
    if isinstance(field.kind, Grounds):
        return (Text("    ".join(f"☐\u00a0{each.key}" for each in criteria)),)
    return blank_content(field.kind)
