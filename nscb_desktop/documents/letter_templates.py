"""Word templates of letters: looked through, checked, and filled in; what Word split over several runs is read as one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from nscb_desktop.documents.archive import xml_parts
from nscb_desktop.documents.template_refusals import WITH_MACROS, NotATemplate
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.letter_template import FIELD
from nscb_desktop.framework.text import visible

MAIN = "word/document.xml"
_PASSED_ON = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".odttf")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FILLED = re.compile(r"/word/(?:document|header\d*|footer\d*)\.xml")
_OTHER_TEXT = re.compile(r"/word/(?:footnotes|endnotes|glossary/document)\.xml")
_TAGS = re.compile(rb"<[^>]*>")
_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_INSTRUCTION = re.compile(r"\s*([A-Za-z]+)")
_HARMLESS = frozenset({
    "PAGE", "NUMPAGES", "SECTIONPAGES", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "REF", "PAGEREF", "TOC", "SEQ",
    "STYLEREF", "HYPERLINK", "TITLE", "SUBJECT", "AUTHOR", "FILENAME", "SYMBOL",
})  # fmt: skip
"""Word's own fields that look at nothing but the document."""
_CHANGED = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")


@dataclass(frozen=True, slots=True)
class Template:
    """A template that was looked through: its name, and its bytes as they may be opened."""

    name: str
    data: bytes

    def texts(self) -> list[str]:
        """The words of every paragraph, head and foot of the page included, in the order of the file."""
        return [_words(paragraph) for part in _parts(_opened(self)) for paragraph in part.iter(f"{_W}p")]

    def paragraphs(self) -> list[str]:
        """The words of the letter itself, a paragraph each, without the blank ones."""
        body = _opened(self).element.body
        return [words for each in body.iter(f"{_W}p") if (words := _words(each).strip())]

    def field_in_a_note(self) -> bool:
        """Whether a field stands in a footnote, where it is not filled in."""
        others = (part.blob for part in _opened(self).part.package.iter_parts() if _OTHER_TEXT.fullmatch(part.partname))
        return any(b"{{" in _TAGS.sub(b"", blob) for blob in others)

    def merged(self, values: Mapping[str, str]) -> bytes:
        """The letter as a Word document; a paragraph that holds nothing but empty fields is left out."""
        document = _opened(self)
        for part in _parts(document):
            for paragraph in list(part.iter(f"{_W}p")):
                _fill(paragraph, values)
        return saved(document)


def looked_through(name: str, data: bytes) -> Template:
    """A file as a template; NotATemplate, in a sentence that says what to do, for whatever is no plain Word document.

    Whoever has a file from outside lets ``reading.limited.read_template`` look through it first.
    """
    _must_be_plain(name, data)
    try:
        sound = xml_parts(data, MAIN, also=_PASSED_ON)
    except OfficeError as told:
        raise NotATemplate("not_word", name) from told
    template = Template(name, sound)
    document = _opened(template)
    _forget_its_own_template(document)
    for why, what in _amiss(document):
        raise NotATemplate(why, name, what)
    return Template(name, saved(document))


def _must_be_plain(name: str, data: bytes) -> None:
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = [each.lower() for each in archive.namelist()]
    except (BadZipFile, OSError, ValueError, NotImplementedError) as damage:
        raise NotATemplate("not_word", name) from damage
    if name.lower().endswith(WITH_MACROS) or any("vbaproject" in each or "vbadata" in each for each in names):
        raise NotATemplate("macros", name)
    odd = next((each for each in names if not each.endswith((".xml", ".rels", "/", *_PASSED_ON))), "")
    if odd:
        raise NotATemplate("embedded", name, f"“{odd}”")


def _opened(template: Template) -> Any:
    """The document; whatever the library trips over is a file that is not sound."""
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        return Document(BytesIO(template.data))
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError, TypeError, IndexError) as damage:
        raise NotATemplate("not_word", template.name) from damage


def saved(document: Any) -> bytes:
    """A document's bytes, without a file."""
    stored = BytesIO()
    document.save(stored)
    return stored.getvalue()


def _parts(document: Any) -> list[Any]:
    """The XML of the text, and of the head and foot of the pages."""
    found = [part for part in document.part.package.iter_parts() if _FILLED.fullmatch(part.partname)]
    return [part.element for part in sorted(found, key=_name) if hasattr(part, "element")]


def _name(part: Any) -> str:
    return str(part.partname)


