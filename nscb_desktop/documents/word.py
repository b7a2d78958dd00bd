"""The Word writer: the same outline as the PDF's, as plain tables and paragraphs, with content controls where it is filled in."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pypdfium2
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing

from nscb_desktop.documents.outline import Outline
from nscb_desktop.documents.style import BOTTOM, CONTENT_WIDTH, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, TOP
from nscb_desktop.documents.word_content import GAP, Writing
from nscb_desktop.documents.word_frame import foot, head, title
from nscb_desktop.documents.word_parts import POINT, attribute, text
from nscb_desktop.framework.text import one_line

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACE = "http://schemas.openxmlformats.org"
_OFFICE = f"{_SPACE}/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMES = (
    f'xmlns:w="{_SPACE}/wordprocessingml/2006/main" xmlns:r="{_OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    f'xmlns:wp="{_SPACE}/drawingml/2006/wordprocessingDrawing" xmlns:a="{_SPACE}/drawingml/2006/main" '
    f'xmlns:pic="{_SPACE}/drawingml/2006/picture" mc:Ignorable="w14"'
)
_STYLES = f"""{_XML}<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"
 w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="18"/><w:szCs w:val="18"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="252" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>
<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Cell"><w:name w:val="Cell"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="16"/>
<w:szCs w:val="16"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Marking"><w:name w:val="Marking"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/>
</w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Foot"><w:name w:val="Foot"/><w:basedOn w:val="Normal"/><w:rPr><w:color w:val="2B333B"/>
<w:sz w:val="15"/><w:szCs w:val="15"/></w:rPr></w:style></w:styles>"""
_SETTINGS = f"""{_XML}<w:settings {NAMES}><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode"
 w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/></w:settings>"""
_WHEN = (1980, 1, 1, 0, 0, 0)
"""A file's own time is left out: the same outline always gives the same bytes."""
_SHARPNESS = 3.0
"""Pixels a point of a drawing's picture."""
_EMU = 12700


def write_word(outline: Outline) -> bytes:
    """The outline as a Word file; the same outline always gives the same bytes."""
    pictures = _Pictures()
    body = title(outline) + GAP + Writing(pictures.placed).blocks(outline.blocks)
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml"), "rId2": ("", "docProps/core.xml")}),
        "docProps/core.xml": _core(outline),
        "word/document.xml": f"{_XML}<w:document {NAMES}><w:body>{body}{_section()}</w:body></w:document>",
        "word/styles.xml": _STYLES,
        "word/settings.xml": _SETTINGS,
        "word/header1.xml": f"{_XML}<w:hdr {NAMES}>{head(outline)}</w:hdr>",
        "word/footer1.xml": f"{_XML}<w:ftr {NAMES}>{foot(outline)}</w:ftr>",
        "word/_rels/document.xml.rels": _relations({
            "rId1": ("styles", "styles.xml"), "rId2": ("settings", "settings.xml"), "rId3": ("header", "header1.xml"),
            "rId4": ("footer", "footer1.xml"), **{key: ("image", f"media/{key}.png") for key in pictures.made},
        }),
    }  # fmt: skip
    files = {name: part.encode("utf-8") for name, part in parts.items()}
    files |= {f"word/media/{key}.png": picture for key, picture in pictures.made.items()}
    stored = BytesIO()
    with ZipFile(stored, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(ZipInfo(name, _WHEN), data, ZIP_DEFLATED)
    return stored.getvalue()


class _Pictures:
    """The drawings of a document as pictures in it."""

    def __init__(self) -> None:
        self.made: dict[str, bytes] = {}

    def placed(self, drawing: Drawing, words: str) -> str:
        """A paragraph with the drawing, as wide as the page, and what it shows in words for who cannot see it."""
        key = f"rIdPicture{len(self.made) + 1}"
        self.made[key] = _picture(drawing)
        scale = min(1.0, CONTENT_WIDTH / drawing.width)
        size = f'cx="{round(drawing.width * scale * _EMU)}" cy="{round(drawing.height * scale * _EMU)}"'
        number = len(self.made)
        named = f'id="{number}" name="Drawing {number}" descr={attribute(words)}'
        return (
            f"<w:p><w:r><w:drawing><wp:inline><wp:extent {size}/><wp:docPr {named}/><a:graphic><a:graphicData "
            f'uri="{_SPACE}/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
            f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        )


def _picture(drawing: Drawing) -> bytes:
    """A drawing as PNG, through the same writer that sets it on paper."""
    document = pypdfium2.PdfDocument(renderPDF.drawToString(drawing, showBoundary=0))
    try:
        stored = BytesIO()
        document[0].render(scale=_SHARPNESS).to_pil().save(stored, "PNG")
        return stored.getvalue()
    finally:
        document.close()


def _types() -> str:
    parts = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "header1": "header",
        "footer1": "footer",
    }
    named = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in parts.items()
    )
    return (
        f'{_XML}<Types xmlns="{_SPACE}/package/2006/content-types"><Default Extension="rels" ContentType="application/'
        'vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/>'
        f'{named}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        "</Types>"
    )


def _relations(related: dict[str, tuple[str, str]]) -> str:
    core = f"{_SPACE}/package/2006/relationships/metadata/core-properties"
    each = "".join(
        f'<Relationship Id="{key}" Type="{f"{_OFFICE}/{kind}" if kind else core}" Target="{target}"/>'
        for key, (kind, target) in related.items()
    )
    return f'{_XML}<Relationships xmlns="{_SPACE}/package/2006/relationships">{each}</Relationships>'


def _core(outline: Outline) -> str:
    """The file's own title, made of references and never of names; no account of this machine is in it."""
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_SPACE}/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{text(one_line(outline.name or outline.title))}</dc:title><dc:subject>{text(outline.marking)}</dc:subject>"
        f"<dc:creator>{text(outline.board)}</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>"
    )


def _section() -> str:
    """A4 with the paper's margins, and what stands at the head and foot of every page."""
    across, down, side = (round(each * POINT) for each in (PAGE_WIDTH, PAGE_HEIGHT, MARGIN))
    top, bottom = round(TOP * POINT), round((PAGE_HEIGHT - BOTTOM) * POINT)
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>'
        f'<w:pgSz w:w="{across}" w:h="{down}"/><w:pgMar w:top="{top}" w:right="{side}" w:bottom="{bottom}" w:left="{side}" '
        'w:header="220" w:footer="220" w:gutter="0"/></w:sectPr>'
    )
