"""Tables over frozen rows: read a page at a time when looked at, never all at once, and never written to."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from nscb_desktop.framework.text import one_line
from nscb_desktop.views.badges import Badge

Row = TypeVar("Row")
Found_co = TypeVar("Found_co", covariant=True)
Index = QModelIndex | QPersistentModelIndex

PAGE_ROWS = 100
PAGES_KEPT = 20


class Run(Protocol[Found_co]):
    """A run of rows, how many rows there are in all, and whether there are more than were counted."""

    @property
    def rows(self) -> Sequence[Found_co]:
        """The rows of the run."""

    @property
    def total(self) -> int:
        """How many rows there are, or were counted."""

    @property
    def more(self) -> bool:
        """Whether there are more than were counted."""


@dataclass(frozen=True)
class ListRun(Generic[Row]):
    """A run of rows that are all at hand."""

    rows: Sequence[Row]
    total: int
    more: bool = False


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: its key for sorting, its heading, and what it shows of a row."""

    key: str
    heading: str
    text: Callable[[Row], str]
    width: int = 12
    """In letters, before a person drags it."""
    badge: Callable[[Row], Badge | None] | None = None
    look: str = ""
    """``reference`` or ``strong``; empty for ordinary text."""
    sortable: bool = True
    shown: bool = True
    """Whether it is shown before anybody chooses."""
    grows: bool = False
    """Whether it shares in the room that the columns leave."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows: its words on one line, their look, and the badge they stand on where it has one."""

    text: str
    look: str
    """``reference``, ``strong``, ``heading`` or ``muted``; empty for ordinary text."""
    badge: Badge | None


def listed(rows: Sequence[Row]) -> Callable[[int, int], ListRun[Row]]:
    """A fetch over rows that are all at hand."""

    def fetch(offset: int, limit: int) -> ListRun[Row]:
        return ListRun(rows[offset : offset + limit], len(rows))

    return fetch


class PagedModel(QAbstractTableModel, Generic[Row]):
    """A read-only model that fetches the page a view looks at and keeps a few dozen."""

    sort_asked = Signal(str, bool)
    """The key of a column, and whether its order is descending."""

    # Python's collector may empty a model before Qt lets go of it; to Qt it is a table of nothing then.
    columns: tuple[Column[Row], ...] = ()
    total, more = 0, False

    def __init__(
        self, columns: Sequence[Column[Row]], fetch: Callable[[int, int], Run[Row]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self.total, self.more = 0, False

    def load(self, fetch: Callable[[int, int], Run[Row]] | None = None) -> None:
        """Read the first page anew, from another source where one is given."""
        self._fetch = fetch or self._fetch
        self.beginResetModel()
        self._pages.clear()
        try:
            first = self._fetch(0, PAGE_ROWS)
            self.total, self.more = first.total, first.more
            self._pages[0] = first.rows
        finally:
            # A source that fails leaves an empty table, never a half-reset one.
            if not self._pages:
                self.total, self.more = 0, False
            self.endResetModel()

    def forget(self) -> None:
        """Drop every row, so that no record text is left in memory for this table."""
        self.load(listed(()))

    def row_at(self, number: int) -> Row | None:
        """The row at a place, fetched where it is not at hand."""
        if not 0 <= number < self.total:
            return None
        page, place = divmod(number, PAGE_ROWS)
        if page not in self._pages:
            self._pages[page] = self._fetch(page * PAGE_ROWS, PAGE_ROWS).rows
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        rows = self._pages[page]
        return rows[place] if place < len(rows) else None

    def place_of(self, same: Callable[[Row], bool]) -> int | None:
        """Where a row stands, among the pages at hand."""
        for page in sorted(self._pages):
            for place, row in enumerate(self._pages[page]):
                if same(row):
                    return page * PAGE_ROWS + place
        return None

    @property
    def pages_at_hand(self) -> int:
        """How many pages are kept."""
        return len(self._pages)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, an invalid index that nobody changes
        """How many rows there are, at hand or not."""
        return 0 if parent.isValid() else self.total

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, an invalid index that nobody changes
        """How many columns there are, hidden ones too."""
        return 0 if parent.isValid() else len(self.columns)

    def cell(self, number: int, section: int) -> Cell | None:
        """What a cell shows, for whoever paints it; None where there is no such row."""
        row, column = self.row_at(number), self.columns[section]
        if row is None:
            return None
        badge = column.badge(row) if column.badge else None
        return Cell(badge.text if badge else one_line(column.text(row)), column.look, badge)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says: always one line, always plain."""
        if not index.isValid() or role not in _ANSWERED:
            return None
        cell = self.cell(index.row(), index.column())
        if cell is None:
            return None
        spoken = role == Qt.ItemDataRole.AccessibleTextRole and cell.badge
        return (cell.badge.spoken or cell.text) if spoken and cell.badge else cell.text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings of the columns; rows have none."""
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].heading
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask whoever fills the table to sort at the source."""
        if 0 <= column < len(self.columns) and self.columns[column].sortable:
            self.sort_asked.emit(self.columns[column].key, order is Qt.SortOrder.DescendingOrder)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether rows beyond the counted ones are waiting."""
        return not parent.isValid() and self.more

    def fetchMore(self, parent: Index) -> None:
        """Count one page further."""
        further = self._fetch(self.total, PAGE_ROWS)
        reached = self.total + len(further.rows)
        self.more = further.more and reached > self.total
        if reached > self.total:
            self.beginInsertRows(QModelIndex(), self.total, reached - 1)
            self.total = reached
            # A page that was cut short at the old count is read again.
            self._pages.pop((self.total - len(further.rows)) // PAGE_ROWS, None)
            self.endInsertRows()


_ANSWERED = {int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)}