def _forget_its_own_template(document: Any) -> None:
    """Word notes where the template of a document lay; nothing of ours is fetched from there."""
    settings = document.settings.element
    for element in settings.findall(f"{_W}attachedTemplate"):
        settings.remove(element)
    for part in document.part.package.iter_parts():
        for key, relation in list(part.rels.items()):
            if relation.reltype.endswith("/attachedTemplate"):
                del part.rels[key]


def _amiss(document: Any) -> Iterator[tuple[str, str]]:
    for part in document.part.package.iter_parts():
        for relation in part.rels.values():
            if relation.is_external and not relation.reltype.endswith("/hyperlink"):
                yield "linked", relation.reltype.rsplit("/", 1)[-1]
        if re.fullmatch(r"/word/comments\.xml", part.partname) and b"<w:comment " in part.blob:
            yield "commented", ""
    for element in _parts(document):
        yield from _amiss_in(element)


def _amiss_in(element: Any) -> Iterator[tuple[str, str]]:
    if any(next(element.iter(f"{_W}{tag}"), None) is not None for tag in _CHANGED):
        yield "tracked", ""
    if next(element.iter(f"{_W}altChunk"), None) is not None:
        yield "embedded", "another document"
    told = [
        "".join(each.text or "" for each in paragraph.iter(f"{_W}instrText")) for paragraph in element.iter(f"{_W}p")
    ]
    told += [each.get(f"{_W}instr", "") for each in element.iter(f"{_W}fldSimple")]
    for instruction in told:
        word = found[1].upper() if (found := _INSTRUCTION.match(instruction)) else ""
        if word == "MERGEFIELD":
            yield "mail_merge", instruction.strip()
        elif word and word not in _HARMLESS:
            yield "fetching", word


def _texts(paragraph: Any) -> list[Any]:
    """The pieces of text of a paragraph itself, and not of a text box that hangs in it."""
    found = [each for each in paragraph.iter(f"{_W}t") if next(each.iterancestors(f"{_W}p")) is paragraph]
    return [each for each in found if each.getparent().tag == f"{_W}r"]


def _words(paragraph: Any) -> str:
    """The paragraph as read: tabs and line breaks are characters of it."""
    marks = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n"}
    said = []
    for each in paragraph.iter(f"{_W}t", *marks):
        if each.getparent().tag == f"{_W}r" and next(each.iterancestors(f"{_W}p")) is paragraph:
            said.append(marks.get(each.tag, each.text or ""))
    return "".join(said)


def _fill(paragraph: Any, values: Mapping[str, str]) -> None:
    texts = _texts(paragraph)
    whole = "".join(each.text or "" for each in texts)
    found = list(FIELD.finditer(whole))
    if not found:
        return
    if not any(values[each[1]] for each in found) and not FIELD.sub("", whole).strip() and _may_go(paragraph):
        paragraph.getparent().remove(paragraph)
        return
    for match in reversed(found):
        _put(texts, match.start(), match.end(), values[match[1]])
    for text in texts:
        _break_lines(text)


def _may_go(paragraph: Any) -> bool:
    """Whether it can be left out: a cell needs one, and one that holds a picture or ends a section stays."""
    alone = len(paragraph.getparent().findall(f"{_W}p")) == 1
    holds = any(next(paragraph.iter(f"{_W}{tag}"), None) is not None for tag in ("drawing", "pict", "sectPr"))
    return not alone and not holds


def _put(texts: list[Any], start: int, end: int, value: str) -> None:
    """Put a value in the place of some characters: into the piece where they begin, out of those they go on in."""
    at, placed = 0, False
    for text in texts:
        words = text.text or ""
        first, last = max(start - at, 0), min(end - at, len(words))
        if first < last:
            text.text = words[:first] + ("" if placed else xml_words(value)) + words[last:]
            text.set(_SPACE, "preserve")
            placed = True
        at += len(words)


def xml_words(value: str) -> str:
    """A value with nothing hidden in it, and nothing that XML cannot hold."""
    shown = visible(value.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n"))
    return _NOT_XML.sub(_named, shown)


def _named(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"


def _break_lines(text: Any) -> None:
    """Turn line breaks and tabs within a piece of text into Word's own."""
    parts = re.split(r"([\n\t])", text.text or "")
    if len(parts) == 1:
        return
    run, at = text.getparent(), text.getparent().index(text)
    run.remove(text)
    for part in parts:
        made = run.makeelement(_W + {"\n": "br", "\t": "tab"}.get(part, "t"))
        if part not in {"\n", "\t"}:
            made.text = part
            made.set(_SPACE, "preserve")
        run.insert(at, made)
        at += 1
