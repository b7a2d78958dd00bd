"""A list on a figure's card: whole while it fits on its lines, and otherwise with how many more there are."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.views.figure_card import FigureCard, FigureRow
from nscb_desktop.views.list_label import LINES, ListLabel

AGENCIES = [f"Exampleham Agency {number}" for number in range(1, 11)]


@pytest.fixture
def label(qtbot: QtBot) -> ListLabel:
    """A label with ten agencies."""
    made = ListLabel()
    qtbot.addWidget(made)
    made.show_parts(AGENCIES)
    return made


def test_with_room_it_says_all_of_it(label: ListLabel) -> None:
    assert label.fitted(10_000) == ", ".join(AGENCIES)
    assert label.heightForWidth(10_000) == label.fontMetrics().lineSpacing()


@pytest.mark.parametrize("width", [150, 211, 300, 420])
def test_without_room_it_says_how_many_more_and_takes_no_more_lines(label: ListLabel, width: int) -> None:
    words = label.fitted(width)
    named, _, rest = words.partition(" and ")
    assert named
    assert rest == f"{len(AGENCIES) - len(named.split(', '))} more"
    assert label.heightForWidth(width) <= LINES * label.fontMetrics().lineSpacing()
    assert label.accessibleName() == ", ".join(AGENCIES)


def test_one_long_name_ends_in_dots(label: ListLabel) -> None:
    label.show_parts(["a very long place " * 20])
    assert label.fitted(200).startswith("a very long place")
    assert label.fitted(200).endswith("…")
    assert label.heightForWidth(200) <= LINES * label.fontMetrics().lineSpacing()
    label.show_parts(())
    assert label.fitted(200) == ""


def test_the_cards_are_as_high_as_the_longest_list_at_every_width(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = FigureRow(window)
    cards = [FigureCard(key, key.title()) for key in ("overdue", "week", "agencies")]
    for card in cards:
        row.add(card)
        card.show_number(2, ("clocks past their last day",))
    cards[2].show_number(2, AGENCIES)
    window.show()
    for width in (1140, 700, 900):
        row.resize(width, 100)
        QApplication.processEvents()
        assert len({card.height() for card in cards}) == 1
        words = cards[2].words
        assert words.height() >= words.heightForWidth(words.width())
        assert " more" in words.fitted(words.width())
        assert row.height() >= cards[2].geometry().bottom()
    tall = cards[0].height()
    cards[2].show_number(2, ("Police",))
    row.level()
    QApplication.processEvents()
    assert cards[0].height() < tall
