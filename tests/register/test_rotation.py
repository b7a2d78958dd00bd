"""Changing the register's key: everything is still there, the old key opens nothing, and a failure leaves one key."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from nscb_desktop.casework import cases, desk
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.roles import Person, Role
from nscb_desktop.register import backups, rotation
from nscb_desktop.register.database import NotThisRegister, connected
from nscb_desktop.register.derivation import CHEAP
from nscb_desktop.register.folder import RegisterFolder
from nscb_desktop.register.keyring import Keyring
from tests import registers

SAM = Person("sam", "Sam Pretend", Role.SUBGROUP_CHAIR)
SAMS_WORDS = "violet harbour mustard lantern seven"


def opens(sitting: Sitting, key_hex: str) -> bool:
    """Whether a database key opens the register's file."""
    try:
        connected(sitting.register.folder.database, key_hex, guarded=False).close()
    except NotThisRegister:
        return False
    return True


def test_every_row_is_still_there_under_the_new_key_and_the_old_one_opens_nothing(sitting: Sitting) -> None:
    register, old = sitting.register, sitting.register.keys
    before = registers.everything_in(register.folder.database, old.database_key_hex)
    rotation.rotate(register, sitting.now())
    assert register.keys.root != old.root
    assert not opens(sitting, old.database_key_hex)
    assert registers.everything_in(register.folder.database, register.keys.database_key_hex) == before
    assert Keyring(register.folder.keys).unlock("jane", registers.PASSWORD).root == register.keys.root


def test_the_open_register_goes_on_working_and_its_history_is_still_one_chain(sitting: Sitting) -> None:
    desk.change_key(sitting, "a laptop was lost")
    assert cases.total(sitting) == 3
    assert desk.check(sitting).faults == ()
    sitting.register.close()
    assert cases.total(registers.opened(sitting.register.folder.path)) == 3


def test_a_verified_backup_stands_before_and_after(sitting: Sitting) -> None:
    old = sitting.register.keys
    newest = desk.change_key(sitting, "a laptop was lost")
    after, before = backups.finished(sitting.register.folder)
    assert after == newest
    assert backups.verified(before, old.database_key_hex, old.backup_key)
    state = desk.last_backup(sitting)
    assert state is not None
    assert state.folder == newest


def test_the_recovery_sheet_still_opens_the_register(tmp_path: Path) -> None:
    sitting, sheet = desk.set_up(tmp_path / "r", registers.JANE, registers.PASSWORD, registers.Clock(), cost=CHEAP)
    rotation.rotate(sitting.register, sitting.now())
    keys = Keyring(sitting.register.folder.keys).unlock_with_recovery(sheet)
    assert keys.database_key_hex == sitting.register.keys.database_key_hex
    sitting.register.close()


def test_a_register_that_is_being_read_is_refused_and_keeps_its_key(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "PATIENCE_S", 0.1)
    old = sitting.register.keys
    with sitting.reading() as unit:
        assert unit.session.connection().exec_driver_sql("SELECT count(*) FROM case_file").scalar() == 3
        with pytest.raises(OfficeError, match="in use"):
            rotation.rotate(sitting.register, sitting.now())
    assert sitting.register.keys.root == old.root
    assert cases.total(sitting) == 3
    assert not Keyring(sitting.register.folder.keys).unlock("jane", registers.PASSWORD).successor


def test_nobody_reads_or_writes_while_the_key_is_changed(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    turn_over = rotation._turn_over

    def look_in(*given: object) -> None:
        with pytest.raises(OfficeError) as told:
            cases.total(sitting)
        said.append(str(told.value))
        turn_over(*given)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(rotation, "_turn_over", look_in)
    rotation.rotate(sitting.register, sitting.now())
    assert said == ["The register's key is being changed. Wait a moment, then try again."]
    assert cases.total(sitting) == 3


def test_a_key_file_that_cannot_be_written_leaves_the_old_key(sitting: Sitting) -> None:
    old = sitting.register.keys
    # The spare copy is written first; a folder in its place refuses it.
    spare = sitting.register.folder.keys.with_name("register.keys.previous")
    spare.unlink(missing_ok=True)
    (spare / "in the way").mkdir(parents=True)
    with pytest.raises(OfficeError, match="could not be saved"):
        rotation.rotate(sitting.register, sitting.now())
    assert sitting.register.keys.root == old.root
    assert opens(sitting, old.database_key_hex)
    assert cases.total(sitting) == 3


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits the size of files with ulimit")
def test_a_disk_that_fills_while_the_file_is_written_anew_leaves_one_key(folder: Path) -> None:
    program = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from tests import registers\n"
        "from nscb_desktop.casework import cases\n"
        "from nscb_desktop.framework.errors import OfficeError\n"
        "from nscb_desktop.register import rotation\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "sitting = registers.opened(Path(sys.argv[1]))\n"
        "turn_over = rotation._turn_over\n"
        "def full(folder, keys):\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (folder.keys.stat().st_size + 40_000,) * 2)\n"
        "    turn_over(folder, keys)\n"
        "rotation._turn_over = full\n"
        "try:\n"
        "    rotation.rotate(sitting.register, sitting.now())\n"
        "except OfficeError as told:\n"
        "    print(told)\n"
    )
    command = [sys.executable, "-c", program, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=50, check=False)
    assert done.stdout.strip(), done.stderr
    again = registers.opened(folder)
    assert cases.total(again) == 3
    assert desk.check(again).faults == ()
    again.register.close()


def began(sitting: Sitting) -> None:
    """The key file turned, the database not yet."""
    Keyring(sitting.register.folder.keys).begin_rotation(sitting.register.keys)
    sitting.register.close()


def rekeyed(sitting: Sitting) -> None:
    """The key file turned and the database under the new key, which is not yet said to be in force."""
    register = sitting.register
    turning = Keyring(register.folder.keys).begin_rotation(register.keys)
    register.engine.dispose()
    rotation._turn_over(register.folder, turning)
    sitting.register.close()


@pytest.mark.parametrize("cut_short", [began, rekeyed])
def test_a_change_cut_short_is_settled_at_the_next_sign_in(
    sitting: Sitting, cut_short: Callable[[Sitting], None]
) -> None:
    cut_short(sitting)
    again = registers.opened(sitting.register.folder.path)
    assert cases.total(again) == 3
    assert again.register.keys.successor is None
    assert desk.check(again).faults == ()
    rotation.rotate(again.register, again.now() + timedelta(minutes=1))
    again.register.close()


def test_settling_is_the_same_from_either_side(sitting: Sitting) -> None:
    register = sitting.register
    turning = Keyring(register.folder.keys).begin_rotation(register.keys)
    assert rotation.settled(register.folder, turning).root == register.keys.root
    assert rotation.settled(register.folder, register.keys) is register.keys


def test_a_closed_account_can_no_longer_sign_in_even_with_a_copy_of_the_key_file(sitting: Sitting) -> None:
    desk.add_account(sitting, SAM, SAMS_WORDS, CHEAP)
    kept = sitting.register.folder.path / "kept.keys"
    kept.write_bytes(sitting.register.folder.keys.read_bytes())
    theirs = Keyring(kept).unlock("sam", SAMS_WORDS)
    desk.remove_account(sitting, "sam")
    assert [person.account for person in desk.people(sitting)] == ["jane"]
    assert not opens(sitting, theirs.database_key_hex)
    with pytest.raises(OfficeError, match="do not open"):
        Keyring(RegisterFolder(sitting.register.folder.path).keys).unlock("sam", SAMS_WORDS)
