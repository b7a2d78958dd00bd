"""Reading a file that came from outside: in a process with 15 seconds, 1 GiB, no network and no file, by pipes alone."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import nscb_desktop
from nscb_desktop.documents import archive
from nscb_desktop.documents.archive import NOT_SOUND, TOO_LARGE, TOO_LONG
from nscb_desktop.documents.reading import findings, sheet_rows, template_words
from nscb_desktop.documents.reading.findings import LARGEST_REPLY, Findings
from nscb_desktop.documents.reading.refusals import SECONDS, NotRead
from nscb_desktop.documents.reading.shapes import shape_of
from nscb_desktop.documents.reading.sheet_rows import MOST_ROWS, Sheet
from nscb_desktop.documents.reading.template_words import TemplateWords
from nscb_desktop.documents.reading.worker import TEMPLATE, WORDS, WORKBOOK
from nscb_desktop.documents.template_refusals import WITH_MACROS, NotATemplate
from nscb_desktop.framework.errors import OfficeError

LARGEST_FILE = archive.LARGEST_FILE
Told = TypeVar("Told")
FROZEN_WORKER = "--read-one-file"
"""By which the frozen program knows that it is to be the process that reads."""
_OF_A_WORKBOOK = {"too_large": TOO_LARGE, "too_long": TOO_LONG}
_KEPT = ("LD_LIBRARY_PATH", "SYSTEMROOT", "WINDIR")


def read_file(data: bytes, *, words: bool = False, seconds: float = SECONDS) -> Findings:
    """What a file holds; NotRead, in one sentence, where it cannot be read. ``words`` asks for the text of a PDF too."""
    shape = shape_of(data)
    if shape in {"picture", "other"}:
        return Findings(shape)
    if len(data) > LARGEST_FILE:
        raise NotRead("too_large")
    found = _asked(data, [WORDS] if words else [], seconds, findings.read)
    if isinstance(found, str):
        raise NotRead(found)
    return found


def read_workbook(data: bytes, most_rows: int = MOST_ROWS, *, seconds: float = SECONDS) -> tuple[Sheet, ...]:
    """Every sheet in sight of a workbook as rows of text; OfficeError where it is none, or too large for a list."""
    if len(data) > LARGEST_FILE:
        raise OfficeError(TOO_LARGE)
    if shape_of(data) != "zip":
        raise OfficeError(NOT_SOUND)
    believed = partial(sheet_rows.read, most_rows=most_rows)
    try:
        return _asked(data, [WORKBOOK, str(most_rows)], seconds, believed)
    except NotRead as refused:
        raise OfficeError(_OF_A_WORKBOOK.get(refused.why, NOT_SOUND)) from refused


def read_template(name: str, data: bytes, *, seconds: float = SECONDS) -> TemplateWords:
    """The words of a template of a letter; NotATemplate for whatever is no plain Word document."""
    if name.lower().endswith(WITH_MACROS):
        raise NotATemplate("macros", name)
    if len(data) > LARGEST_FILE or shape_of(data) != "zip":
        raise NotATemplate("not_word", name)
    try:
        return _asked(data, [TEMPLATE], seconds, partial(template_words.read, name=name))
    except NotRead as refused:
        raise NotATemplate(refused.why, name) from refused


def _asked(data: bytes, arguments: list[str], seconds: float, believed: Callable[[bytes], Told]) -> Told:
    """What the process that reads replied, as far as it is believed; NotRead where it replied nothing of the kind."""
    reply, in_time = _reply(data, arguments, seconds)
    if not in_time:
        raise NotRead("too_long")
    try:
        return believed(reply)
    except (ValueError, RecursionError) as nonsense:
        raise NotRead("damaged") from nonsense


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_WORKER]
    return [sys.executable, "-B", "-P", "-s", "-m", "nscb_desktop.documents.reading"]


def _reply(data: bytes, arguments: list[str], seconds: float) -> tuple[bytes, bool]:
    """What the process wrote, and whether it ended by itself in time."""
    folder = Path(nscb_desktop.__file__).resolve().parent.parent
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {"PYTHONPATH": str(folder), "PYTHONUTF8": "1"}
    with subprocess.Popen(  # noqa: S603 - this program's own interpreter, with arguments of its own
        [*_command(), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=folder,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        watch = threading.Timer(seconds, stop)
        feeding = threading.Thread(target=_feed, args=(process, data), daemon=True)
        watch.start()
        feeding.start()
        try:
            reply = process.stdout.read(LARGEST_REPLY + 1) if process.stdout else b""
            if len(reply) > LARGEST_REPLY:
                reply = b""
        finally:
            watch.cancel()
            process.kill()
            feeding.join()
    return reply, not late.is_set()


def _feed(process: "subprocess.Popen[bytes]", data: bytes) -> None:
    """Hand the file over; a process that has ended already takes no more of it."""
    if process.stdin:
        try:
            process.stdin.write(data)
            process.stdin.close()
        except OSError:
            return
