"""Compiles the Designer forms of ui/ into the package: while hatchling builds or installs, and for `make forms`."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DESIGNED = Path("nscb_desktop", "views", "designed")

# Through a fresh interpreter, because the tool reads sys.argv and ends by leaving the process.
RUN_UIC = "from PySide6.scripts.pyside_tool import uic; uic()"


def compile_forms(root: Path, into: Path | None = None) -> list[Path]:
    """Compile every form of `root`/ui, remove what no form stands behind any more, and return the files made."""
    designed = into or root / DESIGNED
    designed.mkdir(parents=True, exist_ok=True)
    made = [_compile_form(form, designed) for form in sorted((root / "ui").glob("*.ui"))]
    for leftover in set(designed.glob("ui_*.py")) - set(made):
        leftover.unlink()
    # Written last: its time tells make that everything beside it is up to date.
    package = designed / "__init__.py"
    package.write_text('"""The Designer forms of ui/, compiled; never edited, never committed."""\n', encoding="utf-8")
    return [*made, package]


def _compile_form(form: Path, designed: Path) -> Path:
    compiled = designed / f"ui_{form.stem}.py"
    command = [sys.executable, "-c", RUN_UIC, str(form), "-o", str(compiled)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0 or not compiled.is_file():
        raise SystemExit(f"{form.name} could not be compiled: {done.stderr.strip() or done.stdout.strip()}")
    return compiled


class FormsBuildHook(BuildHookInterface[Any]):
    """Tells hatchling to compile the forms first, and to put resources/ inside a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the forms before hatchling collects the files."""
        root = Path(self.root)
        compile_forms(root)
        resources = root / "resources"
        # An editable install reads resources/ from the checkout: a copy beside it would grow old unnoticed.
        if version != "editable" and resources.is_dir():
            build_data["force_include"][str(resources)] = "nscb_desktop/resources"


if __name__ == "__main__":
    for path in compile_forms(Path(__file__).resolve().parent.parent):
        print(path.name)
