"""The police's return and the surgery's "not known" go in as they stand, and come out as they stand."""

import json
from dataclasses import replace
from datetime import date

import pytest

from nscb_desktop.casework import comparing, drafting, information, paper, telling
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Rows
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.records import CaseFile
from tests import registers, samples
from tests.agencies import partners
from tests.documents.papers import whole_text


@pytest.fixture
def case(office: Sitting) -> CaseFile:
    """Both answers recorded on a case whose Part One gives another date of birth."""
    made = registers.registered(
        office, "Tahmina Begum-Wisniewska", date_of_birth=read_date("23/05/09"), religion="Muslim"
    )
    known = partners(office)
    made = information.ask(office, made.id, [known["Police"].id, known["Green Lane Surgery"].id], date(2013, 12, 23))
    police, surgery = made.requests
    begun = drafting.start(office, made.id, "part_two", police.id)
    typed = drafting.save(
        office,
        replace(begun, answers=samples.answers_of(samples.police_return()), received_at=at_local(date(2013, 12, 31))),
    )
    information.record_return(office, typed, "retyped by the agency; no times")
    return information.record_not_known(office, surgery.id, date(2014, 1, 2), "fax cover only", samples.not_known())


def test_every_word_of_the_return_is_kept(case: CaseFile) -> None:
    (record,) = case.returns
    assert record.answers == samples.answers_of(samples.police_return())
    involvement = record.answers["involvement"]
    assert isinstance(involvement, Rows)
    assert involvement.rows
    assert involvement.rows[0]["from"] == read_date("9 Nov 2013 22.41")
    assert "No orders." in involvement.words


def test_the_surgerys_words_stand_as_they_were_faxed(case: CaseFile) -> None:
    event = case.requests[1].settled
    assert event
    assert (event.note, event.on) == (samples.not_known().strip(), date(2014, 1, 2))


def test_the_two_birth_dates_are_a_disagreement(office: Sitting, case: CaseFile) -> None:
    rows = {row.field.key: row for row in comparing.comparison(office, case).rows}
    assert rows["date_of_birth"].open
    assert not rows["religion"].differs


def test_the_requests_are_told_to_other_programs(office: Sitting, case: CaseFile) -> None:
    told = json.loads(telling.case_json(office, str(case.reference)))
    assert told["requests"] == [
        {"agency": "Police", "asked": "2013-12-23", "due": "2014-01-02", "returned": "2013-12-31", "state": "returned",
         "chased": 0},
        {"agency": "Green Lane Surgery", "asked": "2013-12-23", "due": "2014-01-02", "returned": None,
         "state": "not known to this agency", "chased": 0},
    ]  # fmt: skip
    assert "Police: asked 2013-12-23, due 2014-01-02, returned" in telling.case_text(office, str(case.reference))


def test_the_return_prints_as_the_paper_and_not_as_unauthorised(office: Sitting, case: CaseFile) -> None:
    record = comparing.returned_by(case, "police")
    text = whole_text(paper.form_pdf(office, case, record))
    assert "PART TWO" in text
    assert "Summary of the risks and strengths" in text
    assert "NOT AUTHORISED" not in text
    assert "retyped by the agency; no times" in text
    with pytest.raises(Refused, match="Agencies that have: Police"):
        comparing.returned_by(case, "Housing")
