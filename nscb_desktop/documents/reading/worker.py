"""Reading one file, in the process that does nothing else: what it is, then the reader for that."""

import sys
from collections.abc import Sequence

from nscb_desktop.documents.reading import fence
from nscb_desktop.documents.reading.findings import Findings, written
from nscb_desktop.documents.reading.refusals import NotRead
from nscb_desktop.documents.reading.replies import refusal
from nscb_desktop.documents.reading.shapes import shape_of
from nscb_desktop.documents.template_refusals import NotATemplate
from nscb_desktop.framework.errors import OfficeError

WORDS = "--words"
"""Read the text of a PDF even where it has form fields: for search and preview."""
WORKBOOK = "--workbook"
"""Read a workbook row by row, as many rows of a sheet as the number after it says."""
TEMPLATE = "--template"
"""Read the words of a template of a letter."""


def main(arguments: Sequence[str]) -> int:
    """Read standard input and write what was found, or why nothing is read, to standard output."""
    fence.put_up()
    sys.stdout.buffer.write(reply_to(sys.stdin.buffer.read(), arguments))
    sys.stdout.buffer.flush()
    return 0


def reply_to(data: bytes, arguments: Sequence[str] = ()) -> bytes:
    """What was found, or why nothing is read, as it goes back."""
    try:
        return _found(data, arguments)
    except NotRead as refused:
        return refusal(refused.why)
    except NotATemplate as refused:
        return refusal(refused.why, refused.what)
    except OfficeError as refused:
        return refusal(_why(refused))
    except Exception:  # noqa: BLE001 - a hostile file fails in many ways, and each means the same to a person
        return refusal("damaged")


def _found(data: bytes, arguments: Sequence[str]) -> bytes:
    if arguments[:1] == [WORKBOOK]:
        from nscb_desktop.documents.reading import sheet_rows, sheets

        return sheet_rows.written(sheets.read(data, int(arguments[1])))
    if arguments[:1] == [TEMPLATE]:
        from nscb_desktop.documents.reading import template_words

        return template_words.written(template_words.look(data))
    return written(found_in(data, words=WORDS in arguments))


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


def _why(refused: OfficeError) -> str:
    from nscb_desktop.documents.archive import TOO_LARGE

    return "too_large" if str(refused) == TOO_LARGE else "damaged"
