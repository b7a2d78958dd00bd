"""A stand-in for the part of Linux that knows of sessions: answers on a bus of its own and says what it is told to say."""

import sys

from PySide6.QtCore import QCoreApplication, QSocketNotifier
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath, QDBusVariant, QDBusVirtualObject

from nscb_desktop.views.session_watch import LOGIND, MANAGER, MANAGER_AT, PROPERTIES, SESSION

OURS, THEIRS = f"{MANAGER_AT}/session/_31", f"{MANAGER_AT}/session/_32"


class Logind(QDBusVirtualObject):
    """Every object below the manager."""

    def __init__(self) -> None:
        super().__init__()
        self.state = {"Active": True, "LockedHint": False}

    def introspect(self, path: str) -> str:
        """Nobody asks."""
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802 - Qt's own name
        """Answer which session it is, or how it stands."""
        if message.member() == "GetSession":
            answer: object = QDBusObjectPath(OURS)
            print("asked", flush=True)
        elif message.member() == "Get":
            answer = QDBusVariant(self.state[message.arguments()[1]])
        else:
            return False
        return connection.send(message.createReply(answer))

    def said(self, order: str) -> QDBusMessage:
        """The signal that an order stands for."""
        what, *values = order.split()
        if what in {"lock", "other"}:
            return QDBusMessage.createSignal(OURS if what == "lock" else THEIRS, SESSION, "Lock")
        if what == "sleep":
            signal = QDBusMessage.createSignal(MANAGER_AT, MANAGER, "PrepareForSleep")
            signal.setArguments([values == ["yes"]])
            return signal
        self.state[what] = values == ["yes"]
        signal = QDBusMessage.createSignal(OURS, PROPERTIES, "PropertiesChanged")
        signal.setArguments([SESSION, {what: self.state[what]}, []])
        return signal


def main() -> None:
    """Serve until standard input ends."""
    app = QCoreApplication(sys.argv[:1])
    bus, logind = QDBusConnection.connectToBus(sys.argv[1], "pretended"), Logind()
    option = QDBusConnection.VirtualObjectRegisterOption.SubPath
    print(bus.registerVirtualObject(MANAGER_AT, logind, option) and bus.registerService(LOGIND), flush=True)

    def read() -> None:
        if order := sys.stdin.readline():
            bus.send(logind.said(order))
        else:
            app.quit()

    listener = QSocketNotifier(0, QSocketNotifier.Type.Read)
    listener.activated.connect(read)
    app.exec()


if __name__ == "__main__":
    main()
