"""A Word or Excel file that came back: what of it is looked at, once the guard has let it through."""

import posixpath
from io import BytesIO
from zipfile import ZipFile

from nscb_desktop.documents.archive import xml_parts
from nscb_desktop.documents.reading.findings import MOST_FIELDS, Findings
from nscb_desktop.documents.reading.plain import rows_of
from nscb_desktop.documents.reading.refusals import NotRead
from nscb_desktop.documents.reading.word_xml import parsed

MOST_BYTES = 60_000_000
"""Of XML, unpacked; the text of a thousand pages is a tenth of it."""
_RELATIONS = "_rels/.rels"
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."
"""What stands after the first 30 bytes of a file of LibreOffice's own kind: its first part, stored as it is."""
_MAIN = "/officeDocument"
_BESIDE = ("header", "footer", "footnotes", "endnotes")
"""Parts of a Word file that hold words too: a slip may stand in the footer."""


def read(data: bytes) -> Findings:
    """The fields, rows and words of a Word file, or the words of a workbook."""
    if data[30:].startswith(_OPEN_DOCUMENT):
        raise NotRead("open_document")
    with ZipFile(BytesIO(xml_parts(data, _RELATIONS, MOST_BYTES))) as archive:
        main = _main_part(archive)
        folder = posixpath.dirname(main)
        if folder == "xl":
            return _workbook(data)
        if main not in archive.namelist():
            raise NotRead("damaged")
        return _word(archive, main, folder)


def _main_part(archive: ZipFile) -> str:
    """The part that the file names as its document."""
    for relation in parsed(archive.read(_RELATIONS)):
        if relation.get("Type", "").endswith(_MAIN) and relation.get("TargetMode") != "External":
            return posixpath.normpath(relation.get("Target", "").lstrip("/"))
    raise NotRead("damaged")


def _word(archive: ZipFile, main: str, folder: str) -> Findings:
    from nscb_desktop.documents.reading.word_form import WordForm

    form = WordForm()
    form.take(parsed(archive.read(main)))
    for name in sorted(archive.namelist()):
        if posixpath.dirname(name) == folder and posixpath.basename(name).startswith(_BESIDE):
            form.take(parsed(archive.read(name)))
    rows = tuple(tuple(cell.strip() for cell in row) for row in form.rows)
    words = "\n".join("\t".join(row).strip() for row in rows if any(row))
    return Findings("word", tuple(form.fields[:MOST_FIELDS]), rows, words)


def _workbook(data: bytes) -> Findings:
    from nscb_desktop.documents.reading import sheets

    lines = [line.cells for sheet in sheets.read(data) for line in sheet.lines]
    words = "\n".join("\t".join(cells).strip() for cells in lines)
    return Findings("workbook", rows=rows_of(words), words=words)
