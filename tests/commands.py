"""The command line as a test gives it: as a process of its own, or as a child of one that has loaded everything already.

Loading takes most of a short command's time. ``run`` starts Python for it, as somebody would; ``ask`` has a waiting
process fork a child that is given the same words, and gives back the same: exit code, output, and what was said.
"""

import atexit
import importlib
import json
import os
import pkgutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from tests.source_tree import ROOT

Done = subprocess.CompletedProcess[str]
COMMAND = (sys.executable, "-m", "nscb_desktop")


def run(*arguments: str, typed: str = "", within: float = 50) -> Done:
    """A command in a process of its own, as somebody would give it."""
    return subprocess.run(
        [*COMMAND, *arguments], input=typed, capture_output=True, text=True, cwd=ROOT, timeout=within, check=False
    )


def ask(*arguments: str, typed: str = "") -> Done:
    """The same command in a child of the process that waits for commands; where nothing can be forked, as ``run``."""
    return _waiting().ask(arguments, typed) if hasattr(os, "fork") else run(*arguments, typed=typed)


class Waiting:
    """A process that has loaded what commands load, and forks a child for each."""

    def __init__(self) -> None:
        """Start it."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.commands"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        atexit.register(self.end)

    def ask(self, arguments: tuple[str, ...], typed: str) -> Done:
        """Have a child carry out a command with this test's environment."""
        assert self._process.stdin
        assert self._process.stdout
        with tempfile.TemporaryDirectory() as place:
            files = [Path(place) / name for name in ("typed", "printed", "said")]
            files[0].write_text(typed, encoding="utf-8")
            order = {"arguments": arguments, "files": [str(path) for path in files], "environment": dict(os.environ)}
            self._process.stdin.write(json.dumps(order) + "\n")
            self._process.stdin.flush()
            code = int(self._process.stdout.readline())
            printed, said = (path.read_text(encoding="utf-8") for path in files[1:])
        return subprocess.CompletedProcess([*COMMAND, *arguments], code, printed, said)

    def end(self) -> None:
        """Let it go."""
        self._process.communicate()


@cache
def _waiting() -> Waiting:
    return Waiting()


def _load() -> None:
    """Import what commands import when they are carried out, all but the windows; fonts and bank holidays by using them."""
    from nscb_desktop import app, casework, documents, framework, register

    for package in (casework, documents, framework, register):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.startswith(("nscb_desktop.documents.reading", "nscb_desktop.register.migrations.")):
                importlib.import_module(module.name)
    app.blank_form("part_one")
    app.working_lines("2013-12-20", 10, "day-after-receipt")


def _carry_out(order: dict[str, Any]) -> int:
    """Carry out one command in a child, with files for its standard streams."""
    from nscb_desktop.__main__ import main

    for number, (path, flags) in enumerate(
        zip(order["files"], (os.O_RDONLY, *[os.O_WRONLY | os.O_CREAT] * 2), strict=True)
    ):
        os.dup2(os.open(path, flags, 0o600), number)
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, how, encoding="utf-8")  # noqa: SIM115 - they end with the child
        for number, how in enumerate(("r", "w", "w"))
    )
    os.environ.clear()
    os.environ.update(order["environment"])
    tempfile.tempdir = None  # Python remembers the first temp folder it found
    sys.argv[1:] = order["arguments"]
    try:
        return main()
    except SystemExit as told:
        return int(told.code or 0)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def _wait_for_commands() -> None:
    _load()
    for line in sys.stdin:
        if child := os.fork():
            print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
            continue
        code = 70
        try:
            code = _carry_out(json.loads(line))
        finally:
            os._exit(code)


if __name__ == "__main__":
    _wait_for_commands()
