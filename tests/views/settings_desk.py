"""What tests of the settings' panels share: a window with its messages, a worker, and the box in front."""

from PySide6.QtWidgets import QAbstractButton, QDialog, QMessageBox, QVBoxLayout, QWidget

from nscb_desktop.views.messages import Messages

SAMS_WORDS = "violet harbour mustard lantern seven"
NEW_WORDS = "copper meadow thirteen otter window"


class PanelWindow(QWidget):
    """A window that holds one panel, and shows its messages."""

    def __init__(self) -> None:
        super().__init__()
        self.messages = Messages(self)
        self.resize(1100, 700)

    def hold(self, panel: QWidget) -> None:
        """Show a panel."""
        QVBoxLayout(self).addWidget(panel)
        self.show()


def front(window: QWidget) -> QDialog:
    """The dialog in front."""
    return [each for each in window.findChildren(QDialog) if each.isVisible()][-1]


def said(window: QWidget) -> str:
    """What the message box in front says."""
    return next(box.text() for box in window.findChildren(QMessageBox) if box.isVisible())


def press(window: QWidget, words: str) -> None:
    """Press a button of the dialog in front."""
    buttons = front(window).findChildren(QAbstractButton)
    next(each for each in buttons if each.text().replace("&", "") == words).click()
