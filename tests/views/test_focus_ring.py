"""The edge round what has the keyboard stands on all four sides, also where the widget fills what it lies in."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from nscb_desktop.views import theme
from nscb_desktop.views.focus_ring import EDGE, FocusEdge


@pytest.fixture(autouse=True)
def light(in_light: None) -> None:
    """The light theme, which has the edge."""


def filled_block() -> tuple[QWidget, QLineEdit]:
    """A field that fills a block without margins, as in the dialogs."""
    block = QWidget()
    layout = QVBoxLayout(block)
    layout.setContentsMargins(0, 0, 0, 0)
    field = QLineEdit()
    layout.addWidget(field)
    return block, field


def edge_of(window: QWidget) -> FocusEdge:
    """The edge that is on the screen."""
    (edge,) = [each for each in window.findChildren(FocusEdge) if each.isVisible()]
    return edge


def test_all_four_sides_are_dark(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    block, field = filled_block()
    QVBoxLayout(window).addWidget(block)
    window.resize(300, 80)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    picture = window.grab().toImage()
    at, size = field.mapTo(window, QPoint(0, 0)), field.size()
    middle = at + QPoint(size.width() // 2, size.height() // 2)
    sides = (
        QPoint(at.x() - 1, middle.y()),
        QPoint(at.x() + size.width(), middle.y()),
        QPoint(middle.x(), at.y() - 1),
        QPoint(middle.x(), at.y() + size.height()),
    )
    assert {picture.pixelColor(side).name() for side in sides} == {theme.in_use().focus_edge}


def test_the_edge_follows_a_block_that_moves_and_scrolls_with_it(qtbot: QtBot) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    sheet = QWidget()
    sheet.resize(280, 900)
    block, field = filled_block()
    block.setParent(sheet)
    block.setGeometry(40, 40, 200, 30)
    area.setWidget(sheet)
    area.resize(300, 200)
    area.show()
    area.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    edge = edge_of(area)
    assert edge.parentWidget() is sheet
    block.move(60, 90)
    assert edge.geometry().topLeft() == QPoint(60 - EDGE, 90 - EDGE)


def test_a_dialog_that_is_destroyed_with_the_keyboard_in_it_takes_its_edge_along(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = QDialog(window)
    block, field = filled_block()
    QVBoxLayout(dialog).addWidget(block)
    dialog.show()
    dialog.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    edge = edge_of(dialog)
    delete(dialog)
    assert not isValid(edge)


def test_a_splitter_gets_no_part_more(qtbot: QtBot) -> None:
    button = QPushButton("Go on")
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    splitter = QSplitter()
    splitter.addWidget(button)
    layout.addWidget(splitter)
    outer = QWidget()
    QVBoxLayout(outer).addWidget(holder)
    qtbot.addWidget(outer)
    outer.show()
    outer.activateWindow()
    button.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is button)
    assert edge_of(outer).isVisible()
    assert splitter.count() == 1
