"""Reading a file that came from outside: in a process with 15 seconds, 1 GiB, no network and no file, by pipes alone."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import nscb_desktop
from nscb_desktop.documents.reading.findings import LARGEST_REPLY, Findings, read
from nscb_desktop.documents.reading.refusals import SECONDS, NotRead
from nscb_desktop.documents.reading.shapes import shape_of
from nscb_desktop.documents.reading.worker import WORDS

LARGEST_FILE = 20_000_000
FROZEN_WORKER = "--read-one-file"
"""By which the frozen program knows that it is to be the process that reads."""
_KEPT = ("LD_LIBRARY_PATH", "SYSTEMROOT", "WINDIR")


def read_file(data: bytes, *, words: bool = False, seconds: float = SECONDS) -> Findings:
    """What a file holds; NotRead, in one sentence, where it cannot be read. ``words`` asks for the text of a PDF too."""
    shape = shape_of(data)
    if shape in {"picture", "other"}:
        return Findings(shape)
    if len(data) > LARGEST_FILE:
        raise NotRead("too_large")
    reply, in_time = _reply(data, [WORDS] if words else [], seconds)
    if not in_time:
        raise NotRead("too_long")
    try:
        found = read(reply)
    except (ValueError, RecursionError) as nonsense:
        raise NotRead("damaged") from nonsense
    if isinstance(found, str):
        raise NotRead(found)
    return found


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
