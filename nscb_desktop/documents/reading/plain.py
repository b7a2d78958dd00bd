"""Plain text: its lines, decoded without a guess that could fail."""

from nscb_desktop.documents.reading.findings import Findings
from nscb_desktop.framework.text import as_typed

_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def read(data: bytes) -> Findings:
    """The lines of a text file."""
    words = decoded(data)
    return Findings("text", rows=rows_of(words), words=words)


def decoded(data: bytes) -> str:
    """Bytes as text: by their mark, as UTF-8, or else as Windows wrote it."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return as_typed(data.decode(encoding, "replace"))
    try:
        return as_typed(data.decode("utf-8"))
    except UnicodeDecodeError:
        return as_typed(data.decode("cp1252", "replace"))


def rows_of(words: str) -> tuple[tuple[str, ...], ...]:
    """Each line that says something as a row of one cell, or of several where tabs part it."""
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in words.split("\n") if line.strip())
