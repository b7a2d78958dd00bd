"""A message: its words, when it was sent, and the files in it; no header is believed and no markup is shown."""

import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import compat32
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from typing import TypeAlias

from nscb_desktop.documents.reading.findings import ENDINGS, LONGEST_VALUE, MOST_ENCLOSED, Enclosed, Findings
from nscb_desktop.documents.reading.plain import decoded, rows_of
from nscb_desktop.documents.reading.refusals import NotRead
from nscb_desktop.documents.reading.shapes import OLE, ZIP, shape_of
from nscb_desktop.framework.text import as_typed

LARGEST = 10_000_000
LONGEST_HEADERS = 64 * 1024
DEEPEST = 20
MOST_PARTS = 300
_SPACES = re.compile(r"\s+")
_Part: TypeAlias = "Message[str, str]"


def read(data: bytes) -> Findings:
    """The words and files of a message."""
    if len(data) > LARGEST:
        raise NotRead("too_large")
    body = data.replace(b"\r\n", b"\n")
    if body.find(b"\n\n", 0, LONGEST_HEADERS) < 0 and len(body) > LONGEST_HEADERS:
        raise NotRead("damaged")
    message = message_from_bytes(data, policy=compat32)
    said = [f"Subject: {header(message, 'Subject')}", f"From: {header(message, 'From')}"]
    enclosed: list[Enclosed] = []
    for part in _parts(message):
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content:
            continue
        kind = part.get_content_type()
        if kind in {"text/plain", "text/html"} and part.get_content_disposition() != "attachment":
            said.append(words_of_html(_text(part, content)) if kind == "text/html" else _text(part, content))
        elif len(enclosed) < MOST_ENCLOSED:
            enclosed.append(Enclosed(own_name(len(enclosed) + 1, content), content))
    words = "\n".join(said).strip()
    return Findings("mail", rows=rows_of(words), words=words, sent=_sent(message), enclosed=tuple(enclosed))


def own_name(number: int, content: bytes) -> str:
    """A name of ours for a file in a message."""
    shape = shape_of(content)
    if content.startswith(ZIP):
        shape = "workbook" if b"xl/workbook" in content else "word"
    return f"attachment-{number}{'.msg' if content.startswith(OLE) else ENDINGS.get(shape, '.bin')}"


def _parts(message: _Part) -> Iterator[_Part]:
    """Every part that holds something itself; a version in HTML is left out where its message says the same in plain text."""
    waiting, seen = [(message, 0)], 0
    while waiting:
        part, depth = waiting.pop()
        seen += 1
        if depth > DEEPEST or seen > MOST_PARTS:
            raise NotRead("damaged")
        inner = part.get_payload() if part.is_multipart() else []
        kids = [each for each in inner if isinstance(each, Message)] if isinstance(inner, list) else []
        if part.get_content_type() == "multipart/alternative":
            kids = [each for each in kids if each.get_content_type() == "text/plain"][:1] or kids
        waiting += [(kid, depth + 1) for kid in reversed(kids)]
        if not part.is_multipart():
            yield part


def _text(part: _Part, content: bytes) -> str:
    named = part.get_content_charset("")
    try:
        return as_typed(content.decode(named, "replace")) if named else decoded(content)
    except (LookupError, ValueError):
        return decoded(content)


def header(message: _Part, name: str) -> str:
    """A header as one line of text."""
    raw = str(message.get(name, ""))[:LONGEST_VALUE]
    try:
        pieces = decode_header(raw)
        words = "".join(_piece(piece, charset) for piece, charset in pieces)
    except (HeaderParseError, ValueError, LookupError):
        words = raw
    return " ".join(as_typed(words).split())


def _piece(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    return piece.decode(charset, "replace") if charset and charset != "unknown-8bit" else decoded(piece)


def _sent(message: _Part) -> datetime | None:
    try:
        when = parsedate_to_datetime(str(message.get("Date", ""))[:200])
    except (ValueError, TypeError, OverflowError):
        return None
    return when if when.tzinfo else None


class _Words(HTMLParser):
    """The text of a page of HTML, a line for each of its blocks."""

    _BLOCKS = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "table"})
    _SILENT = frozenset({"script", "style", "head", "title"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - nothing an attribute says is used
        """Begin a line, or a part that is not for reading."""
        self._silent += tag in self._SILENT
        if tag in self._BLOCKS:
            self.said.append("\n")
        elif tag in {"td", "th"}:
            self.said.append("\t")

    def handle_endtag(self, tag: str) -> None:
        """End a part that is not for reading."""
        self._silent = max(0, self._silent - (tag in self._SILENT))

    def handle_data(self, data: str) -> None:
        """Take the words."""
        if not self._silent:
            self.said.append(_SPACES.sub(" ", data))


def words_of_html(markup: str) -> str:
    """The words of a message in HTML; it is never rendered."""
    parser = _Words()
    parser.feed(markup)
    parser.close()
    lines = (line.strip() for line in "".join(parser.said).split("\n"))
    return "\n".join(line for line in lines if line)
