"""Sheets that are not forms: a deadline's working, the diary, a case's history."""

from collections.abc import Sequence
from dataclasses import dataclass

from nscb_desktop.documents.outline import Block, Grid, Outline, Words
from nscb_desktop.framework.dates import long_day, week_day
from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.records import HistoryEntry
from nscb_desktop.framework.working_days import Count


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What every sheet carries besides its matter."""

    board: str
    marking: str
    printed: str
    reference: str = ""


def working_outline(count: Count, title: str, source: str, rule: str, head: SheetHead) -> Outline:
    """How a last day was counted, one line a day."""
    rows = tuple(
        (week_day(day.on), "not counted" if day.number is None else str(day.number), day.note) for day in count.days
    )
    said: tuple[Block, ...] = (
        Words(f"{count.limit} from {long_day(count.start)}: {long_day(count.due)}", "title"),
        Words(f"{source}; {rule}.", "small"),
    )
    said += (Words(count.warning),) if count.warning else ()
    return _sheet(f"How it was counted: {title}", head, (*said, Grid(("Date", "Day", ""), rows, (2.0, 1.2, 4.0))))


def diary_outline(title: str, rows: Sequence[tuple[str, str, str, str]], head: SheetHead) -> Outline:
    """Last days in order: (date, case, what, how it stands)."""
    matter: Block = (
        Grid(("Last day", "Case", "What", "Stands"), tuple(rows), (1.4, 1.4, 3.2, 1.6))
        if rows
        else Words("Nothing is due.")
    )
    return _sheet(title, head, (matter,))


def history_outline(entries: Sequence[HistoryEntry], head: SheetHead) -> Outline:
    """Everything done on a case, with old and new values."""
    rows = tuple((shown(entry.at), f"{entry.who}\n{entry.role}", _told(entry)) for entry in entries)
    return _sheet("History of the case", head, (Grid(("When", "Who", "What"), rows, (1.3, 1.5, 5.0)),))


def _told(entry: HistoryEntry) -> str:
    lines = [entry.act.capitalize() + (f": {entry.why}" if entry.why else "")]
    for change in entry.changes:
        lines.append(f"{change.field}: {change.old} → {change.new}" if change.old else f"{change.field}: {change.new}")
    return "\n".join(lines)


def _sheet(title: str, head: SheetHead, blocks: tuple[Block, ...]) -> Outline:
    return Outline(title, board=head.board, reference=head.reference, marking=head.marking, foot=head.reference or head.board,
                   printed=head.printed, blocks=blocks)  # fmt: skip
