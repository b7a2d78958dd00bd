"""What the process that reads may not do: grow, last, write, run anything, or reach a network."""

import ctypes
import mimetypes
import os
import sys

MEMORY = 1024**3
PROCESSOR_SECONDS = 15
_OPEN_FILES = 64
_NOT_DUMPABLE = 4
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.startfile", "ctypes.dlopen",
              "shutil.", "os.remove", "os.rename", "os.mkdir", "os.link", "os.symlink", "tempfile.", "winreg.", "urllib.")  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def put_up() -> None:
    """Take away from this process, for good, all that reading does not need."""
    if sys.platform != "win32":
        _limit()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_NOT_DUMPABLE, 0, 0, 0, 0)
    # A library that asks for the endings of files gets Python's own; the machine's table of them is not opened.
    mimetypes.inited = True
    # Where it is installed, openpyxl takes it along: a sixth of a second, and memory set aside for every core.
    sys.modules["numpy"] = None  # type: ignore[assignment]  # this is how Python is told that there is none
    sys.addaudithook(_watch)


def _limit() -> None:
    import resource

    wanted = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: PROCESSOR_SECONDS,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: _OPEN_FILES,
    }
    for what, most in wanted.items():
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (most, most) if hard == resource.RLIM_INFINITY or hard >= most else (hard, hard))


_CODE = tuple(os.path.normcase(os.path.abspath(each)) for each in {sys.prefix, sys.base_prefix, *sys.path} if each)
"""Folders that hold Python's and the program's own code: nothing else is opened."""


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    """Stop what reading never does. A tripwire for Python code; the limits above hold for any."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)
    if event == "open":
        path, mode, flags = (*arguments, None, None)[:3]
        writing = isinstance(mode, str) and set(mode) & set("wax+")
        if writing or (isinstance(flags, int) and flags & _WRITING):
            raise PermissionError(event)
        if isinstance(path, str | bytes):
            where = os.path.normcase(os.path.abspath(os.fsdecode(path)))
            if not where.startswith(_CODE):
                raise PermissionError(event)
