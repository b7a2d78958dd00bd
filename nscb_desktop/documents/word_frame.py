"""What stands around the content of a Word file: its title, and the marking, facts and page numbers at head and foot."""

from nscb_desktop.documents.outline import Outline, Weight
from nscb_desktop.documents.style import CONTENT_WIDTH
from nscb_desktop.documents.word_parts import POINT, Cell, TableRow, attribute, paragraph, run, table, written
from nscb_desktop.framework.text import one_line

_COLUMNS = (CONTENT_WIDTH * 0.62, CONTENT_WIDTH * 0.2, CONTENT_WIDTH * 0.18)
_AT_RIGHT = '<w:jc w:val="right"/>'
_RIGHT = f'<w:tabs><w:tab w:val="right" w:pos="{round(CONTENT_WIDTH * POINT)}"/></w:tabs>'
_ABOVE = '<w:pBdr><w:top w:val="single" w:sz="4" w:space="3" w:color="A9B1B9"/></w:pBdr>'
_MARKING = '<w:pStyle w:val="Marking"/>'
_FOOT = '<w:pStyle w:val="Foot"/>'


def title(outline: Outline) -> str:
    """The title and the part at the left, the reference and the board at the right."""
    part, rest = outline.subtitle
    subtitle = run(part, Weight.STRONG) + run(" – " if part and rest else "") + run(rest)
    first, second, third = _COLUMNS
    top = TableRow((
        Cell(written(outline.title, properties='<w:pStyle w:val="Title"/>'), first + second, 2),
        Cell(written(outline.reference, Weight.STRONG, _AT_RIGHT), third),
    ))  # fmt: skip
    under = TableRow((
        Cell(paragraph(subtitle), first),
        Cell(written(outline.board, Weight.PLAIN, _AT_RIGHT), second + third, 2),
    ))  # fmt: skip
    return table(_COLUMNS, [top, under], framed=False)


def head(outline: Outline) -> str:
    """The marking, and large words across the page where the paper is not what it may seem."""
    inside = run(_said(outline)) + (_watermark(outline.watermark) if outline.watermark else "")
    return paragraph(inside, _MARKING)


def foot(outline: Outline) -> str:
    """The facts at the left, who printed it and the page at the right, and the marking under them."""
    left = run(" · ".join(map(one_line, outline.foot)))
    number = run("page ") + _field("PAGE") + run(" of ") + _field("NUMPAGES")
    printed = run(f"{one_line(outline.printed)} · ") if outline.printed else ""
    facts = paragraph(f"{left}<w:r><w:tab/></w:r>{printed}{number}", f"{_FOOT}{_ABOVE}{_RIGHT}")
    return facts + paragraph(run(_said(outline)), _MARKING)


def _said(outline: Outline) -> str:
    return " · ".join(one_line(part) for part in (outline.marking.upper(), outline.watermark.upper()) if part)


def _field(name: str) -> str:
    """A number that Word counts itself."""
    return f'<w:fldSimple w:instr=" {name} ">{run("1")}</w:fldSimple>'


def _watermark(words: str) -> str:
    return (
        '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:path textpathok="t"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        '<v:shape id="watermark" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:480pt;'
        "height:96pt;rotation:306;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#e1e5e9" stroked="f">'
        f'<v:textpath style="font-family:Arial;font-weight:bold" string={attribute(words.upper())}/></v:shape></w:pict></w:r>'
    )
