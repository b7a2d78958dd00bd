"""Sheets that are not forms: a deadline's working, the diary, a case's history."""

from collections.abc import Sequence
from dataclasses import dataclass

from nscb_desktop.documents.outline import (
    Block,
    Chart,
    Column,
    FieldRow,
    FlowChart,
    InnerTable,
    Note,
    Outline,
    Row,
    Strip,
    Text,
    Weight,
)
from nscb_desktop.framework.chronology import Lane
from nscb_desktop.framework.dates import long_day, week_day
from nscb_desktop.framework.flow import LABEL, Standing
from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.records import HistoryEntry
from nscb_desktop.framework.working_days import Count

NOTHING_DATED = "No agency has returned an involvement with a date that can be read."


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What every sheet carries besides its matter."""

    board: str
    marking: str
    printed: str
    reference: str = ""


def working_outline(
    count: Count, title: str, source: str, rule: str, head: SheetHead, notes: Sequence[str] = ()
) -> Outline:
    """How a last day was counted, one line a day, and what was agreed about it."""
    rows = tuple(
        Row((week_day(day.on), "not counted" if day.number is None else str(day.number), day.note))
        for day in count.days
    )
    blocks: tuple[Block, ...] = (
        Text(f"{count.limit} from {long_day(count.start)}: {long_day(count.due)}", Weight.FIGURE),
        Text(f"{source}; {rule}."),
    )
    blocks += tuple(Text(note[:1].upper() + note[1:] + ".") for note in notes)
    blocks += (Text(count.warning, Weight.STRONG),) if count.warning else ()
    columns = (Column("Date", 2.0), Column("Day", 1.2), Column("Note", 4.0))
    return _sheet(f"How it was counted: {title}", head, (*blocks, InnerTable(columns, rows)))


def diary_outline(title: str, rows: Sequence[tuple[str, str, str, str]], head: SheetHead) -> Outline:
    """Last days in order: (date, case, what, how it stands)."""
    columns = (Column("Last day", 1.2), Column("Case", 1.2), Column("What", 3.2), Column("Stands", 2.0))
    matter: Block = InnerTable(columns, tuple(Row(row) for row in rows)) if rows else Text("Nothing is due.")
    return _sheet(title, head, (matter,))


_ONE_PAGE = 620.0
"""Points that the rows of one A4 page have, under the title and above the note."""
_LONGEST, _LONGEST_DAY = 70, 28
"""Letters of a line, and of a day with what it is called, that are set without breaking."""
_MOST_LINES = 46


def agenda_outline(title: str, days: Sequence[tuple[str, Sequence[str]]], note: str, head: SheetHead) -> Outline:
    """The coming days with what ends on each, on one page: a day with more than its share says how many more."""
    share = next(each for each in range(_MOST_LINES, 0, -1) if each == 1 or _height_of(days, each) <= _ONE_PAGE)
    rows = tuple(Row((day, "\n".join(_first_of(lines, max(share, _least(day)))) or "–")) for day, lines in days)
    columns = (Column("Day", 2.0), Column("What ends or is held", 5.0))
    return _sheet(title, head, (InnerTable(columns, rows), Note(note)))


def _height_of(days: Sequence[tuple[str, Sequence[str]]], share: int) -> float:
    lines = [max(_least(day), min(len(ending), share)) for day, ending in days]
    # The faces come with what draws on paper, which is large; the outline of a sheet is made without.
    from nscb_desktop.documents.style import CELL, CELL_PAD_Y

    return sum(2 * CELL_PAD_Y + number * CELL.leading for number in lines)


def _least(day: str) -> int:
    return 1 + (len(day) > _LONGEST_DAY)


def _first_of(lines: Sequence[str], share: int) -> list[str]:
    shown = [line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…" for line in lines]
    return shown if len(shown) <= share else [*shown[: share - 1], f"and {len(shown) - share + 1} more"]


def flow_outline(chart: Sequence[Standing], where: str, head: SheetHead) -> Outline:
    """The flow chart of a case, where it stands, and that the chart is a reconstruction."""
    blocks: tuple[Block, ...] = (Text(where, Weight.STRONG), FlowChart(tuple(chart)), Note(LABEL))
    return _sheet("How the case stands in section 5", head, blocks)


def summary_outline(
    stands: str, dates: Sequence[tuple[str, str]], clocks: Sequence[tuple[str, ...]], office: Sequence[tuple[str, str]],
    notes: Sequence[str], head: SheetHead,
) -> Outline:  # fmt: skip
    """Where a case stands: its seven dates, every clock with what was agreed about it, and the office record."""
    blocks: list[Block] = [Text(stands, Weight.STRONG), Strip("The seven dates", tuple(dates))]
    blocks.append(_clocks(clocks) if clocks else Text("No clock is running."))
    blocks += [FieldRow(label, (Text(words),) if words else ()) for label, words in office]
    return _sheet("Summary of the case", head, (*blocks, *(Note(words) for words in notes)))


_CLOCK_COLUMNS = (
    Column("Clock", 2.2), Column("Last day", 1.2), Column("Originally", 1.2), Column("Stands", 1.6),
    Column("Agreed, and why late", 4.2),
)  # fmt: skip


def _clocks(clocks: Sequence[tuple[str, ...]]) -> InnerTable:
    """Each clock in a row; what is said of none of them has no column, and leaves its room to the others."""
    said = [at for at in range(len(_CLOCK_COLUMNS)) if not at or any(each[at] for each in clocks)]
    rows = tuple(Row(tuple(each[at] for at in said)) for each in clocks)
    return InnerTable(tuple(_CLOCK_COLUMNS[at] for at in said), rows)


def history_outline(entries: Sequence[HistoryEntry], head: SheetHead) -> Outline:
    """Everything done on a case, with old and new values."""
    columns = (Column("When", 1.0), Column("Who", 1.2), Column("What", 5.0))
    rows = tuple(Row((shown(entry.at), f"{entry.who}\n{entry.role}", _told(entry))) for entry in entries)
    matter: Block = InnerTable(columns, rows) if rows else Text("Nothing has been done yet.")
    return _sheet("History of the case", head, (matter,))


def chronology_outline(lanes: Sequence[Lane], head: SheetHead) -> Outline:
    """Each agency's involvements as swim lanes, and their numbers in a table for each agency."""
    columns = (
        Column("No.", 0.5),
        Column("Kind", 1.0),
        Column("What", 3.4),
        Column("Dates as written", 2.0),
        Column("Outcome", 2.2),
    )
    blocks: list[Block] = [Chart(tuple(lanes))] if any(lane.drawn for lane in lanes) else [Text(NOTHING_DATED)]
    for lane in lanes:
        blocks.append(Text(lane.agency, Weight.STRONG))
        if lane.spans:
            rows = (
                Row((str(s.number), f"{s.kind.value} {s.kind.shown}", s.what, s.dates, s.outcome)) for s in lane.spans
            )
            blocks.append(InnerTable(columns, tuple(rows)))
        if lane.words:
            blocks.append(Text(lane.words, Weight.ASIDE))
    return _sheet("Chronology of the agencies' involvement", head, tuple(blocks))


def _told(entry: HistoryEntry) -> str:
    lines = [entry.act[:1].upper() + entry.act[1:] + (f": {entry.why}" if entry.why else "")]
    for change in entry.changes:
        new = change.new or "(blank)"
        lines.append(f"{change.field}: {change.old} → {new}" if change.old else f"{change.field}: {new}")
    return "\n".join(lines)


def _sheet(title: str, head: SheetHead, blocks: tuple[Block, ...]) -> Outline:
    return Outline(
        title,
        blocks,
        board=head.board,
        marking=head.marking,
        reference=head.reference,
        foot=(head.reference or head.board,),
        printed=head.printed,
        name=" ".join(part for part in (head.reference, title) if part),
    )
