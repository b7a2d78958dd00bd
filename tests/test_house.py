"""The rules of the house, held by a test: layers, sizes, docstrings, forms that match their code, no path of one machine."""

import ast
import importlib.util
import io
import logging
import re
import statistics
import subprocess
import sys
import tokenize
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from importlinter.cli import lint_imports

from tests.source_tree import DESIGNED, PACKAGE, ROOT, VIEWS, assert_none, calls, functions, sources, tree_of, where

MODULE_LINES = 300
MEDIAN_MODULE_LINES = 120
FUNCTION_LINES = 50
FRAMEWORK_MAY_IMPORT = {"holidays", "dateutil", "nscb_desktop"}
FORBIDDEN_STEMS = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}

# A home folder, a root folder or a temp folder by name, on any system.
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|tmp|root|home/\w+|Users/\w+)/|[A-Z]:\\Users\\\w+")
SUPPRESSION = re.compile(r"#\s*(?:noqa|type:\s*ignore)")
SUPPRESSION_WITH_REASON = re.compile(
    r"#\s*(?:noqa:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|type:\s*ignore\[[\w, -]+\])\W+\w.{8,}",
)
TEXT_ENDINGS = {".py", ".toml", ".md", ".ui", ".svg", ".qss", ".json", ".txt", ".spec", ".desktop", ".mako", ".csv"}


def test_imports_go_inwards_only(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    # import-linter puts the working folder there itself, and leaves it.
    monkeypatch.setattr(sys, "path", list(sys.path))
    outcome = lint_imports(no_cache=True, no_logo=True)
    # It also switches off every logger it does not know, for whatever runs after it.
    for logger in logging.Logger.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            logger.disabled = False
    assert outcome == 0, capsys.readouterr().out


def imported_by(path: Path) -> Iterator[tuple[str, int]]:
    """The first part of every name a module imports, with its line."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name.partition(".")[0], node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield (node.module or "").partition(".")[0], node.lineno


def test_the_framework_needs_nothing_but_python_holidays_and_dateutil() -> None:
    allowed = FRAMEWORK_MAY_IMPORT | set(sys.stdlib_module_names)
    offenders = [
        f"{where(path, line)} imports {name}"
        for path in sources(PACKAGE / "framework")
        for name, line in imported_by(path)
        if name not in allowed
    ]
    assert_none(offenders, "framework/ imports something else")


def test_modules_are_short() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources(PACKAGE, ROOT / "tests")}
    offenders = [f"{where(path)}: {length} lines" for path, length in lengths.items() if length > MODULE_LINES]
    assert_none(offenders, f"Modules of more than {MODULE_LINES} lines")
    median = statistics.median(length for path, length in lengths.items() if PACKAGE in path.parents)
    assert median < MEDIAN_MODULE_LINES, f"The median module of the package has {median} lines"


def test_functions_are_short() -> None:
    offenders = [
        f"{where(path, function.lineno)} {function.name}: {length} lines"
        for path in sources(PACKAGE, ROOT / "tests", ROOT / "packaging")
        for function in functions(tree_of(path))
        if (length := (function.end_lineno or 0) - function.lineno + 1) > FUNCTION_LINES
    ]
    assert_none(offenders, f"Functions of more than {FUNCTION_LINES} lines")


def undocumented(node: ast.Module | ast.ClassDef, name: str) -> Iterator[tuple[int, str]]:
    """The public definitions directly in a module or class, and in its public classes, that have no docstring."""
    for child in node.body:
        if isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not child.name.startswith("_"):
            overload = any("overload" in ast.unparse(decorator) for decorator in child.decorator_list)
            setter = any(ast.unparse(decorator).endswith(".setter") for decorator in child.decorator_list)
            if ast.get_docstring(child) is None and not overload and not setter:
                yield child.lineno, f"{name}{child.name}"
            if isinstance(child, ast.ClassDef):
                yield from undocumented(child, f"{name}{child.name}.")


def test_everything_public_says_what_it_is() -> None:
    packaged = sources(PACKAGE, ROOT / "packaging")
    offenders = [where(path) for path in sources(PACKAGE, ROOT / "packaging", ROOT / "tests") if not _described(path)]
    offenders += [f"{where(path, line)} {name}" for path in packaged for line, name in undocumented(tree_of(path), "")]
    assert_none(offenders, "Without a docstring")


def _described(path: Path) -> bool:
    return ast.get_docstring(tree_of(path)) is not None


def test_modules_are_named_after_things_of_the_office() -> None:
    offenders = [where(path) for path in sources(PACKAGE) if FORBIDDEN_STEMS & set(path.stem.split("_"))]
    assert_none(offenders, "Names that say nothing")


def test_suppressions_carry_a_code_and_a_reason() -> None:
    offenders = []
    for path in sources(PACKAGE, ROOT / "tests", ROOT / "packaging"):
        for token in tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline):
            comment = token.string if token.type == tokenize.COMMENT else ""
            if SUPPRESSION.search(comment) and not SUPPRESSION_WITH_REASON.search(comment):
                offenders.append(f"{where(path, token.start[0])} {comment}")
    assert_none(offenders, "Suppressions without a code or a reason")


def test_only_the_register_knows_how_a_file_is_written_for_good() -> None:
    offenders = [
        where(path, call.lineno)
        for path in sources(PACKAGE)
        if PACKAGE / "register" not in path.parents
        for name, call in calls(tree_of(path))
        if name == "fsync"
    ]
    assert_none(offenders, "Written by hand instead of by casework's filing.save_copy")


def test_no_signal_is_connected_to_a_lambda() -> None:
    offenders = [
        where(path, call.lineno)
        for path in sources(PACKAGE)
        for name, call in calls(tree_of(path))
        if name == "connect" and any(_holds_its_widget(argument) for argument in call.args)
    ]
    assert_none(offenders, "A lambda or partial keeps its widget alive for ever: connect a bound method")


def test_no_box_makes_a_button_of_its_own() -> None:
    offenders = []
    for path in sources(VIEWS):
        stated = {id(node.value) for node in ast.walk(tree_of(path)) if isinstance(node, ast.Expr)}
        for name, call in calls(tree_of(path)):
            of_its_own = id(call) not in stated or not call.args or isinstance(call.args[0], ast.Constant)
            if name == "addButton" and of_its_own:
                offenders.append(where(path, call.lineno))
    assert_none(offenders, "Python is not told when a button dies that Qt made; hand the box one of labels.button")


def _holds_its_widget(argument: ast.expr) -> bool:
    if isinstance(argument, ast.Call):
        return ast.unparse(argument.func).endswith("partial")
    return isinstance(argument, ast.Lambda)


def committed_texts() -> Iterator[Path]:
    """Every text of the project that git would take."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode == 0:
        paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        # An unpacked source archive has no git; the rest of its root is the tools' own.
        folders = (PACKAGE, ROOT / "tests", ROOT / "packaging", ROOT / "ui", ROOT / "resources")
        paths = [*ROOT.glob("*.*"), *(path for folder in folders for path in folder.rglob("*"))]
    for path in paths:
        if path.is_file() and (path.suffix in TEXT_ENDINGS or path.name in {"Makefile", "run"}):
            yield path


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    offenders = [
        f"{where(path, number)} {line.strip()[:100]}"
        for path in committed_texts()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1)
        if MACHINE_PATH.search(line)
    ]
    assert_none(offenders, "Paths of one machine")


