"""Making a register, opening one, and every reason one cannot be opened: a sentence each, and nothing changed."""

import hashlib
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from nscb_desktop.casework import cases, desk
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register.database import SCHEMA, connected
from nscb_desktop.register.derivation import CHEAP
from nscb_desktop.register.folder import RegisterFolder
from nscb_desktop.register.keyring import Keyring
from nscb_desktop.register.lock import RegisterInUse, RegisterLock
from tests import registers
from tests.source_tree import ROOT

WITHOUT_RIGHTS = """
import sys
from nscb_desktop.framework.errors import OfficeError
from pathlib import Path
from tests import registers
try:
    registers.opened(Path(sys.argv[1]))
except OfficeError as refused:
    print(refused)
"""


def digests(folder: Path) -> dict[str, str]:
    """What each file holds that makes a register, its lock and its count of failures left out."""
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.iterdir()
        if file.is_file() and file.name not in {"register.lock", "register.attempts"}
    }


def key_of(folder: Path) -> str:
    """The database's key."""
    return Keyring(folder / "register.keys").unlock("jane", registers.PASSWORD).database_key_hex


def newer(folder: Path) -> None:
    """Make a register of a format to come."""
    connection = connected(folder / "register.db", key_of(folder), guarded=False)
    connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()


def foreign(folder: Path) -> None:
    """Put some other file in the database's place."""
    (folder / "register.db").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 64)


def plain(folder: Path) -> None:
    """Put an ordinary SQLite file in the database's place."""
    (folder / "register.db").unlink()
    connection = dbapi2.connect(folder / "register.db")
    connection.execute("CREATE TABLE note (words TEXT)")
    connection.close()


def others(folder: Path) -> None:
    """Put another register's database in its place."""
    sitting = registers.set_up(folder.parent / "other")
    sitting.register.close()
    shutil.copy(folder.parent / "other" / "register.db", folder / "register.db")


def emptied(folder: Path) -> None:
    """Empty the database."""
    (folder / "register.db").write_bytes(b"")


def without_database(folder: Path) -> None:
    """Take the database away."""
    (folder / "register.db").unlink()


def without_keys(folder: Path) -> None:
    """Take the key file away."""
    (folder / "register.keys").unlink()


def empty_keys(folder: Path) -> None:
    """Empty the key file."""
    (folder / "register.keys").write_bytes(b"")


def spoilt_keys(folder: Path) -> None:
    """Alter one letter of the key file."""
    data = bytearray((folder / "register.keys").read_bytes())
    data[40] ^= 1
    (folder / "register.keys").write_bytes(bytes(data))


def cut_off(folder: Path) -> None:
    """Cut the database after its first few bytes."""
    (folder / "register.db").write_bytes((folder / "register.db").read_bytes()[:100])


REASONS = [
    (newer, "made by a newer version of the program"),
    (foreign, "cannot be read with these keys"),
    (plain, "cannot be read with these keys"),
    (others, "cannot be read with these keys"),
    (cut_off, "cannot be read with these keys|not a case register"),
    (emptied, r"database, register.db, is empty \(0 bytes\)"),
    (without_database, "database, register.db, is not in"),
    (without_keys, "key file, register.keys, is not in"),
    (empty_keys, r"key file, register.keys, is empty \(0 bytes\)"),
    (spoilt_keys, "“register.keys” is damaged"),
]


