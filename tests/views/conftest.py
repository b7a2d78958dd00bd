"""What every test of the screen has: an empty screen after it."""

import gc
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from nscb_desktop.casework import desk
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.views.sitting_desk import SittingDesk
from nscb_desktop.views.theme import apply_theme
from tests.conftest import FixedClock
from tests.views import invented
from tests.views.invented import invented_sitting


@pytest.fixture(autouse=True)
def empty_screen(qapp: QApplication) -> Iterator[None]:
    """Delete every window a test leaves, so that none reacts to the next test's events."""
    # Run by a worker's thread, the collector would destroy there the windows an earlier test left in a cycle.
    gc.disable()
    yield
    QGuiApplication.clipboard().clear()
    for widget in qapp.topLevelWidgets():
        # Popups of a combo box are top-level too, but die with the window they belong to.
        if widget.parent() is None:
            widget.hide()
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    # After Qt, never before it: a window that the collector destroys may ask what is half forgotten already.
    gc.collect(1)
    qapp.processEvents()


@pytest.fixture(autouse=True, scope="session")
def nothing_outlives_the_application(qapp: QApplication) -> Iterator[None]:
    """Free what tests left in cycles while there is still an application to free it from."""
    yield
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def kept_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a real register with a few invented cases and two drafts, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("kept") / "register"
    desk.lock(invented_sitting(folder, FixedClock(datetime(2014, 1, 7, 10, 42, tzinfo=UTC))))
    return folder


@pytest.fixture
def sitting(kept_register: Path, tmp_path: Path, fixed_clock: FixedClock) -> Iterator[Sitting]:
    """That register, open for its Business Manager."""
    made = desk.sign_in(
        copytree(kept_register, tmp_path / "register"), invented.MANAGER.account, invented.PASSWORD, fixed_clock
    )
    yield made
    desk.lock(made)


@pytest.fixture
def office(sitting: Sitting) -> SittingDesk:
    """What the pages read, from that register."""
    return SittingDesk(sitting)


@pytest.fixture
def in_light(qapp: QApplication) -> Iterator[None]:
    """The light theme, and afterwards the application as it was."""
    apply_theme(qapp, "light")
    yield
    qapp.setStyleSheet("")
    qapp.setProperty("nscbTheme", None)
    qapp.setProperty("nscbPractice", None)
