"""A form made for an agency, filled in by another program, and taken in: recognised by the slip that was kept when it left."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from nscb_desktop.casework import (
    agencies,
    comparing,
    corrections,
    drafting,
    information,
    outgoing,
    returning,
    taking_in,
    taking_unseen,
    telling_returns,
)
from nscb_desktop.casework.request_sets import RequestSet
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.casework.taking_in import Receipt
from nscb_desktop.framework.answers import Answer, Answers, encoded_form
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.form_slots import texts
from nscb_desktop.framework.newham_2013 import PART_TWO
from tests import registers
from tests.agencies import partners
from tests.conftest import FixedClock
from tests.documents.filling import PDF_FILLERS, places
from tests.documents.returned_files import mail
from tests.sent_forms import ANSWERS, ASKED


@pytest.fixture
def left(office: Sitting, tmp_path: Path) -> RequestSet:
    """The form of the police, as it was sent to them."""
    case = information.ask(office, registers.registered(office).id, [partners(office)["Police"].id], ASKED)
    folder = tmp_path / "to send"
    folder.mkdir()
    (made,) = outgoing.send(office, case.id, [case.requests[0].id], outgoing.in_folder(folder))
    return made


@pytest.mark.parametrize("program", PDF_FILLERS)
def test_a_pdf_that_was_sent_comes_home_in_a_message(office: Sitting, left: RequestSet, program: str) -> None:
    pdf = next(file.data for file in left.files if file.name.endswith(".pdf"))
    data = mail("Please find attached.", PDF_FILLERS[program](pdf, texts(PART_TWO, ANSWERS), places(PART_TWO)))
    back = returning.look(office, "FW.eml", data, case_id=left.case.id)
    assert (back.request, back.recognised.by, back.doubts) == (left.request, "slip", ())
    case = taking_unseen.accept(office, back, Receipt(back.received_on, "e-mail"))
    assert encoded_form(PART_TWO, case.returns[0].answers) == encoded_form(PART_TWO, ANSWERS)


def test_a_word_form_that_was_sent_is_recognised(office: Sitting, left: RequestSet) -> None:
    word = next(file.data for file in left.files if file.name.endswith(".docx"))
    back = returning.look(office, "Part Two.docx", word)
    assert (back.request, back.recognised.by) == (left.request, "slip")
    # Nobody has filled it in yet.
    assert [doubt.key for doubt in back.doubts] == ["unchanged"]
    assert back.read.answers["child_name"] == "Amira Example"
    assert back.read.by_places


def old_of(office: Sitting, data: bytes) -> dict[str, Answer]:
    return {each.key: each.old for each in returning.look(office, "x.pdf", data).fields}


def test_what_a_return_is_set_beside_is_what_stood_on_the_form_that_was_sent(
    office: Sitting, left: RequestSet, fixed_clock: FixedClock, tmp_path: Path
) -> None:
    police = left.files[0].data
    lead = {"name": "DI Second Holder"}
    assert old_of(office, police)["lead_officer"] == lead
    assert all(each.returned == each.old for each in returning.look(office, "x.pdf", police).fields)
    fixed_clock.advance(timedelta(minutes=5))
    # Neither a new lead officer, a corrected one nor an amended Part One changes what was sent.
    corrections.amend(office, left.case.part_one.id, {"child_name": "Amira Amended"}, office.today(), "as told")
    assert left.lead
    agencies.change_holder(office, left.lead, replace(left.lead, name="DI Corrected"), "misspelt")
    old = old_of(office, police)
    assert (old["lead_officer"], old["child_name"]) == (lead, "Amira Example")
    assert [doubt.key for doubt in returning.look(office, "x.pdf", police).doubts] == ["unchanged"]
    place = outgoing.in_folder(tmp_path)
    (again,) = outgoing.send(office, left.case.id, [left.request.id], place)
    old = old_of(office, again.files[0].data)
    assert (old["lead_officer"], old["child_name"]) == ({"name": "DI Corrected"}, "Amira Amended")
    assert old_of(office, police)["child_name"] == "Amira Example"


def test_a_form_sent_twice_is_known_by_either_slip(office: Sitting, left: RequestSet, tmp_path: Path) -> None:
    folder = tmp_path / "again"
    folder.mkdir()
    (again,) = outgoing.send(office, left.case.id, [left.request.id], outgoing.in_folder(folder))
    assert again.slip != left.slip
    for made in (left, again):
        back = returning.look(office, "x.pdf", made.files[0].data)
        assert back.recognised.by == "slip"
        # The copy that was filed when it left is no earlier return.
        assert {doubt.key for doubt in back.doubts} == {"unchanged"}


CHILD: dict[str, Answer] = {"ethnicity": "Mixed: Bangladeshi and Polish", "religion": "Hindu", "home_address": "Flat 2"}


@pytest.fixture
def told(office: Sitting, tmp_path: Path) -> RequestSet:
    """The form of the police for a child of whom more is known, as it was sent to them."""
    case = information.ask(
        office, registers.registered(office, "Amira Example", **CHILD).id, [partners(office)["Police"].id], ASKED
    )
    folder = tmp_path / "to send"
    folder.mkdir()
    (made,) = outgoing.send(office, case.id, [case.requests[0].id], outgoing.in_folder(folder))
    return made


def emptied_by_police(made: RequestSet, *names: str) -> bytes:
    """The form with an answer of theirs in it, and these places emptied with another program."""
    pdf = next(file.data for file in made.files if file.name.endswith(".pdf"))
    given = {"risks_and_strengths": "A strong grandmother."} | dict.fromkeys(names, "")
    return PDF_FILLERS["pypdf"](pdf, given, places(PART_TWO))


def test_what_the_agency_took_out_is_not_recorded_as_its_answer(office: Sitting, told: RequestSet) -> None:
    back = returning.look(office, "x.pdf", emptied_by_police(told, "home_address", "ethnicity", "religion"))
    assert {each.key for each in back.fields if each.emptied} == set(CHILD)
    assert [doubt.key for doubt in back.doubts] == ["emptied"]
    assert "Ethnicity; Religion; Home Address" in back.doubts[0].words
    case = taking_in.accept(office, back, Receipt(back.received_on, "e-mail"), gaps_reason="as it came")
    assert not set(CHILD) & set(case.returns[0].answers)
    assert case.returns[0].answers["child_name"] == "Amira Example"


def test_a_person_may_keep_what_the_agency_took_out(office: Sitting, told: RequestSet) -> None:
    back = returning.look(office, "x.pdf", emptied_by_police(told, "ethnicity", "religion"))
    taken = {key: answer for key, answer in back.taken.items() if key != "religion"}
    case = taking_in.accept(office, back, Receipt(back.received_on, "e-mail"), taken)
    assert (case.returns[0].answers["religion"], "ethnicity" in case.returns[0].answers) == ("Hindu", False)


def test_what_was_taken_out_is_told_and_not_taken_in_unseen(office: Sitting, told: RequestSet) -> None:
    back = returning.look(office, "x.pdf", emptied_by_police(told, "religion"))
    fields = {each["key"]: each for each in json.loads(telling_returns.returned_json(back))["fields"]}
    assert fields["religion"] == {
        "key": "religion",
        "label": "Religion",
        "old": "Hindu",
        "returned": "",
        "emptied": True,
    }
    assert "emptied" not in fields["ethnicity"]
    with pytest.raises(Refused, match=r"Nothing was imported\. The agency emptied"):
        taking_unseen.take_in(office, back, Receipt(back.received_on, "e-mail"))


def test_nothing_was_emptied_that_the_form_did_not_leave_with(office: Sitting, told: RequestSet) -> None:
    """A Part One that is amended later, and a Part Two begun by telephone, put nothing on a form that has left."""
    later = replace(office, now=registers.Clock(office.now() + timedelta(hours=1)))
    language: Answers = {"language": {"spoken": "Polish"}}
    case = corrections.amend(later, told.case.part_one.id, language, ASKED, "told by telephone")
    draft = drafting.start(office, case.id, "part_two", told.request.id, comparing.carried(case, told.request))
    assert draft.answers["language"] == language["language"]
    drafting.save(office, replace(draft, answers={**draft.answers, "team": "CAIT"}))
    back = returning.look(office, "x.pdf", emptied_by_police(told, "religion"))
    assert [each.key for each in back.fields if each.emptied] == ["religion"]
    assert {each.key: each.old for each in back.fields}["team"] == "CAIT"


def test_what_somebody_types_for_the_agency_is_not_what_it_emptied(office: Sitting, told: RequestSet) -> None:
    whole = returning.look(office, "x.pdf", emptied_by_police(told))
    assert not any(each.emptied for each in whole.fields)
    assert whole.plain
