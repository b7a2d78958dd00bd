"""The command line: exit code 0 only on success, one sentence on stderr, no password in an argument, no Qt loaded.

Each command and each exit code is met once in a process of its own (``run``), the rest in forked ones (``ask``).
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from nscb_desktop.casework import cases, desk
from nscb_desktop.register.derivation import CHEAP
from tests import registers
from tests.casework.conftest import CHAIR
from tests.commands import ask, run
from tests.source_tree import ROOT

SAMS_WORDS = "violet harbour mustard lantern seven"


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed register with three cases."""
    folder = tmp_path_factory.mktemp("cli") / "register"
    registers.busy_office(folder)
    return folder


@pytest.mark.parametrize("days", ["10", "-3", "ten"], ids=["done", "refused", "written wrongly"])
def test_a_forked_command_says_what_a_process_of_its_own_says(days: str) -> None:
    done, forked = (give("deadline", "2013-12-20", "--", days) for give in (run, ask))
    assert (forked.returncode, forked.stdout, forked.stderr) == (done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("arguments", "due"),
    [
        (("2013-12-20", "10"), "2014-01-08"),
        (("20/12/2013", "10"), "2014-01-08"),
        (("2015-05-02", "10"), "2015-05-18"),
        (("2015-05-02", "10", "--rule", "next-working-day-first"), "2015-05-19"),
        (("2022-09-12", "5"), "2022-09-20"),
    ],
)
def test_a_deadline_ends_with_its_date_alone(arguments: tuple[str, ...], due: str) -> None:
    done = ask("deadline", *arguments)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == due
    assert "not counted" in done.stdout


@pytest.mark.parametrize(
    "arguments", [("tomorrow", "10"), ("2013-02-30", "10"), ("2013-12-20", "-3"), ("2013-12-20", "999999")]
)
def test_a_deadline_that_cannot_be_counted_is_one_sentence(arguments: tuple[str, ...]) -> None:
    done = (
        ask("deadline", arguments[0], "--", arguments[1])
        if arguments[1].startswith("-")
        else ask("deadline", *arguments)
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(("start", "year"), [("0001-01-01", "1"), ("20/12/9998", "9998"), ("2101-01-01", "2101")])
def test_a_deadline_from_a_year_nobody_means_is_told(start: str, year: str) -> None:
    done = ask("deadline", start, "5")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"The year {year} is not plausible; check it.")


