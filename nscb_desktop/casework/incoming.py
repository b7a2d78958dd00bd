"""The Incoming folder: the files that wait there until somebody looks at them as returns."""

from pathlib import Path
from stat import S_ISREG

from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.roles import Right

_NOBODYS = (".", "~$")
"""How the names begin of what a program keeps beside a file that is open: nobody sent that."""


def waiting(sitting: Sitting) -> list[Path]:
    """The files that whoever is signed in may take in, the one that came first in front."""
    folder = sitting.register.folder.incoming
    if not sitting.person.may(Right.ASK) or not folder.is_dir():
        return []
    found = [(came, path.name, path) for path in folder.iterdir() if (came := _came_at(path)) is not None]
    return [path for *_, path in sorted(found)]


def _came_at(path: Path) -> float | None:
    """When a file came; None for what is none, or was taken away between two looks."""
    if path.name.startswith(_NOBODYS):
        return None
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_mtime if S_ISREG(about.st_mode) else None
