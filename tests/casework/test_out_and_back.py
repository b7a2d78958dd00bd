"""A form made for an agency, filled in by another program, and taken in: recognised by the slip that was kept when it left."""

from pathlib import Path

import pytest

from nscb_desktop.casework import information, outgoing, returning, taking_unseen
from nscb_desktop.casework.request_sets import RequestSet
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.casework.taking_in import Receipt
from nscb_desktop.framework.answers import encoded_form
from nscb_desktop.framework.form_slots import texts
from nscb_desktop.framework.newham_2013 import PART_TWO
from tests import registers
from tests.agencies import partners
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
