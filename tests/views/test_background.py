"""Work away from the screen: outcomes come back to it, saves never wait, and what is cancelled stays cancelled."""

from collections.abc import Iterator
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtWidgets import QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.views.background import Background, Progress


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    assert made.finish(5_000)


class Outcome:
    """Notes what came back, and on which thread."""

    def __init__(self) -> None:
        self.done: list[object] = []
        self.failed: list[Exception] = []
        self.on_screen_thread: list[bool] = []

    def take(self, value: object) -> None:
        """Take a result."""
        self.done.append(value)
        self.on_screen_thread.append(current_thread() is main_thread())

    def take_failure(self, error: Exception) -> None:
        """Take a failure."""
        self.failed.append(error)
        self.on_screen_thread.append(current_thread() is main_thread())


def elsewhere(_progress: Progress) -> bool:
    return current_thread() is not main_thread()


def failing(_progress: Progress) -> None:
    raise ValueError("not for the log")


def test_work_is_done_elsewhere_and_delivered_here(background: Background, qtbot: QtBot) -> None:
    outcome = Outcome()
    background.run(elsewhere, outcome.take, outcome.take_failure)
    qtbot.waitUntil(lambda: bool(outcome.done))
    assert outcome.done == [True]
    assert outcome.on_screen_thread == [True]
    assert not background.busy


def test_a_failure_is_delivered_with_its_exception(background: Background, qtbot: QtBot) -> None:
    outcome = Outcome()
    background.save(failing, outcome.take, outcome.take_failure)
    qtbot.waitUntil(lambda: bool(outcome.failed))
    assert isinstance(outcome.failed[0], ValueError)
    assert outcome.on_screen_thread == [True]


def test_a_save_does_not_wait_behind_a_long_job(background: Background, qtbot: QtBot) -> None:
    release, outcome = Event(), Outcome()

    def long(_progress: Progress) -> str:
        release.wait(5)
        return "long"

    def save(_progress: Progress) -> str:
        return "saved"

    background.run(long, outcome.take, outcome.take_failure)
    background.save(save, outcome.take, outcome.take_failure)
    qtbot.waitUntil(lambda: outcome.done == ["saved"])
    release.set()
    qtbot.waitUntil(lambda: outcome.done == ["saved", "long"])


def test_saves_are_made_in_the_order_handed_in(background: Background, qtbot: QtBot) -> None:
    outcome = Outcome()
    numbers = iter(range(20))

    def save(_progress: Progress) -> int:
        return next(numbers)

    for _ in range(20):
        background.save(save, outcome.take, outcome.take_failure)
    qtbot.waitUntil(lambda: len(outcome.done) == 20)
    assert outcome.done == list(range(20))


def test_cancelled_work_stops_at_its_next_step_and_delivers_nothing(background: Background, qtbot: QtBot) -> None:
    started, outcome = Event(), Outcome()

    def endless(progress: Progress) -> None:
        while True:
            started.set()
            progress.step(1, 2)

    ticket = background.run(endless, outcome.take, outcome.take_failure)
    assert started.wait(5)
    ticket.cancel()
    qtbot.waitUntil(lambda: not background.busy)
    assert (outcome.done, outcome.failed) == ([], [])


def test_progress_is_shown_for_what_takes_a_while_and_can_be_cancelled(background: Background, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    outcome = Outcome()

    def endless(progress: Progress) -> None:
        step = Event()
        while True:
            progress.step(3, 10)
            step.wait(0.01)

    background.run(endless, outcome.take, outcome.take_failure, "Making the pack", window)
    dialog = window.findChild(QProgressDialog)
    assert isinstance(dialog, QProgressDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert (dialog.value(), dialog.maximum()) == (3, 10)
    button = dialog.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    button.click()
    qtbot.waitUntil(lambda: not background.busy)
    qtbot.waitUntil(lambda: window.findChild(QProgressDialog) is None)
    assert (outcome.done, outcome.failed) == ([], [])


def test_short_work_shows_no_progress(background: Background, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    outcome = Outcome()
    background.run(elsewhere, outcome.take, outcome.take_failure, "Quick", window)
    qtbot.waitUntil(lambda: bool(outcome.done))
    assert not any(each.isVisible() for each in window.findChildren(QProgressDialog))
