"""The other programs that tests ask; where one is not installed, what needs it is skipped and says so."""

import shutil
import subprocess
from functools import cache

import pytest

SYSTEM_PYTHON = "/usr/bin/python3"
"""The one that LibreOffice's and poppler's modules belong to."""


def must_have(*programs: str) -> None:
    """Skip the test where one of these programs is missing."""
    for each in programs:
        if shutil.which(each) is None:
            pytest.skip(f"{each} is not installed")


def must_import(statement: str) -> None:
    """Skip the test where the system's Python cannot carry this import out."""
    if not _imports(statement):
        pytest.skip(f"the system's Python cannot do “{statement}”")


@cache
def _imports(statement: str) -> bool:
    if shutil.which(SYSTEM_PYTHON) is None:
        return False
    done = subprocess.run([SYSTEM_PYTHON, "-I", "-c", statement], capture_output=True, check=False)
    return done.returncode == 0
