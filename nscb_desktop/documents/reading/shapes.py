"""What a file's bytes are; its name decides nothing."""

import re

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:")
_OF_MAIL = (
    b"from",
    b"to",
    b"subject",
    b"date",
    b"received",
    b"mime-version",
    b"message-id",
    b"return-path",
    b"content-type",
)
_LINES = 60
"""Lines among which a message has to show what it is."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"


def shape_of(data: bytes) -> str:
    """``pdf``, ``zip`` (Word or Excel), ``ole`` (Outlook or an old Office file), ``mail``, ``picture``, ``text``, ``other``."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(ZIP):
        return "zip"
    if data.startswith(OLE):
        return "ole"
    if data.startswith(_PICTURES):
        return "picture"
    head = data[:8192]
    if _begins_with_headers(head.removeprefix(b"\xef\xbb\xbf").lstrip()):
        return "mail"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    return "other" if b"\0" in head else "text"


def _begins_with_headers(head: bytes) -> bool:
    """Whether the first lines are headers, one of them of a kind that only messages have; line by line, so that it ends."""
    for number, line in enumerate(head.split(b"\n", _LINES)[:_LINES]):
        if number and line.startswith((b" ", b"\t")):
            continue
        if number == 0 and line.startswith(b"From "):
            return True
        if not _HEADER.match(line):
            return False
        if line.partition(b":")[0].lower() in _OF_MAIL:
            return True
    return False
