"""What the demonstration and the self-test need: the practice password at hand, and what is installed."""

from pathlib import Path

from nscb_desktop.casework.practice import Practice
from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register import database
from nscb_desktop.register.safe_files import write_safely

_NOTE = "practice password.txt"


def keep_password(place: Path, made: Practice) -> str:
    """Note the practice register's password beside it: its cases are invented and it guards nothing."""
    write_safely(place / _NOTE, f"{made.password}\n".encode())
    return made.password


def kept_password(place: Path) -> str:
    """The practice password noted before; OfficeError where the note is gone."""
    try:
        return (place / _NOTE).read_text().strip()
    except OSError as gone:
        raise OfficeError(
            f"The practice password is not in “{place / _NOTE}”. Remove the folder {place} and start again."
        ) from gone


def versions() -> list[str]:
    """The versions of what the register stands on."""
    return [f"{name} {version}" for name, version in database.versions().items()]
