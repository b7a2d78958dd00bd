"""The matrix of a case's information requests: agency by asked, due, returned, not known, chased and withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from nscb_desktop.framework.dates import short_day, week_day
from nscb_desktop.framework.information import Happening, InformationRequest, RequestEvent
from nscb_desktop.framework.text import visible
from nscb_desktop.framework.timescales import Clock, Rag, days_in_words
from nscb_desktop.views.answer_view import words_label
from nscb_desktop.views.badges import Badge, badge_of
from nscb_desktop.views.editing.flow_layout import FlowLayout
from nscb_desktop.views.labels import PlainLabel, button
from nscb_desktop.views.once import Once
from nscb_desktop.views.panels import ShortRows
from nscb_desktop.views.tables import Column, PagedModel, listed

NOBODY_ASKED = "No agency has been asked for a Part Two yet."


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One agency's line: its request, and the clock that runs for it."""

    request: InformationRequest
    clock: Clock | None


def lines_of(requests: Sequence[InformationRequest], clocks: Sequence[Clock]) -> list[RequestLine]:
    """A line for each request; a withdrawn one has no clock."""
    running = {(clock.subject, clock.start): clock for clock in clocks if clock.timescale.per_request}
    return [RequestLine(each, running.get((each.agency, each.asked_on)) if each.counts else None) for each in requests]


def _agency(line: RequestLine) -> str:
    return line.request.agency


def _badge(line: RequestLine) -> Badge | None:
    """How it stands: days left while it is open, in which way it was settled afterwards."""
    request, clock = line.request, line.clock
    if request.settled is None:
        return badge_of(clock, long=True) if clock else None
    late = f", {days_in_words(clock.late_by)} late" if clock and clock.late_by else ""
    return Badge(Rag.BLUE, f"{Rag.BLUE.shape} {Rag.BLUE.value} · {request.state}{late}", f"{request.state}{late}")


def _standing(line: RequestLine) -> str:
    badge = _badge(line)
    return badge.text if badge else line.request.state


def _asked(line: RequestLine) -> str:
    return short_day(line.request.asked_on)


def _due(line: RequestLine) -> str:
    return week_day(line.clock.due if line.clock else line.request.due_on)


def _when(line: RequestLine, what: Happening) -> str:
    settled = line.request.settled
    return short_day(settled.on) if settled and settled.what is what else ""


def _returned(line: RequestLine) -> str:
    return _when(line, Happening.RETURNED)


def _not_known(line: RequestLine) -> str:
    return _when(line, Happening.NOT_KNOWN)


def _withdrawn(line: RequestLine) -> str:
    return _when(line, Happening.WITHDRAWN)


def _chased(line: RequestLine) -> str:
    chases = [e for e in line.request.standing if e.what in {Happening.CHASED, Happening.ESCALATED}]
    if not chases:
        return ""
    escalated = ", escalated" if chases[-1].what is Happening.ESCALATED else ""
    return f"{len(chases)}, last {short_day(chases[-1].on)}{escalated}"


def _key(line: RequestLine) -> int:
    return line.request.id


COLUMNS = (
    Column("agency", "Agency", _agency, 24, look="strong", sortable=False),
    Column("state", "How it stands", _standing, 33, badge=_badge, sortable=False),
    Column("asked", "Asked", _asked, 10, sortable=False),
    Column("due", "Due", _due, 14, sortable=False),
    Column("returned", "Returned", _returned, 10, sortable=False),
    Column("not_known", "Not known to it", _not_known, 14, sortable=False),
    Column("chased", "Chased", _chased, 17, sortable=False),
    Column("withdrawn", "Withdrawn", _withdrawn, 10, sortable=False),
)


def event_words(event: RequestEvent) -> str:
    """``2 Jan 2014: not known to this agency, fax cover only. “…” (recorded in error: …)``."""
    how = f", {event.how}" if event.how else ""
    # Whom it was told begins in the middle of a sentence.
    note = f"{',' if event.note[0].islower() else '.'} {event.note}" if event.note else ""
    error = f" (recorded in error: {event.taken_back})" if event.taken_back else ""
    return visible(f"{short_day(event.on)}: {event.what.value}{how}{note}{error}")


def request_words(request: InformationRequest) -> str:
    """What was told to the agency, and everything that befell its request, one line each."""
    whom = f" {request.lead}" if request.lead else ", no lead officer in post that day"
    first = f"{short_day(request.asked_on)}: asked{whom}; due {week_day(request.due_on)} ({request.rule})"
    return "\n".join([visible(first), *(event_words(event) for event in request.events)])


