"""Twelve messages and seven calendars that were made to do harm, and messages of Outlook with them."""

from tests.documents import outlook_files
from tests.documents.outlook_files import Node

Hostile = dict[str, bytes]
_HEAD = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"


def _multipart(depth: int) -> bytes:
    made = _HEAD
    for n in range(depth):
        made += b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
    return (
        made
        + b"Content-Type: text/plain\r\n\r\nhello\r\n"
        + b"".join(b"--b%d--\r\n" % n for n in reversed(range(depth)))
    )


def _attached(headers: bytes, body: bytes) -> bytes:
    return (_HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nwords\r\n--x\r\n"
            + headers + b"\r\n\r\n" + body + b"\r\n--x--\r\n")  # fmt: skip


def messages() -> Hostile:
    """Twelve, by what they try."""
    nested = _HEAD + b"\r\nhello"
    for _ in range(60):
        nested = _HEAD + b"Content-Type: message/rfc822\r\n\r\n" + nested
    named = b'Content-Type: application/pdf; name="../../.ssh/authorized_keys"\r\nContent-Disposition: attachment; filename="a\xe2\x80\xaegnp.exe"'
    return {
        "3,000 parts in one another": _multipart(3_000),
        "60 messages in one another": nested,
        "an unknown charset": _HEAD + b"Content-Type: text/plain; charset=klingon\r\n\r\nwords \xff\xfe",
        "a charset that is a codec": _HEAD + b"Content-Type: text/plain; charset=zip\r\n\r\nwords",
        "250,000 addresses": b"From: a@b.example\r\nTo: " + b", ".join(b"a@b.co" for _ in range(250_000)) + b"\r\n\r\nwords",
        "60,000 bytes of addresses": b"From: a@b.example\r\nTo: " + b",".join([b'"a" <a@b.co>'] * 4_500) + b"\r\n\r\nwords",
        "a name that leads out": _attached(named, b"%PDF-1.7 x"),
        "base64 that is none": _attached(b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64", b"!!!" * 5_000),
        "a subject that never ends": b"From: a@b.example\r\nSubject: =?utf-8?q?" + b"=41" * 15_000 + b"?=\r\n\r\nwords",
        "HTML 100,000 deep": _HEAD + b"Content-Type: text/html\r\n\r\n" + b"<div>" * 100_000 + b"words",
        "HTML with a remote picture and a script": _HEAD + b"Content-Type: text/html\r\n\r\n<img src='http://evil.example/x'>"
        b"<iframe src='file:///etc/passwd'></iframe><script>evil()</script>words",
        "5,000 empty parts": _HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n\r\n\r\n" * 5_000 + b"--x--\r\n",
    }  # fmt: skip


def calendars() -> Hostile:
    """Seven, by what they try; a calendar that came is text to read, and nothing else."""
    head, tail = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", b"END:VEVENT\r\nEND:VCALENDAR\r\n"
    return {
        "an attachment to fetch": head + b"ATTACH:file:///etc/passwd\r\nATTACH:http://evil.example/x\r\n" + tail,
        "HTML beside the words": head + b"X-ALT-DESC;FMTTYPE=text/html:<script>evil()</script>\r\n" + tail,
        "a rule without an end": head + b"RRULE:FREQ=SECONDLY;COUNT=999999999\r\n" + tail,
        "an alarm that runs a program": head
        + b"BEGIN:VALARM\r\nACTION:PROCEDURE\r\nATTACH:cmd.exe\r\nEND:VALARM\r\n"
        + tail,
        "a line of 5 MB": head + b"SUMMARY:" + b"A" * 5_000_000 + b"\r\n" + tail,
        "100,000 events": b"BEGIN:VCALENDAR\r\n" + (b"BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n" * 100_000),
        "characters that hide": head + "SUMMARY:a\u202egnp.exe\x00\x07\u2028\r\n".encode() + tail,
    }


def outlooks() -> Hostile:
    """Messages of Outlook, by what they try."""
    inner: dict[str, Node] = outlook_files.parts("innermost", "words")
    for _ in range(12):
        inner = outlook_files.parts("outer", "words", inner=inner)
    good = outlook_files.message("Subject", "words", b"x" * 9_000)
    circle = bytearray(good)
    circle[512:516] = b"\0\0\0\0"
    table = good.index(b"\xfd\xff\xff\xff")
    looped = bytearray(good)
    for at in range(table - 40, table, 4):
        looped[at : at + 4] = b"\0\0\0\0"
    return {
        "messages 12 deep": outlook_files.storage(inner),
        "a chain of sectors that begins anew": bytes(looped),
        "a header of another file": good[:30] + b"\xff" * 100 + good[130:],
        "cut short": good[: len(good) // 2],
        "a first sector that is none": bytes(circle),
    }
