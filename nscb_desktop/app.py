"""The composition root: folders, clock, register and window are chosen here and nowhere else."""

import ctypes
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from nscb_desktop import __version__
from nscb_desktop.framework.errors import OfficeError

if TYPE_CHECKING:
    from nscb_desktop.casework.practice import Practice
    from nscb_desktop.casework.sitting import Sitting

PRACTICE_CASES, PRACTICE_SEED = 60, 1
_PR_SET_DUMPABLE = 4


def now() -> datetime:
    """The office's clock."""
    return datetime.now(UTC)


def harden() -> None:
    """Keep every file to this user, and keep memory out of dumps and of other processes' reach."""
    os.umask(0o077)
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) != 0:
            raise OfficeError(
                "This system refused to protect the program's memory; ask IT support before opening a register."
            )


def defect_line(defect: BaseException) -> str:
    """Where a defect happened, without a word of what was being worked on: file, line, function and kind."""
    frames = traceback.extract_tb(defect.__traceback__)
    where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    return f"{type(defect).__name__} at {where}"


def home() -> Path:
    """This user's own register folder."""
    from platformdirs import user_data_path

    return user_data_path("nscb-desktop", appauthor=False) / "register"


def open_window(folder: Path | None = None) -> int:
    """Open the application on a register, or on first-run set-up where there is none."""
    from nscb_desktop.views import start

    return start.run(folder or home(), now)


def demo(folder: Path | None) -> int:
    """Open the application on a practice register; without a display, do the same job offscreen and leave its papers."""
    from nscb_desktop.casework import demonstration, door

    place = folder or Path("demo")
    practice = place / "practice"
    if door.is_register(practice):
        password = demonstration.kept_password(place)
    else:
        made = make_sample(practice, PRACTICE_CASES, PRACTICE_SEED)
        password = demonstration.keep_password(place, made)
    print_ = sys.stdout.write
    print_(
        f"Practice register in {practice}. Sign in as {door.first_account(practice)} with the password: {password}\n"
    )
    from nscb_desktop.views import start

    if has_display():
        return start.run(practice, now)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    print_(
        f"There is no display here, so the same job is done offscreen; look in {place} for the papers and pictures.\n"
    )
    for made_file in start.show_offscreen(practice, password, place, now):
        print_(f"  {made_file}\n")
    return 0


def has_display() -> bool:
    """Whether a window can be shown to somebody."""
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def self_test(say: Callable[[str], None]) -> int:
    """Build the main window on a practice register and say what is installed where; OfficeError where something is missing."""
    import platform
    import tempfile

    from nscb_desktop.assets import resource
    from nscb_desktop.casework import demonstration

    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from nscb_desktop.views import start

    say(f"nscb-desktop {__version__}")
    say(f"Python {platform.python_version()} on {platform.system()}")
    for line in demonstration.versions():
        say(line)
    say(f"resources: {resource('theme.qss').parent}")
    with tempfile.TemporaryDirectory() as folder:
        practice = Path(folder) / "practice"
        made = make_sample(practice, 12, PRACTICE_SEED, quick=True)
        for line in start.built(practice, made.password, now):
            say(line)
    say("Everything is in place.")
    return 0


def make_sample(
    folder: Path, cases: int, seed: int, progress: Callable[[int, int], None] | None = None, *, quick: bool = False
) -> "Practice":
    """Make a practice register; ``quick`` derives its keys cheaply, for a register that is thrown away."""
    from nscb_desktop.casework import door
    from nscb_desktop.casework.practice import make_practice
    from nscb_desktop.register.derivation import CHEAP

    if cases < 0:
        raise OfficeError("The number of cases cannot be below 0.")
    if not door.is_register(folder):
        _must_be_free(folder)
    return make_practice(folder, cases, seed, now, cost=CHEAP if quick else None, progress=progress)


def _must_be_free(folder: Path) -> None:
    """Refuse a folder that holds anything: a practice register stands by itself."""
    if folder.exists() and not folder.is_dir():
        raise OfficeError(f"{folder} is a file; choose an empty folder, or one that does not exist yet.")
    if folder.exists() and any(folder.iterdir()):
        raise OfficeError(f"The folder {folder} is not empty; choose an empty one, or one that does not exist yet.")


@contextmanager
def signed_in(folder: Path, account: str | None, password: str) -> "Iterator[Sitting]":
    """A sitting at a register for one command, closed afterwards."""
    from nscb_desktop.casework import desk, door

    sitting = desk.sign_in(folder, account or door.first_account(folder), password, now)
    try:
        yield sitting
    finally:
        desk.lock(sitting)


