"""A defect of the program, wherever it happens: logged without a word of the record, told once, and nothing is lost."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QObject, QRunnable, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import desk, referrals
from nscb_desktop.views.background import Background
from nscb_desktop.views.office import Office
from nscb_desktop.views.start import House
from tests import registers
from tests.journeys.full_register import full_disk
from tests.journeys.test_unsaved import type_note, type_reasons
from tests.views.everything_shown import everything_shown
from tests.views.settings_desk import press, said

RECORD_TEXT = "Łucja was brought to hospital"
pytestmark = pytest.mark.qt_no_exception_capture


class Broken(QObject):
    """Something whose slot does not work."""

    def go_wrong(self) -> None:
        """Break, with a text of the record in the exception."""
        raise KeyError(RECORD_TEXT)


class BrokenJob(QRunnable):
    """A piece of work that breaks on the worker's thread."""

    def run(self) -> None:
        """Break there."""
        raise KeyError(RECORD_TEXT)


@pytest.fixture
def house(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """The application with Jane let in, listening for defects."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    registers.busy_office(tmp_path / "register")
    made = House(tmp_path / "register", registers.Clock(), Background(qapp))
    made.defects.listen()
    made._let_in(registers.opened(tmp_path / "register"))
    yield made
    if made.office:
        made.office.leaving.end()


def office_of(house: House) -> Office:
    """The office that is open."""
    assert house.office
    return house.office


def boxes(house: House) -> list[QMessageBox]:
    """The boxes on the screen."""
    return [each for each in office_of(house).window.findChildren(QMessageBox) if each.isVisible()]


def break_in_a_slot(broken: Broken) -> None:
    """A signal of the screen's meets a slot that does not work."""
    QTimer.singleShot(0, broken.go_wrong)


def break_in_a_worker(_broken: Broken) -> None:
    """A job of a pool breaks."""
    QThreadPool.globalInstance().start(BrokenJob())


def break_in_a_thread(broken: Broken) -> None:
    """A thread of Python's own breaks."""
    Thread(target=broken.go_wrong).start()


@pytest.mark.parametrize("go_wrong", [break_in_a_slot, break_in_a_worker, break_in_a_thread])
def test_a_defect_is_told_once_on_the_screens_thread_and_typed_text_is_saved(
    house: House, qtbot: QtBot, caplog: pytest.LogCaptureFixture, go_wrong: Callable[[Broken], None]
) -> None:
    office = office_of(house)
    draft = referrals.listed_drafts(office.sitting)[0]
    office.open_draft(draft.id)
    typed = type_reasons(office)
    broken = Broken()
    with caplog.at_level(logging.DEBUG):
        go_wrong(broken)
        qtbot.waitUntil(lambda: bool(boxes(house)), timeout=5000)
    (box,) = boxes(house)
    assert box.thread() is QThread.currentThread()
    assert box.text().startswith("Something went wrong inside the program. Everything you typed is saved.")
    assert "KeyError test_defects.py" in box.text()
    assert "KeyError test_defects.py" in caplog.text
    assert RECORD_TEXT not in caplog.text + everything_shown(box)
    kept = referrals.read_draft(office.sitting, draft.id).answers["reasons"]
    assert getattr(kept, "words", "") == typed
    press(office.window, "Go on")
    assert not office.leaving.ended


def test_many_defects_at_once_are_told_in_one_box_and_the_next_one_again(house: House, qtbot: QtBot) -> None:
    broken = Broken()
    for _ in range(5):
        break_in_a_slot(broken)
    qtbot.waitUntil(lambda: bool(boxes(house)), timeout=5000)
    qtbot.wait(50)
    (box,) = boxes(house)
    box.close()
    break_in_a_slot(broken)
    qtbot.waitUntil(lambda: bool(boxes(house)), timeout=5000)
    press(office_of(house).window, "Go on")


def test_the_register_is_closed_cleanly_for_whoever_chooses_to_close(
    house: House, tmp_path: Path, qtbot: QtBot
) -> None:
    office = office_of(house)
    break_in_a_slot(Broken())
    qtbot.waitUntil(lambda: bool(boxes(house)), timeout=5000)
    with qtbot.waitSignal(office.closed):
        press(office.window, "Close the program")
    again = registers.opened(tmp_path / "register")
    assert desk.check(again).faults == ()
    desk.lock(again)


def test_the_register_is_closed_even_where_a_page_breaks_on_the_way(house: House, tmp_path: Path, qtbot: QtBot) -> None:
    office = office_of(house)
    broken = Broken()
    office.leaving.ending.connect(broken.go_wrong)
    office.today.forget = broken.go_wrong  # type: ignore[method-assign]  # a page with a defect
    break_in_a_slot(broken)
    qtbot.waitUntil(lambda: bool(boxes(house)), timeout=5000)
    with qtbot.waitSignal(office.closed):
        press(office.window, "Close the program")
    desk.lock(registers.opened(tmp_path / "register"))


def test_what_is_not_recorded_is_said_and_closing_asks_again(house: House, qtbot: QtBot) -> None:
    office = office_of(house)
    type_note(office)
    break_in_a_slot(Broken())
    qtbot.waitUntil(lambda: bool(boxes(house)), timeout=5000)
    assert "Something you typed is not recorded yet and is still on the screen." in said(office.window)
    press(office.window, "Close the program")
    assert "You have typed a contact note on NSCB-2013-002" in said(office.window)
    press(office.window, "Keep editing")
    assert office.case.page.typed


def test_a_full_disk_does_not_hide_the_defect(house: House, qtbot: QtBot) -> None:
    office = office_of(house)
    office.open_draft(referrals.listed_drafts(office.sitting)[0].id)
    type_reasons(office)
    with full_disk(office.sitting):
        break_in_a_slot(Broken())
        qtbot.waitUntil(lambda: bool(boxes(house)), timeout=5000)
        assert "is not recorded yet" in said(office.window)
        press(office.window, "Go on")
