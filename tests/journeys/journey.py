"""Two referrals from the first run to paper, each cut off in the middle of a word: what is run, and what is seen of it."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from nscb_desktop.framework.answers import Answers
from nscb_desktop.framework.in_words import form_in_words
from nscb_desktop.framework.newham_2013 import PART_ONE
from tests.conftest import FOLDER_VARIABLES, HOME_VARIABLES
from tests.journeys.clerk import ADDED, FIRST, PASSPHRASE, SECOND
from tests.source_tree import ROOT

TYPES_ON_S = 3.2
"""How long a clerk goes on typing before the power goes."""
MOST_LOST_S = 2.0
"""What was typed longer ago than this is there afterwards."""
_PRINTED = set(re.findall(r"\w+", repr(PART_ONE)))


def canaries(answers: Answers) -> set[str]:
    """Every long word of a referral that the empty form does not hold too."""
    return set(re.findall(r"[^\W\d_]{8,}", form_in_words(PART_ONE, answers))) - _PRINTED


@dataclass(frozen=True)
class Cut:
    """The power going: letters of the reasons that must be there afterwards, letters typed, letters there were to type."""

    safe: int
    typed: int


@dataclass
class Journey:
    """Where it happens, what the clerks said, and what was found in the files while they were at work."""

    place: Path
    settings: dict[str, str]
    said: dict[str, list[list[str]]] = field(default_factory=dict)
    cuts: list[Cut] = field(default_factory=list)
    open_files: set[str] = field(default_factory=set)
    plain: list[str] = field(default_factory=list)

    @property
    def register(self) -> Path:
        """The register's folder."""
        return self.place / "register"

    @property
    def home(self) -> Path:
        """The clerks' home, with their temp folder in it."""
        return self.place / "home"

    def begin(self) -> None:
        """Make the clerks a home of their own."""
        self.settings |= dict.fromkeys(HOME_VARIABLES, str(self.home))
        for variable, name in FOLDER_VARIABLES.items():
            folder = self.home / name
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.settings[variable] = str(folder)

    def clerk(self, step: str, *words: str) -> subprocess.Popen[str]:
        """Somebody at the keyboard in a process of their own."""
        return self.process("tests.journeys.clerk", step, str(self.register), str(self.place), *words)

    def process(self, *module: str) -> subprocess.Popen[str]:
        """A module of ours run at the clerks' home."""
        return subprocess.Popen(
            [sys.executable, "-m", *module],
            env={**os.environ, **self.settings},
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def until_the_power_goes(self, step: str) -> None:
        """Let a clerk type, look at the files meanwhile, and kill the process in the middle of a sentence."""
        process = self.clerk(step)
        assert process.stdout
        while (line := process.stdout.readline().strip()) != "typed":
            assert line, process.communicate()[1]
            self.note(line)
        begun = time.monotonic()
        self.open_files |= {path.name for path in self.register.iterdir()}
        self.plain += self.scan()
        time.sleep(max(0.0, begun + TYPES_ON_S - time.monotonic()))
        killed = time.monotonic()
        process.send_signal(signal.SIGKILL)
        said = [line.split() for line in process.communicate()[0].splitlines()]
        letters = [(int(number), float(at)) for _, number, at in said]
        safe = max((number for number, at in letters if at < killed - MOST_LOST_S), default=0)
        self.cuts.append(Cut(safe, letters[-1][0]))

    def finish(self, step: str, *words: str) -> None:
        """Let a clerk work to the end."""
        out, err = self.clerk(step, *words).communicate(timeout=170)
        assert "done" in out, out + err
        for line in out.splitlines():
            self.note(line)
        self.plain += self.scan()

    def note(self, line: str) -> None:
        """Keep what a clerk said, by its first word."""
        word, *rest = line.split()
        self.said.setdefault(word, []).append(rest)

    def scan(self) -> list[str]:
        """Each file but the papers, the home and the temp folder included, that holds a word that was typed."""
        return self.scan_for(canaries(FIRST) | canaries(SECOND) | {PASSPHRASE, ADDED.split(",")[0]})

    def scan_for(self, words: Iterable[str]) -> list[str]:
        """Each file but the papers that holds one of these words."""
        spelt = re.compile(
            b"|".join(re.escape(word.encode(how)) for word in sorted(words) for how in ("utf-8", "utf-16-le"))
        )
        files = [path for path in self.place.rglob("*") if path.is_file() and path.parent != self.place]
        return [f"{found[0]!r} in {path.name}" for path in files if (found := spelt.search(path.read_bytes()))]
