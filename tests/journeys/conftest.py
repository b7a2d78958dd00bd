"""Jane at her desk: a real register, a real window, and somebody signed in."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from nscb_desktop.casework import desk
from nscb_desktop.framework.roles import Person, Role
from nscb_desktop.register.derivation import CHEAP
from nscb_desktop.views.background import Background
from nscb_desktop.views.office import Office
from tests import registers
from tests.journeys.signed_in import office_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed register with three cases, a draft, and an account for the chair."""
    place = tmp_path / "register"
    registers.busy_office(place)
    sitting = registers.opened(place)
    desk.add_account(sitting, Person("chair", "Sam Chair", Role.SUBGROUP_CHAIR), registers.PASSWORD, CHEAP)
    desk.lock(sitting)
    return place


@pytest.fixture
def office(folder: Path, qapp: QApplication) -> Iterator[Office]:
    """Jane at her desk."""
    made = office_of(folder, Background(qapp))
    yield made
    made._idle.end()
    if not made.leaving.ended:
        made.lock()
    if not made.leaving.ended:
        # A note half typed waits behind the cover; nobody comes back for it here.
        made.leaving.end()


@pytest.fixture(scope="module")
def screen() -> Iterator[dict[str, str]]:
    """A real X screen where there is one to be had, otherwise Qt's own offscreen one."""
    try:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    assert server.stdout
    number = server.stdout.readline().decode().strip()
    yield {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    server.terminate()
    server.communicate()