def test_a_blank_form_is_written(tmp_path: Path) -> None:
    done = run("form", "part-two", "-o", str(tmp_path / "two.pdf"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "two.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("arguments", [("form", "part-one", "-o", ""), ("sample", ""), ("check", " ")])
def test_an_empty_name_is_told(arguments: tuple[str, ...]) -> None:
    done = ask(*arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "The name of a file or folder is empty; write it out.\n"


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    done = ask("form", "part-one", "-o", str(tmp_path / "gone" / "one.pdf"))
    assert done.returncode == 1
    assert f"The folder “{tmp_path / 'gone'}” does not exist" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_no_export_goes_over_the_register(busy: Path) -> None:
    before = (busy / "register.db").read_bytes()
    done = ask("form", "part-one", "-o", str(busy / "register.db"))
    assert done.returncode == 1
    assert "among a register's own files" in done.stderr
    assert (busy / "register.db").read_bytes() == before


def test_a_command_without_a_terminal_says_how_to_hand_over_the_password(busy: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "nscb_desktop", "show", str(busy), "--case", "NSCB-2013-001"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=50,
        start_new_session=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert "--password-stdin" in done.stderr


def test_no_practice_register_is_put_among_other_files(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Board")
    for folder, words in ((tmp_path, "is not empty; choose"), (tmp_path / "letter.txt", "is a file; choose")):
        done = ask("sample", str(folder), "--cases", "1")
        assert (done.returncode, done.stdout) == (1, "")
        assert words in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (("--part", "two"), "--part two goes with --agency NAME"),
        (("--agency", "Police"), "--part two goes with --agency NAME"),
        (("--part", "two", "--agency", "Police"), "Agencies that have: none yet."),
    ],
)
def test_a_part_two_is_exported_by_its_agency_or_refused(
    busy: Path, tmp_path: Path, asked: tuple[str, ...], sentence: str
) -> None:
    wanted = ("--case", "NSCB-2013-001", *asked, "-o", str(tmp_path / "two.pdf"), "--password-stdin")
    done = ask("export", str(busy), *wanted, typed=registers.PASSWORD + "\n")
    assert done.returncode == 1
    assert sentence in done.stderr
    assert not (tmp_path / "two.pdf").exists()


def test_the_diary_is_printed_from_a_day_on(busy: Path) -> None:
    password = registers.PASSWORD + "\n"
    whole = ("agenda", str(busy), "--from", "7/1/2014", "--days", "2", "--password-stdin")
    done = run(*whole, typed=password)
    assert done.returncode == 0, done.stderr
    assert (
        "Wed 8 Jan 2014\n  ▲ R Draft 1 Sub-group held (Business Manager)\n  ▲ R NSCB-2013-001 Sub-group" in done.stdout
    )
    told = json.loads(ask(*whole, "--json", typed=password).stdout)
    assert [day["date"] for day in told] == ["2014-01-07", "2014-01-08"]
    assert told[1]["entries"][0]["kind"] == "convene"
    refused = ask("agenda", str(busy), "--from", "soon", "--password-stdin", typed=password)
    assert (refused.returncode, len(refused.stderr.strip().splitlines())) == (1, 1)


def test_a_case_is_shown_listed_and_exported(busy: Path, tmp_path: Path) -> None:
    password = registers.PASSWORD + "\n"
    shown = run("show", str(busy), "--case", "NSCB-2013-001", "--json", "--password-stdin", typed=password)
    assert shown.returncode == 0, shown.stderr
    assert json.loads(shown.stdout)["alias"] == "Child A"
    listed = ask("list", str(busy), "--search", "tahm", "--json", "--password-stdin", typed=password)
    assert [row["reference"] for row in json.loads(listed.stdout)] == ["NSCB-2013-001"]
    target = tmp_path / "one.pdf"
    exported = run(
        "export",
        str(busy),
        "--case",
        "NSCB-2013-001",
        "--part",
        "one",
        "-o",
        str(target),
        "--password-stdin",
        typed=password,
    )
    assert exported.returncode == 0, exported.stderr
    assert target.read_bytes().startswith(b"%PDF-")
    assert target.stat().st_mode & 0o077 == 0


def test_a_command_signs_in_as_the_account_it_is_told(tmp_path: Path) -> None:
    office = registers.fresh(tmp_path / "register")
    registers.registered(office)
    desk.add_account(office, CHAIR, SAMS_WORDS, cost=CHEAP)
    desk.lock(office)
    shown = ("show", str(tmp_path / "register"), "--case", "NSCB-2013-001", "--password-stdin")
    for who, typed, code in (
        ((), registers.PASSWORD, 0),
        (("--user", "sam"), SAMS_WORDS, 0),
        (("--user", "eve"), "x", 1),
    ):
        done = ask(*shown, *who, typed=typed + "\n")
        assert (done.returncode, len(done.stderr.splitlines())) == (code, code)
    office = registers.opened(tmp_path / "register")
    told = [entry.who for entry in cases.history(office, 1) if entry.act == "opened the case"]
    desk.lock(office)
    assert told == ["Jane Okafor", "Sam Pretend"]


def test_a_sound_register_passes_its_check(busy: Path) -> None:
    done = run("check", str(busy), "--password-stdin", typed=registers.PASSWORD + "\n")
    assert done.returncode == 0, done.stderr
    assert "cases: 3" in done.stdout


@pytest.mark.parametrize("command", [("show", "--case", "NSCB-2013-001"), ("list",), ("check",)])
def test_a_wrong_password_is_one_sentence(busy: Path, command: tuple[str, ...]) -> None:
    done = ask(command[0], str(busy), *command[1:], "--password-stdin", typed="not the passphrase\n")
    (busy / "register.attempts").unlink(missing_ok=True)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_a_folder_without_a_register_is_one_sentence(tmp_path: Path) -> None:
    done = ask("check", str(tmp_path), "--password-stdin", typed="x\n")
    assert done.returncode == 1
    assert "is not in" in done.stderr


def test_no_qt_is_loaded_for_a_command() -> None:
    program = "import sys; from nscb_desktop.cli import run; run(['deadline', '2013-12-20', '10']); print(any('PySide6' in m for m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, timeout=50, check=True
    )
    assert done.stdout.splitlines()[-1] == "False"


def test_no_command_takes_a_password_as_an_argument() -> None:
    assert ask("show", "somewhere", "--case", "X", "--password", "secret").returncode == 2


def test_a_practice_register_is_made_with_its_password(tmp_path: Path) -> None:
    folder = tmp_path / "practice"
    made = run("sample", str(folder), "--cases", "12", "--seed", "3")
    assert made.returncode == 0, made.stderr
    password = next(
        line.removeprefix("password: ") for line in made.stdout.splitlines() if line.startswith("password: ")
    )
    listed = run("list", str(folder), "--json", "--password-stdin", typed=password + "\n")
    assert len(json.loads(listed.stdout)) == 12


def test_the_self_test_runs_without_any_network() -> None:
    done = subprocess.run(
        ["unshare", "-rn", sys.executable, "-m", "nscb_desktop", "--self-test"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=55,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Everything is in place." in done.stdout


@pytest.mark.timeout(220)
def test_the_demonstration_without_a_display_leaves_papers_and_pictures(tmp_path: Path) -> None:
    done = run("demo", "--dir", str(tmp_path / "demo"), within=100)
    assert done.returncode == 0, done.stderr
    # What Qt says of a page whose fields Python's collector took away; it was said before layouts were placed first.
    assert "Error calling Python override" not in done.stderr
    made = {path.name for path in (tmp_path / "demo").iterdir()}
    assert {
        "today.png",
        "cases.png",
        "case.png",
        "draft.png",
        "calendar.png",
        "settings.png",
        "blank Part One.pdf",
    } <= made
    again = run("demo", "--dir", str(tmp_path / "demo"), within=100)
    assert again.returncode == 0, again.stderr


@pytest.mark.parametrize(
    "arguments",
    [("deadline", "2013-12-20", "ten"), ("no-such-command",), ("sample",), ("form", "part-three"), ("--nonsense",)],
)
def test_a_command_written_wrongly_is_told_in_one_sentence(arguments: tuple[str, ...]) -> None:
    done = ask(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stderr.strip().endswith("--help shows how it is written.")
