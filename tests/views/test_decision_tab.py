"""The Decision tab: gates in order with their hands, one next act, the others in a menu, notices, challenges, and reading."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import challenges, closing, desk, gate_board
from nscb_desktop.casework.gate_board import Step
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.notices import AFTER_A_DECISION
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.views.decision_tab import DecisionTab
from tests import gates, registers
from tests.casework.conftest import CHAIR
from tests.views.mnemonics import clashing_mnemonics, nameless


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Sitting]:
    """The Business Manager at a register with both chairs in post."""
    sitting = gates.staffed(registers.fresh(tmp_path / "register"))
    yield sitting
    desk.lock(sitting)


@pytest.fixture
def tab(qtbot: QtBot) -> DecisionTab:
    """The tab in sight."""
    made = DecisionTab()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def shown(tab: DecisionTab) -> str:
    """Every word in sight."""
    return "\n".join(label.text() for label in tab.findChildren(QLabel) if label.isVisibleTo(tab))


def load(tab: DecisionTab, office: Sitting, case: CaseFile) -> list[str]:
    """Show a case's board; the keys of what can be done, the next one first."""
    board = gate_board.board(office, case)
    tab.load(board, may_amend=True)
    # What is added to a page in sight comes into sight with the next events.
    QApplication.processEvents()
    return [board.next.key if board.next else "", *(step.key for step in board.others)]


def test_each_stage_has_one_next_act_and_the_others_in_the_menu(tab: DecisionTab, office: Sitting) -> None:
    case = registers.registered(office)
    assert load(tab, office, case) == ["send", "criteria", "closing"]
    assert tab.next.text() == "Send to the sub-group chair…"
    for reach, expected in (
        (gates.with_the_chair, "screening"), (gates.screened, "meeting"), (gates.met, "recommendation"),
        (gates.recommended, "discussion"), (gates.discussed, "decision"), (gates.decided, "notice"),
    ):  # fmt: skip
        assert load(tab, office, reach(office))[0] == expected


@pytest.mark.parametrize(
    ("review", "after_everybody_is_told"),
    [
        ("none", ["closing", "criteria", "challenge", "conversion", "notice"]),
        ("scr", ["", "criteria", "challenge", "conversion", "notice", "closing"]),
    ],
)
def test_the_close_is_next_only_where_no_review_is_to_come(
    tab: DecisionTab, office: Sitting, review: str, after_everybody_is_told: list[str]
) -> None:
    case = gates.decided(office, review=review)
    for to in AFTER_A_DECISION:
        case = gates.told(office, case, to, who="all")
    assert load(tab, office, case) == after_everybody_is_told
    assert tab.next.isVisibleTo(tab) == (review == "none")
    case = closing.close(office, case.id, gates.CLOSING, registers.NOW)
    assert load(tab, office, case) == ["reopening"]


def test_a_case_screened_out_asks_for_its_referrer_to_be_told(tab: DecisionTab, office: Sitting) -> None:
    assert load(tab, office, gates.screened(office, outcome="not-indicated"))[0] == "notice"
    assert "The referring agency" in shown(tab)


def test_the_gates_say_who_made_and_who_recorded_them(tab: DecisionTab, office: Sitting) -> None:
    load(tab, office, gates.decided(office))
    words = shown(tab)
    assert "Made by Dame Ina Invented, Independent Chair. Recorded by Jane Okafor" in words
    assert "3 agencies present, quorum 3" in words
    assert words.splitlines().count("Mon 6 Jan 2014") == 5
    assert words.splitlines().count("✓") == 6
    assert "not yet" in words


def test_a_changed_decision_says_what_stands_now(tab: DecisionTab, office: Sitting) -> None:
    case = gates.challenged(office)
    load(tab, office, case)
    assert "open" in shown(tab).splitlines()
    changed = gates.changed(gates.OUTCOME, outcome="changed", review="none")
    load(tab, office, challenges.conclude(office, case.id, changed, registers.NOW))
    assert "Serious Case Review; stands now as no review" in shown(tab)
    assert "The decision is changed: No review (Dame Ina Invented)" in shown(tab)


def test_a_sheet_begins_with_the_office_holder_and_the_criteria(office: Sitting) -> None:
    board = gate_board.board(office, gates.with_the_chair(office))
    assert board.next
    assert board.next.carried["made_by"] == {"name": "Samuel Sample", "office": "Sub-group chair"}
    board = gate_board.board(office, gates.challenged(office))
    outcome = next(step for step in board.others if step.key == "challenge_outcome")
    assert outcome.carried["challenge"] == "1"


def test_a_sheet_is_read_and_amended_and_nothing_of_it_is_left_for_the_next_case(
    tab: DecisionTab, office: Sitting, qtbot: QtBot
) -> None:
    case = gates.decided(office)
    load(tab, office, case)
    tab.read(case.sheets[-1].id)
    assert "The threshold is met." in shown(tab)
    assert "NOT AUTHORISED" not in shown(tab)
    with qtbot.waitSignal(tab.amend_asked) as asked:
        tab.reader.amend.click()
    assert asked.args == [case.sheets[-1].id]
    tab.load(gate_board.board(office, case), may_amend=True, keep=True)
    assert tab.reader.record
    load(tab, office, registers.registered(office))
    assert "The threshold is met." not in shown(tab)
    assert tab.sides.currentIndex() == 0


def test_the_next_act_is_asked_for_once_by_a_double_click(tab: DecisionTab, office: Sitting) -> None:
    load(tab, office, gates.with_the_chair(office))
    asked: list[Step] = []
    tab.step_asked.connect(asked.append)
    tab.next.click()
    tab.next.click()
    assert [step.key for step in asked] == ["screening"]
    tab.menu.actions()[0].trigger()
    assert asked[-1].key == "criteria"


def test_the_sub_group_chair_is_offered_what_the_chair_may_record(tab: DecisionTab, office: Sitting) -> None:
    chair = Sitting(office.register, CHAIR, office.now)
    assert load(tab, chair, gates.discussed(office)) == ["", "criteria", "challenge"]
    assert load(tab, chair, gates.met(office))[0] == "recommendation"


def test_every_letter_is_one_things_and_everything_has_a_name(tab: DecisionTab, office: Sitting) -> None:
    load(tab, office, gates.told(office, gates.challenged(office), "ofsted"))
    assert clashing_mnemonics(tab) == {}
    assert nameless(tab) == []


def test_where_the_criteria_come_from_stands_in_one_line(tab: DecisionTab, office: Sitting, qtbot: QtBot) -> None:
    load(tab, office, gates.with_the_chair(office))
    words = "As the Part One has them."
    label = next(each for each in tab.criteria.findChildren(QLabel) if each.text() == words)
    qtbot.waitUntil(lambda: label.width() > 0 and label.isVisible())
    assert label.width() >= label.fontMetrics().horizontalAdvance(words)
    assert label.height() < 2 * label.fontMetrics().lineSpacing()


def test_the_words_of_a_challenge_stand_beside_its_number(tab: DecisionTab, office: Sitting, qtbot: QtBot) -> None:
    load(tab, office, gates.challenged(office))
    labels = {label.text(): label for label in tab.challenges.findChildren(QLabel)}
    number, words = labels["1"], labels["Police, 6 Jan 2014: The decision"]
    qtbot.waitUntil(lambda: words.x() > 0)
    assert words.x() - number.x() < 60
