"""Nothing that was typed stands in plain in any file, no file is another user's to read, and no error tells of it."""

import logging
import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, text

from nscb_desktop.casework import cases, contacts, desk, filing, referrals
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.records import Filters, Order
from nscb_desktop.framework.text import search_key
from nscb_desktop.register.database import connected
from nscb_desktop.register.tables import CaseFileRow, ContactRow
from tests import registers
from tests.faults.working import Writer

CANARIES = {name: f"Zephyr{name.title()}Quillfeather" for name in (
    "child", "home", "reason", "draft", "contact", "document", "file", "note", "amended", "account",
)}  # fmt: skip


def enter_canaries(sitting: Sitting) -> None:
    """Put a word of its own into every place that takes words."""
    case = registers.registered(sitting, CANARIES["child"], home_address=CANARIES["home"], team=CANARIES["reason"])
    registers.typed(sitting, {"child_name": CANARIES["draft"]})
    contacts.log_contact(sitting, case.id, registers.NOW, "Telephone", "School", CANARIES["contact"])
    filing.file_document(
        sitting, case.id, f"{CANARIES['file']}.txt", CANARIES["document"].encode() * 50, note=CANARIES["note"]
    )
    cases.record_milestone(sitting, case.id, "requested", registers.NOW.date(), why=CANARIES["amended"])
    cases.page(sitting, Filters(CANARIES["child"]), Order("child"))


def spellings() -> Iterator[bytes]:
    """Each word as it might stand in a file."""
    for word in (*CANARIES.values(), registers.PASSWORD):
        for spelt in {word, search_key(word), word.upper()}:
            yield from (spelt.encode(), spelt.encode("utf-16-le"), spelt.encode("utf-16-be"))


def hits(*folders: Path) -> list[str]:
    """Every file under these folders that holds one of the words."""
    wanted = list(spellings())
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(word in path.read_bytes() for word in wanted)]


@pytest.fixture(scope="module")
def scanned(busy: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Sitting]]:
    """A register at work with a word of its own in every place, and a backup of it."""
    folder = registers.copy_of(busy, tmp_path_factory.mktemp("scanned") / "register")
    sitting = registers.opened(folder)
    enter_canaries(sitting)
    desk.back_up(sitting)
    enter_canaries(sitting)
    yield folder, sitting
    sitting.register.close()


@pytest.mark.parametrize("name", ["register.db", "register.db-wal", "register.db-shm", "register.keys", "backups"])
def test_no_word_stands_in_a_file_of_a_register_at_work(scanned: tuple[Path, Sitting], name: str) -> None:
    place = scanned[0] / name
    files = [path for path in (place, *place.rglob("*")) if path.is_file()]
    assert sum(path.stat().st_size for path in files) > 200
    assert name != "backups" or {"register.db", "register.keys", "manifest.json"} <= {path.name for path in files}
    wanted = list(spellings())
    assert [path for path in files if any(word in path.read_bytes() for word in wanted)] == []


def test_no_word_stands_in_any_file_while_open_or_closed(folder: Path, isolated_home: Path) -> None:
    sitting = registers.opened(folder)
    enter_canaries(sitting)
    desk.back_up(sitting)
    names = {path.name for path in folder.rglob("*")}
    assert {"register.db-wal", "register.db-shm", "manifest.json", "register.lock"} <= names
    assert hits(folder, isolated_home, Path(tempfile.gettempdir())) == []
    assert not any(word in name for word in CANARIES.values() for name in names)
    assert cases.page(sitting, Filters(CANARIES["home"]), Order()).total == 1
    sitting.register.close()
    assert hits(folder, isolated_home, Path(tempfile.gettempdir())) == []


