"""The paper: a completed Part One beside a bare canvas that wraps and writes the same text."""

import shutil
import statistics
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from nscb_desktop.casework import information, outgoing
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.form_paper import FormPaper, form_outline
from nscb_desktop.documents.pages import VALUE_ROOM
from nscb_desktop.documents.pdf import write_pdf
from nscb_desktop.documents.style import PAGE_HEIGHT, PAGE_WIDTH, PLAIN, STYLES, face
from nscb_desktop.framework.answers import Answer, Chosen, Reasons, Rows, Said, Tick
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.in_words import form_in_words
from nscb_desktop.framework.newham_2013 import PART_ONE
from nscb_desktop.framework.people import Holder, Office
from nscb_desktop.register import agencies
from tests.benchmarks.measuring import Figure, beside, in_turn, timed
from tests.registers import fresh, registered

BENGALI = "NotoSansBengali-Regular"
_ROUNDS = 7
_AGENCIES = 12
_SENTENCE = (
    "{n}. On {n} of the days in question the health visitor knocked at the door, had no answer, wrote to the family, "
    "and told the nursery; the nursery's own note of that call says something else."
)
_LETTERS = ("তা", "হ", "মি", "না", "বে", "গ", "ম", "লু", "সি", "রা", "কি", "শো", "ক্ষ", "ন্দ্র", "প্র", "ষ্ট")


def sentences(count: int) -> str:
    """A narrative, a paragraph to a sentence."""
    return "\n".join(_SENTENCE.format(n=n) for n in range(1, count + 1))


