"""Autosave: soon, never late, never lost, and never over somebody else's version."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from time import perf_counter, sleep
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.errors import ChangedMeanwhile, OfficeError
from nscb_desktop.framework.newham_2013 import PART_ONE
from nscb_desktop.framework.records import Draft
from nscb_desktop.views import autosave as timing
from nscb_desktop.views.autosave import Autosave
from nscb_desktop.views.background import Background

SAVED_AT = datetime(2014, 1, 7, 10, 42, 7, tzinfo=UTC)
BLANK = Draft(1, PART_ONE, None, {}, {}, 1, SAVED_AT, "J. Okafor")


class Shelf:
    """A register of one draft, and a screen with one answer on it."""

    def __init__(self) -> None:
        self.stored = BLANK
        self.typed = ""
        self.trouble: list[Exception] = []
        self.saves = 0
        self.slow = 0.0

    def collect(self) -> Draft:
        """What the screen shows; its idea of the version is old on purpose."""
        return replace(BLANK, answers={"religion": self.typed})

    def save(self, draft: Draft) -> Draft:
        """What the register does with a draft."""
        self.saves += 1
        sleep(self.slow)
        if self.trouble:
            raise self.trouble.pop(0)
        if draft.version != self.stored.version:
            raise ChangedMeanwhile("Somebody else saved this draft; both texts are shown.", self.stored)
        self.stored = replace(draft, version=draft.version + 1)
        return self.stored


@pytest.fixture
def shelf() -> Shelf:
    """A register with one blank draft."""
    return Shelf()


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    """Real workers."""
    made = Background()
    yield made
    assert made.finish()


@pytest.fixture
def autosave(shelf: Shelf, background: Background) -> Autosave:
    """An autosave of the blank draft."""
    made = Autosave(shelf.collect, shelf.save, background.save, background)
    made.follow(shelf.stored)
    return made


def keep_typing(shelf: Shelf, autosave: Autosave, every_ms: int) -> QTimer:
    """Type a letter every so often, without ever pausing."""
    timer = QTimer(autosave)

    def letter() -> None:
        shelf.typed += "x"
        autosave.touch()

    timer.timeout.connect(letter)
    timer.start(every_ms)
    return timer


def test_it_saves_soon_after_the_last_key(shelf: Shelf, autosave: Autosave, qtbot: QtBot) -> None:
    started = perf_counter()
    shelf.typed = "Sikh"
    autosave.touch()
    with qtbot.waitSignal(autosave.saved, timeout=2000) as saved:
        pass
    assert 0.5 < perf_counter() - started < 2
    assert saved.args == [SAVED_AT]
    assert shelf.stored.answers == {"religion": "Sikh"}
    assert not autosave.unsaved


def test_it_does_not_wait_for_a_pause_that_never_comes(shelf: Shelf, autosave: Autosave, qtbot: QtBot) -> None:
    started = perf_counter()
    timer = keep_typing(shelf, autosave, 100)
    with qtbot.waitSignal(autosave.saved, timeout=2000):
        pass
    timer.stop()
    assert perf_counter() - started < 2


def test_the_version_follows_each_save(shelf: Shelf, autosave: Autosave) -> None:
    for words in ("a", "ab", "abc"):
        shelf.typed = words
        autosave.touch()
        assert autosave.flush()
    assert shelf.stored.version == 4
    assert shelf.stored.answers == {"religion": "abc"}


def test_flush_waits_for_a_save_under_way_and_saves_what_came_after(shelf: Shelf, autosave: Autosave) -> None:
    shelf.slow = 0.05
    shelf.typed = "first"
    autosave.touch()
    autosave._begin()
    shelf.typed = "second"
    autosave.touch()
    assert autosave.flush()
    assert shelf.stored.answers == {"religion": "second"}
    assert shelf.saves == 2


def test_flush_with_nothing_typed_saves_nothing(shelf: Shelf, autosave: Autosave) -> None:
    assert autosave.flush()
    assert shelf.saves == 0


def test_a_failure_is_told_and_tried_again(
    shelf: Shelf, autosave: Autosave, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timing, "RETRY_MS", 20)
    autosave.follow(shelf.stored)
    shelf.trouble = [
        OfficeError("The disk is full; free some space."),
        OfficeError("The disk is full; free some space."),
    ]
    shelf.typed = "kept"
    autosave.touch()
    with qtbot.waitSignal(autosave.failed, timeout=2000) as failed:
        pass
    assert str(failed.args[0]).startswith("The disk is full")
    assert autosave.unsaved
    with qtbot.waitSignal(autosave.saved, timeout=2000):
        pass
    assert shelf.stored.answers == {"religion": "kept"}


def test_flush_says_when_it_could_not_save(shelf: Shelf, autosave: Autosave) -> None:
    shelf.trouble = [OfficeError("The disk is full; free some space.")] * 5
    shelf.typed = "kept"
    autosave.touch()
    assert not autosave.flush()
    assert autosave.unsaved


def test_a_clash_hands_over_both_texts_and_overwrites_neither(shelf: Shelf, autosave: Autosave, qtbot: QtBot) -> None:
    theirs = replace(shelf.stored, answers={"religion": "theirs"}, version=7)
    shelf.stored = theirs
    shelf.typed = "mine"
    autosave.touch()
    with qtbot.waitSignal(autosave.clashed, timeout=2000) as clash:
        pass
    assert clash.args is not None
    assert clash.args[0].answers == {"religion": "mine"}
    assert clash.args[1] == theirs
    assert not autosave.flush()
    assert shelf.stored == theirs
    with qtbot.waitSignal(autosave.saved, timeout=2000):
        autosave.keep_mine(theirs)
    assert shelf.stored.answers == {"religion": "mine"}


def test_the_draft_before_is_no_longer_saved(shelf: Shelf, autosave: Autosave, qtbot: QtBot) -> None:
    autosave.touch()
    autosave.follow(None)
    autosave.touch()
    qtbot.wait(50)
    assert not autosave.unsaved
    assert shelf.saves == 0


def test_a_late_answer_about_another_draft_changes_nothing(shelf: Shelf, qtbot: QtBot) -> None:
    waiting: list[Callable[[], None]] = []

    def later(job: Callable[[Any], Draft], done: Callable[[Draft], None], failed: Callable[[Exception], None]) -> None:
        waiting.append(lambda: done(job(None)))

    made = Autosave(shelf.collect, shelf.save, later)
    made.follow(shelf.stored)
    made.touch()
    made._begin()
    made.follow(replace(BLANK, id=2, version=5))
    with qtbot.assertNotEmitted(made.saved):
        waiting.pop()()
    made.touch()
    assert made.unsaved
