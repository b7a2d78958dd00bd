"""A check of the whole register: silent where all is well, a sentence for everything that is not."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from nscb_desktop.casework import cases, desk
from nscb_desktop.casework.sitting import Sitting, counting_of
from nscb_desktop.framework.records import Filters, Order
from nscb_desktop.register import checking
from nscb_desktop.register.database import connected
from tests import registers


@pytest.fixture
def unguarded(sitting: Sitting) -> Callable[[str], None]:
    """What another program with the key can do to the file."""

    def run(statement: str) -> None:
        connection = connected(sitting.register.folder.database, sitting.register.keys.database_key_hex, guarded=False)
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(statement)
        connection.close()

    return run


def test_a_sound_register_is_counted_and_has_no_fault(sitting: Sitting) -> None:
    told: list[tuple[int, int]] = []
    report = desk.check(sitting, lambda done, of: told.append((done, of)))
    assert report.faults == ()
    assert report.counts == {"cases": 3, "forms": 3, "drafts": 1, "documents": 2, "acts": 10, "lines": 3}
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE case_index SET stage = 'Closed' WHERE case_id = 2", "list's line of NSCB-2013-002"),
        ("DELETE FROM case_index WHERE case_id = 2", "list's line of NSCB-2013-002"),
        ("DELETE FROM likeness WHERE case_id = 2", "list's line of NSCB-2013-002"),
        ("UPDATE case_index SET next_due = NULL WHERE case_id = 3", "list's line of NSCB-2013-003"),
        ("DELETE FROM search WHERE rowid = 2", "does not know 1 case by its own words"),
        ("INSERT INTO search(rowid, words) VALUES (77, 'nobody')", "does not know 1 case by its own words"),
        ("DELETE FROM search_data WHERE id > 10", "search index is damaged"),
        ("DROP TABLE search", "search index is damaged"),
        ("UPDATE content SET data = x'00'", "no longer matches its fingerprint"),
        ("UPDATE case_file SET number = 9 WHERE id = 3", "references of 2013 have a gap: 3 cases, but"),
        ("DELETE FROM case_file WHERE id = 3", "refers to one that is not there"),
        ("UPDATE case_file SET edition = 'unheard of' WHERE id = 3", "Case 3 cannot be read (KeyError)"),
    ],
)
def test_each_fault_is_told(sitting: Sitting, unguarded: Callable[[str], None], statement: str, found: str) -> None:
    unguarded(statement)
    report = desk.check(sitting)
    assert [fault for fault in report.faults if found in fault], report.faults


def test_a_case_known_by_other_words_is_told(sitting: Sitting, unguarded: Callable[[str], None]) -> None:
    unguarded("DELETE FROM search WHERE rowid = 2")
    unguarded("INSERT INTO search(rowid, words) VALUES (2, 'other words')")
    assert [fault for fault in desk.check(sitting).faults if "does not know 1 case by its own words" in fault]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE case_index SET stage = 'Closed'", "DELETE FROM case_index", "DELETE FROM likeness", "DELETE FROM search",
     "INSERT INTO search(rowid, words) VALUES (77, 'nobody')", "DELETE FROM search_data WHERE id > 10"],
)  # fmt: skip
def test_rebuilding_mends_everything_derived(
    sitting: Sitting, unguarded: Callable[[str], None], statement: str
) -> None:
    unguarded(statement)
    assert desk.check(sitting).faults
    assert desk.rebuild_lists(sitting) == 3
    assert desk.check(sitting).faults == ()
    assert [row.id for row in cases.page(sitting, Filters("imaginary"), Order()).rows] == [1]


def test_rebuilding_what_is_sound_changes_nothing(sitting: Sitting) -> None:
    before = cases.page(sitting, Filters(), Order())
    assert checking.rebuild(sitting.register, counting_of) == 3
    assert cases.page(sitting, Filters(), Order()) == before
    assert desk.check(sitting).faults == ()


def test_an_older_file_put_in_the_registers_place_is_told(folder: Path, tmp_path: Path) -> None:
    older = registers.copy_of(folder, tmp_path / "older")
    sitting = registers.opened(folder)
    registers.registered(sitting)
    desk.back_up(sitting)
    sitting.register.close()
    shutil.copy(older / "register.db", folder / "register.db")
    sitting = registers.opened(folder)
    (fault,) = desk.check(sitting).faults
    assert "older than its backup" in fault
    sitting.register.close()
