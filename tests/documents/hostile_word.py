"""Twelve Word files and four workbooks that were made to do harm."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tests.documents.returned_files import RELATIONS, TYPES, WORD, paragraph, word_file

Hostile = dict[str, bytes]
_HEAD = f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>'
_TAIL = "</w:body></w:document>"


def zipped(parts: dict[str, bytes], main: str = "word/document.xml") -> bytes:
    """An archive with these parts and what a Word file needs beside them."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS.replace("word/document.xml", main))
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def _body(xml: str) -> dict[str, bytes]:
    return {"word/document.xml": xml.encode()}


def word_files() -> Hostile:
    """Twelve, by what they try."""
    external = RELATIONS.replace('Target="word/document.xml"', 'Target="file:///etc/passwd" TargetMode="External"')
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "lol"}">' for n in range(9))
    good = word_file(paragraph("good"))
    return {
        "a text of 40 MB in a few KB": zipped(
            _body(f"{_HEAD}<w:p><w:r><w:t>{'A' * 40_000_000}</w:t></w:r></w:p>{_TAIL}")
        ),
        "millions of paragraphs": zipped(_body(f"{_HEAD}{'<w:p/>' * 1_500_000}{_TAIL}")),
        "as many paragraphs as the guard lets through": zipped(_scattered(310_000)),
        "an entity bomb": zipped(_body(f"<!DOCTYPE x [{entities}]>{_HEAD}<w:p>&a8;</w:p>{_TAIL}")),
        "a file of the machine as an entity": zipped(
            _body(
                f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{_HEAD}<w:p><w:r><w:t>&e;</w:t></w:r></w:p>{_TAIL}'
            )
        ),
        "an entity in UTF-16": zipped(
            {"word/document.xml": f'<!DOCTYPE x [<!ENTITY e "y">]>{_HEAD}{_TAIL}'.encode("utf-16")}
        ),
        "elements 100,000 deep": zipped(_body(f"{_HEAD}{'<w:p>' * 100_000}{'</w:p>' * 100_000}{_TAIL}")),
        "names that lead out": zipped({**_body(f"{_HEAD}{_TAIL}"), "../../evil.xml": b"<x/>"}),
        "a document that is elsewhere": zipped({"_rels/other": external.encode()}),
        "a size that lies": _lying(good),
        "cut short": good[: len(good) // 2],
        "thousands of parts": zipped({**_body(f"{_HEAD}{_TAIL}"), **{f"word/p{n}.xml": b"<x/>" for n in range(2_001)}}),
    }


def _scattered(count: int) -> dict[str, bytes]:
    """Paragraphs whose ratio is no warning: each has a number of its own."""
    return _body(_HEAD + "".join(f'<w:p w:rsidR="{n * 2654435761 % 2**32:08X}"/>' for n in range(count)) + _TAIL)


def _lying(data: bytes) -> bytes:
    """A file whose directory says that its document is longer than it is."""
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    return data[: at + 24] + (5_000_000).to_bytes(4, "little") + data[at + 28 :]


def workbooks() -> Hostile:
    """Four, by what they try."""
    book = '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>'
    main = "xl/workbook.xml"
    return {
        "a sheet of 40 MB": zipped({main: book.encode(), "xl/worksheets/sheet1.xml": b"<a>" + b"1" * 40_000_000}, main),
        "an entity bomb": zipped({main: b'<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>'}, main),
        "a password": _protected(),
        "no workbook at all": zipped({main: b"\x00\x01"}, main),
    }


def _protected() -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name in ("_rels/.rels", "xl/workbook.xml"):
            info = ZipInfo(name)
            archive.writestr(info, RELATIONS)
    data = bytearray(made.getvalue())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def good_word() -> bytes:
    """An honest file, to be mutated."""
    return word_file(paragraph("Full name") + paragraph("Amira"), footer1=paragraph("R12 · part_two v1 · 7F3K-92QX"))