class RequestsPanel(QFrame):
    """A card with the matrix, what can be done with the chosen request, and its story below."""

    notify_asked = Signal()
    ask_asked = Signal()
    send_asked = Signal()
    act_asked = Signal(str, object)
    """``chase``, ``type_in``, ``not_known``, ``withdraw`` or ``take_back``, and the InformationRequest."""
    return_asked = Signal()
    incoming_asked = Signal()
    paper_asked = Signal(object)
    """The number of a returned Part Two to be shown on paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName("Information requests")
        self._once = Once()
        self._may = self._notified = False
        self._waiting = 0
        self.notify = button("Noti&fy members…")
        self.ask = button("As&k agencies…", "primary")
        self.send = button("Send re&quests…")
        self.bring, self.incoming = button("Bring in a return…"), button("Incoming folder…")
        self.acts: dict[str, QPushButton] = {
            "type_in": button("Returned: type it &in…"),
            "not_known": button("Not known to this ag&ency…"),
            "chase": button("Chase by &letter or call…"),
            "withdraw": button("Withdraw…"),
            "take_back": button("Taken &back…"),
        }
        self.paper = button("Pre&view the Part Two…")
        self.model = PagedModel[RequestLine](COLUMNS, listed(()), self)
        self.rows = ShortRows[RequestLine](self.model, _key, "Information requests", 5, lines=2)
        self.story = words_label("", "muted")
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.setSpacing(8)
        head = FlowLayout(across=8, down=8, middle=True)
        layout.addLayout(head)
        head.place(PlainLabel("Information requests (Part Two)", "section"), 36)
        head.place(self.notify, 0, 0)
        head.place(self.ask, 0, 0)
        head.place(self.send, 0, 0)
        head.place(self.bring, 0, 0)
        head.place(self.incoming, 0, 0)
        self.empty = PlainLabel(NOBODY_ASKED, "muted")
        layout.addWidget(self.empty)
        layout.addWidget(self.rows)
        foot = FlowLayout(across=8, down=8)
        layout.addLayout(foot)
        for each in (*self.acts.values(), self.paper):
            foot.place(each, 0, 0)
        layout.addWidget(self.story)

    def _connect(self) -> None:
        self.notify.clicked.connect(self._notify)
        self.ask.clicked.connect(self._ask)
        self.send.clicked.connect(self._send)
        self.bring.clicked.connect(self._bring)
        self.incoming.clicked.connect(self._bring_waiting)
        self.paper.clicked.connect(self._show_paper)
        self.rows.chosen.connect(self._show_chosen)
        for name, each in self.acts.items():
            each.setProperty("act", name)
            each.clicked.connect(self._act)

    def load(self, lines: Sequence[RequestLine], may: bool, notified: bool) -> None:
        """Show a case's requests; the chosen one stays chosen where it is still there."""
        self._may, self._notified = may, notified
        self.model.load(listed(tuple(lines)))
        self.rows.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self.notify.setVisible(may and not notified)
        self.ask.setVisible(may)
        self.send.setVisible(may and any(line.request.settled is None for line in lines))
        self.bring.setVisible(may)
        self.show_incoming(self._waiting)
        if self.rows.current_row() is None and lines:
            waiting = next((line for line in lines if line.request.settled is None), lines[0])
            self.rows.choose(_key(waiting))
        self._show_chosen(self.rows.current_row())

    def show_incoming(self, number: int) -> None:
        """Say how many files wait in the Incoming folder; nothing where none does."""
        self._waiting = number
        words = f"Incoming folder: {number} file{'' if number == 1 else 's'}…"
        self.incoming.setText(words)
        self.incoming.setAccessibleName(words)
        self.incoming.setVisible(self._may and number > 0)

    def _show_chosen(self, line: object) -> None:
        request = line.request if isinstance(line, RequestLine) else None
        waited_for = request is not None and request.settled is None
        for name, each in self.acts.items():
            takes_back = request is not None and bool(request.standing)
            each.setVisible(self._may and (takes_back if name == "take_back" else waited_for))
        settled = request.settled if request else None
        self.paper.setVisible(bool(settled and settled.form_id))
        self.story.setText(request_words(request) if request else "")
        self.story.setVisible(request is not None)

    def _chosen(self) -> InformationRequest | None:
        line = self.rows.current_row()
        return line.request if line else None

    def _notify(self) -> None:
        if self._once.allows("notify"):
            self.notify_asked.emit()

    def _ask(self) -> None:
        if self._once.allows("ask"):
            self.ask_asked.emit()

    def _send(self) -> None:
        if self._once.allows("send"):
            self.send_asked.emit()

    def _bring(self) -> None:
        if self._once.allows("bring"):
            self.return_asked.emit()

    def _bring_waiting(self) -> None:
        if self._once.allows("incoming"):
            self.incoming_asked.emit()

    def _act(self) -> None:
        name, request = str(self.sender().property("act")), self._chosen()
        if request and self._once.allows(name):
            self.act_asked.emit(name, request)

    def _show_paper(self) -> None:
        request = self._chosen()
        settled = request.settled if request else None
        if settled and settled.form_id and self._once.allows("paper"):
            self.paper_asked.emit(settled.form_id)
