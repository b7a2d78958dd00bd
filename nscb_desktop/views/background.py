"""Work that takes a while: one worker for long jobs and one for saves, so that a save never waits behind a job."""

from collections import deque
from collections.abc import Callable
from threading import Event
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from PySide6.QtWidgets import QProgressDialog, QWidget

from nscb_desktop.views.collecting import ScreenCollector
from nscb_desktop.views.labels import PlainLabel

PATIENCE_MS = 100
"""Work that is done sooner shows no progress."""
SAID_EVERY = 0.03
"""Seconds between two words on how far a job is."""


class Cancelled(Exception):
    """The person no longer wants the work; nothing went wrong."""


class Progress:
    """What a long job is given: where to say how far it is, and whether it is still wanted."""

    def __init__(self, moved: Callable[[int, int], None]) -> None:
        self._moved = moved
        self._unwanted = Event()
        self._said_at = 0.0

    @property
    def cancelled(self) -> bool:
        """Whether the person no longer wants it."""
        return self._unwanted.is_set()

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._unwanted.set()

    def step(self, done: int, total: int) -> None:
        """Say how far the job is; raises Cancelled where nobody wants it any more."""
        if self.cancelled:
            raise Cancelled
        # Said more often, it would fill the screen's queue faster than the screen can empty it.
        if done >= total or monotonic() - self._said_at >= SAID_EVERY:
            self._said_at = monotonic()
            self._moved(done, total)


class Ticket(QObject):
    """One piece of work handed in: it lives on the screen's thread, and its outcome is delivered there."""

    settled = Signal(object)
    moved = Signal(int, int)
    _finished = Signal(object)
    _broke = Signal(object)

    def __init__(self, done: Callable[[Any], None], failed: Callable[[Exception], None], parent: QObject) -> None:
        super().__init__(parent)
        self._done, self._failed = done, failed
        self.progress = Progress(self.moved.emit)
        self._finished.connect(self._deliver)
        self._broke.connect(self._deliver_failure)

    def cancel(self) -> None:
        """Ask for the work to be stopped; whatever it still returns is dropped."""
        self.progress.cancel()

    @Slot(object)
    def _deliver(self, outcome: object) -> None:
        self.settled.emit(self)
        if not self.progress.cancelled:
            self._done(outcome)

    @Slot(object)
    def _deliver_failure(self, error: Exception) -> None:
        self.settled.emit(self)
        if not isinstance(error, Cancelled):
            self._failed(error)


class _Job(QRunnable):
    def __init__(self, work: Callable[[Progress], object], ticket: Ticket) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._work, self._ticket = work, ticket

    def run(self) -> None:
        """Do the work on the worker's thread; whatever comes of it goes back to the screen's."""
        try:
            if self._ticket.progress.cancelled:
                raise Cancelled
            outcome = self._work(self._ticket.progress)
        except Exception as error:  # noqa: BLE001 - handed to whoever asked for the work, who shows it
            self._ticket._broke.emit(error)
        else:
            self._ticket._finished.emit(outcome)


class _Waiting(QProgressDialog):
    """The progress of one piece of work, shown once it takes longer than a moment."""

    def __init__(self, title: str, ticket: Ticket, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setLabel(PlainLabel(title))
        self.setCancelButtonText("Cancel")
        self.setRange(0, 0)
        self.setAutoClose(False)
        self.setAutoReset(False)
        self.setModal(True)
        self.setMinimumDuration(PATIENCE_MS)
        # Only a value starts the patience running; without one Qt waits four seconds.
        self.setValue(0)
        self._ticket = ticket
        ticket.moved.connect(self._move)
        ticket.settled.connect(self._put_down)
        self.canceled.connect(ticket.cancel)

    def _move(self, done: int, total: int) -> None:
        self.setMaximum(total)
        self.setValue(done)

    def _put_down(self) -> None:
        self.canceled.disconnect(self._ticket.cancel)
        self.close()
        self.deleteLater()


class Background(QObject):
    """The application's two workers; outcomes are delivered on the thread this object lives on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._collector = ScreenCollector(self)
        self._jobs, self._saves = QThreadPool(self), QThreadPool(self)
        for pool in (self._jobs, self._saves):
            pool.setMaxThreadCount(1)
            # The worker is kept: the register's connections belong to its thread.
            pool.setExpiryTimeout(-1)
        self._open: dict[Ticket, _Job] = {}
        # A job that has just delivered may still be on its way out of the worker: it is not destroyed under it.
        self._spent: deque[_Job] = deque(maxlen=8)

    def run(
        self,
        job: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        title: str = "",
        window: QWidget | None = None,
    ) -> Ticket:
        """Do long work behind other long work; with a title, progress and Cancel appear if it takes a while."""
        ticket = Ticket(done, failed, self)
        if title:
            _Waiting(title, ticket, window)
        return self._start(self._jobs, job, ticket)

    def save(
        self, job: Callable[[Progress], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> Ticket:
        """Save something on the worker that does nothing else, in the order handed in."""
        return self._start(self._saves, job, Ticket(done, failed, self))

    def _start(self, pool: QThreadPool, job: Callable[[Progress], Any], ticket: Ticket) -> Ticket:
        ticket.settled.connect(self._settled)
        self._open[ticket] = _Job(job, ticket)
        pool.start(self._open[ticket])
        return ticket

    def _settled(self, ticket: Ticket) -> None:
        if job := self._open.pop(ticket, None):
            self._spent.append(job)
        ticket.deleteLater()

    @property
    def busy(self) -> bool:
        """Whether any work handed in has not been delivered."""
        return bool(self._open)

    def finish(self, patience_ms: int = 30_000) -> bool:
        """Wait for both workers, as before the register is closed; False where one is still at it."""
        return self._saves.waitForDone(patience_ms) and self._jobs.waitForDone(patience_ms)
