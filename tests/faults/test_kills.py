"""Killed at any moment, nothing that was acknowledged is lost, and nothing half done is ever taken for whole."""

import os
import random
import shutil
import time
from collections import Counter
from pathlib import Path

import pytest

from nscb_desktop.casework import cases, desk, filing
from nscb_desktop.register import backups
from nscb_desktop.register.database import SCHEMA, NotThisRegister, connected
from nscb_desktop.register.keyring import Keyring, Keys
from nscb_desktop.register.rows import Row
from tests import registers
from tests.faults.working import Writer, acts_in, assert_nothing_lost, assert_sound, refused
from tests.faults.writer import KEY

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills with a signal")

KILLS = 40
FEWER_KILLS = 10


def killed_after(moment: float, writer: Writer, act: str, folder: Path) -> list[list[str]]:
    """Begin an act in a process of its own and kill it so many seconds after its first word; what it said till then."""
    child = writer.begin(act, folder)
    writer.wait_for_a_word()
    time.sleep(moment)
    return writer.kill(child)


def test_forty_kills_of_a_working_office_lose_nothing(writer: Writer, tmp_path: Path) -> None:
    folder, chance = tmp_path / "register", random.Random(1)
    registers.fresh(folder).register.close()
    expected = 1
    for _ in range(KILLS):
        said = killed_after(chance.uniform(0, 0.1), writer, "acts", folder)
        assert not [line for line in said if line[0] == "defect"]
        sitting = registers.opened(folder)
        assert_nothing_lost(sitting, said)
        told = sum(line[0] in {"act", "case", "contact", "document"} for line in said)
        # Jane's own signing in is one more, and what was being saved when the kill came may be another.
        unasked = acts_in(sitting) - expected - told - 1
        assert unasked in {0, 1}
        expected = acts_in(sitting)
        assert_sound(sitting)
        sitting.register.close()


def test_a_killed_backup_is_never_taken_for_one(writer: Writer, folder: Path, tmp_path: Path) -> None:
    chance = random.Random(2)
    keys = Keyring(folder / "register.keys").unlock("jane", registers.PASSWORD)
    for _ in range(FEWER_KILLS):
        said = killed_after(chance.uniform(0, 0.06), writer, "backups", folder)
        made = [line[1:] for line in said if line[0] == "made"]
        sitting = registers.opened(folder)
        assert_sound(sitting)
        whole = backups.finished(sitting.register.folder)
        for each in whole:
            backups.verified(each, keys.database_key_hex, keys.backup_key)
        assert {" ".join(name) for name in made} <= {each.name for each in whole}
        sitting.register.close()
        for each in whole:
            shutil.rmtree(each)


def new_file(folder: Path) -> Path:
    """A folder with a database in which there is nothing yet."""
    folder.mkdir()
    connected(folder / "register.db", KEY, guarded=False, create=True).close()
    return folder


def test_a_killed_migration_leaves_the_old_format_or_the_new_one(writer: Writer, tmp_path: Path) -> None:
    formats = []
    for moment in writer.moments("migrations", new_file(tmp_path / "first"), FEWER_KILLS):
        folder = new_file(tmp_path / f"killed after {moment}")
        killed_after(moment, writer, "migrations", folder)
        connection = connected(folder / "register.db", KEY, guarded=False)
        formats.append(connection.execute("PRAGMA user_version").fetchone()[0])
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        connection.close()
        assert (not names) if formats[-1] == 0 else (formats[-1] == SCHEMA and set(Row.metadata.tables) <= names)
        writer.begin("migrations", folder)
        assert writer.finish()[-1] == ["made"]
    assert formats[0] == 0


def test_a_killed_restore_leaves_the_old_register_or_the_restored_one(
    writer: Writer, folder: Path, tmp_path: Path
) -> None:
    held = []
    sitting = registers.opened(folder)
    desk.back_up(sitting)
    registers.registered(sitting, "Fourth Child")
    sitting.register.close()
    for moment in writer.moments("restore", registers.copy_of(folder, tmp_path / "first"), FEWER_KILLS):
        copy = registers.copy_of(folder, tmp_path / f"killed after {moment}")
        killed_after(moment, writer, "restore", copy)
        sitting = registers.opened(copy)
        held.append(cases.total(sitting))
        assert held[-1] in {3, 4}
        assert [fault for fault in desk.check(sitting).faults if "older than its backup" not in fault] == []
        sitting.register.close()
    assert held[0] == 4


def test_a_killed_set_up_leaves_a_register_or_nothing(writer: Writer, tmp_path: Path) -> None:
    for moment in writer.moments("set_up", tmp_path / "first", FEWER_KILLS):
        folder = tmp_path / f"killed after {moment}"
        killed_after(moment, writer, "set_up", folder)
        if (folder / "register.keys").exists():
            assert refused(folder) == ""
        else:
            registers.set_up(folder).register.close()


def opens(folder: Path, key_hex: str) -> bool:
    """Whether a key opens the register's database."""
    try:
        connected(folder / "register.db", key_hex, guarded=False).close()
    except NotThisRegister:
        return False
    return True


def test_a_killed_change_of_the_key_leaves_exactly_one_key(writer: Writer, folder: Path, tmp_path: Path) -> None:
    sitting = registers.opened(folder)
    filing.file_document(sitting, 1, "scan.bin", os.urandom(4_000_000))
    old = sitting.register.keys
    sitting.register.close()
    found = Counter[str]()
    for moment in writer.moments("change_key", registers.copy_of(folder, tmp_path / "first"), FEWER_KILLS):
        copy = registers.copy_of(folder, tmp_path / f"killed after {moment}")
        killed_after(moment, writer, "change_key", copy)
        keys = Keyring(copy / "register.keys").unlock("jane", registers.PASSWORD)
        offered: list[Keys] = [keys, keys.successor] if keys.successor else [keys]
        (opening,) = [each for each in offered if opens(copy, each.database_key_hex)]
        found["old" if opening.root == old.root else "new"] += 1
        found["cut short"] += keys.successor is not None
        sitting = registers.opened(copy)
        assert sitting.register.keys.root == opening.root
        assert sitting.register.keys.successor is None
        assert_sound(sitting)
        sitting.register.close()
        shutil.rmtree(copy)
    assert found["old"] + found["new"] == FEWER_KILLS
    assert found["old"]
    assert found["cut short"]
