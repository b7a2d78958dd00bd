"""The old register: whatever its headings, looked at row by row first, then brought in whole, and undone whole."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO

import openpyxl
import pytest
from sqlalchemy import Engine, event

from nscb_desktop.casework import cases, corrections, desk, old_register, old_register_import
from nscb_desktop.casework.old_register import NEEDED, TARGETS, mapping_problem, suggested
from nscb_desktop.casework.old_register_plan import OldPlan, Verdict, decision_meant, plan
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import NotAllowed, Refused
from nscb_desktop.framework.records import Filters, Order
from tests import registers
from tests.casework.list_of_agencies import told
from tests.documents.nasty import CELLS, workbook

pytestmark = pytest.mark.usefixtures("read_here")

HEADINGS = (
    "Ref No.",
    "Name of child",
    "DOB",
    "Date of referral",
    "Referring Agency",
    "Panel date",
    "Outcome",
    "Date closed",
    "Box",
)


def row(**cells: object) -> list[object]:
    given: dict[str, object] = {"ref": "SCR/7", "name": "Amira Example", "dob": "c. May 2004", "received": date(2009, 3, 2),
                                "agency": "Police", "met": date(2009, 3, 16), "outcome": "No SCR", "closed": "30/4/2009",
                                "box": "Box 12"} | cells  # fmt: skip
    return list(given.values())


def book(*rows: list[object], headings: tuple[str, ...] = HEADINGS) -> bytes:
    """A register as the office kept it: a title above, and cells as Excel keeps them."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(["Register of referrals 2006 to 2013"])
    sheet.append(list(headings))
    for each in rows:
        sheet.append(each)
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


def planned(office: Sitting, data: bytes, *, close_rest: bool = False, **mapping: str) -> OldPlan:
    """The dry run with the columns as suggested, but for those named here by their heading."""
    read = old_register.read(office, "old.xlsx", data)
    sheet = read.sheets[0]
    places = {words: at for at, words in sheet.headings}
    chosen = suggested(sheet.headings) | {key: places[words] for key, words in mapping.items()}
    return plan(office, read, sheet, chosen, close_rest=close_rest)


def everything(office: Sitting) -> object:
    return told(office), cases.page(office, Filters(), Order()).rows, old_register_import.listed(office)


def test_headings_are_known_by_their_likeness_and_those_above_are_passed_over(office: Sitting) -> None:
    read = old_register.read(office, "C:\\Users\\x\\old.xlsx", book(row()))
    sheet = read.sheets[0]
    assert (read.name, [words for _, words in sheet.headings]) == ("old.xlsx", list(HEADINGS))
    assert suggested(sheet.headings) == {
        "old_reference": 0, "child_name": 1, "date_of_birth": 2, "received": 3, "agency": 4, "met": 5, "decision": 6, "closed": 7,
    }  # fmt: skip
    assert "received" not in suggested(((0, "Colour"), (1, "Shelf")))


@pytest.mark.parametrize("target", TARGETS, ids=[target.key for target in TARGETS])
def test_each_column_is_known_by_its_own_words(target: old_register.Target) -> None:
    assert suggested(((3, target.words.upper()),)) == {target.key: 3}


def test_a_mapping_that_lacks_or_doubles_a_column_is_told() -> None:
    assert "Choose the column for Received and for Child's name" in mapping_problem({})
    whole = dict.fromkeys(NEEDED, 0)
    assert mapping_problem(whole).startswith("One column is read as Received and as Child's name")
    assert mapping_problem({key: at for at, key in enumerate(NEEDED)}) == ""


