"""Whatever goes wrong and whoever listens: no log and no screen repeats a word of what was being worked on."""

import argparse
import json
import logging
import struct
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
import sqlalchemy.exc
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from sqlcipher3 import dbapi2

from nscb_desktop import app, cli
from nscb_desktop import cli_acts as acts
from nscb_desktop.casework import cases, paper
from nscb_desktop.framework.records import Filters, Order
from nscb_desktop.views.background import Background
from nscb_desktop.views.defects import Defects
from nscb_desktop.views.messages import Messages
from tests import registers

CANARY = "ZephyrQuillfeather"


class Slip(Exception):
    """A defect with the record in an attribute, in a note and in its cause."""

    def __init__(self) -> None:
        super().__init__(CANARY)
        self.record = CANARY
        self.add_note(CANARY)


def _deep(words: str) -> str:
    return _deep(words)


def _raise(error: BaseException) -> None:
    raise error


def _caused() -> None:
    try:
        raise ValueError(CANARY)
    except ValueError as cause:
        raise RuntimeError(f"while saving {CANARY}") from cause


def _in_memory(statement: str, *values: object) -> None:
    connection = dbapi2.connect(":memory:")
    try:
        connection.execute("CREATE TABLE t (a TEXT UNIQUE)")
        connection.execute(statement, values)
        connection.execute(statement, values)
    finally:
        connection.close()


KINDS: dict[str, Callable[[], object]] = {
    "KeyError": lambda: dict[str, str]()[CANARY],
    "ValueError": lambda: int(CANARY),
    "TypeError": lambda: sum([CANARY]),  # type: ignore[list-item]  # the mistake is meant
    "AttributeError": lambda: getattr(CANARY, CANARY),
    "IndexError": lambda: _raise(IndexError(CANARY)),
    "LookupError": lambda: CANARY.encode(CANARY),
    "AssertionError": lambda: _raise(AssertionError(CANARY)),
    "RuntimeError": _caused,
    "RecursionError": lambda: _deep(CANARY),
    "FileNotFoundError": lambda: Path(CANARY).read_bytes(),
    "NotADirectoryError": (Path("/dev/null") / CANARY).read_bytes,
    "JSONDecodeError": lambda: json.loads(f"{{{CANARY}"),
    "UnicodeEncodeError": lambda: f"{CANARY}ł".encode("ascii"),
    "UnicodeDecodeError": lambda: f"{CANARY}ł".encode().decode("ascii"),
    "struct.error": lambda: struct.unpack(">I", CANARY.encode()),
    "IntegrityError": lambda: _in_memory("INSERT INTO t VALUES (?)", CANARY),
    "OperationalError": lambda: _in_memory(CANARY),
    "StatementError": lambda: _raise(sqlalchemy.exc.StatementError(CANARY, CANARY, {"a": CANARY}, ValueError(CANARY))),
    "PdfiumError": lambda: pypdfium2.PdfDocument(CANARY.encode()),
    "ExceptionGroup": lambda: _raise(ExceptionGroup(CANARY, [ValueError(CANARY)])),
    "Slip": lambda: _raise(Slip()),
    "NameError": lambda: _raise(NameError(f"name '{CANARY}' is not defined", name=CANARY)),
}


@pytest.fixture(autouse=True)
def everything_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """Somebody has turned all logging on."""
    caplog.set_level(logging.DEBUG)


def by_the_command_line(kind: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """A defect in a command."""

    def command(_chosen: argparse.Namespace) -> int:
        words = CANARY  # in the frame, as the record would be
        return len(words) if kind() else 0

    monkeypatch.setattr(acts, "deadline", command)
    # The umask and the limits of this process are other tests' too.
    monkeypatch.setattr(app, "harden", tuple)
    assert cli.run(["deadline", "2013-12-20", "10"]) == 1


def by_a_message(kind: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """A defect that a page has caught and shows in its box."""
    window = QWidget()
    try:
        kind()
    except Exception as defect:  # noqa: BLE001 - any of the kinds
        Messages(window).problem(defect)
    (box,) = window.findChildren(QMessageBox)
    print(box.text(), box.informativeText(), box.detailedText())


def by_the_hook(kind: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """A defect that nobody has caught."""
    try:
        kind()
    except Exception as defect:  # noqa: BLE001 - any of the kinds
        Defects(lambda: None, bool, tuple).note(type(defect), defect, defect.__traceback__)


def in_the_background(kind: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """A defect in work away from the screen."""
    window, background = QWidget(), Background()
    messages = Messages(window)
    background.run(lambda _progress: kind(), print, messages.problem)
    background.finish()
    while background.busy:
        QCoreApplication.processEvents()
    assert window.findChildren(QMessageBox)


WAYS = (by_the_command_line, by_a_message, by_the_hook, in_the_background)


def told(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> str:
    """Everything that was logged, by any handler's format, or written to the terminal."""
    records = "".join(
        f"{record.getMessage()}{record.exc_text or ''}{record.exc_info or ''}" for record in caplog.records
    )
    return caplog.text + records + "".join(capfd.readouterr())


@pytest.mark.parametrize("way", WAYS, ids=[way.__name__ for way in WAYS])
@pytest.mark.parametrize("name", list(KINDS))
def test_a_defect_is_told_without_its_words(
    qapp: QApplication,
    name: str,
    way: Callable[[Callable[[], object], pytest.MonkeyPatch], None],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(Exception) as meant:  # noqa: PT011 - more than twenty kinds
        KINDS[name]()
    assert type(meant.value).__name__ in {name, name.rpartition(".")[2]}
    way(KINDS[name], monkeypatch)
    words = told(caplog, capfd)
    assert type(meant.value).__name__ in words
    assert CANARY not in words


@pytest.fixture
def folder_with_words(tmp_path: Path) -> Path:
    """A register with the word in it."""
    folder = tmp_path / "register"
    sitting = registers.fresh(folder)
    registers.registered(sitting, CANARY)
    sitting.register.close()
    return folder


def test_a_day_at_the_office_with_all_logging_on_logs_no_word(
    folder_with_words: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    sitting = registers.opened(folder_with_words)
    assert cases.page(sitting, Filters(CANARY), Order()).total == 1
    case = cases.read_case(sitting, 1)
    assert paper.form_pdf(sitting, case, case.part_one)
    sitting.register.close()
    words = told(caplog, capfd)
    assert CANARY not in words
    assert registers.PASSWORD not in words
    assert sitting.register.keys.database_key_hex not in words
