"""Locking with the machine: each sign that nobody sits here is heard, each other one is not, and no bus is no fault."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from nscb_desktop.views.session_watch import SessionWatch
from tests.source_tree import ROOT

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None, reason="there is no message bus to be had here"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A message bus of this test's own."""
    where = f"unix:path={tmp_path_factory.mktemp('bus') / 'socket'}"
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address={where}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout
        yield daemon.stdout.readline().strip()
        daemon.terminate()


@pytest.fixture
def logind(address: str) -> Iterator[subprocess.Popen[str]]:
    """Somebody on it who knows of sessions."""
    command = [sys.executable, "-m", "tests.views.pretend_logind", address]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as made:
        assert made.stdout
        assert made.stdout.readline() == "True\n"
        yield made
        made.kill()


@pytest.fixture
def watch(
    address: str, logind: subprocess.Popen[str], request: pytest.FixtureRequest, qtbot: QtBot
) -> Iterator[SessionWatch]:
    """A watch that has found its session."""
    name = f"watching {request.node.name}"
    made = SessionWatch(QDBusConnection.connectToBus(address, name))
    made.begin()
    assert logind.stdout
    assert logind.stdout.readline() == "asked\n"
    qtbot.wait(50)
    yield made
    made.end()
    QDBusConnection.disconnectFromBus(name)


def tell(logind: subprocess.Popen[str], order: str) -> None:
    """Have something happen to the machine."""
    assert logind.stdin
    logind.stdin.write(f"{order}\n")
    logind.stdin.flush()


@pytest.mark.parametrize("order", ["lock", "sleep yes", "Active no", "LockedHint yes"])
def test_a_sign_that_nobody_sits_here_is_heard(
    watch: SessionWatch, logind: subprocess.Popen[str], order: str, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(watch.left, timeout=3000):
        tell(logind, order)


@pytest.mark.parametrize("order", ["other", "sleep no", "Active yes", "LockedHint no"])
def test_other_signs_are_not_taken_for_one(
    watch: SessionWatch, logind: subprocess.Popen[str], order: str, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(watch.left, wait=300):
        tell(logind, order)


def test_a_watch_that_has_ended_says_nothing(watch: SessionWatch, logind: subprocess.Popen[str], qtbot: QtBot) -> None:
    watch.end()
    with qtbot.assertNotEmitted(watch.left, wait=300):
        tell(logind, "lock")


def test_a_machine_without_a_bus_is_no_fault(tmp_path: Path, qtbot: QtBot) -> None:
    watch = SessionWatch(QDBusConnection.connectToBus(f"unix:path={tmp_path / 'none'}", "nowhere"))
    with qtbot.assertNotEmitted(watch.left, wait=50):
        watch.begin()
    watch.end()


def test_a_bus_that_knows_of_no_sessions_is_no_fault(address: str, qtbot: QtBot) -> None:
    watch = SessionWatch(QDBusConnection.connectToBus(address, "nobody there"))
    with qtbot.assertNotEmitted(watch.left, wait=200):
        watch.begin()
    watch.end()
