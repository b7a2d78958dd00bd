"""Windows are destroyed on the screen's thread, whoever fills the memory."""

import gc
from threading import Thread, current_thread, main_thread

from pytestqt.qtbot import QtBot

from nscb_desktop.views.collecting import ScreenCollector


class Cycle:
    """Something only the collector can free, and which notes where it was freed."""

    freed_on: list[bool] = []  # noqa: RUF012 - one list for the test that fills it

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        self.freed_on.append(current_thread() is main_thread())


def fill_memory() -> None:
    kept = [Cycle() for _ in range(5_000)]
    kept.clear()


def test_cycles_are_freed_on_the_screens_thread_however_busy_a_worker_is(qtbot: QtBot) -> None:
    gc.enable()
    collector = ScreenCollector()
    Cycle.freed_on.clear()
    worker = Thread(target=fill_memory)
    worker.start()
    worker.join()
    assert Cycle.freed_on == []
    collector.collect()
    assert Cycle.freed_on
    assert all(Cycle.freed_on)
    collector.deleteLater()
