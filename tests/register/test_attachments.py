"""Files kept in the register by their SHA-256, and prints that are only listed."""

import hashlib

import pytest

from nscb_desktop.casework import filing, referrals
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register import attachments
from nscb_desktop.register.database import connected
from nscb_desktop.register.tables import ContentRow
from tests import registers


def kept(sitting: Sitting) -> int:
    """How many different files the register holds."""
    with sitting.reading() as unit:
        return unit.session.query(ContentRow).count()


def test_the_bytes_come_back_exactly(sitting: Sitting) -> None:
    data = bytes(range(256)) * 5000
    document = filing.file_document(sitting, 2, "scan.pdf", data, note="by post", received_at=registers.RECEIVED)
    assert filing.document_bytes(sitting, document.id) == data
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert filing.documents(sitting, 2) == [document]


def test_the_same_file_filed_twice_is_kept_once_and_listed_twice(sitting: Sitting) -> None:
    before = kept(sitting)
    filing.file_document(sitting, 2, "a.txt", b"the same")
    filing.file_document(sitting, 3, "b.txt", b"the same")
    assert kept(sitting) == before + 1
    assert [each.name for each in filing.documents(sitting, 2)] == ["a.txt"]
    assert [each.name for each in filing.documents(sitting, 3)] == ["b.txt"]


def test_an_empty_file_is_refused_by_name(sitting: Sitting) -> None:
    with pytest.raises(OfficeError, match=r"“nothing.pdf” is empty \(0 bytes\)"):
        filing.file_document(sitting, 2, "nothing.pdf", b"")
    assert filing.documents(sitting, 2) == []


def test_a_file_too_large_is_refused(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "LARGEST", 1024 * 1024)
    with pytest.raises(OfficeError, match="larger than 1 MB"):
        filing.file_document(sitting, 2, "large.pdf", b"x" * (1024 * 1024 + 1))


def test_a_print_is_listed_with_its_digest_and_its_bytes_are_not_kept(sitting: Sitting) -> None:
    before = kept(sitting)
    printed = filing.note_print(sitting, 2, "NSCB-2013-002.pdf", b"%PDF printed", "printed")
    assert printed
    assert kept(sitting) == before
    assert not filing.documents(sitting, 2)[0].held
    with pytest.raises(OfficeError, match="only listed"):
        filing.document_bytes(sitting, printed.id)


def test_what_was_filed_on_a_draft_moves_to_its_case(sitting: Sitting) -> None:
    draft = registers.typed(sitting, {"agency": "Education", "child_name": "Gwen Fictional"})
    filing.file_on_draft(sitting, draft.id, "original.docx", b"as received")
    assert [each.name for each in filing.draft_documents(sitting, draft.id)] == ["original.docx"]
    case = referrals.register_draft(sitting, draft.id, registers.AS_IT_CAME)
    assert [each.name for each in filing.documents(sitting, case.id)] == ["original.docx"]
    assert filing.draft_documents(sitting, draft.id) == []


def test_a_kept_file_that_was_altered_is_not_handed_out(sitting: Sitting) -> None:
    document = filing.file_document(sitting, 2, "letter.txt", b"as received")
    connection = connected(sitting.register.folder.database, sitting.register.keys.database_key_hex, guarded=False)
    connection.execute("UPDATE content SET data = ? WHERE sha256 = ?", (b"as altered", document.sha256))
    connection.close()
    with pytest.raises(OfficeError, match="no longer matches the fingerprint"):
        filing.document_bytes(sitting, document.id)
    with sitting.reading() as unit:
        assert attachments.unmatched(unit) == [document.sha256]


def test_a_document_that_is_not_there_is_a_sentence(sitting: Sitting) -> None:
    with pytest.raises(OfficeError):
        filing.document_bytes(sitting, 999)
