"""Letters of a case: every one merges at a fitting stage, says what is missing, is kept once made, and leaves no trace before."""

import tempfile
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from nscb_desktop.casework import (
    addressees,
    cases,
    closing,
    correspondence,
    decisions,
    desk,
    filing,
    information,
    letter_templates,
)
from nscb_desktop.casework.correspondence import As, Choice
from nscb_desktop.casework.letter_facts import Addressee
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.mail import Attached
from nscb_desktop.framework.errors import NotAllowed, OfficeError, Refused
from nscb_desktop.framework.letters import problem
from nscb_desktop.framework.people import Holder, Office
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.register import agencies
from nscb_desktop.register import cases as recorded
from tests import gates, registers
from tests.documents.papers import whole_text
from tests.documents.test_text import NASTY
from tests.letters import NAMED, asked, choice, words_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_no_name_of_a_child_stands_in_a_file_name_or_in_the_mail_itself(office: Sitting) -> None:
    case, request = asked(office)
    for letter in case.edition.letters:
        if not problem(letter, case, request):
            made = correspondence.make(office, case.id, choice(office, case, letter, request), As.EMAIL)
            mail = message_from_bytes(made.data, policy=policy.default)
            body = mail.get_body(("plain",))
            assert body is not None
            names = [made.name, *(str(each.get_filename()) for each in mail.iter_attachments())]
            for said in (*names, mail["Subject"], body.get_content(), str(mail.items())):
                assert "Quillfeather" not in said
                assert "Zephyrine" not in said


def test_looking_at_a_letter_records_nothing_and_making_it_records_it_once(office: Sitting) -> None:
    case, request = asked(office)
    letter = case.edition.letter("chaser_reminder")
    chosen = choice(office, case, letter, request)
    before = cases.history(office, case.id)
    correspondence.preview(office, case, chosen)
    assert cases.history(office, case.id) == before
    assert not filing.documents(office, case.id)
    assert not correspondence.sent_for(office, case.id)
    made = correspondence.make(office, case.id, chosen, As.PDF)
    assert len(cases.history(office, case.id)) == len(before) + 1
    [document] = filing.documents(office, case.id)
    assert filing.document_bytes(office, document.id) == made.data
    [sent] = correspondence.sent_for(office, case.id)
    assert (sent.kind, sent.request_id, sent.due_told) == ("chaser_reminder", request.id, request.due_on)
    assert (sent.to_name, sent.to_address) == ("DI Second Holder", NAMED.addresses[0])
    assert [(each.name, each.sha256) for each in sent.files] == [(document.name, document.sha256)]
    assert document.name == f"{case.reference} Chaser reminder R{request.id}.pdf"


def test_making_a_letter_moves_no_date_of_the_case(office: Sitting) -> None:
    gates.staffed(office)
    case = gates.decided(office)
    correspondence.make(office, case.id, choice(office, case, case.edition.letter("decision_ofsted")), As.PDF)
    assert cases.read_case(office, case.id).facts == case.facts


def test_the_tone_follows_the_steps_of_chasing(office: Sitting) -> None:
    case, request = asked(office)
    tones = []
    for day in (2, 3, 6, 7):
        tone = correspondence.chaser_for(case, request)
        assert tone is not None
        tones.append(tone.key)
        case = information.chase(office, request.id, date(2014, 1, day), "telephone")
        request = next(each for each in case.requests if each.id == request.id)
    assert tones == ["chaser_reminder", "chaser_firm", "chaser_last", "escalation"]
    chosen = choice(office, case, case.edition.letter("chaser_last"), request)
    said = whole_text(correspondence.preview(office, case, chosen))
    assert "I have asked again 4 times, on 2 January 2014 (telephone), on 3 January 2014" in said


def test_a_letter_to_everybody_goes_to_each_address_once_and_to_no_name(office: Sitting) -> None:
    gates.staffed(office)
    case = registers.registered(office)
    with office.register.work.drafting(registers.NOW) as unit:
        for agency in agencies.every(unit):
            email = f"{agency.name.lower()}@agencies.example"
            agencies.add_holder(unit, Holder(0, agency.id, Office.MEMBER, "M", email=email, since=date(2013, 5, 1)))
    everybody = addressees.addressees(office, case, case.edition.letter("members_notified"))[0]
    made = correspondence.make(office, case.id, Choice("members_notified", everybody), As.EMAIL)
    mail = message_from_bytes(made.data, policy=policy.default)
    assert [str(each) for each in mail["To"].addresses] == [
        f"{each}@agencies.example" for each in ("education", "health", "police")
    ]
    assert "Dear colleagues" in whole_text(correspondence.preview(office, case, Choice("members_notified", everybody)))


def test_a_form_goes_with_the_draft_beside_its_letter(office: Sitting) -> None:
    case, request = asked(office)
    chosen = choice(office, case, case.edition.letter("request_cover"), request)
    made = correspondence.enclosing(office, case, chosen, b"%PDF", [Attached("Part Two.docx", b"PK")])
    mail = message_from_bytes(made, policy=policy.default)
    assert [each.get_content() for each in mail.iter_attachments()] == [b"%PDF", b"PK"]
    assert [each.get_filename() for each in mail.iter_attachments()] == [
        f"{case.reference}-Covering-letter-of-a-request-R{request.id}.pdf",
        "Part-Two.docx",
    ]


