"""A case that is closed or void takes nothing more: every act there is, found in the source, is refused and changes nothing."""

import ast
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest

from nscb_desktop.casework import (
    cases,
    clocks,
    closing,
    comparing,
    contacts,
    corrections,
    correspondence,
    decisions,
    drafting,
    filing,
    gates,
    held_meetings,
    information,
    meetings,
    outgoing,
    referrals,
    returning,
    taking_in,
)
from nscb_desktop.casework.correspondence import As, Choice
from nscb_desktop.casework.letter_facts import Addressee
from nscb_desktop.casework.returning import Returned
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.meetings import Conflict, Meeting
from nscb_desktop.framework.records import Authorisation, CaseFile, Draft
from tests import gates as office_gates
from tests import registers
from tests.source_tree import PACKAGE, calls, functions, tree_of

NOW, TODAY = registers.NOW, date(2014, 1, 7)
CAME = taking_in.Receipt(TODAY, "post")
CONVENE = ("convene", "")
SAM = Authorisation("Sam Madeup", "Head of service", NOW, "signature")


class Ended(NamedTuple):
    """A case with something of every kind on it, that ended."""

    office: Sitting
    case: CaseFile
    draft: Draft
    """A Part Two begun before the end."""
    another: Draft
    """A second Part One of the child."""
    planned: Meeting
    held: Meeting


def add_to(it: Ended) -> object:
    """Register the second Part One on the case."""
    choice = replace(registers.AS_IT_CAME, duplicate="add", duplicate_of=it.case.id)
    return referrals.register_draft(it.office, it.another.id, choice)


def came(it: Ended) -> Returned:
    """What the agency sent after all."""
    return returning.look(it.office, "letter.txt", b"We hold nothing more.", request_id=it.case.requests[0].id)


def write_letter(it: Ended) -> object:
    """A letter to the referrer."""
    to = Addressee("Ms Referrer", "Team manager", ())
    return correspondence.make(it.office, it.case.id, Choice("secure_files", to), As.PDF)


MORE: dict[str, Callable[[Ended], object]] = {
    "cases._set_milestone": lambda it: cases.record_milestone(it.office, it.case.id, "members_notified", TODAY),
    "clocks.extend": lambda it: clocks.extend(it.office, it.case.id, CONVENE, date(2014, 2, 1), why="x", agreed_by="y"),
    "clocks.pause": lambda it: clocks.pause(it.office, it.case.id, CONVENE, TODAY, why="x", agreed_by="y"),
    "clocks.resume": lambda it: clocks.resume(it.office, it.case.id, CONVENE, TODAY, why="x"),
    "clocks.give_late_reason": lambda it: clocks.give_late_reason(it.office, it.case.id, CONVENE, "x"),
    "comparing.agree": lambda it: comparing.agree(it.office, it.case.id, "religion", "Sikh", "Police", "x"),
    "contacts.log_contact": lambda it: contacts.log_contact(it.office, it.case.id, NOW, "Telephone", "School", "x"),
    "corrections.authorise": lambda it: corrections.authorise(it.office, it.case.part_one.id, SAM),
    "corrections.amend": lambda it: corrections.amend(it.office, it.case.sheets[0].id, {"reasons": "y"}, TODAY, "x"),
    "corrections.amend_office": lambda it: corrections.amend_office(it.office, it.case.id, {"sex": "Male"}, "x"),
    "corrections.void": lambda it: corrections.void(it.office, it.case.id, "x"),
    "correspondence.make": write_letter,
    "decisions.tell": lambda it: decisions.tell(it.office, it.case.id, {"to": "board", "how": "x"}, NOW, ("a.txt", b"a")),
    "filing.file_document": lambda it: filing.file_document(it.office, it.case.id, "letter.txt", b"Dear Board"),
    "gates.freeze": lambda it: gates.freeze(it.office, it.case.id, "challenge", office_gates.CHALLENGE, NOW),
    "held_meetings.declare": lambda it: held_meetings.declare(
        it.office, it.held, Conflict(it.case.id, "Member 1", "x", True)
    ),
    "held_meetings.hold": lambda it: held_meetings.hold(
        it.office, it.planned, TODAY, str(office_gates.CHAIR["name"]), (it.case.id,)
    ),
    "held_meetings.minute": lambda it: held_meetings.minute(it.office, it.held, it.case.id, "x"),
    "information.notify_members": lambda it: information.notify_members(it.office, it.case.id, TODAY, "x"),
    "information.ask": lambda it: information.ask(it.office, it.case.id, [3], TODAY),
    "information.chase": lambda it: information.chase(it.office, it.case.requests[0].id, TODAY, "x", "x"),
    "information.record_return": lambda it: information.record_return(it.office, it.draft, "x"),
    "information.record_not_known": lambda it: information.record_not_known(
        it.office, it.case.requests[0].id, TODAY, "x", "x"
    ),
    "information.withdraw": lambda it: information.withdraw(it.office, it.case.requests[0].id, TODAY, "x"),
    "information.take_back": lambda it: information.take_back(
        it.office, it.case.requests[1].id, it.case.requests[1].events[0].id, "x"
    ),
    "meetings.plan": lambda it: meetings.plan(it.office, NOW, "Room 2", (it.case.id,)),
    "meetings.set_agenda": lambda it: meetings.set_agenda(it.office, meetings.plan(it.office, NOW, "x"), (it.case.id,)),
    "outgoing.send": lambda it: outgoing.send(
        it.office, it.case.id, [it.case.requests[0].id], outgoing.in_folder(it.office.register.folder.exports)
    ),
    "referrals.register_draft": add_to,
    "taking_in.accept": lambda it: taking_in.accept(it.office, came(it), CAME, gaps_reason="x"),
    "taking_in.file_only": lambda it: taking_in.file_only(it.office, came(it), it.case.id, CAME),
    "taking_in.not_known": lambda it: taking_in.not_known(it.office, came(it), CAME, "x"),
    "taking_in.to_type": lambda it: taking_in.to_type(it.office, came(it), CAME),
}  # fmt: skip
ELSEWHERE = {"agencies", "agency_list", "desk", "letter_templates", "old_register_import"}
"""Desks that write nothing on a case, or that make cases and take them back whole."""
STILL_DONE = {
    "filing.note_print", "filing.note_print_on_each", "filing.file_on_draft", "referred.begin", "lists.note_saved",
    "copy_register.record", "packs._record", "leaving_with._noted",
    "meetings.change", "meetings.invite", "meetings.call_off", "held_meetings.set_attendance",
}  # fmt: skip
"""A case that ended can be printed, exported and be in a pack, whose copies come back; what is typed is a draft's; and a meeting goes on for the other cases of its agenda."""