def test_the_dry_run_lists_every_row_and_writes_nothing(office: Sitting) -> None:
    registers.registered(office, "Callum Pretend", agency="Police")
    before = everything(office)
    found = planned(
        office,
        book(
            row(),
            row(name="Callum Pretend", received=date(2013, 12, 20), met="", closed=""),
            row(),
            row(name="", ref="SCR/8"),
            row(name="Baby Sample", received="spring 2008"),
            row(name="Baby Sample", received=date(2031, 1, 1)),
            row(name="Baby Sample", met=date(2009, 3, 1)),
            row(name="Baby Sample", agency=""),
            row(name="Baby Sample", outcome="#REF!"),
            row(name="Baby Sample", received=""),
            row(name="Baby Sample", received="1/1/0001"),
        ),
    )
    assert everything(office) == before
    assert [(each.number, each.verdict) for each in found.rows] == [
        (3, Verdict.MADE), (4, Verdict.KNOWN), (5, Verdict.TWICE), *((n, Verdict.REFUSED) for n in range(6, 14)),
    ]  # fmt: skip
    said = [each.said for each in found.rows]
    assert said[0] == "Received 2 Mar 2009, Sub-group met 16 Mar 2009, Closed 30 Apr 2009"
    assert said[1] == "NSCB-2013-001 has this child, agency and day of receipt; it is left as it is."
    assert said[2] == "The same child, agency and day of receipt as row 3."
    assert said[3] == "The child's name is blank; enter it, or write “not known”."
    assert said[4] == "Received, “spring 2008”, is not one whole date."
    assert said[5] == "Received: 1 January 2031 has not come yet."
    assert said[6] == "Sub-group met, 1 Mar 2009, is before the day of receipt, 2 Mar 2009."
    assert said[7] == "The agency is blank; enter it, or write “not known”."
    assert said[8] == "Decision (in words) is #REF!: the formula behind it fails."
    assert said[9] == "The day of receipt is blank; a case cannot be registered without it."
    assert said[10].endswith("is not one whole date.") or "not plausible" in said[10]


def test_rows_become_registered_cases_with_their_past_dates_and_nothing_is_lost(office: Sitting) -> None:
    made = planned(office, book(row(), row(name="not known", ref="SCR/8", closed="")))
    brought = old_register_import.apply(office, made, "the register of 2006 to 2013")
    assert (brought.cases, brought.name, brought.undone_at) == (2, "old.xlsx", None)
    case = cases.find_case(office, "NSCB-2009-001")
    assert case.part_one.answers["child_name"] == "Amira Example"
    assert case.part_one.gaps_reason == "registered from the old register, “old.xlsx” row 3"
    assert (case.facts["received"].on, case.facts["met"].on) == (date(2009, 3, 2), date(2009, 3, 16))
    assert case.facts["closed"].on == date(2009, 4, 30)
    assert case.office["notes"] == (
        "From the old register “old.xlsx”, row 3.\nOld reference: SCR/7\nDecision, as it stood there: No SCR\nBox: Box 12"
    )
    found = cases.page(office, Filters(words="SCR/7"), Order())
    assert [str(each.reference) for each in found.rows] == ["NSCB-2009-001"]
    open_one = cases.find_case(office, "NSCB-2009-002")
    assert "closed" not in open_one.facts
    assert [each.act for each in cases.history(office, case.id)] == [
        "registered Part One as NSCB-2009-001", "recorded the dates of the old register",
    ]  # fmt: skip
    assert told(office)[-1] == ("brought in an old register", "the register of 2006 to 2013", told(office)[-1][2])
    assert desk.check(office).faults == ()


def test_what_is_brought_in_twice_is_here_already(office: Sitting) -> None:
    data = book(row(), row(name="Łucja Sample (Mina)", received=date(2010, 7, 1), met="", closed=""))
    old_register_import.apply(office, planned(office, data))
    again = planned(office, data)
    assert [each.verdict for each in again.rows] == [Verdict.KNOWN] * 2
    with pytest.raises(Refused, match="No row of the file"):
        old_register_import.apply(office, again)


def test_what_was_registered_meanwhile_is_not_made_a_second_time(office: Sitting) -> None:
    data = book(row())
    first, second = planned(office, data), planned(office, data)
    old_register_import.apply(office, first)
    before = everything(office)
    with pytest.raises(Refused, match="row 3 was registered meanwhile"):
        old_register_import.apply(office, second)
    assert everything(office) == before


def test_an_import_is_all_or_nothing_and_can_be_stopped(office: Sitting) -> None:
    before = everything(office)
    made = planned(office, book(*(row(name=f"Sample {number}") for number in range(5))))

    def stop(done: int, total: int) -> None:
        if done == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        old_register_import.apply(office, made, progress=stop)
    assert everything(office) == before
    seen: list[tuple[int, int]] = []
    old_register_import.apply(office, made, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(number, 5) for number in range(1, 6)]


