"""Today: what is late, what is due, what waits, and how each last day was counted."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nscb_desktop.casework.deadlines import DiaryEntry, TodayBoard
from nscb_desktop.framework.dates import WEEKDAYS, long_day, week_day
from nscb_desktop.framework.milestones import Owner
from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.records import Filters
from nscb_desktop.framework.text import one_line, visible
from nscb_desktop.views.badges import Badge, badge_of
from nscb_desktop.views.designed.ui_today_page import Ui_TodayPage
from nscb_desktop.views.figure_card import FigureCard, FigureLink
from nscb_desktop.views.incoming_watch import IncomingLink
from nscb_desktop.views.labels import counted
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.once import Once
from nscb_desktop.views.rows_view import RowsView
from nscb_desktop.views.tables import Column, PagedModel, listed
from nscb_desktop.views.working_panel import WorkingPanel, working_of


class TodayDesk(Protocol):
    """What Today reads."""

    @property
    def incoming_folder(self) -> Path:
        """Where files that arrive are put."""

    def files_waiting(self) -> int:
        """How many files wait there."""

    def today_board(self) -> TodayBoard:
        """Everything else Today shows, as it stands now."""


COLUMNS: tuple[Column[DiaryEntry], ...]
TOGETHER = "\N{NO-BREAK SPACE}"
"""Between a name and its number, which are not to stand on two lines."""
ONLY = {"overdue": "Only what is overdue", "week": "Only what is due this week"}


class TodayPage(QWidget):
    """Figures, each opening exactly what it counts; the list of last days; the working of the one chosen."""

    rows_asked = Signal(object)
    """The Filters that the Cases grid is to show, or ``drafts``."""
    case_opened = Signal(int)
    draft_opened = Signal(int)
    print_asked = Signal(object)
    """The DiaryEntry rows shown, as a tuple."""
    excel_asked = Signal(object, str)
    """The DiaryEntry rows shown, as a tuple, and what they are narrowed to."""
    working_print_asked = Signal(object)
    """The Working shown."""
    new_asked = Signal()
    counted = Signal(int)
    """How many clocks are overdue, for the rail."""

    def __init__(self, desk: TodayDesk, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._messages = desk, messages
        self._board: TodayBoard | None = None
        self._only = ""
        self._once = Once()
        self.ui = Ui_TodayPage()
        self.ui.setupUi(self)
        self.setAccessibleName("Today")
        self.cards = {
            card.key: card
            for card in (
                FigureCard("overdue", "Overdue", "R"),
                FigureCard("week", "Due this week", "A"),
                FigureCard("agencies", "Waiting for agencies"),
                FigureCard("chair", "Waiting for the Chair"),
                FigureCard("meeting", "Next meeting"),
            )
        }
        self.links = {link.key: link for link in (FigureLink("drafts"), FigureLink("not_authorised"))}
        self.incoming = IncomingLink(desk.incoming_folder, desk.files_waiting)
        self.model = PagedModel[DiaryEntry](COLUMNS, listed(()), self)
        self.rows = RowsView[DiaryEntry](self.model, _entry_key, "Last days")
        self.rows.say_when_empty("No last day is past, and none comes in the next four weeks.")
        self.working = WorkingPanel()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for card in self.cards.values():
            self.ui.cards.add(card)
        for link in (self.incoming, *self.links.values()):
            self.ui.chips.addWidget(link)
        self.ui.list_card_layout.addWidget(self.rows)
        letter = self.fontMetrics().averageCharWidth()
        self.ui.working_card.setMinimumSize(letter * 38, self.fontMetrics().height() * 16)
        self.ui.list_card.setMinimumSize(letter * 60, self.fontMetrics().height() * 14)
        self.ui.working_card_layout.addWidget(self.working)
        self.ui.beside.setHandleWidth(14)
        self.ui.beside.setStretchFactor(0, 8)
        self.ui.beside.setStretchFactor(1, 5)
        self.ui.beside.setSizes([690, 430])

    def _connect(self) -> None:
        figures: list[FigureCard | FigureLink] = [*self.cards.values(), *self.links.values()]
        for each in figures:
            each.picked.connect(self._pick)
        self.ui.show_all.clicked.connect(self._show_every_row)
        self.ui.new_notification.clicked.connect(self._ask_for_new)
        self.ui.print_page.clicked.connect(self._print)
        self.ui.excel.clicked.connect(self._export)
        self.rows.chosen.connect(self._chosen)
        self.rows.opened.connect(self._open)
        self.working.print_asked.connect(self.working_print_asked)

    def show_board(self, board: TodayBoard) -> None:
        """Show a board."""
        self._board = board
        today = board.today
        holiday = (
            f"next bank holiday {board.next_holiday[1]}, {long_day(board.next_holiday[0])}"
            if board.next_holiday
            else ""
        )
        kind = f"not a working day ({board.not_counted})" if board.not_counted else "working day"
        self.ui.day.setText(
            " · ".join(p for p in (f"{WEEKDAYS[today.weekday()]} {long_day(today)}", kind, holiday) if p)
        )
        self._show_figures(board)
        self.counted.emit(len(board.overdue))
        self._fill()

    def _show_figures(self, board: TodayBoard) -> None:
        meeting = board.next_meeting
        late, soon, by = len(board.overdue), len(board.due_this_week), week_day(board.week_ends)
        for key, number, words in (
            ("overdue", late, (counted(late, "clock past its last day", "clocks past their last day"),)),
            ("week", soon, (f"{counted(soon, 'clock', 'clocks')} ending by {by}",)),
            ("agencies", board.waiting_for_agencies, _owed(board.waiting_for_agencies, board.agencies)),
            ("chair", board.waiting_for_chair, _shared(board.chairs)),
        ):
            self.cards[key].show_number(number, words)
        at = shown(meeting.at) if meeting else "None planned"
        agenda = len(meeting.agenda) if meeting else 0
        place = [one_line(visible(meeting.place))] if meeting and meeting.place else []
        self.cards["meeting"].show_number(agenda, (f"{agenda} case{'' if agenda == 1 else 's'}", *place), at)
        self.cards["meeting"].setEnabled(meeting is not None)
        self.ui.cards.level()
        drafts, waiting = len(board.drafts), board.not_authorised
        self.links["drafts"].show_number(drafts, f"draft{'' if drafts == 1 else 's'} not registered yet")
        self.links["not_authorised"].show_number(waiting, f"case{'' if waiting == 1 else 's'} not authorised")

    def _entries(self) -> tuple[DiaryEntry, ...]:
        board = self._board
        if board is None:
            return ()
        if self._only == "overdue":
            return board.overdue
        return board.due_this_week if self._only == "week" else (*board.overdue, *board.due_this_week, *board.later)

    def _fill(self) -> None:
        entries = self._entries()
        for key, card in self.cards.items():
            card.setChecked(key == self._only)
        self.model.load(listed(entries))
        only = ONLY.get(self._only, "")
        number = f"{len(entries):,} last day{'' if len(entries) == 1 else 's'}"
        self.ui.shown.setText(f"{only} · {number}" if only else f"{number}, overdue to four weeks ahead")
        self.ui.show_all.setVisible(bool(only))
        if entries and self.rows.current_row() is None:
            self.rows.selectRow(0)

    def _pick(self, key: str) -> None:
        if key in {"overdue", "week"}:
            self._only = "" if self._only == key else key
            self._fill()
            return
        self._fill()
        if rows := self._rows_of(key):
            self.rows_asked.emit(rows)

    def _rows_of(self, key: str) -> Filters | str | None:
        """What the Cases grid is to show for a figure that counts cases or drafts."""
        meeting = self._board.next_meeting if self._board else None
        if key == "meeting":
            return Filters(agenda_of=meeting.at) if meeting else None
        return {
            "agencies": Filters(waiting_for_agencies=True),
            "chair": Filters(waiting_for_chair=True),
            "not_authorised": Filters(not_authorised=True),
        }.get(key, "drafts")

    def _show_every_row(self) -> None:
        self._only = ""
        self._fill()

    def _chosen(self, entry: object) -> None:
        if isinstance(entry, DiaryEntry) and entry.clock:
            self.working.show_working(working_of(entry.clock, entry.reference))
        else:
            self.working.clear()

    def _open(self, entry: object) -> None:
        if not isinstance(entry, DiaryEntry) or not self._once.allows(entry.key):
            return
        if entry.case_id is not None:
            self.case_opened.emit(entry.case_id)
        elif entry.draft_id is not None:
            self.draft_opened.emit(entry.draft_id)

    def _print(self) -> None:
        if self._once.allows("print"):
            self.print_asked.emit(self._entries())

    def _export(self) -> None:
        if self._once.allows("export"):
            self.excel_asked.emit(self._entries(), ONLY.get(self._only, "overdue to four weeks ahead"))

    def _ask_for_new(self) -> None:
        if self._once.allows("new"):
            self.new_asked.emit()

    def start(self) -> None:
        """Put the keyboard on the list of last days."""
        self.rows.setFocus()

    def flush(self) -> None:
        """Nothing is typed here."""

    def refresh(self) -> None:
        """Read the board anew."""
        try:
            self.show_board(self._desk.today_board())
            self.incoming.count()
        except Exception as error:  # noqa: BLE001 - shown in its own box
            self._messages.problem(error)

    def forget(self) -> None:
        """Drop every row and figure."""
        self._board, self._only = None, ""
        self.model.forget()
        self.working.clear()
        self.ui.day.setText("")
        self.ui.shown.setText("")
        for card in self.cards.values():
            card.show_number(0, ())
        for link in (self.incoming, *self.links.values()):
            link.show_number(0, "")


def _owed(number: int, agencies: Sequence[tuple[str, int]]) -> list[str]:
    """Which agencies owe a return, as far as they are known."""
    named = [agency if owes == 1 else f"{agency}{TOGETHER}({owes})" for agency, owes in agencies]
    return [one_line(visible(name)) for name in named] or ["returns outstanding" if number else "no return outstanding"]


def _shared(chairs: Sequence[tuple[Owner, int]]) -> list[str]:
    """Which chair has how many cases."""
    return [f"{owner.value}{TOGETHER}{number}" for owner, number in chairs] or ["nothing is with a chair"]


def _entry_key(entry: DiaryEntry) -> tuple[str, str, str]:
    return entry.key


def _badge(entry: DiaryEntry) -> Badge | None:
    return badge_of(entry.clock) if entry.clock else None


def _what(entry: DiaryEntry) -> str:
    return entry.what


def _case(entry: DiaryEntry) -> str:
    return entry.reference


def _last_day(entry: DiaryEntry) -> str:
    return week_day(entry.on)


COLUMNS = (
    Column("due", "Due", _what, 11, badge=_badge, sortable=False),
    Column("what", "What", _what, 30, sortable=False, grows=True),
    Column("case", "Case", _case, 13, look="reference", sortable=False),
    Column("last_day", "Last day", _last_day, 14, sortable=False),
)
