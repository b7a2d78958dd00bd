"""A referral that came as a file becomes a draft of a Part One, with the file beside it; a register of cases gains nothing yet."""

from dataclasses import replace
from datetime import date

import pytest

from nscb_desktop import app
from nscb_desktop.casework import cases, filing, referrals, referred, returning
from nscb_desktop.casework.returning import Returned
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.casework.taking_in import Receipt
from nscb_desktop.framework.answers import encoded_form
from nscb_desktop.framework.errors import NotAllowed, Refused
from nscb_desktop.framework.newham_2013 import PART_ONE
from nscb_desktop.register import attachments, returns
from nscb_desktop.register.audit import history
from tests import registers
from tests.casework.test_our_forms import REFERRAL, filled
from tests.sent_forms import as_pdf, asked

CAME = Receipt(date(2014, 1, 6), "secure e-mail")


@pytest.fixture
def referral(office: Sitting) -> Returned:
    """A Part One that an agency filled in on our blank form."""
    return returning.look(office, "Part One.pdf", filled(PART_ONE, REFERRAL))


def test_a_part_one_is_begun_with_its_answers_and_no_hour_is_guessed(office: Sitting, referral: Returned) -> None:
    draft = referred.begin(office, referral, CAME)
    assert referrals.read_draft(office, draft.id) == draft
    assert (draft.form, draft.case_id, draft.request_id) == (PART_ONE, None, None)
    assert encoded_form(PART_ONE, draft.answers) == encoded_form(PART_ONE, registers.FULL)
    assert (draft.received_at, draft.received_words) == (None, "6 Jan 2014")
    assert "is not read as one moment" in referrals.readiness(draft).blockers[0].sentence


def test_its_original_goes_with_it_to_the_case_that_it_becomes(office: Sitting, referral: Returned) -> None:
    draft = referred.begin(office, referral, CAME)
    (document,) = filing.draft_documents(office, draft.id)
    assert (document.kind, document.sha256) == ("original", referral.sha256)
    with office.reading() as unit:
        (entry,) = [each for each in history(unit.session, None) if each.act.startswith("began draft")]
    assert entry.act == f"began draft {draft.id} from what came on 6 Jan 2014 by secure e-mail"
    assert referral.sha256 in entry.changes[0].new
    saved = referrals.save_draft(office, replace(draft, received_at=registers.RECEIVED))
    case = referrals.register_draft(office, saved.id, registers.AS_IT_CAME)
    assert [each.id for each in filing.documents(office, case.id)] == [document.id]
    with office.reading() as unit:
        (came,) = returns.of_case(unit, case.id)
    assert (came.received_on, came.route, came.request_id) == (CAME.on, CAME.route, None)


def test_only_what_was_chosen_is_taken_over(office: Sitting, referral: Returned) -> None:
    taken = {"child_name": referral.taken["child_name"]}
    assert referred.begin(office, referral, CAME, taken).answers == taken


def test_a_draft_does_not_stand_without_its_original(
    office: Sitting, referral: Returned, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "LARGEST", 1)
    with pytest.raises(Refused, match="larger than"):
        referred.begin(office, referral, CAME)
    assert referrals.listed_drafts(office) == []


def test_a_part_two_and_a_blank_form_begin_nothing(office: Sitting) -> None:
    police = asked(office)
    for data in (as_pdf(police.places()), app.blank_form("part_one", "pdf")):
        with pytest.raises(Refused, match="is no Part One"):
            referred.begin(office, returning.look(office, "x.pdf", data), CAME)
    assert cases.read_case(office, police.case.id).requests[0].settled is None


def test_a_printed_part_one_is_typed_in_beside_its_picture(office: Sitting) -> None:
    back = returning.look(office, "x.pdf", app.blank_form("part_one"))
    assert back.begins_part_one
    draft = referred.begin(office, back, CAME)
    assert draft.answers == {}
    assert len(filing.draft_documents(office, draft.id)) == 1


def test_whoever_may_not_receive_notifications_begins_none(chair: Sitting, referral: Returned) -> None:
    with pytest.raises(NotAllowed):
        referred.begin(chair, referral, CAME)
