"""A form of ours without a slip says what it is: a Part One is a referral, a blank one is blank, and a Part Two may be anybody's."""

import json
from dataclasses import replace

import pytest

from nscb_desktop import app
from nscb_desktop.casework import returning, taking_in, telling_returns
from nscb_desktop.casework.our_forms import form_in
from nscb_desktop.casework.returning import NOT_RECOGNISED, Returned
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.casework.taking_in import Receipt
from nscb_desktop.documents.reading.findings import Findings
from nscb_desktop.documents.reading.worker import found_in
from nscb_desktop.framework.answers import encoded_form
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.form_slots import texts
from nscb_desktop.framework.newham_2013 import PART_ONE, PART_TWO
from nscb_desktop.framework.returned import Weight
from tests import registers
from tests.documents.filling import PDF_FILLERS, places
from tests.documents.returned_files import mail
from tests.sent_forms import ANSWERS, Asked, as_pdf, asked, retyped

BOTH = (PART_ONE, PART_TWO)
FORMS = {form.key: form for form in BOTH}
REFERRAL = texts(PART_ONE, registers.FULL)


@pytest.fixture
def police(office: Sitting) -> Asked:
    """The police were asked."""
    return asked(office)


def filled(form: Form, given: dict[str, str]) -> bytes:
    """Our blank form, filled in by an agency with another program."""
    return PDF_FILLERS["pypdf"](app.blank_form(form.key, "pdf"), given, places(form))


def keys(returned: Returned) -> list[str]:
    return [doubt.key for doubt in returned.doubts]


@pytest.mark.parametrize("kind", ["pdf", "docx", None])
@pytest.mark.parametrize("key", ["part_one", "part_two"])
def test_each_blank_form_is_known_from_the_other(key: str, kind: str | None) -> None:
    assert form_in(found_in(app.blank_form(key, kind)), BOTH) is FORMS[key]


@pytest.mark.parametrize("key", ["part_one", "part_two"])
def test_a_form_without_its_places_and_title_is_known_by_the_headings_that_it_alone_has(key: str) -> None:
    found = found_in(app.blank_form(key, "docx"))
    rows = tuple(row for row in found.rows if not row[0].startswith("PART"))
    assert form_in(replace(found, fields=(), words="", rows=rows), BOTH) is FORMS[key]


def test_what_could_be_either_is_neither() -> None:
    shared = [("Name of Agency:", "Police"), ("Full Name of Child/Young Person:", "A"), ("Religion:", "None")]
    assert form_in(found_in(retyped(shared)), BOTH) is None
    assert form_in(Findings("pdf", (("agency", "Police"), ("religion", "None"))), BOTH) is None
    assert form_in(Findings("pdf", words="Part One v1 · Newham 2013 Part Two v1 · Newham 2013"), BOTH) is None
    assert form_in(Findings("text", rows=(("A letter",),), words="A letter"), BOTH) is None


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize(("key", "name"), [("part_one", "Part One"), ("part_two", "Part Two")])
def test_a_blank_form_is_said_to_be_blank(office: Sitting, key: str, name: str, kind: str) -> None:
    back = returning.look(office, "x", app.blank_form(key, kind))
    assert back.doubts[-1].words.startswith(f"This is a blank {name} with nothing filled in.")
    assert "not-recognised" not in keys(back)
    assert json.loads(telling_returns.returned_json(back))["form"] == key
    assert not back.importable
    assert not back.begins_part_one


def test_a_part_two_without_a_slip_is_said_to_answer_nobody_knows_what(office: Sitting, police: Asked) -> None:
    back = returning.look(office, "x.pdf", filled(PART_TWO, texts(PART_TWO, ANSWERS)))
    assert (back.request, keys(back)) == (None, ["not-recognised"])
    assert json.loads(telling_returns.returned_json(back))["warnings"] == [NOT_RECOGNISED]
    chosen = returning.looked(office, back.name, back.pieces, request_id=police.request.id)
    assert (keys(chosen), chosen.importable) == ([], True)


def test_a_filled_in_part_one_is_a_referral_and_no_request_is_answered_with_it(office: Sitting, police: Asked) -> None:
    data = filled(PART_ONE, {**REFERRAL, "agency": "Police", "family.words": f"See {police.case.reference}"})
    back = returning.look(office, "x.pdf", data, case_id=police.case.id)
    assert (back.request, keys(back), back.is_referral, back.begins_part_one) == (None, ["other-form"], True, True)
    told = json.loads(telling_returns.returned_json(back))
    assert (told["form"], told["request"], told["case"]) == ("part_one", None, None)
    chosen = returning.looked(office, back.name, back.pieces, request_id=police.request.id)
    assert not chosen.importable
    with pytest.raises(Refused, match="This is a Part One, a referral"):
        taking_in.accept(office, chosen, Receipt(office.today(), "post"))


def test_a_referral_is_read_with_its_own_questions(office: Sitting) -> None:
    back = returning.look(office, "x.pdf", filled(PART_ONE, REFERRAL))
    assert encoded_form(PART_ONE, back.read.answers) == encoded_form(PART_ONE, registers.FULL)
    assert {each.key for each in back.fields} == {field.key for field in PART_ONE.fields()}
    assert all(each.old is None for each in back.fields)


def test_what_a_referral_tells_of_others_is_no_nil_return(office: Sitting, police: Asked) -> None:
    told = {**REFERRAL, "reasons.words": "The family is not known to Health."}
    assert returning.look(office, "x.pdf", filled(PART_ONE, told)).not_known == ""
    data = mail(f"The child is not known to us.\nRef {police.case.reference}, Police", filled(PART_ONE, told))
    back = returning.look(office, "x.eml", data)
    assert (back.not_known, back.request) == ("The child is not known to us.", police.request)


def test_a_part_two_that_comes_with_the_referral_is_what_is_read(office: Sitting, police: Asked) -> None:
    for slip in (police.slip.written(), ""):
        files = (filled(PART_ONE, REFERRAL), as_pdf(police.places(slip=slip)))
        back = returning.look(office, "x.eml", mail("Please find attached.", *files))
        assert (back.read.form, back.read.answers["team"]) == (PART_TWO, ANSWERS["team"])
        assert all(doubt.weight < Weight.BARS for doubt in back.doubts)