def refusal(office: Sitting, case: CaseFile, chosen: Choice) -> str:
    with pytest.raises(Refused) as told:
        correspondence.make(office, case.id, chosen, As.PDF)
    return str(told.value)


def test_what_a_letter_cannot_say_yet_is_told_in_plain_words(office: Sitting) -> None:
    gates.staffed(office)
    case = gates.met(office)
    assert "No decision is recorded yet" in refusal(office, case, Choice("decision_ofsted", NAMED))
    assert "no outcome to tell" in refusal(office, case, Choice("referrer_outcome", NAMED))
    assert "Ask the agency for a Part Two first" in refusal(office, case, Choice("chaser_firm", NAMED))
    scr = gates.decided(office)
    assert "does not fit what was decided" in refusal(office, scr, Choice("no_scr", NAMED))
    assert "Say whom the letter is addressed to" in refusal(office, scr, Choice("family", Addressee(" ")))


def test_a_decision_recorded_without_its_sheet_names_what_is_missing(office: Sitting) -> None:
    case = registers.registered(office)
    with office.register.work.writing(office.person, office.now()) as unit:
        recorded.add_milestone(unit, case.id, "decided", date(2014, 1, 6), "none", "")
        unit.record("took over a date", case.id)
    said = refusal(office, cases.read_case(office, case.id), Choice("no_scr", NAMED))
    assert (
        said
        == "The letter says who screened or decided it, and nothing is recorded for it. It comes from the Decision tab: enter it there first."
    )


def test_an_agency_that_answered_is_chased_no_more(office: Sitting) -> None:
    case, request = asked(office)
    case = information.record_not_known(office, request.id, date(2014, 1, 3), "telephone", "No trace.")
    letter = case.edition.letter("chaser_firm")
    assert request.id not in [each.id for each in correspondence.requests_for(case, letter)]
    assert "waited for no more" in refusal(office, case, Choice("chaser_firm", NAMED, request.id))


def test_a_screening_that_ended_the_matter_is_told_with_its_reasons(office: Sitting) -> None:
    gates.staffed(office)
    case = gates.screened(office, outcome="not-indicated", reasons="Neither limb is met.")
    said = whole_text(correspondence.preview(office, case, Choice("referrer_outcome", NAMED)))
    assert "no review appears indicated" in said
    assert "Neither limb is met." in said
    assert "Samuel Sample, Sub-group chair" in said


def test_a_converted_decision_is_told_as_it_stands(office: Sitting) -> None:
    gates.staffed(office)
    case = decisions.convert(office, gates.decided(office).id, gates.CONVERSION, gates.DAY)
    said = whole_text(correspondence.preview(office, case, Choice("decision_panel", NAMED)))
    assert "Decision: Learning Review" in said
    assert "New facts." in said


def test_the_chair_may_look_at_cases_and_not_write_letters(office: Sitting, chair: Sitting) -> None:
    case = registers.registered(office)
    with pytest.raises(NotAllowed, match="may not write letters"):
        correspondence.make(chair, case.id, Choice("family", NAMED), As.PDF)


def test_a_closed_case_gets_no_letters(office: Sitting) -> None:
    gates.staffed(office)
    case = gates.decided(office)
    closed = gates.told(office, case, "ofsted")
    closing.close(office, closed.id, gates.CLOSING, gates.DAY)
    assert "closed" in refusal(office, closed, Choice("decision_ofsted", NAMED))


def test_a_draft_without_an_address_is_refused_and_nothing_is_recorded(office: Sitting) -> None:
    case, request = asked(office)
    before = cases.history(office, case.id)
    with pytest.raises(OfficeError, match="No e-mail address is known"):
        correspondence.make(office, case.id, Choice("chaser_firm", Addressee("DI X"), request.id), As.EMAIL)
    assert cases.history(office, case.id) == before
    assert not filing.documents(office, case.id)


def decided_for_nasty_reasons(office: Sitting) -> None:
    """A case that was decided for reasons nobody would type."""
    gates.decided(gates.staffed(office), rationale="\n".join(NASTY))


@pytest.mark.parametrize("nasty", NASTY)
def test_any_words_of_a_case_stand_in_its_letters_as_typed(tmp_path: Path, nasty: str) -> None:
    office = registers.fresh(tmp_path / "register", after=decided_for_nasty_reasons)
    to = Addressee(nasty, nasty, NAMED.addresses)
    squeezed = "".join(nasty.split())
    for made_as, read in ((As.PDF, whole_text), (As.WORD, words_of)):
        said = read(correspondence.make(office, 1, Choice("decision_ofsted", to), made_as).data)
        assert "".join(said.split()).count(squeezed) >= 3
    desk.lock(office)


def test_no_plain_text_is_left_in_the_temp_folder(office: Sitting) -> None:
    case, request = asked(office)
    for made_as in As:
        correspondence.make(
            office, case.id, choice(office, case, case.edition.letter("request_cover"), request), made_as
        )
    letter_templates.problems(case.edition.letters[0], "x.docx", letter_templates.start(case.edition.letters[0]))
    assert list(Path(tempfile.gettempdir()).rglob("*")) == []
