"""Agencies, requests, meetings and changes of clocks are kept as they were recorded, and read back whole."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import DatabaseError

from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.clock_changes import ChangeKind
from nscb_desktop.framework.errors import ChangedMeanwhile, OfficeError
from nscb_desktop.framework.information import Happening
from nscb_desktop.framework.meetings import Attendance, Conflict, Presence
from nscb_desktop.framework.people import Holder, Office
from nscb_desktop.register import agencies, cases, clock_changes, meetings, requests
from nscb_desktop.register.process_tables import ClockChangeRow, RequestEventRow, RequestRow
from tests import registers

ASKED, DUE = date(2013, 12, 23), date(2014, 1, 2)


def test_an_agency_keeps_everybody_who_held_an_office(sitting: Sitting) -> None:
    with sitting.register.work.drafting(registers.NOW) as unit:
        police = agencies.add(unit, "Police", "two boroughs")
        holder = agencies.add_holder(unit, Holder(0, police.id, Office.LEAD_OFFICER, "DI First", since=ASKED))
        agencies.add_holder(unit, Holder(0, None, Office.INDEPENDENT_CHAIR, "Dame Invented"))
        unit.flush()
        agencies.save_holder(unit, replace(holder, until=DUE))
        assert agencies.read(unit, police.id).holders == (replace(holder, until=DUE),)
        assert [each.name for each in agencies.of_the_board(unit)] == ["Dame Invented"]
        assert [agency.name for agency in agencies.every(unit)] == ["Police"]


def test_an_agency_saved_in_two_windows_is_noticed(sitting: Sitting) -> None:
    with sitting.register.work.drafting(registers.NOW) as unit:
        police = agencies.add(unit, "Police")
        unit.flush()
        agencies.save(unit, replace(police, note="mine"))
        with pytest.raises(ChangedMeanwhile) as told:
            agencies.save(unit, replace(police, note="yours"))
    assert getattr(told.value.theirs, "note", "") == "mine"


def test_a_request_stands_with_its_events_and_what_was_taken_back(sitting: Sitting) -> None:
    with sitting.register.work.drafting(registers.NOW) as unit:
        police = agencies.add(unit, "Police")
        made = requests.add(unit, 2, police, ASKED, DUE, rule="5 working days", lead="DI First")
        requests.add_event(unit, made.id, Happening.CHASED, date(2014, 1, 3), how="telephone")
        requests.add_event(unit, made.id, Happening.NOT_KNOWN, date(2014, 1, 6))
        unit.flush()
        event = requests.read(unit, made.id).events[-1]
        requests.take_back(unit, made.id, event, "the surgery's")
        unit.flush()
        case = cases.read(unit, 2)
    assert [(each.what, each.taken_back) for each in case.requests[0].events] == [
        (Happening.CHASED, ""),
        (Happening.NOT_KNOWN, "the surgery's"),
    ]
    assert case.facts["requested"].on == ASKED
    assert case.facts["information_due"].on == DUE
    assert "returned" not in case.facts


def test_changes_of_clocks_are_read_in_order(sitting: Sitting) -> None:
    with sitting.register.work.drafting(registers.NOW) as unit:
        clock_changes.add(unit, 2, "convene", ChangeKind.EXTENDED, date(2014, 1, 10), why="snow", agreed_by="Chair")
        clock_changes.add(unit, 2, "convene", ChangeKind.REASON, date(2014, 1, 11), why="more snow")
        unit.flush()
        assert [each.kind for each in cases.read(unit, 2).changes] == [ChangeKind.EXTENDED, ChangeKind.REASON]


def test_a_meeting_keeps_its_agenda_in_order_and_its_minutes_for_good(sitting: Sitting) -> None:
    with sitting.register.work.drafting(registers.NOW) as unit:
        made = meetings.add(unit, registers.NOW, "Room 2")
        unit.flush()
        attended = Attendance("Police", "Supt Member", Presence.ATTENDED)
        declared = Conflict(2, "Supt Member", "knows the family", True)
        held = meetings.save(
            unit, replace(made, agenda=(3, 2), attendance=(attended,), conflicts=(declared,), held_on=DUE)
        )
        meetings.add_minute(unit, made.id, 2, "Considered.")
        meetings.add_minute(unit, made.id, 2, "Considered at length.", "left out")
        unit.flush()
        read = meetings.read(unit, made.id)
        assert (read.agenda, read.attendance, read.conflicts, read.held_on) == ((3, 2), (attended,), (declared,), DUE)
        assert [(each.words, each.why) for each in read.minutes] == [
            ("Considered.", ""),
            ("Considered at length.", "left out"),
        ]
        assert [each.id for each in meetings.of_case(unit, 2)] == [made.id]
        assert [each.id for each in meetings.every(unit)] == [made.id]
        with pytest.raises(ChangedMeanwhile):
            meetings.save(unit, replace(held, version=1))


@pytest.mark.parametrize("table", [RequestRow, RequestEventRow, ClockChangeRow])
def test_what_was_recorded_cannot_be_changed(sitting: Sitting, table: type[RequestRow]) -> None:
    with sitting.register.work.drafting(registers.NOW) as unit:
        made = requests.add(unit, 2, agencies.add(unit, "Police"), ASKED, DUE, rule="", lead="")
        requests.add_event(unit, made.id, Happening.CHASED, DUE)
        clock_changes.add(unit, 2, "convene", ChangeKind.REASON, DUE, why="snow")
    with pytest.raises((DatabaseError, OfficeError)), sitting.register.work.drafting(registers.NOW) as unit:
        unit.session.execute(table.table().delete())
