"""What goes with the form of a request: its covering letter, filed on the case, and a message with all of it attached."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from docx import Document

from nscb_desktop.casework import filing, information, letter_templates, outgoing, request_sets
from nscb_desktop.casework.request_sets import RequestSet, unaddressed
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.letter_templates import saved
from nscb_desktop.framework.newham_2013_letters import REQUEST_COVER
from nscb_desktop.framework.people import Holder, Office
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.register import agencies
from tests.agencies import partners
from tests.documents.papers import whole_text
from tests.registers import fresh, registered
from tests.sent_forms import ASKED

ADDRESS = "education@agencies.example"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Sitting]:
    """A register with three partner agencies, and a fourth with an e-mail address."""
    sitting = fresh(tmp_path / "register")
    partners(sitting)
    with sitting.register.work.drafting(sitting.now()) as unit:
        education = agencies.add(unit, "Education")
        lead = Holder(0, education.id, Office.LEAD_OFFICER, "Łucja Head", "Inclusion manager", email=ADDRESS)
        agencies.add_holder(unit, lead)
    yield sitting
    sitting.register.close()


@pytest.fixture
def case(office: Sitting) -> CaseFile:
    """A case on which every agency was asked."""
    everyone = [each.id for each in information.partners(office)]
    return information.ask(office, registered(office).id, everyone, ASKED)


def sent(office: Sitting, case: CaseFile, folder: Path, agency: str) -> RequestSet:
    """What is made for an agency."""
    folder.mkdir()
    request = next(each for each in case.requests if each.agency == agency)
    (made,) = outgoing.send(office, case.id, [request.id], outgoing.in_folder(folder))
    return made


def test_the_message_is_to_the_lead_officer_and_carries_letter_and_forms(
    office: Sitting, case: CaseFile, tmp_path: Path
) -> None:
    made = sent(office, case, tmp_path / "out", "Education")
    pdf, word, letter, message = made.files
    assert message.name == f"{made.name} Message.eml"
    mail = message_from_bytes(message.data, policy=policy.default)
    assert mail["To"] == f"Łucja Head <{ADDRESS}>"
    assert mail["X-Unsent"] == "1"
    body = mail.get_body()
    assert body
    assert "Amira" not in mail["Subject"] + body.get_content()
    assert "The form to be filled in is attached too." in body.get_content()
    assert [each.get_content() for each in mail.iter_attachments()] == [letter.data, pdf.data, word.data]


def test_the_letter_names_whom_it_is_to_and_by_when_and_a_copy_is_filed(
    office: Sitting, case: CaseFile, tmp_path: Path
) -> None:
    made = sent(office, case, tmp_path / "out", "Education")
    said = whole_text(made.files[2].data)
    for words in ("Łucja Head", "Inclusion manager, Education", "Dear Łucja Head", "Amira Example"):
        assert words in said
    # The day of the week stands with the last day, as it does in its working.
    assert "return it by Thursday 9 January 2014 (" in " ".join(said.split())
    (filed,) = [each for each in filing.documents(office, case.id) if each.name == made.files[2].name]
    assert (filed.kind, filed.name) == ("correspondence", made.files[2].name)
    assert filed.note == "Covering letter of a request, to Łucja Head"
    assert filing.document_bytes(office, filed.id) == made.files[2].data


def test_where_nobody_is_in_post_or_no_address_is_known_the_set_is_made_and_the_draft_is_to_nobody_yet(
    office: Sitting, case: CaseFile, tmp_path: Path
) -> None:
    everyone = [sent(office, case, tmp_path / agency, agency) for agency in ("Education", "Housing", "Police")]
    for made, whom in zip(everyone[1:], ("The lead officer", "DI Second Holder"), strict=True):
        pdf, word, letter, message = made.files
        assert whom in whole_text(letter.data)
        mail = message_from_bytes(message.data, policy=policy.default)
        assert (mail["X-Unsent"], mail["To"].addresses) == ("1", ())
        assert [each.get_content() for each in mail.iter_attachments()] == [letter.data, pdf.data, word.data]
    assert "Dear colleague" in whole_text(letter_in(tmp_path / "Housing"))
    assert unaddressed(everyone) == (
        "No e-mail address is recorded for the lead officer of Housing and Police, so their drafts have an empty “To”: "
        "enter it in your mail program."
    )
    assert unaddressed(everyone[:1]) == ""


def test_a_draft_carries_the_forms_that_are_made_and_the_letter_whether_or_not_it_is_a_file_too(
    office: Sitting, case: CaseFile, tmp_path: Path
) -> None:
    request = next(each for each in case.requests if each.agency == "Education")
    place = outgoing.in_folder(tmp_path)
    (made,) = outgoing.send(office, case.id, [request.id], place, (request_sets.word_form, request_sets.message))
    word, message = made.files
    mail = message_from_bytes(message.data, policy=policy.default)
    names = [
        f"{case.reference}-Covering-letter-of-a-request-R{request.id}.pdf",
        f"{case.reference}-R{request.id}-Part-Two.docx",
    ]
    assert [each.get_filename() for each in mail.iter_attachments()] == names
    assert [each.get_content() for each in mail.iter_attachments()][1] == word.data


def letter_in(folder: Path) -> bytes:
    """The letter in a folder."""
    return next(folder.rglob("*Covering letter.pdf")).read_bytes()


def test_the_boards_own_wording_stands_in_the_letter_of_a_set(office: Sitting, case: CaseFile, tmp_path: Path) -> None:
    own = Document()
    own.add_paragraph("{{our_reference}}: our own words, by {{due_on}}.")
    letter_templates.put_in(office, REQUEST_COVER, "ours.docx", saved(own))
    sent(office, case, tmp_path / "out", "Education")
    assert "our own words, by" in whole_text(letter_in(tmp_path / "out"))
