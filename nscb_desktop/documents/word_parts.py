"""The pieces of a Word file: runs, paragraphs and plain tables as WordprocessingML."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from nscb_desktop.documents.bidi import base_level, runs_right_to_left
from nscb_desktop.documents.outline import Weight
from nscb_desktop.documents.text import paragraphs
from nscb_desktop.framework.text import visible

POINT = 20
"""Word measures in twentieths of a point."""
GROUND, HEAD, EDGE, GREY = "ECF0F3", "DFE4EA", "3F474F", "2B333B"
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BEFORE_DIRECTION = re.compile(r"^(?:<w:pStyle[^>]*/>|<w:pBdr>.*?</w:pBdr>|<w:tabs>.*?</w:tabs>)*")
_LOOKS = {
    Weight.PLAIN: "",
    Weight.STRONG: "<w:b/><w:bCs/>",
    Weight.ASIDE: "<w:i/><w:iCs/>",
    Weight.SMALL: f'<w:color w:val="{GREY}"/><w:sz w:val="16"/><w:szCs w:val="16"/>',
    Weight.FIGURE: '<w:b/><w:bCs/><w:sz w:val="24"/><w:szCs w:val="24"/>',
}
_BOX = "".join(f'<w:{edge} w:val="single" w:sz="6" w:space="0" w:color="{EDGE}"/>'
               for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))  # fmt: skip
_MARGINS = ('<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="110" w:type="dxa"/>'
            '<w:bottom w:w="60" w:type="dxa"/><w:right w:w="110" w:type="dxa"/></w:tblCellMar>')  # fmt: skip
_NO_MARGINS = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
LAST_IN_CELL = '<w:p><w:pPr><w:spacing w:line="40" w:lineRule="exact"/></w:pPr></w:p>'
"""Word wants a paragraph after a table; this one takes no room."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its paragraphs, its width in points, how many columns it spans, its shade."""

    content: str
    width: float
    span: int = 1
    ground: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table; a head is repeated wherever the table goes on."""

    cells: tuple[Cell, ...]
    head: bool = False
    height: float = 0.0
    whole: bool = True
    """Whether no page ends within it."""


def text(words: str) -> str:
    """Words as XML, and what XML cannot hold written out: a Word file has no place for it."""
    return escape(_NOT_IN_XML.sub(_written_out, words))


def attribute(words: str) -> str:
    """Words as an attribute, in its quotes."""
    return quoteattr(_NOT_IN_XML.sub(_written_out, words))


def _written_out(found: re.Match[str]) -> str:
    return visible(found[0]) if visible(found[0]) != found[0] else f"[U+{ord(found[0]):04X}]"


def run(words: str, weight: Weight = Weight.PLAIN, *, look: str = "") -> str:
    """Words in one look, exactly: their line breaks and tabs as Word writes them."""
    marks = _LOOKS[weight] + look + ("<w:rtl/>" if runs_right_to_left(words) and base_level(words) else "")
    pieces = re.split("([\n\t])", words)
    inside = "".join(
        {"\n": "<w:br/>", "\t": "<w:tab/>"}.get(each) or f'<w:t xml:space="preserve">{text(each)}</w:t>'
        for each in pieces if each
    )  # fmt: skip
    return f"<w:r>{f'<w:rPr>{marks}</w:rPr>' if marks else ''}{inside}</w:r>"


def paragraph(inside: str = "", properties: str = "", *, words: str = "") -> str:
    """A paragraph of runs; from right to left where its words begin so."""
    if words and base_level(words):
        # The schema wants it after the style, the borders and the tabs, and before the rest.
        properties = _BEFORE_DIRECTION.sub(r"\g<0><w:bidi/>", properties, count=1)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def written(words: str, weight: Weight = Weight.PLAIN, properties: str = "") -> str:
    """Words as paragraphs, one to a line, everything hidden in them written out."""
    return "".join(paragraph(run(line, weight), properties, words=line) for line in paragraphs(words))


def table(widths: Sequence[float], rows: Sequence[TableRow], *, framed: bool = True) -> str:
    """A plain table."""
    grid = "".join(f'<w:gridCol w:w="{round(width * POINT)}"/>' for width in widths)
    borders = f"<w:tblBorders>{_BOX}</w:tblBorders>" if framed else ""
    properties = (f'<w:tblW w:w="{round(sum(widths) * POINT)}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
                  f"{_MARGINS if framed else _NO_MARGINS}")  # fmt: skip
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(map(_row, rows))}</w:tbl>"


def _row(row: TableRow) -> str:
    asked = "<w:cantSplit/>" if row.whole else ""
    if row.height:
        asked += f'<w:trHeight w:val="{round(row.height * POINT)}" w:hRule="atLeast"/>'
    if row.head:
        asked += "<w:tblHeader/>"
    return f"<w:tr>{f'<w:trPr>{asked}</w:trPr>' if asked else ''}{''.join(map(_cell, row.cells))}</w:tr>"


def _cell(cell: Cell) -> str:
    asked = f'<w:tcW w:w="{round(cell.width * POINT)}" w:type="dxa"/>'
    if cell.span > 1:
        asked += f'<w:gridSpan w:val="{cell.span}"/>'
    if cell.ground:
        asked += f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.ground}"/>'
    inside = cell.content or paragraph()
    return f"<w:tc><w:tcPr>{asked}</w:tcPr>{inside}{LAST_IN_CELL if inside.endswith('</w:tbl>') else ''}</w:tc>"