def test_an_import_is_undone_whole_and_its_references_stay_used(office: Sitting) -> None:
    data = book(row(), row(name="Callum Pretend", closed=""))
    brought = old_register_import.apply(office, planned(office, data))
    corrections.void(office, 2, "twice")
    with pytest.raises(Refused, match="Say why"):
        old_register_import.undo(office, brought.id, "  ")
    seen: list[tuple[int, int]] = []
    assert old_register_import.undo(office, brought.id, "the wrong file", lambda *at: seen.append(at)) == 1
    assert seen == [(1, 2), (2, 2)]
    first = cases.find_case(office, "NSCB-2009-001")
    assert first.voided
    assert first.voided.why == "import undone: the wrong file"
    (listed,) = old_register_import.listed(office)
    assert (listed.undone_why, listed.cases) == ("the wrong file", 2)
    with pytest.raises(Refused, match="was undone on 7 January 2014 already"):
        old_register_import.undo(office, brought.id, "again")
    assert [each.verdict for each in planned(office, data).rows] == [Verdict.MADE] * 2
    old_register_import.apply(office, planned(office, data))
    assert cases.find_case(office, "NSCB-2009-003").part_one.answers["child_name"] == "Amira Example"
    assert desk.check(office).faults == ()


def test_cases_without_a_closing_date_can_be_closed_on_their_last_one(office: Sitting) -> None:
    old_register_import.apply(office, planned(office, book(row(closed="")), close_rest=True))
    closed = cases.find_case(office, "NSCB-2009-001").facts["closed"]
    assert (closed.on, closed.detail.startswith("closed in the old register")) == (date(2009, 3, 16), True)


def test_a_possible_duplicate_is_said_and_registered_as_another_child(office: Sitting) -> None:
    registers.registered(office, "Amira Exampel")
    found = planned(office, book(row()))
    assert found.rows[0].said.startswith("Possible duplicate of NSCB-2013-001: registered as another child; Received")
    old_register_import.apply(office, found)
    changes = [each for entry in cases.history(office, 2) for each in entry.changes]
    assert ("Possible duplicate of NSCB-2013-001", "a different child") in {(each.field, each.new) for each in changes}


def test_a_surname_in_its_own_column_is_joined_and_a_column_not_read_is_kept_in_words(office: Sitting) -> None:
    data = book(
        ["Amira", "Example", date(2009, 3, 2), "late spring"],
        headings=("Forename", "Surname", "Received", "Panel date"),
    )
    read = old_register.read(office, "old.xlsx", data)
    mapping = suggested(read.sheets[0].headings)
    assert [each.verdict for each in plan(office, read, read.sheets[0], mapping).rows] == [Verdict.REFUSED]
    del mapping["met"]
    (made,) = plan(office, read, read.sheets[0], mapping).rows
    assert made.draft
    assert made.draft.answers["child_name"] == "Amira Example"
    assert str(made.draft.office["notes"]).endswith("Panel date: late spring")


@pytest.mark.parametrize(
    ("words", "meant"),
    [("Serious Case Review", "scr"), ("NFA", "none"), ("learning review", "learning-review"), ("see minutes", "")],
)
def test_a_decision_is_known_by_its_usual_words(words: str, meant: str) -> None:
    assert decision_meant(words) == meant


def test_nasty_cells_come_in_as_words(office: Sitting) -> None:
    rows = [["R", f"{cell} {n}", "2009-03-02", cell, str(n)] for n, cell in enumerate(CELLS)]
    data = workbook(rows, ("Ref", "Child", "Received", "Agency", "Box"))
    found = planned(office, data)
    assert [each.said for each in found.rows if each.verdict is not Verdict.MADE] == []
    old_register_import.apply(office, found)
    assert desk.check(office).faults == ()
    assert cases.find_case(office, "NSCB-2009-001").part_one.answers["child_name"] == "=1+1 0"


ACTS: list[Callable[[Sitting, OldPlan], object]] = [
    lambda sitting, made: old_register.read(sitting, "x", b""),
    old_register_import.apply,
    lambda sitting, made: old_register_import.undo(sitting, 1, "why"),
]


@pytest.mark.parametrize("act", ACTS)
def test_only_the_business_manager_brings_a_register_in(
    office: Sitting, chair: Sitting, act: Callable[[Sitting, OldPlan], object]
) -> None:
    made = planned(office, book(row()))
    with pytest.raises(NotAllowed):
        act(chair, made)


def test_many_rows_grow_in_step(office: Sitting) -> None:
    """Four times the rows take about four times the queries: nothing is read anew for each row."""
    counts = []
    for size in (10, 40):
        rows = [row(name=f"Sample {size} {number}", dob="", received=date(2005, 1, 3)) for number in range(size)]
        made = planned(office, book(*rows))
        found = [replace(each, possible=()) for each in made.rows]
        asked = queries(partial(old_register_import.apply, office, replace(made, rows=tuple(found))))
        counts.append(asked)
    assert counts[1] < counts[0] * 5


def queries(act: Callable[[], object]) -> int:
    """How many statements an act sends to the register."""
    sent = []

    def note(*_args: object) -> None:
        sent.append(1)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return len(sent)
