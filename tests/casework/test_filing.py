"""Documents on a case: kept by their fingerprint, refused when empty, and found out when altered."""

from pathlib import Path

import pytest

from nscb_desktop.casework import cases, desk, filing, referrals
from nscb_desktop.casework.referrals import Registration
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import NotAllowed, Refused
from nscb_desktop.register.database import connected
from nscb_desktop.register.tables import AuditRow
from tests import registers


def test_a_filed_document_comes_back_byte_for_byte(office: Sitting) -> None:
    case = registers.registered(office)
    data = bytes(range(256)) * 40
    filed = filing.file_document(office, case.id, "../secret\\letter.pdf", data)
    assert (filed.name, filed.size, filed.held) == ("letter.pdf", len(data), True)
    assert filing.document_bytes(office, filed.id) == data
    assert filed.sha256 in cases.history(office, case.id)[-1].changes[0].new


def test_an_empty_file_is_refused(office: Sitting) -> None:
    case = registers.registered(office)
    with pytest.raises(Refused, match=r"is empty \(0 bytes\)"):
        filing.file_document(office, case.id, "nothing.pdf", b"")
    assert filing.documents(office, case.id) == []


def test_a_print_is_listed_and_its_bytes_are_not_kept(office: Sitting) -> None:
    case = registers.registered(office)
    noted = filing.note_print(office, case.id, "NSCB-2013-001.pdf", b"%PDF-1.7 bytes", "printed")
    assert noted
    (listed,) = filing.documents(office, case.id)
    assert (listed.kind, listed.held, listed.sha256) == ("print", False, noted.sha256)
    with pytest.raises(Refused, match="its bytes are not kept"):
        filing.document_bytes(office, noted.id)
    assert cases.history(office, case.id)[-1].act == "printed: NSCB-2013-001.pdf"


def test_a_draft_printed_is_listed_with_it_and_on_the_case_it_becomes(office: Sitting) -> None:
    draft = registers.typed(office, {"agency": "Education", "child_name": "Amira Example"})
    filing.note_print(office, None, "Draft 1 Part One", b"%PDF draft", "Printed", draft_id=draft.id)
    assert [each.kind for each in filing.draft_documents(office, draft.id)] == ["print"]
    case = referrals.register_draft(office, draft.id, registers.AS_IT_CAME)
    assert [(each.kind, each.name) for each in filing.documents(office, case.id)] == [("print", "Draft 1 Part One")]


def test_a_list_printed_stands_in_the_history_of_the_register(office: Sitting) -> None:
    assert filing.note_print(office, None, "Last days 2014-01-07", b"%PDF list", "Printed") is None
    with office.reading() as unit:
        acts = [row.act for row in unit.session.query(AuditRow).order_by(AuditRow.seq)]
    assert acts[-1] == "Printed: Last days 2014-01-07"


def test_one_paper_about_several_cases_is_listed_on_every_one_of_them(office: Sitting) -> None:
    first, second = registers.registered(office), registers.registered(office, "Callum Pretend")
    filing.note_print_on_each(office, [first.id, second.id, first.id], "Minutes 2014-01-06", b"%PDF", "Printed")
    for case in (first, second):
        assert [(each.kind, each.name) for each in filing.documents(office, case.id)] == [
            ("print", "Minutes 2014-01-06")
        ]
        acts = [entry.act for entry in cases.history(office, case.id)]
        assert acts.count("Printed: Minutes 2014-01-06") == 1
    filing.note_print_on_each(office, [], "Minutes 2014-01-06", b"%PDF", "Printed")
    with office.reading() as unit:
        rows = unit.session.query(AuditRow).order_by(AuditRow.seq).all()
    assert (rows[-1].act, rows[-1].case_id) == ("Printed: Minutes 2014-01-06", None)


def test_the_same_file_filed_twice_is_listed_twice_and_kept_once(office: Sitting) -> None:
    first, second = registers.registered(office), registers.registered(office, "Callum Pretend")
    for case in (first, second):
        filing.file_document(office, case.id, "letter.txt", b"Dear Board")
    assert [len(filing.documents(office, case.id)) for case in (first, second)] == [1, 1]
    assert desk.check(office).counts["documents"] == 2


def test_an_altered_document_is_found_out(office: Sitting) -> None:
    case = registers.registered(office)
    filed = filing.file_document(office, case.id, "letter.txt", b"Dear Board")
    register = office.register
    raw = connected(register.folder.database, register.keys.database_key_hex, guarded=False)
    raw.execute("UPDATE content SET data = ? WHERE sha256 = ?", (b"Dear Bored", filed.sha256))
    raw.commit()
    raw.close()
    with pytest.raises(Refused, match="no longer matches the fingerprint"):
        filing.document_bytes(office, filed.id)
    assert any("no longer matches its fingerprint" in fault for fault in desk.check(office).faults)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("C:\\Users\\x\\form.doc", "form.doc"),
        ("a\nb.txt", "a b.txt"),
        ("evil\u202egnp.exe", "evil[U+202E]gnp.exe"),
        ("", "unnamed"),
        ("x" * 300 + ".pdf", "x" * 120),
    ],
)
def test_a_file_name_hides_nothing(typed: str, kept: str) -> None:
    assert filing.safe_name(typed) == kept


def test_a_copy_is_written_whole(tmp_path: Path) -> None:
    filing.save_copy(tmp_path / "copy.pdf", b"%PDF")
    assert (tmp_path / "copy.pdf").read_bytes() == b"%PDF"


def test_the_chair_files_and_prints_but_does_not_file_with_a_draft(office: Sitting, chair: Sitting) -> None:
    case = registers.registered(office)
    draft = registers.typed(office, {"agency": "Police"})
    filing.file_document(chair, case.id, "minutes.txt", b"noted")
    filing.note_print(chair, case.id, "form.pdf", b"%PDF", "printed")
    with pytest.raises(NotAllowed):
        filing.file_on_draft(chair, draft.id, "original.pdf", b"%PDF")


def test_nothing_is_filed_with_a_draft_that_is_gone(office: Sitting) -> None:
    draft = registers.typed(office, {"agency": "Police", "child_name": "Dev Imaginary"})
    case = referrals.register_draft(
        office, draft.id, Registration(gaps_reason="as it came", unauthorised_reason="late")
    )
    with pytest.raises(Refused, match="registered or removed"):
        filing.file_on_draft(office, draft.id, "original.pdf", b"%PDF")
    assert filing.documents(office, case.id) == []
