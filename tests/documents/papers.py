"""Forms filled in with a word of their own in every place, and what a PDF says when other programs read it."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from itertools import count

import pypdfium2
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from nscb_desktop.documents.form_paper import FormPaper, form_outline
from nscb_desktop.documents.pdf import write_pdf
from nscb_desktop.framework.answers import Answer, Answers, Chosen, Reasons, Rows, Tick
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.fields import (
    Choice,
    Day,
    Grounds,
    Group,
    Kind,
    Line,
    Moment,
    Narrative,
    OneOf,
    Several,
    Table,
    YesNo,
)
from nscb_desktop.framework.form import Form
from nscb_desktop.framework.milestones import STRIP

PRINTED_AT = datetime(2014, 7, 1, 9, 5, tzinfo=UTC)
OFFICE_USE = tuple((milestone.shown, f"{day} Jan 2014") for day, milestone in enumerate(STRIP, start=2))


def paper(form: Form, answers: Answers | None, **changed: object) -> FormPaper:
    """A form with everything that stands around its answers."""
    around: dict[str, object] = {
        "board": "Exampleham Safeguarding Children Board",
        "marking": "OFFICIAL-SENSITIVE",
        "reference": "NSCB-2014-007",
        "edition": "Newham 2013",
        "printed_by": "J. Specimen",
        "printed_at": PRINTED_AT,
        "office_use": OFFICE_USE,
    }
    return FormPaper(form, answers, **{**around, **changed})  # type: ignore[arg-type]  # keywords of the dataclass itself


def printed(form: Form, answers: Answers | None, **changed: object) -> bytes:
    """The form as PDF."""
    return write_pdf(form_outline(paper(form, answers, **changed)))


def page_texts(pdf: bytes) -> list[str]:
    """What PDFium reads on each page, its white space made even."""
    document = pypdfium2.PdfDocument(pdf)
    texts = []
    for page in document:
        words = page.get_textpage()
        texts.append(even(words.get_text_range()))
        words.close()
        page.close()
    document.close()
    return texts


def whole_text(pdf: bytes) -> str:
    """What PDFium reads in the whole document."""
    return " ".join(page_texts(pdf))


def readings(pdf: bytes) -> list[str]:
    """The whole document as each program at hand reads it: PDFium, and Poppler in both its ways where it is installed."""
    return list(filter(None, (whole_text(pdf), as_poppler_reads(pdf), as_poppler_reads(pdf, "-layout"))))


def as_poppler_reads(pdf: bytes, *way: str) -> str:
    """The whole document as Poppler reads it; empty where it is not installed."""
    if (tool := shutil.which("pdftotext")) is None:
        return ""
    done = subprocess.run([tool, *way, "-", "-"], input=pdf, capture_output=True, check=True)
    return even(done.stdout.decode("utf-8"))


def word_texts(word: bytes, part: str = "document") -> list[str]:
    """The text of each paragraph of one part of a Word file."""
    with zipfile.ZipFile(BytesIO(word)) as archive:
        tree = parse_xml(archive.read(f"word/{part}.xml"))
    return ["".join(each.text or "" for each in paragraph.iter(qn("w:t"))) for paragraph in tree.iter(qn("w:p"))]


def even(text: str) -> str:
    """The text with one space between words."""
    return re.sub(r"\s+", " ", text)


def filled(form: Form) -> tuple[dict[str, Answer], list[str]]:
    """An answer to every question of a form, and the words that must be found on its paper."""
    numbers = count(1)
    marks: list[str] = []

    def mark() -> str:
        marks.append(f"Marker{next(numbers):03d}")
        return marks[-1]

    return {field.key: _filled(field.kind, mark) for field in form.fields()}, marks


def filled_with(form: Form, words: str) -> tuple[dict[str, Answer], int]:
    """The same words in every place of a form that takes words, and how many places there are."""
    places = count()

    def again() -> str:
        next(places)
        return words

    answers = {field.key: _filled(field.kind, again) for field in form.fields()}
    return answers, next(places)


def _filled(kind: Kind, make: Callable[[], str]) -> Answer:
    match kind:
        case Line() | Moment() | Choice():
            return make()
        case Narrative():
            return f"{make()}\n{make()}"
        case Day():
            return read_date(f"{make()} 2009")
        case YesNo():
            return Reply.YES
        case OneOf():
            return kind.codes.entries[0][0]
        case Several():
            return Chosen((kind.codes.entries[1][0],), make())
        case Group():
            return {part.key: _filled(part.kind, make) for part in kind.parts}
        case Table():
            rows = [{column.key: _filled(column.kind, make) for column in kind.columns} for _ in range(3)]
            return Rows(tuple(rows), make())
        case Grounds():
            replies = (Reply.YES, Reply.NO, Reply.NOT_KNOWN)
            ticks = {ground.key: Tick(replies[at % 3], make()) for at, ground in enumerate(kind.grounds)}
            return Reasons(ticks, make())
