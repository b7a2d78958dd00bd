"""What other programs are told of a case is what the screens show."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from nscb_desktop.casework import cases, clocks, corrections, telling
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import OfficeError
from tests import registers


@pytest.fixture
def busy_sitting(tmp_path: Path) -> Iterator[Sitting]:
    """Jane at a register with three cases."""
    registers.busy_office(tmp_path / "register")
    sitting = registers.opened(tmp_path / "register")
    yield sitting
    sitting.register.close()


def test_a_case_is_told_with_its_answers_milestones_and_workings(busy_sitting: Sitting) -> None:
    told = json.loads(telling.case_json(busy_sitting, "NSCB-2013-001"))
    assert told["reference"] == "NSCB-2013-001"
    assert told["alias"] == "Child A"
    assert told["edition"] == "Newham 2013"
    assert told["stage"] == "requested"
    assert told["answers"]["part_one"]["date_of_birth"] == "22/5/09"
    assert told["answers"]["part_one"]["religion"] == "Muslim"
    assert {"key": "received", "on": "2013-12-20"} in told["milestones"]
    convene = next(clock for clock in told["clocks"] if clock["key"] == "convene")
    assert (convene["from"], convene["due"], convene["met_on"], convene["rag"]) == (
        "2013-12-20",
        "2014-01-08",
        None,
        "A",
    )
    assert convene["working"][-1] == {"date": "2014-01-08", "day": 10, "note": ""}
    assert {"date": "2013-12-25", "day": None, "note": "Christmas Day"} in convene["working"]


def test_a_clock_is_told_with_both_days_how_late_and_why(busy_sitting: Sitting) -> None:
    told = {clock["key"]: clock for clock in json.loads(telling.case_json(busy_sitting, "NSCB-2013-001"))["clocks"]}
    late = told["agency-return"]
    assert (late["due"], late["original_due"], late["late_by"], late["reason"]) == ("2014-01-02", "2014-01-02", 3, None)
    case = cases.find_case(busy_sitting, "NSCB-2013-001")
    clocks.give_late_reason(busy_sitting, case.id, ("agency-return", ""), "file in store")
    clocks.extend(busy_sitting, case.id, ("convene", ""), date(2014, 1, 15), why="snow", agreed_by="the Chair")
    told = {clock["key"]: clock for clock in json.loads(telling.case_json(busy_sitting, "NSCB-2013-001"))["clocks"]}
    assert told["agency-return"]["reason"] == "file in store"
    moved = told["convene"]
    assert (moved["due"], moved["original_due"], moved["late_by"]) == ("2014-01-15", "2014-01-08", 0)
    assert moved["agreed"] == ["extended to 15 Jan 2014: snow, agreed by the Chair"]


def test_the_two_hours_are_told_as_far_as_they_are_known(busy_sitting: Sitting) -> None:
    case = cases.find_case(busy_sitting, "NSCB-2013-001")
    assert json.loads(telling.case_json(busy_sitting, "NSCB-2013-001"))["director"] == []
    moments = {"occurred": "18/12/2013 21.10", "aware": "18/12/2013 22.20", "director_told": "18/12/2013 22.55"}
    corrections.amend_office(busy_sitting, case.id, moments, "as the referrer said")
    assert json.loads(telling.case_json(busy_sitting, "NSCB-2013-001"))["director"] == [
        "Director told 1 hour 45 minutes after it occurred: within two hours",
        "Director told 35 minutes after the authority became aware: within two hours",
    ]


def test_every_answer_stands_in_the_text_of_a_case(busy_sitting: Sitting) -> None:
    text = telling.case_text(busy_sitting, "2013-1")
    for words in ("Tahmina", "Exampleton", "Łucja Wiśniewska", "bruising", "9 Imaginary Street", "Sub-group held"):
        assert words in text


def test_the_list_carries_references_and_aliases_and_no_name(busy_sitting: Sitting) -> None:
    told = json.loads(telling.list_json(busy_sitting, ""))
    assert [row["alias"] for row in told] == ["Child C", "Child B", "Child A"]
    assert set(told[0]) == {"reference", "alias", "stage", "received", "next_clock"}
    assert told[2]["next_clock"] == {"key": "agency-return", "due": "2014-01-02"}
    assert "Tahmina" not in telling.list_json(busy_sitting, "") + telling.list_text(busy_sitting, "")


def test_the_list_can_be_searched_in_any_spelling(busy_sitting: Sitting) -> None:
    assert [row["reference"] for row in json.loads(telling.list_json(busy_sitting, "wisniewska exampleton"))] == [
        "NSCB-2013-001"
    ]


@pytest.mark.parametrize(("typed", "words"), [("zzzzz", "Nothing was found for “zzzzz”."), ("\u202e%", "Nothing was found for “[U+202E]%”.")])  # fmt: skip
def test_a_search_that_finds_nothing_says_so(busy_sitting: Sitting, typed: str, words: str) -> None:
    assert telling.list_text(busy_sitting, typed) == words
    assert telling.list_json(busy_sitting, typed) == "[]"


def test_an_empty_register_is_told_in_words(office: Sitting) -> None:
    assert telling.list_text(office, "") == "There is no case yet."


@pytest.mark.parametrize("typed", ["NSCB-2013-999", "child a", ""])
def test_what_is_no_case_is_one_sentence(busy_sitting: Sitting, typed: str) -> None:
    with pytest.raises(OfficeError, match=r"There is no case|is not a reference"):
        telling.case_json(busy_sitting, typed)
