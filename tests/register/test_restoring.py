"""A backup in the register's place: the old files are kept, and a restore cut short is finished or forgotten."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from nscb_desktop.casework import cases, desk
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import NotAllowed, OfficeError
from nscb_desktop.framework.roles import Person, Role
from nscb_desktop.register import restoring
from nscb_desktop.register.derivation import CHEAP
from nscb_desktop.register.folder import RegisterFolder
from nscb_desktop.register.keyring import Keyring
from tests import registers

CHAIR = Person("chair", "Sub Group", Role.SUBGROUP_CHAIR)
CHAIRS = "quiet otters borrow nine umbrellas"
LATER = registers.NOW + timedelta(days=1)


@pytest.fixture
def backup(folder: Path) -> Path:
    """A backup with three cases of a register that has had a fourth since."""
    sitting = registers.opened(folder)
    desk.add_account(sitting, CHAIR, CHAIRS, cost=CHEAP)
    made = desk.back_up(sitting)
    registers.registered(sitting, "Fourth Child")
    sitting.register.close()
    return made


def restore(folder: Path, backup: Path) -> tuple[Sitting, Path]:
    """Restore as Jane, a day later."""
    return desk.restore(folder, backup, "jane", registers.PASSWORD, registers.Clock(LATER))


def total(folder: Path) -> int:
    """How many cases a closed register holds, and that it is whole."""
    sitting = registers.opened(folder)
    assert [fault for fault in desk.check(sitting).faults if "older than its backup" not in fault] == []
    held = cases.total(sitting)
    sitting.register.close()
    return held


def test_the_register_is_the_backup_again_and_says_so(folder: Path, backup: Path) -> None:
    sitting, _ = restore(folder, backup)
    assert cases.total(sitting) == 3
    assert desk.check(sitting).faults == ()
    with sitting.reading() as unit:
        row = unit.session.connection().exec_driver_sql("SELECT act, why FROM audit ORDER BY seq DESC LIMIT 1").one()
    assert row.act == "restored a backup"
    assert backup.name in row.why
    sitting.register.close()


def test_what_was_replaced_is_a_register_of_its_own(folder: Path, backup: Path) -> None:
    sitting, kept = restore(folder, backup)
    sitting.register.close()
    assert total(kept) == 4


def test_a_folder_whose_files_were_lost_is_filled_again(folder: Path, backup: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "stick" / backup.name
    shutil.copytree(backup, elsewhere)
    shutil.rmtree(folder)
    sitting, _ = restore(folder, elsewhere)
    assert cases.total(sitting) == 3
    sitting.register.close()


def test_a_damaged_register_is_replaced_with_its_log(folder: Path, backup: Path) -> None:
    (folder / "register.db").write_bytes(b"damaged")
    (folder / "register.db-wal").write_bytes(b"stray log")
    sitting, kept = restore(folder, backup)
    assert cases.total(sitting) == 3
    sitting.register.close()
    assert (kept / "register.db").read_bytes() == b"damaged"
    assert (kept / "register.db-wal").read_bytes() == b"stray log"


def test_a_backup_that_is_not_whole_changes_nothing(folder: Path, backup: Path) -> None:
    data = bytearray((backup / "register.db").read_bytes())
    data[5000] ^= 1
    (backup / "register.db").write_bytes(bytes(data))
    before = (folder / "register.db").read_bytes()
    with pytest.raises(OfficeError, match=r"altered or damaged|cannot be read"):
        restore(folder, backup)
    assert (folder / "register.db").read_bytes() == before
    assert total(folder) == 4


def test_a_wrong_password_changes_nothing(folder: Path, backup: Path) -> None:
    with pytest.raises(OfficeError, match="do not open"):
        desk.restore(folder, backup, "jane", "wrong", registers.Clock(LATER))
    assert total(folder) == 4


def test_only_who_keeps_the_register_may_restore_it(folder: Path, backup: Path) -> None:
    with pytest.raises(NotAllowed, match="ask a Business Manager"):
        desk.restore(folder, backup, "chair", CHAIRS, registers.Clock(LATER))
    assert total(folder) == 4


def test_an_open_register_is_not_replaced(folder: Path, backup: Path) -> None:
    sitting = registers.opened(folder)
    with pytest.raises(OfficeError, match="The register is open as jane"):
        restore(folder, backup)
    assert cases.total(sitting) == 4
    sitting.register.close()
    assert total(folder) == 4


def stage(folder: Path, backup: Path, *, ready: bool) -> RegisterFolder:
    """What a restore leaves that was cut short."""
    place = RegisterFolder(folder)
    place.restoring.mkdir()
    for name in ("register.db", "register.keys"):
        shutil.copy(backup / name, place.restoring / name)
    if ready:
        (place.restoring / "ready").write_text("replaced")
    return place


def test_a_restore_cut_short_before_it_was_ready_is_forgotten(folder: Path, backup: Path) -> None:
    stage(folder, backup, ready=False)
    assert total(folder) == 4


@pytest.mark.parametrize("done", ["nothing", "database", "both"])
def test_a_restore_cut_short_after_it_was_ready_is_finished(folder: Path, backup: Path, done: str) -> None:
    place = stage(folder, backup, ready=True)
    if done != "nothing":
        (folder / "replaced").mkdir()
        (place.restoring / "register.db").replace(folder / "register.db")
    if done == "both":
        (place.restoring / "register.keys").replace(folder / "register.keys")
    assert total(folder) == 3
    assert not place.restoring.exists()


def test_who_restores_is_read_from_the_backup(backup: Path) -> None:
    keys = Keyring(backup / "register.keys").unlock("chair", CHAIRS)
    assert restoring.person_in(backup, keys, "chair") == CHAIR
