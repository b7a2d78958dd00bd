"""The agencies' answers side by side on paper: alike answers once with everybody who gave them, contradictions marked."""

from collections.abc import Sequence

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
    Weight,
)
from nscb_desktop.documents.sheets import SheetHead
from nscb_desktop.framework.comparison import ComparedRow, Source
from nscb_desktop.framework.in_words import in_words

ALONE = "Only Part One has been received yet; there is nothing to compare it with."
NOT_ANSWERED = "not answered"
_COLUMNS = (Column("Answer", 3.0), Column("Given by", 2.0), Column("Contradicted by", 1.6))


def comparison_outline(sources: Sequence[Source], rows: Sequence[ComparedRow], head: SheetHead) -> Outline:
    """Each question both parts ask, with every source's answer and what is agreed."""
    title = "Comparison of the answers"
    blocks: list[Block] = [Text(ALONE)]
    if len(sources) > 1:
        blocks = [Heading("Question", "What each source says; nobody's words are overwritten")]
        blocks += [_row(row, sources) for row in rows]
    return Outline(
        title,
        (
            *blocks,
            Note(f"Compared: {', '.join(each.name for each in sources)}."),
        ),
        board=head.board,
        marking=head.marking,
        reference=head.reference,
        foot=(head.reference, title),
        printed=head.printed,
        name=f"{head.reference} {title}",
    )


def _row(row: ComparedRow, sources: Sequence[Source]) -> FieldRow:
    said: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for source, cell in zip(sources, row.cells, strict=True):
        said.setdefault((cell.words, cell.against), []).append(source.name)
    width = 3 if row.differs else 2
    lines = tuple(
        Row((words or NOT_ANSWERED, ", ".join(names), ", ".join(against))[:width], strong=bool(against))
        for (words, against), names in said.items()
    )
    content: list[Content] = [InnerTable(_COLUMNS[:width], lines)]
    if row.agreed:
        agreed = in_words(row.field.kind, row.agreed.value)
        content.append(Text(f"Agreed: {agreed} ({row.agreed.source}). {row.agreed.why}", Weight.STRONG))
    elif row.differs:
        content.append(Text("Not agreed yet.", Weight.ASIDE))
    return FieldRow(row.field.label, tuple(content))
