"""Quorum by agency: two people of one agency are one, and whoever left for a conflict does not count for that case."""

from datetime import UTC, date, datetime

from nscb_desktop.framework.meetings import Attendance, Conflict, Meeting, Presence

HERE = Presence.ATTENDED
MEETING = Meeting(
    1,
    datetime(2014, 1, 8, 10, tzinfo=UTC),
    "Room 2",
    (7, 8),
    (
        Attendance("Police", "Supt Member", HERE),
        Attendance("Police", "DI Second", HERE),
        Attendance("Health", "Dr Deputy", HERE, instead_of="Dr Member"),
        Attendance("Housing", "Ms Pretend", HERE),
        Attendance("Education", "Mr Away", Presence.APOLOGIES),
        Attendance("", "Jane Okafor", HERE),
    ),
    (Conflict(7, "Ms Pretend", "managed the tenancy", True), Conflict(8, "Dr Deputy", "knows the GP", False)),
)


def test_agencies_are_counted_and_not_people() -> None:
    assert MEETING.agencies_present == {"Police", "Health", "Housing"}
    assert MEETING.quorate(3)
    assert not MEETING.quorate(4)


def test_whoever_left_the_room_does_not_count_for_that_case() -> None:
    assert MEETING.present_for(7) == {"Police", "Health"}
    assert not MEETING.quorate(3, 7)
    assert MEETING.quorate(3, 8)


def test_a_meeting_is_planned_held_or_called_off() -> None:
    assert MEETING.state == "planned"
    assert Meeting(1, MEETING.at, "", held_on=date(2014, 1, 8)).state == "held"
    assert Meeting(1, MEETING.at, "", called_off="snow").state == "called off"
