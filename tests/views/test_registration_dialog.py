"""Authorise and register: nothing goes on until everything needed is answered, and it goes on once."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nscb_desktop.framework.completeness import Missing
from nscb_desktop.framework.records import CaseRow, Possible
from nscb_desktop.framework.references import Reference
from nscb_desktop.views.registration_dialog import RegistrationChoice, RegistrationDialog, RegistrationQuestion
from tests.conftest import FixedClock
from tests.views.everything_shown import everything_shown
from tests.views.mnemonics import clashing_mnemonics, nameless

RELIGION = Missing("religion", "Religion: not answered")
RECEIVED = Missing("received_at", "Notification received: enter the date and time the form was in hand")


def possible(number: int, twin: bool = False) -> Possible:
    """A case that may be about the same child."""
    row = CaseRow(
        number, Reference(2013, number), "Child D", "<b>Tahmina</b> SAMPLE", "4 years", "Police", date(2013, 12, 1),
        "Part One received", "", None, True, False,
    )  # fmt: skip
    return Possible(row, 90, ("name", "date of birth"), "22 May 2009", twin)


def dialog_for(question: RegistrationQuestion, qtbot: QtBot, clock: FixedClock) -> RegistrationDialog:
    """The dialog, open."""
    # Not handed to qtbot, which would close it again: it is deleted when it closes.
    dialog = RegistrationDialog(question, clock)
    dialog.open()
    return dialog


def authorise(dialog: RegistrationDialog) -> None:
    """Answer that it is authorised, when and how."""
    dialog.authorised.setChecked(True)
    QTest.keyClicks(dialog.when.line, "23/12/2013 9.05")
    QTest.keyClicks(dialog.how, "By secure e-mail")


def press(dialog: RegistrationDialog, qtbot: QtBot) -> RegistrationChoice:
    """Press Register and take what was decided."""
    with qtbot.waitSignal(dialog.chosen) as chosen:
        QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert chosen.args is not None
    choice = chosen.args[0]
    assert isinstance(choice, RegistrationChoice)
    return choice


def test_nothing_is_answered_beforehand(qtbot: QtBot, fixed_clock: FixedClock) -> None:
    dialog = dialog_for(RegistrationQuestion(possibles=(possible(4),)), qtbot, fixed_clock)
    assert not dialog.ok.isEnabled()
    assert (
        dialog.needed.text() == "Still needed: whether it is authorised; whether the child is already in the register."
    )


def test_an_authorised_complete_form_is_registered(qtbot: QtBot, fixed_clock: FixedClock) -> None:
    dialog = dialog_for(RegistrationQuestion(authoriser="Prof. Pretend, Director"), qtbot, fixed_clock)
    authorise(dialog)
    assert dialog.needed.text() == ""
    at = datetime(2013, 12, 23, 9, 5, tzinfo=UTC)
    assert press(dialog, qtbot) == RegistrationChoice(authorised_at=at, authorised_how="By secure e-mail")


def test_gaps_need_a_reason(qtbot: QtBot, fixed_clock: FixedClock) -> None:
    dialog = dialog_for(RegistrationQuestion((RELIGION,)), qtbot, fixed_clock)
    authorise(dialog)
    assert dialog.needed.text() == "Still needed: why it is registered without what is missing."
    QTest.keyClicks(dialog.gaps_reason, "  the agency was asked  ")
    assert press(dialog, qtbot).gaps_reason == "the agency was asked"


def test_a_blocker_cannot_be_reasoned_away(qtbot: QtBot, fixed_clock: FixedClock) -> None:
    dialog = dialog_for(RegistrationQuestion((RECEIVED,), (RECEIVED,)), qtbot, fixed_clock)
    authorise(dialog)
    assert not dialog.ok.isEnabled()
    assert RECEIVED.sentence in dialog.needed.text()
    assert not dialog.gaps_reason.isVisible()
    assert not dialog.possibles.isVisible()


def test_registering_before_authorisation_needs_a_reason(qtbot: QtBot, fixed_clock: FixedClock) -> None:
    dialog = dialog_for(RegistrationQuestion(own_authoriser=True), qtbot, fixed_clock)
    authorise(dialog)
    dialog.not_yet.setChecked(True)
    assert dialog.needed.text() == "Still needed: why it is registered before it is authorised."
    QTest.keyClicks(dialog.late_reason, "expected on Monday")
    assert press(dialog, qtbot) == RegistrationChoice(unauthorised_reason="expected on Monday")


def test_an_author_who_authorised_says_why(qtbot: QtBot, fixed_clock: FixedClock) -> None:
    dialog = dialog_for(RegistrationQuestion(own_authoriser=True), qtbot, fixed_clock)
    authorise(dialog)
    assert dialog.own_reason.isVisible()
    assert dialog.needed.text() == "Still needed: why the author authorised it too."
    QTest.keyClicks(dialog.own_reason, "nobody else on duty")
    assert press(dialog, qtbot).own_form_reason == "nobody else on duty"


@pytest.mark.parametrize(("answer", "of"), [("different", None), ("add", 9), ("sibling", 9)])
def test_the_answer_about_a_possible_duplicate_is_handed_on(
    answer: str, of: int | None, qtbot: QtBot, fixed_clock: FixedClock
) -> None:
    dialog = dialog_for(RegistrationQuestion(possibles=(possible(4), possible(9))), qtbot, fixed_clock)
    authorise(dialog)
    dialog.possibles.answers[answer].click()
    if of:
        assert dialog.needed.text() == "Still needed: which of the listed cases it is."
        dialog.possibles.choose(1)
    choice = press(dialog, qtbot)
    assert (choice.duplicate, choice.duplicate_of) == (answer, of)


def test_a_twin_is_never_the_same_child(qtbot: QtBot, fixed_clock: FixedClock) -> None:
    dialog = dialog_for(RegistrationQuestion(possibles=(possible(4, twin=True),)), qtbot, fixed_clock)
    authorise(dialog)
    dialog.possibles.choose(0)
    assert "perhaps a twin" in dialog.possibles.list.item(0).text()
    dialog.possibles.answers["add"].click()
    assert not dialog.ok.isEnabled()
    dialog.possibles.answers["sibling"].click()
    assert dialog.ok.isEnabled()


def test_a_double_click_registers_once(qtbot: QtBot, fixed_clock: FixedClock) -> None:
    dialog = dialog_for(RegistrationQuestion(), qtbot, fixed_clock)
    authorise(dialog)
    chosen: list[object] = []
    dialog.chosen.connect(chosen.append)
    dialog.ok.click()
    dialog.ok.click()
    assert len(chosen) == 1


def test_return_in_a_field_closes_nothing(qtbot: QtBot, fixed_clock: FixedClock) -> None:
    dialog = dialog_for(RegistrationQuestion(), qtbot, fixed_clock)
    authorise(dialog)
    QTest.keyClick(dialog.how, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_names_are_shown_as_written_and_everything_has_a_name(qtbot: QtBot, fixed_clock: FixedClock) -> None:
    question = RegistrationQuestion((RELIGION,), (), "<b>Prof.</b> & co", True, (possible(4),))
    dialog = dialog_for(question, qtbot, fixed_clock)
    assert "<b>Prof.</b> && co" in everything_shown(dialog)
    assert "<b>Tahmina</b>" in dialog.possibles.list.item(0).text()
    assert clashing_mnemonics(dialog) == {}
    assert nameless(dialog) == []
