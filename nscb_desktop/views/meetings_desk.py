"""Everything that is done with meetings on their page; also the page protocol of the meetings page."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from nscb_desktop.casework import gate_paper, held_meetings, meetings
from nscb_desktop.casework.meeting_board import MeetingBoard, candidates, meeting_board
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.outline import Outline
from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.london import local_day
from nscb_desktop.framework.meetings import Attendance, Conflict, Meeting
from nscb_desktop.framework.roles import Right
from nscb_desktop.views.kept_dialog import KeptDialog
from nscb_desktop.views.meeting_dialogs import (
    AgendaDialog,
    ConflictDialog,
    Held,
    HeldDialog,
    Minuted,
    MinuteDialog,
    PersonDialog,
    PlanDialog,
    WhenAndWhere,
)
from nscb_desktop.views.meetings_page import MeetingsPage
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.pack_desk import PackDesk
from nscb_desktop.views.papers import Papers


class MeetingsDesk(QObject):
    """Reads meetings for their page and does what it asks."""

    case_asked = Signal(int)

    def __init__(self, sitting: Sitting, messages: Messages, papers: Papers) -> None:
        super().__init__()
        self._sitting, self._messages, self._papers = sitting, messages, papers
        self.page = MeetingsPage()
        self.packs = PackDesk(sitting, messages, papers, self.page)
        self.packs.changed.connect(self.refresh)
        self.dialog: KeptDialog | None = None
        self._wanted: int | None = None
        self._case_id: int | None = None
        """A case that is to be on the agenda of the meeting being planned."""
        self.page.chosen.connect(self._show_meeting)
        self.page.plan_asked.connect(self.plan)
        self.page.excel_asked.connect(papers.exports.meetings)
        view = self.page.view
        view.act_asked.connect(self._begin)
        view.minute_asked.connect(self._ask_minute)
        view.case_asked.connect(self.case_asked)

    def refresh(self) -> None:
        """Read the meetings anew, with the same one chosen."""
        self._messages.tried(self._reload)

    def _reload(self) -> None:
        listed = meetings.every(self._sitting)
        self.page.show_meetings(listed, self._sitting.person.may(Right.CONVENE), self._wanted)
        if self._wanted:
            self._show_meeting(self._wanted)

    def flush(self) -> None:
        """Everything on this page is an act of its own."""

    def unrecorded(self) -> str:
        """Attendance that is set and not saved."""
        view = self.page.view
        if view.board is None or not view.attendance.changed:
            return ""
        return f"the attendance of the meeting of {long_day(local_day(view.board.meeting.at))}"

    def may_leave(self, then: Callable[[], object]) -> bool:
        """Whether no attendance is set that is not saved; otherwise ask what is to become of it."""
        view = self.page.view
        if not self.unrecorded():
            return True

        def save() -> None:
            self._save_attendance(view.attendance.people())
            then()

        def drop() -> None:
            self._reload()
            then()

        self._messages.choose(
            "The attendance is changed and not saved yet.",
            (("&Save it", save), ("&Discard it", drop)),
            none="&Go on editing",
        )
        return False

    def forget(self) -> None:
        """Show no meeting."""
        if self.dialog:
            self.dialog.put_away()
        self.page.clear()

    def open(self, meeting_id: int | None, case_id: int | None = None) -> None:
        """Turn to a meeting; without one, to the planned one that has the case on its agenda, or to planning one."""
        if meeting_id is None and case_id is not None:
            planned = [each for each in meetings.of_case(self._sitting, case_id) if each.state == "planned"]
            meeting_id = planned[0].id if planned else None
        self._wanted = meeting_id or self._wanted
        self.refresh()
        if meeting_id is None:
            self._case_id = case_id
            self.plan()

    def _show_meeting(self, meeting_id: int) -> None:
        def act() -> None:
            self._wanted = meeting_id
            self.page.view.load(meeting_board(self._sitting, meeting_id))

        self._messages.tried(act)

    @property
    def _board(self) -> MeetingBoard:
        board = self.page.view.board
        assert board  # noqa: S101 - only a page that shows a meeting asks
        return board

    def _do(self, act: Callable[[], Meeting], said: str) -> None:
        def done() -> None:
            self._wanted = act().id
            self._reload()
            self._messages.toast(said)

        self._messages.carry_out(self.dialog, done)

    def _ask(self, dialog: KeptDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._gone)
        self._messages.show(dialog)

    def _gone(self) -> None:
        self.dialog = None

    def plan(self) -> None:
        """Ask when and where a new meeting is to be."""
        dialog = PlanDialog(self._sitting.now, None, self.page)
        dialog.chosen.connect(self._plan)
        self._ask(dialog)

    def _plan(self, choice: WhenAndWhere) -> None:
        agenda = [self._case_id] if self._case_id else []
        self._case_id = None
        self._do(lambda: meetings.plan(self._sitting, choice.at, choice.place, agenda), "The meeting is planned.")

    def _begin(self, key: str) -> None:
        attendance = self.page.view.attendance
        if key not in {"attendance", "person"} and attendance.changed:
            self._save_attendance(attendance.people())
        board = self._board
        asked: dict[str, Callable[[], None]] = {
            "change": self._ask_change,
            "agenda": self._ask_agenda,
            "person": self._ask_person,
            "conflict": self._ask_conflict,
            "hold": self._ask_held,
            "minute": self._ask_minute,
            "print": self._print,
            "outlook": self._to_outlook,
            "call_off": self._ask_why,
            "pack": self._ask_pack,
            "copies": self._show_copies,
        }
        if key == "invite":
            self._do(lambda: meetings.invite(self._sitting, board.meeting), "The members of that day are invited.")
        elif key == "attendance":
            self._save_attendance(self.page.view.attendance.people())
        else:
            asked[key]()

    def _save_attendance(self, people: tuple[Attendance, ...]) -> None:
        meeting = self._board.meeting
        self._do(lambda: held_meetings.set_attendance(self._sitting, meeting, people), "The attendance is recorded.")

    def _ask_change(self) -> None:
        dialog = PlanDialog(self._sitting.now, self._board.meeting, self.page)
        dialog.chosen.connect(self._change)
        self._ask(dialog)

    def _change(self, choice: WhenAndWhere) -> None:
        meeting = self._board.meeting
        self._do(lambda: meetings.change(self._sitting, meeting, choice.at, choice.place), "The meeting is changed.")

    def _ask_agenda(self) -> None:
        agenda = self._board.meeting.agenda
        dialog = AgendaDialog(candidates(self._sitting, agenda), agenda, self.page)
        dialog.chosen.connect(self._set_agenda)
        self._ask(dialog)

    def _set_agenda(self, agenda: tuple[int, ...]) -> None:
        meeting = self._board.meeting
        self._do(lambda: meetings.set_agenda(self._sitting, meeting, agenda), "The agenda is set.")

    def _ask_person(self) -> None:
        dialog = PersonDialog(self.page)
        dialog.chosen.connect(self._add_person)
        self._ask(dialog)

    def _add_person(self, person: Attendance) -> None:
        self._save_attendance((*self.page.view.attendance.people(), person))

    def _ask_conflict(self) -> None:
        dialog = ConflictDialog(self._board, self.page)
        dialog.chosen.connect(self._declare)
        self._ask(dialog)

    def _declare(self, conflict: Conflict) -> None:
        meeting = self._board.meeting
        self._do(
            lambda: held_meetings.declare(self._sitting, meeting, conflict), "The conflict of interest is recorded."
        )

    def _ask_held(self) -> None:
        board = self._board
        day = min(local_day(board.meeting.at), self._sitting.today())
        dialog = HeldDialog(board, self._sitting.today, day, self.page)
        dialog.chosen.connect(self._hold)
        self._ask(dialog)

    def _hold(self, held: Held) -> None:
        meeting = self._board.meeting
        self._do(
            lambda: held_meetings.hold(
                self._sitting, meeting, held.on, held.chaired_by, held.considered, held.acting_note
            ),
            "The meeting is recorded as held.",
        )

    def _ask_minute(self, case_id: int | None = None) -> None:
        dialog = MinuteDialog(self._board, case_id, self.page)
        dialog.chosen.connect(self._minute)
        self._ask(dialog)

    def _minute(self, said: Minuted) -> None:
        meeting = self._board.meeting
        self._do(
            lambda: held_meetings.minute(self._sitting, meeting, said.case_id, said.words, said.why),
            "The minutes are recorded.",
        )

    def _ask_why(self) -> None:
        meeting = self._board.meeting

        def call_off(why: str) -> None:
            self._do(lambda: meetings.call_off(self._sitting, meeting, why), "The meeting is called off.")

        self._messages.ask_reason(
            "Call the meeting off? Its cases wait for another. Say why.", "&Call it off", call_off
        )

    def _ask_pack(self) -> None:
        self.packs.ask(self._board)

    def _show_copies(self) -> None:
        self.packs.show_copies(self._board.meeting.id)

    def _to_outlook(self) -> None:
        self._papers.exports.meeting(self._board.meeting)

    def _print(self) -> None:
        meeting = self._board.meeting

        def make() -> Outline:
            return gate_paper.minutes_sheet(self._sitting, meeting)

        self._papers.show(gate_paper.minutes_name(meeting), make, on_each=meeting.agenda)
