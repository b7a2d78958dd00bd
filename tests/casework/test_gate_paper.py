"""Gates on paper: every sheet prints as it stands with who made it, and minutes with who was there."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pypdf
import pytest

from nscb_desktop.casework import (
    cases,
    challenges,
    corrections,
    decisions,
    drafting,
    gate_paper,
    held_meetings,
    meetings,
    paper,
    screening,
)
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.pdf import write_pdf
from nscb_desktop.framework.answers import Reasons, Tick
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.meetings import Conflict
from tests import gates, registers


def read(pdf: bytes) -> str:
    """The words of a PDF, with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages).split())


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("screening", "Two agencies missed it."),
        ("recommendation", "All members spoke."),
        ("decision", "The threshold is met."),
        ("challenge", "This is challenge 1 on the case."),
        ("challenge_outcome", "With the superintendent."),
    ],
)
def test_each_sheet_prints_its_words_and_its_hands(office: Sitting, key: str, words: str) -> None:
    case = gates.challenged(gates.staffed(office))
    case = challenges.conclude(office, case.id, gates.OUTCOME, registers.NOW)
    sheet = case.sheet(key)
    assert sheet is not None
    printed = read(write_pdf(gate_paper.gate_sheet(office, case, sheet)))
    assert words in printed
    assert "Recorded 7 Jan 2014 10:42 by Jane Okafor." in printed
    assert "NOT AUTHORISED" not in printed
    assert "Amira" not in gate_paper.sheet_name(case, sheet)


def test_a_sheet_dated_by_its_day_alone_says_no_time(office: Sitting) -> None:
    case = gates.decided(gates.staffed(office))
    case = decisions.tell(office, case.id, {"to": "board", "how": "letter"}, at_local(date(2014, 1, 7)))
    assert "Made 7 Jan 2014. Recorded 7 Jan 2014 10:42" in read(
        paper.as_pdf(gate_paper.gate_sheet(office, case, case.sheets[-1]))
    )
    assert cases.history(office, case.id)[-1].changes[0].new == "7 Jan 2014"


SAME_PERSON = "Why the same person acted at an earlier gate:"
NO_QUORUM = "Why the sub-group recommended without a quorum:"


def test_what_nothing_asks_for_is_not_printed_and_what_was_answered_is(office: Sitting) -> None:
    case = gates.decided(gates.staffed(office))
    on_paper = {sheet.form.key: read(paper.as_pdf(gate_paper.gate_sheet(office, case, sheet))) for sheet in case.sheets}
    assert SAME_PERSON not in "".join(on_paper.values())
    assert "Which other review:" not in "".join(on_paper.values())
    assert f"{NO_QUORUM} (where it was not quorate) Snow." in on_paper["recommendation"]


def test_an_answer_amended_away_stands_blank_with_what_it_was(office: Sitting) -> None:
    case = gates.recommended(gates.staffed(office))
    sheet = case.sheet("recommendation")
    assert sheet is not None
    case = corrections.amend(office, sheet.id, {"inquorate": None}, gates.DAY.date(), "typed on the wrong case")
    amended = case.sheet("recommendation")
    assert amended is not None
    printed = read(paper.as_pdf(gate_paper.gate_sheet(office, case, amended)))
    assert printed.count(NO_QUORUM.rstrip(":")) == 2
    assert "without a quorum was “Snow.”" in printed


def test_a_draft_prints_a_reason_asked_for_even_while_it_is_blank(office: Sitting) -> None:
    case = gates.screened(gates.staffed(office))
    gates.held(office, case.id, present=2)
    begun = drafting.start(office, case.id, "recommendation")
    assert NO_QUORUM in read(paper.draft_pdf(office, replace(begun, received_at=gates.DAY)))
    before = gates.DAY - timedelta(days=1)
    assert NO_QUORUM not in read(paper.draft_pdf(office, replace(begun, received_at=before)))


def test_a_draft_asks_why_one_person_acted_twice_once_it_names_them(office: Sitting) -> None:
    begun = drafting.start(office, gates.discussed(gates.staffed(office)).id, "decision")
    by_both = {
        str(person["name"]): read(paper.draft_pdf(office, replace(begun, answers={"made_by": person})))
        for person in (gates.INDEPENDENT, gates.CHAIR)
    }
    assert {name: SAME_PERSON in printed for name, printed in by_both.items()} == {
        "Dame Ina Invented": False,
        "Samuel Sample": True,
    }


def test_the_criteria_sheet_says_what_it_amounts_to(office: Sitting) -> None:
    grounds = Reasons({"abuse": Tick(Reply.YES, "bruising"), "died": Tick(Reply.YES)})
    case = registers.registered(office)
    case = screening.keep_criteria(office, case.id, {"grounds": grounds}, gates.DAY)
    printed = read(write_pdf(gate_paper.gate_sheet(office, case, case.sheets[0])))
    assert "The answers meet SCR-A (statutory). Not yet known: SCR-B. Whether a review is held is for the" in printed


def test_minutes_tell_the_room_the_conflicts_the_quorum_and_what_was_said(office: Sitting) -> None:
    case = gates.screened(gates.staffed(office))
    meeting = gates.held(office, case.id, present=2)
    meeting = held_meetings.declare(office, meeting, Conflict(case.id, "Member 1", "a cousin", True))
    meeting = held_meetings.minute(office, meeting, case.id, "Considred.")
    meeting = held_meetings.minute(office, meeting, case.id, "Considered.", "a slip")
    printed = read(write_pdf(gate_paper.minutes_sheet(office, meeting)))
    for words in (
        "In the chair: Samuel Sample", "Member 2 Agency 2 attended", f"1. {case.reference}, {case.alias} (considered)",
        "NOT QUORATE: 1 agency present, quorum 3", "Conflict of interest: Member 1: a cousin (left the room)",
        "Considered. Corrected 7 Jan 2014 10:42 by Jane Okafor: a slip",
    ):  # fmt: skip
        assert words in printed
    assert "Amira" not in printed
    assert gate_paper.minutes_name(meeting) == "Minutes 2014-01-06"


def test_the_agenda_tells_who_is_invited_and_where_each_case_stands(office: Sitting) -> None:
    case = gates.screened(gates.staffed(office))
    meeting = meetings.invite(office, meetings.plan(office, gates.DAY, "Room 2", [case.id]))
    printed = read(paper.as_pdf(gate_paper.minutes_sheet(office, meeting)))
    for words in (
        "SCR sub-group: agenda", "Room 2. Planned.", "Supt Madeup Police invited",
        f"1. {case.reference}, {case.alias} (Sub-group to meet)",
    ):  # fmt: skip
        assert words in printed
    for words in ("minutes", "quorum", "Nothing is minuted", "Amira"):
        assert words not in printed
    assert gate_paper.minutes_name(meeting) == "Agenda 2014-01-06"
