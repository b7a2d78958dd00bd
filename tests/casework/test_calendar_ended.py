"""What is over leaves a calendar that takes the files: by the same name, as a later state, without an alarm."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from nscb_desktop.casework import agencies, calendar_file, cases, closing, corrections, information, meetings
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.register import rotation
from tests import gates, registers
from tests.conftest import FixedClock
from tests.outlook import Outlook, key_of, loaded


def met(sitting: Sitting, case: CaseFile) -> None:
    cases.record_milestone(sitting, case.id, "met", date(2014, 1, 6))


def closed(sitting: Sitting, case: CaseFile) -> None:
    closing.close(sitting, case.id, gates.CLOSING, registers.NOW)


def voided(sitting: Sitting, case: CaseFile) -> None:
    corrections.void(sitting, case.id, "entered twice")


@pytest.mark.parametrize(
    ("ending", "gone"),
    [(met, {"convene"}), (closed, {"convene", "decide-month"}), (voided, {"convene", "decide-month"})],
)
def test_what_is_over_leaves_the_calendar_and_rings_no_more(
    office: Sitting, ending: Callable[[Sitting, CaseFile], None], gone: set[str]
) -> None:
    case = registers.registered(office)
    outlook = Outlook()
    before = outlook.takes(calendar_file.diary_file(office))
    assert before == outlook.ringing == {"NSCB-2013-001.convene", "NSCB-2013-001.decide-month"}
    ending(office, case)
    after = outlook.takes(calendar_file.diary_file(office))
    assert before - after == {f"NSCB-2013-001.{each}" for each in gone}
    assert outlook.ringing == after
    alone = Outlook()
    alone.takes(calendar_file.case_file(office, cases.read_case(office, case.id)))
    assert {key_of(uid) for uid in alone.events} == before | after
    assert alone.standing == after


def test_what_was_over_and_runs_again_comes_back(office: Sitting) -> None:
    case = registers.registered(office)
    outlook = Outlook()
    outlook.takes(calendar_file.diary_file(office))
    for _ in range(2):
        cases.record_milestone(office, case.id, "met", date(2014, 1, 6), why="it was held")
        assert "NSCB-2013-001.convene" not in outlook.takes(calendar_file.diary_file(office))
        assert "NSCB-2013-001.decide" in outlook.standing
        cases.withdraw_milestone(office, case.id, "met", why="it was not held")
        assert "NSCB-2013-001.convene" in outlook.takes(calendar_file.diary_file(office))
        assert "NSCB-2013-001.decide" not in outlook.standing


def test_requests_returned_withdrawn_or_stopped_leave_the_calendar(office: Sitting) -> None:
    case = registers.registered(office)
    made = [agencies.add_agency(office, name) for name in ("Health", "Police", "Housing")]
    case = information.ask(office, case.id, [each.id for each in made], date(2014, 1, 6))
    outlook = Outlook()
    outlook.takes(calendar_file.diary_file(office))
    keys = [f"NSCB-2013-001.agency-return.R{number}" for number in (1, 2, 3)]
    assert outlook.standing >= set(keys)
    information.record_not_known(office, case.requests[0].id, date(2014, 1, 7), "letter", "not known to us")
    information.withdraw(office, case.requests[1].id, date(2014, 1, 7), "not involved")
    assert outlook.takes(calendar_file.diary_file(office)) & set(keys) == {keys[2]}
    settled = cases.read_case(office, case.id).requests[0].settled
    assert settled
    information.take_back(office, case.requests[0].id, settled.id, "another agency's letter")
    assert outlook.takes(calendar_file.diary_file(office)) & set(keys) == {keys[0], keys[2]}
    closed(office, case)
    assert outlook.takes(calendar_file.diary_file(office)) == set()


def test_a_decision_made_otherwise_takes_away_what_only_the_first_one_started(office: Sitting) -> None:
    case = registers.registered(office)
    outlook = Outlook()
    for key, detail in (("met", ""), ("recommended", "none"), ("decided", "none")):
        cases.record_milestone(office, case.id, key, date(2014, 1, 7), detail)
    assert "NSCB-2013-001.panel-no-scr" in outlook.takes(calendar_file.diary_file(office))
    cases.record_milestone(office, case.id, "decided", date(2014, 1, 7), "scr", why="misread")
    assert "NSCB-2013-001.panel-no-scr" not in outlook.takes(calendar_file.diary_file(office))


def test_a_meeting_called_off_leaves_the_calendar_even_after_its_day(office: Sitting, fixed_clock: FixedClock) -> None:
    meeting = meetings.plan(office, at_local(date(2014, 1, 9), 14), "Committee room")
    outlook = Outlook()
    assert outlook.takes(calendar_file.diary_file(office)) == {"meeting-1"}
    meetings.call_off(office, meeting, "no quorum")
    fixed_clock.advance(timedelta(days=30))
    assert outlook.takes(calendar_file.diary_file(office)) == outlook.ringing == set()
    fixed_clock.advance(timedelta(days=400))
    assert loaded(calendar_file.diary_file(office)) == {}


def test_what_ended_long_ago_is_told_no_more(office: Sitting, fixed_clock: FixedClock) -> None:
    case = registers.registered(office)
    closed(office, case)
    fixed_clock.advance(timedelta(days=365))
    assert len(loaded(calendar_file.diary_file(office))) == 2
    fixed_clock.advance(timedelta(days=60))
    assert loaded(calendar_file.diary_file(office)) == {}


def test_every_register_has_its_own_names_for_ever(office: Sitting, tmp_path: Path) -> None:
    registers.registered(office)
    mine = set(loaded(calendar_file.diary_file(office)))
    rotation.rotate(office.register, registers.NOW)
    assert set(loaded(calendar_file.diary_file(office))) == mine
    other = registers.set_up(tmp_path / "other")
    registers.registered(other)
    theirs = set(loaded(calendar_file.diary_file(other)))
    other.register.close()
    assert {key_of(uid) for uid in theirs} == {key_of(uid) for uid in mine}
    assert not theirs & mine
