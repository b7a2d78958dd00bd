"""A double click is one act, however long the act takes."""

import time

from PySide6.QtCore import QEventLoop, QTimer
from pytestqt.qtbot import QtBot

from nscb_desktop.views.once import Once


def test_the_same_thing_is_let_through_once_in_a_moment(qtbot: QtBot) -> None:
    once = Once(60)
    assert once.allows("print")
    assert not once.allows("print")
    assert once.allows("new")
    qtbot.wait(200)
    assert once.allows("new")


def test_an_act_that_takes_longer_than_the_moment_is_still_one(qtbot: QtBot) -> None:
    once = Once(60)
    assert once.allows("new")
    time.sleep(0.1)
    assert not once.allows("new")
    # The second click waits in the queue, and is handled when the loop comes round.
    heard: list[bool] = []

    def click() -> None:
        heard.append(once.allows("new"))

    QTimer.singleShot(0, click)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [False]
    qtbot.wait(200)
    assert once.allows("new")


def test_a_loop_of_the_acts_own_does_not_end_it(qtbot: QtBot) -> None:
    once = Once(60)
    heard: list[bool] = []

    def act() -> None:
        heard.append(once.allows("new"))
        loop = QEventLoop()
        QTimer.singleShot(200, loop.quit)
        loop.exec()
        heard.append(once.allows("new"))

    QTimer.singleShot(0, act)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [True, False]
