"""Copies that leave the register: written where they can do no harm to a register or to the machine."""

from pathlib import Path

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register.folder import RegisterFolder
from nscb_desktop.register.safe_files import write_safely

_OF_A_REGISTER = "register."


def write_copy(target: Path, data: bytes) -> None:
    """Write a copy whole or not at all, through a link to the file it leads to; OfficeError, and nothing changed, where it may not go."""
    write_safely(_place(target), data)


def _place(target: Path) -> Path:
    """The file that is really meant by a target, once nothing speaks against writing it."""
    try:
        place = target.resolve()
    except (OSError, RuntimeError) as circle:
        raise OfficeError(f"“{target}” is a link that leads nowhere; choose another name.") from circle
    if place.is_dir():
        raise OfficeError(f"“{target}” is a folder; give the name of a file in it.")
    if place.exists() and not place.is_file():
        raise OfficeError(f"“{target}” is a device or a pipe, not a file; choose another name.")
    if not place.parent.is_dir():
        raise OfficeError(f"The folder “{place.parent}” does not exist; make it first, or choose another folder.")
    if _belongs_to_a_register(place):
        raise OfficeError(
            f"“{target}” would lie among a register's own files; choose another name, or its exports folder."
        )
    return place


def must_lie_outside(target: Path) -> None:
    """Refuse a folder that would lie in a register, among its backups or in what arrives for it; its exports may hold it."""
    place = target.resolve()
    around = [RegisterFolder(folder) for folder in (place, *place.parents)]
    if any(each.exists and each.exports not in place.parents for each in around):
        raise OfficeError(
            f"“{target}” would lie among a register's own files; choose another folder, or its exports folder."
        )


def _belongs_to_a_register(place: Path) -> bool:
    """Whether a file would be part of a register, of its backups or of what arrives for it."""
    own = place.name.lower().startswith(_OF_A_REGISTER) and RegisterFolder(place.parent).exists
    return own or any(_is_kept_apart(folder) for folder in place.parents)


def _is_kept_apart(folder: Path) -> bool:
    around = RegisterFolder(folder.parent)
    own = (around.backups, around.incoming, around.setting_up, around.restoring)
    # Some systems do not tell capitals from small letters.
    return folder.name.lower() in {each.name for each in own} and around.exists
