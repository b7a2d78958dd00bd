"""At large text rows fold and words are cut short; nothing is out of reach."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.views.cases_page import CasesPage
from nscb_desktop.views.folding import FoldingRow, FoldingSplitter, ShortLabel
from nscb_desktop.views.main_window import MainWindow
from nscb_desktop.views.sitting_desk import SittingDesk
from nscb_desktop.views.theme import apply_theme
from nscb_desktop.views.today_page import TodayPage


@pytest.fixture
def row(qtbot: QtBot) -> Iterator[FoldingRow]:
    window = QWidget()
    qtbot.addWidget(window)
    made = FoldingRow(window)
    layout = QHBoxLayout(made)
    for _ in range(2):
        part = QWidget()
        part.setMinimumWidth(200)
        holder = QWidget()
        QHBoxLayout(holder).addWidget(part)
        layout.addWidget(holder)
    window.show()
    yield made
    window.close()


def test_a_row_folds_when_there_is_no_room_and_unfolds_again(row: FoldingRow) -> None:
    layout = row.layout()
    assert isinstance(layout, QBoxLayout)
    row.resize(600, 60)
    assert layout.direction() is QBoxLayout.Direction.LeftToRight
    row.resize(300, 60)
    assert layout.direction() is QBoxLayout.Direction.TopToBottom
    assert row.minimumSizeHint().width() < 300
    row.resize(600, 60)
    assert layout.direction() is QBoxLayout.Direction.LeftToRight


def test_a_splitter_puts_its_parts_one_above_the_other(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    splitter = FoldingSplitter(window)
    for _ in range(2):
        part = QWidget()
        part.setMinimumSize(300, 100)
        splitter.addWidget(part)
    window.show()
    splitter.resize(700, 300)
    assert splitter.orientation() is Qt.Orientation.Horizontal
    splitter.resize(400, 300)
    assert splitter.orientation() is Qt.Orientation.Vertical
    assert splitter.minimumSizeHint().height() >= 200


def test_a_short_label_says_all_of_it_to_a_screen_reader(qtbot: QtBot) -> None:
    label = ShortLabel()
    qtbot.addWidget(label)
    label.setText("cases with a Part One not authorised")
    label.resize(label.minimumSizeHint())
    label.show()
    assert label.accessibleName() == "cases with a Part One not authorised"
    assert not label.grab().isNull()
    assert label.minimumSizeHint().width() < QLabel(label.text()).sizeHint().width()


@pytest.mark.parametrize("times", [1.0, 1.5, 2.0])
def test_no_button_is_cut_off_at_large_text(
    qapp: QApplication, qtbot: QtBot, office: SittingDesk, in_light: None, times: float
) -> None:
    before = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(9.75 * times)
    qapp.setFont(larger)
    apply_theme(qapp, "light")
    try:
        window = MainWindow(office)
        qtbot.addWidget(window)
        window.add_page("today", "&Today", TodayPage(office, window.messages))
        window.add_page("cases", "&Cases", CasesPage(office, window.messages))
        window.resize(1366, 768)
        window.show()
        for key in ("today", "cases"):
            window.show_page(key)
            qtbot.wait(20)
            page = window.page(key)
            assert page.width() >= page.minimumSizeHint().width()
            for button in (page.ui.new_notification,):  # type: ignore[attr-defined]  # both pages have it
                assert button.width() >= button.sizeHint().width()
    finally:
        qapp.setFont(before)
