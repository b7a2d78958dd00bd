"""A busy register, made once and copied for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from nscb_desktop.casework.sitting import Sitting
from tests import registers


@pytest.fixture(scope="session")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed register with three cases and everything recorded on them; copy it, never open it."""
    folder = tmp_path_factory.mktemp("busy") / "register"
    registers.busy_office(folder)
    return folder


@pytest.fixture
def folder(busy: Path, tmp_path: Path) -> Path:
    """A closed copy of the busy register."""
    return registers.copy_of(busy, tmp_path / "register")


@pytest.fixture
def sitting(folder: Path) -> Iterator[Sitting]:
    """Jane at her own copy of the busy register."""
    opened = registers.opened(folder)
    yield opened
    opened.register.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Sitting]:
    """Jane at a register with nothing in it."""
    made = registers.fresh(tmp_path / "empty")
    yield made
    made.register.close()
