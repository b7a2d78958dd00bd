"""The screen locks when nobody is there, and not while somebody is."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.views.idle import IdleWatch


class Wall:
    """A clock on the wall, moved by hand."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        """The time it shows, in seconds."""
        return self.now


@pytest.fixture
def wall() -> Wall:
    return Wall()


def watching(qtbot: QtBot, wall: Wall) -> tuple[IdleWatch, QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    watch = IdleWatch(5, wall, tick=3_600, parent=window)
    watch.begin()
    return watch, window


def pass_time(watch: IdleWatch, wall: Wall, seconds: int) -> None:
    for _ in range(seconds // 30):
        wall.now += 30
        watch.look()


def test_it_locks_after_the_minutes_and_once(qtbot: QtBot, wall: Wall) -> None:
    watch, _ = watching(qtbot, wall)
    idled: list[bool] = []
    watch.idled.connect(lambda: idled.append(True))
    pass_time(watch, wall, 270)
    assert not idled
    pass_time(watch, wall, 60)
    assert idled == [True]
    watch.end()


@pytest.mark.parametrize("touch", ["key", "mouse"])
def test_a_key_and_a_moved_mouse_start_it_anew(qtbot: QtBot, wall: Wall, touch: str) -> None:
    watch, window = watching(qtbot, wall)
    pass_time(watch, wall, 270)
    if touch == "key":
        QTest.keyClick(window, Qt.Key.Key_A)
    else:
        QTest.mouseMove(window, QPoint(5, 5))
        QTest.mouseMove(window, QPoint(9, 9))
    with qtbot.assertNotEmitted(watch.idled):
        pass_time(watch, wall, 270)
    with qtbot.waitSignal(watch.idled):
        pass_time(watch, wall, 60)
    watch.end()


def test_it_locks_when_the_machine_has_slept(qtbot: QtBot, wall: Wall) -> None:
    watch, _ = watching(qtbot, wall)
    wall.now += 90
    with qtbot.waitSignal(watch.idled):
        watch.look()
    watch.end()


def test_a_clock_set_back_does_not_keep_it_open(qtbot: QtBot, wall: Wall) -> None:
    watch, _ = watching(qtbot, wall)
    wall.now -= 86_400
    with qtbot.waitSignal(watch.idled):
        pass_time(watch, wall, 330)
    watch.end()


def test_nothing_is_watched_after_the_end(qtbot: QtBot, wall: Wall) -> None:
    watch, window = watching(qtbot, wall)
    watch.end()
    pass_time(watch, wall, 270)
    QTest.keyClick(window, Qt.Key.Key_A)
    with qtbot.waitSignal(watch.idled):
        pass_time(watch, wall, 60)
