"""Icons for a file dialog that tell folders from files and nothing more, so that no file is opened only to be listed."""

from functools import cache

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QFileIconProvider, QStyle


class PlainIcons(QFileIconProvider):
    """Qt's own provider would look into files to name what they hold; asked from a thread of the dialog's."""

    def __init__(self) -> None:
        """Take both icons from the style at once, because the dialog's thread may not ask it."""
        super().__init__()
        style = QApplication.style()
        self._folder = style.standardIcon(QStyle.StandardPixmap.SP_DirIcon)
        self._file = style.standardIcon(QStyle.StandardPixmap.SP_FileIcon)

    def icon(self, of: QFileInfo | QFileIconProvider.IconType) -> QIcon:
        """The folder's icon or the file's."""
        if isinstance(of, QFileInfo):
            return self._folder if of.isDir() else self._file
        return self._file if of is QFileIconProvider.IconType.File else self._folder

    def type(self, info: QFileInfo) -> str:
        """Folder or file."""
        return "Folder" if info.isDir() else "File"


@cache
def _icons() -> PlainIcons:
    # One for the whole program: a dialog on its way out may still be asking in its thread.
    return PlainIcons()


def use_plain_icons(dialog: QFileDialog) -> None:
    """List folders and files in this dialog without looking into them."""
    dialog.setIconProvider(_icons())
