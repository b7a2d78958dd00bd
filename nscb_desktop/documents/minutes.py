"""Minutes of a sub-group meeting as paper; cases by reference and alias, never by name."""

from dataclasses import dataclass

from nscb_desktop.documents.outline import Block, Column, InnerTable, Outline, Row, Text, Weight
from nscb_desktop.documents.sheets import SheetHead


@dataclass(frozen=True, slots=True)
class MinutedCase:
    """One case of the agenda as the meeting took it."""

    named: str
    taken: str
    quorum: str
    conflicts: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Minutes:
    """Everything that minutes hold, in words."""

    at: str
    place: str
    chair: str
    state: str
    attendance: tuple[tuple[str, str, str], ...]
    """Name, agency, and how they stood to the meeting."""
    cases: tuple[MinutedCase, ...]
    said: tuple[str, ...]
    """What is minuted of the meeting itself."""


def minutes_outline(minutes: Minutes, head: SheetHead) -> Outline:
    """The minutes as blocks."""
    about = f"{minutes.at}{f', {minutes.place}' if minutes.place else ''}. {minutes.state.capitalize()}."
    blocks: list[Block] = [Text(about, Weight.STRONG)]
    blocks += [Text(f"In the chair: {minutes.chair}")] if minutes.chair else []
    if minutes.attendance:
        columns = (Column("Name", 3.0), Column("Agency", 3.5), Column("Presence", 3.0))
        blocks.append(InnerTable(columns, tuple(Row(each) for each in minutes.attendance)))
    blocks += [Text(words) for words in minutes.said]
    for number, case in enumerate(minutes.cases, 1):
        taken = f" ({case.taken})" if case.taken else ""
        blocks.append(Text(f"{number}. {case.named}{taken}", Weight.STRONG))
        blocks.append(Text(case.quorum))
        blocks += [Text(f"Conflict of interest: {words}") for words in case.conflicts]
        blocks += [Text(words) for words in case.said] or [Text("Nothing is minuted yet.")]
    title = "SCR sub-group: minutes"
    return Outline(
        title,
        tuple(blocks),
        board=head.board,
        marking=head.marking,
        foot=(head.board,),
        printed=head.printed,
        name=title,
    )