def test_the_scan_would_find_a_word_that_stood_in_plain(tmp_path: Path) -> None:
    (tmp_path / "plain.bin").write_bytes(b"\0" + CANARIES["home"].encode("utf-16-le"))
    assert hits(tmp_path) == ["plain.bin"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
@pytest.mark.parametrize("umask", [0o022, 0o002, 0o077, 0o777 & ~0o700])
def test_every_file_is_this_users_alone_whatever_the_umask(writer: Writer, tmp_path: Path, umask: int) -> None:
    folder = tmp_path / "register"
    writer.begin("set_up", folder, umask=umask)
    assert writer.finish()[-1] == ["made"]
    writer.begin("one_backup", folder, umask=umask)
    assert writer.finish()[-1][0] == "made"
    child = writer.begin("acts", folder, umask=umask)
    writer.wait_for_a_word()
    while not (folder / "register.db-wal").exists():
        pass
    writer.kill(child)
    modes = {path: path.stat().st_mode & 0o777 for path in (folder, *folder.rglob("*"))}
    assert {"register.db", "register.db-wal", "register.db-shm", "register.keys", "register.lock"} <= {
        p.name for p in modes
    }
    wrong = {str(path): oct(mode) for path, mode in modes.items() if mode != (0o700 if path.is_dir() else 0o600)}
    assert wrong == {}


def _again(sitting: Sitting) -> None:
    with sitting.register.work.drafting(datetime.now(UTC)) as unit:
        values = {"id": 1, "year": 1, "number": 1, "alias": CANARIES["child"], "edition": "", "office": {}}
        unit.session.execute(insert(CaseFileRow), [values])


def _dangling(sitting: Sitting) -> None:
    with sitting.register.work.drafting(datetime.now(UTC)) as unit:
        unit.add(ContactRow, id=99, case_id=999, at=registers.NOW, how="", who=CANARIES["contact"], what="",
                 recorded_at=registers.NOW, recorded_by="")  # fmt: skip


def _blank(sitting: Sitting) -> None:
    with sitting.register.work.drafting(datetime.now(UTC)) as unit:
        unit.add(ContactRow, id=99, case_id=1, at=registers.NOW, how=None, who=CANARIES["contact"], what="",
                 recorded_at=registers.NOW, recorded_by="")  # fmt: skip


def _misspelt(sitting: Sitting) -> None:
    with sitting.register.work.drafting(datetime.now(UTC)) as unit:
        unit.session.execute(text("SELECT * FROM nowhere WHERE name = :name"), {"name": CANARIES["child"]})


def _fixed(sitting: Sitting) -> None:
    with sitting.register.work.drafting(datetime.now(UTC)) as unit:
        unit.session.execute(text("UPDATE form_record SET gaps_reason = :words"), {"words": CANARIES["reason"]})


def _unsearchable(sitting: Sitting) -> None:
    with sitting.register.work.reading() as unit:
        unit.session.execute(
            text("SELECT rowid FROM search WHERE search MATCH :words"), {"words": f'"{CANARIES["home"]}'}
        )


def _unkept_type(sitting: Sitting) -> None:
    with sitting.register.work.drafting(datetime.now(UTC)) as unit:
        unit.session.execute(text("SELECT :words"), {"words": {CANARIES["note"]}})


def _gone(sitting: Sitting) -> None:
    draft = registers.typed(sitting, {"agency": "Education", "child_name": CANARIES["draft"]})
    referrals.register_draft(sitting, draft.id, registers.AS_IT_CAME)
    referrals.save_draft(sitting, draft)


def _wrong_password(sitting: Sitting) -> None:
    desk.sign_in(sitting.register.folder.path, "jane", CANARIES["account"], registers.Clock())


def _another_key(sitting: Sitting) -> None:
    connected(sitting.register.folder.database, "5a" * 48)


@pytest.mark.parametrize(
    "provoke",
    [_again, _dangling, _blank, _misspelt, _fixed, _unsearchable, _unkept_type, _gone, _wrong_password, _another_key],
    ids=lambda act: act.__name__.strip("_"),
)
def test_no_error_and_no_log_tells_what_was_typed(
    sitting: Sitting,
    provoke: Callable[[Sitting], None],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    enter_canaries(sitting)
    caplog.set_level(logging.DEBUG)
    with pytest.raises(Exception) as failed:  # noqa: PT011 - ten different kinds
        provoke(sitting)
    seen: BaseException | None = failed.value
    told = caplog.text + "".join(capfd.readouterr())
    while seen:
        told += f"{seen!s}{seen!r}"
        assert not isinstance(seen, OfficeError) or str(seen).endswith(".")
        seen = seen.__cause__ or seen.__context__
    assert not [word for word in (*CANARIES.values(), "5a5a5a") if word in told]
