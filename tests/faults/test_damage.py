"""A damaged file is told or mended by itself, and never read as if it were whole; an older one as far as can be known."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from nscb_desktop.casework import cases, corrections, desk
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register import backups
from nscb_desktop.register.folder import RegisterFolder
from nscb_desktop.register.keyring import Keyring
from tests import registers
from tests.faults.working import refused

PAGE = 4096


def flipped(data: bytes, chance: random.Random) -> bytes:
    """One bit turned over."""
    altered = bytearray(data)
    altered[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(altered)


def swapped(data: bytes, chance: random.Random) -> bytes:
    """Two pages in each other's place."""
    one, other = chance.sample(range(len(data) // PAGE), 2)
    pages = [data[start : start + PAGE] for start in range(0, len(data), PAGE)]
    pages[one], pages[other] = pages[other], pages[one]
    return b"".join(pages)


def cut(data: bytes, chance: random.Random) -> bytes:
    """The end missing, anywhere or at a page."""
    length = chance.randrange(1, len(data))
    return data[: length if chance.random() < 0.5 else max(PAGE, length // PAGE * PAGE)]


def zeroed(data: bytes, chance: random.Random) -> bytes:
    """One page of nothing."""
    start = chance.randrange(len(data) // PAGE) * PAGE
    return data[:start] + bytes(PAGE) + data[start + PAGE :]


def headless(data: bytes, chance: random.Random) -> bytes:
    """The first sixteen bytes lost, where other programs keep the salt."""
    return chance.randbytes(16) + data[16:]


def emptied(data: bytes, chance: random.Random) -> bytes:
    """Nothing left."""
    return b""


DAMAGE = [(flipped, 120), (swapped, 25), (cut, 25), (zeroed, 15), (headless, 14), (emptied, 1)]


def told_of(folder: Path, key: str) -> bool:
    """Whether opening the register or checking its file says that something is wrong."""
    try:
        RegisterFolder(folder).must_hold_a_register()
        return bool(backups.file_faults(folder / "register.db", key))
    except OfficeError:
        return True


def test_two_hundred_kinds_of_damage_are_told_or_mended(folder: Path) -> None:
    chance = random.Random(6)
    key = Keyring(folder / "register.keys").unlock("jane", registers.PASSWORD).database_key_hex
    database = folder / "register.db"
    sound, rows = database.read_bytes(), registers.everything_in(database, key)
    assert sum(times for _, times in DAMAGE) == 200
    mended = 0
    for damage, times in DAMAGE:
        for _ in range(times):
            database.write_bytes(damage(sound, chance))
            if not told_of(folder, key):
                assert registers.everything_in(database, key) == rows, damage.__name__
                mended += 1
            for log in folder.glob("register.db-*"):
                log.unlink()
    assert mended >= 14  # a lost header is mended, because the salt is kept in the key file


@pytest.mark.parametrize("damage", [flipped, swapped, cut, zeroed], ids=lambda damage: damage.__name__)
def test_a_damaged_register_is_a_sentence_wherever_it_is_met(
    folder: Path, damage: Callable[[bytes, random.Random], bytes]
) -> None:
    chance, database = random.Random(7), folder / "register.db"
    sound = database.read_bytes()
    for _ in range(8):
        database.write_bytes(damage(sound, chance))
        if not refused(folder).endswith("."):
            sitting = registers.opened(folder)
            assert desk.check(sitting).faults
            sitting.register.close()
        for log in folder.glob("register.db-*"):
            log.unlink()


def test_an_older_file_is_told_where_a_newer_backup_is_at_hand(folder: Path, tmp_path: Path) -> None:
    older = registers.copy_of(folder, tmp_path / "older")
    sitting = registers.opened(folder)
    registers.registered(sitting)
    desk.back_up(sitting)
    sitting.register.close()
    shutil.copy(older / "register.db", folder / "register.db")
    sitting = registers.opened(folder)
    assert "older than its backup" in desk.check(sitting).faults[0]
    sitting.register.close()


def test_an_older_file_cannot_be_known_where_nothing_newer_is_left(folder: Path, tmp_path: Path) -> None:
    sitting = registers.opened(folder)
    desk.back_up(sitting)
    sitting.register.close()
    older = registers.copy_of(folder, tmp_path / "older")
    sitting = registers.opened(folder)
    registers.registered(sitting)
    sitting.register.close()
    shutil.copy(older / "register.db", folder / "register.db")
    sitting = registers.opened(folder)
    assert desk.check(sitting).faults == ()
    assert cases.total(sitting) == 3
    sitting.register.close()


def test_the_register_and_all_its_backups_rolled_back_together_cannot_be_known(folder: Path, tmp_path: Path) -> None:
    older = registers.copy_of(folder, tmp_path / "older")
    sitting = registers.opened(folder)
    registers.registered(sitting)
    desk.back_up(sitting)
    sitting.register.close()
    shutil.rmtree(folder)
    registers.copy_of(older, folder)
    sitting = registers.opened(folder)
    assert desk.check(sitting).faults == ()
    sitting.register.close()


def records_in(database: Path, key: str) -> dict[str, object]:
    """Every table but those in which the word index keeps itself."""
    return {
        name: rows for name, rows in registers.everything_in(database, key).items() if not name.startswith("search")
    }


def test_older_pages_among_newer_ones_are_told_where_they_hold_records(folder: Path) -> None:
    database = folder / "register.db"
    older = database.read_bytes()
    sitting = registers.opened(folder)
    key = sitting.register.keys.database_key_hex
    corrections.amend_office(sitting, 2, {"notes": "Grandmother telephoned"}, "left out")
    sitting.register.close()
    newer = database.read_bytes()
    rows = records_in(database, key)
    silent, told = [], 0
    for start in range(PAGE, min(len(older), len(newer)), PAGE):
        if older[start : start + PAGE] == newer[start : start + PAGE]:
            continue
        database.write_bytes(newer[:start] + older[start : start + PAGE] + newer[start + PAGE :])
        if records_in(database, key) == rows:
            continue
        sitting = registers.opened(folder)
        faults = desk.check(sitting).faults
        sitting.register.close()
        told += bool(faults)
        silent += [] if faults else [start // PAGE + 1]
        for log in folder.glob("register.db-*"):
            log.unlink()
    assert told
    assert silent == []
