"""Forms as agencies send them back, made by programs other than ours: PDF, Word and messages."""

from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
from reportlab.pdfgen.canvas import Canvas

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD14 = "http://schemas.microsoft.com/office/word/2010/wordml"
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def pdf_form(values: Mapping[str, str], *lines: str, flattened: bool = False) -> bytes:
    """A PDF with a text field for each value, and lines of running text."""
    made = BytesIO()
    canvas = Canvas(made)
    for number, line in enumerate(lines):
        canvas.drawString(40, 800 - 14 * number, line)
    if not flattened:
        for number, name in enumerate(values):
            canvas.acroForm.textfield(name=name, x=40, y=600 - 12 * (number % 40), height=11, width=200)
    canvas.showPage()
    canvas.save()
    if flattened:
        return made.getvalue()
    return filled(made.getvalue(), values)


def filled(data: bytes, values: Mapping[str, object]) -> bytes:
    """A PDF with values set in its fields by pikepdf, whatever they are."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if (name := str(field.T)) in values:
                value = values[name]
                field.V = pikepdf.String(value) if isinstance(value, str) else value
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def word_file(body: str, **others: str) -> bytes:
    """A Word file with this body, and other parts by their name with an underscore for the dot."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", document(body))
        for name, content in others.items():
            archive.writestr(f"word/{name}.xml", document(content, root="ftr"))
    return made.getvalue()


def document(body: str, root: str = "document") -> str:
    """The XML of a part."""
    inner = f"<w:body>{body}</w:body>" if root == "document" else body
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} xmlns:w="{WORD}" xmlns:w14="{WORD14}">{inner}</w:{root}>'


def paragraph(text: str) -> str:
    """A paragraph; its line breaks are breaks."""
    return f"<w:p>{runs(text)}</w:p>"


def runs(text: str) -> str:
    """Runs of text."""
    return "<w:r><w:br/></w:r>".join(
        f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r>' for line in text.split("\n")
    )


def control(tag: str, text: str, settings: str = "") -> str:
    """A content control within a paragraph."""
    return f'<w:sdt><w:sdtPr><w:tag w:val="{escape(tag)}"/>{settings}</w:sdtPr><w:sdtContent>{runs(text)}</w:sdtContent></w:sdt>'


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table of cells, each a paragraph of text or its XML."""
    made = "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{each if each.startswith('<') else paragraph(each)}</w:tc>" for each in row)
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{made}</w:tbl>"


def legacy(name: str, settings: str, shown: str = "") -> str:
    """A legacy form field, as Word 2003 writes it, within a paragraph."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="{name}"/><w:enabled/>{settings}</w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText xml:space="preserve"> FORMTEXT </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{runs(shown) if shown else ""}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def mail(body: str, *files: bytes, date: str = "Mon, 6 Jan 2014 10:00:00 +0000", html: str = "") -> bytes:
    """A message with files in it, under names that lead astray."""
    message = EmailMessage()
    message["Subject"] = "Part Two: Łucja"
    message["From"] = "Second Holder <second.holder@police.example>"
    message["To"] = "office@board.example"
    message["Date"] = date
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    for data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename="../../a\u202egnp.exe")
    return message.as_bytes()
