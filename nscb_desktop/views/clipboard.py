"""What was copied from the application, and taking it back when nobody is signed in any more."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

MARK = "x-kde-passwordManagerHint"
"""Tells clipboard histories to leave the text out."""


def forget_copied() -> None:
    """Empty the clipboard where this application filled it; what came from elsewhere is left alone."""
    clipboard = QGuiApplication.clipboard()
    # Some platforms cannot tell who filled it, but hand back the mark that was put on our own.
    if clipboard.ownsClipboard() or _is_ours(clipboard.mimeData()):
        clipboard.clear()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def _is_ours(held: QMimeData | None) -> bool:
    return held is not None and held.hasFormat(MARK)
