"""The clocks of a case on the screen."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.clock_changes import ChangeKind, ClockChange
from nscb_desktop.framework.milestones import Recorded
from nscb_desktop.framework.newham_2013 import TIMESCALES
from nscb_desktop.framework.timescales import Clock, Counting, clocks
from nscb_desktop.views.badges import BadgeLabel
from nscb_desktop.views.clock_dialog import ClockDialog, ClockEntry
from nscb_desktop.views.clocks_panel import NO_CLOCKS, ClocksPanel, Offer, offers

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


def test_a_clock_offers_what_can_be_recorded_about_it_to_whoever_may(panel: ClocksPanel, qtbot: QtBot) -> None:
    assert panel.changes.buttons() == []
    late = running(date(2014, 1, 22))
    panel.show_clocks(late, may_change=True)
    offered = [each.accessibleName() for each in panel.changes.buttons()]
    assert offered == [
        f"{what}: {clock.name}" for clock in late[1:] for what in ("Extend", "Give the reason")
    ]  # the first was met in time
    with qtbot.waitSignal(panel.change_asked) as asked:
        panel.changes.buttons()[1].click()
    assert asked.args == [Offer(late[1], ChangeKind.REASON)]


def test_a_paused_clock_offers_only_to_go_on() -> None:
    at = datetime(2014, 1, 7, tzinfo=UTC)
    change = ClockChange(1, "decide", "", ChangeKind.PAUSED, date(2014, 1, 8), "snow", "the Chair", at, "Jane")
    clock = clocks(TIMESCALES, FACTS, date(2014, 1, 15), Counting(), (), (change,))[1]
    assert [offer.words for offer in offers(clock)] == ["go on…"]


def test_both_days_and_what_was_agreed_stand_under_a_clock(panel: ClocksPanel) -> None:
    at = datetime(2014, 1, 7, tzinfo=UTC)
    change = ClockChange(
        1, "decide", "", ChangeKind.EXTENDED, date(2014, 1, 24), "<b>snow</b>", "the Chair", at, "Jane"
    )
    panel.show_clocks(clocks(TIMESCALES, FACTS, date(2014, 1, 15), Counting(), (), (change,)))
    said = "originally Mon 20 Jan 2014\nextended to 24 Jan 2014: <b>snow</b>, agreed by the Chair"
    assert {"Fri 24 Jan 2014", said} <= set(words(panel))


@pytest.mark.parametrize(
    ("kind", "needed"),
    [
        (ChangeKind.EXTENDED, "Still needed: a whole date; a reason; who agreed."),
        (ChangeKind.PAUSED, "Still needed: a whole date; a reason; who agreed."),
        (ChangeKind.RESUMED, "Still needed: a whole date; a reason."),
        (ChangeKind.REASON, "Still needed: a reason."),
    ],
)
def test_the_dialog_asks_for_what_the_act_needs(qtbot: QtBot, kind: ChangeKind, needed: str) -> None:
    clock = running(date(2014, 1, 15))[1]
    dialog = ClockDialog(Offer(clock, kind), lambda: date(2014, 1, 15))
    qtbot.addWidget(dialog)
    assert (dialog.needed.text(), dialog.ok.isEnabled()) == (needed, False)
    if dialog.day and dialog.agreed_by:
        dialog.day.line.setText("24/1/2014")
        dialog.agreed_by.setText("the Chair")
    dialog.why.setPlainText("snow")
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.ok.click()
    agreed = "" if kind is ChangeKind.REASON else "the Chair"
    day = None if kind is ChangeKind.REASON else date(2014, 1, 24)
    assert chosen.args == [ClockEntry(clock, kind, day, "snow", agreed)]
