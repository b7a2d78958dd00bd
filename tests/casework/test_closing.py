"""Closing writes down what is still open; closed is read-only; reopening gives a reason and the case goes on."""

from datetime import date, timedelta

import pytest

from nscb_desktop.casework import cases, challenges, closing, contacts, corrections, desk, screening
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.flags import flags
from nscb_desktop.framework.milestones import stage_of
from nscb_desktop.register import agencies, requests
from tests import gates, registers

NOW = registers.NOW


@pytest.fixture(autouse=True)
def people(office: Sitting) -> None:
    """Both chairs and three members are in post."""
    gates.staffed(office)


def test_closing_lists_and_freezes_what_is_still_open(office: Sitting) -> None:
    case = gates.told(office, gates.challenged(office), "ofsted")
    with office.register.work.drafting(NOW) as unit:
        requests.add(unit, case.id, agencies.every(unit)[0], date(2014, 1, 2), date(2014, 1, 9), rule="5", lead="DI")
    waiting = closing.still_open(office, case.id)
    assert waiting[0] == "Part Two of Education, due 9 Jan 2014"
    assert "The national panel of independent experts to be told" in waiting
    assert "Challenge 1 by Police, of 6 Jan 2014" in waiting
    assert "Authorisation of Part One" in waiting
    assert not any("Ofsted" in line for line in waiting)
    after = closing.close(office, case.id, gates.changed(gates.CLOSING, open="A file in the safe."), NOW)
    assert str(after.sheets[-1].answers["open"]).splitlines() == [*waiting, "A file in the safe."]
    assert stage_of(after.facts).key == "closed"


def test_running_clocks_are_open_and_information_is_not(office: Sitting) -> None:
    case = registers.registered(office)
    assert closing.still_open(office, case.id) == [
        "Sub-group held, 1 working day left, last day 8 Jan 2014",
        "Decision, one month from notification, 9 working days left, last day 20 Jan 2014",
        "Authorisation of Part One",
    ]


def test_a_closed_case_takes_nothing_until_it_is_reopened_with_a_reason(office: Sitting) -> None:
    case = gates.challenged(office)
    closing.close(office, case.id, gates.CLOSING, NOW)
    with pytest.raises(Refused, match=r"was closed on 7 January 2014 and is read-only\. Reopen it"):
        challenges.challenge(office, case.id, gates.CHALLENGE, NOW)
    with pytest.raises(Refused, match="Reopen it"):
        closing.close(office, case.id, gates.CLOSING, NOW)
    with pytest.raises(Refused, match="is read-only"):
        contacts.log_contact(office, case.id, NOW, "Letter", "Police", "Why?")
    with pytest.raises(Refused, match="Reasons: this cannot be left blank"):
        closing.reopen(office, case.id, {}, NOW)
    after = closing.reopen(office, case.id, {"reasons": "The inquest asks."}, NOW)
    assert stage_of(after.facts).key == "decided"
    assert "reopened" in {flag.key for flag in flags(after)}
    newest = cases.history(office, case.id)[-1]
    assert (newest.act, newest.why) == ("reopened the case", "The inquest asks.")
    again = closing.close(office, case.id, gates.CLOSING, NOW)
    assert "reopened" not in {flag.key for flag in flags(again)}
    assert desk.check(office).faults == ()


def test_a_case_is_not_closed_by_its_date_alone(office: Sitting) -> None:
    case = registers.registered(office)
    with pytest.raises(Refused, match="A case is closed on its Decision tab, where the reasons are given"):
        cases.record_milestone(office, case.id, "closed", date(2014, 1, 7))
    assert "closed" not in cases.read_case(office, case.id).facts


def test_a_case_closed_without_a_sheet_is_reopened_too(office: Sitting) -> None:
    case = registers.registered(office)
    registers.closed(office, case.id, date(2014, 1, 7))
    assert stage_of(closing.reopen(office, case.id, {"reasons": "In error."}, NOW).facts).key == "received"


def test_a_case_is_not_closed_before_the_last_thing_recorded_on_it(office: Sitting) -> None:
    case = gates.decided(office)
    with pytest.raises(Refused, match="cannot be closed before 6 January 2014"):
        closing.close(office, case.id, gates.CLOSING, gates.DAY - timedelta(days=3))


def test_a_case_screened_out_is_screened_again_after_it_was_reopened(office: Sitting) -> None:
    case = gates.told(office, gates.screened(office, outcome="not-indicated"), "referrer")
    with pytest.raises(Refused, match="screened already"):
        screening.screen(office, case.id, gates.SCREENING, NOW)
    closing.close(office, case.id, gates.CLOSING, NOW)
    closing.reopen(office, case.id, {"reasons": "A sibling was hurt."}, NOW)
    after = screening.screen(office, case.id, gates.SCREENING, NOW)
    assert stage_of(after.facts).key == "indicated"


def test_a_void_case_is_neither_closed_nor_reopened(office: Sitting) -> None:
    case = registers.registered(office)
    corrections.void(office, case.id, "registered twice")
    assert closing.still_open(office, case.id) == []
    with pytest.raises(Refused, match="was voided on 7 January 2014"):
        closing.close(office, case.id, gates.CLOSING, NOW)
    with pytest.raises(Refused, match="was voided on 7 January 2014"):
        closing.reopen(office, case.id, gates.CLOSING, NOW)