@pytest.mark.parametrize(("spoil", "sentence"), REASONS, ids=[spoil.__name__ for spoil, _ in REASONS])
def test_each_reason_is_its_own_sentence_and_nothing_is_changed(
    folder: Path, spoil: Callable[[Path], None], sentence: str
) -> None:
    spoil(folder)
    before = digests(folder)
    with pytest.raises(OfficeError, match=sentence) as refused:
        registers.opened(folder)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)
    assert digests(folder) == before
    assert list((folder / "backups").iterdir()) == []
    RegisterLock(folder / "register.lock").acquire("tester", registers.NOW)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match="There is no folder"):
        registers.opened(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_wrong_password_changes_only_the_count_of_failures(folder: Path) -> None:
    before = digests(folder)
    with pytest.raises(OfficeError, match="do not open this register"):
        desk.sign_in(folder, "jane", "wrong", registers.Clock())
    assert digests(folder) == before
    assert (folder / "register.attempts").exists()


def test_failures_before_a_success_stand_in_the_history(folder: Path) -> None:
    for _ in range(2):
        with pytest.raises(OfficeError):
            desk.sign_in(folder, "jane", "wrong", registers.Clock())
    sitting = registers.opened(folder)
    with sitting.reading() as unit:
        why = unit.session.connection().exec_driver_sql("SELECT why FROM audit ORDER BY seq DESC LIMIT 1").scalar()
    assert why == "after 2 failed attempts"
    sitting.register.close()


def test_after_five_failures_the_right_password_waits_too(folder: Path) -> None:
    clock = registers.Clock()
    for _ in range(5):
        with pytest.raises(OfficeError):
            desk.sign_in(folder, "jane", "wrong", clock)
    with pytest.raises(OfficeError, match="Wait 1 second, then"):
        registers.opened(folder, clock)
    clock.now += timedelta(seconds=2)
    registers.opened(folder, clock).register.close()


def test_a_register_held_by_another_process_says_by_whom_and_since_when(sitting: Sitting) -> None:
    folder = sitting.register.folder.path
    told = subprocess.run(
        [sys.executable, "-c", WITHOUT_RIGHTS, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "The register is open as jane since 10:42 on 7 January 2014. Close it there first."


def test_a_folder_that_cannot_be_written_to_is_a_sentence(folder: Path) -> None:
    before = digests(folder)
    command = [sys.executable, "-c", WITHOUT_RIGHTS, str(folder)]
    if (
        os.geteuid() == 0
    ):  # root may write wherever the file system lets it: look at the folder through a read-only mount
        script = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
        command = ["unshare", "--mount", "sh", "-c", script, str(folder), *command]
    else:
        for file in (folder, *folder.iterdir()):
            file.chmod(stat.S_IRUSR | (stat.S_IXUSR if file.is_dir() else 0))
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if not os.geteuid():
        if "mount" in told.stderr or "unshare" in told.stderr:
            pytest.skip("this machine lets nobody mount a folder read-only")
    else:
        folder.chmod(0o700)
    assert told.returncode == 0, told.stderr
    assert "cannot be written to" in told.stdout
    assert digests(folder) == before


def test_a_register_is_set_up_open_and_with_its_first_act(tmp_path: Path) -> None:
    sitting = registers.set_up(tmp_path / "new")
    with pytest.raises(RegisterInUse):
        registers.opened(tmp_path / "new")
    assert desk.people(sitting) == [registers.JANE]
    assert desk.check(sitting).faults == ()
    assert desk.check(sitting).counts["acts"] == 1
    sitting.register.close()


def test_setting_up_leaves_no_trace_of_how_it_was_made(empty: Sitting) -> None:
    empty.register.close()
    names = {path.name for path in empty.register.folder.path.iterdir()}
    assert names == {"backups", "exports", "incoming", "register.db", "register.keys", "register.keys.previous",
                     "register.lock"}  # fmt: skip


def test_a_set_up_cut_short_is_begun_again(tmp_path: Path) -> None:
    place = RegisterFolder(tmp_path / "new")
    place.make()
    place.setting_up.mkdir()
    (place.setting_up / "register.keys").write_text("half")
    (place.setting_up / "register.db").write_text("half")
    sitting = registers.set_up(place.path)
    assert not place.setting_up.exists()
    sitting.register.close()


def test_nothing_is_set_up_over_a_register(folder: Path) -> None:
    before = digests(folder)
    with pytest.raises(OfficeError, match=r"There is a register in .* already"):
        registers.set_up(folder)
    assert digests(folder) == before


def test_a_set_up_that_fails_leaves_a_folder_that_can_be_used(tmp_path: Path) -> None:
    person = registers.JANE
    with pytest.raises(OfficeError):
        desk.set_up(tmp_path / "new", type(person)("x" * 500, "X", person.role), registers.PASSWORD, registers.Clock(),
                    cost=CHEAP)  # fmt: skip
    registers.set_up(tmp_path / "new").register.close()


def test_closing_folds_the_log_into_the_file_and_lets_others_in(sitting: Sitting) -> None:
    registers.registered(sitting)
    folder = sitting.register.folder.path
    assert (folder / "register.db-wal").exists()
    sitting.register.close()
    assert not (folder / "register.db-wal").exists()
    again = registers.opened(folder)
    assert cases.total(again) == 4
    again.register.close()


def test_an_account_that_was_removed_cannot_open_and_leaves_no_connection(folder: Path) -> None:
    connection = connected(folder / "register.db", key_of(folder), guarded=False)
    connection.execute("UPDATE account SET removed_at = created_at")
    connection.close()
    with pytest.raises(OfficeError, match="may not sign in"):
        registers.opened(folder)
    assert not (folder / "register.db-wal").exists()
    RegisterLock(folder / "register.lock").acquire("tester", registers.NOW)


def test_a_closed_register_stays_closed_whoever_still_holds_on_to_it(tmp_path: Path) -> None:
    sitting = registers.set_up(tmp_path / "register")
    work, engine = sitting.register.work, sitting.register.engine
    sitting.register.close()
    for late in (work.reading, engine.connect):
        with pytest.raises(OfficeError, match=r"^The register is locked\. Sign in again\.$"), late():
            pytest.fail("it was opened again")
    assert not [each for each in (tmp_path / "register").iterdir() if each.name.endswith(("-wal", "-shm"))]
