"""Messages as Outlook saves them, written by hand: the storage of [MS-CFB] with just what a reader looks for."""

import struct
from dataclasses import dataclass

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Node = bytes | dict[str, "Node"]


@dataclass
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    child: int = FREE
    right: int = FREE
    start: int = 0


def message(subject: str, body: str, *files: bytes, date: str = "", inner: dict[str, Node] | None = None) -> bytes:
    """A .msg with a subject, a body and these files in it; ``inner`` is a message within it."""
    return storage(parts(subject, body, *files, date=date, inner=inner))


def parts(
    subject: str, body: str, *files: bytes, date: str = "", inner: dict[str, Node] | None = None
) -> dict[str, Node]:
    """The streams and storages of one message."""
    made: dict[str, Node] = {
        "__properties_version1.0": b"\0" * 32,
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_1000001F": body.encode("utf-16-le"),
        "__substg1.0_0C1A001F": "A. Sender".encode("utf-16-le"),
        "__substg1.0_007D001F": f"Received: x\r\nDate: {date}\r\n".encode("utf-16-le"),
    }
    for number, data in enumerate(files):
        name = "..\\..\\evil.exe".encode("utf-16-le")
        made[f"__attach_version1.0_#{number:08X}"] = {"__substg1.0_37010102": data, "__substg1.0_3707001F": name}
    if inner is not None:
        made[f"__attach_version1.0_#{len(files):08X}"] = {"__substg1.0_3701000D": inner}
    return made


def storage(content: dict[str, Node]) -> bytes:
    """A compound file with these streams and storages."""
    entries = [_Entry("Root Entry", 5)]
    _add(entries, 0, content)
    mini, minifat = b"", []
    for entry in entries:
        if entry.kind == 2 and 0 < len(entry.data) < CUTOFF:
            entry.start = len(mini) // MINI
            count = -(-len(entry.data) // MINI)
            minifat += [*range(entry.start + 1, entry.start + count), END]
            mini += entry.data.ljust(count * MINI, b"\0")
    entries[0].data = mini
    sectors: list[bytes] = []
    fat: list[int] = []
    for entry in entries:
        if entry.kind == 5 or len(entry.data) >= CUTOFF:
            entry.start = _put(entry.data, sectors, fat)
    minifat_start = _put(b"".join(struct.pack("<I", each) for each in minifat), sectors, fat, b"\xff")
    directory_start = _put(b"".join(map(_written, entries)), sectors, fat)
    fat_sectors = -(-(len(fat) + 2) * 4 // SECTOR) + 1
    first = len(sectors)
    fat += [FAT] * fat_sectors
    table = b"".join(struct.pack("<I", each) for each in fat).ljust(fat_sectors * SECTOR, b"\xff")
    sectors += [table[at : at + SECTOR] for at in range(0, len(table), SECTOR)]
    minifat_count = -(-len(minifat) * 4 // SECTOR)
    return _header(first, fat_sectors, directory_start, minifat_start, minifat_count) + b"".join(sectors)


def _add(entries: list[_Entry], parent: int, content: dict[str, Node]) -> None:
    before = None
    for name, node in sorted(content.items(), key=lambda each: (len(each[0]), each[0].upper())):
        entries.append(_Entry(name, 1 if isinstance(node, dict) else 2, b"" if isinstance(node, dict) else node))
        here = len(entries) - 1
        if before is None:
            entries[parent].child = here
        else:
            entries[before].right = here
        before = here
        if isinstance(node, dict):
            _add(entries, here, node)


def _put(data: bytes, sectors: list[bytes], fat: list[int], fill: bytes = b"\0") -> int:
    if not data:
        return END
    start = len(sectors)
    padded = data.ljust(-(-len(data) // SECTOR) * SECTOR, fill)
    made = [padded[at : at + SECTOR] for at in range(0, len(padded), SECTOR)]
    sectors += made
    fat += [*range(start + 1, start + len(made)), END]
    return start


def _written(entry: _Entry) -> bytes:
    name = (entry.name + "\0").encode("utf-16-le")
    start = entry.start if entry.data else (END if entry.kind == 2 else 0)
    return (
        name.ljust(64, b"\0")
        + struct.pack("<HBB3I", len(name), entry.kind, 1, FREE, entry.right, entry.child)
        + b"\0" * 36
        + struct.pack("<IQ", start, len(entry.data))
    )


def _header(fat_first: int, fat_count: int, directory: int, minifat: int, minifat_count: int) -> bytes:
    difat = [fat_first + each for each in range(fat_count)] + [FREE] * (109 - fat_count)
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 16
        + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
        + struct.pack("<9I", 0, fat_count, directory, 0, CUTOFF, minifat, minifat_count, END, 0)
        + struct.pack("<109I", *difat)
    )
