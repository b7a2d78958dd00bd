"""Leaving with everything: the whole register as one folder of plain files, to be read without this program."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from nscb_desktop.casework import case_folder, cases, lists, office_folder, paper
from nscb_desktop.casework.case_folder import Leaf
from nscb_desktop.casework.lists import Listing, counted
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.workbook import Cell, Heading
from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.records import FieldChange
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.text import visible
from nscb_desktop.register import cases as files
from nscb_desktop.register.plain_folder import PlainFolder, plain_folder

PLAIN_COPY = (
    "This writes everything in the register to a folder as a plain copy: every name, form, note, original and the whole "
    "history. It is not encrypted, nobody signs in to it, and whoever can open the folder can read all of it. Keep it on an "
    "encrypted disk, hand it on only by a secure way, and destroy it when it has served its purpose. The register itself "
    "stays as it is."
)
Progress = Callable[[int, int], None]
_INDEX = (
    Heading("File", 60),
    Heading("About", 20),
    Heading("What it is", 60),
    Heading("Bytes", 12),
    Heading("SHA-256", 68),
)


@dataclass(frozen=True, slots=True)
class Left:
    """What was written: where, how many files, about how many cases."""

    folder: Path
    files: int
    cases: int


def everything(sitting: Sitting, target: Path, progress: Progress | None = None) -> Left:
    """Write the whole register into a new folder, and note it in the history: one act; whole, or nothing of it stays."""
    sitting.person.must(Right.LEAVE)
    with sitting.reading() as unit:
        ids = files.every_id(unit)
    with plain_folder(target) as folder:
        writing = _Writing(sitting, folder)
        writing.put("", "", office_folder.leaves(sitting))
        for number, case_id in enumerate(ids, 1):
            case = cases.read_case(sitting, case_id)
            writing.put(f"cases/{case.reference}/", str(case.reference), case_folder.leaves(sitting, case))
            if progress:
                progress(number, len(ids))
        writing.close(len(ids))
        with _noted(sitting, folder, len(ids)):
            folder.finish()
    return Left(target, len(folder.files), len(ids))


@contextmanager
def _noted(sitting: Sitting, folder: PlainFolder, number: int) -> Iterator[None]:
    """The one act of it: where the history cannot be written, the folder is not left either."""
    with sitting.acting(Right.LEAVE) as unit:
        index = next(each.sha256 for each in folder.files if each.path == "index.xlsx")
        unit.record(
            "left with everything",
            why="a plain copy of the whole register",
            changes=[
                FieldChange("Folder", "", visible(folder.target.name)),
                FieldChange(
                    "Holds", "", f"{counted(number, 'case', 'cases')}, {counted(len(folder.files), 'file', 'files')}"
                ),
                FieldChange("Index", "", f"index.xlsx, SHA-256 {index}"),
            ],
        )
        yield


@dataclass
class _Writing:
    """What is written so far, as the index will list it."""

    sitting: Sitting
    folder: PlainFolder
    told: list[tuple[str, str]]

    def __init__(self, sitting: Sitting, folder: PlainFolder) -> None:
        self.sitting, self.folder, self.told = sitting, folder, []

    def put(self, place: str, about: str, wanted: Iterator[Leaf]) -> None:
        """Write files one after the other: only one is in memory at a time."""
        for leaf in wanted:
            self.folder.write(f"{place}{leaf.path}", leaf.data)
            self.told.append((about, leaf.what))

    def close(self, number: int) -> None:
        """Write the index: once as a workbook, once to be read in anything."""
        rows: list[list[Cell]] = [
            [written.path, about, what, written.size, written.sha256]
            for written, (about, what) in zip(self.folder.files, self.told, strict=True)
        ]
        held = f"{counted(number, 'case', 'cases')}, {counted(len(rows), 'file', 'files')} besides the index"
        listing = Listing("Index", _INDEX, rows, held)
        self.folder.write("index.xlsx", lists.book_of(self.sitting, listing))
        lines = [f"{row[0]}\t{row[1]}\t{visible(str(row[2])).replace(chr(10), ' ')}" for row in rows]
        head = _read_me(self.sitting, held)
        self.folder.write("index.txt", "\r\n".join([*head, "", "File\tAbout\tWhat it is", *lines, ""]).encode())


def _read_me(sitting: Sitting, held: str) -> list[str]:
    settings = sitting.settings()
    practised = [f"{paper.PRACTICE}: nothing in this folder happened."] if sitting.register.practice else []
    return [
        *practised,
        visible(f"{settings.board}: everything in the case review register, as of {shown(sitting.now())}"),
        visible(f"Written by {sitting.person.name}. {held}. NOT ENCRYPTED: whoever can open this folder can read it all."),
        "",
        "cases/         a folder for each case: forms and sheets (PDF), lists (Excel), originals as they came, case.json",
        "cases.xlsx     the register: one row for each case; names stand in it",
        "drafts/        Part Ones and sheets that are being typed",
        "meetings/      the minutes of each meeting",
        "copy-register.xlsx  every numbered copy of a meeting pack and what became of it; the pages of a pack are not kept, but",
        "               printed afresh from the papers in the folders of its cases, and told from others by the SHA-256 listed",
        "blank-forms/   the Board's forms, to be filled in by hand",
        "*.xlsx         lists for Excel, LibreOffice or any other spreadsheet program",
        "diary.ics      the last days and meetings, for Outlook or any other calendar",
        "tables/        each table of the register as it is (JSON), so that nothing recorded is left behind",
        "kept-files/    files kept on no case, by their SHA-256, where there are any",
        "office.json    the Board's settings, agencies and meetings, and everything done that is about no single case",
        "",
        "A case is known by its reference. Dates in JSON are written year-month-day; moments are in UTC.",
        "index.xlsx lists every file with its SHA-256, by which it can be told whether one was changed since.",
    ]  # fmt: skip
