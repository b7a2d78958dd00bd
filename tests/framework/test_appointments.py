"""What may stand in the list of agencies and people, and what is said about what may not."""

from dataclasses import replace
from datetime import date

import pytest

from nscb_desktop.framework.appointments import (
    LONGEST,
    agency_problem,
    email_problem,
    holder_problem,
    in_post_words,
    needs_reason,
    offices,
    overlap_warning,
    predecessors,
)
from nscb_desktop.framework.people import Agency, Holder, Office

MARCH, JUNE, JULY = date(2014, 3, 31), date(2014, 6, 2), date(2014, 7, 1)
POLICE = Agency(1, "Police")
FIRST = Holder(1, 1, Office.LEAD_OFFICER, "DI First", since=date(2013, 6, 3))


@pytest.mark.parametrize("address", ["", "  ", "a@b.example", "p.pretend@exampleham.gov.example", "ł@ü.example"])
def test_an_address_of_the_usual_shape_is_taken(address: str) -> None:
    assert email_problem(address) == ""


@pytest.mark.parametrize(
    "address", ["lscb@newham@gov.uk", "police", "@b.example", "a@b", "a@.b", "a b@c.example", "a@b..c"]
)
def test_an_address_of_another_shape_is_refused_and_named(address: str) -> None:
    assert email_problem(address).startswith(f"“{address}” is not an e-mail address")


@pytest.mark.parametrize("name", ["police", "POLICE", " Police ", "Poliće"])
def test_a_name_stands_once_however_it_is_spelt(name: str) -> None:
    assert agency_problem(Agency(0, name), [POLICE]) == (
        "Police is in the list already. Change that entry, or give this one another name."
    )
    assert agency_problem(replace(POLICE, name=name), [POLICE]) == ""


@pytest.mark.parametrize(
    ("agency", "said"),
    [
        (Agency(0, " \t"), "Enter the agency's name."),
        (Agency(0, "x" * (LONGEST + 1)), "shorten it"),
        (Agency(0, "Fire", note="x" * 4001), "shorten it"),
        (Agency(0, "the  BOARD"), "the Board's own offices"),
        (replace(POLICE, holders=(FIRST,), left_on=date(2013, 6, 2)), "DI First was appointed there from 3 June 2013"),
    ],
)
def test_what_an_agency_cannot_be_is_said(agency: Agency, said: str) -> None:
    assert said in agency_problem(agency, [POLICE])


def test_a_former_partner_is_taken_back_and_not_entered_twice() -> None:
    assert "a partner until 31 March 2014" in agency_problem(Agency(0, "police"), [replace(POLICE, left_on=MARCH)])


@pytest.mark.parametrize(
    ("holder", "said"),
    [
        (replace(FIRST, name=" "), "Enter the person's name."),
        (replace(FIRST, role="x" * (LONGEST + 1)), "shorten it"),
        (replace(FIRST, email="di.first"), "not an e-mail address"),
        (replace(FIRST, until=date(2013, 6, 2)), "The last day in post, 2 June 2013, is before the first, 3 June 2013"),
        (replace(FIRST, office=Office.INDEPENDENT_CHAIR), "is an office of The Board"),
        (replace(FIRST, id=0, name="di  first", since=JUNE), "DI First is in that office already, since 3 June 2013"),
    ],
)
def test_what_a_person_in_office_cannot_be_is_said(holder: Holder, said: str) -> None:
    assert said in holder_problem(holder, POLICE, [FIRST])


def test_an_office_of_an_agency_is_none_of_the_board() -> None:
    assert "is an office of an agency" in holder_problem(replace(FIRST, agency_id=None), None, [])


def test_nobody_is_appointed_at_an_agency_that_has_left() -> None:
    left = replace(POLICE, left_on=MARCH)
    assert "a partner until 31 March 2014" in holder_problem(replace(FIRST, since=JUNE), left, [])
    assert holder_problem(FIRST, left, []) == ""


def test_one_day_in_post_and_a_second_time_in_post_are_sound() -> None:
    assert holder_problem(replace(FIRST, until=FIRST.since), POLICE, [FIRST]) == ""
    ended = replace(FIRST, until=MARCH)
    assert holder_problem(replace(FIRST, id=0, since=JUNE), POLICE, [ended]) == ""


def test_two_lead_officers_at_once_are_warned_of_and_two_signatories_are_not() -> None:
    second = Holder(2, 1, Office.LEAD_OFFICER, "DI Second", since=JUNE)
    assert (
        overlap_warning(second, [FIRST, second]) == "Two people at once as Lead officer: DI First, since 3 June 2013."
    )
    assert overlap_warning(second, [replace(FIRST, until=date(2014, 6, 1))]) == ""
    assert overlap_warning(second, [replace(FIRST, until=JUNE)]) != ""
    signs = replace(FIRST, office=Office.SIGNATORY)
    assert overlap_warning(replace(second, office=Office.SIGNATORY), [signs]) == ""


def test_whoever_is_still_in_post_is_succeeded() -> None:
    second = Holder(0, 1, Office.LEAD_OFFICER, "DI Second", since=JUNE)
    later = replace(FIRST, id=3, since=JULY)
    ended = replace(FIRST, id=4, until=JULY)
    assert predecessors(second, [FIRST, later, ended]) == [FIRST]
    assert predecessors(replace(second, since=None), [FIRST]) == []


def test_a_reason_is_wanted_where_a_past_day_gets_another_person() -> None:
    assert needs_reason(FIRST, replace(FIRST, name="DI Furst"))
    assert needs_reason(FIRST, replace(FIRST, since=JUNE))
    assert needs_reason(replace(FIRST, until=JUNE), FIRST)
    assert needs_reason(FIRST, replace(FIRST, office=Office.DEPUTY))
    assert not needs_reason(FIRST, replace(FIRST, until=JUNE))
    assert not needs_reason(FIRST, replace(FIRST, telephone="020 7946 0001"))
    assert not needs_reason(replace(FIRST, since=None), FIRST)


def test_time_in_post_reads_as_words() -> None:
    assert in_post_words(FIRST) == "since 3 June 2013"
    assert in_post_words(replace(FIRST, until=MARCH)) == "3 June 2013 to 31 March 2014"
    assert in_post_words(replace(FIRST, since=None, until=MARCH)) == "until 31 March 2014"
    assert in_post_words(replace(FIRST, since=None)) == "first day not recorded"


def test_every_office_is_of_the_board_or_of_an_agency() -> None:
    assert {*offices(True), *offices(False)} == set(Office)
    assert not set(offices(True)) & set(offices(False))
