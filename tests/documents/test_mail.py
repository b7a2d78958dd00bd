"""Drafts of e-mails: what Python's own reader finds in them, and that nothing can be slipped into a header."""

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from nscb_desktop.documents.mail import Attached, draft
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.text import as_typed, visible
from tests.documents.test_text import NAMES, NASTY

PDF = Attached("NSCB-2014-001 Chaser reminder R12.pdf", b"%PDF-1.7 \x00\r\n\xff")
TO = ("DI Łucja Pretend", "l.pretend@police.example")
SUBJECT = "NSCB-2014-001: reminder, Part Two"


def read(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=policy.default)


def body(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def test_the_headers_are_these_and_no_others() -> None:
    message = read(draft([TO], SUBJECT, "Dear DI Łucja", [PDF]))
    assert message.keys() == ["X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"]
    assert message["X-Unsent"] == "1"
    assert message["To"].addresses[0].addr_spec == TO[1]
    assert message["To"].addresses[0].display_name == TO[0]
    assert message["Subject"] == SUBJECT
    assert body(message).strip() == "Dear DI Łucja"
    assert not message.defects


def test_a_file_comes_out_as_it_went_in_under_a_safe_name() -> None:
    [attached] = read(draft([TO], SUBJECT, "x", [PDF])).iter_attachments()
    assert attached.get_content() == PDF.data
    assert attached.get_filename() == "NSCB-2014-001-Chaser-reminder-R12.pdf"
    assert attached.get_content_type() == "application/pdf"


def test_the_same_letter_gives_the_same_draft() -> None:
    assert draft([TO], SUBJECT, "x", [PDF]) == draft([TO], SUBJECT, "x", [PDF])


def test_every_line_ends_as_mail_does_and_is_no_longer_than_mail_allows() -> None:
    data = draft([TO] * 20, "NSCB-2014-001: " + "long " * 60, "word " * 900 + "\n" + "x" * 3000, [PDF])
    lines = data.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 998
    assert data.isascii()


@pytest.mark.parametrize(
    "nasty", [*NASTY, *NAMES, "a\r\nBcc: x@y.example", "\x00\x07", "\u202egnp.exe", 'quoted "name"', "a, b; c <d@e>"]
)
def test_a_name_can_slip_nothing_into_the_headers(nasty: str) -> None:
    message = read(draft([(nasty, TO[1])], SUBJECT, nasty, [Attached(f"{nasty}.pdf", b"x")]))
    assert message.keys() == ["X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"]
    assert [each.addr_spec for each in message["To"].addresses] == [TO[1]]
    [attached] = message.iter_attachments()
    name = str(attached.get_filename())
    assert name.endswith(".pdf")
    assert name.removesuffix(".pdf").replace("-", "").replace("_", "").isalnum()
    assert as_typed(body(message)).strip() == visible(as_typed(nasty)).strip()


@pytest.mark.parametrize("address", [
    "a@b.example\r\nBcc: x@y.example", "a@b.example\nBcc: x@y.example", "a@b.example, c@d.example", "<a@b.example>", "a(b)@c.example",
    "łucja@b.example", "a@łb.example", "a b@c.example", "a@b", "", "a@b..example", "a@b.example\u2028x", "a@b.example\x00",
])  # fmt: skip
def test_an_address_that_is_not_one_plain_address_is_refused_in_a_sentence(address: str) -> None:
    with pytest.raises(OfficeError) as told:
        draft([("DI Pretend", address)], SUBJECT, "x")
    assert "is not one e-mail address" in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("subject", ["a\r\nBcc: x@y.example", "a\nb", "a\rb", "a\x00b", "a\u2028b"])
def test_a_subject_over_two_lines_is_refused_in_a_sentence(subject: str) -> None:
    with pytest.raises(OfficeError, match="has to stand on one line"):
        draft([TO], subject, "x")


def test_a_draft_to_nobody_is_addressed_in_the_mail_program() -> None:
    data = draft([], SUBJECT, "x")
    read = message_from_bytes(data, policy=policy.default)
    assert (read["To"].addresses, read["X-Unsent"], read["Subject"]) == ((), "1", SUBJECT)
    assert b"\r\nTo:\r\n" in data


def test_a_draft_with_another_kind_of_file_is_refused() -> None:
    with pytest.raises(OfficeError, match="only PDF and Word files"):
        draft([TO], SUBJECT, "x", [Attached("tool.exe", b"MZ")])
