"""The hand on the mouse and the keyboard: presses what can be pressed, and types where something can be typed."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QTableView,
    QTabWidget,
    QWidget,
)
from shiboken6 import isValid

from nscb_desktop.views.editing.asking_dialog import AskingDialog
from nscb_desktop.views.editing.text_fields import GrowingText, LineText
from nscb_desktop.views.main_window import MainWindow
from nscb_desktop.views.once import A_MOMENT_MS
from nscb_desktop.views.rail import RailButton
from tests.journeys.clerk import let_work, wait_until
from tests.views.settings_desk import front
from tests.views.typed_referral import type_letter

ENTER = Qt.Key.Key_Return
LAST_PRESSED = "last pressed"
"""The property in which a button keeps when it was pressed."""


def press(button: QAbstractButton) -> None:
    """Click a button that is on the screen and can be used."""
    within_reach(button)
    box = isinstance(button, QCheckBox | QRadioButton)
    spot = QPoint(12, button.height() // 2) if box else button.rect().center()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def press_again(button: QAbstractButton) -> None:
    """Press a button that takes two presses in a moment for one, so that this is never the second of two."""
    since = button.property(LAST_PRESSED)
    if since is not None:
        let_work(max(1, A_MOMENT_MS + 50 - int(1000 * (time.monotonic() - since))))
    press(button)
    # The button's moment begins when the event loop comes round.
    let_work(10)
    if isValid(button):
        button.setProperty(LAST_PRESSED, time.monotonic())


def within_reach(widget: QWidget) -> None:
    """Wait until a widget can be used, and scroll to it."""
    named = widget.accessibleName() or type(widget).__name__
    wait_until(lambda: widget.isVisible() and widget.isEnabled(), f"“{named}” can be used", 5_000)
    for around in _around(widget):
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)


def _around(widget: QWidget) -> Iterator[QWidget]:
    """What a widget stands in, the nearest first."""
    around = widget.parentWidget()
    while around is not None:
        yield around
        around = around.parentWidget()


def type_in(field: QLineEdit | LineText | GrowingText, words: str) -> None:
    """Type words into a field, letter by letter, over what stands there."""
    within_reach(field)
    if field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text():
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Delete)
    if isinstance(field, LineText | GrowingText):
        for letter in words:
            type_letter(field, letter)
    else:
        QTest.keyClicks(field, words)


def choose(box: QComboBox, words: str) -> None:
    """Go down a list by its arrow key until the words stand there."""
    within_reach(box)
    for _ in range(box.count()):
        if box.currentText() == words:
            return
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == words, f"“{words}” is not in the list of “{box.accessibleName()}”"


def choose_row(rows: QTableView, words: str) -> None:
    """Click the row whose first cell says these words."""
    model = rows.model()
    found = [row for row in range(model.rowCount()) if str(model.index(row, 0).data()) == words]
    assert found, f"“{words}” is not in the list “{rows.accessibleName()}”"
    within_reach(rows)
    rows.scrollTo(model.index(found[0], 0))
    spot = rows.visualRect(model.index(found[0], 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def turn_to(window: MainWindow, key: str) -> None:
    """Turn to a page by its button on the rail."""
    press(next(each for each in window.ui.rail.findChildren(RailButton) if each.key == key))
    wait_until(lambda: window.here == key, f"the page {key} is shown")


def turn_tab(tabs: QTabWidget, page: QWidget) -> None:
    """Click the tab of a page, which may stand in an area that scrolls."""
    number = next(each for each in range(tabs.count()) if tabs.widget(each) in {page, *_around(page)})
    within_reach(tabs.tabBar())
    spot = tabs.tabBar().tabRect(number).center()
    QTest.mouseClick(tabs.tabBar(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    wait_until(page.isVisible, f"the tab “{tabs.tabText(number)}” is shown")


def asked(window: QWidget) -> QDialog:
    """The dialog that has just opened in front."""
    wait_until(lambda: any(each.isVisible() for each in window.findChildren(QDialog)), "something is asked")
    return front(window)


def agree(dialog: AskingDialog) -> None:
    """Press the button that does it, and see the dialog go."""
    assert not dialog.still_needed(), dialog.still_needed()
    press(dialog.ok)
    if isValid(dialog) and dialog.isVisible():
        wait_until(lambda: not isValid(dialog) or not dialog.isVisible(), f"it is done: {dialog.needed.text()}", 10_000)
