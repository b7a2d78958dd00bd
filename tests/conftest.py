"""What every test has: a clock that stands still, a home of its own, and the same invented examples on every run."""

import os
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import Engine, create_engine
from sqlcipher3 import dbapi2

from nscb_desktop.register import database

# Before anything imports Qt. The journeys that need a real window set the platform of their own process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile(
    "house",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
)
settings.load_profile("house")

_COMPILED = create_engine("sqlite+pysqlite://", module=dbapi2, query_cache_size=5_000)
"""An engine that lends every register its dialect and the statements it has compiled."""
_COMPILED.connect().close()


def _with_compiled_statements(*words: Any, **settings: Any) -> Engine:
    """An engine that compiles no statement which another register of this process has compiled before."""
    made = create_engine(*words, **settings)
    made.dialect, made._compiled_cache = _COMPILED.dialect, _COMPILED._compiled_cache
    return made


# Thousands of registers are opened here, one after the other; each would spend as long on compiling as on its work.
database.create_engine = _with_compiled_statements  # type: ignore[attr-defined]  # the name it imported

HOME_VARIABLES = ("HOME", "USERPROFILE")
FOLDER_VARIABLES = {
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "TMPDIR": "temp",
    "TEMP": "temp",
    "TMP": "temp",
}


class FixedClock:
    """A clock that tells the same moment until it is moved."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def __call__(self) -> datetime:
        """The moment it stands at, aware, in UTC."""
        return self._now

    def advance(self, by: timedelta) -> datetime:
        """Move it forward (or, with a negative step, back) and return where it stands now."""
        self._now += by
        return self._now


@pytest.fixture
def fixed_clock() -> FixedClock:
    """A clock standing at a working Tuesday of the edition's first winter."""
    return FixedClock(datetime(2014, 1, 7, 10, 42, tzinfo=UTC))


@pytest.fixture(autouse=True)
def isolated_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home and a temp folder for this test alone, so that nothing of the machine is read or left behind."""
    home = tmp_path_factory.mktemp("home")
    for variable in HOME_VARIABLES:
        monkeypatch.setenv(variable, str(home))
    for variable, name in FOLDER_VARIABLES.items():
        folder = home / name
        # Qt refuses a runtime folder that others may enter.
        folder.mkdir(mode=0o700, exist_ok=True)
        monkeypatch.setenv(variable, str(folder))
    # Python remembers the first temp folder it found.
    monkeypatch.setattr(tempfile, "tempdir", None)
    return home
