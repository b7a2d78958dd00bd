"""The sheets that hold a pack together: its cover, the meeting's agenda, the index, a tab for each case."""

from collections.abc import Sequence

from nscb_desktop.documents.outline import Block, Column, InnerTable, Note, Outline, Row, Text, Weight
from nscb_desktop.documents.packs import Entry, Pack, PackCopy, PackItem
from nscb_desktop.documents.sheets import SheetHead

HANDLING = (
    "This numbered copy is for the person named above and for nobody else. Do not copy it, photograph it or send it on.\n"
    "Keep it locked away until the meeting, bring it to the meeting, and hand it back to the NSCB Business Manager there: "
    "its return and its destruction are recorded."
)

_ASKED = Column("The meeting is asked to", 4.0)


def cover_outline(pack: Pack, copy: PackCopy) -> Outline:
    """The cover of one copy: the meeting, whose copy it is, and how it is to be handled."""
    blocks: list[Block] = [
        Text("SCR sub-group", Weight.FIGURE),
        Text(pack.meeting, Weight.FIGURE),
        Text(copy.numbered, Weight.FIGURE),
        Text(copy.whose, Weight.FIGURE),
        Text(HANDLING),
        InnerTable((Column("Case"), _ASKED), tuple(Row((i.title, i.taken)) for i in pack.items_of(copy))),
        Note(f"The value of the register's history when this pack was made: {pack.chain}"),
    ]
    return _sheet("Meeting pack", pack.head, blocks, "cover")


def meeting_agenda_outline(pack: Pack, items: Sequence[PackItem]) -> Outline:
    """When and where, who is invited, and the cases in the order they are taken."""
    blocks: list[Block] = [Text(pack.meeting, Weight.STRONG)]
    blocks += [Text(f"In the chair: {pack.chair}")] if pack.chair else []
    rows = tuple(Row((str(item.number), item.named, item.taken)) for item in items)
    blocks.append(InnerTable((Column("Item", 0.4), Column("Case", 2.5), _ASKED), rows))
    blocks.append(Text("Invited", Weight.STRONG))
    invited = tuple(Row((name, agency or "the Board")) for name, agency in pack.invited)
    blocks.append(InnerTable((Column("Name", 3.0), Column("Agency", 3.0)), invited))
    return _sheet("SCR sub-group: agenda", pack.head, blocks, "agenda")


def index_outline(pack: Pack, entries: Sequence[Entry], total: int) -> Outline:
    """Every part with the page it begins on."""
    rows = tuple(Row(("     " * each.depth + each.name, str(each.page)), strong=not each.depth) for each in entries)
    blanks = ", those left blank for printing on both sides included" if pack.both_sides else ""
    said = Note(f"{total} pages{blanks}.")
    return _sheet("Index", pack.head, [InnerTable((Column("Part", 12.0), Column("Page", 1.0)), rows), said], "index")


def tab_outline(number: int, named: str, taken: str, parts: Sequence[str], head: SheetHead) -> Outline:
    """The sheet that begins a case, to put a tab on."""
    blocks: list[Block] = [
        Text(f"Item {number}", Weight.FIGURE),
        Text(named, Weight.FIGURE),
        Text(taken[:1].upper() + taken[1:]),
        InnerTable((Column("In this tab"),), tuple(Row((name,)) for name in parts)),
    ]
    return _sheet("Meeting pack", head, blocks, f"item {number}")


def _sheet(title: str, head: SheetHead, blocks: Sequence[Block], called: str) -> Outline:
    return Outline(
        title,
        tuple(blocks),
        board=head.board,
        marking=head.marking,
        reference=head.reference,
        foot=("Meeting pack", called),
        printed=head.printed,
        name=title,
    )
