"""Office files that came from outside: looked through before any library reads them, and cut down to their XML parts."""

import re
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from nscb_desktop.framework.errors import OfficeError

MOST_PARTS = 2_000
MOST_BYTES = 200_000_000
MOST_RATIO, RATIO_FROM = 200, 1_000_000
"""How many times smaller a part may have been packed, asked of parts above a size."""
LARGEST_FILE = 20_000_000
_XML = (".xml", ".rels")
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_ENCODINGS = {b"utf-8", b"us-ascii", b"ascii"}
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
NOT_SOUND = (
    "This file cannot be read: it is damaged, protected with a password, or not of the kind its name says. Open it in "
    "your spreadsheet program, save it again as an Excel workbook (.xlsx), and choose that copy."
)
TOO_LONG = "Reading this file took too long and was stopped. Keep only what is to be read in it, and save it again."
TOO_LARGE = (
    "This file is larger than a list of the office can be. Keep only what is to be read in it, and save it again."
)


def xml_parts(data: bytes, main_part: str, most_bytes: int = MOST_BYTES, also: tuple[str, ...] = ()) -> bytes:
    """A fresh archive of a file's XML parts, every one of them checked; OfficeError where anything about it is amiss.

    Parts whose names end in one of ``also`` are handed on as they are, for a file that is only passed on.
    """
    if len(data) > LARGEST_FILE:
        raise OfficeError(TOO_LARGE)
    try:
        with ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
            _look_through(infos, main_part, most_bytes)
            fresh = BytesIO()
            with ZipFile(fresh, "w", ZIP_STORED) as kept:
                for info in infos:
                    if info.filename.lower().endswith(_XML):
                        kept.writestr(info.filename, _plain(archive.read(info)))
                    elif also and info.filename.lower().endswith(also):
                        kept.writestr(info.filename, archive.read(info))
            return fresh.getvalue()
    except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error) as damage:
        raise OfficeError(NOT_SOUND) from damage


def _look_through(infos: list[ZipInfo], main_part: str, most_bytes: int) -> None:
    names = [info.filename for info in infos]
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > most_bytes:
        raise OfficeError(TOO_LARGE)
    if main_part not in names or len({name.lower() for name in names}) != len(names):
        raise OfficeError(NOT_SOUND)
    for info in infos:
        swollen = info.file_size > RATIO_FROM and info.file_size > MOST_RATIO * max(info.compress_size, 1)
        if (
            swollen
            or info.flag_bits & 1
            or info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}
            or _strays(info.filename)
        ):
            raise OfficeError(NOT_SOUND)


def _strays(name: str) -> bool:
    """Whether a part's name leads out of the archive."""
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _plain(part: bytes) -> bytes:
    """A part that is XML in an encoding of which nothing can hide, without a document type or entities."""
    text = part.removeprefix(b"\xef\xbb\xbf").lstrip()
    declared = _DECLARED.match(text)
    hidden = not text.startswith(b"<") or b"\0" in text or (declared and declared[1].lower() not in _ENCODINGS)
    if hidden or _ENTITIES.search(text):
        raise OfficeError(NOT_SOUND)
    return text
