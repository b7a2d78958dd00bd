"""The meetings of the sub-group: the list of them, and the one chosen beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nscb_desktop.framework.meetings import Meeting
from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.timescales import Rag
from nscb_desktop.views.badges import Badge
from nscb_desktop.views.labels import PlainLabel, button
from nscb_desktop.views.meeting_view import MeetingView
from nscb_desktop.views.once import Once
from nscb_desktop.views.rows_view import RowsView
from nscb_desktop.views.tables import Column, PagedModel, listed

LETTERS = 52
_RAGS = {"planned": Rag.AMBER, "held": Rag.BLUE, "called off": Rag.GREEN}


def _badge(meeting: Meeting) -> Badge:
    words = meeting.state.capitalize()
    rag = _RAGS[meeting.state]
    return Badge(rag, f"{rag.shape} {words}" if meeting.state != "called off" else words, words)


def _cases(meeting: Meeting) -> str:
    return str(len(meeting.agenda)) if meeting.agenda else ""


def _key(meeting: Meeting) -> int:
    return meeting.id


def _when(meeting: Meeting) -> str:
    return shown(meeting.at)


COLUMNS: tuple[Column[Meeting], ...] = (
    Column("at", "When", _when, 17, look="reference", sortable=False),
    Column("state", "State", _when, 13, badge=_badge, sortable=False),
    Column("cases", "Cases", _cases, 6, sortable=False),
)


class MeetingsPage(QWidget):
    """The latest meeting first; one of them is shown whole."""

    plan_asked = Signal()
    excel_asked = Signal()
    chosen = Signal(int)
    """The id of the meeting to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Meetings")
        self._once = Once()
        self.plan = button("&Plan a meeting…", "primary")
        self.excel = button("E&xcel…", name="Export the meetings to Excel")
        self.model: PagedModel[Meeting] = PagedModel(COLUMNS, listed(()))
        self.rows: RowsView[Meeting] = RowsView(self.model, _key, "Meetings, the latest first")
        self.view = MeetingView()
        self.empty = PlainLabel("No meeting is planned yet.", "muted")
        self._arrange()
        self.plan.clicked.connect(self._ask)
        self.excel.clicked.connect(self._ask_for_excel)
        self.rows.chosen.connect(self._choose)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(PlainLabel("Meetings of the SCR sub-group", "title"))
        head.addStretch(1)
        head.addWidget(self.excel)
        head.addWidget(self.plan)
        self.rows.setFixedWidth(self.fontMetrics().averageCharWidth() * LETTERS)
        below = QHBoxLayout()
        below.setSpacing(14)
        below.addWidget(self.rows)
        below.addWidget(self.view, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.empty)
        layout.addLayout(below, 1)
        self.setFocusProxy(self.rows)

    def show_meetings(self, meetings: Sequence[Meeting], may: bool, wanted: int | None) -> None:
        """Show the list with one meeting chosen: the wanted one, or else the next one planned, or the latest."""
        self.plan.setVisible(may)
        self.empty.setVisible(not meetings)
        self.model.load(listed(tuple(meetings)))
        planned = [each for each in meetings if each.state == "planned"]
        chosen = wanted or (planned[-1].id if planned else meetings[0].id if meetings else None)
        self.rows.choose(chosen)
        if chosen is None:
            self.view.clear()

    def clear(self) -> None:
        """Keep nothing of what was shown."""
        self.model.forget()
        self.view.clear()

    def _ask(self) -> None:
        if self._once.allows("plan"):
            self.plan_asked.emit()

    def _ask_for_excel(self) -> None:
        if self._once.allows("excel"):
            self.excel_asked.emit()

    def _choose(self, meeting: object) -> None:
        if isinstance(meeting, Meeting):
            self.chosen.emit(meeting.id)
