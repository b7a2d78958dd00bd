"""Badges: a letter, a shape and a colour, on the screen and spoken."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.milestones import Recorded
from nscb_desktop.framework.newham_2013 import EDITION
from nscb_desktop.framework.timescales import Counting, Rag, clocks
from nscb_desktop.views.badges import Badge, BadgeLabel, badge_of
from nscb_desktop.views.case_columns import next_clock_badge


@pytest.mark.parametrize(
    ("today", "short", "long"),
    [
        (date(2014, 1, 10), "▲ R late 2", "▲ R · late by 2 working days"),
        (date(2014, 1, 8), "◆ A today", "◆ A · due today"),
        (date(2014, 1, 7), "◆ A 1", "◆ A · 1 working day left"),
        (date(2013, 12, 23), "● G 9", "● G · 9 working days left"),
    ],
)
def test_a_badge_carries_letter_shape_and_words(today: date, short: str, long: str) -> None:
    clock = clocks(EDITION.timescales, {"received": Recorded(date(2013, 12, 20))}, today, Counting())[0]
    assert badge_of(clock).text == short
    assert badge_of(clock, long=True).text == long
    assert badge_of(clock).spoken in long


@pytest.mark.parametrize(
    "today", [date(2013, 12, 20), date(2014, 1, 6), date(2014, 1, 8), date(2014, 1, 9), date(2014, 1, 11)]
)
def test_a_row_of_the_grid_stands_as_its_clock_does(today: date) -> None:
    clock = clocks(EDITION.timescales, {"received": Recorded(date(2013, 12, 20))}, today, Counting())[0]
    badge = next_clock_badge(clock.due, today, Counting())
    assert (badge.rag, badge.text) == (clock.rag, clock.badge)


def test_a_row_with_nothing_running_is_blue() -> None:
    assert next_clock_badge(None, date(2014, 1, 7), Counting()).text == "■ B"


def test_a_label_paints_its_badge_and_says_it(qapp: QApplication, in_light: None) -> None:
    label = BadgeLabel(Badge(Rag.RED, "▲ R late 2", "late by 2 working days"))
    label.resize(label.sizeHint())
    picture = label.grab().toImage()
    colours = {picture.pixelColor(x, picture.height() // 2).name() for x in range(picture.width())}
    assert "#fbe9e7" in colours
    assert label.accessibleName() == "late by 2 working days"


def test_a_label_without_a_badge_is_not_there(qapp: QApplication) -> None:
    label = BadgeLabel(Badge(Rag.RED, "▲ R"))
    label.show_badge(None)
    assert label.isHidden()
    assert label.accessibleName() == ""


def test_one_day_is_no_days_and_thousands_carry_a_comma() -> None:
    assert next_clock_badge(date(2014, 1, 8), date(2014, 1, 7), Counting()).spoken == "1 working day left"
    assert next_clock_badge(date(2014, 1, 6), date(2014, 1, 7), Counting()).spoken == "late by 1 working day"
    assert next_clock_badge(date(2014, 1, 6), date(2024, 1, 8), Counting()).text == "▲ R late 2,527"


def test_a_badge_without_a_place_is_no_window_of_its_own(qtbot: QtBot) -> None:
    label = BadgeLabel(Badge(Rag.RED, "late"))
    qtbot.addWidget(label)
    assert not label.isVisible()
    place = QWidget()
    qtbot.addWidget(place)
    QVBoxLayout(place).addWidget(label)
    place.show()
    assert label.isVisible()
