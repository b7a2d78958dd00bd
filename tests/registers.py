"""Small registers of invented cases, made through the desks of the office, for tests of the store."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from nscb_desktop.casework import cases, contacts, corrections, desk, filing, referrals
from nscb_desktop.casework.referrals import Registration
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Answer, Chosen, Reasons, Rows, Said, Tick
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.london import at_local
from nscb_desktop.framework.records import CaseFile, Draft
from nscb_desktop.framework.roles import Person, Right, Role
from nscb_desktop.register import cases as files
from nscb_desktop.register.database import Door, connected, engine_on
from nscb_desktop.register.derivation import CHEAP
from nscb_desktop.register.folder import RegisterFolder
from nscb_desktop.register.keyring import Keyring
from nscb_desktop.register.lock import RegisterLock
from nscb_desktop.register.opening import Register
from nscb_desktop.register.unit_of_work import UnitOfWork

PASSWORD = "correct horse battery staple tulip"
JANE = Person("jane", "Jane Okafor", Role.BUSINESS_MANAGER)
NOW = datetime(2014, 1, 7, 10, 42, tzinfo=UTC)
RECEIVED = at_local(date(2013, 12, 20), 16, 40)
AS_IT_CAME = Registration(gaps_reason="registered as received", unauthorised_reason="signature to follow")

FULL: dict[str, Answer] = {
    "agency": "Children's Social Care",
    "team": "Referral and Assessment",
    "lead_officer": {"name": "Priya Pretend", "role": "Team manager", "telephone": "020 7946 0000"},
    "authoriser": {"name": "Sam Madeup", "role": "Head of service"},
    "child_name": "Tahmina “Mina” Begum-Wiśniewska (তাহমিনা)",
    "date_of_birth": read_date("22/5/09"),
    "ethnicity": "Mixed: Bangladeshi and Polish",
    "language": {"spoken": "Sylheti", "interpreter": Reply.YES},
    "religion": Said.NOT_KNOWN,
    "disability": Chosen((), "asthma"),
    "family": Rows(({"name": "Łucja Wiśniewska", "relationship": "Mother", "born": read_date("c. 1986"), "caring": Reply.YES},
                    {"name": "Unknown male", "caring": Reply.NOT_KNOWN}), "an aunt visits"),
    "home_address": "Flat 2, 118 Exampleton Rd\nE6 1AA",
    "previous_addresses": Rows(({"address": "9 Imaginary Street", "from": read_date("March 2011")},)),
    "reasons": Reasons({"abuse": Tick(Reply.YES, "bruising"), "harmed": Tick(Reply.NOT_KNOWN)}, "As told on the telephone.\nMore."),
}  # fmt: skip
"""One answer of every kind of question there is."""


class Clock:
    """A clock that stands still until it is moved on."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """The moment it stands at."""
        return self.now


def set_up(folder: Path, now: Callable[[], datetime] | None = None) -> Sitting:
    """A new register that costs nothing to open."""
    return desk.set_up(folder, JANE, PASSWORD, now or Clock(), cost=CHEAP)[0]


def fresh(
    folder: Path, now: Callable[[], datetime] | None = None, after: Callable[[Sitting], object] | None = None
) -> Sitting:
    """A register as it is the moment after its set-up, or after something was done in it: a copy, for what comes next.

    All of them have the same keys.
    """
    place = RegisterFolder(folder)
    place.make()
    for name, content in (_done(after) if after else _newly_set_up()).items():
        (place.path / name).touch(0o600)
        (place.path / name).write_bytes(content)
    lock = RegisterLock(place.lock)
    lock.acquire(JANE.account, NOW)
    keys = Keyring(place.keys).unlock(JANE.account, PASSWORD)
    door = Door.to(place.database, keys.database_key_hex)
    engine = engine_on(door.connection)
    register = Register(place, keys, False, engine, lock, UnitOfWork(engine, keys.audit_key), door)
    return Sitting(register, JANE, now or Clock())


@cache
def _newly_set_up() -> dict[str, bytes]:
    """The files of a register that was just set up: made once, for every migration runs in it."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "register"
        desk.lock(set_up(folder))
        return _files_of(folder)


@cache
def _done(after: Callable[[Sitting], object]) -> dict[str, bytes]:
    """The files of a new register in which this was done: done once, for every test that begins there."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "register"
        office = fresh(folder)
        after(office)
        desk.lock(office)
        return _files_of(folder)


def _files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def typed(sitting: Sitting, answers: dict[str, Answer], received: datetime | None = RECEIVED) -> Draft:
    """A draft with these answers, saved."""
    blank = referrals.start_draft(sitting)
    return referrals.save_draft(sitting, replace(blank, received_at=received, answers=answers))


def registered(sitting: Sitting, child: str = "Amira Example", **answers: Answer) -> CaseFile:
    """A case with a Part One that holds little."""
    draft = typed(sitting, {"agency": "Education", "child_name": child, **answers})
    return referrals.register_draft(sitting, draft.id, AS_IT_CAME)


def closed(sitting: Sitting, case_id: int, on: date) -> CaseFile:
    """The case closed as one from an old register is: with its date and without a sheet."""
    with sitting.acting(Right.DECIDE) as unit:
        files.add_milestone(unit, case_id, "closed", on, "", "")
        unit.record("recorded a date", case_id)
        return cases.reindexed(unit, case_id)


def busy_office(folder: Path) -> None:
    """A closed register with three cases, on which everything that can be recorded has been, and a draft."""
    fresh(folder, after=at_work).register.close()


def at_work(sitting: Sitting) -> None:
    """Make three cases, record on them everything that can be recorded, and begin a draft."""
    first = referrals.register_draft(
        sitting, typed(sitting, FULL).id, Registration(authorised_at=NOW, gaps_reason="n/k")
    )
    second = registered(sitting, "Callum Pretend", date_of_birth=read_date("3 April 2001"))
    registered(sitting, "Baby Sample")
    cases.record_milestone(sitting, first.id, "requested", date(2013, 12, 23))
    corrections.amend(sitting, first.part_one.id, {"religion": "Muslim"}, date(2014, 1, 6), "told by telephone")
    filing.file_document(sitting, first.id, "letter.txt", b"Dear Board")
    filing.note_print(sitting, first.id, "NSCB-2013-001.pdf", b"%PDF-1.7", "printed")
    contacts.log_contact(sitting, second.id, NOW, "Telephone", "School", "asked for the file")
    typed(sitting, {"agency": "Probation", "child_name": "Dev Imaginary"})


def opened(folder: Path, now: Callable[[], datetime] | None = None) -> Sitting:
    """Sign in to a register made here."""
    return desk.sign_in(folder, JANE.account, PASSWORD, now or Clock())


def copy_of(register: Path, folder: Path) -> Path:
    """A closed register copied to another folder."""
    shutil.copytree(register, folder)
    return folder


def everything_in(database: Path, key_hex: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of a closed register, search and its shadows included."""
    connection = connected(database, key_hex, guarded=False)
    try:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in names}  # noqa: S608 - the file's own table names
    finally:
        connection.close()
