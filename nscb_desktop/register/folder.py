"""The register is a folder: which files it holds and what is wrong with one that cannot be opened."""

from dataclasses import dataclass
from pathlib import Path

from nscb_desktop.framework.errors import OfficeError


@dataclass(frozen=True, slots=True)
class RegisterFolder:
    """Where each file of a register lies."""

    path: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.path / "register.db"

    @property
    def keys(self) -> Path:
        """The key file, one slot per account and one for the recovery key."""
        return self.path / "register.keys"

    @property
    def lock(self) -> Path:
        """The lock that one process holds at a time."""
        return self.path / "register.lock"

    @property
    def attempts(self) -> Path:
        """The count of failed sign-ins."""
        return self.path / "register.attempts"

    @property
    def backups(self) -> Path:
        """Verified copies."""
        return self.path / "backups"

    @property
    def exports(self) -> Path:
        """Where saved papers go unless another place is chosen."""
        return self.path / "exports"

    @property
    def exists(self) -> bool:
        """Whether anything of a register is here."""
        return self.database.exists() or self.keys.exists()

    @property
    def incoming(self) -> Path:
        """Where files that arrive for the register are put."""
        return self.path / "incoming"

    @property
    def setting_up(self) -> Path:
        """Where a new register is made until it is whole."""
        return self.path / ".setting-up"

    @property
    def restoring(self) -> Path:
        """Where a backup waits until it has taken the register's place."""
        return self.path / ".restoring"

    def make(self) -> None:
        """Create the folders, readable by this user only; OfficeError where that is not possible."""
        try:
            if self.path.is_dir() and not any(self.path.iterdir()):
                self.path.chmod(0o700)
            for folder in (self.path, self.backups, self.exports, self.incoming):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as refused:
            raise OfficeError(
                f"The folder {self.path} cannot be made ({(refused.strerror or 'no reason given').lower()}). "
                "Choose another place, or ask IT support for write access to this one."
            ) from refused

    def must_hold_a_register(self) -> None:
        """Raise OfficeError, saying what is missing, unless both files are here and not empty."""
        if not self.path.is_dir():
            raise OfficeError(
                f"There is no folder {self.path}. Check the name, or make a practice register with “sample”."
            )
        for file, what in ((self.keys, "key file"), (self.database, "database")):
            if not file.exists():
                raise OfficeError(f"The register's {what}, {file.name}, is not in {self.path}. "
                                  "Nothing was changed; put it back from a backup.")  # fmt: skip
            if file.stat().st_size == 0:
                raise OfficeError(f"The register's {what}, {file.name}, is empty (0 bytes). "
                                  "Nothing was changed; restore it from the last backup.")  # fmt: skip
