"""The project's own source as the tests of the house read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "nscb_desktop"
VIEWS = PACKAGE / "views"
DESIGNED = VIEWS / "designed"

Function = ast.FunctionDef | ast.AsyncFunctionDef


def sources(*folders: Path) -> list[Path]:
    """Every module under these folders that a person wrote."""
    found = (path for folder in folders for path in sorted(folder.rglob("*.py")))
    return [path for path in found if DESIGNED not in path.parents and "__pycache__" not in path.parts]


@cache
def tree_of(path: Path) -> ast.Module:
    """The parsed module, parsed once for all the rules."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def where(path: Path, line: int = 0) -> str:
    """A place an editor can jump to."""
    name = path.relative_to(ROOT).as_posix()
    return f"{name}:{line}" if line else name


def assert_none(offenders: list[str], rule: str) -> None:
    """Fail with the rule and everything that breaks it."""
    assert not offenders, f"{rule}\n  " + "\n  ".join(offenders)


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function and method in a tree, inner ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a tree with the last part of the name it calls."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute):
                yield called.attr, node
            elif isinstance(called, ast.Name):
                yield called.id, node