def closed(office: Sitting, case_id: int) -> object:
    """Close the case."""
    return closing.close(office, case_id, office_gates.CLOSING, NOW)


def voided(office: Sitting, case_id: int) -> object:
    """Make its reference void."""
    return corrections.void(office, case_id, "registered twice")


def ended(office: Sitting, end: Callable[[Sitting, int], object]) -> Ended:
    """A case that was asked about, screened and met on, and then ended."""
    case = office_gates.met(office_gates.staffed(office))
    case = information.ask(office, case.id, [1, 2], date(2014, 1, 6))
    case = information.record_not_known(office, case.requests[1].id, TODAY, "fax", "Not known here.")
    begun = drafting.start(office, case.id, "part_two", case.requests[0].id)
    begun = drafting.save(office, replace(begun, received_at=NOW))
    another = registers.typed(office, {"agency": "Housing", "child_name": "Amira Example"})
    planned = meetings.plan(office, NOW, "Room 3", (case.id,))
    planned = held_meetings.set_attendance(office, planned, meetings.of_case(office, case.id)[0].attendance)
    end(office, case.id)
    held = meetings.of_case(office, case.id)[0]
    return Ended(office, cases.read_case(office, case.id), begun, another, planned, held)


@pytest.mark.parametrize("end", [closed, voided])
def test_nothing_more_is_recorded_on_it_and_each_refusal_says_why(
    office: Sitting, end: Callable[[Sitting, int], object]
) -> None:
    it = ended(office, end)
    told = cases.history(office, it.case.id)
    for name, act in MORE.items():
        with pytest.raises(
            Refused,
            match=r"was closed on 7 January 2014 and is read-only|was voided on 7 January 2014|is (closed|void); nothing more",
        ):
            act(it)
        assert cases.read_case(office, it.case.id) == it.case, name
        assert cases.history(office, it.case.id) == told, name
        assert meetings.read_meeting(office, it.held.id) == it.held, name


def test_every_act_there_is_was_tried() -> None:
    acts = {
        f"{path.stem}.{each.name}"
        for path in (PACKAGE / "casework").glob("*.py")
        if path.stem not in ELSEWHERE
        for each in functions(tree_of(path))
        if isinstance(each, ast.FunctionDef) and any(name == "acting" for name, _ in calls(each))
    }
    assert acts - {"sitting.acting"} == MORE.keys() | STILL_DONE
