"""What the frozen program is made of: the recipe is run with a stand-in for the tool that freezes."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from tests.source_tree import ROOT

SPEC = ROOT / "packaging" / "nscb-desktop.spec"
FOUND = (
    "PySide6/Qt/lib/libQt6Core.so.6",
    "PySide6/Qt/lib/libQt6Network.so.6",
    "PySide6/Qt/plugins/platforms/libqxcb.so",
    "PySide6/Qt/plugins/platforms/libqvnc.so",
    "PySide6/Qt/plugins/tls/libqopensslbackend.so",
    "PySide6/Qt/plugins/networkinformation/libqglib.so",
    "PySide6\\Qt6Network.dll",
    "PySide6\\plugins\\tls\\qschannelbackend.dll",
    "PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork",
    "PySide6/QtWidgets.abi3.so",
)
"""What the tool would have collected, on Linux, Windows and macOS."""


@pytest.fixture
def bundle(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """What the recipe asked for, and what it let into the folder."""
    seen = SimpleNamespace(analysed={}, collected=[])
    hooks = ModuleType("PyInstaller.utils.hooks")
    for name in ("collect_data_files", "collect_submodules", "copy_metadata"):
        setattr(hooks, name, lambda *_given, **_named: [])
    for name in ("PyInstaller", "PyInstaller.utils"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.hooks", hooks)

    def analysis(*_scripts: object, **asked: object) -> SimpleNamespace:
        seen.analysed = asked
        return SimpleNamespace(pure=[], scripts=[], datas=[], binaries=[(name, name, "BINARY") for name in FOUND])

    def collect(_executable: object, binaries: list[tuple[str, str, str]], *_more: object, **_named: object) -> None:
        seen.collected = [name for name, _, _ in binaries]

    names = {"SPECPATH": str(SPEC.parent), "Analysis": analysis, "COLLECT": collect, "PYZ": str, "EXE": _executable}
    exec(compile(SPEC.read_text(encoding="utf-8"), str(SPEC), "exec"), names)  # noqa: S102 - the project's own recipe
    return seen


def _executable(*_parts: object, exclude_binaries: bool, **_named: object) -> None:
    assert exclude_binaries, "one file would unpack itself into a temp folder at every start"


def test_no_network_library_gets_into_the_bundle(bundle: SimpleNamespace) -> None:
    assert bundle.collected == [FOUND[0], FOUND[2], FOUND[-1]]
    assert "PySide6.QtNetwork" in bundle.analysed["excludes"]


def test_resources_and_migrations_are_in_the_bundle(bundle: SimpleNamespace) -> None:
    data = {Path(source): Path(source).exists() for source, _ in bundle.analysed["datas"]}
    assert {path.name for path in data} >= {"resources", "migrations"}
    assert all(data.values())
