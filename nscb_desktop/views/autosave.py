"""Saves a draft while it is typed: soon after a pause, and never later than a moment after the first unsaved key."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal, Slot

from nscb_desktop.framework.errors import ChangedMeanwhile
from nscb_desktop.framework.records import Draft

QUIET_MS = 700
LONGEST_MS = 1500
RETRY_MS = 2000
SLOWEST_RETRY_MS = 30_000

Job = Callable[[Any], Draft]
Run = Callable[[Job, Callable[[Draft], None], Callable[[Exception], None]], object]
"""Runs a job away from the screen, handing it its progress; the outcome comes back on the screen's thread."""


class Autosave(QObject):
    """Collects the draft from the screen, saves it elsewhere, and keeps count of the versions."""

    saved = Signal(object)
    """When the draft was saved, as the register says."""
    clashed = Signal(object, object)
    """What is typed here, and what somebody else saved meanwhile; nothing is saved until ``keep_mine`` or ``follow``."""
    failed = Signal(object)
    """Why a save did not succeed; it is tried again."""
    _settled = Signal()

    def __init__(
        self, collect: Callable[[], Draft], save: Callable[[Draft], Draft], run: Run, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._collect, self._save, self._run = collect, save, run
        self._draft: Draft | None = None
        self._saving: Draft | None = None
        self._dirty = self._clashing = False
        self._wait = RETRY_MS
        self._quiet = self._timer(QUIET_MS)
        self._longest = self._timer(LONGEST_MS)
        self._retry = self._timer(RETRY_MS)

    def _timer(self, after: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(self._begin)
        return timer

    def follow(self, draft: Draft | None) -> None:
        """Save this draft from now on, or none; what the screen showed before is no longer saved."""
        self._draft, self._dirty, self._clashing, self._wait = draft, False, False, RETRY_MS
        for timer in (self._quiet, self._longest, self._retry):
            timer.stop()

    @property
    def unsaved(self) -> bool:
        """Whether anything typed is not yet known to be in the register."""
        return self._dirty or self._saving is not None

    @Slot()
    def touch(self) -> None:
        """Something was edited."""
        if self._draft is None:
            return
        self._dirty = True
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()

    def flush(self, patience_ms: int = 10_000) -> bool:
        """Save now and wait for it, as before closing or locking; False where something could not be saved."""
        deadline = QTimer(self)
        deadline.setSingleShot(True)
        deadline.start(patience_ms)
        tries = 0
        while self.unsaved and not self._clashing and deadline.isActive() and tries < 2:
            if self._saving is None:
                tries += 1
                self._begin()
            if self._saving is not None:
                loop = QEventLoop()
                self._settled.connect(loop.quit)
                deadline.timeout.connect(loop.quit)
                loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        deadline.deleteLater()
        return not self.unsaved

    def keep_mine(self, theirs: Draft) -> None:
        """After a clash: go on from the other person's version, with what is typed here."""
        if self._draft is not None:
            self._draft = replace(self._draft, version=theirs.version)
            self._clashing = False
            self._dirty = True
            self._begin()

    def ask_again(self) -> None:
        """After a clash that could not be settled: a later save finds it anew, and so brings the question back."""
        if self._draft is not None and self._clashing:
            self._clashing, self._dirty = False, True
            self._retry.start(self._wait)

    @Slot()
    def _begin(self) -> None:
        if self._draft is None or self._saving is not None or self._clashing or not self._dirty:
            return
        for timer in (self._quiet, self._longest, self._retry):
            timer.stop()
        draft = replace(self._collect(), version=self._draft.version)
        self._saving, self._dirty = draft, False
        save = self._save

        def job(progress: object) -> Draft:  # noqa: ARG001 - a save is too short to report on
            return save(draft)

        self._run(job, self._done, self._not_done)

    def _done(self, saved: Draft) -> None:
        ours = self._draft is not None and self._draft.id == saved.id
        self._saving, self._wait = None, RETRY_MS
        if ours:
            self._draft = saved
            self.saved.emit(saved.saved_at)
            self._go_on()
        self._settled.emit()

    def _go_on(self) -> None:
        # Typed during the save: its timers run already, unless they ran out while the save was under way.
        if self._dirty and not self._quiet.isActive() and not self._longest.isActive():
            self._begin()

    def _not_done(self, error: Exception) -> None:
        mine, self._saving = self._saving, None
        if self._draft is not None and mine is not None and self._draft.id == mine.id:
            self._dirty = True
            if isinstance(error, ChangedMeanwhile):
                self._clashing = True
                self.clashed.emit(mine, cast(Draft, error.theirs))
            else:
                self._retry.start(self._wait)
                self._wait = min(self._wait * 2, SLOWEST_RETRY_MS)
                self.failed.emit(error)
        self._settled.emit()
