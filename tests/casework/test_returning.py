"""A file that came back: recognised by its slip or by reference and agency, doubted aloud, and never guessed."""

import pytest

from nscb_desktop.casework import information, returning
from nscb_desktop.casework.returning import Returned
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import encoded_form
from nscb_desktop.framework.newham_2013 import PART_TWO
from nscb_desktop.framework.slips import Slip, check_value
from tests import registers
from tests.documents.returned_files import mail
from tests.sent_forms import ANSWERS, ASKED, Asked, as_pdf, as_word, asked, retyped, send


@pytest.fixture
def police(office: Sitting) -> Asked:
    """The police were asked."""
    return asked(office)


def keys(returned: Returned) -> set[str]:
    return {doubt.key for doubt in returned.doubts}


def test_a_pdf_is_recognised_by_its_slip_and_read_field_by_field(office: Sitting, police: Asked) -> None:
    back = returning.look(office, "C:\\x\\Part Two.pdf", as_pdf(police.places()))
    assert (back.name, back.recognised.by, back.doubts) == ("Part Two.pdf", "slip", ())
    assert (back.request, back.case) == (police.request, police.case)
    assert encoded_form(PART_TWO, back.read.answers) == encoded_form(PART_TWO, ANSWERS)
    by_key = {each.key: each for each in back.fields}
    assert (by_key["child_name"].old, by_key["child_name"].differs) == ("Amira Example", False)
    assert (by_key["team"].old_words, by_key["team"].returned_words) == ("", "Child Abuse Investigation Team")
    assert set(back.taken) == set(ANSWERS) - {"agency", "child_name"}


def test_a_word_form_comes_home_by_its_controls(office: Sitting, police: Asked) -> None:
    back = returning.look(office, "Part Two.docx", as_word(police.places()))
    assert (back.recognised.by, back.doubts) == ("slip", ())
    assert encoded_form(PART_TWO, back.read.answers) == encoded_form(PART_TWO, ANSWERS)


def test_a_form_within_a_message_is_found_and_the_messages_day_is_its_day(office: Sitting, police: Asked) -> None:
    back = returning.look(office, "FW.eml", mail("Please find attached.", b"\x89PNG logo", as_pdf(police.places())))
    assert (back.recognised.by, back.doubts, back.route) == ("slip", (), "e-mail")
    assert back.received_on.isoformat() == "2014-01-06"
    assert back.read.piece.name == "attachment-2.pdf"
    assert len(back.pieces) == 3


def test_a_day_before_the_request_or_to_come_is_not_taken_from_a_message(office: Sitting, police: Asked) -> None:
    for date in ("Mon, 6 Jan 2003 10:00:00 +0000", "Mon, 6 Jan 2031 10:00:00 +0000", "nonsense"):
        back = returning.look(office, "x.eml", mail("x", as_pdf(police.places()), date=date))
        assert back.received_on == office.today()


def test_without_a_slip_the_reference_and_the_agency_tell(office: Sitting, police: Asked) -> None:
    rows = [("Name of Agency:", "Police"), ("Full Name of Child/Young Person:", "Amira Example"), ("Religion:", "None")]
    back = returning.look(office, "x.docx", retyped(rows, f"Your reference {police.case.reference}"))
    assert (back.recognised.by, back.request, keys(back)) == ("reference", police.request, {"by-headings"})


@pytest.mark.parametrize("line", ["Your reference NSCB-2013-999", "", "no reference"])
def test_without_either_nothing_is_guessed(office: Sitting, police: Asked, line: str) -> None:
    rows = [("Name of Agency:", "Police"), ("Full Name of Child/Young Person:", "Amira Example"), ("Religion:", "None")]
    back = returning.look(office, "x.docx", retyped(rows, line))
    assert (back.recognised.by, back.request, back.importable) == ("", None, False)
    chosen = returning.looked(office, back.name, back.pieces, request_id=police.request.id)
    assert (chosen.recognised.by, chosen.request, chosen.importable) == ("person", police.request, True)


def test_an_agency_that_was_not_asked_is_not_recognised(office: Sitting, police: Asked) -> None:
    rows = [("Name of Agency:", "Probation"), ("Full Name of Child/Young Person:", "A"), ("Religion:", "None")]
    assert returning.look(office, "x.docx", retyped(rows, str(police.case.reference))).request is None


def test_a_changed_check_value_is_said_and_not_recognised(office: Sitting, police: Asked) -> None:
    other = Slip(police.request.id, "part_two", 1, check_value()).written()
    back = returning.look(office, "x.pdf", as_pdf(police.places(slip=other)))
    assert (back.request, back.recognised.by, keys(back), back.importable) == (None, "", {"check-value"}, False)
    chosen = returning.looked(office, back.name, back.pieces, request_id=police.request.id)
    assert (chosen.request, keys(chosen), chosen.importable) == (police.request, {"check-value"}, True)
    assert not chosen.plain


def test_a_request_of_another_register_is_said(office: Sitting, police: Asked) -> None:
    other = Slip(99, "part_two", 1, police.slip.check).written()
    assert keys(returning.look(office, "x.pdf", as_pdf(police.places(slip=other)))) == {"no-request"}


