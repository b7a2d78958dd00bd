"""A PDF that came back: the text of its form fields, or else of its pages."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from nscb_desktop.documents.reading.findings import MOST_FIELDS, MOST_WORDS, Findings
from nscb_desktop.documents.reading.plain import decoded, rows_of
from nscb_desktop.documents.reading.refusals import NotRead
from nscb_desktop.framework.text import as_typed

MOST_PAGES = 120
_DEEPEST = 24


def read(data: bytes, *, words: bool) -> Findings:
    """The fields of a PDF; the text of its pages where there are none, or where it is wanted too."""
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise NotRead("protected")
    notes: set[str] = set()
    form = _dictionary(_dictionary(reader.trailer.get("/Root")).get("/AcroForm"))
    if "/XFA" in form:
        notes.add("xfa")
    fields: dict[str, str] = {}
    for name, value, own in _fields(form, notes):
        # A place where a field is drawn says nothing against the field itself.
        if own or not fields.get(name):
            fields[name] = value
    text = _pages(reader) if words or not fields else ""
    said = "\n".join([text, *fields.values()]).strip()
    return Findings("pdf", tuple(fields.items()), rows_of(text), said, frozenset(notes))


def _pages(reader: Any) -> str:
    """The text of the first pages."""
    said, length = [], 0
    for number, page in enumerate(reader.pages):
        if number >= MOST_PAGES or length > MOST_WORDS:
            break
        said.append(as_typed(page.extract_text()).replace("\0", ""))
        length += len(said[-1])
    return "\n".join(said).strip()


def _fields(form: dict[str, Any], notes: set[str]) -> Iterator[tuple[str, str, bool]]:
    """Name and text of every field, and whether it has a name of its own: a parent's stands before its children's."""
    waiting = [(each, "", 0) for each in reversed(_list(form.get("/Fields")))]
    seen: set[int] = set()
    found = 0
    while waiting and found < MOST_FIELDS:
        pointed, above, depth = waiting.pop()
        if (number := getattr(pointed, "idnum", None)) is not None:
            if number in seen:
                continue
            seen.add(number)
        field = _dictionary(pointed)
        own = field.get("/T")
        name = ".".join(part for part in (above, str(own) if isinstance(own, str) else "") if part)
        kids = _list(field.get("/Kids"))
        if depth < _DEEPEST:
            waiting += [(kid, name, depth + 1) for kid in reversed(kids)]
        if name and ("/V" in field or (own is not None and not _has_fields(kids))):
            value = _value(field.get("/V"), notes)
            if value is not None:
                found += 1
                yield name, value, isinstance(own, str)


def _has_fields(kids: list[Any]) -> bool:
    """Whether the children of a field are fields too, and not only the places where it is drawn."""
    return any("/T" in _dictionary(kid) for kid in kids[:50])


def _value(value: Any, notes: set[str]) -> str | None:
    """A value that is text, a name, or a list of texts; anything else is no answer, and is said."""
    from pypdf.generic import ArrayObject, IndirectObject, NameObject

    if isinstance(value, IndirectObject):
        value = value.get_object()
    if value is None:
        return ""
    if isinstance(value, NameObject):
        return "" if value == "/Off" else str(value).removeprefix("/")
    if isinstance(value, str):
        return as_typed(str(value))
    if isinstance(value, bytes):
        # A text whose letters the standard's own table does not have.
        return decoded(bytes(value))
    if isinstance(value, ArrayObject) and all(isinstance(each, str) for each in value):
        return "\n".join(as_typed(str(each)) for each in value)
    notes.add("odd")
    return None


def _dictionary(value: Any) -> dict[str, Any]:
    from pypdf.generic import DictionaryObject, IndirectObject

    if isinstance(value, IndirectObject):
        value = value.get_object()
    return value if isinstance(value, DictionaryObject) else {}


def _list(value: Any) -> list[Any]:
    from pypdf.generic import ArrayObject, IndirectObject

    if isinstance(value, IndirectObject):
        value = value.get_object()
    return list(value) if isinstance(value, ArrayObject) else []
