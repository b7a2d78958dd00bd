"""A real sitting at a real register of its own, with keys that cost nothing and a clock that stands still."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.reading import limited
from nscb_desktop.documents.reading.worker import reply_to
from nscb_desktop.framework.roles import Person, Role
from tests import registers
from tests.conftest import FixedClock

CHAIR = Person("sam", "Sam Pretend", Role.SUBGROUP_CHAIR)


@pytest.fixture
def office(tmp_path: Path, fixed_clock: FixedClock) -> Iterator[Sitting]:
    """The Business Manager at a new register."""
    sitting = registers.fresh(tmp_path / "register", fixed_clock)
    yield sitting
    sitting.register.close()


@pytest.fixture
def chair(office: Sitting) -> Sitting:
    """The sub-group chair at the same open register."""
    return Sitting(office.register, CHAIR, office.now)


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have files read in this process by the readers of the one that only reads: for dozens of tests of what was read."""

    def reply(data: bytes, arguments: list[str], seconds: float) -> tuple[bytes, bool]:
        assert seconds > 0
        return reply_to(data, arguments), True

    monkeypatch.setattr(limited, "_reply", reply)
