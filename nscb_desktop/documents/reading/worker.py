"""Reading one file, in the process that does nothing else: what it is, then the reader for that."""

import json
import sys
from collections.abc import Sequence

from nscb_desktop.documents.reading import fence
from nscb_desktop.documents.reading.findings import Findings, written
from nscb_desktop.documents.reading.refusals import NotRead
from nscb_desktop.documents.reading.shapes import shape_of
from nscb_desktop.framework.errors import OfficeError

WORDS = "--words"
"""Read the text of a PDF even where it has form fields: for search and preview."""


def main(arguments: Sequence[str]) -> int:
    """Read standard input and write what was found, or why nothing is read, to standard output."""
    fence.put_up()
    sys.stdout.buffer.write(reply_to(sys.stdin.buffer.read(), words=WORDS in arguments))
    sys.stdout.buffer.flush()
    return 0


def reply_to(data: bytes, *, words: bool = False) -> bytes:
    """What was found, or why nothing is read, as it goes back."""
    try:
        return written(found_in(data, words=words))
    except NotRead as refused:
        return _refusal(refused.why)
    except OfficeError as refused:
        return _refusal(_why(refused))
    except Exception:  # noqa: BLE001 - a hostile file fails in many ways, and each means the same to a person
        return _refusal("damaged")


def found_in(data: bytes, *, words: bool = False) -> Findings:
    """What a file holds, by the reader for its shape; NotRead where it cannot be read."""
    shape = shape_of(data)
    if shape == "pdf":
        from nscb_desktop.documents.reading import pdf_form

        return pdf_form.read(data, words=words)
    if shape == "zip":
        from nscb_desktop.documents.reading import office_file

        return office_file.read(data)
    if shape == "ole":
        from nscb_desktop.documents.reading import outlook

        return outlook.read(data)
    if shape == "mail":
        from nscb_desktop.documents.reading import mail

        return mail.read(data)
    if shape == "text":
        from nscb_desktop.documents.reading import plain

        return plain.read(data)
    return Findings(shape)


def _refusal(why: str) -> bytes:
    return json.dumps({"refused": why}).encode("ascii")


def _why(refused: OfficeError) -> str:
    from nscb_desktop.documents.archive import TOO_LARGE

    return "too_large" if str(refused) == TOO_LARGE else "damaged"
