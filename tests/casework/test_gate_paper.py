"""Gates on paper: every sheet prints as it stands with who made it, and minutes with who was there."""

from datetime import date
from io import BytesIO

import pypdf
import pytest

from nscb_desktop.casework import cases, challenges, decisions, gate_paper, held_meetings, meetings, paper, screening
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
