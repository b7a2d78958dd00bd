"""Drafts of e-mails as ``.eml`` files: opened, looked at and sent in the office's own mail program, never from here."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from nscb_desktop.framework.appointments import email_problem
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.text import as_typed, one_line, visible

KINDS = {
    ".pdf": ("application", "pdf"),
    ".docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
"""What may be attached, by the end of its name."""
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
LONGEST_NAME = 80
MOST = 50
"""Addressees of one draft."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with a draft."""

    name: str
    data: bytes


def draft(to: Sequence[tuple[str, str]], subject: str, words: str, files: Sequence[Attached] = ()) -> bytes:
    """A draft to these names and addresses; OfficeError for an address or a subject that no mail program would take.

    To nobody, its “To” is empty and is typed in the mail program.
    """
    message = EmailMessage(policy=SMTP)
    # Outlook and Thunderbird open it ready to be sent, not as a message that came.
    message["X-Unsent"] = "1"
    message["To"] = tuple(_address(name, address) for name, address in _few(to)) or ""
    message["Subject"] = _subject(subject)
    message.set_content(visible(as_typed(words)).strip() + "\n", cte="quoted-printable")
    for file in files:
        end = _end(file.name)
        main, sub = KINDS[end]
        message.add_attachment(file.data, maintype=main, subtype=sub, filename=_safe_name(file.name[: -len(end)]) + end)
    if files:
        # The same letter gives the same draft.
        message.set_boundary("nscb-" + hashlib.sha256(b"".join(file.data for file in files)).hexdigest()[:32])
    return message.as_bytes()


def _few(to: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    if len(to) > MOST:
        raise OfficeError(f"A draft can go to {MOST} addresses at most. Make several.")
    return to


def _address(name: str, address: str) -> Address:
    refusal = OfficeError(
        f"“{one_line(address)}” is not one e-mail address that a mail program takes. Correct it under Agencies and people."
    )
    bare = address.strip()
    if _BREAKS.search(bare) or email_problem(bare) or not bare.isascii():
        raise refusal
    try:
        read = Address(display_name=one_line(name), addr_spec=bare)
    except (HeaderParseError, ValueError, IndexError, TypeError) as unread:
        raise refusal from unread
    # A comment in brackets is read over, and would be left out without a word.
    if read.addr_spec != bare:
        raise refusal
    return read


def _subject(subject: str) -> str:
    if _BREAKS.search(subject):
        raise OfficeError("The subject of an e-mail has to stand on one line. Take the line break out of it.")
    return subject


def _safe_name(stem: str) -> str:
    """A name that every file system and mail program takes, and nothing can hide in."""
    return _UNSAFE.sub("-", stem).strip("-.")[:LONGEST_NAME] or "letter"


def _end(name: str) -> str:
    end = next((each for each in KINDS if name.lower().endswith(each)), "")
    if not end:
        raise OfficeError(f"“{one_line(name)}” cannot go with a draft: only PDF and Word files can.")
    return end
