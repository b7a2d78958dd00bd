"""What is taken in where nobody looks: only what is in no doubt, and one line says what was recorded."""

from datetime import date

import pytest

from nscb_desktop.casework import cases, filing, referrals, returning, taking_unseen
from nscb_desktop.casework.returning import Returned
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.casework.taking_in import Receipt
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.information import Happening, RequestEvent
from nscb_desktop.framework.newham_2013 import PART_ONE
from tests import registers
from tests.casework.test_our_forms import REFERRAL, filled
from tests.documents.returned_files import mail
from tests.sent_forms import Asked, as_pdf, asked

CAME = Receipt(date(2014, 1, 6), "secure e-mail")


@pytest.fixture
def police(office: Sitting) -> Asked:
    """The police were asked."""
    return asked(office)


def settled(office: Sitting, police: Asked) -> RequestEvent | None:
    return cases.read_case(office, police.case.id).requests[0].settled


def says(office: Sitting, police: Asked, words: str, *files: bytes) -> Returned:
    """A message about the request in which this is said."""
    return returning.look(office, "x.eml", mail(f"{words}\nRef {police.case.reference}, Police", *files))


def test_only_what_is_in_no_doubt_is_taken_over(office: Sitting, police: Asked) -> None:
    doubtful = returning.look(office, "x.pdf", as_pdf(police.places(child_name="Callum Pretend")))
    with pytest.raises(Refused, match=r"Nothing was imported\. The form names another child"):
        taking_unseen.take_in(office, doubtful, CAME)
    said = taking_unseen.take_in(office, returning.look(office, "x.pdf", as_pdf(police.places())), CAME)
    assert said == f"Recorded the Part Two of Police on {police.case.reference}, received on 6 Jan 2014."
    assert cases.read_case(office, police.case.id).returns[0].gaps_reason == "as the agency returned it"


@pytest.mark.parametrize("slip", ["", None])
def test_what_is_not_connected_to_a_request_is_refused(office: Sitting, police: Asked, slip: str | None) -> None:
    data = as_pdf(police.places(slip=slip)) if slip is not None else mail("The child is not known to us.")
    with pytest.raises(Refused, match="It is not known which request this file answers"):
        taking_unseen.take_in(office, returning.look(office, "x", data), CAME)


@pytest.mark.parametrize(
    "words",
    [
        "The family is not known to us.",
        "Amira Example is unknown to our service.",
        "We have no trace of this child.",
        "I am sorry, we do not know the family.",
    ],
)
def test_a_nil_return_is_recorded_in_the_agencys_words(office: Sitting, police: Asked, words: str) -> None:
    said = taking_unseen.take_in(office, says(office, police, words), CAME)
    event = settled(office, police)
    assert event is not None
    assert (event.what, event.note, event.on) == (Happening.NOT_KNOWN, words, CAME.on)
    assert said == f"Recorded a nil return of Police on {police.case.reference}: “{words}”"
    assert [each.name for each in filing.documents(office, police.case.id)] == ["x.eml"]


@pytest.mark.parametrize(
    "words",
    [
        "We do not know when the form will be ready.",
        "The child’s father is not known to us.",
        "The form follows; her address is unknown to us.",
        "We hold a file on the family, his new partner is not known to us.",
    ],
)
def test_that_something_else_is_not_known_is_no_nil_return(office: Sitting, police: Asked, words: str) -> None:
    back = says(office, police, words)
    assert back.not_known
    with pytest.raises(Refused, match="if that is a nil return, record it in the window"):
        taking_unseen.take_in(office, back, CAME)
    assert settled(office, police) is None


def test_a_nil_return_with_a_scan_needs_a_person(office: Sitting, police: Asked) -> None:
    back = says(office, police, "The family is not known to us.", as_pdf({}, flattened=True))
    with pytest.raises(Refused, match=r"Nothing was imported\. This is a picture of a form"):
        taking_unseen.take_in(office, back, CAME)
    assert settled(office, police) is None


def test_a_referral_begins_a_draft_once(office: Sitting, police: Asked) -> None:
    data = filled(PART_ONE, REFERRAL)
    said = taking_unseen.take_in(office, returning.look(office, "x.pdf", data), CAME)
    (draft,) = referrals.listed_drafts(office)
    assert said.startswith(f"Began draft {draft.id} of a Part One")
    assert draft.answers["child_name"] == registers.FULL["child_name"]
    with pytest.raises(Refused, match="The same file was filed before"):
        taking_unseen.take_in(office, returning.look(office, "x.pdf", data), CAME)


def test_a_referral_that_comes_with_a_nil_return_needs_a_person(office: Sitting, police: Asked) -> None:
    back = says(office, police, "The family is not known to us.", filled(PART_ONE, REFERRAL))
    with pytest.raises(Refused, match="choose there"):
        taking_unseen.take_in(office, back, CAME)
    assert (settled(office, police), referrals.listed_drafts(office)) == (None, [])
