"""A letter as a Word document of our own making: what the Board starts from when it wants its own template."""

from datetime import UTC, datetime
from typing import Any

from nscb_desktop.documents.letter_templates import Template, saved
from nscb_desktop.documents.letters import CLOSE, GREETING, OUR_REFERENCE
from nscb_desktop.framework.letters import Letter

_FONT, _SIZE, _SMALL = "Arial", 11, 9


def starter(letter: Letter) -> Template:
    """The built-in layout and wording with the merge fields in it, ready to be edited in Word."""
    from docx import Document
    from docx.shared import Cm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(_SIZE)
    normal.paragraph_format.space_after = Pt(8)
    _edges(section, Pt(_SMALL))
    _describe(document, letter)
    strong = document.add_paragraph().add_run("{{board}}")
    strong.bold, strong.font.size = True, Pt(14)
    for part in (
        "{{to_name}}\n{{to_post}}",
        f"{{{{today}}}}\n{OUR_REFERENCE}: {{{{our_reference}}}}",
        GREETING + " {{greeting}}",
    ):
        _lines(document, part)
    document.add_paragraph().add_run("{{subject}}").bold = True
    for part in letter.body:
        _lines(document, part)
    document.add_paragraph(CLOSE).paragraph_format.keep_with_next = True
    for _ in range(2):
        document.add_paragraph().paragraph_format.keep_with_next = True
    _lines(document, "{{signed_name}}\n{{signed_role}}")
    return Template(f"{letter.key}.docx", saved(document))


def _lines(document: Any, part: str) -> None:
    """A paragraph to each line, close together, so that a line with nothing to say can be left out."""
    from docx.shared import Pt

    lines = part.split("\n")
    for number, line in enumerate(lines, 1):
        made = document.add_paragraph(line)
        if number < len(lines):
            made.paragraph_format.space_after = Pt(0)


def _edges(section: Any, size: Any) -> None:
    """The marking at head and foot, and the reference at the foot."""
    for edge, words in ((section.header, "{{marking}}"), (section.footer, "{{our_reference}} · {{marking}}")):
        paragraph = edge.paragraphs[0]
        paragraph.alignment = 1
        run = paragraph.add_run(words)
        run.bold, run.font.size = True, size


def _describe(document: Any, letter: Letter) -> None:
    """Its properties: what it is, and nothing of the machine or the person it was made by."""
    about = document.core_properties
    about.title, about.author, about.comments, about.last_modified_by = letter.name, "", "", ""
    about.created = about.modified = datetime(2013, 4, 1, 9, tzinfo=UTC)
