"""Leaving with everything: whole or not there, for this account alone, readable without the program, and noted once."""

import hashlib
import json
import os
import stat
import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
import vobject

from nscb_desktop.casework import cases, desk, filing, leaving_with, meetings
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.reading.sheets import read
from nscb_desktop.framework.errors import NotAllowed, OfficeError
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.roles import Person, Role
from nscb_desktop.register.rows import Row
from nscb_desktop.register.tables import ContentRow
from nscb_desktop.register.unit_of_work import Unit
from nscb_desktop.register.whole import LEFT_OUT
from tests import registers
from tests.casework.list_of_agencies import told
from tests.conftest import FixedClock
from tests.documents.nasty import CELLS

CHAIR = Person("sam", "Sam Pretend", Role.SUBGROUP_CHAIR)


def busy_week(sitting: Sitting) -> None:
    """A meeting is planned, and a file is kept whose name is a trap."""
    registers.at_work(sitting)
    case = cases.find_case(sitting, "NSCB-2013-002")
    meeting = meetings.plan(sitting, at_local(date(2014, 1, 9), 14), "Committee room", [case.id])
    assert meeting.id == 1
    filing.file_document(sitting, case.id, "../../Callum Pretend.exe\u202egnp.d c", b"MZ\x00")
    with sitting.register.work.drafting(sitting.now()) as unit:
        unit.add(ContentRow, sha256=hashlib.sha256(b"template").hexdigest(), data=b"template")


