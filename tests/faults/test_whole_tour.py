"""Every view and every paper, watched from outside: no network, no file but the chosen ones, no word in any other file."""

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import registers
from tests.conftest import FOLDER_VARIABLES, HOME_VARIABLES
from tests.faults.test_failing_disk import tracing_works
from tests.faults.whole_tour import BAIT, CONTROL, PRINTING, WORDS
from tests.source_tree import ROOT

pytestmark = [
    pytest.mark.skipif(not tracing_works(), reason="strace is not installed here, or may not trace"),
    pytest.mark.timeout(120),
]

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c63f8cfc0f01f0005050201a5f3f0e30000000049454e44ae426082"
)
WITHOUT_NETWORK = ("unshare", "--map-root-user", "--net")
DEVICES = ("/dev/", "/proc/", "/sys/")


@dataclass(frozen=True)
class Watched:
    """Where the tour was made, what it said, and what the tracer saw."""

    place: Path
    said: dict[str, list[str]]
    trace: list[str]

    @property
    def before_printing(self) -> list[str]:
        """What was seen until something was sent to a printer, which asks the machine's own print service."""
        return self.trace[: next(at for at, line in enumerate(self.trace) if PRINTING in line)]


def network_can_be_taken_away() -> bool:
    """Whether this machine lets a process have a network of its own with nothing in it."""
    try:
        return subprocess.run([*WITHOUT_NETWORK, "true"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    """The tour, once, in a home of its own and without a network."""
    place = tmp_path_factory.mktemp("tour")
    for name in (BAIT, CONTROL):
        (place / name).write_bytes(PICTURE)
    settings = {**os.environ, **dict.fromkeys(HOME_VARIABLES, str(place / "home"))}
    for variable, name in FOLDER_VARIABLES.items():
        (place / "home" / name).mkdir(mode=0o700, parents=True, exist_ok=True)
        settings[variable] = str(place / "home" / name)
    settings |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
    log = Path(tempfile.mkdtemp(dir=tmp_path_factory.getbasetemp())) / "trace"
    tracer = ("strace", "-f", "-qq", "--seccomp-bpf", "-o", str(log), "-e", "trace=socket,open,openat,creat")
    network = WITHOUT_NETWORK if network_can_be_taken_away() else ()
    command = [*network, *tracer, sys.executable, "-m", "tests.faults.whole_tour", str(place)]
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False, timeout=110)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    said = {
        line.split()[0]: line.split()[1:] for line in done.stdout.splitlines() if line.startswith(("seen", "secret"))
    }
    return Watched(place, said, log.read_text(errors="replace").splitlines())


def test_every_word_was_on_some_screen(tour: Watched) -> None:
    assert set(tour.said["seen"]) == set(WORDS)


def test_no_socket_to_any_network_is_opened(tour: Watched) -> None:
    assert [line for line in tour.before_printing if "AF_INET" in line] == []
    assert [line for line in tour.trace if "Qt6Network" in line] == []


def test_no_picture_that_a_text_asks_for_is_opened(tour: Watched) -> None:
    assert [line for line in tour.trace if BAIT in line] == []
    assert [line for line in tour.trace if CONTROL in line], "the tracer would not have seen it"


def test_files_are_made_nowhere_but_in_the_register_the_home_and_the_chosen_folder(tour: Watched) -> None:
    made = {
        found[1]
        for line in tour.trace
        if re.search(r"O_CREAT|creat\(", line) and " = -1 " not in line and (found := re.search(r'"([^"]+)"', line))
    }
    assert any(path.startswith(str(tour.place / "papers")) for path in made)
    assert [path for path in made if not path.startswith((str(tour.place), *DEVICES))] == []


def test_no_word_and_no_secret_is_left_outside_the_chosen_folder(tour: Watched) -> None:
    words = [*WORDS.values(), registers.PASSWORD, *tour.said["secret"]]
    assert len(words) >= 22
    spelt = re.compile(b"|".join(re.escape(word.encode(how)) for word in words for how in ("utf-8", "utf-16-le")))
    files = [path for path in tour.place.rglob("*") if path.is_file() and tour.place / "papers" not in path.parents]
    assert {"register.db", "register.keys", "manifest.json"} <= {path.name for path in files}
    assert [path for path in files if spelt.search(path.read_bytes())] == []
    assert [path for path in files if spelt.search(str(path).encode())] == []


def test_qt_keeps_no_note_of_the_folder_that_was_chosen(tour: Watched) -> None:
    notes = [path for path in (tour.place / "home").rglob("*") if path.is_file()]
    assert [path for path in notes if b"papers" in path.read_bytes()] == []


def test_every_paper_is_where_it_was_put_for_this_account_alone(tour: Watched) -> None:
    folder = tour.place / "papers"
    papers = {
        path.name: path.stat().st_mode & 0o777 for end in ("pdf", "xlsx", "ics") for path in folder.glob(f"*.{end}")
    }
    papers |= {
        f"{path.relative_to(folder)}": path.stat().st_mode & 0o777 for path in (folder / "everything").rglob("*.*")
    }
    assert {"part one.pdf", "draft.pdf", "last days.pdf", "history.pdf", "recovery sheet.pdf", "exported.pdf"} <= set(
        papers
    )
    assert {"printed part one.pdf", "register.xlsx", "diary.ics", "everything/index.xlsx"} <= set(papers)
    assert set(papers.values()) == {0o600}
