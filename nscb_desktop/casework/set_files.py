"""Files that are written together, and taken away again where not all of them can be."""

from pathlib import Path
from types import TracebackType

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.register.copies import write_copy


class SetFiles:
    """What was written so far; left with an error, none of it is there."""

    def __init__(self) -> None:
        self._written: list[Path] = []
        self._folders: list[Path] = []

    def __enter__(self) -> "SetFiles":
        """Begin with nothing written."""
        return self

    def __exit__(
        self, error: type[BaseException] | None, _raised: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Take away what was written, and the folders made for it, where an error ended it."""
        if error is None:
            return
        for target in self._written:
            target.unlink(missing_ok=True)
        for folder in self._folders:
            # Somebody may have put a file of theirs in it meanwhile.
            if not any(folder.iterdir()):
                folder.rmdir()

    def write(self, target: Path, data: bytes, own_folder: str) -> None:
        """Write a file; a folder of this name that it lies in is made for it where it is missing."""
        if target.parent.name == own_folder:
            self._make(target.parent)
        write_copy(target, data)
        self._written.append(target)

    def _make(self, folder: Path) -> None:
        if folder.exists():
            return
        try:
            folder.mkdir(mode=0o700)
        except OSError as refused:
            raise OfficeError(
                f"The folder “{folder.name}” could not be made: {refused.strerror}. Choose another folder for the files."
            ) from refused
        self._folders.append(folder)