def blank_form(key: str, kind: str | None = None) -> bytes:
    """The blank form in force today, as PDF; to be filled in on a screen as ``pdf`` or ``docx``."""
    from nscb_desktop.casework import paper
    from nscb_desktop.framework.editions import edition_on
    from nscb_desktop.framework.london import local_day
    from nscb_desktop.framework.records import Settings

    today = local_day(now())
    sheet = paper.blank_sheet(edition_on(today).form(key), Settings(), today, to_fill_in=kind is not None)
    return paper.as_word(sheet) if kind == "docx" else paper.as_pdf(sheet)


def request_form(sitting: "Sitting", reference: str, agency: str, kind: str, target: Path) -> None:
    """Write the Part Two that an agency was asked for as a form to be filled in, and record that it leaves."""
    from nscb_desktop.casework import cases, outgoing, request_sets

    case = cases.find_case(sitting, reference)
    request = outgoing.request_of(sitting, case, agency)
    maker = request_sets.word_form if kind == "docx" else request_sets.fillable_pdf

    def place(_made: request_sets.RequestSet, _file: request_sets.SetFile) -> Path:
        return target

    outgoing.send(sitting, case.id, [request.id], place, (maker,))


def export_form(sitting: "Sitting", reference: str, agency: str | None, target: Path) -> None:
    """Write a case's Part One, or with an agency the Part Two it returned, as PDF and list the copy on the case."""
    from nscb_desktop.casework import cases, comparing, filing, paper

    case = cases.find_case(sitting, reference)
    record = case.part_one if agency is None else comparing.returned_by(case, agency)
    data = paper.form_pdf(sitting, case, record)
    write_file(target, data)
    filing.note_print(sitting, case.id, paper.printed_name(case, record, sitting.now()), data, "Saved as PDF")


def export_whole(
    sitting: "Sitting", what: str, target: Path, *, names: bool, progress: Callable[[int, int], None]
) -> None:
    """Write the register or the diary as one file, or everything as a folder, and note it in the history."""
    from nscb_desktop.casework import calendar_file, diary_list, filing, leaving_with, lists, register_list

    wanted = {"register": (".xlsx",), "diary": (".ics", ".xlsx")}.get(what, ())
    if wanted and target.suffix.lower() not in wanted:
        raise OfficeError(f"Give the file a name that ends in {' or '.join(wanted)}.")
    if what == "everything":
        leaving_with.everything(sitting, target, progress)
    elif target.suffix.lower() == ".ics":
        data = calendar_file.diary_file(sitting)
        write_file(target, data)
        filing.note_print(sitting, None, target.name, data, "Saved for a calendar")
    else:
        whole = diary_list.diary_list(sitting, date.min, date.max) if what == "diary" else None
        listing = whole or register_list.register_list(sitting, names=names, progress=progress)
        data = lists.book_of(sitting, listing)
        write_file(target, data)
        lists.note_saved(sitting, listing, target.name, data)


def write_file(target: Path, data: bytes) -> None:
    """Write a file whole or not at all; OfficeError where the place does not take it."""
    from nscb_desktop.casework import filing

    filing.save_copy(target, data)


def whole_day(typed: str) -> date:
    """The day that was typed; OfficeError where it leaves any doubt."""
    from nscb_desktop.framework.dates import read_date

    day = read_date(typed).exact
    if day is None:
        raise OfficeError(f"“{typed}” is not a whole date. Write it like 2013-12-20.")
    return day


def working_lines(start: str, days: int, rule: str) -> list[str]:
    """The working of a deadline, one day a line, and the date alone on the last line."""
    from nscb_desktop.framework.dates import week_day
    from nscb_desktop.framework.working_days import PLAUSIBLE_YEARS, OfficeCalendar, Rule, count_working_days

    day = whole_day(start)
    if day.year not in PLAUSIBLE_YEARS:
        raise OfficeError(
            f"The year {day.year} is not plausible; check it. Deadlines are counted from {PLAUSIBLE_YEARS[0]} to {PLAUSIBLE_YEARS[-1]}."
        )
    count = count_working_days(day, days, OfficeCalendar(), Rule(rule))
    lines = [
        f"{week_day(each.on)}  {'not counted' if each.number is None else f'day {each.number}':12} {each.note}".rstrip()
        for each in count.days
    ]
    return [*lines, *([count.warning] if count.warning else []), count.due.isoformat()]
