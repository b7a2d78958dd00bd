"""A message as Outlook saves it (.msg): its words and its files, read from the streams of its storage."""

from datetime import datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any

from nscb_desktop.documents.reading.findings import MOST_ENCLOSED, Enclosed, Findings
from nscb_desktop.documents.reading.mail import LARGEST, own_name, words_of_html
from nscb_desktop.documents.reading.plain import decoded, rows_of
from nscb_desktop.documents.reading.refusals import NotRead
from nscb_desktop.framework.text import as_typed

PROPERTIES = "__properties_version1.0"
DEEPEST = 5
_SUBJECT, _SENDER, _BODY, _HTML, _HEADERS, _DATA = "0037", "0C1A", "1000", "1013", "007D", "3701"
_UNICODE, _EIGHT_BIT, _BINARY, _STORAGE = "001F", "001E", "0102", "000D"
_ATTACHED = "__attach_version1.0_"


def read(data: bytes) -> Findings:
    """The words and files of a message that Outlook saved."""
    import olefile

    if len(data) > LARGEST:
        raise NotRead("too_large")
    with olefile.OleFileIO(BytesIO(data)) as storage:
        if not storage.exists(PROPERTIES):
            raise NotRead("old_office")
        enclosed: list[Enclosed] = []
        words = "\n".join(_message(storage, [], enclosed, 0)).strip()
        headers = _text(storage, [], _HEADERS)
    return Findings("mail", rows=rows_of(words), words=words, sent=_sent(headers), enclosed=tuple(enclosed))


def _message(storage: Any, place: list[str], enclosed: list[Enclosed], depth: int) -> list[str]:
    """The lines of a message and of the messages in it; its files are added to what is enclosed."""
    if depth > DEEPEST:
        raise NotRead("damaged")
    body = _text(storage, place, _BODY) or words_of_html(decoded(_stream(storage, place, _HTML, _BINARY)))
    said = [f"Subject: {_text(storage, place, _SUBJECT)}", f"From: {_text(storage, place, _SENDER)}", body]
    deep = len(place)
    inside = {
        each[deep]
        for each in storage.listdir(streams=True, storages=True)
        if len(each) > deep and each[:deep] == place and each[deep].startswith(_ATTACHED)
    }
    for name in sorted(inside)[:MOST_ENCLOSED]:
        within = [*place, name]
        content = _stream(storage, within, _DATA, _BINARY)
        if content and len(enclosed) < MOST_ENCLOSED:
            enclosed.append(Enclosed(own_name(len(enclosed) + 1, content), content))
        elif storage.exists(inner := [*within, f"__substg1.0_{_DATA}{_STORAGE}"]):
            said += _message(storage, inner, enclosed, depth + 1)
    return said


def _stream(storage: Any, place: list[str], tag: str, kind: str) -> bytes:
    path = [*place, f"__substg1.0_{tag}{kind}"]
    if not storage.exists(path) or storage.get_type(path) != 2:
        return b""
    return bytes(storage.openstream(path).read())


def _text(storage: Any, place: list[str], tag: str) -> str:
    """A property as text, whichever way Outlook stored it."""
    if wide := _stream(storage, place, tag, _UNICODE):
        return as_typed(wide.decode("utf-16-le", "replace")).rstrip("\0")
    return decoded(_stream(storage, place, tag, _EIGHT_BIT)).rstrip("\0")


def _sent(headers: str) -> datetime | None:
    """When the message says it was sent, by the headers it came with."""
    for line in headers.split("\n")[:400]:
        if line.lower().startswith("date:"):
            try:
                when = parsedate_to_datetime(line[5:].strip()[:200])
            except (ValueError, TypeError, OverflowError):
                return None
            return when if when.tzinfo else None
    return None
