"""Filing documents on a case, and listing every print that leaves it."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path, PurePath

from nscb_desktop.casework.cases import must_be_open, reindexed
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.reading.limited import read_file
from nscb_desktop.documents.reading.refusals import NotRead
from nscb_desktop.documents.reading.shapes import shape_of
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.records import Document, FieldChange
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.text import as_typed, visible
from nscb_desktop.register import attachments, cases, drafts
from nscb_desktop.register.copies import write_copy
from nscb_desktop.register.unit_of_work import Unit

KEPT_NAME = 120
"""Characters of a file's name that are kept."""


def file_document(
    sitting: Sitting,
    case_id: int,
    name: str,
    data: bytes,
    kind: str = "original",
    *,
    note: str = "",
    received_at: datetime | None = None,
    words: str = "",
) -> Document:
    """File bytes on a case; an empty file is refused. ``words`` are what the search finds the case by from then on."""
    with sitting.acting(Right.RECORD) as unit:
        must_be_open(cases.read(unit, case_id))
        document = attachments.add(
            unit, kind, safe_name(name), data, case_id=case_id, note=note, received_at=received_at, words=words
        )
        unit.record(
            "filed a document",
            case_id,
            note,
            [FieldChange("Document", "", f"{document.name}, SHA-256 {document.sha256}")],
        )
        # The same bytes may have been filed elsewhere with their words.
        reindexed(unit, case_id)
        return document


def file_path(sitting: Sitting, case_id: int, path: Path, kind: str) -> Document:
    """File a file that somebody chose on a case, its words with it; it may take a while to read them."""
    data = bytes_of(path)
    return file_document(sitting, case_id, path.name, data, kind, words=searchable(data))


def file_path_on_draft(sitting: Sitting, draft_id: int, path: Path, note: str, kind: str = "original") -> Document:
    """File what somebody chose with the draft it belongs to, its words with it."""
    data = bytes_of(path)
    return file_on_draft(sitting, draft_id, path.name, data, note, kind, searchable(data))


def file_on_draft(
    sitting: Sitting, draft_id: int, name: str, data: bytes, note: str = "", kind: str = "original", words: str = ""
) -> Document:
    """File the received original, or a copy of what was sent, with the draft it belongs to; it moves to the case with it."""
    with sitting.acting(Right.RECEIVE) as unit:
        # Registered or recorded while the file was being read, it would be filed where nobody looks.
        drafts.read(unit, draft_id)
        document = attachments.add(unit, kind, safe_name(name), data, draft_id=draft_id, note=note, words=words)
        unit.record(
            f"filed {'an original' if kind == 'original' else 'a copy'} with draft {draft_id}",
            changes=[FieldChange("Document", "", f"{document.name}, SHA-256 {document.sha256}")],
        )
        return document


def note_print(
    sitting: Sitting, case_id: int | None, name: str, data: bytes, how: str, *, draft_id: int | None = None
) -> Document | None:
    """List a print or a saved copy on the case or draft it is about; the bytes are not kept, only their digest.

    What is about no single case, such as a list of last days, stands in the history alone.
    """
    with sitting.acting(Right.PRINT) as unit:
        return _note_print(unit, case_id, name, data, how, draft_id)


def note_print_on_each(sitting: Sitting, case_ids: Sequence[int], name: str, data: bytes, how: str) -> None:
    """List one paper about several cases, such as minutes, on every one of them; about none, in the history alone."""
    with sitting.acting(Right.PRINT) as unit:
        for case_id in dict.fromkeys(case_ids) or (None,):
            _note_print(unit, case_id, name, data, how)


def _note_print(
    unit: Unit, case_id: int | None, name: str, data: bytes, how: str, draft_id: int | None = None
) -> Document | None:
    shown, copy = safe_name(name), FieldChange("Copy", "", f"SHA-256 {attachments.digest_of(data)}")
    unit.record(f"{how}: {shown}", case_id, changes=[copy])
    if case_id is None and draft_id is None:
        return None
    return attachments.add(unit, "print", shown, data, case_id=case_id, draft_id=draft_id, note=how, keep=False)


def documents(sitting: Sitting, case_id: int) -> list[Document]:
    """Everything filed on a case and every print of it, newest first."""
    with sitting.reading() as unit:
        return attachments.of_case(unit, case_id)


def draft_documents(sitting: Sitting, draft_id: int) -> list[Document]:
    """Everything filed with a draft."""
    with sitting.reading() as unit:
        return attachments.of_draft(unit, draft_id)


def document_bytes(sitting: Sitting, document_id: int) -> bytes:
    """The bytes of a kept document, checked against its SHA-256."""
    with sitting.reading() as unit:
        return attachments.content(unit, document_id)[1]


def searchable(data: bytes) -> str:
    """The words of a file for the search; none where it has none, or cannot be read: it is filed all the same."""
    try:
        return words_in(data)
    except NotRead:
        return ""


def is_read_as_words(data: bytes) -> bool:
    """Whether a file is looked at as its words: a Word file, a workbook, or a message."""
    return shape_of(data) in {"zip", "ole", "mail"}


def words_in(data: bytes) -> str:
    """The words of a file, read in the process that can do nothing else; OfficeError where it cannot be read."""
    return read_file(data, words=True).words


def bytes_of(path: Path, at_most: int | None = None) -> bytes:
    """What is in a file that somebody chose; OfficeError where it cannot be read, or is larger than wanted here."""
    try:
        if at_most is not None and path.stat().st_size > at_most:
            raise OfficeError(f"“{path.name}” is too large to be read here. Choose another file.")
        return path.read_bytes()
    except OSError as unread:
        raise OfficeError(f"“{path.name}” could not be read: {unread.strerror}. Choose it again.") from unread


def take_away(path: Path) -> None:
    """Remove a file that is kept in the register now; OfficeError where it cannot be removed."""
    try:
        path.unlink(missing_ok=True)
    except OSError as refused:
        raise OfficeError(
            f"“{path.name}” is filed, but could not be taken out of its folder: {refused.strerror}. Remove it yourself."
        ) from refused


def safe_name(name: str) -> str:
    """The last part of a file's name with nothing hidden in it, kept only to be shown."""
    last = PurePath(name.replace("\\", "/")).name
    return visible(as_typed(last)).replace("\n", " ")[:KEPT_NAME] or "unnamed"


def save_copy(target: Path, data: bytes) -> None:
    """Write a copy outside the register, whole or not at all; OfficeError where the place does not take it."""
    write_copy(target, data)
