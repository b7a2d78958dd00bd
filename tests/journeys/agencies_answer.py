"""What the agencies of the case on paper do with what they were sent: each answers in its own way, with its own words."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pypdfium2
from docx.oxml import OxmlElement, parse_xml
from lxml import etree

from nscb_desktop.framework.answers import Answer, Rows
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.form_slots import texts
from nscb_desktop.framework.newham_2013 import PART_TWO
from tests.documents.filling import filled_by_pikepdf, filled_by_pypdf, places
from tests.documents.returned_files import mail

POLICE, HEALTH, HOUSING, EDUCATION, PROBATION, LATE = (
    "Police", "Health", "Housing", "Education", "Probation", "Fire and rescue",
)  # fmt: skip
MARKERS = {
    POLICE: "Wexcombeford", HEALTH: "Tillinghurst", HOUSING: "Pellamoreton", EDUCATION: "Osterhagenby",
    PROBATION: "Marrowdenham",
}  # fmt: skip
"""A word that stands in one agency's answer and nowhere else."""
MOVED_TO = "3 Elsewhere Terrace, E6 2BB"
"""Where the police say the child lives."""
BORN = {POLICE: "2/5/2009", HEALTH: "1/5/2009", EDUCATION: "1/5/2009", PROBATION: "1/5/2009"}
NOT_KNOWN = f"This child is not known to us, says {MARKERS[HOUSING]}."


def answers_of(agency: str) -> dict[str, Answer]:
    """What an agency has to say."""
    said: dict[str, Answer] = {
        "date_of_birth": read_date(BORN[agency]),
        "involvement": Rows(({"what": f"Visit by {agency}", "from": read_date("4/11/2013")},)),
        "risks_and_strengths": f"{MARKERS[agency]} is a strength.",
        "completed_by": f"Officer of {agency}",
        "completed_on": read_date("9/1/2014"),
    }
    return said | ({"home_address": MOVED_TO} if agency == POLICE else {})


def in_a_pdf(form: bytes, agency: str) -> bytes:
    """The form filled in with pypdf."""
    return filled_by_pypdf(form, texts(PART_TWO, answers_of(agency)), places(PART_TWO))


def in_a_message(form: bytes, agency: str) -> bytes:
    """The form filled in with another program, as the only file of a message."""
    filled = filled_by_pikepdf(form, texts(PART_TWO, answers_of(agency)), places(PART_TWO))
    return mail("Our form, with kind regards.", filled, date="Fri, 10 Jan 2014 09:00:00 +0000")


def not_known(reference: str) -> bytes:
    """A message that answers without the form."""
    return mail(f"{NOT_KNOWN}\nRef {reference}, {HOUSING}", date="Thu, 9 Jan 2014 15:00:00 +0000")


def scanned(form: bytes) -> bytes:
    """The first page of the form as a picture and nothing else."""
    with pypdfium2.PdfDocument(form) as document:
        picture = document[0].render(scale=1).to_pil().convert("L")
    made = BytesIO()
    picture.save(made, "PDF")
    return made.getvalue()


def in_word(form: bytes, agency: str) -> bytes:
    """The form filled in as Word does: the words in their controls, and no control an untouched one any more."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(form)) as sent, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as back:
        for name in sent.namelist():
            data = sent.read(name)
            back.writestr(name, _typed(data, texts(PART_TWO, answers_of(agency))) if name == BODY else data)
    return made.getvalue()


BODY = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _typed(body: bytes, values: Mapping[str, str]) -> bytes:
    document = parse_xml(body)
    left = dict(values)
    for control in document.iter(f"{_W}sdt"):
        properties, content = control.find(f"{_W}sdtPr"), control.find(f"{_W}sdtContent")
        words = left.pop(str(properties.find(f"{_W}tag").get(f"{_W}val")), None)
        if words is not None:
            _put(content, words)
            for sign in properties.findall(f"{_W}showingPlcHdr"):
                properties.remove(sign)
    assert not left, left
    return bytes(etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True))


def _put(content: Any, words: str) -> None:
    """The words in the first run of a control, and no other run."""
    first, *others = list(content.iter(f"{_W}r"))
    for other in others:
        other.getparent().remove(other)
    for old in [each for each in first if each.tag != f"{_W}rPr"]:
        first.remove(old)
    text = OxmlElement("w:t")
    text.text = words
    first.append(text)
