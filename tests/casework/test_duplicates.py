"""The same child under another spelling is shown before a case is made; another child, or a twin, is not merged."""

import pytest

from nscb_desktop.casework import cases, corrections, duplicates, referrals
from nscb_desktop.casework.duplicates import possible_duplicates
from nscb_desktop.casework.referrals import Registration
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answer
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.records import FieldChange
from tests import registers
from tests.registers import AS_IT_CAME

NAME, BORN, HOME = "Łucja Begum-Wiśniewska", "5 March 2009", "Flat 2, 118 Exampleton Rd, E6 1AA"


def known(office: Sitting) -> int:
    """A case about Łucja."""
    return registers.registered(office, NAME, date_of_birth=read_date(BORN), home_address=HOME).id


@pytest.mark.parametrize(
    ("name", "born"),
    [
        (NAME, BORN),
        ("Lucja Begum-Wisniewska", BORN),
        ("LUCJA BEGUM WISNIEWSKA", BORN),
        ("BEGUM-WIŚNIEWSKA, Łucja", BORN),
        ("Lucya Begum Visniewska", BORN),
        ("Lucja Wisniewska", BORN),
        (NAME, "3 May 2009"),
        (NAME, "6 March 2009"),
        (NAME, "5 March 2008"),
        (NAME, "March 2009"),
    ],
    ids=[
        "same",
        "no accents",
        "capitals",
        "surname first",
        "as heard",
        "name left out",
        "day and month swapped",
        "a day out",
        "a digit out",
        "no day",
    ],
)
def test_the_same_child_is_found_however_written(office: Sitting, name: str, born: str) -> None:
    case_id = known(office)
    found = possible_duplicates(office, {"child_name": name, "date_of_birth": read_date(born), "home_address": HOME})
    assert [(each.row.id, each.twin) for each in found] == [(case_id, False)]
    assert "name" in found[0].alike


def test_name_and_date_are_enough_after_a_move(office: Sitting) -> None:
    known(office)
    answers: dict[str, Answer] = {
        "child_name": "Lucja Begum Wisniewska",
        "date_of_birth": read_date("05/03/09"),
        "home_address": "7 Test Street, E16 2BB",
    }
    (found,) = possible_duplicates(office, answers)
    assert found.score >= 90
    assert "address" not in found.alike


@pytest.mark.parametrize("other", ["Oliver Madeup", "Lena Przykładowa"])
def test_another_child_is_not_shown(office: Sitting, other: str) -> None:
    known(office)
    answers: dict[str, Answer] = {
        "child_name": other,
        "date_of_birth": read_date("17 June 2001"),
        "home_address": "7 Test Street, E16 2BB",
    }
    assert possible_duplicates(office, answers) == []


def test_a_twin_is_marked_and_never_offered_as_the_same_child(office: Sitting) -> None:
    case_id = known(office)
    twin: dict[str, Answer] = {
        "child_name": "Michał Begum-Wiśniewska",
        "date_of_birth": read_date(BORN),
        "home_address": HOME,
    }
    (found,) = possible_duplicates(office, twin)
    assert (found.row.id, found.twin) == (case_id, True)


def test_a_real_duplicate_stands_before_the_twin(office: Sitting) -> None:
    registers.registered(office, "Michał Begum-Wiśniewska", date_of_birth=read_date(BORN), home_address=HOME)
    same = known(office)
    found = possible_duplicates(office, {"child_name": NAME, "date_of_birth": read_date(BORN), "home_address": HOME})
    assert [each.twin for each in found] == [False, True]
    assert found[0].row.id == same


def test_voided_cases_and_the_case_itself_are_not_offered(office: Sitting) -> None:
    case_id = known(office)
    answers = cases.read_case(office, case_id).part_one.answers
    assert possible_duplicates(office, answers, exclude_case=case_id) == []
    corrections.void(office, case_id, "registered in error")
    assert possible_duplicates(office, answers) == []


@pytest.mark.parametrize("answers", [{}, {"child_name": ""}, {"date_of_birth": read_date("not known")}])
def test_nothing_is_alike_where_nothing_is_known(office: Sitting, answers: dict[str, Answer]) -> None:
    known(office)
    assert possible_duplicates(office, answers) == []


@pytest.mark.parametrize(
    ("choice", "words", "linked"),
    [("different", "a different child", False), ("sibling", "a linked sibling", True)],
)
def test_what_was_answered_is_recorded(office: Sitting, choice: str, words: str, linked: bool) -> None:
    first = known(office)
    draft = registers.typed(office, {"agency": "Police", "child_name": NAME, "date_of_birth": read_date(BORN)})
    shown = possible_duplicates(office, draft.answers)
    answered = Registration(
        AS_IT_CAME.gaps_reason, AS_IT_CAME.unauthorised_reason, duplicate=choice, duplicate_of=first
    )
    case = referrals.register_draft(office, draft.id, answered, shown)
    registration = cases.history(office, case.id)
    assert len(registration) == 1, "one act, one row"
    assert FieldChange("Possible duplicate of NSCB-2013-001", "", words) in registration[0].changes
    assert (FieldChange("Linked sibling", "", "NSCB-2013-001") in registration[0].changes) is linked
    assert bool(case.siblings) is linked


def test_the_order_of_two_names_does_not_matter() -> None:
    assert duplicates.name_likeness("Mohammed Ali", "Ali, Muhammad") >= 92
    assert duplicates.name_likeness("Mohammed Ali", "") == 0
