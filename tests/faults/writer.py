"""A process that works at a register and says what was saved, to be killed or to be given a failing disk.

It loads everything once and forks a child for each job, so that forty kills need one start of Python. A child writes
each thing that was acknowledged to a file with a system call of its own, which outlives the child.
"""

import json
import os
import resource
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import alembic.command

from nscb_desktop.casework import cases, contacts, desk, filing, referrals
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.working_days import OfficeCalendar
from nscb_desktop.register import backups as backups_of_registers
from nscb_desktop.register import rotation
from nscb_desktop.register.database import connected, engine_on
from nscb_desktop.register.derivation import CHEAP
from nscb_desktop.register.folder import RegisterFolder
from nscb_desktop.register.keyring import Keyring
from nscb_desktop.register.migrating import migrate
from tests import registers

KEY = "0f" * 48
SLOW_TO_LOAD = alembic.command
"""Loaded before the first fork, so that a kill meets the work and not the loading."""
LIMITED = 20
"""Acts of a job that ends by itself."""


class Acknowledged:
    """The file in which a child says what it has been told is saved."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def say(self, *words: object) -> None:
        """One line, at once."""
        os.write(self._handle, (" ".join(str(word) for word in words) + "\n").encode())


def one_act(sitting: Sitting, number: int, said: Acknowledged) -> None:
    """The next act of a day at the office; each line names what must be there from now on."""
    match number % 4:
        case 0:
            draft = referrals.start_draft(sitting)
            said.say("draft", draft.id, draft.version)
            typed = {"agency": "Education", "child_name": f"Child {number}", "home_address": "x" * (number * 97 % 3000)}
            draft = referrals.save_draft(sitting, replace(draft, received_at=registers.RECEIVED, answers=typed))
            said.say("draft", draft.id, draft.version)
        case 1:
            for draft in referrals.listed_drafts(sitting)[:1]:
                case = referrals.register_draft(sitting, draft.id, registers.AS_IT_CAME)
                said.say("case", case.id, draft.id)
        case 2 if held := cases.total(sitting):
            entry = contacts.log_contact(sitting, held, sitting.now(), "Telephone", "School", f"call {number}")
            said.say("contact", entry.id, held)
        case 3 if held := cases.total(sitting):
            document = filing.file_document(sitting, held, "scan.bin", os.urandom(number * 131 % 20_000 + 1))
            said.say("document", document.id, held)


def acts(folder: Path, said: Acknowledged) -> None:
    """Work until killed."""
    sitting = registers.opened(folder)
    said.say("act")
    number = 0
    while True:
        one_act(sitting, number, said)
        number += 1


def some_acts(folder: Path, said: Acknowledged) -> None:
    """Work for a while, whatever the disk does, then close."""
    try:
        sitting = registers.opened(folder)
        said.say("act")
        for number in range(LIMITED):
            try:
                one_act(sitting, number, said)
            except OfficeError as refused:
                said.say("refused", refused)
        sitting.register.close()
    except OfficeError as refused:
        said.say("refused", refused)


def one_backup(folder: Path, said: Acknowledged) -> None:
    """Back up once, whatever the disk does."""
    sitting = registers.opened(folder)
    try:
        said.say("made", desk.back_up(sitting).name)
    except OfficeError as refused:
        said.say("refused", refused)
    sitting.register.close()


def backups(folder: Path, said: Acknowledged) -> None:
    """Back up until killed."""
    clock = registers.Clock()
    sitting = registers.opened(folder, clock)
    said.say("act")
    while True:
        clock.now += timedelta(seconds=1)
        said.say("made", desk.back_up(sitting).name)


def migrations(folder: Path, said: Acknowledged) -> None:
    """Bring a new file to this format."""
    engine = engine_on(lambda: connected(folder / "register.db", KEY, guarded=False))
    said.say("begun")
    migrate(engine)
    said.say("made")


def set_up(folder: Path, said: Acknowledged) -> None:
    """Set a register up."""
    said.say("begun")
    registers.set_up(folder).register.close()
    said.say("made")


def restore(folder: Path, said: Acknowledged) -> None:
    """Put the folder's only backup in the register's place."""
    (backup,) = (folder / "backups").iterdir()
    said.say("begun")
    desk.restore(folder, backup, registers.JANE.account, registers.PASSWORD, registers.Clock())
    said.say("made")


def change_key(folder: Path, said: Acknowledged) -> None:
    """Give the register a new key; the first word is said when the copy under the old key is made."""
    sitting = registers.opened(folder)
    back_up = backups_of_registers.back_up

    def and_say_so(folder: RegisterFolder, key_hex: str, backup_key: bytes, at: datetime) -> Path:
        made = back_up(folder, key_hex, backup_key, at)
        said.say("begun")
        return made

    backups_of_registers.back_up = and_say_so  # this process does nothing else
    rotation.rotate(sitting.register, sitting.now())
    said.say("made")


JOBS: dict[str, Callable[[Path, Acknowledged], None]] = {
    job.__name__: job for job in (acts, some_acts, one_backup, backups, migrations, set_up, restore, change_key)
}
SHIFTS: dict[str, Callable[[int], object]] = {
    "pwrite64": lambda handle: os.pwrite(handle, b"x", 0),
    "pread64": lambda handle: os.pread(handle, 1, 0),
    "fsync": os.fsync,
    "fdatasync": os.fdatasync,
    "ftruncate": lambda handle: os.ftruncate(handle, 0),
}
"""Calls made in vain, so that of all calls a tracer fails the one it is meant to fail."""


def child(order: dict[str, object]) -> None:
    """Do one job and end."""
    said = Acknowledged(Path(str(order["said"])))
    if shift := order.get("shift"):
        handle = os.memfd_create("in vain")
        for _ in range(int(str(order["times"]))):
            SHIFTS[str(shift)](handle)
    if limit := order.get("largest"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(str(limit)), resource.RLIM_INFINITY))
    if umask := order.get("umask"):
        os.umask(int(str(umask)))
    try:
        JOBS[str(order["job"])](Path(str(order["folder"])), said)
    except BaseException as defect:  # noqa: BLE001 - the test reads of it
        said.say("defect", type(defect).__name__, repr(str(defect)))
    finally:
        os._exit(0)


def load_the_rest() -> None:
    """Have loaded what is loaded when it is first wanted: ciphers, by making keys, and the bank holidays."""
    OfficeCalendar().next_working_day(registers.NOW.date())
    with tempfile.TemporaryDirectory() as place:
        keys = Path(place) / "keys"
        Keyring.create(keys, registers.JANE.account, registers.PASSWORD, cost=CHEAP)
        Keyring(keys).unlock(registers.JANE.account, registers.PASSWORD)


def main() -> None:
    """Fork a child for each order on standard input and answer with its number; at the next line, wait for its end."""
    load_the_rest()
    for line in sys.stdin:
        if number := os.fork():
            print(number, flush=True)
            sys.stdin.readline()
            os.waitpid(number, 0)
            print("ended", flush=True)
        else:
            child(json.loads(line))


if __name__ == "__main__":
    main()
