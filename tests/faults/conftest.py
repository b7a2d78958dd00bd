"""The registers of the store's own tests, to be treated badly, and the process that works at them."""

from collections.abc import Iterator

import pytest

from tests.faults.working import Writer
from tests.register.conftest import busy, empty, folder, sitting

__all__ = ["busy", "empty", "folder", "sitting"]


@pytest.fixture(scope="session")
def writing_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writer]:
    """A process that has loaded everything, for all the tests."""
    with Writer(tmp_path_factory.mktemp("writer")) as process:
        yield process


@pytest.fixture
def writer(writing_process: Writer) -> Iterator[Writer]:
    """The process, whose last child is gone when the test is."""
    yield writing_process
    writing_process.put_away()
