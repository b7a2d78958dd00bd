"""What make installs: the library that encrypts the register comes first, and only with a digest that is known."""

import importlib.util
import re
import subprocess
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from tests.source_tree import ROOT

PINNED = ROOT / "packaging" / "sqlcipher3.txt"


@pytest.fixture
def made() -> ModuleType:
    """The script that makes the environment, which is no package."""
    spec = importlib.util.spec_from_file_location("make_environment", ROOT / "packaging" / "make_environment.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_digests_are_those_of_the_version_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = next(each for each in project["dependencies"] if each.startswith("sqlcipher3"))
    text = PINNED.read_text(encoding="utf-8")
    assert re.findall(r"^sqlcipher3\S+", text, re.MULTILINE) == [wanted]
    digests = re.findall(r"--hash=sha256:([0-9a-f]{64})\b", text)
    assert len(digests) == len(set(digests)) >= 24, "four versions of Python on six kinds of machine"


def test_it_is_installed_first_and_nothing_else_in_its_place(made: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def note(command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(made.subprocess, "run", note)
    monkeypatch.setattr(made, "answers", lambda *_asked: True)
    made.install()
    first, rest = (command for command in asked if "install" in command)
    assert "--require-hashes" in first
    assert Path(first[-1]) == PINNED
    assert "--editable" in rest


def test_missing_system_libraries_are_one_line_that_names_the_packages(
    made: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(made, "missing_library", lambda: "libEGL.so.1: cannot open shared object file")
    monkeypatch.setattr(made.sys, "platform", "linux")
    assert made.main(["--check"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("Qt cannot start (libEGL.so.1: cannot open shared object file). Install: apt-get install ")
    listed = (ROOT / ".ci" / "run").read_text(encoding="utf-8").split()
    assert set(made.QT_PACKAGES.split()) <= set(listed) & set(line.split())
    monkeypatch.setattr(made, "missing_library", lambda: None)
    assert made.main(["--check"]) == 0
