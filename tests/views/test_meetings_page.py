"""The meetings page: planned, invited, held, minuted and called off through its own buttons and dialogs."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import cases, desk, filing, held_meetings, meetings
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.meetings import Presence
from nscb_desktop.views.background import Background
from nscb_desktop.views.meeting_dialogs import (
    AgendaDialog,
    ConflictDialog,
    HeldDialog,
    MinuteDialog,
    PersonDialog,
    PlanDialog,
)
from nscb_desktop.views.meetings_desk import MeetingsDesk
from nscb_desktop.views.messages import Messages, ReasonDialog
from nscb_desktop.views.once import Once
from nscb_desktop.views.papers import Papers
from tests import gates, registers
from tests.casework.conftest import CHAIR
from tests.views.mnemonics import clashing_mnemonics, nameless

Dialog = TypeVar("Dialog", bound=QDialog)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Sitting]:
    """The Business Manager at a register with both chairs and three members in post."""
    sitting = gates.staffed(registers.fresh(tmp_path / "register"))
    yield sitting
    desk.lock(sitting)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window to stand in."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1180, 700)
    made.show()
    return made


def desk_at(sitting: Sitting, window: QWidget) -> MeetingsDesk:
    """The desk of the meetings page, in the window."""
    messages = Messages(window)
    made = MeetingsDesk(sitting, messages, Papers(sitting, Background(), messages, window))
    made.page.setParent(window)
    made.page.resize(window.size())
    made.page.show()
    made.refresh()
    return made


def asked(window: QWidget, kind: type[Dialog]) -> Dialog:
    """The dialog of this kind that is open."""
    return next(each for each in window.findChildren(kind) if each.isVisible())


def shown(window: QWidget) -> str:
    """Every word in sight."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisibleTo(window))


def planned(sitting: Sitting, window: QWidget, *case_ids: int) -> MeetingsDesk:
    """A desk with a planned meeting whose members are invited and came."""
    meetings.invite(sitting, meetings.plan(sitting, gates.DAY, "Room 2", case_ids))
    made = desk_at(sitting, window)
    for box in made.page.view.attendance.choices:
        box.setCurrentIndex(box.findData(Presence.ATTENDED))
    return made


def test_a_meeting_is_planned_for_a_case_and_its_agenda_set(office: Sitting, window: QWidget) -> None:
    first, second = gates.screened(office), gates.screened(office)
    made = desk_at(office, window)
    made.open(None, first.id)
    dialog = asked(window, PlanDialog)
    assert dialog.needed.text() == "Still needed: the day and the time."
    dialog.at.line.setText("6/1/2014 10.00")
    dialog.place.setText("Room 2")
    dialog.ok.click()
    meeting = meetings.every(office)[0]
    assert (meeting.place, meeting.agenda) == ("Room 2", (first.id,))
    made.page.view.buttons["agenda"].click()
    agenda = asked(window, AgendaDialog)
    agenda.list.setCurrentRow(1)
    agenda.up.click()
    agenda.list.item(0).setCheckState(agenda.list.item(1).checkState())
    agenda.ok.click()
    assert meetings.read_meeting(office, meeting.id).agenda == (second.id, first.id)
    made.open(None, first.id)
    assert made.page.view.board
    assert made.page.view.board.meeting.id == meeting.id


def test_attendance_is_saved_before_the_meeting_is_recorded_as_held(office: Sitting, window: QWidget) -> None:
    case, out = gates.screened(office), gates.screened(office, outcome="not-indicated")
    made = planned(office, window, case.id, out.id)
    assert made.page.view.buttons["attendance"].isEnabled()
    made.page.view.buttons["hold"].click()
    dialog = asked(window, HeldDialog)
    assert [box.isChecked() for box in dialog.considered.values()] == [True, False]
    assert not dialog.considered[out.id].isEnabled()
    dialog.chair.setText("Somebody Else")
    assert dialog.needed.text() == "Still needed: why it was not Samuel Sample."
    dialog.acting.setText("The chair was ill.")
    dialog.ok.click()
    held = meetings.every(office)[0]
    assert (held.held_on, held.considered, held.acting_note) == (date(2014, 1, 6), (case.id,), "The chair was ill.")
    assert "met" in cases.read_case(office, case.id).facts
    assert "3 agencies present, quorum 3" in shown(window)


