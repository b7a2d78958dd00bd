"""Which letters the buttons and labels of a window answer to, and which of them two would answer to at once."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar, QWidget


def mnemonics(window: QWidget) -> Iterator[tuple[str, str]]:
    """Letter and text of everything in sight of a window that has one."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window):
            continue
        texts = []
        if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None):
            texts = [widget.text()]
        elif isinstance(widget, QTabBar):
            texts = [widget.tabText(number) for number in range(widget.count())]
        for text in texts:
            if letter := QKeySequence.mnemonic(text).toString():
                yield letter, text


def clashing_mnemonics(window: QWidget) -> dict[str, list[str]]:
    """Letters that more than one thing in sight answers to, with their texts."""
    found = list(mnemonics(window))
    twice = {letter for letter, number in Counter(letter for letter, _ in found).items() if number > 1}
    return {letter: [text for each, text in found if each == letter] for letter in twice}


def nameless(window: QWidget) -> list[str]:
    """Widgets the keyboard reaches that have nothing a screen reader could say."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy().value & 1
        and widget.isVisibleTo(window)
        and not widget.objectName().startswith("qt_")
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]
