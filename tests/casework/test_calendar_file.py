"""Calendar files: loaded by another program, known again when they are loaded twice, and never with a name in them."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from nscb_desktop.casework import (
    agencies,
    calendar_file,
    cases,
    clocks,
    deadlines,
    desk,
    information,
    meetings,
)
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents import diary
from nscb_desktop.documents.diary import Appointment
from nscb_desktop.framework.errors import NotAllowed, Refused
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.meetings import Meeting
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.roles import RIGHTS, Right, Role
from nscb_desktop.framework.timescales import Clock
from tests import registers
from tests.conftest import FixedClock
from tests.documents.nasty import CELLS
from tests.outlook import key_of, loaded, only


def clock_of(sitting: Sitting, case: CaseFile, key: str = "convene") -> Clock:
    return next(each for each in deadlines.case_clocks(sitting, case) if each.timescale.key == key)


def sequence(sitting: Sitting, case: CaseFile, key: str = "convene") -> int:
    now = cases.read_case(sitting, case.id)
    return int(only(calendar_file.clock_file(sitting, now, clock_of(sitting, now, key))).sequence.value)


def test_one_clock_is_one_whole_day_with_an_alarm_and_no_name(office: Sitting) -> None:
    case = registers.registered(office, "Amira Example")
    data = calendar_file.clock_file(office, case, clock_of(office, case))
    event = only(data)
    assert re.fullmatch(r"NSCB-2013-001\.convene\.[0-9a-f]{12}@nscb-desktop", event.uid.value)
    assert event.summary.value == "NSCB-2013-001: Sub-group held"
    assert (event.dtstart.value, event.dtend.value) == (date(2014, 1, 8), date(2014, 1, 9))
    assert event.sequence.value == "0"
    assert event.valarm.trigger.value == timedelta(hours=-15)
    text = data.decode()
    assert "DTSTART;VALUE=DATE:20140108\r\n" in text
    assert "METHOD:PUBLISH\r\n" in text
    assert "DTSTAMP:20140107T104200Z\r\n" in text
    assert "ATTENDEE" not in text
    assert "ORGANIZER" not in text
    for word in ("Amira", "Example", "Education", "Okafor", "Child A"):
        assert word not in text.replace("\r\n ", "")


def test_a_date_recorded_anew_raises_the_sequence_and_keeps_the_uid(office: Sitting, fixed_clock: FixedClock) -> None:
    case = registers.registered(office)
    cases.record_milestone(office, case.id, "met", date(2014, 1, 6))
    found = [sequence(office, case, "decide")]
    cases.record_milestone(office, case.id, "met", date(2014, 1, 7), why="wrong day")
    found.append(sequence(office, case, "decide"))
    clocks.extend(office, case.id, ("decide", ""), date(2014, 2, 3), why="illness", agreed_by="the chair")
    found.append(sequence(office, case, "decide"))
    after = replace(office.settings(), closures={date(2014, 1, 30): "moving"})
    desk.change_settings(office, after, date(2014, 1, 1), "moving")
    found.append(sequence(office, case, "decide"))
    assert found == [0, 1, 2, 3]
    later = cases.read_case(office, case.id)
    text = calendar_file.clock_file(office, later, clock_of(office, later, "decide")).decode().replace("\r\n ", "")
    assert "The original last day was" in text
    assert "illness" not in text


def test_the_sequence_never_falls_and_rises_with_every_day_of_a_pause(office: Sitting, fixed_clock: FixedClock) -> None:
    case = registers.registered(office)
    found = [(sequence(office, case), clock_of(office, case).due)]
    clocks.pause(office, case.id, ("convene", ""), date(2014, 1, 7), why="inquest", agreed_by="the chair")
    for _ in range(4):
        fixed_clock.advance(timedelta(days=1))
        found.append((sequence(office, case), clock_of(office, cases.read_case(office, case.id)).due))
    clocks.resume(office, case.id, ("convene", ""), date(2014, 1, 8), why="over")
    found.append((sequence(office, case), clock_of(office, cases.read_case(office, case.id)).due))
    numbers = [number for number, _ in found]
    assert numbers == sorted(numbers)
    for (one, due), (other, later) in pairwise(found):
        assert due == later or other > one


def test_two_agencies_of_one_case_are_two_entries_told_apart_by_their_request(office: Sitting) -> None:
    case = registers.registered(office)
    made = [agencies.add_agency(office, name) for name in ("Dr Nobody's surgery", "Police")]
    case = information.ask(office, case.id, [each.id for each in made], date(2014, 1, 6))
    events = loaded(calendar_file.diary_file(office))
    returns = {key_of(uid): event.summary.value for uid, event in events.items() if "agency-return" in uid}
    assert returns == {
        "NSCB-2013-001.agency-return.R1": "NSCB-2013-001 R1: Part Two returned",
        "NSCB-2013-001.agency-return.R2": "NSCB-2013-001 R2: Part Two returned",
    }
    assert "Nobody" not in calendar_file.diary_file(office).decode()


def test_the_whole_diary_loaded_twice_has_nothing_twice_and_changes_where_a_date_did(office: Sitting) -> None:
    for child in ("Amira Example", "Callum Pretend"):
        case = registers.registered(office, child)
    meeting = meetings.plan(office, at_local(date(2014, 1, 9), 14), "Committee room", [case.id])
    registers.typed(office, {"agency": "Education", "child_name": "Dev Imaginary"})
    kept = loaded(calendar_file.diary_file(office))
    assert len(kept) == 5
    again = loaded(calendar_file.diary_file(office))
    assert {uid: each.serialize() for uid, each in again.items()} == {uid: e.serialize() for uid, e in kept.items()}
    meetings.change(office, meeting, at_local(date(2014, 1, 10), 15), "Committee room")
    moved = loaded(calendar_file.diary_file(office))
    assert moved.keys() == kept.keys()
    uid = next(each for each in kept if key_of(each) == "meeting-1")
    assert moved[uid].dtstart.value.astimezone(None) == at_local(date(2014, 1, 10), 15)
    assert int(moved[uid].sequence.value) > int(kept[uid].sequence.value)


def test_a_meeting_has_its_hour_and_the_references_on_its_agenda(office: Sitting) -> None:
    case = registers.registered(office, "Amira Example")
    meeting = meetings.plan(office, at_local(date(2014, 7, 9), 14), "Mrs Okafor's\nroom\x07", [case.id])
    event = only(calendar_file.meeting_file(office, meeting))
    assert event.dtstart.value == at_local(date(2014, 7, 9), 14)
    assert event.description.value == "Agenda:\n1. NSCB-2013-001\nThe place stands in the register."
    assert not hasattr(event, "location")
    assert "Okafor" not in calendar_file.meeting_file(office, meeting).decode()
    off = meetings.call_off(office, meeting, "no quorum: Amira Example's mother")
    called_off = only(calendar_file.meeting_file(office, off))
    assert (called_off.status.value, called_off.uid.value) == ("CANCELLED", event.uid.value)
    assert int(called_off.sequence.value) > int(event.sequence.value)
    assert "Amira" not in calendar_file.meeting_file(office, off).decode()


def test_a_meeting_that_was_held_is_not_to_come(office: Sitting) -> None:
    meetings.plan(office, at_local(date(2014, 1, 3), 14), "Committee room")
    assert loaded(calendar_file.diary_file(office)) == {}


def test_a_clock_that_is_met_has_no_last_day_to_send(office: Sitting) -> None:
    case = registers.registered(office)
    met = cases.record_milestone(office, case.id, "met", date(2014, 1, 6))
    with pytest.raises(Refused, match="not running any more"):
        calendar_file.clock_file(office, met, clock_of(office, met))


@pytest.mark.parametrize("text", [*CELLS, "\x00\x0b\u2028\u0085BEGIN:VEVENT\r\nATTACH:file:///etc/passwd", "x" * 5_000])
def test_no_control_and_no_line_of_its_own_comes_through(text: str) -> None:
    data = diary.written([Appointment(f"a{text}", 0, date(2014, 1, 8), text, text)], text, registers.NOW)
    raw = data.decode()
    assert re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", raw) is None
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert only(data).summary.value
    assert raw.count("BEGIN:VEVENT\r\n") == 1
    assert "\r\nATTACH" not in raw


def test_what_is_practised_never_takes_the_place_of_what_is_real(office: Sitting) -> None:
    meeting = Meeting(1, datetime(2014, 2, 1, 9, tzinfo=registers.NOW.tzinfo), "x")
    real = only(calendar_file.meeting_file(office, meeting)).uid.value
    object.__setattr__(office, "register", replace(office.register, practice=True))
    assert only(calendar_file.meeting_file(office, meeting)).uid.value == f"practice.{real}"


def test_whoever_may_not_print_makes_none(office: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RIGHTS, Role.BUSINESS_MANAGER, frozenset({Right.READ}))
    with pytest.raises(NotAllowed):
        calendar_file.diary_file(office)
