"""The flow chart on the screen: drawn, described, and printed from there."""

from datetime import date

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from nscb_desktop.casework.flow import FlowPicture
from nscb_desktop.documents.flow_chart import svg
from nscb_desktop.framework.flow import LABEL, here_in_words, in_words, standings
from nscb_desktop.framework.milestones import facts_of
from nscb_desktop.views.flow_tab import FlowTab

CHART = standings(facts_of(date(2013, 12, 20), {}), [])
PICTURE = FlowPicture(svg(CHART), here_in_words(CHART), in_words(CHART))


@pytest.fixture
def tab(qtbot: QtBot) -> FlowTab:
    made = FlowTab()
    qtbot.addWidget(made)
    made.resize(1100, 900)
    made.show()
    made.show_picture(PICTURE, printing=True)
    return made


def test_it_says_where_the_case_stands_and_that_it_is_a_reconstruction(tab: FlowTab) -> None:
    assert tab.here.text() == "You are here: All members of the sub-group notified"
    assert tab.label.text() == LABEL
    assert "All members of the sub-group notified: you are here" in tab.chart.accessibleDescription()


def test_it_is_drawn_in_the_colours_of_the_paper(tab: FlowTab, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: tab.chart.width() >= tab.chart.sizeHint().width())
    drawn = tab.chart.grab().toImage()
    here, paper = QColor("#fff3d6"), QColor("#ffffff")
    seen = [drawn.pixelColor(x, y) for x in range(0, drawn.width(), 3) for y in range(0, drawn.height(), 3)]
    assert paper in seen
    assert any(
        abs(c.red() - here.red()) + abs(c.green() - here.green()) + abs(c.blue() - here.blue()) < 6 for c in seen
    )
    black = sum(drawn.pixelColor(x, y).lightness() < 10 for x in range(0, drawn.width(), 5) for y in range(0, 400, 5))
    assert black < 50  # a shape filled by mistake is a field of black


def test_printing_is_offered_to_whoever_may(tab: FlowTab, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tab.print_asked):
        tab.print.click()
    tab.show_picture(PICTURE)
    assert not tab.print.isVisibleTo(tab)


def test_nothing_is_left_after_the_lock(tab: FlowTab) -> None:
    tab.show_picture(None)
    assert (tab.here.text(), tab.chart.accessibleDescription(), tab.chart.sizeHint().height()) == ("", "", 0)