def test_a_return_for_another_case_is_said(office: Sitting, police: Asked) -> None:
    other = registers.registered(office, "Callum Pretend")
    back = returning.look(office, "x.pdf", as_pdf(police.places()), case_id=other.id)
    assert (back.request, keys(back)) == (police.request, {"other-case"})
    named = returning.look(office, "x.pdf", as_pdf(police.places(risks_and_strengths=f"as in {other.reference}")))
    assert keys(named) == {"other-reference"}


def test_another_child_or_agency_on_the_form_is_said(office: Sitting, police: Asked) -> None:
    back = returning.look(office, "x.pdf", as_pdf(police.places(child_name="Callum Pretend", agency="Housing")))
    assert keys(back) == {"child", "agency"}


def test_an_unknown_version_is_said_and_read_as_todays(office: Sitting, police: Asked) -> None:
    newer = Slip(police.request.id, "part_two", 7, police.slip.check)
    send(office, newer, police.case)
    back = returning.look(office, "x.pdf", as_pdf(police.places(slip=newer.written())))
    assert (keys(back), back.importable, back.plain) == ({"unknown-version"}, True, False)
    assert back.read.answers["team"] == ANSWERS["team"]


def test_a_part_one_is_no_return(office: Sitting, police: Asked) -> None:
    one = Slip(police.request.id, "part_one", 1, police.slip.check)
    send(office, one, police.case)
    back = returning.look(office, "x.pdf", as_pdf(police.places(slip=one.written())))
    assert "other-form" in keys(back)
    assert not back.importable


def test_a_flattened_form_a_scan_and_a_blank_one_are_said(office: Sitting, police: Asked) -> None:
    # What was printed at the foot of forms before, and what is printed there now.
    for foot in (police.slip.written(), police.slip.shown(PART_TWO.name)):
        flat = returning.look(office, "x.pdf", as_pdf({}, foot, "Police", flattened=True))
        assert (flat.request, flat.recognised.slip) == (police.request, police.slip)
        assert (keys(flat), flat.importable) == ({"flattened"}, False)
    scan = returning.look(office, "scan.pdf", as_pdf({}, flattened=True), request_id=police.request.id)
    assert (keys(scan), scan.importable) == ({"scan"}, False)
    picture = returning.look(office, "scan.jpg", b"\xff\xd8\xff picture", request_id=police.request.id)
    assert keys(picture) == {"scan"}
    blank = returning.look(office, "x.pdf", as_pdf(police.places({})))
    assert (keys(blank), blank.importable) == ({"blank"}, False)


def test_a_scan_in_a_message_is_offered_for_typing(office: Sitting, police: Asked) -> None:
    back = returning.look(office, "x.eml", mail("As scanned", as_pdf({}, flattened=True)), request_id=police.request.id)
    assert keys(back) == {"scan"}


def test_a_settled_request_is_said(office: Sitting, police: Asked) -> None:
    information.record_not_known(office, police.request.id, ASKED, "telephone", "no trace")
    back = returning.look(office, "x.pdf", as_pdf(police.places()))
    assert (keys(back), back.importable) == ({"settled"}, False)


def test_what_cannot_be_read_is_said_in_one_sentence(office: Sitting, police: Asked) -> None:
    back = returning.look(office, "x.pdf", b"%PDF-1.7 nonsense", request_id=police.request.id)
    assert keys(back) == {"unread"}
    assert not back.importable


def test_an_answer_that_cannot_be_given_is_said_and_left_out(office: Sitting, police: Asked) -> None:
    places = {**police.places(), "language.interpreter": "sometimes, by telephone"}
    back = returning.look(office, "x.pdf", as_pdf(places))
    assert keys(back) == {"not-an-answer"}
    assert back.read.answers["language"] == {"spoken": "Polish"}
    assert "sometimes, by telephone" in back.doubts[0].words


def test_two_forms_in_one_message_are_said(office: Sitting, police: Asked) -> None:
    second = Slip(police.request.id, "part_two", 1, check_value())
    send(office, second, police.case)
    data = mail("x", as_pdf(police.places()), as_pdf(police.places(slip=second.written())))
    assert keys(returning.look(office, "x.eml", data)) == {"several"}


@pytest.mark.parametrize(
    "said",
    ["The family is not known to us.", "We have no trace of this child", "This family is unknown to our service"],
)
def test_a_message_that_says_not_known_is_noticed(office: Sitting, police: Asked, said: str) -> None:
    data = mail(f"Dear office,\n{said}\nRef {police.case.reference}, Police")
    back = returning.look(office, "x.eml", data)
    assert (back.request, back.importable) == (police.request, False)
    assert back.not_known in said


def test_controls_that_were_lost_are_found_by_their_headings(office: Sitting, police: Asked) -> None:
    places = {name: text for name, text in police.places().items() if name not in {"religion", "completed_by"}}
    back = returning.look(office, "x.docx", as_word(places, ("Religion:", "Muslim"), ("Completed by", "A. Typist")))
    assert (back.read.answers["religion"], back.read.answers["completed_by"]) == ("Muslim", "A. Typist")
    assert back.read.answers["completed_on"] == ANSWERS["completed_on"]
    assert keys(back) == set()
