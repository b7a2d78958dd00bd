"""Locking with the machine: the screen was locked, another user was switched to, or the machine is about to sleep.

Linux tells of it on the system's message bus (logind); where there is no bus, the idle watch is what remains.
"""

import os
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

LOGIND, MANAGER_AT = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER, SESSION = f"{LOGIND}.Manager", f"{LOGIND}.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
PATIENCE_MS = 2000


class SessionWatch(QObject):
    """Says when nobody can be sitting in front of this session any more."""

    left = Signal()

    def __init__(self, bus: "QDBusConnection | None" = None, parent: QObject | None = None) -> None:
        """Watch on the system's bus, or on the one given."""
        super().__init__(parent)
        self._bus = bus
        self._watching = False

    def begin(self) -> None:
        """Watch from now on, where there is anything to watch; asking waits for no answer."""
        if self._bus is None and sys.platform == "linux":
            from PySide6.QtDBus import QDBusConnection

            self._bus = QDBusConnection.systemBus()
        if self._watching or self._bus is None or not self._bus.isConnected():
            return
        self._watching = True
        self._bus.connect(LOGIND, MANAGER_AT, MANAGER, "PrepareForSleep", self, _slot("_sleeping"))
        self._ask(MANAGER_AT, MANAGER, "GetSession", [os.environ.get("XDG_SESSION_ID") or "auto"], "_found")

    def end(self) -> None:
        """Watch no longer; answers still on their way are not listened to."""
        self._watching = False

    def _ask(self, path: str, interface: str, method: str, values: list[str], then: str) -> None:
        from PySide6.QtDBus import QDBusMessage

        call = QDBusMessage.createMethodCall(LOGIND, path, interface, method)
        call.setArguments(values)
        assert self._bus  # noqa: S101 - nothing is asked before there is a bus
        self._bus.callWithCallback(
            call, self, _slot(then), _slot("_unanswered", "QDBusError,QDBusMessage"), PATIENCE_MS
        )

    @Slot("QDBusMessage")
    def _found(self, answer: "QDBusMessage") -> None:
        """The session this program runs in is known: listen to it."""
        path = answer.arguments()[0].path()
        if self._bus and self._watching:
            self._bus.connect(LOGIND, path, SESSION, "Lock", self, _slot("_locked"))
            self._bus.connect(LOGIND, path, PROPERTIES, "PropertiesChanged", self, _slot("_changed"))

    @Slot("QDBusError", "QDBusMessage")
    def _unanswered(self, _error: object, _call: object) -> None:
        """There is no session to watch, as in a container: the idle watch is what remains."""

    @Slot("QDBusMessage")
    def _sleeping(self, told: "QDBusMessage") -> None:
        if told.arguments()[0]:
            self._leave()

    @Slot("QDBusMessage")
    def _locked(self, _told: "QDBusMessage") -> None:
        self._leave()

    @Slot("QDBusMessage")
    def _changed(self, told: "QDBusMessage") -> None:
        self._ask(told.path(), PROPERTIES, "Get", [SESSION, "Active"], "_told_active")
        self._ask(told.path(), PROPERTIES, "Get", [SESSION, "LockedHint"], "_told_locked")

    @Slot("QDBusMessage")
    def _told_active(self, answer: "QDBusMessage") -> None:
        if not answer.arguments()[0].variant():
            self._leave()

    @Slot("QDBusMessage")
    def _told_locked(self, answer: "QDBusMessage") -> None:
        if answer.arguments()[0].variant():
            self._leave()

    def _leave(self) -> None:
        if self._watching:
            self.left.emit()


def _slot(name: str, takes: str = "QDBusMessage") -> Any:
    # PySide's stubs ask for bytes here, and PySide itself for text.
    return SLOT(f"{name}({takes})")
