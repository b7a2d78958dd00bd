"""A line that is longer than its field: it shows its beginning once it is left, and the whole of it under the pointer."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import Qt as Gui
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from nscb_desktop.views.editing.text_fields import LineText


class WholeText(QObject):
    """Watches one line for as long as there is one."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        line.installEventFilter(self)
        line.textChanged.connect(self._look)
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go back to the beginning when the keyboard leaves, and measure anew when the field has another width."""
        if not isValid(self._line):
            # A field that is being destroyed loses the keyboard first.
            return False
        if event.type() is QEvent.Type.FocusOut and not self._line.hasSelectedText():
            self._line.setCursorPosition(0)
        elif event.type() is QEvent.Type.Resize:
            self._look()
        return False

    def _look(self) -> None:
        line = self._line
        margins, shown = line.textMargins(), line.text()
        room = line.contentsRect().width() - margins.left() - margins.right()
        # The style keeps a few pixels more free than it tells.
        too_long = line.fontMetrics().horizontalAdvance(shown) > room - line.fontMetrics().averageCharWidth() * 2
        line.setToolTip(Gui.convertFromPlainText(shown) if too_long else "")


def show_whole_texts(within: QWidget) -> None:
    """Let every line in here show its beginning when it is left, and all of it under the pointer."""
    for line in within.findChildren(LineText):
        if line.findChild(WholeText) is None:
            WholeText(line)
