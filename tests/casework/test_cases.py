"""A case after registration: its dates, corrections, late authorisation, voiding, and what its history keeps."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from nscb_desktop.casework import cases, contacts, corrections, desk, filing, referrals
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.errors import NotAllowed, OfficeError, Refused
from nscb_desktop.framework.milestones import stage_of
from nscb_desktop.framework.records import Authorisation, FieldChange, Filters, Order
from tests import registers
from tests.registers import NOW

TODAY = date(2014, 1, 7)
SAM = Authorisation("Sam Madeup", "Head of service", NOW, "signature")


def test_an_amendment_keeps_the_old_answer_beside_the_new_one(office: Sitting) -> None:
    case = registers.registered(office, religion="Hindu")
    after = corrections.amend(office, case.part_one.id, {"religion": "Muslim"}, TODAY, "told by telephone")
    assert after.part_one.original["religion"] == "Hindu"
    assert after.part_one.answers["religion"] == "Muslim"
    newest = cases.history(office, case.id)[-1]
    assert (newest.act, newest.why) == ("amended Part One", "told by telephone")
    assert newest.changes == (FieldChange("Religion", "Hindu", "Muslim"),)


def test_a_search_finds_an_amended_answer_old_and_new(office: Sitting) -> None:
    case = registers.registered(office, religion="Zoroastrian")
    corrections.amend(office, case.part_one.id, {"religion": "Muslim"}, TODAY, "told by telephone")
    for words in ("zoroastrian", "muslim"):
        assert [row.id for row in cases.page(office, Filters(words), Order()).rows] == [case.id]


@pytest.mark.parametrize(
    ("changes", "why", "sentence"),
    [
        ({"religion": "Muslim"}, " ", "Say why the form is amended"),
        ({"religion": "Hindu"}, "x", "nothing to amend"),
        ({"religion": "Hindu", "ethnicity": "  "}, "x", "nothing to amend"),
        ({}, "x", "nothing to amend"),
    ],
)
def test_an_amendment_needs_a_reason_and_a_difference(
    office: Sitting, changes: dict[str, str], why: str, sentence: str
) -> None:
    case = registers.registered(office, religion="Hindu")
    with pytest.raises(Refused, match=sentence):
        corrections.amend(office, case.part_one.id, changes, TODAY, why)
    assert cases.read_case(office, case.id).part_one.amendments == ()


def test_an_amendment_cannot_have_been_made_tomorrow(office: Sitting) -> None:
    case = registers.registered(office, religion="Hindu")
    with pytest.raises(Refused, match="8 January 2014 has not come yet"):
        corrections.amend(office, case.part_one.id, {"religion": "Muslim"}, date(2014, 1, 8), "told by telephone")


def test_an_answer_amended_twice_keeps_every_step(office: Sitting) -> None:
    case = registers.registered(office)
    for said in ("Sikh", "Hindu"):
        corrections.amend(office, case.part_one.id, {"religion": said}, TODAY, "told again")
    amendments = cases.read_case(office, case.id).part_one.amendments
    assert [(each.old, each.new) for each in amendments] == [(None, "Sikh"), ("Sikh", "Hindu")]


def test_a_late_authorisation_is_recorded_once(office: Sitting) -> None:
    case = registers.registered(office)
    assert cases.page(office, Filters(not_authorised=True), Order()).total == 1
    after = corrections.authorise(office, case.part_one.id, SAM)
    assert after.part_one.authorisation == SAM
    assert cases.page(office, Filters(not_authorised=True), Order()).total == 0
    with pytest.raises(Refused, match="was authorised by Sam Madeup already"):
        corrections.authorise(office, case.part_one.id, SAM)


def test_a_late_authorisation_names_somebody(office: Sitting) -> None:
    case = registers.registered(office)
    with pytest.raises(Refused, match="Enter the authoriser's name and role"):
        corrections.authorise(office, case.part_one.id, Authorisation("Sam", " ", NOW, "signature"))


def test_a_late_authorisation_has_happened_already(office: Sitting) -> None:
    case = registers.registered(office)
    ahead = Authorisation(SAM.name, SAM.role, NOW + timedelta(minutes=1), "signature")
    with pytest.raises(Refused, match=r"has not come yet\. Check the date and time of the authorisation"):
        corrections.authorise(office, case.part_one.id, ahead)
    assert cases.read_case(office, case.id).part_one.authorisation is None


def test_a_late_authorisation_by_the_author_needs_a_reason(office: Sitting) -> None:
    case = registers.registered(office, lead_officer={"name": "Sam Madeup", "role": "Nurse"})
    with pytest.raises(Refused, match="Say why one person did both"):
        corrections.authorise(office, case.part_one.id, SAM)
    with_reason = Authorisation(SAM.name, SAM.role, NOW, "signature", "sole practitioner")
    corrections.authorise(office, case.part_one.id, with_reason)
    assert cases.history(office, case.id)[-1].why == "sole practitioner"


def test_the_office_record_changes_and_its_old_values_stand_in_the_history(office: Sitting) -> None:
    case = registers.registered(office)
    after = corrections.amend_office(
        office, case.id, {"incident_on": read_date("c. May 2013"), "sex": "Female"}, "post-mortem"
    )
    assert after.office["sex"] == "Female"
    assert FieldChange("Date of the incident", "", "c. May 2013") in cases.history(office, case.id)[-1].changes
    with pytest.raises(Refused, match="Nothing differs"):
        corrections.amend_office(office, case.id, after.office, "again")
    with pytest.raises(Refused, match="Say why the office record is changed"):
        corrections.amend_office(office, case.id, {"sex": "Male"}, " ")


def test_a_recorded_date_moves_the_stage_and_taking_it_back_returns_it(office: Sitting) -> None:
    case = registers.registered(office)
    asked = cases.record_milestone(office, case.id, "requested", date(2013, 12, 23))
    assert stage_of(asked.facts).key == "requested"
    back = cases.withdraw_milestone(office, case.id, "requested", "letters were not sent")
    assert stage_of(back.facts).key == "received"
    assert [(each.act, each.why) for each in cases.history(office, case.id)[-2:]] == [
        ("recorded a date", ""),
        ("corrected a date", "letters were not sent"),
    ]


def test_correcting_a_date_needs_a_reason_and_keeps_the_old_one(office: Sitting) -> None:
    case = registers.registered(office)
    cases.record_milestone(office, case.id, "requested", date(2013, 12, 23))
    with pytest.raises(Refused, match="Say why the date is corrected"):
        cases.record_milestone(office, case.id, "requested", date(2013, 12, 24))
    cases.record_milestone(office, case.id, "requested", date(2013, 12, 24), why="misread")
    change = FieldChange("Part Twos requested", "23 December 2013", "24 December 2013")
    assert cases.history(office, case.id)[-1].changes == (change,)


def test_what_was_decided_is_corrected_with_both_values_in_the_history(office: Sitting) -> None:
    case = registers.registered(office)
    cases.record_milestone(office, case.id, "decided", TODAY, "none")
    cases.record_milestone(office, case.id, "decided", TODAY, "scr", "misread")
    assert [each.changes for each in cases.history(office, case.id)[-2:]] == [
        (FieldChange("Decision made", "", "7 January 2014, no review"),),
        (FieldChange("Decision made", "7 January 2014, no review", "7 January 2014, Serious Case Review"),),
    ]


@pytest.mark.parametrize("key", ["decided", "changed", "converted"])
def test_the_chair_records_no_date_of_a_gate_that_is_not_the_chairs(office: Sitting, chair: Sitting, key: str) -> None:
    case = registers.registered(office)
    with pytest.raises(NotAllowed, match="may not record a decision"):
        cases.record_milestone(chair, case.id, key, TODAY)
    cases.record_milestone(chair, case.id, "recommended", TODAY)
    assert key not in cases.read_case(office, case.id).facts


@pytest.mark.parametrize(
    ("key", "on", "sentence"),
    [
        ("received", TODAY, "follows from other records"),
        ("information_due", TODAY, "follows from other records"),
        ("nonsense", TODAY, "follows from other records"),
        ("met", TODAY + timedelta(days=1), "8 January 2014 has not come yet"),
        ("met", date(2013, 12, 19), "cannot be before the Part One was received on 20 December 2013"),
    ],
)
def test_a_date_that_cannot_be_is_refused(office: Sitting, key: str, on: date, sentence: str) -> None:
    case = registers.registered(office)
    with pytest.raises(Refused, match=sentence):
        cases.record_milestone(office, case.id, key, on)


def test_there_has_to_be_something_to_take_back(office: Sitting) -> None:
    case = registers.registered(office)
    with pytest.raises(Refused, match="nothing recorded here to take back"):
        cases.withdraw_milestone(office, case.id, "met", "x")


def test_opening_a_case_is_noted_once_a_sitting(office: Sitting) -> None:
    case = registers.registered(office)
    for _ in range(3):
        cases.opened(office, case.id)
    cases.opened(Sitting(office.register, office.person, office.now), case.id)
    assert [each.act for each in cases.history(office, case.id)].count("opened the case") == 2


@pytest.mark.parametrize("typed", ["NSCB-2013-001", "nscb 2013 1", "2013/001"])
def test_a_reference_is_found_however_it_is_spaced(office: Sitting, typed: str) -> None:
    case = registers.registered(office)
    assert cases.find_case(office, typed).id == case.id == cases.find_reference(office, typed)


def test_what_is_no_reference_says_what_one_looks_like(office: Sitting) -> None:
    with pytest.raises(OfficeError, match="References look like NSCB-2013-001"):
        cases.find_case(office, "Amira")
    with pytest.raises(Refused, match="There is no case NSCB-2013-009"):
        cases.find_case(office, "2013-9")
    assert cases.find_reference(office, "Amira") is None


CLOSING: dict[str, Callable[[Sitting, int, int], object]] = {
    "amend": lambda office, case, form: corrections.amend(office, form, {"religion": "Sikh"}, TODAY, "x"),
    "authorise": lambda office, case, form: corrections.authorise(office, form, SAM),
    "office record": lambda office, case, form: corrections.amend_office(office, case, {"sex": "Male"}, "x"),
    "a date": lambda office, case, form: cases.record_milestone(office, case, "requested", TODAY),
    "taking back": lambda office, case, form: cases.withdraw_milestone(office, case, "members_notified", "x"),
    "a document": lambda office, case, form: filing.file_document(office, case, "letter.txt", b"Dear Board"),
    "a contact": lambda office, case, form: contacts.log_contact(office, case, NOW, "Telephone", "School", "x"),
    "void": lambda office, case, form: corrections.void(office, case, "again"),
}


@pytest.mark.parametrize("act", CLOSING)
def test_a_voided_case_takes_nothing_more(office: Sitting, act: str) -> None:
    case = registers.registered(office)
    cases.record_milestone(office, case.id, "members_notified", TODAY)
    corrections.void(office, case.id, "registered twice")
    with pytest.raises(Refused, match="NSCB-2013-001 was voided on 7 January 2014"):
        CLOSING[act](office, case.id, case.part_one.id)


@pytest.mark.parametrize("act", CLOSING)
def test_a_closed_case_is_read_only(office: Sitting, act: str) -> None:
    case = registers.registered(office)
    cases.record_milestone(office, case.id, "members_notified", TODAY)
    registers.closed(office, case.id, TODAY)
    with pytest.raises(Refused, match="was closed on 7 January 2014 and is read-only: it can be read and printed"):
        CLOSING[act](office, case.id, case.part_one.id)


def test_a_case_voided_after_midnight_in_summer_was_voided_that_day(tmp_path: Path) -> None:
    clock = registers.Clock(datetime(2014, 6, 30, 23, 30, tzinfo=UTC))
    office = registers.fresh(tmp_path / "register", clock)
    case = registers.registered(office)
    corrections.void(office, case.id, "registered twice")
    with pytest.raises(Refused, match="voided on 1 July 2014"):
        corrections.void(office, case.id, "again")
    office.register.close()


def test_a_voided_reference_is_kept_and_never_used_again(office: Sitting) -> None:
    first = registers.registered(office)
    with pytest.raises(Refused, match="Say why the reference is void"):
        corrections.void(office, first.id, "")
    voided = corrections.void(office, first.id, "registered twice")
    assert voided.voided is not None
    assert voided.voided.why == "registered twice"
    assert str(registers.registered(office).reference) == "NSCB-2013-002"
    assert [row.stage for row in cases.rows(office, [first.id])] == ["Voided"]


def test_the_chair_reads_and_records_and_does_neither_amend_nor_void(office: Sitting, chair: Sitting) -> None:
    case = registers.registered(office)
    cases.record_milestone(chair, case.id, "members_notified", TODAY)
    assert cases.history(office, case.id)[-1].who == "Sam Pretend"
    acts: dict[str, Callable[[], object]] = {
        "amend a registered form": lambda: corrections.amend(chair, case.part_one.id, {"religion": "Sikh"}, TODAY, "x"),
        "void a reference": lambda: corrections.void(chair, case.id, "x"),
        "receive and register": lambda: corrections.authorise(chair, case.part_one.id, SAM),
        "change settings": lambda: desk.back_up(chair),
    }
    for right, refused in acts.items():
        with pytest.raises(NotAllowed, match=f"A Sub-group chair may not {right}"):
            refused()
    assert cases.read_case(office, case.id).voided is None


def test_the_grid_counts_pages_and_names_the_stages(office: Sitting) -> None:
    made = [registers.registered(office, f"Child {name}") for name in ("Alder", "Birch", "Cedar")]
    cases.record_milestone(office, made[0].id, "requested", TODAY)
    page = cases.page(office, Filters(), Order("child", descending=False), 1, 1)
    assert ([row.child for row in page.rows], page.total) == (["Child Birch"], 3)
    assert cases.stages(office) == ["Information requested", "Part One received"]
    assert cases.total(office) == 3
    assert referrals.listed_drafts(office) == []