def test_folders_beside_the_package_are_not_packages() -> None:
    offenders = [
        where(path) for name in ("packaging", "ui", "resources") for path in (ROOT / name).rglob("__init__.py")
    ]
    assert_none(offenders, "An __init__.py here hides a library of the same name")


@pytest.fixture(scope="module")
def build_hook() -> ModuleType:
    """The build hook, loaded from its file, because packaging/ is no package."""
    spec = importlib.util.spec_from_file_location("build_hook", ROOT / "packaging" / "build_hook.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _without_version(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return re.sub(r"^## Created by: .*$", "", text, flags=re.MULTILINE)


def test_the_compiled_forms_are_those_of_ui(build_hook: ModuleType, tmp_path: Path) -> None:
    compile_forms: Callable[[Path, Path], list[Path]] = build_hook.compile_forms
    fresh = {path.name: _without_version(path) for path in compile_forms(ROOT, tmp_path)}
    shipped = {path.name: _without_version(path) for path in DESIGNED.glob("*.py")}
    offenders = sorted(name for name in fresh.keys() | shipped.keys() if fresh.get(name) != shipped.get(name))
    assert_none(offenders, "views/designed differs from ui/: run make forms")


def test_every_form_has_its_view_and_its_test() -> None:
    stems = [form.stem for form in sorted((ROOT / "ui").glob("*.ui"))]
    expected = [path for stem in stems for path in (VIEWS / f"{stem}.py", ROOT / "tests/views" / f"test_{stem}.py")]
    assert_none([where(path) for path in expected if not path.is_file()], "Missing beside a form of ui/")
