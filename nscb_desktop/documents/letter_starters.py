"""A letter as a Word document of our own making: what the Board starts from when it wants its own template."""

from datetime import UTC, datetime
from typing import Any

from nscb_desktop.documents.letter_templates import Template, saved
from nscb_desktop.documents.letters import LetterPaper, letter_outline
from nscb_desktop.documents.outline import Outline, Text, Weight
from nscb_desktop.framework.letters import Letter

_FONT, _SIZE, _SMALL, _TITLE = "Arial", 11, 9, 14
_ACROSS = 16.0
"""Centimetres between the margins."""


def starter(letter: Letter) -> Template:
    """The built-in layout and wording with the merge fields in it, ready to be edited in Word."""
    from docx import Document
    from docx.shared import Cm, Pt

    outline = _with_fields(letter)
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(_SIZE)
    normal.paragraph_format.space_after = Pt(8)
    _edges(section, outline)
    _describe(document, letter)
    _title(document, outline)
    texts = [block for block in outline.blocks if isinstance(block, Text)]
    for place, block in enumerate(texts):
        _lines(document, block, last=place == len(texts) - 1, signing=place >= len(texts) - 2)
    return Template(f"{letter.key}.docx", saved(document))


def _with_fields(letter: Letter) -> Outline:
    """The letter as it is set on paper, with a merge field wherever a case has its say: what both say is said once."""
    return letter_outline(
        LetterPaper(
            "{{board}}", "{{marking}}", "{{our_reference}}", "{{today}}", ("{{to_name}}", "{{to_post}}"), "{{greeting}}",
            "{{subject}}", letter.body, ("{{signed_name}}", "{{signed_role}}", "{{board}}"), private=letter.private,
        )
    )  # fmt: skip


def _title(document: Any, outline: Outline) -> None:
    """The Board at the left, the reference at the right."""
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    _to_the_right(paragraph)
    board, reference = paragraph.add_run(outline.title), paragraph.add_run(f"\t{outline.reference}")
    board.bold = reference.bold = True
    board.font.size = Pt(_TITLE)


def _lines(document: Any, block: Text, *, last: bool, signing: bool) -> None:
    """A paragraph to each line, close together, so that a line with nothing to say can be left out.

    The close, the room to sign and the name under it stay on one page.
    """
    from docx.shared import Pt

    lines = block.words.split("\n")
    for number, line in enumerate(lines, 1):
        made = document.add_paragraph()
        made.add_run(line).bold = block.weight is Weight.STRONG or None
        ends = number == len(lines)
        if not ends:
            made.paragraph_format.space_after = Pt(0)
        if signing and not (last and ends):
            made.paragraph_format.keep_with_next = True


def _edges(section: Any, outline: Outline) -> None:
    """The marking at head and foot; at the foot what it is, and the page of how many."""
    from docx.shared import Pt

    facts = section.footer.paragraphs[0]
    _to_the_right(facts)
    facts.add_run(" · ".join(outline.foot) + "\tpage ")
    _number(facts, "PAGE")
    facts.add_run(" of ")
    _number(facts, "NUMPAGES")
    below = section.footer.add_paragraph()
    for marking in (section.header.paragraphs[0], below):
        marking.alignment = 1
        marking.add_run(outline.marking).bold = True
    for paragraph in (section.header.paragraphs[0], facts, below):
        for run in paragraph.runs:
            run.font.size = Pt(_SMALL)


def _to_the_right(paragraph: Any) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm

    paragraph.paragraph_format.tab_stops.clear_all()
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(_ACROSS), WD_TAB_ALIGNMENT.RIGHT)


def _number(paragraph: Any, name: str) -> None:
    """A number that Word counts itself."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" {name} ")
    field.append(paragraph.add_run("1")._r)
    paragraph._p.append(field)


def _describe(document: Any, letter: Letter) -> None:
    """Its properties: what it is, and nothing of the machine or the person it was made by."""
    about = document.core_properties
    about.title, about.author, about.comments, about.last_modified_by = letter.name, "", "", ""
    about.created = about.modified = datetime(2013, 4, 1, 9, tzinfo=UTC)
