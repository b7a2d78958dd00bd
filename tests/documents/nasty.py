"""Texts that a spreadsheet would run, cut or trip over, and files that only pretend to be workbooks."""

import zipfile
from collections.abc import Callable
from io import BytesIO

from nscb_desktop.documents.workbook import Heading, written
from tests.registers import NOW

CELLS = (
    "=1+1", "=HYPERLINK(\"http://evil.example\",\"click\")", "+1+1", "-1+1", "@SUM(A1)", "|calc", "%x", "＝1+1", "＋1", "－1", "＠a",
    "=cmd|' /C calc'!A0", "http://evil.example/a", "https://evil.example", "mailto:a@b.example", "ftp://evil.example", "internal:'x'!A1",
    "external:c:\\x.xlsx", "file:///x", "{=1+1}", "bell\x07 and nul\x00", "tab\tand\nline", "bidi \u202egnp.exe", "_x0041_ and _x005F_",
    "020 7946 0001", "1/4/2014", "<img src=x> &amp; <!DOCTYPE a>", "Łucja Ọmọlará তাহমিনা 小美 😀",
)  # fmt: skip
"""Twenty-eight of them."""


def workbook(rows: list[list[str]], headings: tuple[str, ...] = ("Agency", "Office", "Name")) -> bytes:
    """A workbook of our own writer."""
    return written("List", [Heading(each) for each in headings], rows, title="List", marking="X", at=NOW)


def altered(data: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """A workbook with its parts changed, and others put beside them (``__`` in their names stands for ``/``)."""
    fresh = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, part in more.items():
            new.writestr(name.replace("__", "/") + ".xml", part)
    return fresh.getvalue()
