"""What is filed on a case is found by its words: at once, after a rebuild, and by the check's own reckoning."""

from pathlib import Path

import pytest

from nscb_desktop.casework import cases, desk, filing, referrals, returning, taking_in
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.casework.taking_in import Receipt
from nscb_desktop.framework.records import Filters, Order
from nscb_desktop.register import document_words
from tests import registers
from tests.documents.returned_files import mail, paragraph, pdf_form, word_file

FILES = {
    "letter.pdf": pdf_form({}, "a pdf about Zanzibar", flattened=True),
    "form.pdf": pdf_form({"place": "a field about Zanzibar"}, "and a page about Quito"),
    "report.docx": word_file(paragraph("a report about Zanzibar")),
    "letter.eml": mail("a message about Zanzibar"),
    "note.txt": "a note about Zanzibar".encode("utf-16"),
}


def found(office: Sitting, words: str) -> list[int]:
    return [row.id for row in cases.page(office, Filters(words=words), Order()).rows]


@pytest.mark.parametrize("name", FILES)
def test_a_filed_document_is_found_by_its_words(office: Sitting, tmp_path: Path, name: str) -> None:
    case = registers.registered(office)
    (tmp_path / name).write_bytes(FILES[name])
    filing.file_path(office, case.id, tmp_path / name, "attachment")
    assert found(office, "zanzibar") == [case.id]
    assert desk.check(office).faults == ()


def test_the_page_and_the_fields_of_a_pdf_are_both_found(office: Sitting, tmp_path: Path) -> None:
    case = registers.registered(office)
    (tmp_path / "x.pdf").write_bytes(FILES["form.pdf"])
    filing.file_path(office, case.id, tmp_path / "x.pdf", "attachment")
    assert found(office, "zanz") == found(office, "quito") == [case.id]


def test_lists_written_anew_know_the_filed_words(office: Sitting, tmp_path: Path) -> None:
    case = registers.registered(office)
    filing.file_document(office, case.id, "x.txt", b"x", words="about Zanzibar")
    other = registers.registered(office, "Callum Pretend")
    filing.file_document(office, other.id, "same bytes.txt", b"x")
    assert found(office, "zanzibar") == [other.id, case.id]
    desk.rebuild_lists(office)
    assert found(office, "zanzibar") == [other.id, case.id]
    assert desk.check(office).faults == ()


def test_words_that_the_index_has_lost_are_noticed(office: Sitting) -> None:
    case = registers.registered(office)
    filing.file_document(office, case.id, "x.txt", b"x")
    with office.register.work.drafting(office.now()) as unit:
        (document,) = filing.documents(office, case.id)
        document_words.keep(unit, document.sha256, "about Zanzibar")
    assert "The search does not know 1 case by its own words" in desk.check(office).faults[0]


def test_an_original_filed_with_a_draft_is_found_once_it_is_a_case(office: Sitting, tmp_path: Path) -> None:
    draft = registers.typed(office, {"agency": "Education", "child_name": "Amira Example"})
    (tmp_path / "x.txt").write_bytes(b"about Zanzibar")
    filing.file_path_on_draft(office, draft.id, tmp_path / "x.txt", "received original")
    assert found(office, "zanzibar") == []
    case = referrals.register_draft(office, draft.id, registers.AS_IT_CAME)
    assert found(office, "zanzibar") == [case.id]
    assert desk.check(office).faults == ()


def test_what_came_back_is_found_by_its_words(office: Sitting) -> None:
    case = registers.registered(office)
    back = returning.look(office, "x.eml", mail("a letter about Zanzibar"))
    taking_in.file_only(office, back, case.id, Receipt(office.today(), "e-mail"))
    assert found(office, "zanzibar") == [case.id]
    assert desk.check(office).faults == ()


def test_what_cannot_be_read_is_filed_all_the_same(office: Sitting, tmp_path: Path) -> None:
    case = registers.registered(office)
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7 damaged")
    assert filing.file_path(office, case.id, tmp_path / "x.pdf", "attachment").name == "x.pdf"


def test_no_more_is_kept_of_a_document_than_the_limit(office: Sitting) -> None:
    case = registers.registered(office)
    filing.file_document(office, case.id, "x.txt", b"x", words="a " * document_words.LONGEST)
    with office.reading() as unit:
        kept = document_words.of_cases(unit, [case.id])
    assert len(kept[case.id]) == document_words.LONGEST
