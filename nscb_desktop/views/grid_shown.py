"""What a page shows at the moment, so that exactly that can leave it as a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nscb_desktop.casework.deadlines import DiaryEntry
from nscb_desktop.framework.records import Filters, Order


@dataclass(frozen=True, slots=True)
class GridShown:
    """The grid of cases: its filters, its order, its columns by key, and whether names stand in it; or the drafts."""

    filters: Filters
    order: Order
    columns: Sequence[str]
    names: bool
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class DiaryShown:
    """The calendar: a month, what the filters leave of it, and what they say."""

    first: date
    last: date
    entries: tuple[DiaryEntry, ...]
    only: str
