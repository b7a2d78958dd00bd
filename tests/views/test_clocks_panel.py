"""The clocks of a case on the screen."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.milestones import Recorded
from nscb_desktop.framework.newham_2013 import TIMESCALES
from nscb_desktop.framework.timescales import Clock, Counting, clocks
from nscb_desktop.views.badges import BadgeLabel
from nscb_desktop.views.clocks_panel import NO_CLOCKS, ClocksPanel

FACTS = {"received": Recorded(date(2013, 12, 20)), "met": Recorded(date(2014, 1, 6))}


def running(day: date) -> list[Clock]:
    """The clocks of a case whose sub-group met, as they stand on a day."""
    return clocks(TIMESCALES, FACTS, day, Counting())


@pytest.fixture
def panel(qtbot: QtBot) -> ClocksPanel:
    made = ClocksPanel()
    qtbot.addWidget(made)
    made.show_clocks(running(date(2014, 1, 15)))
    made.show()
    return made


def words(panel: ClocksPanel) -> list[str]:
    """What the labels in sight say."""
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)]


def test_each_clock_has_its_badge_its_name_and_its_last_day(panel: ClocksPanel) -> None:
    badges = [label.badge.text for label in panel.findChildren(BadgeLabel) if label.badge and label.isVisibleTo(panel)]
    assert badges == ["■ B", "◆ A 3", "◆ A 3"]
    assert {"Sub-group held", "Wed 8 Jan 2014", "Independent Chair's decision", "Mon 20 Jan 2014"} <= set(words(panel))


def test_how_counted_asks_for_that_clocks_working(panel: ClocksPanel, qtbot: QtBot) -> None:
    third = panel.buttons.button(2)
    assert third.accessibleName() == "How 20 Jan 2014 was counted: Decision, one month from notification"
    with qtbot.waitSignal(panel.working_asked) as asked:
        third.click()
    clock = asked.args[0] if asked.args else None
    assert isinstance(clock, Clock)
    assert clock.timescale.key == "decide-month"


def test_other_clocks_replace_those_shown(panel: ClocksPanel) -> None:
    panel.show_clocks(())
    assert words(panel) == ["Clocks", NO_CLOCKS]
    assert panel.buttons.buttons() == []
