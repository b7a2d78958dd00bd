"""The command line's larger exports: the register, the diary, everything; what cannot be written is one sentence."""

from pathlib import Path

import openpyxl
import pytest
import vobject

from tests import registers
from tests.commands import Done, ask


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed register with three cases."""
    folder = tmp_path_factory.mktemp("exports") / "register"
    registers.busy_office(folder)
    return folder


def export(register: Path, *arguments: str) -> Done:
    """The command as IT support would give it, the password on standard input."""
    return ask("export", str(register), *arguments, "--password-stdin", typed=f"{registers.PASSWORD}\n")


def test_the_register_goes_out_by_alias_and_with_names_where_they_are_asked_for(busy: Path, tmp_path: Path) -> None:
    for names in ((), ("--names",)):
        target = tmp_path / f"register{len(names)}.xlsx"
        done = export(busy, "--what", "register", *names, "-o", str(target))
        assert (done.returncode, done.stdout) == (0, f"Wrote {target}\n"), done.stderr
        sheet = openpyxl.load_workbook(target)["Cases"]
        words = [cell.value for line in sheet.iter_rows() for cell in line]
        assert ("Callum Pretend" in words) == bool(names)
        assert sheet.max_row == 5
    assert target.stat().st_mode & 0o777 == 0o600


def test_the_diary_goes_out_for_a_calendar_or_a_spreadsheet(busy: Path, tmp_path: Path) -> None:
    assert export(busy, "--what", "diary", "-o", str(tmp_path / "diary.ics")).returncode == 0
    events = vobject.readOne((tmp_path / "diary.ics").read_text()).vevent_list
    assert any(event.uid.value.startswith("NSCB-2013-001.convene.") for event in events)
    assert export(busy, "--what", "diary", "-o", str(tmp_path / "diary.xlsx")).returncode == 0
    assert "Diary" in openpyxl.load_workbook(tmp_path / "diary.xlsx").sheetnames


def test_everything_goes_out_as_a_folder_and_not_into_one_that_is_in_use(busy: Path, tmp_path: Path) -> None:
    done = export(busy, "--what", "everything", "-o", str(tmp_path / "all"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "all" / "index.txt").is_file()
    again = export(busy, "--what", "everything", "-o", str(tmp_path / "all"))
    assert (again.returncode, len(again.stderr.strip().splitlines())) == (1, 1)
    assert "is not empty" in again.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--what", "register", "-o", "x.ics"), "ends in .xlsx"),
        (("--what", "diary", "-o", "x.pdf"), "ends in .ics or .xlsx"),
        (("--what", "diary", "--part", "two", "-o", "x.ics"), "go with --case REF"),
    ],
)
def test_what_cannot_be_written_is_one_sentence(busy: Path, arguments: tuple[str, ...], words: str) -> None:
    done = export(busy, *arguments)
    assert (done.returncode, done.stdout, len(done.stderr.strip().splitlines())) == (1, "", 1)
    assert words in done.stderr


@pytest.mark.parametrize("arguments", [("-o", "x"), ("--case", "NSCB-2013-001", "--what", "diary", "-o", "x")])
def test_one_of_the_two_is_asked_for_and_not_both(busy: Path, arguments: tuple[str, ...]) -> None:
    assert export(busy, *arguments).returncode == 2
