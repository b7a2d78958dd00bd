"""Recording a date, correcting it with a reason, taking it back."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.milestones import MILESTONES, Recorded
from nscb_desktop.views.day_entry import NEEDED, WHOLE
from nscb_desktop.views.milestone_dialog import (
    DETAIL_NEEDED,
    REASON_NEEDED,
    REASON_TO_WITHDRAW,
    MilestoneDialog,
    MilestoneEntry,
)
from tests.views.mnemonics import clashing_mnemonics, nameless


def today() -> date:
    """The office's day."""
    return date(2014, 1, 7)


def opened(qtbot: QtBot, key: str, recorded: Recorded | None = None) -> tuple[MilestoneDialog, list[MilestoneEntry]]:
    """The dialog on the screen, and what it hands over."""
    dialog = MilestoneDialog(MILESTONES[key], recorded, today)
    qtbot.addWidget(dialog)
    entries: list[MilestoneEntry] = []
    dialog.entered.connect(entries.append)
    dialog.open()
    return dialog, entries


def test_a_new_date_starts_blank_and_needs_no_reason(qtbot: QtBot) -> None:
    dialog, entries = opened(qtbot, "met")
    assert dialog.day.line.text() == ""
    assert not dialog.why.isVisibleTo(dialog)
    dialog.day.line.setText("6 January 2014")
    dialog.save.click()
    assert entries == [MilestoneEntry("met", date(2014, 1, 6))]


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("", NEEDED),
        ("January 2014", WHOLE),
        ("c. 6 January 2014", WHOLE),
        ("31/2/2014", WHOLE),
        ("8/1/2014", "8 January 2014 has not come yet. Record the date when it has happened."),
    ],
)
def test_what_is_not_one_past_day_is_one_sentence_and_nothing_is_recorded(
    qtbot: QtBot, written: str, sentence: str
) -> None:
    dialog, entries = opened(qtbot, "met")
    dialog.day.line.setText(written)
    dialog.save.click()
    assert dialog.problem.text() == sentence
    assert entries == []
    assert dialog.isVisible()


def test_a_correction_needs_a_reason(qtbot: QtBot) -> None:
    dialog, entries = opened(qtbot, "met", Recorded(date(2014, 1, 6)))
    assert dialog.day.day() == date(2014, 1, 6)
    dialog.day.line.setText("3 Jan 2014")
    dialog.save.click()
    assert dialog.problem.text() == REASON_NEEDED
    dialog.why.fill("minutes say the 3rd")
    dialog.save.click()
    assert entries == [MilestoneEntry("met", date(2014, 1, 3), "", "minutes say the 3rd")]


def test_taking_a_date_back_needs_a_reason_too(qtbot: QtBot) -> None:
    dialog, entries = opened(qtbot, "met", Recorded(date(2014, 1, 6)))
    assert dialog.withdraw is not None
    dialog.withdraw.click()
    assert dialog.problem.text() == REASON_TO_WITHDRAW
    dialog.why.fill("another case")
    dialog.withdraw.click()
    assert entries == [MilestoneEntry("met", None, "", "another case")]


def test_a_decision_says_what_was_decided(qtbot: QtBot) -> None:
    dialog, entries = opened(qtbot, "decided")
    assert dialog.decision.currentIndex() == -1
    dialog.day.today_button.click()
    dialog.save.click()
    assert dialog.problem.text() == DETAIL_NEEDED
    dialog.decision.setCurrentIndex(dialog.decision.findData("learning-review"))
    dialog.save.click()
    assert entries == [MilestoneEntry("decided", date(2014, 1, 7), "learning-review")]


def test_two_rapid_presses_record_once(qtbot: QtBot) -> None:
    dialog, entries = opened(qtbot, "met")
    dialog.day.today_button.click()
    dialog.save.click()
    dialog.save.click()
    assert len(entries) == 1


def test_letters_and_names_are_its_own(qtbot: QtBot) -> None:
    dialog, _ = opened(qtbot, "decided", Recorded(date(2014, 1, 6), "scr"))
    assert dialog.decision.currentData() == "scr"
    assert clashing_mnemonics(dialog) == {}
    assert nameless(dialog) == []
