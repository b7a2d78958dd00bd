"""Part One and the returns side by side, and what the Board agrees, with nobody's words overwritten."""

from dataclasses import replace
from datetime import date

import pytest

from nscb_desktop.casework import cases, comparing, drafting, information
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answer, Said
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.records import CaseFile
from tests import registers
from tests.agencies import partners

ASKED = date(2013, 12, 23)


@pytest.fixture
def case(office: Sitting) -> CaseFile:
    """A case on which the police and the surgery were asked."""
    made = registers.registered(
        office, "Tahmina Begum", date_of_birth=read_date("23/5/09"), religion="Muslim", home_address="Flat 2, 118 Road"
    )
    known = partners(office)
    return information.ask(office, made.id, [known["Police"].id, known["Green Lane Surgery"].id], ASKED)


def returned(sitting: Sitting, case: CaseFile, number: int, **answers: Answer) -> CaseFile:
    """An agency's Part Two, with the child's details carried over and then corrected."""
    request = case.requests[number]
    begun = drafting.start(sitting, case.id, "part_two", request.id, comparing.carried(case, request))
    typed = drafting.save(
        sitting, replace(begun, answers={**begun.answers, **answers}, received_at=at_local(date(2013, 12, 31), 9, 0))
    )
    return information.record_return(sitting, typed, "as it came")


def test_a_part_two_begins_with_the_childs_details_and_its_own_agency(case: CaseFile) -> None:
    assert comparing.carried(case, case.requests[0]) == {
        "agency": "Police",
        "child_name": "Tahmina Begum",
        "date_of_birth": read_date("23/5/09"),
        "religion": "Muslim",
        "home_address": "Flat 2, 118 Road",
    }


def test_disagreements_are_marked_and_the_words_stand_as_given(office: Sitting, case: CaseFile) -> None:
    case = returned(office, case, 0, child_name="BEGUM, Tahmina", date_of_birth=read_date("22/05/2009"))
    case = returned(office, case, 1, religion=Said.NOT_KNOWN)
    made = comparing.comparison(office, case)
    assert [source.name for source in made.sources] == ["Part One, Education", "Police", "Green Lane Surgery"]
    rows = {row.field.key: row for row in made.rows}
    assert [cell.words for cell in rows["date_of_birth"].cells] == ["23/5/09", "22/05/2009", "23/5/09"]
    assert rows["date_of_birth"].cells[1].against == ("Part One, Education", "Green Lane Surgery")
    assert not rows["child_name"].differs
    assert not rows["religion"].differs
    assert made.disagreements == 1


def test_what_is_agreed_stands_beside_everybodys_words(office: Sitting, case: CaseFile) -> None:
    case = returned(office, case, 0, date_of_birth=read_date("22/05/2009"))
    case = comparing.agree(
        office, case.id, "date_of_birth", read_date("22/05/2009"), "birth certificate", "seen by CSC"
    )
    made = comparing.comparison(office, case)
    row = next(each for each in made.rows if each.field.key == "date_of_birth")
    assert row.agreed
    assert (row.agreed.value, row.agreed.source) == (read_date("22/05/2009"), "birth certificate")
    assert (row.differs, row.open, made.disagreements) == (True, False, 0)
    assert case.part_one.answers["date_of_birth"] == read_date("23/5/09")
    change = cases.history(office, case.id)[-1].changes[0]
    assert (change.field, change.old, change.new) == (
        "Date of birth, agreed",
        "",
        "22/05/2009 (birth certificate)",
    )


def test_a_later_agreement_follows_the_first_and_keeps_it(office: Sitting, case: CaseFile) -> None:
    comparing.agree(office, case.id, "religion", "Muslim", "Part One", "mother says so")
    comparing.agree(office, case.id, "religion", Said.NOT_KNOWN, "sub-group", "father disagrees")
    assert [each.value for each in comparing.agreed_before(office, case, "religion")] == ["Muslim", Said.NOT_KNOWN]
    change = cases.history(office, case.id)[-1].changes[0]
    assert (change.old, change.new) == ("Muslim (Part One)", "Not known (sub-group)")
    with pytest.raises(Refused, match="agreed already"):
        comparing.agree(office, case.id, "religion", Said.NOT_KNOWN, "sub-group", "once more")


@pytest.mark.parametrize(
    ("field", "value", "source", "why", "sentence"),
    [
        ("religion", "Sikh", "", "why", "where the agreed value comes from"),
        ("religion", "Sikh", "school", " ", "where the agreed value comes from"),
        ("religion", "  ", "school", "why", "“not known” is one too"),
        ("lead_officer", "me", "school", "why", "both parts ask"),
    ],
)
def test_an_agreement_without_its_grounds_is_refused(
    office: Sitting, case: CaseFile, field: str, value: str, source: str, why: str, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        comparing.agree(office, case.id, field, value, source, why)


def test_a_return_taken_back_is_compared_no_more_and_is_typed_on_from_where_it_was(
    office: Sitting, case: CaseFile
) -> None:
    case = returned(office, case, 0, risks_and_strengths="Typed once.")
    event = case.requests[0].settled
    assert event
    case = information.take_back(office, case.requests[0].id, event.id, "the neighbouring borough's")
    assert [source.name for source in comparing.sources(case)] == ["Part One, Education"]
    assert comparing.carried(case, case.requests[0])["risks_and_strengths"] == "Typed once."