@pytest.fixture
def busy(tmp_path: Path, fixed_clock: FixedClock) -> Iterator[Sitting]:
    """The Business Manager after that week."""
    sitting = registers.fresh(tmp_path / "register", fixed_clock, after=busy_week)
    yield sitting
    desk.lock(sitting)


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that somebody careless about who may read it left with; only to be looked at."""
    place = tmp_path_factory.mktemp("left")
    sitting = registers.fresh(place / "register", after=busy_week)
    before = os.umask(0)
    try:
        leaving_with.everything(sitting, place / "out")
    finally:
        os.umask(before)
        desk.lock(sitting)
    return place / "out"


def tree(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_everything_is_there_and_listed_with_its_digest(busy: Sitting, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    left = leaving_with.everything(busy, tmp_path / "out", lambda *at: seen.append(at))
    found = tree(tmp_path / "out")
    assert (left.cases, left.files, seen[-1]) == (3, len(found), (3, 3))
    assert {"index.txt", "index.xlsx", "cases.xlsx", "drafts.xlsx", "diary.xlsx", "meetings.xlsx", "diary.ics", "office.json",
            "agencies-and-people.xlsx", "blank-forms/part-one.pdf", "blank-forms/part-two.pdf", "drafts/draft-1.pdf",
            "meetings/meeting-1-2014-01-09.pdf"} <= found.keys()  # fmt: skip
    first = {name.removeprefix("cases/NSCB-2013-001/") for name in found if "2013-001" in name}
    assert first == {"part-one-1.pdf", "summary.pdf", "flow-chart.pdf", "history.pdf", "history.xlsx", "requests.xlsx", "clocks.xlsx",
                     "contacts.xlsx", "documents.xlsx", "originals/1.txt", "case.json"}  # fmt: skip
    listed = read(found["index.xlsx"])[0].lines[2:]
    assert {line.cells[0] for line in listed} == found.keys() - {"index.txt", "index.xlsx"}
    for line in listed:
        assert hashlib.sha256(found[line.cells[0]]).hexdigest() == line.cells[4]
    assert all(name in found["index.txt"].decode() for name in found if not name.startswith("index."))


def test_what_is_there_opens_in_programs_that_did_not_write_it(left: Path) -> None:
    for name, data in tree(left).items():
        match name.rpartition(".")[2]:
            case "pdf":
                document = pypdfium2.PdfDocument(data)
                assert len(document) >= 1
                document.close()
            case "xlsx":
                with zipfile.ZipFile(BytesIO(data)) as archive:
                    assert archive.testzip() is None
            case "json":
                json.loads(data)
            case "ics":
                assert vobject.readOne(data.decode())
    kept = tree(left)
    assert kept["cases/NSCB-2013-001/originals/1.txt"] == b"Dear Board"
    case = json.loads(kept["cases/NSCB-2013-001/case.json"])
    assert case["answers"]["part_one"]["child_name"].startswith("Tahmina")
    assert case["forms"][0]["amendments"][0]["new"] == "Muslim"
    assert case["history"][0]["act"].startswith("registered Part One")
    assert "Tahmina" in repr(read(kept["cases.xlsx"])[0].lines)


def test_every_table_is_there_but_caches_kept_files_and_the_history(left: Path) -> None:
    assert [each.read_bytes() for each in (left / "kept-files").iterdir()] == [b"template"]
    kept = {each.stem: json.loads(each.read_bytes()) for each in (left / "tables").iterdir()}
    assert kept.keys() == {table.name for table in Row.metadata.sorted_tables} - LEFT_OUT
    assert {table.name for table in Row.metadata.sorted_tables} >= LEFT_OUT
    assert [row["number"] for row in kept["case_file"]] == [1, 2, 3]
    assert kept["meeting"][0]["place"] == "Committee room"


def test_file_names_carry_references_and_no_name_that_came_from_outside(left: Path) -> None:
    names = list(tree(left))
    assert not [name for name in names if "Callum" in name or "callum" in name or ".." in name or not name.isascii()]
    assert "cases/NSCB-2013-002/originals/3.bin" in names
    index = read((left / "index.xlsx").read_bytes())[0].lines
    assert any("Callum Pretend.exe[U+202E]gnp.d c" in line.cells[2] for line in index)


def test_files_are_for_this_account_alone(left: Path) -> None:
    for each in (left, *left.rglob("*")):
        assert stat.S_IMODE(each.stat().st_mode) == (0o700 if each.is_dir() else 0o600), each


def test_it_is_one_act_and_opens_no_case_in_the_history(busy: Sitting, tmp_path: Path) -> None:
    before = [len(cases.history(busy, case_id)) for case_id in (1, 2, 3)]
    number = len(told(busy))
    leaving_with.everything(busy, tmp_path / "out")
    assert [len(cases.history(busy, case_id)) for case_id in (1, 2, 3)] == before
    acts = told(busy)[number:]
    assert [act for act, _, _ in acts] == ["left with everything"]
    index = hashlib.sha256((tmp_path / "out" / "index.xlsx").read_bytes()).hexdigest()
    assert ("Index", "", f"index.xlsx, SHA-256 {index}") in acts[0][2]
    assert desk.check(busy).faults == ()


@pytest.mark.parametrize("stop_at", [1, 3])
def test_stopped_half_way_nothing_is_left(busy: Sitting, tmp_path: Path, stop_at: int) -> None:
    there, acts = set(tmp_path.iterdir()), told(busy)

    def stop(done: int, _total: int) -> None:
        if done == stop_at:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        leaving_with.everything(busy, tmp_path / "out", stop)
    assert set(tmp_path.iterdir()) == there
    assert told(busy) == acts


def test_where_the_history_cannot_be_written_no_folder_is_left(
    busy: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = set(tmp_path.iterdir())

    def full(self: Unit) -> None:
        raise OfficeError("The disk is full.")

    monkeypatch.setattr(Unit, "flush", full)
    with pytest.raises(OfficeError, match="The disk is full"):
        leaving_with.everything(busy, tmp_path / "out")
    assert set(tmp_path.iterdir()) == there


def test_only_the_business_manager_may(busy: Sitting, tmp_path: Path) -> None:
    chair = Sitting(busy.register, CHAIR, busy.now)
    with pytest.raises(NotAllowed, match="ask a Business Manager"):
        leaving_with.everything(chair, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_place_that_will_not_do_is_told_before_anything_is_written(busy: Sitting, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "full")
    register = busy.register.folder.path
    for place, words in (
        (tmp_path / "full", "is not empty"),
        (tmp_path / "file", "is not a folder"),
        (tmp_path / "link", "is not a folder"),
        (tmp_path / "no" / "out", "does not exist"),
        (register / "out", "among a register's own files"),
        (register / "backups" / "out", "among a register's own files"),
    ):
        with pytest.raises(OfficeError, match=words):
            leaving_with.everything(busy, place)
    assert (tmp_path / "full" / "mine.txt").read_text() == "mine"
    (tmp_path / "empty").mkdir()
    assert leaving_with.everything(busy, tmp_path / "empty").folder.is_dir()
    assert leaving_with.everything(busy, register / "exports" / "out").cases == 3


def test_a_disk_that_refuses_is_told_and_nothing_is_left(
    busy: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = set(tmp_path.iterdir())
    opened = os.open

    def full(path: object, *rest: object, **more: object) -> int:
        if str(path).endswith("case.json"):
            raise OSError(28, "No space left on device")
        return opened(path, *rest, **more)  # type: ignore[arg-type]  # what it was called with

    monkeypatch.setattr(os, "open", full)
    with pytest.raises(OfficeError, match="no space left on device"):
        leaving_with.everything(busy, tmp_path / "out")
    monkeypatch.undo()
    assert set(tmp_path.iterdir()) == there


def test_nasty_words_stand_in_every_file_and_nothing_runs(office: Sitting, tmp_path: Path) -> None:
    for cell in CELLS[:6] + CELLS[-6:]:
        registers.registered(office, cell, agency=cell)
    left = leaving_with.everything(office, tmp_path / "out")
    assert left.cases == 12
    for name, data in tree(tmp_path / "out").items():
        if name.endswith(".xlsx"):
            with zipfile.ZipFile(BytesIO(data)) as archive:
                xml = archive.read("xl/worksheets/sheet1.xml").decode()
            assert "<f>" not in xml, name
            assert "<hyperlink" not in xml, name