def test_somebody_else_came_and_declared_a_conflict(office: Sitting, window: QWidget) -> None:
    case = gates.screened(office)
    made = planned(office, window, case.id)
    made.page.view.buttons["person"].click()
    person = asked(window, PersonDialog)
    person.name.setText("Mr Deputy")
    person.agency.setText("Housing")
    person.ok.click()
    made.page.view.buttons["conflict"].click()
    conflict = asked(window, ConflictDialog)
    conflict.case.setCurrentIndex(0)
    conflict.person.setCurrentIndex(conflict.person.findData("Mr Deputy"))
    conflict.what.setPlainText("Managed the tenancy.")
    conflict.left.setChecked(True)
    conflict.ok.click()
    declared = meetings.every(office)[0].conflicts
    assert [(each.name, each.left_the_room) for each in declared] == [("Mr Deputy", True)]
    assert "Conflict of interest: Mr Deputy: Managed the tenancy. (leaves the room)" in shown(window)


def test_minutes_are_written_and_corrected_with_a_reason(office: Sitting, window: QWidget) -> None:
    case = gates.screened(office)
    gates.held(office, case.id)
    made = desk_at(office, window)
    made.page.view.writes.buttons()[0].click()
    dialog = asked(window, MinuteDialog)
    dialog.words.setPlainText("Considered.")
    dialog.ok.click()
    dialog.close()
    made.page.view.writes.buttons()[0].click()
    dialog = asked(window, MinuteDialog)
    assert dialog.words.words() == "Considered."
    dialog.words.setPlainText("Considered at length.")
    assert dialog.needed.text() == "Still needed: why they are corrected."
    dialog.why.setPlainText("left out")
    dialog.ok.click()
    assert [each.words for each in meetings.every(office)[0].minutes] == ["Considered.", "Considered at length."]
    assert "Considered at length." in shown(window)


def test_a_printed_agenda_and_printed_minutes_are_listed_on_every_case_of_the_agenda(
    office: Sitting, window: QWidget, qtbot: QtBot
) -> None:
    first, second = gates.screened(office), gates.screened(office)
    made = planned(office, window, first.id, second.id)
    button = made.page.view.buttons["print"]
    # Here two clicks on one button follow each other without a moment between them.
    made.page.view._once = Once(0)
    assert button.text() == "Print the agenda…"
    for name in ("Agenda 2014-01-06", "Minutes 2014-01-06"):
        button.click()
        qtbot.waitUntil(lambda: made._papers.open_preview is not None)
        preview = made._papers.open_preview
        assert preview
        preview.printed.emit("Office laser")
        preview.close()
        qtbot.waitUntil(lambda: made._papers.open_preview is None)
        for case in (first, second):
            assert filing.documents(office, case.id)[0].name == name
        meeting = meetings.every(office)[0]
        if not meeting.held_on:
            held_meetings.hold(office, meeting, date(2014, 1, 6), str(gates.CHAIR["name"]), [first.id])
            made.refresh()
    assert button.text() == "Print the minutes…"


def test_a_meeting_is_called_off_with_a_reason(office: Sitting, window: QWidget) -> None:
    made = planned(office, window)
    made.page.view.buttons["call_off"].click()
    dialog = asked(window, ReasonDialog)
    dialog.words.setPlainText("snow")
    dialog.yes.click()
    assert meetings.every(office)[0].called_off == "snow"
    assert "Called off: snow" in shown(window)
    left = [key for key, each in made.page.view.buttons.items() if each.isVisibleTo(window)]
    assert left == ["outlook"], "a meeting called off can still be taken out of a calendar"


def test_attendance_that_is_not_saved_holds_the_page(office: Sitting, window: QWidget) -> None:
    made = planned(office, window)
    left: list[str] = []
    assert not made.may_leave(lambda: left.append("left"))
    box = next(each for each in window.findChildren(QDialog) if each.isVisible())
    next(each for each in box.findChildren(type(made.page.plan)) if each.text() == "&Save it").click()
    assert left == ["left"]
    assert meetings.every(office)[0].agencies_present == {"Police", "Health", "Education"}
    assert made.may_leave(lambda: None)


def test_everything_has_a_name_and_a_letter_of_its_own_and_nothing_stays_after_a_lock(
    office: Sitting, window: QWidget
) -> None:
    case = gates.screened(office)
    made = planned(office, window, case.id)
    assert clashing_mnemonics(window) == {}
    assert nameless(window) == []
    assert "Supt Madeup" in shown(window)
    made.forget()
    assert "Supt Madeup" not in shown(window)
    assert made.page.model.total == 0


def test_the_chair_plans_meetings_too(office: Sitting, window: QWidget) -> None:
    made = desk_at(Sitting(office.register, CHAIR, office.now), window)
    assert made.page.plan.isVisibleTo(window)
    assert "No meeting is planned yet." in shown(window)
