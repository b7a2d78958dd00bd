"""The summary: where the case stands, its office record, its siblings, and the working of a clock on request."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.milestones import MILESTONES, Recorded
from nscb_desktop.framework.newham_2013 import EDITION, PART_ONE
from nscb_desktop.framework.records import CaseFile, FormRecord
from nscb_desktop.framework.references import Reference
from nscb_desktop.framework.timescales import Clock, Counting, clocks
from nscb_desktop.views.summary_tab import SummaryTab

AT = datetime(2013, 12, 20, 16, 40, tzinfo=UTC)
FACTS = {"received": Recorded(date(2013, 12, 20)), "requested": Recorded(date(2013, 12, 23))}
CASE = CaseFile(
    1, Reference(2013, 11), "Child N", EDITION, AT, (FormRecord(1, 1, PART_ONE, AT, AT, "J. Okafor", {}),),
    {"incident_on": read_date("18/12/2013"), "notes": "<i>bail</i> to 14 Feb"}, FACTS, (Reference(2013, 12),),
)  # fmt: skip


def running() -> list[Clock]:
    """The clocks of the case."""
    return clocks(EDITION.timescales, FACTS, date(2014, 1, 7), Counting())


@pytest.fixture
def tab(qtbot: QtBot) -> SummaryTab:
    made = SummaryTab()
    qtbot.addWidget(made)
    made.resize(1100, 500)
    made.load(CASE, running(), may_record=True, may_receive=True)
    made.show()
    return made


def words(tab: SummaryTab) -> list[str]:
    """What the labels in sight say."""
    return [label.text() for label in tab.findChildren(QLabel) if label.isVisibleTo(tab)]


def test_the_stage_and_the_facts_it_rests_on_are_shown(tab: SummaryTab) -> None:
    shown = words(tab)
    assert "Information requested" in shown
    place = shown.index("Fri 20 Dec 2013")
    assert shown[place : place + 4] == [
        "Fri 20 Dec 2013",
        "Part One received",
        "Mon 23 Dec 2013",
        "Part Twos requested",
    ]


def test_what_happened_on_one_day_is_told_once_and_in_its_order(tab: SummaryTab, qtbot: QtBot) -> None:
    day = Recorded(date(2014, 1, 7))
    later = dict.fromkeys(("told", "ofsted_told", "panel_told", "recommended", "met"), day)
    tab.load(replace(CASE, facts=FACTS | later), running(), may_record=True, may_receive=True)
    qtbot.waitUntil(lambda: "Ofsted told" in words(tab))
    stage, *told = [each for each in words(tab) if each in {MILESTONES[key].shown for key in later}]
    assert stage == "Recommendation made"
    assert told == ["Sub-group met", "Recommendation made", "Ofsted told", "National panel told"]


def test_the_office_record_shows_what_is_there_and_what_is_not(tab: SummaryTab) -> None:
    shown = words(tab)
    assert "18/12/2013" in shown
    assert "<i>bail</i> to 14 Feb" in shown
    assert shown.count("Not answered") == 6


def test_a_sibling_opens_and_another_can_be_started(tab: SummaryTab, qtbot: QtBot) -> None:
    link = tab.siblings.button(0)
    assert link.text() == "NSCB-2013-012"
    with qtbot.waitSignal(tab.reference_asked) as asked:
        link.click()
    assert asked.args == [Reference(2013, 12)]
    with qtbot.waitSignal(tab.sibling_asked):
        tab.sibling.click()
    with qtbot.waitSignal(tab.office_asked):
        tab.change.click()


def test_how_counted_shows_the_working_below_the_clocks(tab: SummaryTab) -> None:
    assert not tab.working.isVisibleTo(tab)
    tab.clocks.buttons.button(0).click()
    assert tab.working.isVisibleTo(tab)
    assert tab.working.title.text() == "How 8 January 2014 was counted"
    assert tab.working.source.text().startswith("NSCB-2013-011 · Sub-group held")


def test_the_working_stays_for_the_same_case_and_goes_with_another(tab: SummaryTab) -> None:
    tab.clocks.buttons.button(0).click()
    tab.load(CASE, running(), may_record=True, may_receive=True, keep=True)
    assert tab.working.isVisibleTo(tab)
    tab.load(CASE, running(), may_record=True, may_receive=True)
    assert not tab.working.isVisibleTo(tab)


def test_what_may_not_be_done_is_not_offered(tab: SummaryTab) -> None:
    tab.load(CASE, running(), may_record=False, may_receive=False)
    assert not tab.change.isVisibleTo(tab)
    assert not tab.sibling.isVisibleTo(tab)


def test_clearing_leaves_no_case(tab: SummaryTab) -> None:
    tab.clear()
    assert not [word for word in words(tab) if "2013" in word or "bail" in word]
    assert tab.siblings.buttons() == []
