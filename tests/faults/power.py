"""Cutting the power on paper: the writes of a real day's work, replayed up to any moment, with what was not synced at risk.

A tracer writes down every write, sync, cut and removal of the register's files. Up to the last sync a file is safe; each
write after it may have reached the disk, not, in part only, or as garbage in some of its sectors.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
TRACED = "pwrite64,write,fsync,fdatasync,ftruncate,unlink"
_CALL = re.compile(
    r'^\d+ +(?P<name>\w+)\((?:\d+<(?P<path>[^>]*)>|"(?P<name_given>[^"]*)")'
    r'(?:, "(?P<data>[^"]*)", (?P<length>\d+))?(?:, (?P<number>\d+))?\) += (?P<result>-?\d+)',
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing done to one file."""

    name: str
    path: Path
    data: bytes = b""
    number: int = 0
    """Where a write begins, or how long a file is cut."""


def tracer(log: Path) -> tuple[str, ...]:
    """The command a process is run under to have its writes written down."""
    return (
        "strace",
        "-f",
        "-qq",
        "--seccomp-bpf",
        "-y",
        "-xx",
        "-s",
        "1000000",
        "-o",
        str(log),
        "-e",
        f"trace={TRACED}",
    )


def operations(log: Path) -> Iterator[Operation]:
    """What a log says was done to files, in order; what failed was not done."""
    for line in log.read_text(encoding="ascii").splitlines():
        assert "unfinished" not in line, "two threads wrote at once, so the order is not known"
        if (found := _CALL.match(line)) and not found["result"].startswith("-"):
            path = Path(_plain(found["path"] or found["name_given"]).decode())
            yield Operation(found["name"], path, _plain(found["data"] or ""), int(found["number"] or 0))


def _plain(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))


@dataclass
class File:
    """A file as the disk is sure to hold it, and what is still on its way there."""

    safe: bytes | None
    waiting: list[Operation] = field(default_factory=list)

    def sync(self) -> None:
        """Bring everything that waits to the disk."""
        for each in self.waiting:
            self.safe = done(self.safe, each)
        self.waiting = []

    def after_the_cut(self, chance: random.Random) -> bytes | None:
        """What the disk may hold when the power comes back; None where there is no such file."""
        held = self.safe
        for each in self.waiting:
            fate = chance.random()
            if fate < 0.45:
                held = done(held, each)
            elif each.data and fate < 0.75:
                held = done(held, harmed(each, chance))
        return held


def done(held: bytes | None, operation: Operation) -> bytes | None:
    """A file's bytes after an operation."""
    if operation.name == "unlink":
        return None
    before = held or b""
    if operation.name == "ftruncate":
        return before[: operation.number].ljust(operation.number, b"\0")
    end = operation.number + len(operation.data)
    return before[: operation.number].ljust(operation.number, b"\0") + operation.data + before[end:]


def harmed(write: Operation, chance: random.Random) -> Operation:
    """The same write torn off at a sector, or with a sector of garbage in it."""
    at = chance.randrange(0, len(write.data), SECTOR) if len(write.data) > SECTOR else 0
    if chance.random() < 0.5:
        return Operation(write.name, write.path, write.data[:at], write.number)
    garbage = chance.randbytes(min(SECTOR, len(write.data) - at))
    return Operation(write.name, write.path, write.data[:at] + garbage + write.data[at + len(garbage) :], write.number)


class Disk:
    """The files of one folder while a log is replayed."""

    def __init__(self, folder: Path, names: tuple[str, ...], *, lies: bool = False) -> None:
        """Begin with what the folder held before; a disk that ``lies`` says that it has synced and has not."""
        held = {name: folder / name for name in names}
        self._files = {name: File(path.read_bytes() if path.exists() else None) for name, path in held.items()}
        self._lies = lies

    def do(self, operation: Operation) -> None:
        """Take one operation of the log."""
        if file := self._files.get(operation.path.name):
            if operation.name in {"fsync", "fdatasync"}:
                if not self._lies:
                    file.sync()
            else:
                file.waiting.append(operation)

    def cut(self, into: Path, chance: random.Random) -> None:
        """Leave in a folder what may be on the disk when the power goes now."""
        for name, file in self._files.items():
            (into / name).unlink(missing_ok=True)
            held = file.after_the_cut(chance)
            if held is not None:
                (into / name).write_bytes(held)