def bengali(count: int) -> str:
    """Words of joined and stacked letters, few of them twice the same."""
    words = []
    for n in range(count):
        words.append("".join(_LETTERS[(n * step + n // step) % len(_LETTERS)] for step in (3, 5, 7)))
    return "\n".join(" ".join(words[at : at + 40]) for at in range(0, count, 40))


def part_one(reasons: str) -> FormPaper:
    """A completed Part One with these reasons."""
    mother: dict[str, Answer] = {"name": "Marta Przykład", "relationship": "Mother", "caring": Reply.YES}
    answers: dict[str, Answer] = {
        "agency": "Children's social care",
        "team": "Assessment, East",
        "lead_officer": {"name": "A. Example", "role": "Service manager", "telephone": "020 7946 0011"},
        "authoriser": {"name": "B. Sample", "role": "Divisional director"},
        "child_name": "Łucja Przykład",
        "date_of_birth": read_date("c. May 2009"),
        "ethnicity": "Any other mixed background",
        "language": {"spoken": "Polish", "interpreter": Reply.YES},
        "religion": Said.NOT_KNOWN,
        "disability": Chosen(("COMM", "HEAR")),
        "family": Rows((mother,) * 3),
        "home_address": "12 Example Road\nLondon E6 0ZZ",
        "previous_addresses": Said.NONE,
        "reasons": Reasons({"abuse": Tick(Reply.YES, "bruising"), "harmed": Tick(Reply.YES)}, reasons),
    }
    return FormPaper(
        PART_ONE,
        answers,
        "Exampleham Safeguarding Children Board",
        "RESTRICTED",
        "NSCB-2013-001",
        "Newham 2013",
        printed_by="C. Specimen",
        printed_at=datetime(2014, 1, 7, 10, 42, tzinfo=UTC),
        office_use=(("Part One received", "20 Dec 2013"), ("Members notified", "20 Dec 2013")),
    )


def said(paper: FormPaper) -> str:
    """Everything the paper says, labels and answers, as one text."""
    labels = [f"{field.label} {field.guidance}" for field in paper.form.fields()]
    return "\n".join([*labels, form_in_words(paper.form, paper.answers or {})])


def bare(text: str, font: str) -> bytes:
    """The text wrapped and written by ReportLab's canvas alone, in the same embedded font and column."""
    style = STYLES[next(iter(STYLES))]
    stored = BytesIO()
    canvas = Canvas(stored, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1)
    canvas.setFont(font, style.size)
    top = PAGE_HEIGHT - 60
    for line in simpleSplit(text, font, style.size, VALUE_ROOM):
        if top < 60:
            canvas.showPage()
            canvas.setFont(font, style.size)
            top = PAGE_HEIGHT - 60
        canvas.drawString(220, top, line)
        top -= style.leading
    canvas.save()
    return stored.getvalue()


def measure() -> list[dict[str, Any]]:
    """Every figure, ours and the floor in turn."""
    return [figure.as_row() for figure in figures()]


def figures() -> list[Figure]:
    """One page, twenty pages, twenty pages where every run is shaped, and LibreOffice where it is installed."""
    face(PLAIN), face(BENGALI)
    return [
        _beside_bare("completed Part One, one page", part_one(sentences(3)), PLAIN, 5),
        _beside_bare("completed Part One, 20 pages", part_one(sentences(390)), PLAIN, 3),
        _beside_bare("completed Part One, 20 pages, every run shaped", part_one(bengali(10_000)), BENGALI, 10),
        _request_sets(),
        *_beside_libreoffice(part_one(sentences(390))),
    ]


def _request_sets() -> Figure:
    """The whole set for each of twelve agencies: both forms, the letter, the draft; written, filed and recorded."""
    with tempfile.TemporaryDirectory() as folder:
        sitting = fresh(Path(folder) / "register")
        try:
            case = registered(sitting, "Łucja Przykład")
            with sitting.register.work.drafting(sitting.now()) as unit:
                made = [agencies.add(unit, f"Agency {number}") for number in range(_AGENCIES)]
                for each in made:
                    at = f"lead@agency{each.id}.example"
                    agencies.add_holder(unit, Holder(0, each.id, Office.LEAD_OFFICER, "L. Officer", email=at))
            case = information.ask(sitting, case.id, [each.id for each in made], sitting.today())
            chosen = [each.id for each in case.requests]
            places = [Path(folder) / str(number) for number in range(3)]
            spent = [timed(_sending(sitting, case.id, chosen, place)) for place in places]
        finally:
            sitting.register.close()
    return beside("12 request sets, forms, letter and draft", max(spent), None, at_most=5000)


def _sending(sitting: Sitting, case_id: int, chosen: list[int], folder: Path) -> Callable[[], object]:
    folder.mkdir()
    return lambda: outgoing.send(sitting, case_id, chosen, outgoing.in_folder(folder))


def _beside_bare(name: str, paper: FormPaper, font: str, times: float) -> Figure:
    text = said(paper)
    ours, floor = in_turn(_writing(paper), _bare_writing(text, font), _ROUNDS)
    return beside(name, ours, floor, times=times)


def _writing(paper: FormPaper) -> Callable[[], object]:
    return lambda: write_pdf(form_outline(paper))


def _bare_writing(text: str, font: str) -> Callable[[], object]:
    return lambda: bare(text, font)


def _beside_libreoffice(paper: FormPaper) -> list[Figure]:
    """The same form converted from a Word file, where LibreOffice is installed; a report without a budget."""
    office = shutil.which("soffice")
    if office is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "form.docx"
        source.write_bytes(word_file(said(paper)))
        command = [
            office,
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
        ]

        def convert() -> object:
            return subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)

        timed(convert)
        theirs = statistics.median(timed(convert) for _ in range(3))
    return [beside("completed Part One, 20 pages, beside LibreOffice", timed(_writing(paper)), theirs)]


def word_file(text: str) -> bytes:
    """The least Word file that holds a text."""
    space = "http://schemas.openxmlformats.org"
    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in text.split("\n"))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{space}/package/2006/content-types"><Default Extension="rels" ContentType="'
        'application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="r1" Type="{space}'
        '/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{space}/wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>',
    }
    stored = BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{content}')
    return stored.getvalue()
