"""The agenda of a sub-group meeting and its minutes as paper; cases by reference and alias, never by name."""

from dataclasses import dataclass

from nscb_desktop.documents.outline import Block, Column, InnerTable, Outline, Row, Text, Weight
from nscb_desktop.documents.sheets import SheetHead


@dataclass(frozen=True, slots=True)
class MinutedCase:
    """One case of the agenda as the meeting took it."""

    named: str
    taken: str
    """Whether it was considered; on an agenda, where the case stands."""
    quorum: str
    """Empty on an agenda."""
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
    planned: bool = False
    """Whether this is the agenda of a meeting that is still to come."""


def minutes_outline(minutes: Minutes, head: SheetHead) -> Outline:
    """The agenda or the minutes as blocks."""
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
        blocks += [Text(case.quorum)] if case.quorum else []
        blocks += [Text(f"Conflict of interest: {words}") for words in case.conflicts]
        said = case.said or (() if minutes.planned else ("Nothing is minuted yet.",))
        blocks += [Text(words) for words in said]
    title = f"SCR sub-group: {'agenda' if minutes.planned else 'minutes'}"
    return Outline(
        title,
        tuple(blocks),
        board=head.board,
        marking=head.marking,
        foot=(head.board,),
        printed=head.printed,
        name=title,
    )
