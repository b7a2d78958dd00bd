"""Makes .venv with everything the Makefile needs, and says in one line what a machine lacks for it.

Run by any Python from 3.11 on, before anything is installed: the standard library only.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PINNED = ROOT / "packaging" / "sqlcipher3.txt"
STAMP = VENV / ".installed"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

QT_PACKAGES = (
    "libegl1 libgl1 libopengl0 libxkbcommon0 libdbus-1-3 libfontconfig1 libfreetype6 libglib2.0-0 libcups2 "
    "libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 "
    "libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1"
)

LOAD_QT = "from PySide6 import QtPrintSupport, QtSvg, QtWidgets"
LOAD_PLUGIN = """
import ctypes, pathlib, PySide6, PySide6.QtGui
plugins = pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
ctypes.CDLL(str(plugins / "lib{name}.so"))
"""


def main(arguments: list[str]) -> int:
    """Make or refresh the environment; with --check only see whether Qt can start."""
    try:
        if "--check" not in arguments:
            install()
        missing = missing_library()
    except subprocess.CalledProcessError as stopped:
        # The tool has told its own reason on standard error.
        print(f"The environment in .venv could not be made: {Path(stopped.cmd[0]).name} failed.", file=sys.stderr)
        return 1
    if missing:
        remedy = f" Install: apt-get install {QT_PACKAGES}" if sys.platform == "linux" else ""
        print(f"Qt cannot start ({missing}).{remedy}", file=sys.stderr)
        return 1
    if "--check" not in arguments:
        STAMP.touch()
    return 0


def install() -> None:
    """Create .venv where there is none that works, and install the project into it, editable."""
    if not answers(VENV_PYTHON, "import sys, pip; sys.exit(sys.version_info < (3, 11))"):
        print("Making .venv ...", flush=True)
        if not answers(Path(sys.executable), "import ensurepip, venv"):
            version = f"{sys.version_info.major}.{sys.version_info.minor}"
            raise SystemExit(f"This Python has no venv module. Install: apt-get install python{version}-venv")
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    print("Installing into .venv (the first time takes a few minutes) ...", flush=True)
    pip = [str(VENV_PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    if os.name != "nt" and os.geteuid() == 0:
        pip += ["--root-user-action=ignore"]
    # First, and only as one of the files whose digests are known: it holds the key to every record.
    subprocess.run([*pip, "--require-hashes", "--no-deps", "--requirement", str(PINNED)], check=True, cwd=ROOT)
    subprocess.run([*pip, "--editable", f"{ROOT}[test]"], check=True, cwd=ROOT)


def missing_library() -> str | None:
    """What keeps Qt from loading, in the loader's words, or None when it loads."""
    programs = [LOAD_QT]
    if sys.platform == "linux":
        programs.append(LOAD_PLUGIN.format(name="qoffscreen"))
        if os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
            programs.append(LOAD_PLUGIN.format(name="qxcb"))
    for program in programs:
        tried = subprocess.run([str(VENV_PYTHON), "-c", program], capture_output=True, text=True, check=False)
        if tried.returncode != 0:
            reason = tried.stderr.strip().splitlines()
            return reason[-1] if reason else f"Python ended with {tried.returncode}"
    return None


def answers(python: Path, program: str) -> bool:
    """Whether this interpreter is there and runs the program without an error."""
    try:
        return subprocess.run([str(python), "-c", program], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
