"""What a file's bytes are; its name decides nothing."""

import re

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_HEADER = re.compile(
    rb"\A(?:From |(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){0,40}?"
    rb"(?:From|To|Subject|Date|Received|MIME-Version|Message-ID|Return-Path|Content-Type):[^\n]*\r?\n)",
    re.IGNORECASE,
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"


def shape_of(data: bytes) -> str:
    """``pdf``, ``zip`` (Word or Excel), ``ole`` (Outlook or an old Office file), ``mail``, ``picture``, ``text``, ``other``."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(ZIP):
        return "zip"
    if data.startswith(OLE):
        return "ole"
    if data.startswith(_PICTURES):
        return "picture"
    head = data[:8192]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    if b"\0" in head:
        return "other"
    return "mail" if _HEADER.match(head.removeprefix(b"\xef\xbb\xbf").lstrip()) else "text"
