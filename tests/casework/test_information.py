"""Members notified, agencies asked, chased and heard: every act once, every refusal a sentence, nothing overwritten."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

import pytest

from nscb_desktop.casework import cases, corrections, deadlines, desk, drafting, information
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.errors import NotAllowed, OfficeError, Refused
from nscb_desktop.framework.information import Happening, InformationRequest
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.milestones import stage_of
from nscb_desktop.framework.people import Agency
from nscb_desktop.framework.records import CaseFile, Draft
from tests import registers
from tests.agencies import partners
from tests.conftest import FixedClock

ASKED, DUE, TODAY = date(2013, 12, 23), date(2014, 1, 2), date(2014, 1, 7)


class Asked(NamedTuple):
    """A case on which the police and the surgery were asked."""

    case: CaseFile
    agencies: dict[str, Agency]
    police: InformationRequest
    surgery: InformationRequest


@pytest.fixture
def asked(office: Sitting) -> Asked:
    """The state most tests begin with."""
    case, known = registers.registered(office), partners(office)
    chosen = [known["Police"].id, known["Green Lane Surgery"].id]
    case = information.ask(office, case.id, chosen, ASKED)
    police, surgery = case.requests
    return Asked(case, known, police, surgery)


def typed(sitting: Sitting, request: InformationRequest, received: date = date(2013, 12, 31)) -> Draft:
    """A Part Two typed in for a request."""
    begun = drafting.start(sitting, request.case_id, "part_two", request.id, {"child_name": "Amira Example"})
    answers = {**begun.answers, "date_of_birth": read_date("22/05/2009"), "risks_and_strengths": "An aunt is engaged."}
    return drafting.save(sitting, replace(begun, answers=answers, received_at=at_local(received, 16, 5)))


def test_members_are_notified_in_one_act_and_recorded_one_by_one(office: Sitting) -> None:
    case = registers.registered(office)
    partners(office)
    case = information.notify_members(office, case.id, ASKED, "secure e-mail")
    assert case.facts["members_notified"].on == ASKED
    entry = cases.history(office, case.id)[-1]
    assert (entry.act, entry.why) == ("notified the sub-group members on 23 Dec 2013", "secure e-mail")
    assert {change.field: change.new for change in entry.changes} == {
        "Members notified": "23 December 2013",
        "Green Lane Surgery": "no member in post that day, not notified",
        "Housing": "H. Deputy, sub-group deputy notified",
        "Police": "Supt First Member, sub-group member notified",
    }
    with pytest.raises(Refused, match="notified on 23 December 2013 already"):
        information.notify_members(office, case.id, TODAY, "again")


def test_each_agency_is_told_its_last_day_and_the_lead_officer_of_that_day(asked: Asked, office: Sitting) -> None:
    assert (asked.police.due_on, asked.police.lead) == (DUE, "DI Priya Raghunathan-Smythe, CAIT, 020 7946 0188")
    assert asked.police.rule == ("5 working days from Mon 23 Dec 2013; day 1 is the first working day after receipt")
    assert stage_of(asked.case.facts).key == "requested"
    assert asked.case.facts["information_due"].on == DUE
    running = [clock for clock in deadlines.case_clocks(office, asked.case) if clock.timescale.per_request]
    assert [(clock.subject, clock.due) for clock in running] == [("Police", DUE), ("Green Lane Surgery", DUE)]
    assert len([entry for entry in cases.history(office, asked.case.id) if "Part Twos" in entry.act]) == 1


def test_the_last_day_follows_the_settings_of_the_day_of_asking(office: Sitting) -> None:
    case, known = registers.registered(office), partners(office)
    desk.change_settings(office, replace(office.settings(), agency_return_days=8), date(2014, 1, 6), "as agreed")
    before = information.ask(office, case.id, [known["Police"].id], date(2014, 1, 3)).requests[-1]
    after = information.ask(office, case.id, [known["Housing"].id], date(2014, 1, 6)).requests[-1]
    assert (before.due_on, after.due_on) == (date(2014, 1, 10), date(2014, 1, 16))
    assert information.terms(office, case, date(2014, 1, 6)).count.due == after.due_on


def test_asking_twice_is_refused_and_asking_again_after_withdrawing_is_not(asked: Asked, office: Sitting) -> None:
    again = [asked.agencies["Housing"].id, asked.agencies["Police"].id]
    with pytest.raises(Refused, match="Police was asked on 23 Dec 2013 and has not answered yet"):
        information.ask(office, asked.case.id, again, TODAY)
    assert len(cases.read_case(office, asked.case.id).requests) == 2
    information.withdraw(office, asked.police.id, date(2014, 1, 2), "sent to the wrong borough")
    case = information.ask(office, asked.case.id, again, TODAY)
    assert [(each.agency, each.state) for each in case.requests] == [
        ("Police", "withdrawn"), ("Green Lane Surgery", "asked"), ("Housing", "asked"), ("Police", "asked"),
    ]  # fmt: skip
    assert case.requests[-1].lead == "DI Second Holder"


def test_three_chases_then_the_escalation_contact(asked: Asked, office: Sitting) -> None:
    for _ in range(3):
        information.chase(office, asked.police.id, TODAY, "telephone")
    assert information.next_chase(office, cases.read_case(office, asked.case.id).requests[0], TODAY).whom == (
        "Cdr Ladder, Borough commander"
    )
    case = information.chase(office, asked.police.id, TODAY, "letter")
    police = case.requests[0]
    assert [event.what for event in police.events] == [Happening.CHASED] * 3 + [Happening.ESCALATED]
    assert (police.chased, police.state) == (4, Happening.ESCALATED.value)
    assert police.events[-1].note == "to Cdr Ladder, Borough commander"


def test_an_escalation_to_nobody_needs_a_name(asked: Asked, office: Sitting) -> None:
    for _ in range(3):
        information.chase(office, asked.surgery.id, TODAY, "telephone")
    with pytest.raises(Refused, match="Say in the note who was told"):
        information.chase(office, asked.surgery.id, TODAY, "letter")
    case = information.chase(office, asked.surgery.id, TODAY, "letter", "Dr Partner, by name")
    assert case.requests[1].events[-1].note == "Dr Partner, by name"


def test_a_return_is_frozen_by_the_day_it_was_received(asked: Asked, office: Sitting) -> None:
    case = information.record_return(office, typed(office, asked.police), "as it came")
    (form,) = case.returns
    assert (form.received_at, form.gaps_reason) == (at_local(date(2013, 12, 31), 16, 5), "as it came")
    assert form.answers["risks_and_strengths"] == "An aunt is engaged."
    police = case.requests[0]
    assert (police.state, police.settled and police.settled.on) == ("returned", date(2013, 12, 31))
    assert police.settled
    assert police.settled.form_id == form.id
    assert drafting.of_case(office, case.id) == []
    clock = next(each for each in deadlines.case_clocks(office, case) if each.subject == "Police")
    assert (clock.met_on, clock.late_by) == (date(2013, 12, 31), 0)


def test_the_strip_says_when_information_is_due_from_those_still_waited_for(asked: Asked, office: Sitting) -> None:
    case = information.record_return(office, typed(office, asked.police))
    running = deadlines.case_clocks(office, case)
    due = next(each for each in deadlines.strip(case, running) if each.milestone.key == "information_due")
    assert (due.due, due.state) == ((DUE,), "late")
    case = information.record_not_known(office, asked.surgery.id, date(2014, 1, 2), "fax", "no trace")
    running = deadlines.case_clocks(office, case)
    due = next(each for each in deadlines.strip(case, running) if each.milestone.key == "information_due")
    assert (due.due, due.state) == ((DUE,), "done")


def test_a_nil_return_is_a_proper_return(asked: Asked, office: Sitting) -> None:
    information.record_return(office, typed(office, asked.police))
    words = "Not registered here since March 2012. Records went back to PCSA."
    case = information.record_not_known(office, asked.surgery.id, date(2014, 1, 2), "fax cover only", words)
    assert case.requests[1].state == "not known to this agency"
    assert case.facts["returned"].on == date(2014, 1, 2)
    assert stage_of(case.facts).key == "screening"
    assert cases.history(office, case.id)[-1].why == words


def test_what_was_recorded_in_error_is_taken_back_and_stays_on_record(asked: Asked, office: Sitting) -> None:
    case = information.record_not_known(office, asked.surgery.id, TODAY, "telephone", "no trace")
    event = case.requests[1].events[-1]
    case = information.take_back(office, asked.surgery.id, event.id, "the wrong surgery answered")
    assert (case.requests[1].state, case.requests[1].events[-1].taken_back) == ("asked", "the wrong surgery answered")
    assert "returned" not in case.facts
    with pytest.raises(Refused, match="taken back already"):
        information.take_back(office, asked.surgery.id, event.id, "again")
    assert information.record_not_known(office, asked.surgery.id, TODAY, "fax", "none").requests[1].settled


REFUSED: dict[str, tuple[str, Callable[[Sitting, Asked], object]]] = {
    "asked tomorrow": ("has not come yet", lambda s, a: information.ask(s, a.case.id, [a.agencies["Housing"].id], date(2014, 1, 8))),
    "asked before receipt": ("before the Part One was received", lambda s, a: information.ask(s, a.case.id, [a.agencies["Housing"].id], date(2013, 12, 19))),
    "asked nobody": ("at least one agency", lambda s, a: information.ask(s, a.case.id, [], TODAY)),
    "chased before it was asked": ("before Police was asked", lambda s, a: information.chase(s, a.police.id, date(2013, 12, 22), "telephone")),
    "chased tomorrow": ("has not come yet", lambda s, a: information.chase(s, a.police.id, date(2014, 1, 8), "telephone")),
    "chased without saying how": ("how the agency was chased", lambda s, a: information.chase(s, a.police.id, TODAY, " ")),
    "not known in no words": ("what was said", lambda s, a: information.record_not_known(s, a.police.id, TODAY, "fax", "")),
    "withdrawn without a reason": ("why the request is withdrawn", lambda s, a: information.withdraw(s, a.police.id, TODAY, "")),
    "taken back without a reason": ("recorded in error", lambda s, a: information.take_back(s, a.police.id, 1, "")),
    "returned before it was asked": ("before Police was asked", lambda s, a: information.record_return(s, typed(s, a.police, date(2013, 12, 21)))),
    "notified without saying how": ("how the members were notified", lambda s, a: information.notify_members(s, a.case.id, TODAY, "")),
    "a date that follows from requests": ("follows from the requests", lambda s, a: cases.record_milestone(s, a.case.id, "requested", TODAY)),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(name: str, asked: Asked, office: Sitting) -> None:
    sentence, act = REFUSED[name]
    before = (cases.read_case(office, asked.case.id), len(cases.history(office, asked.case.id)))
    with pytest.raises(Refused, match=sentence):
        act(office, asked)
    assert (cases.read_case(office, asked.case.id), len(cases.history(office, asked.case.id))) == before


def test_no_settled_request_is_settled_again(asked: Asked, office: Sitting) -> None:
    second = typed(office, asked.police)
    information.record_not_known(office, asked.police.id, TODAY, "fax", "no trace")
    acts: list[Callable[[], object]] = [
        lambda: information.record_return(office, second),
        lambda: information.chase(office, asked.police.id, TODAY, "telephone"),
        lambda: information.withdraw(office, asked.police.id, TODAY, "why"),
        lambda: information.record_not_known(office, asked.police.id, TODAY, "fax", "again"),
    ]
    for act in acts:
        with pytest.raises(Refused, match="Police is settled: not known to this agency on 7 January 2014"):
            act()
    assert drafting.of_case(office, asked.case.id) == [second]


def test_a_void_or_foreign_hand_changes_nothing(asked: Asked, office: Sitting, chair: Sitting) -> None:
    with pytest.raises(NotAllowed, match="may not ask agencies"):
        information.chase(chair, asked.police.id, TODAY, "telephone")
    corrections.void(office, asked.case.id, "twice")
    with pytest.raises(Refused, match="voided"):
        information.chase(office, asked.police.id, TODAY, "telephone")


def test_members_nobody_holds_are_not_notified(office: Sitting) -> None:
    case = registers.registered(office)
    with pytest.raises(OfficeError, match="No agency has a sub-group member in post"):
        information.notify_members(office, case.id, TODAY, "e-mail")


def test_the_list_check_agrees_after_all_of_it(asked: Asked, office: Sitting, fixed_clock: FixedClock) -> None:
    information.record_return(office, typed(office, asked.police))
    fixed_clock.advance(timedelta(days=2))
    information.chase(office, asked.surgery.id, TODAY + timedelta(days=2), "telephone")
    assert desk.check(office).faults == ()
