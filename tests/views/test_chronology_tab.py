"""The Chronology tab: the lanes drawn, the same said in a table, and nothing left of the case before."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from nscb_desktop.documents import swim_lanes
from nscb_desktop.framework.answers import Rows
from nscb_desktop.framework.chronology import lanes_of
from nscb_desktop.framework.dates import read_date
from nscb_desktop.views.chronology_tab import ChronologyTab, Picture
from tests.views.everything_shown import everything_shown
from tests.views.mnemonics import nameless

LANES = lanes_of(
    [
        (
            "Police",
            Rows(({"what": "s.47 <i>", "from": read_date("2012"), "outcome": "NFA"},), "No orders."),
            date(2014, 1, 7),
        )
    ]
)


@pytest.fixture
def tab(qtbot: QtBot) -> ChronologyTab:
    """The tab in a small window."""
    made = ChronologyTab()
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    return made


def test_the_lanes_are_drawn_and_said(tab: ChronologyTab) -> None:
    tab.load(LANES, swim_lanes.svg(LANES), may_print=True)
    (picture,) = tab.pictures.findChildren(Picture)
    drawn = picture.grab().toImage()
    colours = {drawn.pixelColor(x, y).name() for x in range(0, drawn.width(), 3) for y in range(0, drawn.height(), 2)}
    assert len(colours) > 3
    shown = everything_shown(tab)
    for words in ("A Assessment", "s.47 <i>", "from 2012", "NFA", "Police: No orders."):
        assert words in shown
    assert nameless(tab) == []


def test_printing_is_asked_once_for_a_double_click(tab: ChronologyTab, qtbot: QtBot) -> None:
    tab.load(LANES, swim_lanes.svg(LANES), may_print=True)
    asked: list[bool] = []
    tab.print_asked.connect(lambda: asked.append(True))
    tab.print.click()
    tab.print.click()
    assert asked == [True]


def test_another_case_leaves_nothing(tab: ChronologyTab) -> None:
    tab.load(LANES, swim_lanes.svg(LANES), may_print=True)
    tab.clear()
    assert "s.47" not in everything_shown(tab)
    assert not tab.print.isVisible()
    assert tab.empty.isVisible()
