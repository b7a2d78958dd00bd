"""Whom cases wait for: what is settled, taken back, withdrawn, over or void never counts as waiting."""

from collections.abc import Callable
from datetime import date

import pytest

from nscb_desktop.casework import cases, corrections
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.information import Happening, InformationRequest
from nscb_desktop.framework.milestones import Owner
from nscb_desktop.framework.records import Filters, Order
from nscb_desktop.framework.roles import Right
from nscb_desktop.register import agencies, requests, waiting
from tests import registers

SINCE, TOLD = date(2014, 1, 6), date(2014, 1, 13)
WAITING = Filters(waiting_for_agencies=True)


def asked(sitting: Sitting, case_id: int, name: str) -> InformationRequest:
    """A request to an agency for a Part Two."""
    with sitting.acting(Right.RECORD) as unit:
        made = requests.add(unit, case_id, agencies.add(unit, name), SINCE, TOLD, rule="", lead="")
        unit.record("asked an agency", case_id)
        cases.reindexed(unit, case_id)
    return made


def settled(sitting: Sitting, request: InformationRequest, what: Happening) -> None:
    """What became of a request."""
    with sitting.acting(Right.RECORD) as unit:
        requests.add_event(unit, request.id, what, date(2014, 1, 7))
        unit.record("recorded a return", request.case_id)
        cases.reindexed(unit, request.case_id)


def outstanding(sitting: Sitting) -> list[tuple[str, int]]:
    """Agencies that owe returns."""
    with sitting.reading() as unit:
        return waiting.agencies_awaited(unit)


@pytest.mark.parametrize("what", [happening for happening in Happening if happening.settles])
def test_a_settled_request_is_not_waited_for_until_that_is_taken_back(empty: Sitting, what: Happening) -> None:
    case = registers.registered(empty)
    police, _health = asked(empty, case.id, "Police"), asked(empty, case.id, "Health")
    settled(empty, police, what)
    assert outstanding(empty) == [("Health", 1)]
    with empty.acting(Right.RECORD) as unit:
        requests.take_back(unit, police.id, requests.read(unit, police.id).events[0], "another case's")
        unit.record("took a return back", case.id)
        cases.reindexed(unit, case.id)
    assert outstanding(empty) == [("Health", 1), ("Police", 1)]
    assert [row.id for row in cases.page(empty, WAITING, Order()).rows] == [case.id]


@pytest.mark.parametrize(
    "end",
    [
        lambda sitting, case_id: registers.closed(sitting, case_id, SINCE),
        lambda sitting, case_id: cases.record_milestone(sitting, case_id, "not_indicated", SINCE),
        lambda sitting, case_id: corrections.void(sitting, case_id, "in error"),
    ],
)
def test_a_case_that_is_over_waits_for_nobody(empty: Sitting, end: Callable[[Sitting, int], object]) -> None:
    case = registers.registered(empty)
    asked(empty, case.id, "Police")
    cases.record_milestone(empty, case.id, "sent_for_screening", SINCE)
    assert cases.page(empty, Filters(waiting_for_chair=True), Order()).total == 1
    end(empty, case.id)
    assert outstanding(empty) == []
    for filters in (WAITING, Filters(waiting_for_chair=True)):
        assert cases.page(empty, filters, Order()).total == 0


def test_a_case_asked_elsewhere_waits_while_its_stage_says_so(empty: Sitting) -> None:
    case = registers.registered(empty)
    cases.record_milestone(empty, case.id, "requested", date(2013, 12, 23))
    assert cases.page(empty, WAITING, Order()).total == 1
    cases.record_milestone(empty, case.id, "returned", SINCE)
    assert cases.page(empty, WAITING, Order()).total == 0


def test_each_chair_is_counted_by_what_waits_for_them(empty: Sitting) -> None:
    for key in ("sent_for_screening", "met", "recommended"):
        cases.record_milestone(empty, registers.registered(empty).id, key, SINCE)
    registers.registered(empty)
    with empty.reading() as unit:
        assert waiting.chairs_awaited(unit) == [(Owner.SUBGROUP_CHAIR, 2), (Owner.INDEPENDENT_CHAIR, 1)]
    assert cases.page(empty, Filters(waiting_for_chair=True), Order()).total == 3


def test_chips_say_what_is_on() -> None:
    both = Filters(waiting_for_agencies=True, waiting_for_chair=True, agenda_of=registers.NOW)
    assert list(both.on.values()) == ["Waiting for agencies", "Waiting for the Chair", "On the agenda of 07 Jan 2014"]
