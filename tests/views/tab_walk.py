"""Going through a window with Tab alone: what is visited, and what cannot be reached."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from nscb_desktop.views.editing.chevron import Chevron
from nscb_desktop.views.editing.reply_buttons import ChipRow

MOST = 400
USED = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView, QTabBar)
"""What somebody presses, fills in or chooses from."""


def walked(window: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Every widget that has the keyboard on one round of Tab, from where it stands."""
    seen: list[QWidget] = []
    for _ in range(MOST):
        here = QApplication.focusWidget()
        if here is None or here in seen:
            break
        seen.append(here)
        # To the window system's window, as a keyboard sends it: Qt finds who has the focus.
        QTest.keyClick(window.windowHandle(), key)
    return seen


def passed_over(window: QWidget, within: QWidget) -> list[str]:
    """What can be used with the mouse and is not visited by Tab; a choice of which arrows visit the rest counts once."""
    seen = walked(window)
    missed = [each for each in within.findChildren(QWidget) if _is_used(each) and not _reached(each, seen)]
    return [f"{type(each).__name__} {each.accessibleName() or getattr(each, 'text', str)()!r}" for each in missed]


def _is_used(widget: QWidget) -> bool:
    inside = isinstance(widget.parentWidget(), QComboBox | QAbstractScrollArea | QTabBar)
    return isinstance(widget, USED) and widget.isVisible() and widget.isEnabled() and not inside


def _reached(widget: QWidget, seen: list[QWidget]) -> bool:
    if isinstance(widget, Chevron):
        # What it does with the mouse is Alt+Down in its field.
        return widget.parentWidget() in seen
    row = widget.parentWidget()
    if isinstance(row, ChipRow):
        return any(each in seen for each in row.buttons)
    if isinstance(widget, QAbstractButton):
        group: QButtonGroup | None = widget.group()
        together = group.buttons() if group is not None and group.exclusive() else [widget]
        return any(each in seen for each in together)
    return widget in seen or widget.focusProxy() in seen
