"""Meetings of the sub-group: agenda, invitations, attendance, conflicts, quorum by agency, minutes, and what they record."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from nscb_desktop.casework import cases, closing, decisions, held_meetings, meetings
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import ChangedMeanwhile, Refused
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.meetings import Attendance, Conflict, Presence
from nscb_desktop.framework.milestones import stage_of
from nscb_desktop.framework.people import Holder, Office
from nscb_desktop.framework.records import FieldChange
from nscb_desktop.register import agencies
from tests import gates, registers

MONDAY, TODAY = date(2014, 1, 6), date(2014, 1, 7)
CHAIR = str(gates.CHAIR["name"])


@pytest.fixture(autouse=True)
def people(office: Sitting) -> None:
    """Both chairs and three members are in post."""
    gates.staffed(office)


def test_a_meeting_takes_several_cases_in_their_order_and_its_history_says_so(office: Sitting) -> None:
    first, second = gates.screened(office), gates.screened(office)
    planned = meetings.plan(office, gates.DAY, " Room 2 ", (second.id, first.id))
    assert (planned.place, planned.agenda) == ("Room 2", (second.id, first.id))
    turned = meetings.set_agenda(office, planned, (first.id,))
    assert meetings.read_meeting(office, planned.id).agenda == turned.agenda == (first.id,)
    assert cases.history(office, second.id)[-1].act == "took the case off an agenda"
    assert cases.history(office, first.id)[-1].changes == (FieldChange("Agenda of 6 Jan 2014", "item 2", "item 1"),)
    with pytest.raises(Refused, match="Nothing differs from the agenda"):
        meetings.set_agenda(office, turned, (first.id,))
    with pytest.raises(Refused, match="stands on an agenda once"):
        meetings.set_agenda(office, turned, (first.id, first.id))


def test_a_meeting_changed_in_another_window_is_noticed(office: Sitting) -> None:
    planned = meetings.plan(office, gates.DAY, "Room 2")
    meetings.change(office, planned, gates.DAY, "Room 3")
    with pytest.raises(ChangedMeanwhile, match="was changed in another window"):
        meetings.change(office, planned, gates.DAY, "Room 4")


def test_members_of_that_day_are_invited_and_a_deputy_where_there_is_no_member(office: Sitting) -> None:
    with office.register.work.drafting(registers.NOW) as unit:
        housing = agencies.add(unit, "Housing")
        agencies.add_holder(unit, Holder(0, housing.id, Office.DEPUTY, "Mr Deputy"))
        gone = agencies.add(unit, "Probation")
        agencies.add_holder(unit, Holder(0, gone.id, Office.MEMBER, "Ms Left", until=date(2013, 12, 31)))
    planned = meetings.invite(office, meetings.plan(office, gates.DAY, "Room 2"))
    assert [(each.agency, each.name) for each in planned.attendance] == [
        ("", CHAIR), ("Education", "Ms Example"), ("Health", "Dr Pretend"), ("Housing", "Mr Deputy"),
        ("Police", "Supt Madeup"),
    ]  # fmt: skip
    with pytest.raises(Refused, match="invited already"):
        meetings.invite(office, planned)


def test_holding_a_meeting_moves_what_it_considered_and_nothing_else(office: Sitting) -> None:
    first, second = gates.screened(office), gates.screened(office)
    planned = meetings.plan(office, gates.DAY, "Room 2", (first.id, second.id))
    with pytest.raises(Refused, match="nobody is recorded as having come"):
        held_meetings.hold(office, planned, MONDAY, CHAIR, (first.id,))
    came = (Attendance("Police", "Supt Madeup", Presence.ATTENDED), Attendance("Health", "Dr Pretend"))
    planned = held_meetings.set_attendance(office, planned, came)
    held = held_meetings.hold(office, planned, MONDAY, CHAIR, (first.id,))
    assert held.attendance[1].presence is Presence.ABSENT
    assert stage_of(cases.read_case(office, first.id).facts).key == "met"
    assert stage_of(cases.read_case(office, second.id).facts).key == "indicated"
    assert "did not consider the case" in cases.history(office, second.id)[-1].act
    newest = cases.history(office, first.id)[-1]
    assert FieldChange("Quorum", "", "NOT QUORATE: 1 agency present, quorum 3") in newest.changes
    with pytest.raises(Refused, match="was held on 6 January 2014"):
        meetings.set_agenda(office, held, (second.id,))


@pytest.mark.parametrize("wrong", ["future", "stranger", "unscreened", "tabled", "late", "chair"])
def test_what_a_meeting_cannot_have_done_is_refused(office: Sitting, wrong: str) -> None:
    case = gates.screened(office)
    unscreened, out = registers.registered(office), gates.screened(office, outcome="not-indicated")
    planned = meetings.plan(office, gates.DAY, "Room 2", (case.id, unscreened.id, out.id))
    planned = held_meetings.set_attendance(office, planned, (Attendance("Police", "Supt Madeup", Presence.ATTENDED),))
    on, considered, sentence = {
        "future": (date(2014, 1, 8), case.id, "8 January 2014 has not come yet"),
        "stranger": (MONDAY, registers.registered(office).id, "is not on the agenda"),
        "unscreened": (MONDAY, unscreened.id, "has not been screened yet"),
        "tabled": (MONDAY, out.id, "it is tabled, not considered"),
        "late": (date(2014, 1, 3), case.id, "was screened on 6 January 2014, after that meeting"),
        "chair": (MONDAY, case.id, "the Sub-group chair was Samuel Sample. Say why Nobody took the chair"),
    }[wrong]
    with pytest.raises(Refused, match=sentence):
        held_meetings.hold(office, planned, on, "Nobody" if wrong == "chair" else CHAIR, (considered,))
    assert meetings.read_meeting(office, planned.id).state == "planned"


def test_the_first_meeting_counts_even_when_it_is_written_down_last(office: Sitting) -> None:
    case = gates.screened(office)
    gates.held(office, case.id, on=at_local(TODAY, 9))
    assert cases.read_case(office, case.id).facts["met"].on == TODAY
    gates.held(office, case.id, on=at_local(MONDAY, 14))
    assert cases.read_case(office, case.id).facts["met"].on == MONDAY
    gates.held(office, case.id, on=at_local(TODAY, 10))
    assert cases.read_case(office, case.id).facts["met"].on == MONDAY


def test_the_date_of_a_meeting_that_considered_the_case_is_moved_and_not_taken_back(office: Sitting) -> None:
    case = gates.met(office)
    with pytest.raises(Refused, match="was recorded with the meeting of 6 January 2014, which considered the case"):
        cases.withdraw_milestone(office, case.id, "met", "another case")
    assert cases.record_milestone(office, case.id, "met", TODAY, why="the minutes").facts["met"].on == TODAY


def test_a_date_entered_by_hand_for_a_case_the_meeting_tabled_can_be_taken_back(office: Sitting) -> None:
    first, second = gates.screened(office), gates.screened(office)
    planned = meetings.plan(office, gates.DAY, "Room 2", (first.id, second.id))
    came = (Attendance("Police", "Supt Madeup", Presence.ATTENDED),)
    held_meetings.hold(office, held_meetings.set_attendance(office, planned, came), MONDAY, CHAIR, (first.id,))
    cases.record_milestone(office, second.id, "met", MONDAY)
    assert "met" not in cases.withdraw_milestone(office, second.id, "met", "it was tabled").facts


def test_a_recommendation_without_a_quorum_gives_a_reason(office: Sitting) -> None:
    case = gates.screened(office)
    gates.held(office, case.id, present=2)
    without = gates.changed(gates.RECOMMENDATION, inquorate=None)
    with pytest.raises(Refused, match="2 agencies were present for this case on 6 January 2014 and the quorum is 3"):
        decisions.recommend(office, case.id, without, gates.DAY)
    assert "recommended" in decisions.recommend(office, case.id, gates.RECOMMENDATION, gates.DAY).facts


def test_whoever_leaves_the_room_does_not_count_towards_the_quorum_of_that_case(office: Sitting) -> None:
    first, second = gates.screened(office), gates.screened(office)
    planned = meetings.plan(office, gates.DAY, "Room 2", (first.id, second.id))
    came = tuple(Attendance(f"Agency {n}", f"Member {n}", Presence.ATTENDED) for n in range(3))
    planned = held_meetings.set_attendance(office, planned, came)
    with pytest.raises(Refused, match="is not among those invited"):
        held_meetings.declare(office, planned, Conflict(first.id, "Somebody", "a cousin", True))
    declared = held_meetings.declare(office, planned, Conflict(first.id, "Member 1", "a cousin", True))
    assert [each.reached for each in held_meetings.quorum(office, declared)] == [False, True]
    assert "left the room" in cases.history(office, first.id)[-1].changes[0].new
    held_meetings.hold(office, declared, MONDAY, CHAIR, declared.agenda)
    with pytest.raises(Refused, match="2 agencies were present"):
        decisions.recommend(office, first.id, gates.changed(gates.RECOMMENDATION, inquorate=None), gates.DAY)
    decisions.recommend(office, second.id, gates.changed(gates.RECOMMENDATION, inquorate=None), gates.DAY)


def test_minutes_are_added_and_corrected_with_a_reason(office: Sitting) -> None:
    case = gates.screened(office)
    planned = meetings.plan(office, gates.DAY, "Room 2", (case.id,))
    with pytest.raises(Refused, match="Minutes are written of a meeting that was held"):
        held_meetings.minute(office, planned, case.id, "Considered.")
    held = gates.held(office, case.id)
    held = held_meetings.minute(office, held, case.id, "Considered.")
    with pytest.raises(Refused, match="Say why the minutes are corrected"):
        held_meetings.minute(office, held, case.id, "Considered at length.")
    held = held_meetings.minute(office, held, case.id, "Considered at length.", "left out")
    assert [each.words for each in held.minutes] == ["Considered.", "Considered at length."]
    assert cases.history(office, case.id)[-1].changes == (
        FieldChange("Minutes", "Considered.", "Considered at length."),
    )


def test_a_meeting_called_off_gives_its_reason_and_takes_nothing_more(office: Sitting) -> None:
    case = gates.screened(office)
    planned = meetings.plan(office, gates.DAY, "Room 2", (case.id,))
    with pytest.raises(Refused, match="Say why the meeting is called off"):
        meetings.call_off(office, planned, " ")
    off = meetings.call_off(office, planned, "snow")
    assert (off.state, cases.history(office, case.id)[-1].why) == ("called off", "snow")
    with pytest.raises(Refused, match="was called off: snow"):
        meetings.invite(office, off)
    assert meetings.waiting_for_a_meeting(office, [case]) == [cases.read_case(office, case.id)]


def test_a_closed_case_takes_no_meeting_and_no_history_from_one(office: Sitting) -> None:
    case = gates.screened(office)
    planned = meetings.plan(office, gates.DAY, "Room 2", (case.id,))
    closing.close(office, case.id, gates.CLOSING, registers.NOW)
    before = cases.history(office, case.id)
    moved = meetings.change(office, planned, gates.DAY + timedelta(hours=1), "Room 3")
    assert cases.history(office, case.id) == before
    came = replace(moved, attendance=(Attendance("Police", "Supt Madeup", Presence.ATTENDED),))
    with pytest.raises(Refused, match="is read-only"):
        held_meetings.hold(office, came, MONDAY, CHAIR, (case.id,))
